#include "lint/yaml/write.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "lint/text/ascii.h"
#include "lint/text/utf8.h"

namespace rubric::yaml {
namespace {

// Words that mean something else than their letters, without case.
constexpr std::array<std::string_view, 10> kWords = {"y",   "n",    "yes",   "no",   "on",
                                                     "off", "true", "false", "null", "nan"};

// Letters first, then letters, digits and marks that mean nothing to YAML.
bool is_plain(std::string_view text) {
  if (text.empty() || !is_ascii_letter(text.front()) || text.back() == ' ') return false;
  const auto fine = [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || std::string_view(" _-./()+").find(c) != std::string_view::npos;
  };
  if (!std::ranges::all_of(text, fine)) return false;
  return std::ranges::find(kWords, fold_case(text)) == kWords.end();
}

}  // namespace

std::string yaml_string(std::string_view text) { return is_plain(text) ? std::string(text) : yaml_double_quoted(text); }

std::string yaml_double_quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint it = decode(text, at);
    if (it.value == '"' || it.value == '\\') out.append("\\").append(1, static_cast<char>(it.value));
    else if (it.value < 0x20 || (0x7F <= it.value && it.value < 0xA0) || it.value == 0x2028 || it.value == 0x2029 ||
             it.value == 0xFEFF) {
      out += fmt::format("\\u{:04X}", static_cast<std::uint32_t>(it.value));
    } else {
      out += text.substr(at, it.size);
    }
    at += it.size;
  }
  return out += '"';
}

}  // namespace rubric::yaml
