#include "lint/text/edit.h"

#include <cassert>

namespace rubric::text {

std::string apply(std::string_view text, const std::vector<Edit>& edits) {
  std::size_t growth = 0;
  for (const Edit& edit : edits) growth += edit.text.size();
  std::string out;
  out.reserve(text.size() + growth);
  std::size_t copied = 0;
  for (const Edit& edit : edits) {
    assert(copied <= edit.range.begin.value && edit.range.end.value <= text.size());
    out += text.substr(copied, edit.range.begin.value - copied);
    out += edit.text;
    copied = edit.range.end.value;
  }
  out += text.substr(copied);
  return out;
}

bool overlap(const Edit& a, const Edit& b) {
  if (a.range.empty() && b.range.empty()) return a.range.begin == b.range.begin;
  return a.range.begin < b.range.end && b.range.begin < a.range.end;
}

}  // namespace rubric::text
