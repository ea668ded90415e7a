#include "lint/document/dump.h"

#include <fmt/format.h>

#include <iterator>

namespace rubric::document {
namespace {

constexpr std::size_t kLongestExcerpt = 60;

std::string place(const Document& document, ByteRange range) {
  const LineIndex& lines = document.source().lines();
  const DisplayPosition begin = lines.display(range.begin), end = lines.display(range.end);
  return fmt::format("{}:{}-{}:{}", begin.line, begin.column, end.line, end.column);
}

std::string excerpt(std::string_view text) {
  std::string out = "\"";
  for (const char c : text.substr(0, kLongestExcerpt)) {
    switch (c) {
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      default: out += c;
    }
  }
  // Not in the middle of a character.
  if (text.size() > kLongestExcerpt) {
    std::size_t cut = out.size();
    while ((static_cast<unsigned char>(text[kLongestExcerpt - (out.size() - cut)]) & 0xC0) == 0x80 && cut > 1) --cut;
    out.resize(cut);
    out += "…";
  }
  return out + '"';
}

std::string details(const Node& node) {
  std::string out;
  const auto add = [&](std::string_view text) { out.append(" ").append(text); };
  if (node.kind == NodeKind::heading) add(std::to_string(node.level));
  if (node.setext) add("setext");
  if (node.kind == NodeKind::list) add(node.ordered ? "ordered" : "bullet");
  if (node.kind == NodeKind::list) add(node.tight ? "tight" : "loose");
  if (node.header) add("header");
  if (node.fenced) add("fenced");
  if (node.task != Node::Task::none) add(node.task == Node::Task::done ? "done" : "open");
  return out;
}

}  // namespace

std::string dump(const Document& document) {
  std::string out;
  std::vector<NodeId> ends;   // of the nodes around the current one
  for (NodeId id = 0; id < document.nodes().size(); ++id) {
    while (!ends.empty() && ends.back() <= id) ends.pop_back();
    const Node& node = document[id];
    fmt::format_to(std::back_inserter(out), "{:{}}{}{} {}", "", 2 * ends.size(), name_of(node.kind), details(node),
                   place(document, node.range));
    if (node.end == id + 1) out.append(" ").append(excerpt(document.text(node)));
    if (!node.destination.empty()) out.append(" to ").append(excerpt(node.destination));
    if (!node.title.empty()) out.append(" titled ").append(excerpt(node.title));
    out += '\n';
    ends.push_back(node.end);
  }
  return out;
}

std::string dump(const Document& document, const Outline& outline) {
  std::string out;
  for (SectionId id = 0; id < outline.sections.size(); ++id) {
    const Section& section = outline.sections[id];
    std::size_t depth = 0;
    for (SectionId parent = section.parent; parent != kNoSection; parent = outline.sections[parent].parent) ++depth;
    fmt::format_to(std::back_inserter(out), "{:{}}{} {} {}\n", "", 2 * depth, std::string(section.level, '#'),
                   section.title, place(document, extent(document, outline, id)));
  }
  return out;
}

}  // namespace rubric::document
