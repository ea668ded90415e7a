#include "lint/rule/page_links.h"

#include <utility>

#include "lint/text/destination.h"

namespace rubric::rule {

const std::vector<Reference>& PageLinks::all() const {
  if (!all_) {
    all_ = whole_ == nullptr ? references(document_, nodes_) : references(document_, nodes_, whole_->defined());
  }
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
  auto relative = to_files().begin();
  for (const Reference& it : all()) {
    const bool is_relative = relative != to_files().end() && relative->reference.place == it.place;
    std::optional<Address> address = is_relative                                ? (relative++)->address
                                     : it.kind == Reference::Kind::hugo_ref ? workspace_->resolve_hugo(it.target, page)
                                                                            : workspace_->resolve(it.target, page);
    if (address) on_site_->push_back({it, *std::move(address), is_relative});
  }
  return *on_site_;
}

const std::vector<FileLink>& PageLinks::to_files() const {
  if (to_files_) return *to_files_;
  to_files_.emplace();
  if (workspace_ == nullptr) return *to_files_;
  const std::string& page = document_.source().path();
  for (const Reference& it : all()) {
    if (it.kind == Reference::Kind::hugo_ref || it.kind == Reference::Kind::autolink || it.target.empty()) continue;
    if (it.target.front() == '#' || it.target.front() == '/' || leads_away(it.target)) continue;
    const Destination parts = parts_of(it.target);
    if (parts.path.empty()) continue;
    FileLink link{.reference = it,
                  .path = parts.path,
                  .fragment = parts.fragment,
                  .target = workspace_->file_target(parts.path, page, may_be_on_site()),
                  .address = {}};
    if (!own_address().empty()) {
      // A page that is named by its file has the address of that, wherever the link stands.
      std::string named = is_page_name(parts.path) ? workspace_->address_of(link.target.path) : std::string();
      if (!named.empty()) link.address = Address{std::move(named), std::string(parts.fragment)};
      else link.address = workspace_->resolve(it.target, own_address());
    }
    to_files_->push_back(std::move(link));
  }
  return *to_files_;
}

const std::vector<std::uint32_t>& PageLinks::closing_brackets() const {
  if (brackets_) return *brackets_;
  brackets_.emplace();
  const std::string_view bytes = document_.source().bytes();
  for (std::size_t at = bytes.find(']'); at != bytes.npos; at = bytes.find(']', at + 1)) {
    brackets_->push_back(static_cast<std::uint32_t>(at));
  }
  return *brackets_;
}

bool PageLinks::may_be_on_site() const {
  const Document& page = whole_ == nullptr ? document_ : whole_->document_;
  return page.front_matter() != nullptr || !own_address().empty();
}

const std::string& PageLinks::own_address() const {
  if (!own_address_) {
    own_address_ = workspace_ == nullptr ? std::string() : workspace_->address_of(document_.source().path());
  }
  return *own_address_;
}

bool PageLinks::is_own(std::string_view address) const {
  std::string_view own = own_address();
  if (address == own) return true;
  return own.size() > 1 && address == own.substr(0, own.size() - 1);
}

}  // namespace rubric::rule
