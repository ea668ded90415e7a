#include <algorithm>
#include <cctype>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/rule/line_ends.h"
#include "lint/rule/marker_spaces.h"
#include "lint/rule/once_a_page.h"
#include "lint/rule/rule.h"
#include "lint/text/ascii.h"
#include "lint/text/byte_blocks.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

// Where the next two spaces stand side by side.
std::size_t next_two_spaces(std::string_view file, std::size_t at) {
  constexpr std::size_t kBlock = 64;
  for (; at + kBlock < file.size(); at += kBlock) {
    BytesOf16 hits[4];
    for (std::size_t i = 0; i < 4; ++i) {
      const char* const bytes = file.data() + at + 16 * i;
      hits[i] = equal(load_16(bytes), ' ') & equal(load_16(bytes + 1), ' ');
    }
    if (!any((hits[0] | hits[1]) | (hits[2] | hits[3]))) continue;   // mostly so
    for (std::size_t i = 0; i < 4; ++i) {
      if (any(hits[i])) return at + 16 * i + first(hits[i]);
    }
  }
  return file.find("  ", at);
}

// The runs of two and more spaces that neither begin nor end a line.
std::vector<ByteRange> runs_of_spaces(std::string_view file) {
  std::vector<ByteRange> runs;
  for (std::size_t begin = next_two_spaces(file, 0), end = 0; begin != file.npos; begin = next_two_spaces(file, end)) {
    end = std::min(file.find_first_not_of(' ', begin), file.size());
    if (begin > 0 && !is_line_end(file[begin - 1]) && end < file.size() && !is_line_end(file[end])) {
      runs.push_back(byte_range(begin, end));
    }
  }
  return runs;
}

// More spaces in a row are no slip of the finger: they align something.
constexpr std::size_t kMostSpaces = 3;

// "First.  Second" is how people write who learnt it on a typewriter.
bool ends_sentence(std::string_view before) {
  while (!before.empty() && std::string_view("\"')]*_`").find(before.back()) != before.npos) before.remove_suffix(1);
  return !before.empty() && std::string_view(".?!:").find(before.back()) != before.npos;
}

// Whether at least so many sentences have one space after them. Full stops will do to tell.
bool has_sentences_with_one_space(const RuleContext& context, std::size_t wanted) {
  for (const NodeId id : context.nodes.of(NodeKind::text)) {
    const std::string_view text = context.document.text(context.document[id]);
    for (std::size_t at = text.find('.'); at != text.npos && at + 2 < text.size(); at = text.find('.', at + 1)) {
      if (text[at + 1] == ' ' && text[at + 2] != ' ' && --wanted == 0) return true;
    }
  }
  return false;
}

// A list of terms (":  what it means"), a row of a table that is none, and the like: the line begins with signs alone.
bool is_after_signs(std::string_view line) {
  return std::ranges::none_of(line, [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
  });
}

// Whether white space may be shown as it is there, means something, or aligns columns: in HTML, in an image's
// description, in a table.
bool may_be_kept(const Document& document, NodeId text) {
  NodeId block = document[text].parent;
  for (; !is_block(document[block].kind); block = document[block].parent) {
    if (document[block].kind == NodeKind::image) return true;
  }
  if (document[block].kind == NodeKind::table_cell) return true;
  for (NodeId id = block + 1; id < document[block].end; ++id) {
    if (document[id].kind == NodeKind::html_inline) return true;
  }
  return false;
}

// Whether a <pre> is open somewhere among Markdown: what follows is shown as it is written.
bool has_open_pre(const RuleContext& context) {
  const auto text_of = [&](NodeId id) { return context.document.text(context.document[id]); };
  return std::ranges::any_of(context.nodes.of(NodeKind::html_inline),
                             [&](NodeId id) { return text_of(id).starts_with("<pre"); }) ||
         std::ranges::any_of(context.nodes.of(NodeKind::html_block), [&](NodeId id) {
           return text_of(id).find("<pre") != std::string_view::npos &&
                  text_of(id).find("</pre") == std::string_view::npos;
         });
}

std::vector<Mendable> between_words(const RuleContext& context, std::span<const ByteRange> runs) {
  const Document& document = context.document;
  const LineIndex& lines = document.source().lines();
  std::vector<Mendable> found, after_sentences;
  auto run = runs.begin();
  for (const NodeId id : context.nodes.of(NodeKind::text)) {
    const ByteRange text = document[id].range;
    while (run != runs.end() && run->begin < text.begin) ++run;
    if (run == runs.end()) break;
    if (run->end > text.end || may_be_kept(document, id)) continue;
    for (; run != runs.end() && run->end <= text.end; ++run) {
      const std::string_view before = document.source().text({lines.line_start(lines.line_of(run->begin)), run->begin});
      if (run->size() > kMostSpaces || is_after_signs(before)) continue;
      auto& out = run->size() == 2 && ends_sentence(before) ? after_sentences : found;
      out.push_back({.place = *run, .edits = {{.range = *run, .text = " "}}});
    }
  }
  // A slip on a page that is written otherwise, not a habit.
  constexpr std::size_t kRare = 10;
  if (!after_sentences.empty() && has_sentences_with_one_space(context, after_sentences.size() * kRare)) {
    std::ranges::move(after_sentences, std::back_inserter(found));
  }
  if (!found.empty() && has_open_pre(context)) found.clear();
  return found;
}

enum Kind : std::uint8_t { word, marker, end };

void append(std::vector<Mendable>& all, std::vector<Mendable> more, Kind kind) {
  for (Mendable& it : more) (it.kind = kind, all.push_back(std::move(it)));
}

Message message(std::span<const Mendable> places) {
  const std::size_t count = places.size();
  const auto all_are = [&](Kind kind) {
    return std::ranges::all_of(places, [&](const Mendable& it) { return it.kind == kind; });
  };
  if (count == 1 && all_are(word)) {
    return say("between-words", "{} spaces between words; one is enough", places.front().place.size());
  }
  if (count == 1 && all_are(marker)) {
    return say("after-marker", "{} spaces after the list marker; one is enough", places.front().place.size());
  }
  if (count == 1) return say("trailing", "trailing white space; remove it");
  if (all_are(word)) {
    return say("between-words", "more than one space between words in {} places (first here); one is enough", count);
  }
  if (all_are(marker)) {
    return say("after-marker", "more than one space after {} list markers (first here); one is enough", count);
  }
  if (all_are(end)) return say("trailing", "trailing white space on {} lines (first here); remove it", count);
  return say("needless", "needless white space in {} places (first here); remove it", count);
}

void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  const std::vector<ByteRange> runs = runs_of_spaces(document.source().bytes());
  std::vector<Mendable> all;
  if (!runs.empty()) {
    append(all, between_words(context, runs), word);
    for (const NodeId id : context.nodes.of(NodeKind::list)) {
      const auto first = std::ranges::lower_bound(runs, document[id].range.begin, {}, &ByteRange::begin);
      if (first != runs.end() && first->begin < document[id].range.end) append(all, wide_markers(document, id), marker);
    }
  }
  if (context.options.flag("trailing")) {
    for (const ByteRange& it : needless_line_ends(document, context.nodes)) {
      all.push_back({.place = it, .edits = {{.range = it, .text = {}}}, .kind = end});
    }
  }
  if (!all.empty()) out.push_back(once_a_page(std::move(all), message, "remove the needless white space"));
}

constexpr Option kOptions[] = {
    {"trailing", true, "report white space at the ends of lines"},
};

}  // namespace

extern const Rule whitespace;
const Rule whitespace{
    .name = "whitespace",
    .summary = "One space stands between words and after a list marker, and none at the end of a line",
    .group = RuleGroup::hygiene,
    .severity = Severity::info,
    .fixes_change = {FixesChange::nothing},
    .options = kOptions,
    .check = check,
};

}  // namespace rubric::rules
