#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lint/rule/link_findings.h"
#include "lint/rule/rule.h"
#include "lint/text/destination.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

using Slip = FileTarget::Slip;

class Checker {
 public:
  Checker(const RuleContext& context, Findings& out)
      : context_(context), addresses_(context.workspace), pages_(context.workspace), out_(out) {}

  void check() {
    for (const SiteLink& it : context_.links.on_site()) {
      if (!it.is_relative && !was_told(it.reference)) check_address(it);
    }
    for (const FileLink& it : context_.links.to_files()) {
      if (!was_told(it.reference)) check_file(it);
    }
  }

 private:
  // Of links by one definition that is not found, the first one tells for all.
  bool was_told(const Reference& it) {
    if (it.kind != Reference::Kind::by_definition) return false;
    if (std::ranges::find(by_definition_, it.target) != by_definition_.end()) return true;
    by_definition_.push_back(it.target);
    return false;
  }

  void check_address(const SiteLink& link) {
    const std::string& path = link.address.path;
    const bool in_section = addresses_->in_section(path);
    if (const std::optional<Address> to = moved_to(*addresses_, link.address)) {
      if (in_section) out_.push_back(has_moved(link, *to));   // of others another rule tells
      return;
    }
    if (!in_section && !addresses_->has_roots()) return;
    if (pages_->existence(path) == Existence::absent) report_page(link);
  }

  void report_page(const SiteLink& link) {
    const std::string& path = link.address.path;
    Finding finding{.range = link.reference.place, .message = say("no-page", "there is no page \"{}\"", path)};
    if (const std::optional<std::string> near = pages_->page_named_like(path)) {
      finding.message.advise("; did you mean \"{}\"?", *near);
      finding.fix = retarget(link, {*near, link.address.fragment}, Safety::suggestion);
    }
    out_.push_back(std::move(finding));
  }

  void check_file(const FileLink& link) {
    if (link.address) {
      const SiteLink on_site{link.reference, *link.address, true};
      const bool in_section = addresses_->in_section(link.address->path);
      if (const std::optional<Address> to =
              link.target.existence == Existence::here ? std::nullopt : moved_to(*addresses_, *link.address)) {
        if (in_section) out_.push_back(has_moved(on_site, *to));
        return;
      }
      if (link.target.existence == Existence::here) return;
      const bool names_file = !suffix_of(link.path).empty();
      const Existence page = names_file && !in_section ? Existence::unknown : pages_->existence(link.address->path);
      if (page == Existence::here) return;
      if (page == Existence::absent && in_section && !names_file) return report_page(on_site);
    }
    if (link.target.existence == Existence::absent && !is_told_as_malformed(link.path)) report_file(link);
  }

  static Message not_found(std::string_view path) {
    if (path.ends_with('/')) return say("no-folder", "there is no folder \"{}\" relative to this page", path);
    if (suffix_of(path).empty()) {
      return say("no-file-or-folder", "there is no file or folder \"{}\" relative to this page", path);
    }
    return say("no-file", "there is no file \"{}\" relative to this page", path);
  }

  void report_file(const FileLink& link) {
    const FileTarget& target = link.target;
    Finding finding{.range = link.reference.place, .message = not_found(link.path)};
    switch (target.slip) {
      case Slip::none: break;
      case Slip::letter_case: finding.message.advise("; it is written \"{}\"", target.instead); break;
      case Slip::backslash:
        finding.message = say("backslashes", "\"{}\" has backslashes, which part no folders in a link", link.path)
                              .advise("; write \"{}\"", target.instead);
        break;
      case Slip::spelling:
      case Slip::folder: finding.message.advise("; did you mean \"{}\"?", target.instead); break;
    }
    finding.fix = fix_of(link);
    // It may be made by a build, or be left out of this copy.
    if (!context_.schema_says_severity) {
      finding.severity =
          addresses_->is_complete(context_.document.source().path()) ? Severity::error : Severity::warning;
    }
    out_.push_back(std::move(finding));
  }

  // What differs in case alone, or in the sign between folders, can only have meant the file that is there.
  static std::optional<Fix> fix_of(const FileLink& link) {
    const Reference& it = link.reference;
    if (link.target.instead.empty() || !is_editable(it) || it.place.size() != it.target.size()) return std::nullopt;
    const bool is_certain = link.target.slip == Slip::letter_case || link.target.slip == Slip::backslash;
    const auto begin = static_cast<std::uint32_t>(link.path.data() - it.target.data());
    const ByteRange path = byte_range(it.place.begin.value + begin, it.place.begin.value + begin + link.path.size());
    return Fix{.title = fmt::format("link to \"{}\"", link.target.instead),
               .safety = is_certain ? Safety::safe : Safety::unsafe,
               .edits = {{path, link.target.instead}}};
  }

  // By malformed-link.
  static bool is_told_as_malformed(std::string_view path) {
    if (path.starts_with("www.") || path.starts_with("http/") || path.starts_with("https/") || path.starts_with('(')) {
      return true;
    }
    return is_bare_host(path) || path.find('[') != path.npos || path.find(']') != path.npos;
  }

  const RuleContext& context_;
  const SiteAddresses* addresses_;   // nullptr, and no link to look at, where nothing is known of other pages
  const SitePages* pages_;           // likewise
  Findings& out_;
  std::vector<std::string_view> by_definition_;
};

}  // namespace

extern const Rule broken_link;
const Rule broken_link{
    .name = "broken-link",
    .summary = "A link leads to a page or a file that is there",
    .formerly = "broken-job-family-link",
    .group = RuleGroup::links,
    .severity = Severity::error,
    .fixes_change = {FixesChange::destination},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { Checker(context, out).check(); },
    .local = true,
    .about_site = true,
};

}  // namespace rubric::rules
