#include "lint/report/printable.h"

namespace rubric::report {
namespace {

bool turns_direction(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (0x202A <= c && c <= 0x202E) || (0x2066 <= c && c <= 0x2069);
}

Printable picture(char32_t c) {
  Printable out;
  append_utf8(out.text, c);
  return out;
}

}  // namespace

Printable printable(const CodePoint& code_point, std::string_view bytes) {
  const char32_t c = code_point.value;
  if (!code_point.valid || turns_direction(c) || (0x80 <= c && c < 0xA0)) return picture(0xFFFD);
  if (c < 0x20) return picture(0x2400 + c);
  if (c == 0x7F) return picture(0x2421);
  if (c < 0x7F) return {std::string(bytes), 1};
  return {std::string(bytes), text::columns(c)};
}

std::string printable(std::string_view text) {
  std::string out;
  append_printable(out, text);
  return out;
}

void append_printable(std::string& out, std::string_view text) {
  if (is_printable_ascii(text)) {
    out += text;
    return;
  }
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint it = decode(text, i);
    const bool blank = it.value == '\t' || it.value == '\n' || it.value == '\r';
    out += blank ? " " : printable(it, text.substr(i, it.size)).text;
    i += it.size;
  }
}

}  // namespace rubric::report
