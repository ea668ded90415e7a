#include "lint/engine/links_to_places.h"

#include <algorithm>
#include <utility>

#include "lint/document/document.h"
#include "lint/document/nodes_by_kind.h"
#include "lint/text/hash.h"
#include "lint/text/percent.h"

namespace rubric::engine {

std::vector<std::uint64_t> anchors_named(std::string_view markdown) {
  std::vector<std::uint64_t> named;
  for (std::size_t at = markdown.find('#'); at != markdown.npos; at = markdown.find('#', at + 1)) {
    const std::size_t end = std::min(markdown.find_first_of("# \t\r\n)>\"'`]}<", at + 1), markdown.size());
    if (end > at + 1) named.push_back(hash_of(percent_decoded(markdown.substr(at + 1, end - at - 1))));
    at = end - 1;
  }
  std::ranges::sort(named);
  const auto [first, last] = std::ranges::unique(named);
  named.erase(first, last);
  return named;
}

LinksToPlaces links_to_places(std::shared_ptr<const SourceText> page,
                              const std::function<std::string(const Reference&)>& file_of,
                              std::span<const std::string> raw_shortcodes) {
  LinksToPlaces out{.page = std::move(page), .links = {}};
  const Document document = parse_markdown(*out.page, raw_shortcodes);
  for (const Reference& it : references(document, NodesByKind(document))) {
    const std::size_t hash = it.target.find('#');
    // What is written otherwise than it is read cannot be written anew.
    const bool as_written = it.kind != Reference::Kind::by_definition && it.place.size() == it.target.size();
    if (hash == it.target.npos || hash + 1 == it.target.size() || !as_written) continue;
    std::string path = file_of(it);
    if (path.empty()) continue;
    const ByteRange place{{it.place.begin.value + static_cast<std::uint32_t>(hash) + 1}, it.place.end};
    out.links.push_back({std::move(path), percent_decoded(it.target.substr(hash + 1)), place});
  }
  std::ranges::sort(out.links, {}, [](const LinksToPlaces::Link& it) { return it.place; });
  return out;
}

}  // namespace rubric::engine
