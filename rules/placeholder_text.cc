#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "lint/rule/rule.h"
#include "lint/rule/word_findings.h"

namespace rubric::rules {
namespace {

// "{add overview}" of which `word` is the first word: with its braces, or to the end of the block if they are not closed.
ByteRange in_braces(const Document& document, const Prose& prose, std::uint32_t word) {
  const std::uint32_t open = prose.words()[word].begin - 1;
  const Prose::Block& block = prose.block_of(word);
  const ByteOffset end = document[block.node].range.end;
  const char closing = prose.bytes()[open] == '{' ? '}' : prose.bytes()[open] == '[' ? ']' : '>';
  const std::size_t found = document.text({byte_offset(open), end}).find(closing);
  return {byte_offset(open), found == std::string_view::npos ? byte_offset(prose.words()[block.last_word - 1].end) : byte_offset(open + found + 1)};
}

std::string shortened(std::string text) {
  std::ranges::replace_if(text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  constexpr std::size_t kShown = 60;
  if (text.size() <= kShown) return text;
  text.resize(std::min(text.rfind(' ', kShown), kShown));
  return text + " …";
}

// One finding for a paragraph or a heading: who fills it in writes it anew.
void check(const RuleContext& context, Findings& out) {
  const FoundWords found = find_words(context, "placeholder-text", "drafts", {Prose::Block::Kind::text, Prose::Block::Kind::heading});
  const Prose& prose = context.words.prose();
  const auto say = [&](const TermHit& hit) {
    const bool of_template = list_of(hit) == "templates";
    const ByteRange range = of_template ? in_braces(context.document, prose, hit.first) : prose.range(hit.first, hit.last);
    return Finding{.range = range, .message = fmt::format("\"{}\" is a placeholder; write what belongs here", shortened(std::string(context.document.text(range)))),
                   .severity = of_template ? std::optional(Severity::error) : std::nullopt};
  };
  report_blocks(prose, found.hits, say, out);
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
};

}  // namespace rubric::rules
