#include "lint/rule/line_ends.h"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string_view>

#include "lint/rule/code_fence.h"
#include "lint/text/ascii.h"

namespace rubric::rule {
namespace {

// Most lines end in something that is seen, or have nothing.
std::vector<ByteRange> blanks_at_line_ends(const SourceText& source) {
  const LineIndex& lines = source.lines();
  const std::string_view bytes = source.bytes();
  std::vector<ByteRange> found;
  for (std::size_t line = 0; line < lines.line_count(); ++line) {
    std::size_t end = line + 1 < lines.line_count() ? lines.line_start(line + 1).value : bytes.size();
    if (end > 1 && bytes[end - 1] == '\n' &&
        (static_cast<unsigned char>(bytes[end - 2]) > ' ' || bytes[end - 2] == '\n')) {
      continue;
    }
    const std::size_t begin = lines.line_start(line).value;
    while (end > begin && is_line_end(bytes[end - 1])) --end;
    std::size_t blanks = end;
    while (blanks > begin && is_ascii_blank(bytes[blanks - 1])) --blanks;
    if (blanks < end) found.push_back(byte_range(blanks, end));
  }
  return found;
}

// Whether blank lines after the block are part of it: it is not closed. After code that is indented, renderers differ.
bool keeps_blank_lines(const Document& document, const Node& block) {
  return takes_blank_lines(document, block) || (block.kind == NodeKind::code_block && !block.fenced);
}

// The nodes of one kind, which come in order: asked for places in order. One of them may hold the next.
class Cover {
 public:
  Cover(const Document& document, std::span<const NodeId> nodes, NodeKind kind)
      : document_(document),
        nodes_(nodes),
        may_be_open_(kind == NodeKind::code_block || kind == NodeKind::html_block) {}

  // Whether one of them begins before `place` and ends at or after it.
  bool reaches(ByteOffset place) {
    for (; next_ < nodes_.size() && range(next_).begin < place; ++next_) end_ = std::max(end_, range(next_).end);
    return next_ > 0 && end_ >= place;
  }
  // Whether one of them has the bytes after `place`, too.
  bool goes_on(ByteOffset place) {
    for (; next_ < nodes_.size() && range(next_).begin <= place; ++next_) end_ = std::max(end_, range(next_).end);
    return next_ > 0 && end_ > place;
  }

 private:
  ByteRange range(std::size_t i) const {
    const Node& node = document_[nodes_[i]];
    if (!may_be_open_ || !keeps_blank_lines(document_, node)) return node.range;
    return {node.range.begin,
            node.end < document_.nodes().size() ? document_[node.end].range.begin : document_.source().end()};
  }

  const Document& document_;
  std::span<const NodeId> nodes_;
  bool may_be_open_;
  std::size_t next_ = 0;
  ByteOffset end_ = {};
};

std::vector<Cover> covers(const Document& document, const NodesByKind& nodes, std::initializer_list<NodeKind> kinds) {
  std::vector<Cover> out;
  for (const NodeKind kind : kinds) {
    if (!nodes.of(kind).empty()) out.emplace_back(document, nodes.of(kind), kind);
  }
  return out;
}

// Nothing but the '>'s of quotes.
bool is_only_markers(std::string_view line) { return line.find_first_not_of("> \t") == std::string_view::npos; }

// Below an item with nothing on its line, or a footnote, white space decides whether the next lines belong to it.
bool follows_marker(const SourceText& source, ByteOffset place) {
  const LineIndex& lines = source.lines();
  const std::size_t number = lines.line_of(place);
  if (number == 0) return false;
  std::string_view above = source.text(lines.line(number - 1));
  while (!above.empty() && is_ascii_blank(above.back())) above.remove_suffix(1);
  if (above.find("[^") < above.find("]:") && above.find("]:") != above.npos) return true;
  const std::string_view word = above.substr(above.find_last_of(" \t>") + 1);
  if (word.size() == 1) return std::string_view("-*+").find(word.front()) != std::string_view::npos;
  return word.size() > 1 && (word.back() == '.' || word.back() == ')') &&
         word.find_first_not_of("0123456789") == word.size() - 1;
}

// Whether the line after that of `place` begins with math, or with what a site makes of a shortcode or a tag.
bool begins_raw(const SourceText& source, ByteOffset place) {
  const LineIndex& lines = source.lines();
  const std::size_t next = lines.line_of(place) + 1;
  if (next >= lines.line_count()) return false;
  std::string_view line = source.text(lines.line(next));
  line.remove_prefix(std::min(line.find_first_not_of("> \t"), line.size()));
  return line.starts_with("$$") || line.starts_with("{{") || line.starts_with("{%");
}

}  // namespace

std::vector<ByteRange> needless_line_ends(const Document& document, const NodesByKind& nodes) {
  const SourceText& source = document.source();
  const LineIndex& lines = source.lines();
  std::vector<ByteRange> blanks = blanks_at_line_ends(source);
  if (blanks.empty()) return blanks;
  std::vector<Cover> kept =
      covers(document, nodes,
             {NodeKind::linebreak, NodeKind::code_block, NodeKind::front_matter, NodeKind::html_block, NodeKind::code,
              NodeKind::html_inline, NodeKind::shortcode, NodeKind::link, NodeKind::image});
  std::vector<Cover> shown =
      covers(document, nodes, {NodeKind::paragraph, NodeKind::heading, NodeKind::table, NodeKind::thematic_break});
  std::erase_if(blanks, [&](const ByteRange& it) {
    if (std::ranges::any_of(kept, [&](Cover& cover) { return cover.goes_on(it.begin); })) return true;
    const bool in_block = std::ranges::any_of(shown, [&](Cover& cover) { return cover.reaches(it.begin); });
    const std::string_view line = source.text({lines.line_start(lines.line_of(it.begin)), it.begin});
    if (is_only_markers(line)) return in_block || follows_marker(source, it.begin);
    if (begins_raw(source, it.end)) return true;   // for renderers it is text, and a line of it may be broken before it
    return !in_block || line.back() == '\\';   // what is in no block defines something
  });
  return blanks;
}

}  // namespace rubric::rule
