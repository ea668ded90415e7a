#include "lint/content/content_text.h"

#include <algorithm>
#include <iterator>

#include "lint/text/ascii.h"

namespace rubric::content {
namespace {

bool holds_inlines(NodeKind kind) { return kind == NodeKind::paragraph || kind == NodeKind::table_cell; }

void append(FoldedText& out, std::string_view text, ByteRange source) {
  if (text.empty()) return;
  out.pieces.push_back({out.text.size(), source});
  out.text += text;
}

// Lines of a quote begin with '>', which is no text.
std::size_t skip_space(std::string_view bytes, std::size_t at, std::size_t end, bool quoted) {
  bool line_start = false;
  while (at < end && (is_ascii_space(bytes[at]) || (quoted && line_start && bytes[at] == '>'))) {
    line_start = line_start || bytes[at] == '\n' || bytes[at] == '\r';
    ++at;
  }
  return at;
}

void append_block(FoldedText& out, const Document& document, NodeId block, CodeSpans code) {
  const ByteRange range = document[block].range;
  if (!out.text.empty()) append(out, "\n", {range.begin, range.begin});
  const std::string_view bytes = document.source().bytes();
  const std::size_t end = range.end.value;
  bool quoted = false;
  for (NodeId at = document[block].parent; at != 0; at = document[at].parent) {
    quoted = quoted || document[at].kind == NodeKind::block_quote;
  }
  std::size_t as_written = range.begin.value;   // up to `at`, bytes that are not appended yet
  const auto stands_for = [&](std::string_view text, std::size_t at, std::size_t after) {
    append(out, bytes.substr(as_written, at - as_written), byte_range(as_written, at));
    append(out, text, byte_range(at, after));
    as_written = after;
  };
  NodeId inline_node = block + 1;  // the next code span is at or after it
  for (std::size_t at = as_written; at < end;) {
    if (code == CodeSpans::blanked) {
      while (inline_node < document[block].end &&
             (document[inline_node].kind != NodeKind::code || document[inline_node].range.begin.value < at)) {
        ++inline_node;
      }
      const ByteRange span = inline_node < document[block].end ? document[inline_node].range : ByteRange{};
      if (span.begin.value == at && !span.empty()) {
        stands_for("\x1A", at, span.end.value);
        at = span.end.value;
        continue;
      }
    }
    if (!is_ascii_space(bytes[at])) {
      ++at;
      continue;
    }
    const std::size_t after = skip_space(bytes, at, end, quoted);
    if (bytes[at] != ' ' || after > at + 1) stands_for(" ", at, after);
    at = after;
  }
  stands_for({}, end, end);
}

}  // namespace

ByteRange FoldedText::source(ByteRange range) const {
  if (pieces.empty()) return {};
  // The file's bytes for one byte of the text.
  const auto source_of = [&](std::size_t at) {
    const auto next = std::ranges::upper_bound(pieces, at, {}, &Piece::at);
    const Piece& piece = *std::prev(next);
    const std::size_t length = (next == pieces.end() ? text.size() : next->at) - piece.at;
    if (length != piece.source.size()) return piece.source;
    const std::size_t begin = piece.source.begin.value + at - piece.at;
    return byte_range(begin, begin + 1);
  };
  if (!range.empty()) return {source_of(range.begin.value).begin, source_of(range.end.value - 1).end};
  const ByteOffset place =
      range.begin.value < text.size() ? source_of(range.begin.value).begin : pieces.back().source.end;
  return {place, place};
}

FoldedText folded(const Document& document, NodeId begin, NodeId end, CodeSpans code) {
  FoldedText out;
  for (NodeId node = begin; node < end; ++node) {
    if (holds_inlines(document[node].kind)) append_block(out, document, node, code);
  }
  return out;
}

FoldedText folded_item(const Document& document, NodeId item, CodeSpans code) {
  FoldedText out;
  for (NodeId node = item + 1; node < document[item].end;) {
    const Node& it = document[node];
    if (holds_inlines(it.kind)) append_block(out, document, node, code);
    node = it.kind == NodeKind::list || holds_inlines(it.kind) ? it.end : node + 1;
  }
  return out;
}

ByteRange BlockText::source(ByteRange range) const {
  const ByteRange whole = byte_range(at + range.begin.value, at + range.end.value);
  return folded ? folded->source(whole) : whole;
}

BlockText BlockText::part(ByteRange range) const {
  return {text.substr(range.begin.value, range.size()), folded, at + range.begin.value};
}

BlockText block_text(const Document& document, NodeId block) {
  const ByteRange range = document[block].range;
  const std::string_view text = document.text(range);
  const bool plain = text.find('\n') == text.npos && text.find('\r') == text.npos && text.find('\t') == text.npos &&
                     text.find("  ") == text.npos;
  if (plain) return {text, nullptr, range.begin.value};
  auto copy = std::make_shared<const FoldedText>(folded(document, block, block + 1, CodeSpans::kept));
  const std::string_view whole = copy->text;
  return {whole, std::move(copy), 0};
}

std::size_t count_words(const Document& document, NodeId begin, NodeId end) {
  std::size_t words = 0;
  bool inside = false;
  NodeId block = begin;  // words end where a block ends, not where an inline node ends
  for (NodeId node = begin; node < end; ++node) {
    const Node& it = document[node];
    if (is_block(it.kind)) block = node;
    if (block == node || it.kind == NodeKind::softbreak || it.kind == NodeKind::linebreak) inside = false;
    if (it.kind != NodeKind::text && it.kind != NodeKind::code) continue;
    for (const char c : it.literal) {
      const bool space = is_ascii_space(c);
      if (!space && !inside) ++words;
      inside = !space;
    }
  }
  return words;
}

}  // namespace rubric::content
