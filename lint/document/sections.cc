#include "lint/document/sections.h"

namespace rubric::document {
namespace {

std::string folded(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

ByteOffset line_start(std::string_view bytes, ByteOffset at) {
  std::size_t begin = at.value;
  while (begin > 0 && bytes[begin - 1] != '\n' && bytes[begin - 1] != '\r') --begin;
  return byte_offset(begin);
}

}  // namespace

Outline outline(const Document& document) {
  Outline outline;
  const NodeId past_the_end = document[0].end;
  NodeId node = document.front_matter() ? 2 : 1;
  outline.preface_begin = node;
  outline.preface_end = past_the_end;

  std::vector<SectionId> open;   // from the outermost to the innermost
  const auto close_down_to = [&](std::uint8_t level, NodeId end) {
    while (!open.empty() && outline.sections[open.back()].level >= level) {
      outline.sections[open.back()].end = end;
      open.pop_back();
    }
  };
  for (; node < past_the_end; node = document[node].end) {
    if (document[node].kind != NodeKind::heading) continue;
    if (outline.sections.empty()) outline.preface_end = node;
    else outline.sections.back().body_end = node;
    close_down_to(document[node].level, node);
    outline.sections.push_back({.heading = node,
                                .body = document[node].end,
                                .body_end = past_the_end,
                                .end = past_the_end,
                                .level = document[node].level,
                                .parent = open.empty() ? kNoSection : open.back(),
                                .title = folded(plain_text(document, node))});
    open.push_back(static_cast<SectionId>(outline.sections.size() - 1));
  }
  return outline;
}

ByteRange extent(const Document& document, const Outline& outline, SectionId section) {
  const Section& it = outline.sections[section];
  const std::string_view bytes = document.source().bytes();
  const bool last = it.end >= document[0].end;
  return {line_start(bytes, document[it.heading].range.begin),
          last ? document.source().end() : line_start(bytes, document[it.end].range.begin)};
}

}  // namespace rubric::document
