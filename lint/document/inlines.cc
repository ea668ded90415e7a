#include "lint/document/inlines.h"

#include <algorithm>
#include <cstring>

#include "lint/document/attribute_list.h"
#include "lint/document/inline_syntax.h"
#include "lint/text/ascii.h"

namespace rubric::document {
namespace {

constexpr std::size_t kSearch = 1024;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f'; }

}  // namespace

void InlineWalk::walk(NodeId first, NodeId last, const InlineText& content, bool in_heading) {
  content_ = &content;
  at_ = 0;
  in_heading_ = in_heading;
  for (NodeId id = first; id < last; ++id) {
    while (!open_.empty() && open_.back().end <= id) close(open_.back());
    enter(tree_[id].node);
  }
  while (!open_.empty()) close(open_.back());
}

void InlineWalk::enter(const Node& node) {
  switch (node.kind) {
    case NodeKind::text: return text(node.literal);
    case NodeKind::softbreak: return softbreak();
    case NodeKind::linebreak: return linebreak();
    case NodeKind::code: return code(node);
    case NodeKind::html_inline: return html(node);
    case NodeKind::footnote_reference: return footnote_reference();
    case NodeKind::emph: return open_span(node, 1);
    case NodeKind::strong: return open_span(node, 2);
    case NodeKind::link:
    case NodeKind::image: return open_link(node);
    default: return;
  }
}

// --- text

void InlineWalk::text(std::string_view literal) {
  // A lazy line behind definitions or a backslash comes with its indentation, which the walk has passed.
  const bool at_line_begin = at_ == 0 || is_space_or_line_end(source()[at_ - 1]);
  if (at_line_begin && !literal.empty() && is_blank(literal[0])) {
    const std::size_t indentation = std::min(literal.find_first_not_of(" \t\v\f"), literal.size());
    std::size_t skipped = indentation;
    if (peek() == '&') {   // a tab may also be written as a reference
      const std::string_view rest = source().substr(at_);
      const std::string read = decoded(rest.substr(0, rest.find_first_of("\r\n")));
      for (skipped = 0; skipped < indentation && !read.starts_with(literal.substr(skipped)); ++skipped) {}
    }
    literal.remove_prefix(skipped);
  }
  const std::size_t end = text_end(literal);
  if (end > at_) emit_text(at_, end);
  at_ = end;
}

// Where the text that cmark reads as `literal` ends in the source: escapes and character references
// are longer than what they mean.
std::size_t InlineWalk::text_end(std::string_view literal) {
  const std::size_t plain_end = std::min(at_ + literal.size(), source().size());
  if (!may_need_decoding(content_->range(at_, plain_end))) return plain_end;

  std::size_t at = at_;
  std::size_t read = 0;
  while (read < literal.size() && at < source().size()) {
    const std::string_view rest = source().substr(at);
    const bool escape = !in_autolink_ && rest.size() > 1 && rest[0] == '\\' && is_ascii_punctuation(rest[1]) &&
                        literal[read] == rest[1];
    if (rest[0] == '&') {
      const CharacterReference reference = character_reference_at(source(), at);
      if (reference.length > 0 && literal.substr(read).starts_with(reference.text)) {
        at += reference.length;
        read += reference.text.size();
        continue;
      }
    }
    at += escape ? 2 : 1;
    ++read;
  }
  return at;
}

void InlineWalk::emit_text(std::size_t begin, std::size_t end) {
  const ByteRange range = content_->range(begin, end);
  const bool at_end = end == source().size();
  ByteOffset from = range.begin;
  while (const Island* island = next_island({from, range.end})) {
    emit_with_attributes({from, island->range.begin}, false);
    emit_island(*island);
    from = island->range.end;
  }
  emit_with_attributes({from, range.end}, at_end);
}

void InlineWalk::emit_with_attributes(ByteRange range, bool at_end) {
  if (!in_autolink_ && braces_.any_in(range)) {
    const std::string_view here = raw(range);
    for (std::size_t brace = here.find('{'); brace != std::string_view::npos; brace = here.find('{', brace + 1)) {
      const std::size_t escapes = brace - (here.substr(0, brace).find_last_not_of('\\') + 1);
      if (escapes % 2 == 1) continue;
      std::size_t length = attribute_list_length(here.substr(brace));
      if (length == 0) {
        length = bare_attributes_length(here.substr(brace));
        const bool ends = brace + length == here.size();
        if (length > 0 && !(in_heading_ && at_end && ends) && !touches(range.begin.value + brace, ends)) length = 0;
      }
      if (length == 0) continue;
      const ByteOffset begin = {range.begin.value + static_cast<std::uint32_t>(brace)};
      const ByteOffset end = {begin.value + static_cast<std::uint32_t>(length)};
      emit_plain({range.begin, begin});
      out_.add(
          {.kind = NodeKind::attribute_list, .range = {begin, end}, .literal = here.substr(brace + 1, length - 2)});
      return emit_with_attributes({end, range.end}, at_end);
    }
  }
  emit_plain(range);
}

// Whether a list of attributes at a place of the file touches the end of a span or of brackets, or is all of its line.
bool InlineWalk::touches(std::size_t place, bool ends_text) const {
  const auto is_beyond = [](char c) { return is_line_end(c) || is_blank(c) || c == '>'; };
  if (place > 0 && std::string_view("*_`)]").find(body_.raw[place - 1]) != std::string_view::npos) return true;
  if (!ends_text) return false;
  std::size_t begin = place;
  while (begin > 0 && is_blank(body_.raw[begin - 1])) --begin;
  if (begin > 0 && !is_beyond(body_.raw[begin - 1])) return false;
  const std::size_t end = body_.raw.find('}', place) + 1;
  const std::size_t behind = body_.raw.find_first_not_of(" \t", end);
  return behind == std::string_view::npos || is_line_end(body_.raw[behind]);
}

void InlineWalk::emit_plain(ByteRange range) {
  if (range.empty()) return;
  std::string_view literal = raw(range);
  if (may_need_decoding(range)) {
    std::string read = in_autolink_ ? decoded_references(literal) : decoded(literal);
    if (read != literal) literal = out_.keep(std::move(read));
  }
  out_.add({.kind = NodeKind::text, .range = range, .literal = literal});
}

// --- islands

// Math in an address is none.
const Island* InlineWalk::next_island(ByteRange range) {
  const std::vector<Island>& all = body_.islands.all();
  while (island_ < all.size() && all[island_].range.begin < range.begin) ++island_;
  for (; island_ < all.size() && range.contains(all[island_].range); ++island_) {
    if (!in_autolink_ || all[island_].kind != Island::Kind::math) return &all[island_];
  }
  return nullptr;
}

void InlineWalk::emit_island(const Island& island) {
  switch (island.kind) {
    case Island::Kind::shortcode:
      return out_.add({.kind = NodeKind::shortcode,
                       .range = island.range,
                       .literal = island.name,
                       .destination = island.arguments});
    case Island::Kind::raw:
      return out_.add({.kind = NodeKind::code, .raw = true, .range = island.range, .literal = island.content});
    case Island::Kind::math:
      return out_.add({.kind = NodeKind::code, .raw = true, .range = island.range, .literal = raw(island.range)});
  }
}

void InlineWalk::emit_islands_in(ByteRange range) {
  while (const Island* island = next_island(range)) {
    if (island->kind != Island::Kind::math) emit_island(*island);
    range.begin = island->range.end;
  }
}

// --- breaks

void InlineWalk::softbreak() {
  while (is_blank(peek())) ++at_;
  const std::size_t begin = at_;
  at_ += peek() == '\r' && peek(1) == '\n' ? 2 : 1;
  at_ = std::min(at_, source().size());
  if (begin < at_) out_.add({.kind = NodeKind::softbreak, .range = content_->range(begin, at_)});
  while (is_blank(peek())) ++at_;
}

void InlineWalk::linebreak() {
  const std::size_t begin = at_;
  while (at_ < source().size() && !is_line_end(peek())) ++at_;   // a backslash, or spaces
  at_ += peek() == '\r' && peek(1) == '\n' ? 2 : 1;
  at_ = std::min(at_, source().size());
  if (begin < at_) out_.add({.kind = NodeKind::linebreak, .range = content_->range(begin, at_)});
  while (is_blank(peek())) ++at_;
}

// --- leaves

void InlineWalk::code(const Node& node) {
  go_to('`', '`');
  const CodeSpan span = code_span(source(), at_);
  Node code = node;
  code.range = content_->range(at_, span.end);
  code.literal = kept(node.literal, raw(code.range));
  out_.add(code);
  at_ = span.end;
}

// White space behind a line end may be the block's indentation, on either side.
void InlineWalk::html(const Node& node) {
  go_to('<', '<');
  const std::string_view literal = node.literal;
  std::size_t end = at_;
  for (std::size_t read = 0; read < literal.size() && end < source().size();) {
    if (is_line_end(literal[read]) && is_line_end(source()[end])) {
      while (read < literal.size() && is_space_or_line_end(literal[read])) ++read;
      while (end < source().size() && is_space_or_line_end(source()[end])) ++end;
    } else {
      ++read;
      ++end;
    }
  }
  Node html = node;
  html.range = content_->range(at_, end);
  html.literal = kept(literal, raw(html.range));
  out_.add(html);
  at_ = end;
}

void InlineWalk::footnote_reference() {
  go_to('[', '[');
  std::size_t end = at_;
  while (end < source().size() && source()[end] != ']') end += source()[end] == '\\' ? 2 : 1;
  end = std::min(end + 1, source().size());
  const ByteRange range = content_->range(at_, end);
  const std::string_view whole = raw(range);
  const std::string_view label = whole.size() > 3 ? whole.substr(2, whole.size() - 3) : std::string_view();
  out_.add({.kind = NodeKind::footnote_reference, .range = range, .destination = label});
  at_ = end;
}

// --- nodes with children

void InlineWalk::open_span(const Node& node, std::size_t width) {
  go_to('*', '_');
  Node span = node;
  span.range.begin = content_->begin_of(at_);
  out_.open(span);
  at_ = std::min(at_ + width, source().size());
  open_.push_back({.end = node.end, .kind = node.kind});
}

void InlineWalk::open_link(const Node& node) {
  const bool image = node.kind == NodeKind::image;
  if (image) go_to('!', '!');
  else go_to('[', '<');
  in_autolink_ = peek() == '<';
  Node link = node;
  link.range.begin = content_->begin_of(at_);
  link.destination = {};
  link.title = {};
  out_.open(link);
  at_ = std::min(at_ + (image ? 2 : 1), source().size());
  open_.push_back({.end = node.end,
                   .kind = node.kind,
                   .autolink = in_autolink_,
                   .destination = node.destination,
                   .title = node.title});
}

void InlineWalk::close(const Open& open) {
  switch (open.kind) {
    case NodeKind::link:
    case NodeKind::image: close_link(open); break;
    default:
      go_to('*', '_');
      at_ = std::min(at_ + (open.kind == NodeKind::strong ? 2 : 1), source().size());
      out_.close(content_->end_of(at_));
  }
  open_.pop_back();
}

void InlineWalk::close_link(const Open& open) {
  go_to(open.autolink ? '>' : ']', '>');
  const std::size_t bracket = at_;
  at_ = std::min(at_ + 1, source().size());
  Node& link = out_[out_.current()];
  if (open.autolink) {
    in_autolink_ = false;
    link.destination = kept(open.destination, raw({link.range.begin, content_->end_of(at_)}));
    return out_.close(content_->end_of(at_));
  }
  const LinkTail tail = link_tail(source(), at_);
  if (tail.has_destination) {
    link.destination = kept(open.destination, raw(content_->range(tail.destination, tail.destination_end)));
    link.title = kept(open.title, raw(content_->range(tail.title, tail.title_end)));
  } else {
    link.destination = kept(open.destination, {});
    link.title = kept(open.title, {});
  }
  at_ = tail.end;
  emit_islands_in(content_->range(bracket, at_));
  out_.close(content_->end_of(at_));
}

// --- helpers

// The walk and cmark should agree; where they do not, the next byte that could be meant is taken.
void InlineWalk::go_to(char c, char alternative) {
  if (peek() == c || peek() == alternative) return;
  const char wanted[] = {c, alternative};
  const std::size_t found = source().substr(at_, kSearch).find_first_of(std::string_view(wanted, 2));
  if (found != std::string_view::npos) at_ += found;
}

std::string_view InlineWalk::kept(std::string_view text, std::string_view in) {
  if (text.empty()) return {};
  const std::size_t at = in.find(text);
  if (at != std::string_view::npos) return in.substr(at, text.size());
  if (body_.islands.hidden_in(text)) {
    std::string restored = body_.islands.restored(text);
    const std::size_t here = in.find(restored);
    return here != std::string_view::npos ? in.substr(here, restored.size()) : out_.keep(std::move(restored));
  }
  return out_.keep(std::string(text));
}

}  // namespace rubric::document
