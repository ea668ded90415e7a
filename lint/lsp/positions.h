// Places as the protocol counts them: lines from 0, and in a line the units of the encoding that was agreed on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lint/lsp/client.h"
#include "lint/lsp/json.h"
#include "lint/text/line_index.h"
#include "lint/text/offsets.h"
#include "lint/text/source_text.h"

namespace rubric::lsp {

std::string_view name_of(Encoding encoding);

// A place inside a line end, or behind the end of a line or of the text, counts as the end of the line or the text.
ByteOffset offset_of(const Json& position, const LineIndex& lines, std::string_view text, Encoding encoding);
ByteRange range_of(const Json& range, const LineIndex& lines, std::string_view text, Encoding encoding);

struct Position {
  std::size_t line = 0;
  std::uint32_t character = 0;
};
Position position_of(ByteOffset offset, const LineIndex& lines, std::string_view text, Encoding encoding);

Json position_json(ByteOffset offset, const LineIndex& lines, std::string_view text, Encoding encoding);
Json range_json(ByteRange range, const LineIndex& lines, std::string_view text, Encoding encoding);
Json range_json(ByteRange range, const SourceText& source, Encoding encoding);

// The same as text, at the end of `out`.
void append_range(std::string& out, ByteRange range, const SourceText& source, Encoding encoding);

}  // namespace rubric::lsp
