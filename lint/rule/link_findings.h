// What the rules about links share: which pages are a family, and how the target of a link is written anew.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/rule/page_links.h"
#include "lint/rule/rule.h"

namespace rubric::rule {

// The pages that the list of levels leads to: those of the page's family. By path, without the page itself.
std::vector<const PageSummary*> family_of(const RuleContext& context);

// What the page itself says. It is read off anew each time.
PageSummary own_summary(const RuleContext& context);

// Whether the target can be written anew where the reference stands.
bool is_editable(const Reference& reference);

// Whether the path of a relative link is the address of a host without "https://" before it: "example.org/plan".
bool is_bare_host(std::string_view path);

// The target written anew with another address; a host before it and a query stay. Nothing where it stands elsewhere.
std::optional<Fix> retarget(const SiteLink& link, const Address& to, Safety safety);

// What is said of a link to what has moved.
Finding has_moved(const SiteLink& link, const Address& to);

// "path" or "path#fragment"
std::string shown(const Address& address);

// Where the address went, following moves of moves; nothing if it did not move.
std::optional<Address> moved_to(const SiteAddresses& site, const Address& address);

}  // namespace rubric::rule
