#include <algorithm>
#include <string_view>
#include <vector>

#include "lint/rule/rule.h"
#include "rules/layer.h"

#include "lint/text/trim.h"

namespace rubric::rules {
namespace {

// Without the '>' of quotes around it, either.
std::string_view words_of(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of("> \t"), line.size()));
  return without_end(line, " \t\r");
}

bool has_bars_around(std::string_view line) { return line.size() > 2 && line.front() == '|' && line.back() == '|'; }

// "|---|:-:|", also without the outer bars.
bool is_delimiter_row(std::string_view line) {
  return line.find('|') != line.npos && line.find('-') != line.npos && line.find_first_not_of("|-: \t") == line.npos;
}

std::size_t cells_in(std::string_view line) {
  if (line.starts_with('|')) line.remove_prefix(1);
  if (line.ends_with('|') && !line.ends_with("\\|")) line.remove_suffix(1);
  std::size_t cells = 1;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '\\') ++at;
    else if (line[at] == '|') ++cells;
  }
  return cells;
}

struct Line {
  ByteRange range;
  std::string_view text;
};

std::vector<Line> lines_of(const Document& document, const Node& block) {
  const LineIndex& lines = document.source().lines();
  std::vector<Line> found;
  const std::size_t last = lines.line_of(block.range.end);
  for (std::size_t number = lines.line_of(block.range.begin); number <= last; ++number) {
    const std::string_view text = words_of(document.text(lines.line(number)));
    const auto begin = static_cast<std::size_t>(text.data() - document.source().bytes().data());
    found.push_back({.range = byte_range(begin, begin + text.size()), .text = text});
  }
  return found;
}

// A paragraph that looks like a table, and that nobody would write otherwise: its rows have bars on both sides.
void check_paragraph(const Document& document, const Node& paragraph, Findings& out) {
  const std::vector<Line> lines = lines_of(document, paragraph);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const Line& above = lines[i - 1];
    const Line& line = lines[i];
    if (is_delimiter_row(line.text) && cells_in(above.text) > 1 && !is_delimiter_row(above.text)) {
      const std::size_t wanted = cells_in(above.text), found = cells_in(line.text);
      if (wanted == found) continue;
      out.push_back(
          {.range = line.range,
           .message =
               say("other-number-of-cells",
                   "shown as text, not as a table: this row has {} cells and the header {}; give both the same number",
                   found, wanted)});
      return;
    }
  }
  const bool all_rows = lines.size() > 1 && std::ranges::all_of(lines, [&](const Line& it) {
                          return has_bars_around(it.text) && cells_in(it.text) == cells_in(lines[0].text);
                        });
  if (!all_rows || cells_in(lines[0].text) < 2 || std::ranges::any_of(lines, is_delimiter_row, &Line::text)) return;
  out.push_back(
      {.range = lines[0].range,
       .message =
           say("no-dashes", "shown as text, not as a table: the row of dashes below the header is missing; add it")});
}

bool has_bar(std::string_view row) {
  for (std::size_t at = 0; at < row.size(); ++at) {
    if (row[at] == '\\') ++at;
    else if (row[at] == '|') return true;
  }
  return false;
}

// The last rows of a table without a bar are the text that follows it without a blank line. What begins with a brace is
// for the program that makes the site.
void check_last_rows(const Document& document, NodeId table, Findings& out) {
  const std::string_view header = words_of(document.text(document[table + 1]));
  if (!has_bar(header) || cells_in(header) < 2) return;
  NodeId first = 0;
  for (NodeId row = document[table + 1].end; row < document[table].end; row = document[row].end) {
    const std::string_view text = document.text(document[row]);
    if (has_bar(text)) first = 0;
    else if (first == 0) first = row;
  }
  if (first == 0 || document.text(document[first]).starts_with('{')) return;
  const SourceText& source = document.source();
  const LineIndex& lines = source.lines();
  const std::size_t number = lines.line_of(document[first].range.begin);
  const ByteOffset start = lines.line_start(number);
  Finding finding{
      .range = document[first].range,
      .message = say("read-as-row", "this line is read as a row of the table above; put a blank line before it")};
  // As a paragraph, lines are read together: what one opens another may close.
  const std::string_view last_rows = source.text({document[first].range.begin, document[table].range.end});
  const bool several = last_rows.find('\n') != last_rows.npos;
  const bool read_alike = !last_rows.starts_with('[') && last_rows.find("\\|") == last_rows.npos &&
                          (!several || last_rows.find_first_of("[`<") == last_rows.npos);
  if (document[table].parent == 0 && read_alike) {
    finding.fix = Fix{.title = "put a blank line above it",
                      .safety = Safety::unsafe,
                      .edits = {{.range = {start, start}, .text = std::string(source.line_end(number - 1))}}};
  }
  out.push_back(std::move(finding));
}

void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  const std::string_view file = document.source().bytes();
  // Most pages have no bars outside of tables.
  for (std::size_t bar = file.find('|'); bar != file.npos;) {
    const auto paragraph = context.nodes.at(NodeKind::paragraph, byte_offset(bar));
    if (!paragraph) {
      const auto table = context.nodes.at(NodeKind::table, byte_offset(bar));
      const auto code = context.nodes.at(NodeKind::code_block, byte_offset(bar));
      const std::size_t end = table  ? document[*table].range.end.value
                              : code ? document[*code].range.end.value
                                     : bar + 1;
      bar = file.find('|', std::max(end, bar + 1));
      continue;
    }
    check_paragraph(document, document[*paragraph], out);
    bar = file.find('|', std::max<std::size_t>(document[*paragraph].range.end.value, bar + 1));
  }
  for (const NodeId table : context.nodes.of(NodeKind::table)) check_last_rows(document, table, out);
}

}  // namespace

extern const Rule malformed_table;
const Rule malformed_table{
    .name = "malformed-table",
    .summary = "A table is read as one, and the text after it is not",
    .group = RuleGroup::hygiene,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::block},
    .options = {},
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
