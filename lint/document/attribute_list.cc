#include "lint/document/attribute_list.h"

#include <algorithm>

#include "lint/text/ascii.h"

namespace rubric::document {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_word(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == ':' || c == '.' || c == '/';
}

struct Scan {
  std::string_view text;
  std::size_t at = 0;

  bool more() const { return at < text.size(); }
  bool skip(char c) {
    if (!more() || text[at] != c) return false;
    ++at;
    return true;
  }
  void skip_space() {
    while (more() && (text[at] == ' ' || text[at] == '\t')) ++at;
  }
  bool skip_word() {
    const std::size_t begin = at;
    while (more() && is_word(text[at])) ++at;
    return at > begin;
  }
  bool skip_quoted() {
    const char quote = text[at];
    for (++at; more() && text[at] != '\n'; ++at) {
      if (text[at] == '\\') ++at;
      else if (text[at] == quote) return ++at, true;
    }
    return false;
  }
  // .class, #id, key="value", or the name of a definition made elsewhere
  bool skip_attribute() {
    if (skip('.') || skip('#')) return skip_word();
    if (!more() || !is_letter(text[at]) || !skip_word()) return false;
    if (!skip('=')) return true;
    if (more() && (text[at] == '"' || text[at] == '\'')) return skip_quoted();
    return skip_word();
  }
  // Attributes with space between them and a closing brace: the length up to there, or 0.
  std::size_t length_of_rest() {
    for (bool any = false;; any = true) {
      const std::size_t before = at;
      skip_space();
      if (skip('}')) return any ? at : 0;
      if ((any && at == before) || !skip_attribute()) return 0;
    }
  }
};

// How many lines end in a part of the file; no more than two are counted.
int line_ends(const Document& document, std::size_t begin, std::size_t end) {
  const std::string_view text = document.source().bytes().substr(begin, end - begin);
  const std::size_t first = text.find_first_of("\r\n");
  if (first == text.npos) return 0;
  return text.find_first_of("\r\n", first + (text.substr(first, 2) == "\r\n" ? 2 : 1)) == text.npos ? 1 : 2;
}

std::string_view id_below(const Document& document, NodeId node) {
  for (NodeId id = node + 1; id < document[node].end; ++id) {
    if (document[id].kind != NodeKind::attribute_list) continue;
    if (const std::string_view found = id_in_attributes(document[id].literal); !found.empty()) return found;
  }
  return {};
}

}  // namespace

std::size_t attribute_list_length(std::string_view text) {
  if (!text.starts_with("{:") || text.starts_with("{::")) return 0;
  return Scan{.text = text, .at = 2}.length_of_rest();
}

std::size_t bare_attributes_length(std::string_view text) {
  const std::size_t first = text.starts_with('{') ? text.find_first_not_of(" \t", 1) : text.npos;
  if (first == text.npos || (text[first] != '#' && text[first] != '.')) return 0;
  return Scan{.text = text, .at = 1}.length_of_rest();
}

std::string_view id_in_attributes(std::string_view attributes) {
  Scan scan{.text = attributes};
  scan.skip(':');
  while (scan.more()) {
    scan.skip_space();
    const std::size_t begin = scan.at;
    if (!scan.skip_attribute()) break;
    if (attributes[begin] == '#') return attributes.substr(begin + 1, scan.at - begin - 1);
  }
  return {};
}

bool is_attributes_only(const Document& document, NodeId block) {
  return document[block].kind == NodeKind::paragraph && document[block].end == block + 2 &&
         document[block + 1].kind == NodeKind::attribute_list;
}

NodeId attributes_below(const Document& document, NodeId heading) {
  const Node& node = document[heading];
  const NodeId below = node.end;
  if (below >= document.nodes().size() || document[below].parent != node.parent ||
      !is_attributes_only(document, below)) {
    return 0;
  }
  return line_ends(document, node.range.end.value, document[below].range.begin.value) == 1 ? below : 0;
}

NodeId attributes_above(const Document& document, NodeId heading) {
  const Node& node = document[heading];
  if (heading < 2 || document[heading - 1].kind != NodeKind::attribute_list) return 0;
  const NodeId above = document[heading - 1].parent;
  if (document[above].parent != node.parent || document[above].end != heading || !is_attributes_only(document, above)) {
    return 0;
  }
  if (line_ends(document, document[above].range.end.value, node.range.begin.value) != 1) return 0;
  if (above <= node.parent + 1) return above;
  return line_ends(document, document[above - 1].range.end.value, document[above].range.begin.value) > 1 ? above : 0;
}

std::string_view given_id(const Document& document, NodeId heading) {
  if (const std::string_view own = id_below(document, heading); !own.empty()) return own;
  if (const NodeId below = attributes_below(document, heading); below != 0) {
    if (const std::string_view id = id_below(document, below); !id.empty()) return id;
  }
  const NodeId above = attributes_above(document, heading);
  return above == 0 ? std::string_view() : id_below(document, above);
}

}  // namespace rubric::document
