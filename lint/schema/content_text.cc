#include "lint/schema/content_text.h"

namespace rubric {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool holds_inlines(NodeKind kind) { return kind == NodeKind::paragraph || kind == NodeKind::table_cell; }

void append(FoldedText& out, char c, std::size_t from, std::size_t to) {
  out.text += c;
  out.from.push_back(static_cast<std::uint32_t>(from));
  out.to.push_back(static_cast<std::uint32_t>(to));
}

// Lines of a quote begin with '>', which is no text.
std::size_t skip_space(std::string_view bytes, std::size_t at, std::size_t end, bool quoted) {
  bool line_start = false;
  while (at < end && (is_space(bytes[at]) || (quoted && line_start && bytes[at] == '>'))) {
    line_start = line_start || bytes[at] == '\n' || bytes[at] == '\r';
    ++at;
  }
  return at;
}

void append_block(FoldedText& out, const Document& document, NodeId block, CodeSpans code) {
  if (!out.text.empty()) append(out, '\n', document[block].range.begin.value, document[block].range.begin.value);
  const std::string_view bytes = document.source().bytes();
  const std::size_t end = document[block].range.end.value;
  bool quoted = false;
  for (NodeId at = document[block].parent; at != 0; at = document[at].parent) {
    quoted = quoted || document[at].kind == NodeKind::block_quote;
  }
  NodeId inline_node = block + 1;  // the next code span is at or after it
  for (std::size_t at = document[block].range.begin.value; at < end;) {
    if (code == CodeSpans::blanked) {
      while (inline_node < document[block].end &&
             (document[inline_node].kind != NodeKind::code || document[inline_node].range.begin.value < at)) {
        ++inline_node;
      }
      if (inline_node < document[block].end && document[inline_node].range.begin.value == at &&
          !document[inline_node].range.empty()) {
        const std::size_t after = document[inline_node].range.end.value;
        append(out, '\x1A', at, after);
        at = after;
        continue;
      }
    }
    const std::size_t after = skip_space(bytes, at, end, quoted);
    if (after > at) {
      append(out, ' ', at, after);
      at = after;
    } else {
      append(out, bytes[at], at, at + 1);
      ++at;
    }
  }
}

}  // namespace

ByteRange FoldedText::source(ByteRange range) const {
  if (range.empty()) {
    const std::size_t at = range.begin.value;
    const std::size_t place = at < from.size() ? from[at] : to.empty() ? 0 : to.back();
    return byte_range(place, place);
  }
  return byte_range(from[range.begin.value], to[range.end.value - 1]);
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
  const bool plain = text.find('\n') == text.npos && text.find('\r') == text.npos && text.find('\t') == text.npos && text.find("  ") == text.npos;
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
      const bool space = is_space(c);
      if (!space && !inside) ++words;
      inside = !space;
    }
  }
  return words;
}

}  // namespace rubric
