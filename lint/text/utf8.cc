#include "lint/text/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstring>

#include "lint/text/byte_blocks.h"

namespace rubric::text {
std::string with_question_marks(std::string_view text) {
  std::string out(text);
  for (const ByteRange& run : invalid_utf8(text)) {
    std::fill(out.begin() + run.begin.value, out.begin() + run.end.value, '?');
  }
  return out;
}

std::size_t end_of_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, text.data() + at, 8);
    if (eight & kHighBits) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

bool is_printable_ascii(std::string_view text) {
  const auto is_other = [](auto byte) { return static_cast<unsigned char>(byte - ' ') > '~' - ' '; };
  if (text.size() < sizeof(BytesOf16)) return std::ranges::none_of(text, is_other);
  // The last sixteen bytes may have been looked at in part already.
  const std::size_t last = text.size() - sizeof(BytesOf16);
  BytesOf16 others = above(load_16(text.data() + last) - ' ', '~' - ' ');
  for (std::size_t at = 0; at < last; at += sizeof(BytesOf16)) {
    others |= above(load_16(text.data() + at) - ' ', '~' - ' ');
  }
  return !any(others);
}

CodePoint decode(std::string_view text, std::size_t at) {
  constexpr CodePoint kBroken{.value = 0xFFFD, .size = 1, .valid = false};
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i])); };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return {.value = first, .size = 1, .valid = true};
  if (first < 0xC2 || first > 0xF4) return kBroken;

  // What the second byte may be keeps out overlong forms, surrogates and values that are too large.
  const std::uint8_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (text.size() - at < size) return kBroken;
  const std::uint32_t least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const std::uint32_t most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < least || byte(1) > most) return kBroken;

  std::uint32_t value = first & (0xFFu >> (size + 1));
  for (std::uint8_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return kBroken;
    value = value << 6 | (byte(i) & 0x3F);
  }
  return {.value = value, .size = size, .valid = true};
}

std::vector<ByteRange> invalid_utf8(std::string_view text) {
  std::vector<ByteRange> broken;
  for (std::size_t at = end_of_ascii(text, 0); at < text.size(); at = end_of_ascii(text, at)) {
    const CodePoint point = decode(text, at);
    if (!point.valid) {
      if (!broken.empty() && broken.back().end == byte_offset(at)) broken.back().end = byte_offset(at + 1);
      else broken.push_back(byte_range(at, at + 1));
    }
    at += point.size;
  }
  return broken;
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t next = end_of_ascii(text, at);
    count += next - at;
    at = next;
    if (at == text.size()) break;
    at += decode(text, at).size;
    ++count;
  }
  return count;
}

std::uint32_t columns(char32_t code_point) {
  const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point));
  return width < 0 ? 0 : static_cast<std::uint32_t>(width);
}

bool is_word_character(char32_t code_point) {
  if (code_point < 0x80) {
    return ('0' <= code_point && code_point <= '9') || ('a' <= (code_point | 0x20) && (code_point | 0x20) <= 'z');
  }
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
  return UTF8PROC_CATEGORY_LU <= category && category <= UTF8PROC_CATEGORY_NO;   // L*, M*, N*
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  const std::uint32_t value =
      code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000) ? 0xFFFD : code_point;
  if (value < 0x80) return put(value);
  if (value < 0x800) {
    put(0xC0 | value >> 6);
  } else {
    if (value < 0x10000) {
      put(0xE0 | value >> 12);
    } else {
      put(0xF0 | value >> 18);
      put(0x80 | (value >> 12 & 0x3F));
    }
    put(0x80 | (value >> 6 & 0x3F));
  }
  put(0x80 | (value & 0x3F));
}

std::string fold_case(std::string_view text) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  std::string out(text.size(), '\0');
  const std::size_t plain = end_of_ascii(text, 0);
  for (std::size_t at = 0; at < plain; ++at) out[at] = small(text[at]);
  out.resize(plain);
  for (std::size_t at = plain; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (point.size == 1) {
      out += small(text[at]);
    } else {
      utf8proc_int32_t folded[8];
      int boundary = 0;
      const auto count =
          utf8proc_decompose_char(static_cast<utf8proc_int32_t>(point.value), folded, 8, UTF8PROC_CASEFOLD, &boundary);
      const bool known = count > 0 && count <= 8;
      if (!known) out += text.substr(at, point.size);
      for (utf8proc_ssize_t i = 0; known && i < count; ++i) append_utf8(out, static_cast<char32_t>(folded[i]));
    }
    at += point.size;
  }
  return out;
}

}  // namespace rubric::text
