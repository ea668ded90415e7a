// The links of a page to its own headings, and what becomes of them when a heading is renamed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/anchors.h"
#include "lint/document/document.h"
#include "lint/text/edit.h"

namespace rubric {

// Nothing is looked for until it is asked about; then once for all who ask. Not for two threads at once.
class OwnLinks {
 public:
  explicit OwnLinks(const Document& document);

  // The edits that lead the links to where they led before, once the heading is reworded: those to it, and those
  // to headings that are numbered anew with it. Nothing where that cannot be told: on a page with so many
  // headings and links that looking again and again would take too long.
  std::optional<std::vector<Edit>> follow(const Rewording& rewording) const;

 private:
  struct Use {
    std::string id;
    ByteRange range;   // of the id alone, behind '#'
    auto operator<=>(const Use&) const = default;
  };
  static std::vector<Use> uses_in(const Document& document);
  bool is_used(std::string_view base) const;

  const Document& document_;
  AnchorStyle style_;
  mutable std::optional<std::vector<Use>> uses_;   // sorted; found when it is asked for
  mutable std::optional<AnchorTable> anchors_;   // made when it is asked for
  mutable std::size_t looked_at_ = 0;
};

}  // namespace rubric
