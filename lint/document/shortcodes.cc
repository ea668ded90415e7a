#include "lint/document/shortcodes.h"

#include <algorithm>
#include <optional>

#include "lint/text/ascii.h"

namespace rubric {
namespace {

constexpr std::size_t kDigits = 4;            // of a shortcode's number, in letters
constexpr std::size_t kMost = std::size_t{26} * 26 * 26 * 26;

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '/' || c == '.' ||
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

// The shortcode that begins at `at`, where "{{<" or "{{%" stands.
std::optional<Shortcode> read(std::string_view text, std::size_t at) {
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
  if (arguments_end > arguments && text[arguments_end - 1] == '/') --arguments_end;
  while (arguments_end > arguments && is_ascii_space(text[arguments_end - 1])) --arguments_end;
  arguments = std::min(arguments, arguments_end);
  return Shortcode{.range = byte_range(at, scan + 3),
                   .name = text.substr(name, name_end - name),
                   .arguments = text.substr(arguments, arguments_end - arguments)};
}

// A Unicode noncharacter (U+FDD0 to U+FDEF) that is nowhere in the text.
std::string unused_mark(std::string_view text) {
  for (char last = '\x90'; last <= '\xAF'; ++last) {
    std::string mark = {'\xEF', '\xB7', last};
    if (text.find(mark) == std::string_view::npos) return mark;
  }
  return {};
}

}  // namespace

Shortcodes::Shortcodes(std::string_view text, std::size_t from) : text_(text) {
  // An unclosed opening is not looked for twice: the work stays linear.
  const std::size_t last_close = std::max(text.rfind(">}}") + 1, text.rfind("%}}") + 1);
  for (std::size_t at = text.find("{{", from); at < last_close; at = text.find("{{", at)) {
    const bool opens = at + 2 < text.size() && (text[at + 2] == '<' || text[at + 2] == '%');
    const std::optional<Shortcode> shortcode = opens ? read(text, at) : std::nullopt;
    if (shortcode && found_.size() < kMost) found_.push_back(*shortcode);
    at = shortcode ? shortcode->range.end.value : at + 1;
  }
  if (!found_.empty()) mark_ = unused_mark(text);
  if (mark_.empty()) found_.clear();
}

void Shortcodes::hide(std::string& text) const {
  for (std::size_t number = 0; number < found_.size(); ++number) {
    const ByteRange range = found_[number].range;
    const auto first = text.begin() + range.begin.value;
    const auto last = text.begin() + range.end.value;
    std::fill(std::copy(mark_.begin(), mark_.end(), first), last, 'x');
    std::size_t rest = number;
    for (std::size_t digit = 1; digit <= kDigits; ++digit, rest /= 26) {
      *(last - static_cast<std::ptrdiff_t>(digit)) = static_cast<char>('a' + rest % 26);
    }
  }
}

bool Shortcodes::hidden_in(std::string_view text) const { return !found_.empty() && text.find(mark_) != std::string_view::npos; }

// A mark is followed by x's and four letters, but how many x's the text does not say: the number of
// letters does, once the shortcode with that number has this very length.
std::string Shortcodes::restored(std::string_view text) const {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = text.find(mark_); at != std::string_view::npos; at = text.find(mark_, at + 1)) {
    std::size_t letters = at + mark_.size();
    while (letters < text.size() && text[letters] >= 'a' && text[letters] <= 'z') ++letters;
    for (std::size_t end = at + mark_.size() + kDigits; end <= letters; ++end) {
      std::size_t number = 0;
      for (std::size_t digit = end - kDigits; digit < end; ++digit) number = number * 26 + static_cast<std::size_t>(text[digit] - 'a');
      if (number >= found_.size() || found_[number].range.size() != end - at) continue;
      out.append(text.substr(copied, at - copied)).append(text_.substr(found_[number].range.begin.value, end - at));
      copied = end;
      break;
    }
  }
  return out.append(text.substr(copied));
}

}  // namespace rubric
