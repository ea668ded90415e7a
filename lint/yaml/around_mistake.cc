// Reads a text with a mistake in it a second time, without the value the mistake stands in.
#include <algorithm>
#include <string>

#include "lint/text/ascii.h"
#include "lint/yaml/builder.h"
#include "lint/yaml/extent.h"
#include "lint/yaml/yaml.h"

namespace rubric::yaml {
namespace {

// The text without the value of the key in the first column that the place belongs to, or without its line where that
// has no such key. As long as before.
std::string without_entry(std::string_view text, std::size_t place) {
  const auto begins_entry = [&](std::size_t line) {
    return line < text.size() && std::string_view(" \t\r\n-#]}").find(text[line]) == text.npos;
  };
  std::size_t begin = text::line_begin(text, std::min(place, text.size()));
  while (begin > 0 && !begins_entry(begin)) begin = text::line_begin(text, begin - 1);
  std::size_t end = text::next_line(text, begin);
  while (end < text.size() && !begins_entry(end)) end = text::next_line(text, end);
  const std::size_t colon = text.substr(begin, text::line_end(text, begin) - begin).find(':');
  if (colon != text.npos) begin += colon + 1;
  std::string out(text);
  for (std::size_t at = begin; at < end; ++at) {
    if (!is_line_end(out[at])) out[at] = ' ';
  }
  return out;
}

}  // namespace

YamlTree parse_yaml_around_mistake(std::string_view text, ByteOffset base) {
  YamlTree tree = parse_yaml(text, base);
  const auto hides = [](const YamlProblem& it) {
    return it.kind == YamlProblem::Kind::syntax || it.kind == YamlProblem::Kind::unclosed_quote;
  };
  const auto mistake = std::ranges::find_if(tree.problems(), hides);
  if (mistake == tree.problems().end()) return tree;
  const YamlTree around = parse_yaml(without_entry(text, mistake->range.begin.value - base.value), base);
  if (!around.problems().empty()) return tree;
  YamlBuilder both;   // what it holds counts from the base already
  both.nodes().assign(around.nodes().begin(), around.nodes().end());
  both.problems().assign(tree.problems().begin(), tree.problems().end());
  return both.finish({});
}

}  // namespace rubric::yaml
