// What rules say that look at one section at a time, kept from one text of a page to the next.
//
// A page is cut at its headings. As long as a stretch, its neighbours and all that the page defines for links read as
// before, a local rule says the same of it as before, at its new place; the rules run over the other stretches only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lint/engine/reading.h"
#include "lint/rule/finding.h"

namespace rubric {

// Of one page, one configuration and one list of rules. It holds nothing of the page itself.
class LocalMemory {
 public:
  // Runs the rules over a part of the page, or all of it: adds what the rule of each number says.
  using RunRules = std::function<void(const Document& part, const YamlTree& front_matter, std::vector<Findings>& out)>;

  // What `rules` many rules say of all of the page, by their numbers; not in the order of reading.
  std::vector<Findings> find(const Reading& page, std::size_t rules, const RunRules& run);

 private:
  using Kept = std::vector<std::pair<std::size_t, Finding>>;   // by the number of the rule; ranges are from the stretch's start
  std::unordered_map<std::uint64_t, Kept> known_;
};

}  // namespace rubric
