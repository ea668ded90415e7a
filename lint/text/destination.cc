#include "lint/text/destination.h"

#include <algorithm>

#include <fmt/format.h>

#include "lint/text/path.h"

namespace rubric::text {

Destination parts_of(std::string_view destination) {
  Destination out;
  const std::size_t hash = std::min(destination.find('#'), destination.size());
  if (hash < destination.size()) out.fragment = destination.substr(hash + 1);
  const std::size_t query = std::min(destination.find('?'), hash);
  if (query < hash) out.query = destination.substr(query + 1, hash - query - 1);
  out.path = destination.substr(0, query);
  return out;
}

bool leads_away(std::string_view destination) {
  for (const char c : destination) {
    if (c == ':') return true;
    if (c == '/' || c == '?' || c == '#') break;
  }
  return destination.starts_with("//");
}

bool is_page_name(std::string_view path) { return path.ends_with(".md") || path.ends_with(".markdown"); }

std::string_view suffix_of(std::string_view path) {
  const std::string_view name = name_in_folder(path);
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || dot == 0 || dot + 1 == name.size()) return {};
  const std::string_view suffix = name.substr(dot);
  return suffix.find_first_not_of("0123456789", 1) == suffix.npos ? std::string_view() : suffix;
}

std::string as_destination(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const bool plain = static_cast<unsigned char>(c) > ' ' && c != '\x7f' &&
                       std::string_view("()<>[]#?%\\\"'&*`").find(c) == std::string_view::npos;
    if (plain) out += c;
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace rubric::text
