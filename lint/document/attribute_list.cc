#include "lint/document/attribute_list.h"

namespace rubric {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == ':' || c == '.' || c == '/'; }

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

}  // namespace

std::size_t attribute_list_length(std::string_view text) {
  if (!text.starts_with("{:") || text.starts_with("{::")) return 0;
  return Scan{.text = text, .at = 2}.length_of_rest();
}

std::size_t heading_attributes_length(std::string_view text) {
  if (!text.starts_with("{#") && !text.starts_with("{.")) return 0;
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

}  // namespace rubric
