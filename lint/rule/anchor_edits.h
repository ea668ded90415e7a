// The links to the headings of a page, and what becomes of them when a heading is renamed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/anchors.h"
#include "lint/document/document.h"
#include "lint/rule/finding.h"
#include "lint/rule/workspace.h"
#include "lint/text/edit.h"

namespace rubric::rule {

// Nothing is looked for until it is asked about; then once for all who ask. Not for two threads at once.
class OwnLinks {
 public:
  // The site, if there is one, tells which addresses are the page's own. If links of other pages are to follow, too,
  // all of them are looked over.
  enum class Reach : std::uint8_t { page, site };
  explicit OwnLinks(const Document& document, const Workspace* site = nullptr, Reach reach = Reach::page);

  struct Following {
    std::vector<Edit> here;
    std::vector<FileEdits> elsewhere;   // by path
  };
  // The edits that lead the links to where they led before, once the heading is reworded: those to it, and those
  // to headings that are numbered anew with it. Nothing where that cannot be told: on a page with so many
  // headings and links that looking again and again would take too long.
  std::optional<Following> follow(const Rewording& rewording) const;

 private:
  struct Use {
    std::string id;
    ByteRange range;   // of the id alone, behind '#'
    auto operator<=>(const Use&) const = default;
  };
  std::vector<Use> find_uses() const;
  bool is_own(std::string_view link) const;
  bool is_used(std::string_view base) const;
  std::vector<FileEdits> follow_elsewhere(const std::vector<AnchorTable::Change>& changes) const;

  const Document& document_;
  const Workspace* site_;
  bool follows_elsewhere_;
  mutable std::optional<AnchorStyle> style_;      // asked for when it is needed
  mutable std::optional<std::vector<Use>> uses_;   // sorted; found when it is asked for
  mutable std::optional<AnchorTable> anchors_;   // made when it is asked for
  mutable std::size_t looked_at_ = 0;
};

}  // namespace rubric::rule
