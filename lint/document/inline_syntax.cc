#include "lint/document/inline_syntax.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "lint/document/tree.h"
#include "lint/text/ascii.h"
#include "lint/text/utf8.h"

namespace rubric::document {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kLongestLabel = 1000;
constexpr int kMostParentheses = 32;
constexpr std::size_t kMostDigits = 8;   // of a numeric character reference; the specification says 7

char peek(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }
bool is_alphanumeric(char c) { return is_ascii_digit(c) || is_ascii_letter(c); }
bool escapes(std::string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() && is_ascii_punctuation(text[at + 1]);
}

struct Destination {
  std::size_t begin = 0, end = 0;   // without angle brackets
  std::size_t behind = kNone;       // kNone: there is none
};

Destination destination_at(std::string_view text, std::size_t at) {
  if (peek(text, at) == '<') {
    for (std::size_t i = at + 1; i < text.size(); ++i) {
      if (text[i] == '>') return {.begin = at + 1, .end = i, .behind = i + 1};
      if (text[i] == '\n' || text[i] == '\r' || text[i] == '<') break;
      if (escapes(text, i)) ++i;
    }
    return {};
  }
  int open = 0;
  std::size_t i = at;
  for (; i < text.size() && !is_space_or_line_end(text[i]); ++i) {
    if (escapes(text, i)) {
      ++i;
    } else if (text[i] == '(') {
      if (++open > kMostParentheses) return {};
    } else if (text[i] == ')' && open-- == 0) {
      break;
    }
  }
  return {.begin = at, .end = i, .behind = i};
}

// Behind the quoted title at `at`, or kNone.
std::size_t skip_title(std::string_view text, std::size_t at) {
  const char open = peek(text, at);
  if (open != '"' && open != '\'' && open != '(') return kNone;
  const char close = open == '(' ? ')' : open;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (escapes(text, i)) ++i;
    else if (text[i] == close) return i + 1;
    else if (text[i] == '(' && open == '(') return kNone;
  }
  return kNone;
}

// Behind the "[label]" at `at`, or kNone.
std::size_t skip_label(std::string_view text, std::size_t at) {
  if (peek(text, at) != '[') return kNone;
  std::size_t length = 0;
  for (std::size_t i = at + 1; i < text.size() && text[i] != '['; ++i, ++length) {
    if (length > kLongestLabel) return kNone;
    if (text[i] == ']') return i + 1;
    if (escapes(text, i)) ++i, ++length;
  }
  return kNone;
}

// Behind the line end at `at` or the end of the text, with the blanks before it; or kNone.
std::size_t skip_line_end(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  if (at >= text.size()) return at;
  if (text[at] == '\r') return peek(text, at + 1) == '\n' ? at + 2 : at + 1;
  return text[at] == '\n' ? at + 1 : kNone;
}

// Behind the definition at `at`, its line end included; or kNone.
std::size_t skip_definition(std::string_view text, std::size_t at) {
  const std::size_t label = skip_label(text, at);
  if (label == kNone || peek(text, label) != ':') return kNone;
  if (skip_space_and_line_ends(text, at + 1) + 1 >= label) return kNone;   // a label says something
  const Destination destination = destination_at(text, skip_space_and_line_ends(text, label + 1));
  const bool empty = destination.begin == destination.end && destination.begin == destination.behind;
  if (destination.behind == kNone || empty) return kNone;

  const std::size_t title = skip_space_and_line_ends(text, destination.behind);
  const std::size_t behind_title = title == destination.behind ? kNone : skip_title(text, title);
  const std::size_t end = behind_title == kNone ? kNone : skip_line_end(text, behind_title);
  return end != kNone ? end : skip_line_end(text, destination.behind);
}

}  // namespace

bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

std::size_t skip_space_and_line_ends(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space_or_line_end(text[at])) ++at;
  return at;
}

CodeSpan code_span(std::string_view text, std::size_t at) {
  std::size_t content = at;
  while (peek(text, content) == '`') ++content;
  const std::size_t fence = content - at;
  for (std::size_t i = text.find('`', content); i != kNone; i = text.find('`', i)) {
    const std::size_t begin = i;
    while (peek(text, i) == '`') ++i;
    if (i - begin == fence) return {.end = i, .fence = fence};
  }
  return {.end = content, .fence = fence};
}

LinkTail link_tail(std::string_view text, std::size_t at) {
  if (peek(text, at) == '(') {
    const Destination destination = destination_at(text, skip_space_and_line_ends(text, at + 1));
    if (destination.behind != kNone) {
      const std::size_t title = skip_space_and_line_ends(text, destination.behind);
      const std::size_t quoted = title == destination.behind ? kNone : skip_title(text, title);
      const std::size_t behind_title = quoted == kNone ? title : quoted;
      const std::size_t close = skip_space_and_line_ends(text, behind_title);
      LinkTail tail{.end = close + 1,
                    .has_destination = true,
                    .destination = destination.begin,
                    .destination_end = destination.end};
      if (quoted != kNone) tail.title = title + 1, tail.title_end = quoted - 1;
      if (peek(text, close) == ')') return tail;
    }
  }
  const std::size_t label = skip_label(text, at);
  return {.end = label == kNone ? at : label};
}

std::size_t reference_definition(std::string_view text) {
  const std::size_t end = peek(text, 0) == '[' ? skip_definition(text, 0) : kNone;
  return end == kNone ? 0 : skip_space_and_line_ends(text, end);
}

CharacterReference character_reference_at(std::string_view text, std::size_t at) {
  std::size_t i = at + 1;
  if (peek(text, i) == '#') {
    const bool hexadecimal = peek(text, i + 1) == 'x' || peek(text, i + 1) == 'X';
    i += hexadecimal ? 2 : 1;
    const std::size_t first = i;
    std::uint32_t value = 0;
    for (; is_alphanumeric(peek(text, i)); ++i) {
      const char c = text[i];
      const char letter = static_cast<char>(c | 0x20);
      if (!is_ascii_digit(c) && !(hexadecimal && letter >= 'a' && letter <= 'f')) return {};
      const auto digit = static_cast<std::uint32_t>(is_ascii_digit(c) ? c - '0' : letter - 'a' + 10);
      value = std::min(value * (hexadecimal ? 16 : 10) + digit, std::uint32_t{0x110000});
    }
    const std::size_t digits = i - first;
    if (digits == 0 || digits > kMostDigits || peek(text, i) != ';') return {};
    CharacterReference reference{.length = i + 1 - at, .text = {}};
    append_utf8(reference.text, value == 0 ? 0xFFFD : value);
    return reference;
  }
  while (is_alphanumeric(peek(text, i)) && i - at <= 32) ++i;
  if (peek(text, i) != ';' || i == at + 1) return {};
  const std::string_view whole = text.substr(at, i + 1 - at);
  struct Common {
    std::string_view reference, text;
  };
  constexpr Common kCommon[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", "\xC2\xA0"}};
  for (const Common& common : kCommon) {
    if (common.reference == whole) return {.length = whole.size(), .text = std::string(common.text)};
  }
  std::string meaning = character_reference(whole);
  if (meaning.empty()) return {};
  return {.length = whole.size(), .text = std::move(meaning)};
}

namespace {

std::string decode_text(std::string_view raw, bool with_escapes) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t next = std::min(raw.find_first_of(with_escapes ? "\\&" : "&", at), raw.size());
    out += raw.substr(at, next - at);
    at = next;
    if (at == raw.size()) break;
    if (raw[at] == '\\') {
      if (escapes(raw, at)) ++at;
      out += raw[at++];
      continue;
    }
    const CharacterReference reference = character_reference_at(raw, at);
    if (reference.length == 0) out += raw[at];
    out += reference.text;
    at += std::max(reference.length, std::size_t{1});
  }
  return out;
}

}  // namespace

std::string decoded(std::string_view raw) { return decode_text(raw, true); }
std::string decoded_references(std::string_view raw) { return decode_text(raw, false); }

}  // namespace rubric::document
