#include "lint/text/percent.h"

namespace rubric::text {
namespace {

int digit(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  return -1;
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  if (text.find('%') == text.npos) return std::string(text);   // as most are
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escaped =
        text[at] == '%' && at + 2 < text.size() && digit(text[at + 1]) >= 0 && digit(text[at + 2]) >= 0;
    if (escaped) out += static_cast<char>(digit(text[at + 1]) * 16 + digit(text[at + 2]));
    else out += text[at];
    if (escaped) at += 2;
  }
  return out;
}

}  // namespace rubric::text
