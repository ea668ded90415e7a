#include <algorithm>
#include <string>

#include "lint/rule/rule.h"
#include "lint/rule/word_findings.h"
#include "lint/text/ascii.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

// "{add overview}" of which `word` is the first word: with its braces, or to the end of the block if they are not
// closed.
ByteRange in_braces(const Document& document, const Prose& prose, std::uint32_t word) {
  const std::uint32_t open = prose.words()[word].begin - 1;
  const Prose::Block& block = prose.block_of(word);
  const ByteOffset end = document[block.node].range.end;
  const char closing = prose.bytes()[open] == '{' ? '}' : prose.bytes()[open] == '[' ? ']' : '>';
  const std::size_t found = document.text({byte_offset(open), end}).find(closing);
  return {byte_offset(open), found == std::string_view::npos ? byte_offset(prose.words()[block.last_word - 1].end)
                                                             : byte_offset(open + found + 1)};
}

std::string shortened(std::string text) {
  std::ranges::replace_if(text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  constexpr std::size_t kShown = 60;
  if (text.size() <= kShown) return text;
  text.resize(std::min(text.rfind(' ', kShown), kShown));
  return text + " …";
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view it) { return std::ranges::equal(word, it, {}, ascii_small); });
}

// The word beside a hit, with a blank alone between them; "" where there is none.
std::string_view word_before(const Prose& prose, const TermHit& hit) {
  const bool beside = hit.first > prose.block_of(hit.first).first_word && prose.between(hit.first) == " ";
  return beside ? prose[prose.words()[hit.first - 1]] : std::string_view();
}
std::string_view word_behind(const Prose& prose, const TermHit& hit) {
  const bool beside = hit.last < prose.block_of(hit.first).last_word && prose.between(hit.last) == " ";
  return beside ? prose[prose.words()[hit.last]] : std::string_view();
}

// Between marks, or with the whole block to itself.
bool is_alone(const Prose& prose, const TermHit& hit) {
  const Prose::Block& block = prose.block_of(hit.first);
  constexpr std::string_view kMarks = "()[]{}:;.,!?|";
  const bool begins =
      hit.first == block.first_word || prose.between(hit.first).find_first_of(kMarks) != std::string::npos;
  return begins && (hit.last == block.last_word || prose.between(hit.last).find_first_of(kMarks) != std::string::npos);
}

// "a TBD", "TBD entries": who speaks of such marks leaves none.
bool is_mention(const Prose& prose, const TermHit& hit, std::string_view text) {
  return text.ends_with('s') ||
         is_one_of(word_before(prose, hit),
                   {"a",    "an",   "the", "this", "that", "these", "those", "each", "every", "any",   "no", "all",
                    "some", "many", "of",  "as",   "with", "like",  "such",  "your", "our",   "their", "its"}) ||
         is_one_of(word_behind(prose, hit),
                   {"comment", "comments",    "list",         "lists", "item",  "items",   "marker",
                    "markers", "placeholder", "placeholders", "note",  "notes", "app",     "entry",
                    "entries", "tag",         "tags",         "task",  "tasks", "section", "sections"});
}

// "Manager: TBD", and in a cell of a table: that it is open is what the page has to say.
bool is_value(const Document& document, const Prose& prose, const TermHit& hit) {
  const Prose::Block& block = prose.block_of(hit.first);
  if (hit.last != block.last_word) return false;
  if (document[block.node].kind == NodeKind::table_cell) return true;
  return hit.first > block.first_word && prose.between(hit.first).find_first_of(":=") != std::string::npos;
}

// "[list of names]": three such in a section are a form that the page shows, and not what is left of one.
bool is_form(const Prose& prose, const TermHit& hit) {
  constexpr int kFields = 3;
  if (prose.before(hit.first) != '[') return false;
  const std::span<const Prose::Block> blocks = prose.blocks();
  std::size_t first = static_cast<std::size_t>(&prose.block_of(hit.first) - blocks.data()), last = first + 1;
  while (first > 0 && blocks[first].kind == Prose::Block::Kind::text) --first;
  while (last < blocks.size() && blocks[last].kind == Prose::Block::Kind::text) ++last;
  int fields = 0;
  for (std::uint32_t i = blocks[first].first_word; i < blocks[last - 1].last_word && fields < kFields; ++i) {
    const std::uint32_t at = prose.words()[i].begin;
    if (at > 0 && prose.bytes()[at - 1] == '[') ++fields;
  }
  return fields >= kFields;
}

bool is_left_over(const Document& document, const Prose& prose, const TermHit& hit) {
  const std::string text = prose.text(hit.first, hit.last);
  if (text.find(' ') != std::string::npos) {
    return std::ranges::any_of(text, is_ascii_small) && (is_alone(prose, hit) || is_one_of(text, {"lorem ipsum"}));
  }
  const char before = prose.before(hit.first), behind = prose.behind(hit.last - 1);
  if (before == '-' || behind == '-') return false;   // "CVE-XXXX"
  return !is_mention(prose, hit, text) && !(text.starts_with("TB") && is_value(document, prose, hit));
}

// One finding for a paragraph or a heading: who fills it in writes it anew.
void check(const RuleContext& context, Findings& out) {
  FoundWords found =
      find_words(context, "placeholder-text", "drafts", {Prose::Block::Kind::text, Prose::Block::Kind::heading});
  const Prose& prose = context.words.prose();
  std::erase_if(found.hits, [&](const TermHit& it) {
    if (it.table != &listed_terms()) return false;
    return list_of(it) == "drafts" ? !is_left_over(context.document, prose, it) : is_form(prose, it);
  });
  const auto tell = [&](const TermHit& hit) {
    const bool of_template = list_of(hit) == "templates";
    const ByteRange range =
        of_template ? in_braces(context.document, prose, hit.first) : prose.range(hit.first, hit.last);
    return Finding{.range = range,
                   .message = say("placeholder", "\"{}\" is a placeholder; write what belongs here",
                                  shortened(std::string(context.document.text(range)))),
                   .severity = of_template ? std::optional(Severity::error) : std::nullopt};
  };
  report_blocks(prose, found.hits, tell, out);
}

}  // namespace

extern const Rule placeholder_text;
const Rule placeholder_text{
    .name = "placeholder-text",
    .summary = "Nothing of a template or a draft is left",
    .group = RuleGroup::language,
    .severity = Severity::warning,
    .options = kWordOptions,
    .check = check,
    .local = true,
    .several = " in {} places (first here)",
};

}  // namespace rubric::rules
