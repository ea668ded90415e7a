// Each shape has an estimate of the steps it costs cmark, counted line by line:
//
//   depth      > - > - …            every line walks all open containers
//   emphasis   *[a](b)*[a](b)…      every link walks all open delimiters of its paragraph
//   tables     |a|a|a|…             a row's cells are appended to a list from its start; short rows are
//                                   filled up to the header; a header is looked for in the whole paragraph
#include "lint/document/complexity.h"

#include <algorithm>
#include <cstdint>

#include "lint/text/ascii.h"

namespace rubric::document {
namespace {

constexpr std::uint64_t kLeastDepth = 100, kMostDepthOfByte = 2;   // a tab is two levels of indentation
constexpr std::uint64_t kMostDepthTimesLines = 10'000'000;
constexpr std::uint64_t kMostLinksTimesDelimiters = 30'000'000;
constexpr std::uint64_t kMostCellsSquared = 100'000'000;
constexpr std::uint64_t kMostFilledCells = 300'000;
constexpr std::uint64_t kMostHeaderSteps = 100'000'000;
constexpr std::size_t kAlwaysFine = 4096;

struct Lines {
  std::string_view rest;
  std::string_view line;
  bool advance() {
    if (rest.empty()) return false;
    std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) end = rest.size();
    line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    // A text with old line ends is one long line here; it is split all the same.
    if (const std::size_t carriage = line.find('\r');
        carriage != std::string_view::npos && carriage + 1 < line.size()) {
      rest = std::string_view(line.data() + carriage + 1,
                              static_cast<std::size_t>(rest.data() + rest.size() - line.data()) - carriage - 1);
      line = line.substr(0, carriage);
    }
    return true;
  }
};

std::uint64_t count(std::string_view text, char c) {
  std::uint64_t found = 0;
  for (std::size_t at = text.find(c); at != std::string_view::npos; at = text.find(c, at + 1)) ++found;
  return found;
}

std::size_t indentation(std::string_view line) { return std::min(line.find_first_not_of(" \t"), line.size()); }
bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r>") == std::string_view::npos; }

// How many quotes and items a line may open or continue: its markers, and its indentation if it has some.
std::uint64_t depth(std::string_view line) {
  std::uint64_t markers = 0;
  std::size_t indent = 0;
  for (const char c : line) {
    if (c == ' ' || c == '\t') indent += c == '\t' ? 4 : 1;
    else if (c == '>' || c == '-' || c == '+' || c == '*') ++markers;
    else if (is_ascii_digit(c) || c == '.' || c == ')') markers += c == '.' || c == ')';
    else break;
  }
  return markers == 0 ? 0 : markers + indent / 2;
}

// Whether `length` bytes in a row may be markers and their indentation. Looks at the last byte first: if that
// is something else, so is the whole stretch before it, and most bytes are never looked at.
bool has_run_of_markers(std::string_view text, std::size_t length) {
  const auto may_be = [](char c) { return c < ':' || c == '>'; };
  for (std::size_t end = length; end <= text.size();) {
    std::size_t at = end;
    while (at > end - length && may_be(text[at - 1])) --at;
    if (at == end - length) return true;
    end = at + length;
  }
  return false;
}

bool too_deep(std::string_view text) {
  if (!has_run_of_markers(text, kLeastDepth / kMostDepthOfByte)) return false;
  std::uint64_t deepest = 0, lines = 0;
  for (Lines it{.rest = text, .line = {}}; it.advance(); ++lines) {
    const std::size_t first = indentation(it.line);
    const bool may_open =
        first < it.line.size() && (it.line[first] < '0' || is_ascii_digit(it.line[first]) || it.line[first] == '>');
    if (may_open) deepest = std::max(deepest, depth(it.line));
  }
  return deepest > kLeastDepth && deepest * lines > kMostDepthTimesLines;
}

bool may_be_delimiters(std::string_view line) {
  return line.find_first_not_of("|:->+*. \t\r0123456789)") == std::string_view::npos &&
         line.find('-') != std::string_view::npos;
}

// Lines that may belong to one paragraph, summed up.
struct Run {
  std::uint64_t lines = 0, links = 0, delimiters = 0;
  bool in_table = false;
  std::uint64_t columns = 0, rows = 0;
};

bool interrupts_paragraph(std::string_view line) {
  const std::size_t first = indentation(line);
  if (first > 3 || first + 2 >= line.size()) return false;
  const bool bullet = line[first] == '-' || line[first] == '+' || line[first] == '*';
  return bullet && line[first + 1] == ' ' && line[first + 2] != ' ';
}

// What all paragraphs of a page add up to.
struct Sums {
  std::uint64_t header_steps = 0, cells_squared = 0;
};

// Of a piece that begins and ends with a paragraph.
bool too_tangled(std::string_view text, Sums& sums) {
  Run run;
  std::uint64_t previous_pipes = 0;
  for (Lines it{.rest = text, .line = {}}; it.advance();) {
    if (is_blank(it.line)) {
      run = {};
      continue;
    }
    const std::uint64_t pipes = count(it.line, '|');
    sums.cells_squared += pipes * pipes;
    if (may_be_delimiters(it.line)) {
      sums.header_steps += run.lines * run.lines;
      run.in_table = pipes > 0 && pipes == previous_pipes;
      run.columns = std::max(run.columns, pipes + 1);
      run.rows = 0;
    }
    if (run.in_table || interrupts_paragraph(it.line)) run.links = run.delimiters = 0;
    ++run.lines;
    ++run.rows;
    run.links += count(it.line, ']');
    run.delimiters += count(it.line, '*') + count(it.line, '_');
    previous_pipes = pipes;
    if (run.links * run.delimiters > kMostLinksTimesDelimiters || sums.cells_squared > kMostCellsSquared ||
        sums.header_steps > kMostHeaderSteps) {
      return true;
    }
    if (run.columns > 1000 && run.columns * run.rows > kMostFilledCells) return true;
  }
  return false;
}

// Not even if all of the piece were one paragraph?
bool is_simple(std::string_view piece) {
  if (count(piece, ']') * (piece.size() / 2) > kMostLinksTimesDelimiters) return false;
  return piece.find('|') == std::string_view::npos && piece.find(":-") == std::string_view::npos &&
         piece.find("-:") == std::string_view::npos;
}

// Up to the first empty line behind about so many bytes.
constexpr std::size_t kPiece = 16'384;
std::size_t piece_length(std::string_view text) {
  const std::size_t empty = text.size() <= kPiece ? std::string_view::npos : text.find("\n\n", kPiece);
  return empty == std::string_view::npos ? text.size() : empty + 2;
}

}  // namespace

bool too_complex(std::string_view markdown) {
  if (markdown.size() <= kAlwaysFine) return false;
  if (too_deep(markdown)) return true;
  Sums sums;
  while (!markdown.empty()) {
    const std::string_view piece = markdown.substr(0, piece_length(markdown));
    if (!is_simple(piece) && too_tangled(piece, sums)) return true;
    markdown.remove_prefix(piece.size());
  }
  return false;
}

}  // namespace rubric::document
