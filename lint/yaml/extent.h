// Where the pieces of a YAML text end.
//
// Each function takes the place where a piece begins and returns the place just after it. All of
// them stop at the end of the text.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "lint/text/ascii.h"
#include "lint/text/line_around.h"
#include "lint/yaml/layer.h"

namespace rubric::yaml {

// Whether a space, a line end or the end of the text stands there: what makes `-`, `?` and `:` count.
inline bool space_at(std::string_view text, std::size_t at) { return at >= text.size() || is_ascii_space(text[at]); }

std::size_t skip_blanks(std::string_view text, std::size_t at);   // spaces and tabs
std::size_t skip_filler(std::string_view text, std::size_t at);   // spaces, line ends and comments

// The anchor and the tag before a value: where the last of them ends, and where what follows begins.
// Those that begin at `limit` or after it belong to something else.
struct Properties {
  std::size_t end, next;
};
Properties properties(std::string_view text, std::size_t at, std::size_t limit = std::string_view::npos);

// Nothing if the quote at `at` is never closed.
std::optional<std::size_t> quoted_end(std::string_view text, std::size_t at);
// A plain scalar with the decoded `value`: the text differs from it in white space only.
std::size_t plain_end(std::string_view text, std::size_t at, std::string_view value);
// A block scalar, from its `|` or `>` to the last character that is no white space.
std::size_t block_end(std::string_view text, std::size_t at, std::string_view value);
std::size_t alias_end(std::string_view text, std::size_t at);   // or that of an anchor

}  // namespace rubric::yaml
