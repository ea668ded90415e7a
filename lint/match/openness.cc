// Which headings look like open sections ("{role}"): known children below them, a prefix these share with
// them, the evidence the schema names.
#include <algorithm>

#include "lint/match/grammar.h"
#include "lint/match/search.h"
#include "lint/text/ascii.h"

namespace rubric::match {
namespace {

using cost::Cost;

constexpr std::size_t kLookBelow = 12;    // headings
constexpr std::uint8_t kPageLevel = 2;    // of the sections of a page, unless the schema says otherwise

// What stands below a heading speaks for its being an open element.
Cost cost_of_openness(const Grammar& grammar, std::span<const HeadingFeatures> features, std::size_t at,
                      ElementId element, std::size_t index) {
  const NameSet children = grammar.elements[element].telling_names;
  const std::uint8_t level = features[at].level;
  std::uint32_t score = ((features[at].evidence_tested >> std::min<std::size_t>(2 * index, 63)) & 3u) * 2;
  int known_below = 0;
  for (std::size_t i = at + 1; i < features.size() && i < at + kLookBelow && score < 4; ++i) {
    const HeadingFeatures& next = features[i];
    const bool known = (next.names.names & children) != 0;
    if (!known && next.level <= level) break;
    if (!known) continue;
    if (next.level <= level && next.level <= kPageLevel) break;   // these are sections of the page
    ++known_below;
    score += next.level > level || known_below > 1 ? 2 : 1;
    for (const NameMatch& match : next.names.matches) {
      if (!match.prefix.empty() && names_title(features[at].names.title, match.prefix)) {
        score += 3;
        break;
      }
    }
  }
  return score >= 4 || known_below >= 2 ? cost::kOpenSure
         : score >= 2                   ? cost::kOpenLikely
         : score == 1                   ? cost::kOpenWeak
                                        : cost::kOpenBare;
}

// Whether a heading is the word that an open name is called by: "Role" stands above the text of a "{role}", and is no
// role's name.
bool is_the_word(std::string_view title, std::string_view name) {
  constexpr std::string_view kArticle = "the ";
  if (title.size() == kArticle.size() + name.size()) title.remove_prefix(kArticle.size());
  return title.size() == name.size() && std::ranges::equal(title, name, {}, ascii_small);
}

}  // namespace

std::vector<Cost> openness(const Schema& schema, std::size_t type, std::span<const HeadingFeatures> features) {
  const std::vector<ElementId>& opens = grammar_of(schema).opens[type];
  std::vector<Cost> table;
  table.reserve(features.size() * (opens.size() + 1));
  for (std::size_t at = 0; at < features.size(); ++at) {
    const auto& matches = features[at].names.matches;
    if (!matches.empty() && matches.front().prefix.empty() && !matches.front().more) {   // it has a name already
      table.insert(table.end(), opens.size(), cost::kOpenBare);
      table.push_back(0);
      continue;
    }
    Cost passed_over = 0;
    for (std::size_t i = 0; i < opens.size(); ++i) {
      Cost cost = cost_of_openness(grammar_of(schema), features, at, opens[i], i);
      if (cost != cost::kOpenBare && is_the_word(features[at].names.title, schema.elements[opens[i]].name)) {
        cost = cost::kOpenBare;
      }
      table.push_back(cost);
      passed_over = std::max(passed_over, table.back() == cost::kOpenSure     ? cost::kSureAsUnknown
                                          : table.back() == cost::kOpenLikely ? cost::kLikelyAsUnknown
                                                                              : 0);
    }
    table.push_back(passed_over);
  }
  return table;
}

}  // namespace rubric::match
