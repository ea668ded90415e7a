#include "lint/rule/own_anchors.h"

#include <algorithm>
#include <span>

#include "lint/text/ascii.h"

namespace rubric::rule {
namespace {

constexpr int kFew = 16;   // questions for which all headings are looked at

// The same for a heading and for the anchor it gets.
std::uint64_t letters_of(std::string_view text) {
  std::uint64_t hash = 0;
  for (const char c : text) {
    if (is_ascii_letter(c)) hash = hash * 0x9e3779b97f4a7c15 + static_cast<unsigned char>(ascii_small(c));
  }
  return hash;
}

using LettersOfHeading = std::pair<std::uint64_t, SectionId>;

std::span<const LettersOfHeading> with_letters_of(std::string_view id, const std::vector<LettersOfHeading>& headings) {
  return std::ranges::equal_range(headings, letters_of(id), {}, &LettersOfHeading::first);
}

}  // namespace

bool OwnAnchors::has(std::string_view id) const {
  const auto is_made = [&] { return std::ranges::binary_search(all(), id); };
  return (all_ && is_made()) || is_of_heading(id) || is_made() || is_made_otherwise(id);
}

const AnchorWays& OwnAnchors::ways() const {
  const std::string& path = document_.source().path();
  if (!ways_) ways_ = site_ != nullptr ? site_->anchor_ways(path) : anchor_ways(path);
  return *ways_;
}

const OwnAnchors::Letters& OwnAnchors::letters() const {
  if (letters_) return *letters_;
  letters_.emplace();
  letters_->of_headings.reserve(outline_.sections.size());
  const auto may_be_more = [](char c) {
    return (static_cast<unsigned char>(c) & 0x80) != 0 || c == ':' || c == '&' || c == '<' || c == '{' || c == '$';
  };
  for (SectionId section = 0; section < outline_.sections.size(); ++section) {
    const std::string& title = outline_.sections[section].title;
    letters_->of_headings.emplace_back(letters_of(title), section);
    if (std::ranges::any_of(title, may_be_more)) letters_->tell_all = false;
  }
  std::ranges::sort(letters_->of_headings);
  return *letters_;
}

// Whatever the way, an id keeps the letters of its heading, but for what may be more than letters in it.
bool OwnAnchors::is_made_otherwise(std::string_view id) const {
  const auto may_be = [&] {
    return id.starts_with("anchor-") || !letters().tell_all ||
           !with_letters_of(id, letters().of_headings).empty();
  };
  if (!otherwise_ && !may_be()) return false;
  if (!otherwise_) otherwise_ = known_anchors(document_, nodes_, ways());
  return std::ranges::binary_search(*otherwise_, id);
}

const std::vector<std::string>& OwnAnchors::all() const {
  if (!all_) all_ = known_anchors(document_, nodes_, ways().own);
  return *all_;
}

// Most anchors are those of a heading that is written plainly; to see that costs less than making all of them. Where
// many links ask, headings are found by their letters.
bool OwnAnchors::is_of_heading(std::string_view id) const {
  const std::vector<Section>& sections = outline_.sections;
  const auto makes_it = [&](const Section& section) {
    const GetsAnchor look = may_get_anchor(section.title, id);
    return look == GetsAnchor::in_all_ways || (look == GetsAnchor::perhaps && gets_anchor(section.title, id, ways()));
  };
  if (++asked_ <= kFew) return std::ranges::any_of(sections, makes_it);
  return std::ranges::any_of(with_letters_of(id, letters().of_headings),
                             [&](const LettersOfHeading& it) { return makes_it(sections[it.second]); });
}

}  // namespace rubric::rule
