// The ids by which links can name a place on the page they stand on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/document/anchors.h"
#include "lint/document/document.h"
#include "lint/document/nodes_by_kind.h"
#include "lint/document/sections.h"
#include "lint/rule/site_anchors.h"

namespace rubric::rule {

// Nothing is made before it is asked about; then once for all who ask. Not for two threads at once.
class OwnAnchors {
 public:
  // All must outlive this. `made`, if there is one, holds what was made for an earlier text of the page that has the
  // same ids, or will hold what is made for this one. The site, if there is one, tells in which ways ids are made.
  OwnAnchors(const Document& document, const NodesByKind& nodes, const Outline& outline,
             const SiteAnchors* site = nullptr, std::optional<std::vector<std::string>>* made = nullptr)
      : document_(document), nodes_(nodes), outline_(outline), site_(site), all_(made == nullptr ? own_ : *made) {}
  OwnAnchors(const OwnAnchors&) = delete;
  OwnAnchors& operator=(const OwnAnchors&) = delete;

  // Mostly known without making them all.
  bool has(std::string_view id) const;

  // As the page's own site makes them, sorted.
  const std::vector<std::string>& all() const;

 private:
  bool is_of_heading(std::string_view id) const;
  bool is_made_otherwise(std::string_view id) const;
  const AnchorWays& ways() const;

  // What the headings say without what an id drops or writes otherwise.
  struct Letters {
    std::vector<std::pair<std::uint64_t, SectionId>> of_headings;   // sorted
    bool tell_all = true;   // false: of some heading an id may get more than its letters
  };
  const Letters& letters() const;

  const Document& document_;
  const NodesByKind& nodes_;
  const Outline& outline_;
  const SiteAnchors* site_;
  mutable std::optional<std::vector<std::string>> own_;
  std::optional<std::vector<std::string>>& all_;
  mutable std::optional<AnchorWays> ways_;
  mutable std::optional<std::vector<std::string>> otherwise_;   // made in the other ways, too
  mutable int asked_ = 0;
  mutable std::optional<Letters> letters_;
};

}  // namespace rubric::rule
