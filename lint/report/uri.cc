#include "lint/report/uri.h"

#include <fmt/format.h>

namespace rubric::report {
namespace {

bool is_unreserved(char c) {
  const bool letter = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
  const bool digit = '0' <= c && c <= '9';
  return letter || digit || c == '-' || c == '.' || c == '_' || c == '~' || c == '/';
}

}  // namespace

std::string uri_of(std::string_view path) {
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (is_unreserved(c)) out += c;
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace rubric::report
