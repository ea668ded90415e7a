#include "lint/lsp/positions.h"

#include <algorithm>

#include <fmt/format.h>

#include "lint/text/utf8.h"

namespace rubric::lsp {
namespace {

std::uint32_t units(CodePoint point, Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return point.size;
    case Encoding::utf16: return point.value > 0xFFFF ? 2 : 1;
    case Encoding::utf32: break;
  }
  return 1;
}

Position position_in_line(std::size_t line, ByteOffset offset, const LineIndex& lines, std::string_view text,
                          Encoding encoding) {
  const std::size_t begin = lines.line_start(line).value;
  const std::string_view before = text.substr(0, offset.value);
  std::size_t at = end_of_ascii(before, begin);   // all of it, in most lines
  auto character = static_cast<std::uint32_t>(at - begin);
  while (at < offset.value) {
    const CodePoint point = decode(text, at);
    at += point.size;
    if (at > offset.value) break;
    character += units(point, encoding);
  }
  return {line, character};
}

void append_position(std::string& out, Position at) {
  out += R"({"line":)";
  out += fmt::format_int(at.line).c_str();
  out += R"(,"character":)";
  out += fmt::format_int(at.character).c_str();
  out += '}';
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  return encoding == Encoding::utf8 ? "utf-8" : encoding == Encoding::utf16 ? "utf-16" : "utf-32";
}

ByteOffset offset_of(const Json& position, const LineIndex& lines, std::string_view text, Encoding encoding) {
  const auto line = position.at("line").get<std::uint32_t>();
  const auto character = position.at("character").get<std::uint32_t>();
  if (line >= lines.line_count()) return byte_offset(text.size());
  const ByteRange range = lines.line(line);
  // Through ASCII, which is all of most lines, a byte is a unit.
  const std::size_t begin = range.begin.value;
  std::size_t at = end_of_ascii(text.substr(0, std::min<std::size_t>(range.end.value, begin + character)), begin);
  for (auto passed = static_cast<std::uint32_t>(at - begin); at < range.end.value;) {
    const CodePoint point = decode(text, at);
    passed += units(point, encoding);
    if (passed > character) break;
    at += point.size;
  }
  return byte_offset(at);
}

ByteRange range_of(const Json& range, const LineIndex& lines, std::string_view text, Encoding encoding) {
  const ByteOffset begin = offset_of(range.at("start"), lines, text, encoding);
  const ByteOffset end = offset_of(range.at("end"), lines, text, encoding);
  return {begin, std::max(begin, end)};
}

Position position_of(ByteOffset offset, const LineIndex& lines, std::string_view text, Encoding encoding) {
  return position_in_line(lines.line_of(offset), offset, lines, text, encoding);
}

Json position_json(ByteOffset offset, const LineIndex& lines, std::string_view text, Encoding encoding) {
  const Position it = position_of(offset, lines, text, encoding);
  return {{"line", it.line}, {"character", it.character}};
}

Json range_json(ByteRange range, const LineIndex& lines, std::string_view text, Encoding encoding) {
  return {{"start", position_json(range.begin, lines, text, encoding)},
          {"end", position_json(range.end, lines, text, encoding)}};
}

Json range_json(ByteRange range, const SourceText& source, Encoding encoding) {
  return range_json(range, source.lines(), source.bytes(), encoding);
}

void append_range(std::string& out, ByteRange range, const SourceText& source, Encoding encoding) {
  const LineIndex& lines = source.lines();
  const Position begin = position_of(range.begin, lines, source.bytes(), encoding);
  const bool same_line = begin.line + 1 == lines.line_count() || range.end < lines.line_start(begin.line + 1);
  const std::size_t last = same_line ? begin.line : lines.line_of(range.end);
  out += R"({"start":)";
  append_position(out, begin);
  out += R"(,"end":)";
  append_position(out, position_in_line(last, range.end, lines, source.bytes(), encoding));
  out += '}';
}

}  // namespace rubric::lsp
