#include "lint/rule/section_edits.h"

#include <algorithm>

#include "lint/rule/code_fence.h"
#include "lint/text/ascii.h"
#include "lint/text/line_around.h"
#include "lint/text/line_index.h"
#include "lint/text/trim.h"

namespace rubric::rule {
namespace {

constexpr NodeId kNoNode = UINT32_MAX;

ByteOffset line_start(std::string_view bytes, ByteOffset at) {
  std::uint32_t i = at.value;
  while (i > 0 && !is_line_end(bytes[i - 1])) --i;
  return {i};
}

bool is_named_anchor(std::string_view line) {
  line = without_end(line, " \t");
  const bool opens = line.starts_with("<a id=") || line.starts_with("<a name=");
  return opens && line.ends_with("></a>") && line.find("</a>") + 4 == line.size();
}

// The start of the heading's line, or of the lines right above it that hold an anchor for links to it.
ByteOffset line_of_heading(const SectionContext& context, SectionId section) {
  const Node& heading = context.document[context.outline.sections[section].heading];
  const SourceText& source = context.document.source();
  ByteOffset begin = std::max(source.begin(), line_start(source.bytes(), heading.range.begin));
  while (begin > source.begin()) {
    const ByteRange above = source.lines().line(source.lines().line_of({begin.value - 1}));
    if (!is_named_anchor(source.text(above))) break;
    begin = above.begin;
  }
  return begin;
}

// How many line ends stand right before `at`; at the start of the page as many as anybody wants.
int line_ends_before(const SourceText& source, std::uint32_t at) {
  const std::string_view bytes = source.bytes();
  const std::uint32_t start = source.begin().value;
  int count = 0;
  while (at > start && count < 2) {
    if (bytes[at - 1] == '\n') {
      at -= at > 1 && bytes[at - 2] == '\r' ? 2 : 1;
    } else if (bytes[at - 1] == '\r') {
      --at;
    } else {
      break;
    }
    ++count;
  }
  return at <= start ? 2 : count;
}

// The edits that give one heading another level.
void set_level(const SectionContext& context, SectionId section, int level, Edits& out) {
  const Node& heading = context.document[context.outline.sections[section].heading];
  level = std::clamp(level, 1, 6);
  if (heading.level == level) return;
  const std::uint32_t begin = heading.range.begin.value;
  if (!heading.setext) {
    out.push_back({byte_range(begin, begin + heading.level), std::string(static_cast<std::size_t>(level), '#')});
    return;
  }
  std::string_view text = context.document.text(heading);
  text = without_end(text.substr(0, text.find_last_of("\r\n")));
  std::string line(static_cast<std::size_t>(level), '#');
  line += ' ';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = line_end(text, at);
    const std::string_view part = text.substr(at, end - at);
    const bool breaks = end < text.size() && (part.ends_with('\\') || part.ends_with("  "));
    line += breaks ? without_end(part, " \\") : part;
    if (end < text.size()) line += breaks ? "<br />" : " ";
    at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  out.push_back({heading.range, line});
}

// Takes out a whole section. At the end of the page the blank lines before it go too, or they would end the page.
Edit removal(const SectionContext& context, ByteRange span) {
  const SourceText& source = context.document.source();
  if (span.end < source.end()) return {span, {}};
  while (span.begin > source.begin() && line_ends_before(source, span.begin.value) > 1) {
    const std::string_view before = source.bytes().substr(0, span.begin.value);
    span.begin = byte_offset(before.size() - (before.ends_with("\r\n") ? 2 : 1));
  }
  return {span, {}};
}

// Where the last of `edits` is a removal up to the end of the page, and an insertion stands right before the
// section that goes, the insertion ends the page: it needs no blank line below it.
void end_page_with_insertion(const SectionContext& context, Edits& edits) {
  Edit& last = edits.back();
  if (edits.size() < 2 || last.range.end != context.document.source().end()) return;
  Edit& inserted = edits[edits.size() - 2];
  if (inserted.range.begin < last.range.begin) return;
  last.range.begin = inserted.range.begin;
  inserted.text.resize(inserted.text.size() - newline_of(context.document.source().bytes()).size());
}

int level_of(const SectionContext& context, SectionId section) { return context.outline.sections[section].level; }

// `text` with the headings of `section`'s span at their new levels.
std::string releveled(const SectionContext& context, SectionId section, ByteRange span, std::uint8_t level) {
  Edits edits = relevel(context, section, level, true);
  for (Edit& it : edits) {
    it.range = byte_range(it.range.begin.value - span.begin.value, it.range.end.value - span.begin.value);
  }
  return text::apply(context.document.text(span), edits);
}

}  // namespace

bool is_below(const Match& match, SectionId section, SectionId ancestor) {
  for (SectionId up = match.bindings[section].parent; up != kNoSection; up = match.bindings[up].parent) {
    if (up == ancestor) return true;
    if (up > section) return false;
  }
  return false;
}

ByteRange span_of(const SectionContext& context, SectionId section) {
  const auto count = static_cast<SectionId>(context.outline.sections.size());
  SectionId next = section + 1;
  while (next < count && is_below(context.match, next, section)) ++next;
  const ByteOffset end = next < count ? line_of_heading(context, next) : context.document.source().end();
  return {line_of_heading(context, section), end};
}

ByteRange words_of_heading(const Document& document, const Section& section) {
  const NodeId first = section.heading + 1;
  NodeId last = kNoNode;
  for (NodeId id = first; id < section.body; id = document[id].end) {
    if (document[id].kind == NodeKind::attribute_list) break;
    last = id;
  }
  if (last == kNoNode) return document[section.heading].range;
  const ByteRange range{document[first].range.begin, document[last].range.end};
  const std::size_t kept = without_end(document.text(range)).size();   // the blank before an attribute list
  return byte_range(range.begin.value, range.begin.value + kept);
}

Edits relevel(const SectionContext& context, SectionId section, std::uint8_t level, bool subtree) {
  Edits out;
  const int by = level - level_of(context, section);
  set_level(context, section, level, out);
  if (!subtree) return out;
  const auto count = static_cast<SectionId>(context.outline.sections.size());
  for (SectionId id = section + 1; id < count && is_below(context.match, id, section); ++id) {
    set_level(context, id, level_of(context, id) + by, out);
  }
  return out;
}

Edits relevel_run(const SectionContext& context, SectionId section, std::uint8_t level) {
  Edits out;
  const int from = level_of(context, section);
  for (SectionId id = section; id < context.outline.sections.size(); ++id) {
    if (level_of(context, id) < from) break;
    set_level(context, id, level_of(context, id) + level - from, out);
  }
  return out;
}

Edits nest_children(const SectionContext& context, SectionId section, std::uint8_t level) {
  Edits out;
  set_level(context, section, level, out);
  for (SectionId id = section + 1; id < context.outline.sections.size(); ++id) {
    if (context.match.bindings[id].parent != section || context.match.bindings[id].element == kNone) continue;
    Edits child = relevel(context, id, static_cast<std::uint8_t>(level + 1), true);
    out.insert(out.end(), child.begin(), child.end());
  }
  std::ranges::sort(out);
  return out;
}

Edits move(const SectionContext& context, SectionId section, ByteOffset to, std::uint8_t level) {
  const ByteRange span = span_of(context, section);
  if (span.contains(to) || to == span.end) return relevel(context, section, level, true);
  Edits out = insert_block(context, to, releveled(context, section, span, level));
  out.push_back(removal(context, span));
  std::ranges::sort(out);
  return out;
}

Edits merge(const SectionContext& context, SectionId copy, SectionId original) {
  const std::string_view bytes = context.document.source().bytes();
  const ByteRange span = span_of(context, copy);
  const Node& heading = context.document[context.outline.sections[copy].heading];
  std::uint32_t content = heading.range.end.value;
  while (content < span.end.value && !is_line_end(bytes[content])) ++content;
  const std::string_view body = without_end(bytes.substr(content, span.end.value - content));
  const ByteRange first = span_of(context, original);
  std::size_t text = 0;
  while (text < body.size() && is_line_end(body[text])) ++text;
  if (text == body.size() || bytes.substr(first.begin.value, first.size()).find(body.substr(text)) != bytes.npos) {
    return {removal(context, span)};
  }
  // What stands right below the heading joins the text of the original; sections stay sections.
  const Section& it = context.outline.sections[copy];
  const auto next = copy + 1;
  const ByteOffset own_end = it.body_end == it.end || next >= context.outline.sections.size()
                                 ? span.end : std::min(span.end, line_of_heading(context, next));
  const std::string_view own = without_end(bytes.substr(content, own_end.value - content));
  const ByteOffset own_to = original + 1 < context.outline.sections.size()
                                ? std::min(first.end, line_of_heading(context, original + 1))
                                : first.end;
  Edits out;
  if (own.find_first_not_of("\r\n \t") != own.npos) {
    const std::size_t begin = own.find_first_not_of("\r\n");
    out = insert_block(context, own_to, own.substr(begin));
  }
  if (own_end < span.end && first.end != span.begin) {
    const Edits rest = insert_block(context, first.end, bytes.substr(own_end.value, span.end.value - own_end.value));
    out.insert(out.end(), rest.begin(), rest.end());
    out.push_back(removal(context, span));
  } else {
    out.push_back(removal(context, {span.begin, own_end}));
  }
  end_page_with_insertion(context, out);
  std::ranges::stable_sort(out, {}, [](const Edit& edit) { return edit.range; });
  return out;
}

Edits insert_block(const SectionContext& context, ByteOffset to, std::string_view text) {
  const std::string_view bytes = context.document.source().bytes();
  const std::string_view newline = newline_of(bytes);
  std::string block;
  for (int ends = line_ends_before(context.document.source(), to.value); ends < 2; ++ends) block += newline;
  for (const char c : without_end(text)) {
    if (c == '\n' && (block.empty() || block.back() != '\r')) {
      block += newline;
    } else {
      block += c;
    }
  }
  block += newline;
  if (to < context.document.source().end()) block += newline;
  return {{{to, to}, std::move(block)}};
}

bool takes_blocks(const Document& document, ByteOffset place) {
  // What is indented would be part of a list that the new block ends with.
  const std::string_view below = document.source().bytes().substr(place.value);
  const std::size_t text = std::min(below.find_first_not_of(" \t\r\n"), below.size());
  if (text > 0 && is_ascii_blank(below[text - 1])) return false;
  const auto nodes = document.nodes();
  const auto behind = std::ranges::lower_bound(nodes, place, {}, [](const Node& it) { return it.range.begin; });
  if (behind - nodes.begin() < 2) return true;
  auto id = static_cast<NodeId>(behind - nodes.begin() - 1);
  while (!is_block(nodes[id].kind)) id = nodes[id].parent;
  if (takes_blank_lines(document, nodes[id])) return false;
  while (id != 0 && nodes[id].parent != 0) id = nodes[id].parent;
  return id == 0 || nodes[id].range.end <= place;
}

ByteOffset place_after(const SectionContext& context, SectionId parent, SectionId anchor) {
  if (anchor != kNoSection) return span_of(context, anchor).end;
  const auto& bindings = context.match.bindings;
  for (SectionId id = parent == kNoSection ? 0 : parent + 1; id < bindings.size(); ++id) {
    if (bindings[id].parent == parent && bindings[id].element != kNone) return line_of_heading(context, id);
  }
  return parent == kNoSection ? context.document.source().end() : span_of(context, parent).end;
}

}  // namespace rubric::rule
