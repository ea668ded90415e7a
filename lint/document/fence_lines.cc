#include "lint/document/fence_lines.h"

#include <algorithm>

#include "lint/text/ascii.h"
#include "lint/text/trim.h"

namespace rubric::document {
namespace {

constexpr std::string_view kBlanks = " \t";
constexpr std::size_t kLongestKey = 40;

bool in_key(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-' || c == '.';
}

bool is_table_name(std::string_view line) {
  line = trimmed(line, kBlanks);
  return line.size() > 2 && line.front() == '[' && line.back() == ']' &&
         line.find_first_of("(,!") == std::string_view::npos;
}

}  // namespace

bool Lines::advance() {
  if (next >= text.size()) return false;
  begin = next;
  end = std::min(text.find('\n', begin), text.size());
  end = begin + std::min(text.substr(begin, end - begin).find('\r'), end - begin);
  next = std::min(end + 1, text.size());
  if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++next;
  return true;
}

bool is_blank_line(std::string_view line) { return line.find_first_not_of(kBlanks) == std::string_view::npos; }

bool is_fence(std::string_view line, FrontMatterSyntax syntax) {
  const std::string_view fence = fence_of(syntax);
  return line.starts_with(fence) && is_blank_line(line.substr(fence.size()));
}

bool resembles_fence(std::string_view line) {
  line = trimmed(line, kBlanks);
  if (line.size() < 3 || std::string_view("-+.").find(line.front()) == std::string_view::npos) return false;
  return line.find_first_not_of(line.front()) == std::string_view::npos && (line.front() != '.' || line.size() == 3);
}

bool is_entry(std::string_view line, FrontMatterSyntax syntax) {
  const auto key = static_cast<std::size_t>(std::ranges::find_if_not(line, in_key) - line.begin());
  if (key == 0 || key > kLongestKey || key == line.size()) return false;
  if (syntax == FrontMatterSyntax::toml) return trimmed(line.substr(key), kBlanks).starts_with('=');
  return line[key] == ':' && (key + 1 == line.size() || kBlanks.find(line[key + 1]) != std::string_view::npos);
}

bool continues_entry(std::string_view line, FrontMatterSyntax syntax) {
  if (line.starts_with(' ') || line.starts_with('\t') || line.starts_with('#') || line.starts_with(']') ||
      line.starts_with('}')) {
    return true;
  }
  if (syntax == FrontMatterSyntax::toml) return is_table_name(line);
  return line.starts_with("- ") || line == "-";
}

bool may_stand_in_yaml(std::string_view line) {
  return is_entry(line, FrontMatterSyntax::yaml) || continues_entry(line, FrontMatterSyntax::yaml) ||
         line.starts_with('"') || line.starts_with('\'') || line.find(": ") != std::string_view::npos ||
         line.ends_with(':');
}

}  // namespace rubric::document
