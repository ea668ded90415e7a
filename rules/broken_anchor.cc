#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lint/rule/link_findings.h"
#include "lint/rule/rule.h"
#include "lint/text/edit_distance.h"
#include "lint/text/percent.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

// "#" and "#top", in whatever case, lead to the top of a page, "#:~:text=…" to words on it.
bool always_there(std::string_view fragment) {
  static constexpr std::string_view kTop = "top";
  const auto same = [](char a, char b) { return (a | 0x20) == b; };
  return fragment.empty() || std::ranges::equal(fragment, kTop, same) || fragment.starts_with(":~:");
}

class Checker {
 public:
  Checker(const RuleContext& context, Findings& out)
      : context_(context), addresses_(context.workspace), anchors_(context.workspace), out_(out) {}

  void check() {
    for (const Reference& it : context_.links.all()) {
      if (it.target.starts_with('#') && !always_there(it.target.substr(1))) check_own(it, it.target.substr(1));
    }
    for (const FileLink& it : context_.links.to_files()) {
      if (!always_there(it.fragment)) check_file(it);
    }
    for (const SiteLink& it : context_.links.on_site()) {
      if (it.is_relative || it.reference.target.starts_with('#') || always_there(it.address.fragment) ||
          moved_to(*addresses_, it.address)) {
        continue;
      }
      if (context_.links.is_own(it.address.path)) check_own(it.reference, it.address.fragment);
      else check_other(it);
    }
  }

 private:
  void check_file(const FileLink& link) {
    if (link.target.existence == Existence::here && !link.target.path.empty()) {
      return check_page(link.reference, link.target.path, link.fragment);
    }
    if (!link.address || moved_to(*addresses_, *link.address)) return;
    if (context_.links.is_own(link.address->path)) check_own(link.reference, link.fragment);
    else check_page(link.reference, addresses_->file_at(link.address->path), link.fragment);
  }

  void check_other(const SiteLink& link) {
    check_page(link.reference, addresses_->file_at(link.address.path), link.address.fragment);
  }

  void check_page(const Reference& link, std::string_view path, std::string_view fragment) {
    if (path == context_.document.source().path()) return check_own(link, fragment);
    if (path.empty()) return;
    const std::string id = percent_decoded(fragment);
    if (anchors_->shows_anchor(path, id)) return;
    const std::vector<std::string>* const anchors = anchors_->anchors(path);
    if (anchors == nullptr || std::ranges::binary_search(*anchors, id)) return;
    report(link, *anchors, fragment, false);
  }

  void check_own(const Reference& it, std::string_view fragment) {
    if (!context_.own_anchors.has(percent_decoded(fragment))) report(it, context_.own_anchors.all(), fragment, true);
  }

  void report(const Reference& it, const std::vector<std::string>& there, std::string_view fragment,
              bool on_this_page) {
    const std::string near = proposal(percent_decoded(fragment), there);
    Finding finding{.range = it.place,
                    .message = on_this_page ? say("not-here", "there is no \"#{}\" on this page", fragment)
                                            : say("not-there", "there is no \"#{}\" on that page", fragment)};
    if (!near.empty()) finding.message.advise("; did you mean \"#{}\"?", near);
    const std::size_t hash = it.target.find('#');
    const std::uint32_t written = it.place.size();
    const bool as_written = is_editable(it) && written == it.target.size();
    if (as_written) finding.range.begin.value += static_cast<std::uint32_t>(hash);
    if (as_written && !near.empty()) {
      finding.fix = Fix{.title = fmt::format("link to \"#{}\"", near),
                        .safety = Safety::unsafe,
                        .edits = {{finding.range, fmt::format("#{}", near)}}};
    }
    out_.push_back(std::move(finding));
  }

  // The id that may have been meant, or "".
  std::string proposal(const std::string& id, const std::vector<std::string>& there) {
    compared_ += there.size();
    if (compared_ > kMostCompared) return {};
    const std::vector<std::string_view> views(there.begin(), there.end());
    const std::string_view* const near = closest(id, views.data(), views.data() + views.size());
    return near == nullptr ? std::string() : std::string(*near);
  }

  // Each proposal looks at every id. A page with thousands of both goes without them from some link on.
  static constexpr std::size_t kMostCompared = 1'000'000;

  const RuleContext& context_;
  const SiteAddresses* addresses_;   // nullptr, and no link to other pages, where nothing is known of them
  const SiteAnchors* anchors_;       // likewise
  Findings& out_;
  std::size_t compared_ = 0;
};

}  // namespace

extern const Rule broken_anchor;
const Rule broken_anchor{
    .name = "broken-anchor",
    .summary = "A link to a place on a page leads to a place that is there",
    .group = RuleGroup::links,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::destination},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { Checker(context, out).check(); },
    .local = true,
    .several = ", though {} links lead there (first here)",
    .about_site = true,
};

}  // namespace rubric::rules
