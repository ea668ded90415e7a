#include "lint/report/json_text.h"

#include <iterator>

#include <fmt/format.h>

#include "lint/text/byte_blocks.h"
#include "lint/text/utf8.h"

namespace rubric::report {
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

// Where the first byte from `at` on is that may not stand as it is, or is not ASCII.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
  for (; at + sizeof(BytesOf16) <= text.size(); at += sizeof(BytesOf16)) {
    const BytesOf16 bytes = load_16(text.data() + at);
    if (any(above(bytes, 0x7e) | below(bytes, ' ') | equal(bytes, '"') | equal(bytes, '\\'))) break;
  }
  while (at < text.size() && text[at] >= ' ' && text[at] != '"' && text[at] != '\\' && text[at] != 0x7f) ++at;
  return at;
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string json_list(std::span<const Argument> arguments) {
  std::string out = "[";
  for (const Argument& it : arguments) {
    if (out.size() > 1) out += ", ";
    append_json_string(out, it.value);
  }
  return out + ']';
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain = 0;   // where what is copied as it stands begins
  for (std::size_t i = end_of_plain(text, 0); i < text.size(); i = end_of_plain(text, i)) {
    const char c = text[i];
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

}  // namespace rubric::report
