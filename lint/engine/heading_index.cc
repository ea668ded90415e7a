#include "lint/engine/heading_index.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "lint/document/nodes_by_kind.h"
#include "lint/text/path.h"

namespace rubric::engine {
namespace {

constexpr std::size_t kMostNeighbours = 500;

}  // namespace

const HeadingLines* HeadingIndex::lines(std::string_view path) const {
  return lines_.get(path, [&]() -> std::unique_ptr<HeadingLines> {
    const std::optional<std::string> bytes = files_.read(std::string(path));
    return bytes ? std::make_unique<HeadingLines>(heading_lines(*bytes)) : nullptr;
  });
}

bool HeadingIndex::shows_anchor(std::string_view path, std::string_view anchor) const {
  const HeadingLines* const its = lines(path);
  return its != nullptr && its->make_anchor(anchor, anchor_ways(path));
}

const std::vector<std::string>* HeadingIndex::anchors(std::string_view path) const {
  return anchors_.get(path, [&]() -> std::unique_ptr<std::vector<std::string>> {
    auto its = std::make_unique<std::vector<std::string>>();
    const bool is_read = pages_.look_at(path, [&](const Document& document) {
      *its = known_anchors(document, NodesByKind(document), anchor_ways(path));
    });
    return is_read ? std::move(its) : nullptr;
  });
}

std::vector<std::string_view> HeadingIndex::siblings_with(std::string_view path, std::string_view words) const {
  const std::string_view name = name_in_folder(path), own = folder_of(path);
  const std::string_view around = name.starts_with("index.") || name.starts_with("_index.") ? folder_of(own) : own;
  const std::uint64_t wanted = likeness(words);
  std::vector<std::string_view> found;
  for (const Neighbour& it : pages_around(around)) {
    if (it.headings != nullptr && it.headings->may_have(wanted) && it.path != path) found.push_back(it.path);
  }
  return found;
}

const std::vector<HeadingIndex::Neighbour>& HeadingIndex::pages_around(std::string_view folder) const {
  return *around_.get(folder, [&] {
    std::vector<std::string> pages = files_.pages_below(std::string(folder), 1);
    if (pages.size() > kMostNeighbours) pages.resize(kMostNeighbours);
    auto neighbours = std::make_unique<std::vector<Neighbour>>();
    for (std::string& path : pages) {
      const HeadingLines* const its = lines(path);
      neighbours->push_back({std::move(path), its});
    }
    return neighbours;
  });
}

// Lines are written over where they stand, since neighbours point to them.
bool HeadingIndex::edited(const ParsedPage& page) {
  const std::string& path = page.source->path();
  bool news = false;
  if (lines_.has(path)) {
    if (lines_.lacks(path)) around_.forget_all();
    news = lines_.replace(path, heading_lines(page.source->bytes()));
  }
  if (anchors_.has(path)) {
    news = anchors_.replace(path, known_anchors(page.document, NodesByKind(page.document), anchor_ways(path))) || news;
  }
  return news;
}

void HeadingIndex::forget(std::string_view path) {
  around_.forget_all();
  lines_.forget(path);
  anchors_.forget(path);
}

}  // namespace rubric::engine
