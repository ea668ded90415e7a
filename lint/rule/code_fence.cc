#include "lint/rule/code_fence.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "lint/rule/list_lines.h"
#include "lint/text/ascii.h"
#include "lint/text/trim.h"

namespace rubric::rule {
namespace {

std::string in_lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (is_ascii_capital(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

std::string_view opening_fence(const Document& document, const Node& code) {
  const std::string_view block = document.text(code);
  return block.empty() ? block : block.substr(0, std::min(block.find_first_not_of(block.front()), block.size()));
}

bool is_closing_fence(std::string_view line, std::string_view opening) {
  line = without_end(line, " \t");
  const std::size_t begin = line.find_last_not_of(opening.front()) + 1;
  return line.size() - begin >= opening.size() &&
         line.substr(0, begin).find_first_not_of("> \t") == std::string_view::npos;
}

bool is_closed(const Document& document, const Node& code) {
  const LineIndex& lines = document.source().lines();
  const std::size_t last = lines.line_of(code.range.end);
  if (last == lines.line_of(code.range.begin)) return false;
  // Four columns to the right of where the block may begin, it is code.
  constexpr std::size_t kMostIndent = 3;
  const std::size_t begin = lines.line_start(last).value + document.text(lines.line(last)).find_first_not_of("> \t");
  const std::size_t margin = code.parent == 0 ? 0 : column_of(document.source(), code.range.begin);
  if (column_of(document.source(), byte_offset(begin)) > margin + kMostIndent) return false;
  return is_closing_fence(document.text(lines.line(last)), opening_fence(document, code));
}

bool takes_blank_lines(const Document& document, const Node& block) {
  if (block.kind == NodeKind::code_block) return block.fenced && !is_closed(document, block);
  if (block.kind != NodeKind::html_block) return false;
  struct Form {
    std::string_view open, close;
  };
  constexpr Form kForms[] = {
      {"<!--", "-->"},          {"<?", "?>"},           {"<![cdata[", "]]>"},        {"<!", ">"}, {"<pre", "</pre>"},
      {"<script", "</script>"}, {"<style", "</style>"}, {"<textarea", "</textarea>"}};
  const std::string_view html = document.text(block);
  const std::string begin = in_lower_case(html.substr(0, 12));
  const auto form = std::ranges::find_if(kForms, [&](const Form& it) { return begin.starts_with(it.open); });
  return form != std::end(kForms) && in_lower_case(html).find(form->close, form->open.size()) == std::string::npos;
}

}  // namespace rubric::rule
