#include "tests/examples.h"

#include <sstream>

#include "lint/document/document.h"

namespace rubric::testing {
namespace {

// Everything between the line of the opening fence and that of the closing one.
ByteRange body(const SourceText& source, const Node& block) {
  const LineIndex& lines = source.lines();
  const std::size_t first = lines.line_of(block.range.begin) + 1;
  const std::size_t last = lines.line_of(block.range.end);
  return {lines.line_start(first), lines.line_start(last)};
}

}  // namespace

std::vector<Example> examples_in(const Page& rule_page) {
  std::vector<Example> examples;
  const SourceText source(rule_page.path, rule_page.text);
  const Document document = parse_markdown(source);
  std::string schema;
  for (const Node& node : document.nodes()) {
    if (node.kind != NodeKind::code_block || !node.fenced) continue;
    std::istringstream info{std::string(node.destination)};
    std::string word;
    if (node.destination == "yaml schema") schema = source.text(body(source, node));
    if (!(info >> word) || word != "md") continue;
    Example example{.path = "job-families/example/index.md", .text = "", .schema = schema, .range = body(source, node)};
    while (info >> word) {
      if (word == "fixed") example.fixed = true;
      if (word.starts_with("path=")) example.path = word.substr(5);
    }
    example.text = source.text(example.range);
    examples.push_back(std::move(example));
  }
  return examples;
}

std::string configuration_in(const Page& rule_page) {
  const SourceText source(rule_page.path, rule_page.text);
  const Document document = parse_markdown(source);
  for (const Node& node : document.nodes()) {
    if (node.kind == NodeKind::code_block && node.destination == "yaml .rubric.yaml") {
      return std::string(source.text(body(source, node)));
    }
  }
  return {};
}

}  // namespace rubric::testing
