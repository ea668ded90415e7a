#include <algorithm>
#include <string_view>
#include <vector>

#include "lint/rule/rule.h"
#include "lint/text/trim.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

std::size_t cells_of(const Document& document, NodeId row) {
  std::size_t count = 0;
  for (NodeId cell = row + 1; cell < document[row].end; cell = document[cell].end) ++count;
  return count;
}

// The place of the pipe after `from` that ends a cell; the end of `row` without one.
std::size_t end_of_cell(std::string_view row, std::size_t from) {
  for (; from < row.size() && row[from] != '|'; ++from) {
    if (row[from] == '\\') ++from;
  }
  return std::min(from, row.size());
}

// Where in the row a code span would stand that has a pipe in it, were it not for the table: from its first backtick
// on.
struct CutCode {
  std::size_t begin = 0, pipe = 0, end = 0;
};
std::vector<CutCode> cut_code(std::string_view row) {
  std::vector<CutCode> found;
  for (std::size_t at = row.find('`'); at != row.npos;) {
    const std::size_t end = std::min(row.find_first_not_of('`', at), row.size());
    const std::string_view fence = row.substr(at, end - at);
    std::size_t close = row.find(fence, end);
    while (close != row.npos && close + fence.size() < row.size() && row[close + fence.size()] == '`') {
      close = row.find(fence, std::min(row.find_first_not_of('`', close), row.size()));
    }
    if (close == row.npos) return found;
    const std::size_t pipe = end_of_cell(row, end);
    if (pipe < close) found.push_back({.begin = at, .pipe = pipe, .end = close + fence.size()});
    at = row.find('`', close + fence.size());
  }
  return found;
}

Fix escape(ByteRange row, const std::vector<CutCode>& cut, std::string_view text) {
  Fix fix{.title = "write \"\\|\" inside the code", .safety = Safety::unsafe, .edits = {}};
  for (const CutCode& it : cut) {
    for (std::size_t pipe = it.pipe; pipe < it.end; pipe = end_of_cell(text, pipe + 1)) {
      const ByteOffset place = byte_offset(row.begin.value + pipe);
      fix.edits.push_back({.range = {place, place}, .text = "\\"});
    }
  }
  return fix;
}

// How many cells a row has that the header has no column for, and where the first of them with text in it begins.
struct Lost {
  std::size_t cells = 0;
  ByteRange place = {};
};
Lost lost_cells(const Document& document, NodeId row) {
  Lost lost;
  NodeId last = 0;
  for (NodeId cell = row + 1; cell < document[row].end; cell = document[cell].end) last = cell;
  if (last == 0) return lost;
  const std::uint32_t begin = document[last].range.end.value;
  const std::string_view rest =
      without_end(document.source().text({document[last].range.end, document[row].range.end}), " \t|");
  for (std::size_t at = end_of_cell(rest, 0); at < rest.size(); at = end_of_cell(rest, at + 1)) {
    ++lost.cells;
    const std::size_t text = std::min(rest.find_first_not_of(" \t|", at), rest.size());
    if (lost.place.empty()) lost.place = byte_range(begin + text, begin + rest.size());
  }
  return lost;
}

void check_row(const Document& document, NodeId row, std::size_t columns, Findings& out) {
  const ByteRange range = document[row].range;
  const std::string_view text = document.text(range);
  const std::vector<CutCode> cut = cut_code(text);
  if (!cut.empty()) {
    // All that is behind the code moves to another cell with it.
    const std::size_t end = std::max(cut.back().end, without_end(text, " \t|").size());
    out.push_back({.range = byte_range(range.begin.value + cut.front().begin, range.begin.value + end),
                   .message = say("code", "the \"|\" in this code ends the table cell; write \"\\|\"")});
    // A header with fewer cells than the row of dashes makes no table.
    if (document[row].parent + 1 != row) out.back().fix = escape(range, cut, text);
    return;
  }
  const Lost lost = lost_cells(document, row);
  if (lost.cells == 0) return;
  out.push_back({.range = lost.place,
                 .message = say("too-many-cells",
                                "this is not shown: the row has {} cells and the header {}; add a column, or write "
                                "\"\\|\" for a \"|\" in a text",
                                columns + lost.cells, columns)});
}

void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  for (const NodeId table : context.nodes.of(NodeKind::table)) {
    const std::size_t columns = cells_of(document, table + 1);
    for (NodeId row = table + 1; row < document[table].end; row = document[row].end) {
      check_row(document, row, columns, out);
    }
  }
}

}  // namespace

extern const Rule table_cell_lost;
const Rule table_cell_lost{
    .name = "table-cell-lost",
    .summary = "Every cell of a table is shown",
    .group = RuleGroup::hygiene,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::words, FixesChange::destination},
    .options = {},
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
