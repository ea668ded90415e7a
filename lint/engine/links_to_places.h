// Where pages lead to places on others: first seen by looking over a page for what links write behind '#', then, where
// that is what is looked for, by parsing it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/references.h"
#include "lint/engine/layer.h"
#include "lint/text/source_text.h"

namespace rubric::engine {

// hash_of() of each anchor that the page seems to name, without percent signs; sorted. Those of headings are among
// them.
std::vector<std::uint64_t> anchors_named(std::string_view markdown);

struct LinksToPlaces {
  struct Link {
    std::string path;     // of the page that it leads to
    std::string anchor;   // there, without percent signs
    ByteRange place;      // where that is written, behind '#'
  };
  std::shared_ptr<const SourceText> page;
  std::vector<Link> links;   // in order
};

// `file_of` is the path of the page that a reference leads to; "" of others. `raw_shortcodes` are those of
// parse_markdown().
LinksToPlaces links_to_places(std::shared_ptr<const SourceText> page,
                              const std::function<std::string(const Reference&)>& file_of,
                              std::span<const std::string> raw_shortcodes = {});

}  // namespace rubric::engine
