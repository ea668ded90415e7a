#include "lint/document/reparse.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/document/builder.h"
#include "lint/document/complexity.h"
#include "lint/document/fenced_lines.h"
#include "lint/document/front_matter.h"
#include "lint/document/islands.h"
#include "lint/document/link_text.h"
#include "lint/document/shortcode_syntax.h"

namespace rubric::document {
namespace {

constexpr std::size_t kMostDefinitions = 1000;
constexpr std::uint32_t kMostReparses = 200;   // text of pieces that are gone is dropped by reading all anew

// A piece to read again, in the document before the edits: [begin, end) of the bytes and of the nodes.
struct Piece {
  std::size_t begin = 0, end = 0;
  NodeId first = 1, last = 0;
  std::size_t end_of_next_heading = 0;   // of its line; 0 if the piece ends with the file
  std::size_t new_begin = 0, new_end = 0;   // of the bytes afterwards
};

// In order. Pieces that have a heading between them stand apart.
std::vector<Piece> pieces_around(const Document& before, std::span<const Replaced> replaced) {
  const std::string_view text = before.source().bytes();
  std::vector<Piece> pieces;
  Piece piece{.last = before[0].end};
  std::size_t at = 0;   // the first of `replaced` that is not in a piece that ended
  bool touched = false;
  for (NodeId id = 1; id < before[0].end && at < replaced.size(); id = before[id].end) {
    const Node& node = before[id];
    if (node.kind != NodeKind::heading || node.setext) continue;
    const std::size_t line = line_begin(text, node.range.begin.value);
    const std::size_t next = next_line(text, node.range.end.value);
    while (at < replaced.size() && replaced[at].was.begin.value < next) {
      const bool behind = line > replaced[at].was.end.value;
      touched = true;
      if (!behind) break;
      ++at;
    }
    const bool inside = at < replaced.size() && replaced[at].was.begin.value < next;   // the heading itself may change
    if (inside) continue;
    if (touched) {
      piece.end = line;
      piece.last = id;
      piece.end_of_next_heading = next;
      pieces.push_back(piece);
      touched = false;
    }
    piece = {.begin = line, .first = id, .last = before[0].end};
  }
  if (at < replaced.size() || touched) {
    piece.end = text.size();
    piece.last = before[0].end;
    piece.end_of_next_heading = 0;
    pieces.push_back(piece);
  }
  std::ptrdiff_t grown = 0;
  at = 0;
  for (Piece& it : pieces) {
    it.new_begin = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(it.begin) + grown);
    for (; at < replaced.size() && (replaced[at].was.begin.value < it.end || it.end == text.size()); ++at) {
      grown += static_cast<std::ptrdiff_t>(replaced[at].size) - static_cast<std::ptrdiff_t>(replaced[at].was.size());
    }
    it.new_end = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(it.end) + grown);
  }
  return pieces;
}

// Whether what stands behind `text` can tell where a shortcode in it ends: one that is not closed, or whose quotes
// may not be. Says so of some that are fine.
bool leaves_shortcode_open(std::string_view text) {
  text.remove_prefix(text.size() - std::min(text.size(), kLongestShortcode));
  const std::size_t first = std::min(text.find("{{<"), text.find("{{%"));
  if (text.ends_with('{')) return true;
  if (first == std::string_view::npos) return false;
  text.remove_prefix(first);
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"{{<", ">}}"}, {"{{%", "%}}"}}) {
    const std::size_t last = text.rfind(open);
    if (last != std::string_view::npos && text.find(close, last) == std::string_view::npos) return true;
  }
  if (text.find('\\') != std::string_view::npos) return true;
  const auto may_open = [&](char quote) {   // only the last one can be without another behind it
    const std::size_t at = text.rfind(quote);
    return at != std::string_view::npos && std::string_view(" \t\r\n=").find(text[at - 1]) != std::string_view::npos;
  };
  return may_open('"') || may_open('`');
}

// Whether a comment of ours has begun in `text` that does not end there: how it is read depends on what follows.
bool leaves_comment_open(std::string_view text) {
  constexpr std::string_view kOpen = "<!-- rubric-";
  if (text.find(kOpen) == std::string_view::npos) return false;
  return text.find("-->", text.rfind(kOpen)) == std::string_view::npos;
}

// "[label]:" defines a link or a footnote, wherever it stands.
bool may_define(std::string_view text) { return text.find("]:") != std::string_view::npos; }

// What stands between the bracket that closes at `close` and the nearest one before it, as labels are compared.
// Nothing where that takes more than folding ASCII.
std::optional<std::string> label_before(std::string_view text, std::size_t close) {
  std::size_t open = text.find_last_of("[]", close == 0 ? 0 : close - 1);
  if (open == std::string_view::npos || open >= close) return std::string();
  std::string label;
  for (const char c : text.substr(open + 1, close - open - 1)) {
    if (c == '\\' || (static_cast<unsigned char>(c) & 0x80) != 0) return std::nullopt;
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (blank && (label.empty() || label.back() == ' ')) continue;
    label += blank ? ' ' : 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (label.ends_with(' ')) label.pop_back();
  return label;
}

// Where the brackets close that an address follows, of links that were read so: what is in them names nothing.
std::vector<std::size_t> closed_by_address(const Document& piece) {
  std::vector<std::size_t> out;
  for (NodeId id = 1; id < piece.nodes().size(); ++id) {
    const Node& node = piece[id];
    if ((node.kind != NodeKind::link && node.kind != NodeKind::image) || !piece.text(node).ends_with(')')) continue;
    const std::size_t close = end_of_link_text(piece, id);
    if (piece.source().bytes().substr(close).starts_with("](")) out.push_back(close);
  }
  std::ranges::sort(out);
  return out;
}

// Whether brackets in `piece`, read alone, may name something that `text` defines.
bool may_use_definition(const Document& piece, std::string_view text) {
  std::vector<std::string> defined;
  for (std::size_t at = text.find("]:"); at != std::string_view::npos; at = text.find("]:", at + 2)) {
    std::optional<std::string> label = label_before(text, at);
    if (!label || defined.size() == kMostDefinitions) return true;
    if (!label->empty()) defined.push_back(*std::move(label));
  }
  if (defined.empty()) return false;
  std::ranges::sort(defined);
  const std::vector<std::size_t> closed = closed_by_address(piece);
  const std::string_view own = piece.source().bytes();
  for (std::size_t at = own.find(']'); at != std::string_view::npos; at = own.find(']', at + 1)) {
    if (std::ranges::binary_search(closed, at)) continue;
    const std::optional<std::string> label = label_before(own, at);
    if (!label || std::ranges::binary_search(defined, *label)) return true;
  }
  return false;
}

// Whether a piece begins or ends where a look at the lines alone sees a fence open: what may open in the text behind it
// is looked for by such a look.
bool any_in_fence(std::span<const Piece> pieces, std::string_view old, std::string_view text) {
  FencedLines before(old, 0), after(text, 0);
  return std::ranges::any_of(pieces, [&](const Piece& it) {
    return before.holds(it.begin) || before.holds(it.end) || after.holds(it.new_begin) || after.holds(it.new_end);
  });
}

bool same(const std::optional<FrontMatterFence>& a, const std::optional<FrontMatterFence>& b) {
  if (!a || !b) return !a && !b;
  return a->syntax == b->syntax && a->range == b->range && a->content == b->content && a->body == b->body &&
         a->problem == b->problem;
}

// A view into `from` becomes one of the same bytes at their place in `to`; any other stays.
class Rebase {
 public:
  Rebase(std::string_view from, const char* to) : from_(from), to_(to) {}

  void operator()(Node& node) const {
    (*this)(node.literal);
    (*this)(node.destination);
    (*this)(node.title);
  }

 private:
  void operator()(std::string_view& view) const {
    const std::less<const char*> before;   // pointers into different arrays have no order of their own
    if (view.data() == nullptr || before(view.data(), from_.data()) ||
        before(from_.data() + from_.size(), view.data())) {
      return;
    }
    view = {to_ + (view.data() - from_.data()), view.size()};
  }

  std::string_view from_;
  const char* to_;
};

void shift(ByteRange& range, std::ptrdiff_t by) {
  range.begin = byte_offset(static_cast<std::size_t>(range.begin.value + by));
  range.end = byte_offset(static_cast<std::size_t>(range.end.value + by));
}

}  // namespace

// The parts of a Document that splicing touches.
class Splice {
 public:
  Splice(Document& document, const SourceText& after) : document_(document), after_(after) {}

  bool has_room() const { return document_.reparses_ < kMostReparses; }

  // What was read anew in the place of one piece.
  struct Fresh {
    Piece piece;
    std::unique_ptr<SourceText> source;
    Document document;
    std::size_t surplus = 0;   // nodes at its end that belong to what stays
  };

  void replace(std::vector<Fresh>& fresh) {
    for (std::size_t i = fresh.size(); i-- > 0;) insert(fresh[i]);   // from the end: the ids before are as they were
    move_to_new_source(fresh);
    document_.nodes_[0].end = static_cast<NodeId>(document_.nodes_.size());
    document_.nodes_[0].range.end = after_.end();
    for (Fresh& it : fresh) document_.pool_->adopt(std::move(it.document.pool_));
    document_.source_ = &after_;
    ++document_.reparses_;
  }

 private:
  static std::size_t count(const Fresh& it) { return it.document.nodes().size() - 1 - it.surplus; }

  // The nodes of the piece become those that were read, but for the document node.
  void insert(Fresh& it) {
    std::vector<Node>& all = document_.nodes_;
    std::vector<Node>& nodes = it.document.nodes_;
    const auto more =
        static_cast<std::ptrdiff_t>(count(it)) - static_cast<std::ptrdiff_t>(it.piece.last - it.piece.first);
    for (std::size_t id = it.piece.last; more != 0 && id < all.size(); ++id) {
      Node& node = all[id];
      node.end = static_cast<NodeId>(node.end + more);
      if (node.parent != 0) node.parent = static_cast<NodeId>(node.parent + more);
    }
    const Rebase comes(it.document.source().bytes(), after_.bytes().data() + it.piece.new_begin);
    for (std::size_t id = 1; id <= count(it); ++id) {
      Node& node = nodes[id];
      comes(node);
      shift(node.range, static_cast<std::ptrdiff_t>(it.piece.new_begin));
      node.end += it.piece.first - 1;
      if (node.parent != 0) node.parent += it.piece.first - 1;
    }
    const auto first = all.begin() + it.piece.first;
    const auto begin = nodes.begin() + 1, end = begin + static_cast<std::ptrdiff_t>(count(it));
    const auto in_place = std::min<std::ptrdiff_t>(it.piece.last - it.piece.first, end - begin);
    const auto rest = std::copy_n(begin, in_place, first);
    if (more < 0) all.erase(rest, rest - more);
    else all.insert(rest, begin + in_place, end);
  }

  // What stays is at another place of another text.
  void move_to_new_source(const std::vector<Fresh>& fresh) {
    const std::string_view old = document_.source().bytes();
    std::vector<Node>& all = document_.nodes_;
    std::ptrdiff_t more = 0;         // nodes before
    std::size_t first = 1, begin = 0, new_begin = 0;   // of the stretch that stays
    for (std::size_t i = 0; i <= fresh.size(); ++i) {
      const bool last = i == fresh.size();
      const std::size_t end =
          last ? all.size() : static_cast<std::size_t>(static_cast<std::ptrdiff_t>(fresh[i].piece.first) + more);
      const Rebase stays(old.substr(begin, last ? old.npos : fresh[i].piece.begin - begin),
                         after_.bytes().data() + new_begin);
      const std::ptrdiff_t by = static_cast<std::ptrdiff_t>(new_begin) - static_cast<std::ptrdiff_t>(begin);
      for (std::size_t id = first; id < end; ++id) {
        stays(all[id]);
        if (by != 0) shift(all[id].range, by);
      }
      if (last) break;
      more += static_cast<std::ptrdiff_t>(count(fresh[i])) -
              static_cast<std::ptrdiff_t>(fresh[i].piece.last - fresh[i].piece.first);
      first = end + count(fresh[i]);
      begin = fresh[i].piece.end;
      new_begin = fresh[i].piece.new_end;
    }
  }

  Document& document_;
  const SourceText& after_;
};

namespace {

// What stands now where `piece` was; nothing where what is behind it would be read otherwise, too.
std::optional<Splice::Fresh> read_piece(const Document& before, const SourceText& after, const Piece& piece,
                                        std::span<const std::string> raw_shortcodes) {
  const std::string_view old = before.source().bytes(), text = after.bytes();
  const std::string_view fresh = text.substr(piece.new_begin, piece.new_end - piece.new_begin);
  if (may_define(old.substr(piece.begin, piece.end - piece.begin)) || may_define(fresh)) return std::nullopt;
  if (leaves_shortcode_open(text.substr(0, piece.new_begin)) || leaves_shortcode_open(text.substr(0, piece.new_end))) {
    return std::nullopt;
  }

  for (const std::string_view before_bound : {old.substr(0, piece.begin), old.substr(0, piece.end),
                                              text.substr(0, piece.new_begin), text.substr(0, piece.new_end)}) {
    if (leaves_comment_open(before_bound)) return std::nullopt;
  }

  if (may_have_raw(old.substr(piece.begin, piece.end - piece.begin), raw_shortcodes) ||
      may_have_raw(fresh, raw_shortcodes)) {
    return std::nullopt;
  }

  // With the heading that follows, to see that nothing is left open before it.
  const std::size_t behind =
      piece.end_of_next_heading == 0 ? piece.new_end : piece.new_end + (piece.end_of_next_heading - piece.end);
  auto source =
      std::make_unique<SourceText>(after.path(), std::string(text.substr(piece.new_begin, behind - piece.new_begin)));
  Document own = parse_markdown(*source, raw_shortcodes);
  Splice::Fresh out{piece, std::move(source), std::move(own)};
  const Document& read = out.document;
  if (!read.problems().empty() || may_use_definition(read, text)) return std::nullopt;
  if (piece.end_of_next_heading == 0) return out;
  const Node& heading = before[piece.last];
  NodeId last = 0;
  for (NodeId id = 1; id < read[0].end; id = read[id].end) last = id;
  const std::ptrdiff_t moved =
      static_cast<std::ptrdiff_t>(piece.new_end) - static_cast<std::ptrdiff_t>(piece.end + piece.new_begin);
  const bool there = last != 0 && read[last].kind == NodeKind::heading && !read[last].setext &&
                     read[last].range.begin.value == static_cast<std::size_t>(heading.range.begin.value + moved) &&
                     read[last].range.end.value == static_cast<std::size_t>(heading.range.end.value + moved);
  if (!there) return std::nullopt;
  out.surplus = read[0].end - last;
  return out;
}

}  // namespace

std::optional<Document> reparse(Document&& before, const SourceText& after, std::span<const Replaced> replaced,
                                std::span<const std::string> raw_shortcodes) {
  const std::string_view old = before.source().bytes(), text = after.bytes();
  Splice splice(before, after);
  if (!before.problems().empty() || !splice.has_room()) return std::nullopt;

  const std::vector<Piece> pieces = pieces_around(before, replaced);
  std::size_t size = 0;
  for (const Piece& it : pieces) size += it.end - it.begin;
  if (size > old.size() - old.size() / 8) return std::nullopt;   // hardly less than all

  const std::optional<FrontMatterFence> fence = find_front_matter(old);
  if (!same(fence, find_front_matter(text))) return std::nullopt;
  if (fence && (fence->problem != FrontMatterFence::Problem::none ||
                (!replaced.empty() && replaced.front().was.begin < fence->body))) {
    return std::nullopt;
  }
  if (!fence && !pieces.empty() && pieces.front().begin == 0) {
    return std::nullopt;  // the piece alone may look as if it had some
  }
  if (may_have_raw(text, raw_shortcodes) && any_in_fence(pieces, old, text)) return std::nullopt;
  if (too_complex(text.substr(fence ? fence->body.value : 0))) return std::nullopt;

  std::vector<Splice::Fresh> fresh;
  for (const Piece& it : pieces) {
    std::optional<Splice::Fresh> read = read_piece(before, after, it, raw_shortcodes);
    if (!read) return std::nullopt;
    fresh.push_back(std::move(*read));
  }
  splice.replace(fresh);
  return std::move(before);
}

}  // namespace rubric::document
