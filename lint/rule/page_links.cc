#include "lint/rule/page_links.h"

#include <utility>

namespace rubric {

const std::vector<Reference>& PageLinks::all() const {
  if (!all_) all_ = whole_ == nullptr ? references(document_, nodes_) : references(document_, nodes_, whole_->defined());
  return *all_;
}

const Definitions& PageLinks::defined() const {
  if (!defined_) defined_ = definitions(document_, nodes_);
  return *defined_;
}

const std::vector<SiteLink>& PageLinks::on_site() const {
  if (on_site_) return *on_site_;
  on_site_.emplace();
  const std::string& page = own_address();
  if (page.empty()) return *on_site_;
  for (const Reference& it : all()) {
    std::optional<Address> address = it.kind == Reference::Kind::hugo_ref ? workspace_->resolve_hugo(it.target, page)
                                                                         : workspace_->resolve(it.target, page);
    if (address) on_site_->push_back({it, *std::move(address)});
  }
  return *on_site_;
}

const std::string& PageLinks::own_address() const {
  if (!own_address_) own_address_ = workspace_ == nullptr ? std::string() : workspace_->address_of(document_.source().path());
  return *own_address_;
}

bool PageLinks::is_own(std::string_view address) const {
  std::string_view own = own_address();
  if (address == own) return true;
  return own.size() > 1 && address == own.substr(0, own.size() - 1);
}

}  // namespace rubric
