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
  std::string out;
  append_json_string(out, text);
  return out;
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain = 0;   // where what is copied as it stands begins
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c >= ' ' && c != '"' && c != '\\' && c != 0x7f) {
      ++i;
      continue;
    }
    const CodePoint it = decode(text, i);
    if (!it.valid || it.size == 1) {
      out += text.substr(plain, i - plain);
      if (it.valid) append_escaped(out, c);
      else append_utf8(out, 0xFFFD);
      plain = i + it.size;
    }
    i += it.size;
  }
  out += text.substr(plain);
  out += '"';
}

}  // namespace rubric
