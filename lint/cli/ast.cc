// rubric ast FILE: the document as rubric reads it.
#include <iterator>

#include <fmt/format.h>

#include "lint/cli/commands.h"
#include "lint/cli/source.h"
#include "lint/document/document.h"
#include "lint/document/dump.h"
#include "lint/document/front_matter.h"
#include "lint/report/json_text.h"

namespace rubric::cli {
namespace {

bool has_literal(NodeKind kind) {
  switch (kind) {
    case NodeKind::front_matter:
    case NodeKind::code_block:
    case NodeKind::html_block:
    case NodeKind::text:
    case NodeKind::code:
    case NodeKind::html_inline:
    case NodeKind::shortcode:
    case NodeKind::attribute_list: return true;
    default: return false;
  }
}

// What only some kinds have, each behind a comma.
std::string details(const Document& document, const Node& node) {
  std::string out;
  const auto text = [&](std::string_view key, std::string_view value) {
    out += fmt::format(", \"{}\": {}", key, json_string(value));
  };
  const auto flag = [&](std::string_view key, bool value) { out += fmt::format(", \"{}\": {}", key, value); };
  if (has_literal(node.kind)) text("literal", node.literal);
  switch (node.kind) {
    case NodeKind::heading:
      out += fmt::format(", \"level\": {}", node.level);
      flag("setext", node.setext);
      break;
    case NodeKind::front_matter: text("syntax", name_of(*front_matter_syntax(document))); break;
    case NodeKind::list:
      flag("ordered", node.ordered);
      flag("tight", node.tight);
      break;
    case NodeKind::item:
      if (node.task != Node::Task::none) text("task", node.task == Node::Task::done ? "done" : "open");
      break;
    case NodeKind::table_row: flag("header", node.header); break;
    case NodeKind::code_block:
      flag("fenced", node.fenced);
      text("info", node.destination);
      break;
    case NodeKind::link:
    case NodeKind::image:
      text("destination", node.destination);
      text("title", node.title);
      break;
    case NodeKind::footnote_definition:
    case NodeKind::footnote_reference: text("label", node.destination); break;
    default: break;
  }
  return out;
}

std::string as_json(const Document& document) {
  const LineIndex& lines = document.source().lines();
  std::string out = fmt::format("{{\"path\": {},\n \"nodes\": [", json_string(document.source().path()));
  for (NodeId id = 0; id < document.nodes().size(); ++id) {
    const Node& node = document[id];
    const DisplayPosition begin = lines.display(node.range.begin), end = lines.display(node.range.end);
    fmt::format_to(std::back_inserter(out),
                   "{}{{\"kind\": \"{}\", \"line\": {}, \"column\": {}, \"end_line\": {}, \"end_column\": {}, "
                   "\"offset\": {}, \"end_offset\": {}, \"parent\": {}{}}}",
                   id == 0 ? "\n  " : ",\n  ", name_of(node.kind), begin.line, begin.column, end.line, end.column,
                   node.range.begin.value, node.range.end.value, id == 0 ? "null" : fmt::format("{}", node.parent),
                   details(document, node));
  }
  return out += "\n ]}\n";
}

}  // namespace

int run(const AstArguments& arguments, const Parts&, Console& console) {
  const auto source = read_source(arguments.file);
  if (!source) return console.complain(source.error()), kFailed;
  const Document document = parse_markdown(**source);
  console.out().write(arguments.json ? as_json(document) : dump(document));
  return kClean;
}

}  // namespace rubric::cli
