// What a plain scalar means by the core schema of YAML 1.2, and dates, which front matter is full of.
#include <algorithm>
#include <charconv>
#include <limits>

#include "lint/text/ascii.h"
#include "lint/yaml/yaml.h"

namespace rubric::yaml {
namespace {

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  return end - at;
}

std::string_view without_sign(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  return text;
}

// The base of an integer, or 0 for something else. Only decimal numbers have a sign.
int integer_base(std::string_view text) {
  const auto all = [&](std::string_view allowed) {
    return text.size() > 2 && text.find_first_not_of(allowed, 2) == std::string_view::npos;
  };
  if (text.starts_with("0x")) return all("0123456789abcdefABCDEF") ? 16 : 0;
  if (text.starts_with("0o")) return all("01234567") ? 8 : 0;
  const std::string_view number = without_sign(text);
  return !number.empty() && digits_at(number, 0) == number.size() ? 10 : 0;
}

// Not an integer, but a number: 1.5, .5, 1e3, -.inf, .nan.
bool is_float(std::string_view text) {
  if (text == ".nan" || text == ".NaN" || text == ".NAN") return true;
  text = without_sign(text);
  if (text == ".inf" || text == ".Inf" || text == ".INF") return true;
  std::size_t at = digits_at(text, 0);
  std::size_t digits = at;
  if (at < text.size() && text[at] == '.') {
    const std::size_t fraction = digits_at(text, at + 1);
    digits += fraction;
    at += 1 + fraction;
  }
  if (digits == 0) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    const std::size_t exponent = digits_at(text, at);
    if (exponent == 0) return false;
    at += exponent;
  }
  return at == text.size();
}

int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (digits_at(text.substr(0, std::min(text.size(), at + digits)), at) != digits) return -1;
  int result = 0;
  for (std::size_t i = at; i < at + digits; ++i) result = result * 10 + (text[i] - '0');
  return result;
}

// `10:30`, `10:30:00.5`, each with or without `Z`, `+02`, `+02:00` or `+0200`.
bool is_time(std::string_view text) {
  std::size_t hour_digits = digits_at(text, 0);
  if (hour_digits < 1 || hour_digits > 2 || number_at(text, 0, hour_digits) > 23) return false;
  text.remove_prefix(hour_digits);
  const auto part = [&] {
    const int value = text.starts_with(':') ? number_at(text, 1, 2) : -1;
    if (value < 0 || value > 59) return false;
    text.remove_prefix(3);
    return true;
  };
  if (!part()) return false;
  if (text.starts_with(':') && !part()) return false;
  if (text.starts_with('.')) {
    const std::size_t digits = digits_at(text, 1);
    if (digits == 0) return false;
    text.remove_prefix(1 + digits);
  }
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  if (text.empty() || text == "Z" || text == "z") return true;
  if (text[0] != '+' && text[0] != '-') return false;
  hour_digits = digits_at(text, 1);
  if (hour_digits == 4) return text.size() == 5 && number_at(text, 1, 2) <= 23 && number_at(text, 3, 2) <= 59;
  if (hour_digits < 1 || hour_digits > 2 || number_at(text, 1, hour_digits) > 23) return false;
  text.remove_prefix(1 + hour_digits);
  return text.empty() || (part() && text.empty());
}

bool is_true(std::string_view text) { return text == "true" || text == "True" || text == "TRUE"; }
bool is_false(std::string_view text) { return text == "false" || text == "False" || text == "FALSE"; }

// The text of a scalar that is free to be something other than a string.
std::optional<std::string_view> plain(const YamlTree& tree, YamlId id) {
  if (id >= tree.nodes().size() || tree[id].kind != YamlNode::Kind::scalar || tree[id].quoted) return std::nullopt;
  return tree[id].value;
}

}  // namespace

bool is_date(std::string_view text) {
  const int year = number_at(text, 0, 4), month = number_at(text, 5, 2), day = number_at(text, 8, 2);
  if (year < 0 || month < 1 || month > 12 || day < 1 || text[4] != '-' || text[7] != '-') return false;
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (day > kDays[month - 1] + (month == 2 && leap ? 1 : 0)) return false;
  text.remove_prefix(10);
  if (text.empty()) return true;
  if (text[0] != 'T' && text[0] != 't' && text[0] != ' ' && text[0] != '\t') return false;
  text.remove_prefix(1);
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  return is_time(text);
}

std::optional<bool> YamlTree::as_bool(YamlId id) const {
  const auto text = plain(*this, id);
  if (text && is_true(*text)) return true;
  if (text && is_false(*text)) return false;
  return std::nullopt;
}

std::optional<std::int64_t> YamlTree::as_int(YamlId id) const {
  const auto text = plain(*this, id);
  const int base = text ? integer_base(*text) : 0;
  if (base == 0) return std::nullopt;
  std::string_view number = *text;
  if (base != 10) number.remove_prefix(2);
  if (number.starts_with('+')) number.remove_prefix(1);
  std::int64_t result = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), result, base);
  if (error != std::errc{}) return std::nullopt;  // more than 64 bits
  return result;
}

std::optional<double> YamlTree::as_double(YamlId id) const {
  const auto text = plain(*this, id);
  if (!text) return std::nullopt;
  const int base = integer_base(*text);
  if (base == 8 || base == 16) {
    const auto integer = as_int(id);
    return integer ? std::optional(static_cast<double>(*integer)) : std::nullopt;
  }
  if (base == 0 && !is_float(*text)) return std::nullopt;
  const std::string_view number = without_sign(*text);
  double result = 0;
  if (number.starts_with(".n") || number.starts_with(".N")) {
    result = std::numeric_limits<double>::quiet_NaN();
  } else if (number.starts_with(".i") || number.starts_with(".I")) {
    result = std::numeric_limits<double>::infinity();
  } else if (std::from_chars(number.data(), number.data() + number.size(), result).ec != std::errc{}) {
    return std::nullopt;
  }
  return text->starts_with('-') ? -result : result;
}

std::string_view YamlTree::type_name(YamlId id) const {
  if (id >= nodes_.size()) return "null";
  switch (nodes_[id].kind) {
    case YamlNode::Kind::null: return "null";
    case YamlNode::Kind::sequence: return "list";
    case YamlNode::Kind::mapping: return "mapping";
    case YamlNode::Kind::scalar: break;
  }
  const auto text = plain(*this, id);
  if (!text) return "string";
  if (is_true(*text) || is_false(*text)) return "boolean";
  if (integer_base(*text) != 0) return "integer";
  if (is_float(*text)) return "number";
  if (is_date(*text)) return "date";
  return "string";
}

}  // namespace rubric::yaml
