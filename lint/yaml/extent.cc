#include "lint/yaml/extent.h"

#include <algorithm>

#include "lint/text/ascii.h"

namespace rubric::yaml {
namespace {

std::size_t skip_while(std::string_view text, std::size_t at, bool (*wanted)(char)) {
  while (at < text.size() && wanted(text[at])) ++at;
  return at;
}

// `value` without its white space stands at `at`, with other white space in between: where does it end?
std::size_t follow(std::string_view text, std::size_t at, std::string_view value) {
  std::size_t end = at;
  for (const char c : value) {
    if (is_ascii_space(c)) continue;
    while (at < text.size() && text[at] != c && is_ascii_space(text[at])) ++at;
    if (at == text.size() || text[at] != c) break;
    end = ++at;
  }
  return end;
}

std::size_t tag_end(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("!<")) {
    const std::size_t close = text.find('>', at);
    return close == std::string_view::npos ? text.size() : close + 1;
  }
  return skip_while(text, at + 1, [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) ||
           std::string_view("-#;/?:@&=+$_.~*'()%!").find(c) != std::string_view::npos;
  });
}

}  // namespace

std::size_t skip_blanks(std::string_view text, std::size_t at) { return skip_while(text, at, is_ascii_blank); }

std::size_t skip_filler(std::string_view text, std::size_t at) {
  at = skip_while(text, at, is_ascii_space);
  while (at < text.size() && text[at] == '#') at = skip_while(text, line_end(text, at), is_ascii_space);
  return at;
}

Properties properties(std::string_view text, std::size_t at, std::size_t limit) {
  Properties found{at, at};
  while (found.next < std::min(text.size(), limit) && (text[found.next] == '&' || text[found.next] == '!')) {
    found.end = text[found.next] == '&' ? alias_end(text, found.next) : tag_end(text, found.next);
    found.next = skip_filler(text, found.end);
  }
  return found;
}

std::optional<std::size_t> quoted_end(std::string_view text, std::size_t at) {
  const char quote = text[at++];
  while (at < text.size()) {
    const bool backslash = quote == '"' && text[at] == '\\';
    const bool doubled = quote == '\'' && text.substr(at).starts_with("''");
    if (!backslash && !doubled && text[at] == quote) return at + 1;
    at += backslash || doubled ? 2 : 1;
  }
  return std::nullopt;
}

std::size_t plain_end(std::string_view text, std::size_t at, std::string_view value) {
  return follow(text, at, value);
}

std::size_t block_end(std::string_view text, std::size_t at, std::string_view value) {
  const std::size_t header = std::min(text.find_first_not_of("+-0123456789", at + 1), text.size());
  const std::size_t content = next_line(text, header);
  const std::size_t end = follow(text, content, value);
  return end == content ? header : end;
}

std::size_t alias_end(std::string_view text, std::size_t at) {
  ++at;
  while (!space_at(text, at) && std::string_view(",[]{}").find(text[at]) == std::string_view::npos) ++at;
  return std::min(at, text.size());
}

}  // namespace rubric::yaml
