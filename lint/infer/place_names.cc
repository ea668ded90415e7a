#include "lint/infer/place_names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace rubric::infer {
namespace {

constexpr std::size_t kMostNames = 60;   // in one place: more is no structure
// Of the places inside a section with a name, for a name that belongs to the top of a page: fewer are strays.
constexpr double kStrayShare = 0.3;
constexpr double kNameAmongOpen = 0.3;   // a name that fewer places have may be one of an open name

// How many of the rows have each key, and on how many pages.
struct Support {
  std::size_t rows = 0;
  std::set<std::size_t> pages;
};
using Supports = std::map<std::string, Support>;

Supports supports(const std::vector<Row>& rows) {
  Supports out;
  for (const Row& row : rows) {
    std::set<std::string_view> seen;
    for (const Heading& it : row) {
      if (it.key.empty() || !seen.insert(it.key).second) continue;
      ++out[it.key].rows;
      out[it.key].pages.insert(it.page);
    }
  }
  return out;
}

}  // namespace

PlaceNames::PlaceNames(const Headings& headings, const InferOptions& options, const PlaceOnPages& place)
    : headings_(headings), options_(options), place_(place) {
  find_names();
  give_names_to_open();
}

const std::string* PlaceNames::meant_by(const std::string& key) const {
  const auto meant = means_.find(key);
  return meant == means_.end() ? nullptr : &meant->second;
}

void PlaceNames::find_names() {
  const Supports found = supports(place_.rows);
  const auto least = std::max<std::size_t>(
      2, static_cast<std::size_t>(std::ceil(options_.section * static_cast<double>(place_.rows.size()))));
  std::vector<std::pair<std::size_t, std::string>> ranked;   // the commonest first
  for (const auto& [key, support] : found) ranked.emplace_back(support.rows, key);
  std::ranges::sort(ranked, commoner);
  std::vector<Spelling> spellings;   // of names_
  for (const auto& [count, key] : ranked) {
    if (!place_.in_open && place_.top.contains(key) && !is_share(count, place_.rows.size(), kStrayShare)) continue;
    const Spelling spelling = spelling_of(key);
    const auto same =
        std::ranges::find_if(spellings, [&](const Spelling& name) { return is_another_spelling(spelling, name); });
    if (same != spellings.end()) means_[key] = same->key;
    else if (names_.size() == kMostNames) continue;
    else if (found.at(key).pages.size() >= 2 && (count >= least || (place_.in_open && place_.top.contains(key)))) {
      means_[key] = key;
      names_.push_back(key);
      spellings.push_back(spelling);
    }
  }
}

// "Senior Engineer" is the name of a level, however many pages have one: what few places have, and what has the same
// sections inside as those with names of their own, is one of them.
void PlaceNames::give_names_to_open() {
  if (place_.depth >= kDeepest) return;
  const std::set<std::string> parts = parts_of_open();
  std::map<std::string, std::array<std::size_t, 2>> alike;   // of each name: headings with such parts, and all
  for (const Row& row : place_.rows) {
    for (const Heading& it : row) {
      const auto meant = means_.find(it.key);
      if (meant == means_.end()) continue;
      ++alike[meant->second][1];
      if (has_part(it, parts)) ++alike[meant->second][0];
    }
  }
  std::erase_if(names_, [&](const std::string& name) {
    const auto& [same, all] = alike[name];
    return 2 * same >= all && !is_share(all, place_.rows.size(), kNameAmongOpen);
  });
  std::erase_if(means_, [&](const auto& it) { return std::ranges::find(names_, it.second) == names_.end(); });
}

std::set<std::string> PlaceNames::parts_of_open() const {
  std::vector<Row> insides;
  for (const Row& row : place_.rows) {
    for (const Heading& it : row) {
      if (!means_.contains(it.key)) insides.push_back(headings_.inside(it));
    }
  }
  std::set<std::string> out;
  const std::size_t least = std::max<std::size_t>(kFewestOpen, insides.size() / 10);
  for (const auto& [key, support] : supports(insides)) {
    if (support.rows >= least && support.pages.size() >= 2) out.insert(key);
  }
  return out;
}

bool PlaceNames::has_part(const Heading& it, const std::set<std::string>& parts) const {
  return std::ranges::any_of(headings_.inside(it), [&](const Heading& inside) { return parts.contains(inside.key); });
}

// Of the headings without a name those that have sections inside which several of them have; all, where most of what
// stands here has a name of its own and there is a section around it.
std::vector<Heading> PlaceNames::open_headings() const {
  std::vector<Heading> unknown;
  std::size_t known = 0;
  for (const Row& row : place_.rows) {
    for (const Heading& it : row) {
      if (means_.contains(it.key) || place_.top.contains(it.key) || it.key.empty()) {
        ++known;
        continue;
      }
      unknown.push_back(it);
    }
  }
  const auto are_enough = [](const std::vector<Heading>& those) {
    return those.size() >= kFewestOpen && pages_of(those) >= 2;
  };
  if (place_.depth > 1 && unknown.size() > known && are_enough(unknown)) return unknown;
  const std::set<std::string> parts = parts_of_open();
  std::vector<Heading> alike;
  for (const Heading& it : unknown) {
    if (has_part(it, parts)) alike.push_back(it);
  }
  return are_enough(alike) ? alike : std::vector<Heading>{};
}

bool is_share(std::size_t part, std::size_t whole, double share) {
  return static_cast<double>(part) >= share * static_cast<double>(whole);
}

std::size_t pages_of(const std::vector<Heading>& headings) {
  std::set<std::size_t> pages;
  for (const Heading& it : headings) pages.insert(it.page);
  return pages.size();
}

bool commoner(const std::pair<std::size_t, std::string>& a, const std::pair<std::size_t, std::string>& b) {
  return a.first != b.first ? a.first > b.first : a.second < b.second;
}

}  // namespace rubric::infer
