#include "lint/text/encoding.h"

#include <array>
#include <cstddef>

namespace rubric::text {
namespace {

using namespace std::string_view_literals;

// The longest first: that of UTF-16 begins one of UTF-32.
constexpr struct {
  std::string_view mark, name;
} kMarks[] = {
    {"\xFF\xFE\0\0"sv, "UTF-32"}, {"\0\0\xFE\xFF"sv, "UTF-32"},       {"\xFF\xFE"sv, "UTF-16"},
    {"\xFE\xFF"sv, "UTF-16"},     {"\x84\x31\x95\x33"sv, "GB 18030"},
};

constexpr std::size_t kFirstGlance = 64, kSample = 4096;

// Letters of ASCII, spaces and line ends have NULs at every second byte of UTF-16, and three of them in UTF-32.
std::string_view by_nuls(std::string_view bytes) {
  std::array<std::size_t, 4> nuls{};
  const std::size_t size = bytes.size() / 4 * 4;
  for (std::size_t i = 0; i < size; ++i) {
    if (bytes[i] == '\0') ++nuls[i % 4];
  }
  const std::size_t units = size / 4;
  const auto most = [&](std::size_t count) { return count > units / 2; };
  if (units >= 2 &&
      ((most(nuls[2]) && most(nuls[3]) && nuls[0] == 0) || (most(nuls[0]) && most(nuls[1]) && nuls[3] == 0))) {
    return "UTF-32";
  }
  const std::size_t even = nuls[0] + nuls[2], odd = nuls[1] + nuls[3];
  const auto only = [&](std::size_t these, std::size_t others) {
    return these >= 4 && these >= units / 2 && others * 8 <= these;
  };
  return only(even, odd) || only(odd, even) ? "UTF-16" : "";
}

}  // namespace

std::string_view foreign_encoding(std::string_view bytes) {
  for (const auto& it : kMarks) {
    if (bytes.starts_with(it.mark)) return it.name;
  }
  if (bytes.substr(0, kFirstGlance).find('\0') == std::string_view::npos) return "";
  return by_nuls(bytes.substr(0, kSample));
}

}  // namespace rubric::text
