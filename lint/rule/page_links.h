// Where the links of a page lead, found when a rule first asks, and once for all rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/nodes_by_kind.h"
#include "lint/document/references.h"
#include "lint/rule/workspace.h"

namespace rubric::rule {

// A link with a path that starts at the page: "b.md", "../img/x.png?raw=1", "sub/#next".
struct FileLink {
  Reference reference;
  std::string_view path;       // of the target: as it is written, without query and fragment
  std::string_view fragment;   // without '#'
  FileTarget target;
  std::optional<Address> address;   // that it means, where the page is one of a site
};

struct SiteLink {
  Reference reference;
  Address address;
  bool is_relative = false;   // and one of those to files, too
};

// Not for two threads at once.
class PageLinks {
 public:
  // All must outlive this. Without a workspace no link is known to lead to the site. The links of a part of a page are
  // told those of the whole.
  PageLinks(const Document& document, const NodesByKind& nodes, const Workspace* workspace,
            const PageLinks* whole = nullptr)
      : document_(document), nodes_(nodes), workspace_(workspace), whole_(whole) {}

  const std::vector<Reference>& all() const;

  // Those that lead to pages of the site, this one included.
  const std::vector<SiteLink>& on_site() const;

  // Those with a path that starts at the page; none without a workspace.
  const std::vector<FileLink>& to_files() const;

  // Where the page has a "]", for those who look for what is no link.
  const std::vector<std::uint32_t>& closing_brackets() const;

  // The address of the page itself; "" without a workspace.
  const std::string& own_address() const;

  // Whether an address is that of the page itself.
  bool is_own(std::string_view address) const;

 private:
  const Definitions& defined() const;
  bool may_be_on_site() const;

  const Document& document_;
  const NodesByKind& nodes_;
  const Workspace* workspace_;
  const PageLinks* whole_;
  mutable std::optional<Definitions> defined_;
  mutable std::optional<std::vector<Reference>> all_;
  mutable std::optional<std::vector<SiteLink>> on_site_;
  mutable std::optional<std::vector<FileLink>> to_files_;
  mutable std::optional<std::vector<std::uint32_t>> brackets_;
  mutable std::optional<std::string> own_address_;
};

}  // namespace rubric::rule
