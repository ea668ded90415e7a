// What rules say that look at one section at a time, kept from one text of a page to the next.
//
// A page is cut at its headings. As long as a part, the blocks beside it and all that the page defines for links
// read as before, a local rule says the same of it as before, at its new place; the rules run over the other parts
// only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lint/engine/parsed_page.h"
#include "lint/rule/finding.h"
#include "lint/rule/rule.h"

namespace rubric::engine {

// From one heading to the next, all through a page.
class PageParts {
 public:
  explicit PageParts(const ParsedPage& page);

  // Equal for texts of the page by whose headings and HTML the same ids are given.
  std::uint64_t anchors() const { return anchors_; }
  // Whether links may say by a label where they lead, and a line elsewhere says what the label stands for.
  bool uses_definitions() const { return uses_definitions_; }

 private:
  friend class LocalMemory;
  // Where a block begins: its first line's first byte, and its node.
  struct Place {
    std::size_t byte = 0;
    NodeId node = 1;
  };
  struct Part {
    Place begin;
    Place head_end;            // behind its heading and the block below that
    Place tail;                // its last block
    std::uint64_t key = 0;     // equal for parts that read alike and have blocks beside them that do
  };
  struct Alike {               // equal for what reads alike
    std::uint64_t all = 0, head = 0, tail = 0;
  };
  Alike read(Part& it, Place end);
  std::uint64_t likeness(Place begin, Place end) const;
  Place begin_of(std::size_t i) const { return i < all_.size() ? all_[i].begin : end_; }

  const ParsedPage& page_;
  Place end_;
  std::vector<Part> all_;
  std::uint64_t anchors_ = 0;
  bool uses_definitions_ = false;
};

// What one rule says of a part of a page.
struct LocalFindings {
  Findings findings;
  std::vector<Counted> counted;
};

// Of one page, one configuration and one list of rules. It holds nothing of the page itself.
class LocalMemory {
 public:
  // Runs the rules over a part of the page, or all of it: adds what the rule of each number says.
  using RunRules =
      std::function<void(const Document& part, const YamlTree& front_matter, std::vector<LocalFindings>& out)>;

  // What the rules say of all of the page, by their numbers; not in the order of reading. There is a number in `often`
  // for each rule: findings that count as something which was counted so often on the page are dropped; 0: none are.
  // Nothing is known yet where `surroundings`, which is what else the rules depend on, is another number than the last
  // time.
  std::vector<Findings> find(const ParsedPage& page, const PageParts& parts, std::uint64_t surroundings,
                             std::span<const std::size_t> often, const RunRules& run);

 private:
  struct Kept {   // by the number of the rule
    std::vector<std::pair<std::size_t, Finding>> findings;   // ranges are from the part's start
    struct Times {
      std::size_t rule;
      std::uint64_t number;
      std::size_t times;
    };
    std::vector<Times> counted;
  };
  void learn(const ParsedPage& page, const PageParts& parts, std::size_t rules, const RunRules& run);
  std::vector<Findings> told(const PageParts& parts, std::size_t rules) const;
  void drop_often(const PageParts& parts, std::size_t rule, std::size_t often, Findings& findings) const;
  void forget_others(const PageParts& parts);

  std::uint64_t surroundings_ = 0;
  std::unordered_map<std::uint64_t, Kept> known_;
};

// All that is kept of one page for its next text.
struct RuleMemory {
  LocalMemory sections, links;   // of rules that look at sections; of those that look at where their links lead, too
  std::uint64_t anchors_of = 0;  // PageParts::anchors()
  std::optional<std::vector<std::string>> anchors;   // OwnAnchors::all()
};

}  // namespace rubric::engine
