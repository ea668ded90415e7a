#include <algorithm>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "lint/rule/list_lines.h"
#include "lint/rule/rule.h"
#include "lint/text/byte_blocks.h"

namespace rubric::rules {
namespace {

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

bool is_blank(char c) { return c == ' ' || c == '\t'; }

constexpr std::size_t kBlock = 64;

// Whether two spaces stand side by side, of which the first is one of the next 64 bytes.
bool has_two_spaces(const char* bytes) {
  BytesOf16 hits{};
  for (std::size_t i = 0; i < kBlock; i += 16) hits |= equal(load_16(bytes + i), ' ') & equal(load_16(bytes + i + 1), ' ');
  return any(hits);
}

// The runs of two and more spaces that neither begin nor end a line.
std::vector<ByteRange> runs_of_spaces(std::string_view file) {
  std::vector<ByteRange> runs;
  for (std::size_t at = 0; at + 1 < file.size();) {
    if (at + kBlock < file.size() && !has_two_spaces(file.data() + at)) {
      at += kBlock;
      continue;
    }
    const std::size_t begin = file.substr(0, at + kBlock + 1).find("  ", at);
    if (begin == file.npos) {
      at += kBlock;
      continue;
    }
    at = std::min(file.find_first_not_of(' ', begin), file.size());
    if (begin > 0 && !is_line_end(file[begin - 1]) && at < file.size() && !is_line_end(file[at])) runs.push_back(byte_range(begin, at));
  }
  return runs;
}

void check_inside(const RuleContext& context, std::span<const ByteRange> runs, Findings& out) {
  auto run = runs.begin();
  for (const NodeId id : context.nodes.of(NodeKind::text)) {
    const ByteRange text = context.document[id].range;
    while (run != runs.end() && run->begin < text.begin) ++run;
    for (; run != runs.end() && run->end <= text.end; ++run) {
      out.push_back({.range = *run, .message = fmt::format("{} spaces between words; one is enough", run->size()),
                     .fix = Fix{.title = "leave one space", .safety = Safety::safe, .edits = {{.range = *run, .text = " "}}}});
    }
    if (run == runs.end()) return;
  }
}

// The white space between the marker of an item and its text; empty where the item begins with something else.
ByteRange behind_marker(const Document& document, NodeId item) {
  if (document[item].end == item + 1) return {};
  const Node& first = document[item + 1];
  if (first.kind == NodeKind::code_block) return {};
  const std::string_view marker = document.source().text({document[item].range.begin, first.range.begin});
  const std::size_t length = marker.find_first_of(" \t");
  if (length == std::string_view::npos || marker.find_first_not_of(" \t", length) != std::string_view::npos) return {};
  return byte_range(document[item].range.begin.value + length, first.range.begin.value);
}

// A text that stands in a column which is a multiple of four is aligned on purpose: some renderers ask for it.
bool is_aligned(const Document& document, NodeId item) {
  return (column_of(document.source(), document[item + 1].range.begin) - column_of(document.source(), document[item].range.begin)) % 4 == 0;
}

// One space behind the marker, and what else belongs to the item moves left with it.
void append_edits(const Document& document, NodeId item, ByteRange spaces, std::vector<Edit>& out) {
  const SourceText& source = document.source();
  const LineIndex& lines = source.lines();
  const std::uint32_t surplus = spaces.size() - 1;
  out.push_back({.range = {spaces.begin, byte_offset(spaces.begin.value + surplus)}, .text = {}});
  const std::size_t column = column_of(source, document[item].range.begin) + 1;
  const std::size_t last = lines.line_of(document[item].range.end);
  for (std::size_t line = lines.line_of(document[item].range.begin) + 1; line <= last; ++line) {
    const ByteRange range = lines.line(line);
    const std::size_t blanks = blank_prefix(source.text(range));
    if (blanks < column + surplus || blanks == range.size()) continue;
    const std::size_t begin = range.begin.value + column;
    out.push_back({.range = byte_range(begin, begin + surplus), .text = {}});
  }
}

void check_list(const Document& document, NodeId list, Findings& out) {
  Finding finding{.range = {}, .message = {}};
  Fix fix{.title = "leave one space behind the marker", .safety = Safety::safe, .edits = {}};
  for (NodeId item = list + 1; item < document[list].end; item = document[item].end) {
    const ByteRange spaces = behind_marker(document, item);
    if (spaces.size() < 2 || document.text(spaces).find('\t') != std::string_view::npos || is_aligned(document, item)) continue;
    append_edits(document, item, spaces, fix.edits);
    if (finding.message.empty()) {
      finding.range = spaces;
      finding.message = fmt::format("{} spaces behind the list marker; one is enough", spaces.size());
    } else {
      finding.related.push_back({.path = {}, .range = spaces, .message = "here too"});
    }
  }
  if (finding.message.empty()) return;
  finding.fix = std::move(fix);
  out.push_back(std::move(finding));
}

// White space at the ends of lines is one finding for the page: it is not seen, and goes away all at once.
// Two spaces that break a line in a paragraph are markup.
void check_ends(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  const SourceText& source = document.source();
  const LineIndex& lines = source.lines();
  std::vector<ByteRange> ends;
  const std::string_view bytes = source.bytes();
  for (std::size_t line = 0; line < lines.line_count(); ++line) {
    std::size_t end = line + 1 < lines.line_count() ? lines.line_start(line + 1).value : bytes.size();
    // Most lines end in something that is seen, or have nothing.
    if (end > 1 && bytes[end - 1] == '\n' && (static_cast<unsigned char>(bytes[end - 2]) > ' ' || bytes[end - 2] == '\n')) continue;
    while (end > 0 && is_line_end(bytes[end - 1])) --end;
    if (end == 0 || !is_blank(bytes[end - 1])) continue;
    const ByteRange range = lines.line(line);
    const std::string_view text = source.text(range);
    if (text.empty()) continue;
    ends.push_back(byte_range(range.begin.value + text.find_last_not_of(" \t") + 1, range.end.value));
  }
  if (ends.empty()) return;
  std::vector<ByteRange> kept;   // line breaks, and code as it is written
  for (const NodeKind kind : {NodeKind::linebreak, NodeKind::code_block, NodeKind::front_matter}) {
    for (const NodeId id : context.nodes.of(kind)) kept.push_back(document[id].range);
  }
  std::ranges::sort(kept, {}, &ByteRange::begin);
  Fix fix{.title = "remove white space at the ends of lines", .safety = Safety::safe, .edits = {}};
  auto keep = kept.begin();
  for (const ByteRange& blanks : ends) {
    while (keep != kept.end() && keep->end <= blanks.begin) ++keep;
    if (keep == kept.end() || blanks.end <= keep->begin) fix.edits.push_back({.range = blanks, .text = {}});
  }
  if (fix.edits.empty()) return;
  const std::size_t count = fix.edits.size();
  const ByteRange first = fix.edits.front().range;
  std::string message = count == 1 ? std::string("white space at the end of this line; remove it")
                                   : fmt::format("white space at the end of {} lines, of which this is the first; remove it", count);
  out.push_back({.range = first, .message = std::move(message), .fix = std::move(fix)});
}

void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  const std::vector<ByteRange> runs = runs_of_spaces(document.source().bytes());
  if (!runs.empty()) {
    check_inside(context, runs, out);
    for (const NodeId id : context.nodes.of(NodeKind::list)) {
      const auto first = std::ranges::lower_bound(runs, document[id].range.begin, {}, &ByteRange::begin);
      if (first != runs.end() && first->begin < document[id].range.end) check_list(document, id, out);
    }
  }
  if (context.options.flag("trailing")) check_ends(context, out);
}

constexpr Option kOptions[] = {
    {"trailing", true, "report white space at the ends of lines"},
};

}  // namespace

extern const Rule whitespace;
const Rule whitespace{
    .name = "whitespace",
    .summary = "One space stands between words and behind a list marker, and none at the end of a line",
    .group = RuleGroup::hygiene,
    .severity = Severity::info,
    .options = kOptions,
    .check = check,
};

}  // namespace rubric::rules
