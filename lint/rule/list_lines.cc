#include "lint/rule/list_lines.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "lint/document/containers.h"
#include "lint/text/ascii.h"
#include "lint/text/trim.h"

namespace rubric::rule {
namespace {

// How many letters of any language `text` begins with; their bytes, that is.
std::size_t letters(std::string_view text) {
  const auto end =
      std::ranges::find_if(text, [](char c) { return !is_ascii_letter(c) && static_cast<unsigned char>(c) < 0x80; });
  return static_cast<std::size_t>(end - text.begin());
}

// Whether what follows a marker without a space is the text of an item. Options have no words after them, or are short.
bool begins_an_item(std::string_view text, LowerCase lower_case) {
  if (text.front() == '[' || text.front() == '"' || text.front() == '`' || text.starts_with("\xE2\x80\x9C")) {
    return true;
  }
  if (text.front() == '\'') text.remove_prefix(1);
  const std::size_t word = letters(text);
  const bool sentence =
      word > 0 && (is_ascii_capital(text.front()) || static_cast<unsigned char>(text.front()) >= 0x80);
  return sentence || (lower_case == LowerCase::taken && word > 2 && text.substr(word).starts_with(' '));
}

bool is_item_or_quote(NodeKind kind) { return kind == NodeKind::item || kind == NodeKind::block_quote; }

// The containers of one paragraph, from the outside in.
struct Around {
  NodeId paragraph = 0;
  Containers open;

  Around(const Document& document, NodeId of)
      : paragraph(of), open(document.source().bytes(), document.source().lines(), 0) {
    std::vector<NodeId> ids;
    for (NodeId id = document[of].parent; id != 0; id = document[id].parent) {
      if (document[id].kind != NodeKind::list) ids.push_back(id);
    }
    for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
      const Node& node = document[*id];
      const auto line = static_cast<std::uint32_t>(document.source().lines().line_of(node.range.begin)) + 1;
      open.push({.kind = node.kind, .id = *id, .begin = node.range.begin.value, .line = line});
    }
  }
};

// Whether the text that begins at `place` stands to the right of the item's marker.
bool is_indented(const Document& document, NodeId item, ByteOffset place) {
  return column_of(document.source(), place) > column_of(document.source(), document[item].range.begin);
}

// The innermost quote whose '>' a line lacks, or the item that it stands to the left of; 0 if it looks like what it is.
NodeId lacking(const Document& document, const Around& around, const Containers::Margin& margin) {
  for (std::size_t i = around.open.size(); i > margin.taken; --i) {
    if (around.open[i - 1].kind == NodeKind::block_quote) return around.open[i - 1].id;
  }
  const Container& inner = around.open[around.open.size() - 1];
  const bool is_loose = margin.taken < around.open.size() && inner.kind == NodeKind::item &&
                        !is_indented(document, inner.id, {margin.content});
  return is_loose ? inner.id : 0;
}

// A text with options in it goes on after "-v verbose"; an item that lost its space mostly does not.
bool ends_here_or_goes_on_alike(const Document& document, const LooseLine& line) {
  std::string_view rest = document.source().text({line.text.end, document[line.paragraph].range.end});
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
  return rest.empty() || marker_without_space(rest.substr(0, rest.find('\n')), LowerCase::refused) > 0;
}

}  // namespace

std::size_t column_of(const SourceText& source, ByteOffset place) {
  const LineIndex& lines = source.lines();
  std::size_t column = 0;
  for (const char c : source.text({lines.line_start(lines.line_of(place)), place})) {
    column = c == '\t' ? (column / 4 + 1) * 4 : column + 1;
  }
  return column;
}

std::size_t blank_prefix(std::string_view text) {
  const std::size_t end = text.find_first_not_of(" \t");
  return end == std::string_view::npos ? text.size() : end;
}

bool is_closed_later(std::string_view paragraph, std::size_t place) {
  constexpr std::size_t kFewLines = 500;
  paragraph = paragraph.substr(0, place + kFewLines);
  for (std::size_t at = paragraph.find('*', place + 1); at != std::string_view::npos;
       at = paragraph.find('*', at + 1)) {
    if (std::string_view(" \t\r\n").find(paragraph[at - 1]) == std::string_view::npos) return true;
  }
  return false;
}

std::size_t marker_without_space(std::string_view line, LowerCase lower_case) {
  if (line.size() < 3) return 0;
  std::size_t at = 0;
  const bool bullet = line[0] == '*' || line[0] == '-' || line[0] == '+';
  if (bullet) {
    at = 1;
  } else {
    while (at < line.size() && at < 2 && is_ascii_digit(line[at])) ++at;
    if (at == 0 || at == line.size() || (line[at] != '.' && line[at] != ')')) return 0;
    ++at;
  }
  if (at >= line.size()) return 0;
  // "1.x" is a version and "2)b" a part of a name: after a number, a sentence begins with a capital letter.
  if (!bullet) return is_ascii_capital(line[at]) && at + 1 < line.size() && line[at + 1] != '.' ? at : 0;
  if (line[0] == '*' && line.find('*', 1) != std::string_view::npos) return 0;   // emphasis, or an attempt at it
  return begins_an_item(line.substr(at), lower_case) ? at : 0;
}

std::vector<LooseLine> loose_lines(const Document& document, const NodesByKind& nodes) {
  std::vector<LooseLine> found;
  const SourceText& source = document.source();
  const LineIndex& lines = source.lines();
  std::optional<Around> around;
  for (const NodeKind kind : {NodeKind::softbreak, NodeKind::linebreak}) {
    for (const NodeId id : nodes.of(kind)) {
      NodeId paragraph = document[id].parent;
      while (!is_block(document[paragraph].kind)) paragraph = document[paragraph].parent;
      const NodeId parent = document[paragraph].parent;
      if (document[paragraph].kind != NodeKind::paragraph || !is_item_or_quote(document[parent].kind) ||
          id + 1 >= document[paragraph].end) {
        continue;
      }
      if (document[id + 1].kind == NodeKind::attribute_list) continue;   // it stands at the margin by its nature
      const std::size_t line = lines.line_of(document[id].range.end);
      if (!around || around->paragraph != paragraph) around.emplace(document, paragraph);
      const Containers::Margin margin = around->open.margin(static_cast<std::uint32_t>(line) + 1);
      const NodeId container = lacking(document, *around, margin);
      const ByteRange text = byte_range(margin.content, std::max(margin.content, lines.line(line).end.value));
      const auto length = without_end(source.text(text), " \t").size();
      if (container == 0 || length == 0) continue;
      std::string marked = margin.marked > 0 ? " " : "";
      marked += around->open.prefix(margin.marked);
      found.push_back({.paragraph = paragraph,
                       .first = id + 1,
                       .container = container,
                       .text = byte_range(margin.content, margin.content + length),
                       .marked = {.range = byte_range(margin.marked_to, margin.content), .text = std::move(marked)}});
    }
  }
  std::ranges::sort(found, {}, [](const LooseLine& it) { return it.text.begin; });
  return found;
}

char sign_of_item(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_ascii_digit(text[at])) ++at;
  return at < text.size() && std::string_view(at > 0 ? ".)" : "-*+").find(text[at]) != std::string_view::npos ? text[at]
                                                                                                              : '\0';
}

std::size_t marker_of_lost_item(const Document& document, const LooseLine& line) {
  const std::string_view text = document.text(line.text);
  const bool in_item = document[line.container].kind == NodeKind::item && document[line.first].kind == NodeKind::text;
  if (!in_item) return 0;
  const Node& item = document[line.container];
  const Node& paragraph = document[line.paragraph];
  if (sign_of_item(text) != sign_of_item(document.text(item))) return 0;
  if (text.front() == '-' && !ends_here_or_goes_on_alike(document, line)) return 0;
  if (text.front() == '*' &&
      is_closed_later(document.text(paragraph), line.text.begin.value - paragraph.range.begin.value)) {
    return 0;
  }
  // In lower case only between items that are, too.
  const char letter = document.text(paragraph).front();
  const bool between = document[item.parent].end != item.end && letter >= 'a' && letter <= 'z';
  return marker_without_space(text, between ? LowerCase::taken : LowerCase::refused);
}

}  // namespace rubric::rule
