#include "lint/lsp/documents.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "lint/io/walk.h"

namespace rubric::lsp {
namespace {

constexpr std::size_t kMostApart = 32;   // more places are one from the first to the last

// One more change, of [begin, end) of the text as it is now to `size` bytes. Changes that meet are one.
void note(std::vector<Replaced>& edits, std::size_t begin, std::size_t end, std::size_t size) {
  const auto by = [](const Replaced& it) {
    return static_cast<std::ptrdiff_t>(it.size) - static_cast<std::ptrdiff_t>(it.was.size());
  };
  const auto moved = [](std::size_t place, std::ptrdiff_t grown) {
    return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(place) + grown);
  };
  auto first = edits.begin();
  std::ptrdiff_t before = 0;   // how much the text grew in front of `first`
  while (first != edits.end() && moved(first->was.begin.value, before) + first->size < begin) before += by(*first++);
  auto last = first;
  std::ptrdiff_t behind = before;
  while (last != edits.end() && moved(last->was.begin.value, behind) <= end) behind += by(*last++);

  std::size_t old_begin = moved(begin, -before), old_end = moved(end, -behind), kept = 0;   // of what met the change
  if (first != last) {
    const std::size_t here = moved(first->was.begin.value, before),
                      there = moved(std::prev(last)->was.end.value, behind);
    old_begin = std::min<std::size_t>(old_begin, first->was.begin.value);
    old_end = std::max<std::size_t>(old_end, std::prev(last)->was.end.value);
    kept = (begin > here ? begin - here : 0) + (there > end ? there - end : 0);
  }
  const Replaced one{byte_range(old_begin, old_end), size + kept};
  edits.insert(edits.erase(first, last), one);
  if (edits.size() <= kMostApart) return;
  std::ptrdiff_t grown = 0;
  for (const Replaced& it : edits) grown += by(it);
  const ByteRange all{edits.front().was.begin, edits.back().was.end};
  edits = {{all, moved(all.size(), grown)}};
}

}  // namespace

bool is_page(const OpenDocument& document) {
  return document.language == "markdown" || (document.language != "yaml" && is_markdown_name(document.path));
}

void edit(OpenDocument& document, ByteRange bytes, std::string_view text) {
  const std::size_t begin = bytes.begin.value, end = bytes.end.value;
  note(document.memory.edits, begin, end, text.size());
  document.text.replace(begin, end - begin, text);
  if (document.lines) document.lines->edit(document.text, begin, end, begin + text.size());
  ++document.revision;
}

OpenDocument& Documents::open(OpenDocument document) {
  std::string uri = document.uri;
  OpenDocument& opened = by_uri_.insert_or_assign(std::move(uri), std::move(document)).first->second;
  if (!opened.path.empty()) by_path_.insert_or_assign(opened.path, &opened);
  return opened;
}

void Documents::close(std::string_view uri) {
  const auto found = by_uri_.find(uri);
  if (found == by_uri_.end()) return;
  const auto named = by_path_.find(found->second.path);
  if (named != by_path_.end() && named->second == &found->second) by_path_.erase(named);
  by_uri_.erase(found);
}

OpenDocument* Documents::by_uri(std::string_view uri) {
  const auto found = by_uri_.find(uri);
  return found == by_uri_.end() ? nullptr : &found->second;
}

const OpenDocument* Documents::by_uri(std::string_view uri) const {
  const auto found = by_uri_.find(uri);
  return found == by_uri_.end() ? nullptr : &found->second;
}

std::vector<const OpenDocument*> Documents::files() const {
  std::vector<const OpenDocument*> out;
  out.reserve(by_path_.size());
  for (const auto& [path, document] : by_path_) out.push_back(document);
  return out;
}

OpenDocument* Documents::by_path(std::string_view path) {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : found->second;
}

const OpenDocument* Documents::by_path(std::string_view path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : found->second;
}

}  // namespace rubric::lsp
