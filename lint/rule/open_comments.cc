#include "lint/rule/open_comments.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

namespace rubric::rule {

std::vector<ByteRange> open_comments(const Document& document) {
  std::vector<ByteRange> found;
  std::optional<ByteOffset> open;
  for (const Node& it : document.nodes()) {
    if (it.kind != NodeKind::html_block && it.kind != NodeKind::html_inline) continue;
    const std::string_view html = document.text(it);
    for (std::size_t at = html.find(open ? "-->" : "<!--"); at != html.npos;
         at = html.find(open ? "-->" : "<!--", at)) {
      const ByteOffset place = byte_offset(it.range.begin.value + at);
      if (open && *open < it.range.begin) found.push_back({*open, place});
      open = open ? std::nullopt : std::optional(place);
    }
  }
  if (open) found.push_back({*open, document.source().end()});
  return found;
}

bool is_in_comment(const std::vector<ByteRange>& open, ByteOffset place) {
  const auto next = std::ranges::lower_bound(open, place, {}, &ByteRange::begin);
  return next != open.begin() && place < std::prev(next)->end;
}

}  // namespace rubric::rule
