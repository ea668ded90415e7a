#include "lint/report/json_text.h"

#include <iterator>

#include <fmt/format.h>

#include "lint/text/utf8.h"

namespace rubric {
namespace {

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default: fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
  }
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (c < ' ' || c == '"' || c == '\\' || c == 0x7f) append_escaped(out, c);
      else out += c;
      ++i;
      continue;
    }
    const CodePoint it = decode(text, i);
    if (it.valid) out += text.substr(i, it.size);
    else append_utf8(out, 0xFFFD);
    i += it.size;
  }
  return out += '"';
}

}  // namespace rubric
