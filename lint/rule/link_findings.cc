#include "lint/rule/link_findings.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "lint/rule/page_summary.h"

namespace rubric::rule {
namespace {

constexpr int kMostMoves = 8;   // a map may lead in circles

std::string retargeted(const SiteLink& link, const Address& to) {
  const std::string_view target = link.reference.target;
  const std::size_t scheme = target.find("://");
  const std::size_t path =
      scheme == std::string_view::npos ? 0 : std::min(target.find_first_of("/?#", scheme + 3), target.size());
  const std::size_t query = target.find('?', path);
  std::string out(target.substr(0, path));
  out += to.path;
  if (query != std::string_view::npos) {
    out += target.substr(query, std::min(target.find('#', query), target.size()) - query);
  }
  if (!to.fragment.empty()) out += '#' + to.fragment;
  return out;
}

}  // namespace

std::vector<const PageSummary*> family_of(const RuleContext& context) {
  std::vector<const PageSummary*> family;
  if (context.workspace == nullptr || context.match == nullptr) return family;
  const SiteAddresses& addresses = *context.workspace;
  const SitePages& pages = *context.workspace;
  for (SectionId id = 0; id < context.match->bindings.size(); ++id) {
    const ElementId element = context.match->bindings[id].element;
    if (element == kNone || !context.schema->elements[element].same_in_siblings) continue;
    const Section& section = context.outline.sections[id];
    for (NodeId node = section.body; node < section.body_end; ++node) {
      if (context.document[node].kind != NodeKind::link) continue;
      const auto address = addresses.resolve(context.document[node].destination, context.links.own_address());
      if (!address || context.links.is_own(address->path)) continue;
      const std::string_view path = addresses.file_at(address->path);
      if (path.empty() || path == context.document.source().path()) continue;
      const PageSummary* const page = pages.summary(path);
      if (page != nullptr && std::ranges::find(family, page) == family.end()) family.push_back(page);
    }
  }
  std::ranges::sort(family, {}, &PageSummary::path);
  return family;
}

PageSummary own_summary(const RuleContext& context) {
  return summary_of(context.document, context.outline, context.front_matter, context.schema, context.match);
}

bool is_bare_host(std::string_view path) {
  // Of the domains that many use, those that are no common suffix of files, too.
  constexpr std::array<std::string_view, 12> kDomains = {".com", ".org", ".net",  ".edu", ".gov", ".io",
                                                         ".dev", ".app", ".info", ".eu",  ".uk",  ".ai"};
  const std::string_view host = path.substr(0, path.find('/'));
  const bool is_name = std::ranges::all_of(host, [](char c) {
    return ('a' <= (c | 0x20) && (c | 0x20) <= 'z') || ('0' <= c && c <= '9') || c == '-' || c == '.';
  });
  return is_name && !host.starts_with('.') && !host.starts_with("www.") && host.find("..") == host.npos &&
         std::ranges::any_of(kDomains,
                             [&](std::string_view it) { return host.ends_with(it) && host.size() > it.size(); });
}

bool is_editable(const Reference& reference) { return reference.kind != Reference::Kind::by_definition; }

std::optional<Fix> retarget(const SiteLink& link, const Address& to, Safety safety) {
  if (!is_editable(link.reference)) return std::nullopt;
  std::string target = retargeted(link, to);
  Fix fix{.title = fmt::format("link to \"{}\"", target), .safety = safety, .edits = {}};
  fix.edits.push_back({link.reference.place, std::move(target)});
  return fix;
}

Finding has_moved(const SiteLink& link, const Address& to) {
  return {.range = link.reference.place,
          .message = say("moved", "\"{}\" has moved", shown(link.address)).advise("; link to \"{}\"", shown(to)),
          .fix = retarget(link, to, Safety::safe)};
}

std::string shown(const Address& address) {
  return address.fragment.empty() ? address.path : address.path + '#' + address.fragment;
}

std::optional<Address> moved_to(const SiteAddresses& site, const Address& address) {
  std::optional<Address> to = site.moved(address);
  for (int i = 0; to && i < kMostMoves; ++i) {
    std::optional<Address> further = site.moved(*to);
    if (!further || *further == *to) break;
    to = std::move(further);
  }
  if (to && *to == address) return std::nullopt;
  return to;
}

}  // namespace rubric::rule
