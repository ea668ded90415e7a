#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lint/document/anchors.h"
#include "lint/rule/link_findings.h"
#include "lint/rule/rule.h"
#include "lint/text/ascii.h"
#include "lint/text/edit_distance.h"
#include "lint/text/percent.h"

namespace rubric::rules {
namespace {

// "#" and "#top" lead to the top of a page, "#:~:text=…" to words on it.
bool always_there(std::string_view fragment) { return fragment.empty() || fragment == "top" || fragment.starts_with(":~:"); }

class Checker {
 public:
  Checker(const RuleContext& context, Findings& out) : context_(context), out_(out) {}

  void check() {
    for (const Reference& it : context_.links.all()) {
      if (it.target.starts_with('#') && !always_there(it.target.substr(1))) check_own(it, it.target.substr(1));
    }
    for (const SiteLink& it : context_.links.on_site()) {
      if (it.reference.target.starts_with('#') || always_there(it.address.fragment) || moved_to(*context_.workspace, it.address)) continue;
      if (context_.links.is_own(it.address.path)) check_own(it.reference, it.address.fragment);
      else check_other(it);
    }
  }

 private:
  void check_other(const SiteLink& link) {
    const Workspace& workspace = *context_.workspace;
    const std::string_view path = workspace.file_at(link.address.path);
    if (path == context_.document.source().path()) return check_own(link.reference, link.address.fragment);
    if (path.empty() || workspace.shows_anchor(path, percent_decoded(link.address.fragment))) return;
    const std::vector<std::string>* const anchors = workspace.anchors(path);
    if (anchors != nullptr) check_anchor(link.reference, *anchors, link.address.fragment, "that page");
  }

  // Most anchors are those of a heading that is written plainly; to see that costs less than making all of them.
  void check_own(const Reference& it, std::string_view fragment) {
    const std::string id = percent_decoded(fragment);
    if (is_plain_anchor(id)) return;
    if (!own_anchors_) own_anchors_ = known_anchors(context_.document, context_.nodes, anchor_style(context_.document.source().path()));
    check_anchor(it, *own_anchors_, fragment, "this page");
  }

  // Where many links ask, headings are found by their letters. What is missed here is found among all anchors.
  bool is_plain_anchor(std::string_view id) {
    constexpr int kFew = 16;
    const std::vector<Section>& sections = context_.outline.sections;
    const auto makes_it = [&](const Section& section) { return gets_anchor(section.title, id); };
    if (++asked_ <= kFew) return std::ranges::any_of(sections, makes_it);
    if (by_letters_.empty()) {
      by_letters_.reserve(sections.size());
      for (SectionId section = 0; section < sections.size(); ++section) by_letters_.emplace_back(letters_of(sections[section].title), section);
      std::ranges::sort(by_letters_);
    }
    const auto alike = std::ranges::equal_range(by_letters_, letters_of(id), {}, &std::pair<std::uint64_t, SectionId>::first);
    return std::ranges::any_of(alike, [&](const auto& one) { return makes_it(sections[one.second]); });
  }

  // The same for a heading and for the anchor it gets.
  static std::uint64_t letters_of(std::string_view text) {
    std::uint64_t hash = 0;
    for (const char c : text) {
      if (is_ascii_letter(c)) hash = hash * 0x9e3779b97f4a7c15 + static_cast<unsigned char>(ascii_small(c));
    }
    return hash;
  }

  void check_anchor(const Reference& it, const std::vector<std::string>& there, std::string_view fragment, std::string_view where) {
    const std::string id = percent_decoded(fragment);
    if (std::ranges::binary_search(there, id)) return;
    const std::vector<std::string_view> views(there.begin(), there.end());
    const std::string_view* const near = closest(id, views.data(), views.data() + views.size());
    Finding finding{.range = it.place, .message = fmt::format("there is no \"#{}\" on {}{}", fragment, where,
                                                             near == nullptr ? "" : fmt::format("; did you mean \"#{}\"?", *near))};
    const std::size_t hash = it.target.find('#');
    const std::uint32_t written = it.place.size();
    const bool as_written = is_editable(it) && written == it.target.size();
    if (as_written) finding.range.begin.value += static_cast<std::uint32_t>(hash);
    if (as_written && near != nullptr) {
      finding.fix = Fix{.title = fmt::format("link to \"#{}\"", *near), .safety = Safety::unsafe, .edits = {{finding.range, fmt::format("#{}", *near)}}};
    }
    out_.push_back(std::move(finding));
  }

  const RuleContext& context_;
  std::optional<std::vector<std::string>> own_anchors_;
  int asked_ = 0;
  std::vector<std::pair<std::uint64_t, SectionId>> by_letters_;   // sorted
  Findings& out_;
};

}  // namespace

extern const Rule broken_anchor;
const Rule broken_anchor{
    .name = "broken-anchor",
    .summary = "A link to a place on a page leads to a place that is there",
    .group = RuleGroup::links,
    .severity = Severity::warning,
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { Checker(context, out).check(); },
    .about_site = true,
};

}  // namespace rubric::rules
