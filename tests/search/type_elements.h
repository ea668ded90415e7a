// The elements of a page type as the judge of the search numbers and reads them: from the schema as it was written.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "lint/match/heading_features.h"
#include "lint/schema/schema.h"
#include "tests/layers.h"

namespace rubric::testing {

inline constexpr std::uint8_t kNothing = 255;

class TypeElements {
 protected:
  TypeElements(const Schema& schema, std::size_t type);

  const Element& element(std::size_t number) const { return schema_.elements[elements_[number]]; }
  bool has_sections(std::size_t number) const { return element(number).body != kNone; }
  static std::uint64_t bit(std::size_t number) { return std::uint64_t{1} << number; }
  std::uint64_t below(std::size_t number) const;  // the bits of all that is inside of it
  std::size_t depth(std::size_t number) const;

  // What the element is called is wrong only if it is no name of it at all.
  enum class Called : std::uint8_t { no, rightly, wrongly };
  Called called(std::size_t number, const NameMatch& match) const;

  // What the headings of a page say of each other.
  using Letters = std::span<const HeadingFeatures>;
  static bool looks_open(Letters features, std::size_t at, std::size_t open);
  bool children_beside(Letters features, std::size_t at, std::size_t number) const;

  const Schema& schema_;
  std::vector<ElementId> elements_;  // of the type; its number is an element's place here
  std::unordered_map<ElementId, std::uint8_t> number_;
  std::vector<std::uint8_t> parent_, position_;
  std::vector<std::string> folded_;
  std::vector<bool> namesake_;
  std::vector<std::size_t> opens_;

 private:
  bool inside(ElementId id, ElementId root) const;
  bool holds(const Group::Member& member, ElementId id) const;
  std::uint8_t position_of(ElementId id) const;
  std::vector<std::string> names_of(std::size_t number) const;
  bool is_namesake(std::size_t number) const;
  bool names_child(Letters features, std::size_t at, std::size_t number) const;
  static bool open_sections_beside(Letters features, std::size_t at);
};

}  // namespace rubric::testing
