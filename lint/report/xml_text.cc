#include "lint/report/xml_text.h"

#include "lint/text/utf8.h"

namespace rubric::report {
namespace {

void append_ascii(std::string& out, char c, bool lines) {
  switch (c) {
    case '&': out += "&amp;"; return;
    case '<': out += "&lt;"; return;
    case '>': out += "&gt;"; return;
    case '"': out += "&quot;"; return;
    case '\'': out += "&#39;"; return;
    case '\n': out += lines ? "\n" : "&#10;"; return;
    case '\t': out += lines ? "\t" : "&#9;"; return;
    case '\r': out += "&#13;"; return;
    case 0x7f: append_utf8(out, 0x2421); return;
    default: break;
  }
  if (0 <= c && c < ' ') append_utf8(out, 0x2400 + static_cast<char32_t>(c));
  else out += c;
}

// U+0080 to U+009F are allowed in XML and forbidden in HTML; they steer, and show nothing.
bool is_character(const CodePoint& it) {
  const bool steers = 0x80 <= it.value && it.value < 0xA0;
  return it.valid && !steers && (it.value & 0xFFFE) != 0xFFFE && !(0xFDD0 <= it.value && it.value <= 0xFDEF);
}

std::string escaped(std::string_view text, bool lines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      append_ascii(out, text[i++], lines);
      continue;
    }
    const CodePoint it = decode(text, i);
    if (is_character(it)) out += text.substr(i, it.size);
    else append_utf8(out, 0xFFFD);
    i += it.size;
  }
  return out;
}

}  // namespace

std::string xml_text(std::string_view text) { return escaped(text, false); }
std::string xml_lines(std::string_view text) { return escaped(text, true); }

}  // namespace rubric::report
