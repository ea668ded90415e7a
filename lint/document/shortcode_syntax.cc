#include "lint/document/shortcode_syntax.h"

#include <algorithm>
#include <string>

#include "lint/text/ascii.h"

namespace rubric::document {
namespace {

bool is_name(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-' || c == '/' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_ascii_space(text[at])) ++at;
  return at;
}

// Behind the closing quote, or npos.
std::size_t skip_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\' && quote == '"') ++at;
    else if (text[at] == quote) return at + 1;
  }
  return std::string_view::npos;
}

}  // namespace

std::optional<Shortcode> shortcode_at(std::string_view text, std::size_t at) {
  text = text.substr(0, at + kLongestShortcode);
  const std::string_view close = text[at + 2] == '<' ? ">}}" : "%}}";
  const std::size_t name = skip_space(text, at + 3);
  if (text.substr(name, 2) == "/*") return std::nullopt;   // escaped: shown, not run
  std::size_t name_end = name;
  if (name < text.size() && text[name] == '/') name_end = skip_space(text, name + 1);
  while (name_end < text.size() && is_name(text[name_end])) ++name_end;
  if (text.substr(name_end - 1, 4) == std::string("/").append(close) && name_end - 1 > name) --name_end;  // {{<name/>}}
  if (name_end == name) return std::nullopt;

  // Quotes hide the end, unless they are never closed.
  std::size_t scan = name_end;
  while (scan < text.size() && text.substr(scan, 3) != close) {
    if (text.substr(scan, 3) == "{{<" || text.substr(scan, 3) == "{{%") return std::nullopt;
    const char c = text[scan];
    const bool opens_quote = (c == '"' || c == '`') && (is_ascii_space(text[scan - 1]) || text[scan - 1] == '=');
    const std::size_t behind = opens_quote ? skip_quoted(text, scan) : std::string_view::npos;
    scan = behind == std::string_view::npos ? scan + 1 : behind;
  }
  if (scan >= text.size()) return std::nullopt;
  if (scan > name_end && !is_ascii_space(text[name_end]) && text[name_end] != '/') return std::nullopt;

  std::size_t arguments = skip_space(text, name_end);
  std::size_t arguments_end = scan;
  const bool closes_itself = arguments_end > arguments && text[arguments_end - 1] == '/';
  if (closes_itself) --arguments_end;
  while (arguments_end > arguments && is_ascii_space(text[arguments_end - 1])) --arguments_end;
  arguments = std::min(arguments, arguments_end);
  return Shortcode{.range = byte_range(at, scan + 3),
                   .name = text.substr(name, name_end - name),
                   .arguments = text.substr(arguments, arguments_end - arguments),
                   .closes_itself = closes_itself};
}

}  // namespace rubric::document
