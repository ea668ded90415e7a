#include "tests/mutations/mutation.h"

namespace rubric::testing {

Mutant::Mutant(std::string_view before, const std::vector<Edit>& edits) : edits_(edits) {
  std::size_t copied = 0;
  for (const Edit& edit : edits) {
    text += before.substr(copied, edit.range.begin.value - copied);
    edit_starts.push_back(static_cast<std::uint32_t>(text.size()));
    text += edit.text;
    copied = edit.range.end.value;
  }
  text += before.substr(copied);
}

std::optional<std::uint32_t> Mutant::moved(std::uint32_t line_start) const {
  std::int64_t shift = 0;
  for (std::size_t i = 0; i < edits_.size(); ++i) {
    const ByteRange range = edits_[i].range;
    if (line_start < range.begin.value) break;
    if (line_start < range.end.value) {
      const bool rewritten = line_start == range.begin.value && !edits_[i].text.empty();
      return rewritten ? std::optional(edit_starts[i]) : std::nullopt;
    }
    shift += static_cast<std::int64_t>(edits_[i].text.size()) - range.size();
  }
  return static_cast<std::uint32_t>(line_start + shift);
}

std::uint32_t Mutant::offset(const Place& place) const {
  if (place.edit) return edit_starts[*place.edit] + place.offset;
  return moved(place.offset).value_or(place.offset);
}

}  // namespace rubric::testing
