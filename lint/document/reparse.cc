#include "lint/document/reparse.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/document/builder.h"
#include "lint/document/complexity.h"
#include "lint/document/front_matter.h"
#include "lint/document/shortcodes.h"

namespace rubric {
namespace {

constexpr std::size_t kMostDefinitions = 1000;
constexpr std::uint32_t kMostReparses = 200;   // text of pieces that are gone is dropped by reading all anew

// Where a line begins, and the same for the one behind it.
std::size_t start_of_line(std::string_view text, std::size_t at) {
  const std::size_t end = at == 0 ? std::string_view::npos : text.find_last_of("\r\n", at - 1);
  return end == std::string_view::npos ? 0 : end + 1;
}

std::size_t start_of_next_line(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_of("\r\n", at);
  if (end == std::string_view::npos) return text.size();
  return end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
}

// The piece to read again, in the document before the edit: [begin, end) of the bytes and of the nodes.
struct Piece {
  std::size_t begin = 0, end = 0;
  NodeId first = 1, last = 0;
  std::size_t end_of_next_heading = 0;   // of its line; 0 if the piece ends with the file
};

Piece piece_around(const Document& before, ByteRange replaced) {
  const std::string_view text = before.source().bytes();
  Piece piece{.end = text.size(), .last = before[0].end};
  for (NodeId id = 1; id < before[0].end; id = before[id].end) {
    const Node& node = before[id];
    if (node.kind != NodeKind::heading || node.setext) continue;
    const std::size_t line = start_of_line(text, node.range.begin.value);
    const std::size_t next = start_of_next_line(text, node.range.end.value);
    if (next <= replaced.begin.value) {
      piece.begin = line;
      piece.first = id;
    } else if (line > replaced.end.value) {
      piece.end = line;
      piece.last = id;
      piece.end_of_next_heading = next;
      break;
    }
  }
  return piece;
}

// Whether what stands behind `text` can tell where a shortcode in it ends: one that is not closed, or whose quotes
// may not be. Says so of some that are fine.
bool leaves_shortcode_open(std::string_view text) {
  text.remove_prefix(text.size() - std::min(text.size(), kLongestShortcode));
  const std::size_t first = std::min(text.find("{{<"), text.find("{{%"));
  if (text.ends_with('{')) return true;
  if (first == std::string_view::npos) return false;
  text.remove_prefix(first);
  if (text.find("}}", text.rfind("{{")) == std::string_view::npos || text.find('\\') != std::string_view::npos) return true;
  const auto may_open = [&](char quote) {   // only the last one can be without another behind it
    const std::size_t at = text.rfind(quote);
    return at != std::string_view::npos && std::string_view(" \t\r\n=").find(text[at - 1]) != std::string_view::npos;
  };
  return may_open('"') || may_open('`');
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

// Whether brackets in `piece` may name something that `text` defines.
bool may_use_definition(std::string_view piece, std::string_view text) {
  std::vector<std::string> defined;
  for (std::size_t at = text.find("]:"); at != std::string_view::npos; at = text.find("]:", at + 2)) {
    std::optional<std::string> label = label_before(text, at);
    if (!label || defined.size() == kMostDefinitions) return true;
    if (!label->empty()) defined.push_back(*std::move(label));
  }
  if (defined.empty()) return false;
  std::ranges::sort(defined);
  for (std::size_t at = piece.find(']'); at != std::string_view::npos; at = piece.find(']', at + 1)) {
    const std::optional<std::string> label = label_before(piece, at);
    if (!label || std::ranges::binary_search(defined, *label)) return true;
  }
  return false;
}

bool same(const std::optional<FrontMatterFence>& a, const std::optional<FrontMatterFence>& b) {
  if (!a || !b) return !a && !b;
  return a->range == b->range && a->content == b->content && a->body == b->body && a->problem == b->problem;
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
    if (view.data() == nullptr || before(view.data(), from_.data()) || before(from_.data() + from_.size(), view.data())) return;
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

  // `nodes` of the document become those of `piece` but for its document node and `surplus` nodes at its end.
  void replace(const Piece& nodes, Document&& piece, std::size_t surplus) {
    const std::string_view old = document_.source().bytes();
    const auto grown = static_cast<std::ptrdiff_t>(after_.bytes().size()) - static_cast<std::ptrdiff_t>(old.size());
    std::vector<Node>& all = document_.nodes_;
    std::vector<Node>& fresh = piece.nodes_;
    fresh.resize(fresh.size() - surplus);
    const auto more = static_cast<std::ptrdiff_t>(fresh.size()) - 1 - static_cast<std::ptrdiff_t>(nodes.last - nodes.first);

    const Rebase stays(old.substr(0, nodes.begin), after_.bytes().data());
    for (NodeId id = 1; id < nodes.first; ++id) stays(all[id]);
    const Rebase moves(old.substr(nodes.end), after_.bytes().data() + static_cast<std::ptrdiff_t>(nodes.end) + grown);
    for (std::size_t id = nodes.last; id < all.size(); ++id) {
      Node& node = all[id];
      moves(node);
      shift(node.range, grown);
      node.end = static_cast<NodeId>(node.end + more);
      if (node.parent != 0) node.parent = static_cast<NodeId>(node.parent + more);
    }
    const Rebase comes(piece.source().bytes(), after_.bytes().data() + nodes.begin);
    for (Node& node : fresh) {
      comes(node);
      shift(node.range, static_cast<std::ptrdiff_t>(nodes.begin));
      node.end += nodes.first - 1;
      if (node.parent != 0) node.parent += nodes.first - 1;
    }

    const auto first = all.begin() + nodes.first;
    const auto in_place = std::min<std::ptrdiff_t>(nodes.last - nodes.first, std::ssize(fresh) - 1);
    const auto rest = std::copy_n(fresh.begin() + 1, in_place, first);
    if (more < 0) all.erase(rest, rest - more);
    else all.insert(rest, fresh.begin() + 1 + in_place, fresh.end());

    all[0].end = static_cast<NodeId>(all.size());
    all[0].range.end = after_.end();
    document_.pool_->adopt(std::move(piece.pool_));
    document_.source_ = &after_;
    ++document_.reparses_;
  }

 private:
  Document& document_;
  const SourceText& after_;
};

std::optional<Document> reparse(Document&& before, const SourceText& after, ByteRange replaced) {
  const std::string_view old = before.source().bytes(), text = after.bytes();
  const std::ptrdiff_t grown = static_cast<std::ptrdiff_t>(text.size()) - static_cast<std::ptrdiff_t>(old.size());
  Splice splice(before, after);
  if (!before.problems().empty() || !splice.has_room()) return std::nullopt;

  const Piece piece = piece_around(before, replaced);
  if ((piece.end - piece.begin) * 2 > old.size()) return std::nullopt;
  const auto end = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(piece.end) + grown);
  if (end < piece.begin) return std::nullopt;

  const std::optional<FrontMatterFence> fence = find_front_matter(old);
  if (!same(fence, find_front_matter(text))) return std::nullopt;
  if (fence && (fence->problem != FrontMatterFence::Problem::none || replaced.begin < fence->body)) return std::nullopt;
  if (!fence && piece.begin == 0) return std::nullopt;   // the piece alone may look as if it had some

  const std::string_view fresh = text.substr(piece.begin, end - piece.begin);
  if (may_define(old.substr(piece.begin, piece.end - piece.begin)) || may_define(fresh)) return std::nullopt;
  if (may_use_definition(fresh, text)) return std::nullopt;
  if (leaves_shortcode_open(text.substr(0, piece.begin)) || leaves_shortcode_open(text.substr(0, end))) return std::nullopt;
  if (too_complex(text.substr(fence ? fence->body.value : 0))) return std::nullopt;

  // With the heading that follows, to see that nothing is left open before it.
  const std::size_t behind = piece.end_of_next_heading == 0 ? end : end + (piece.end_of_next_heading - piece.end);
  const SourceText source(after.path(), std::string(text.substr(piece.begin, behind - piece.begin)));
  Document read = parse_markdown(source);
  if (!read.problems().empty()) return std::nullopt;
  std::size_t surplus = 0;
  if (piece.end_of_next_heading != 0) {
    const Node& heading = before[piece.last];
    NodeId last = 0;
    for (NodeId id = 1; id < read[0].end; id = read[id].end) last = id;
    const std::ptrdiff_t moved = grown - static_cast<std::ptrdiff_t>(piece.begin);
    const bool there = last != 0 && read[last].kind == NodeKind::heading && !read[last].setext &&
                       read[last].range.begin.value == static_cast<std::size_t>(heading.range.begin.value + moved) &&
                       read[last].range.end.value == static_cast<std::size_t>(heading.range.end.value + moved);
    if (!there) return std::nullopt;
    surplus = read[0].end - last;
  }
  splice.replace(piece, std::move(read), surplus);
  return std::move(before);
}

}  // namespace rubric
