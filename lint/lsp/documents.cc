#include "lint/lsp/documents.h"

#include <algorithm>
#include <utility>

namespace rubric::lsp {
namespace {

// One more change, of [begin, end) of the text as it is now to `size` bytes.
void note(std::optional<Changed>& since, std::size_t begin, std::size_t end, std::size_t size) {
  if (!since) {
    since = Changed{begin, end, begin + size};
    return;
  }
  // Behind new_end the two texts differ by one distance.
  const std::size_t beyond = end > since->new_end ? end - since->new_end : 0;
  const std::size_t new_end = std::max(since->new_end, end);
  since->begin = std::min(since->begin, begin);
  since->old_end += beyond;
  since->new_end = new_end - (end - begin) + size;
}

}  // namespace

void change(OpenDocument& document, const Json& changes, Encoding encoding) {
  for (const Json& it : changes) {
    const auto& text = it.at("text").get_ref<const std::string&>();
    std::size_t begin = 0, end = document.text.size();
    const auto range = it.find("range");
    if (range != it.end() && !range->is_null()) {
      if (!document.lines) document.lines.emplace(document.text);
      const ByteRange bytes = range_of(*range, *document.lines, document.text, encoding);
      begin = bytes.begin.value;
      end = bytes.end.value;
    }
    note(document.since, begin, end, text.size());
    document.text.replace(begin, end - begin, text);
    if (document.lines) document.lines->edit(document.text, begin, end, begin + text.size());
    document.stale = true;
  }
}

OpenDocument& Documents::open(OpenDocument document) {
  std::string uri = document.uri;
  return by_uri_.insert_or_assign(std::move(uri), std::move(document)).first->second;
}

void Documents::close(std::string_view uri) {
  if (const auto found = by_uri_.find(uri); found != by_uri_.end()) by_uri_.erase(found);
}

OpenDocument* Documents::by_uri(std::string_view uri) {
  const auto found = by_uri_.find(uri);
  return found == by_uri_.end() ? nullptr : &found->second;
}

const OpenDocument* Documents::by_path(std::string_view path) const {
  const auto found = std::ranges::find_if(by_uri_, [&](const auto& it) { return !path.empty() && it.second.path == path; });
  return found == by_uri_.end() ? nullptr : &found->second;
}

}  // namespace rubric::lsp
