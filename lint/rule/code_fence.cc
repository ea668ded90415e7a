#include "lint/rule/code_fence.h"

#include <algorithm>

#include "lint/text/trim.h"

namespace rubric {

std::string_view opening_fence(const Document& document, const Node& code) {
  const std::string_view block = document.text(code);
  return block.empty() ? block : block.substr(0, std::min(block.find_first_not_of(block.front()), block.size()));
}

bool is_closing_fence(std::string_view line, std::string_view opening) {
  line = without_end(line, " \t");
  const std::size_t begin = line.find_last_not_of(opening.front()) + 1;
  return line.size() - begin >= opening.size() && line.substr(0, begin).find_first_not_of("> \t") == std::string_view::npos;
}

bool is_closed(const Document& document, const Node& code) {
  const LineIndex& lines = document.source().lines();
  const std::size_t last = lines.line_of(code.range.end);
  if (last == lines.line_of(code.range.begin)) return false;
  return is_closing_fence(document.text(lines.line(last)), opening_fence(document, code));
}

}  // namespace rubric
