// A page to plant mistakes in, with all that is known about it before.
#pragma once

#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/engine/check.h"
#include "lint/match/match.h"
#include "tests/mutations/mutation.h"
#include "tests/pages.h"

namespace rubric::testing {

class Subject {
 public:
  explicit Subject(const Page& page);

  const Page& page() const { return page_; }
  const Schema* schema() const { return schema_; }      // nullptr: nothing can be planted
  const Match& match() const { return match_; }
  const Document& document() const { return document_; }
  const Outline& outline() const { return outline_; }
  const SourceText& source() const { return *report_.source; }
  const Diagnostics& diagnostics() const { return report_.diagnostics; }

  const Section& section(SectionId id) const { return outline_.sections[id]; }
  const Binding& binding(SectionId id) const { return match_.bindings[id]; }
  const Element& element(SectionId id) const { return schema_->elements[binding(id).element]; }
  std::size_t size() const { return outline_.sections.size(); }

  // The heading with its '#'s; the whole line it stands on; the section with everything below it.
  ByteRange heading(SectionId id) const { return document_[section(id).heading].range; }
  ByteRange heading_line(SectionId id) const;
  ByteRange extent_of(SectionId id) const { return extent(document_, outline_, id); }
  Place at_heading(SectionId id) const { return {.edit = std::nullopt, .offset = heading_line(id).begin.value}; }

  // What the sections below `parent` (kNoSection: the page) were bound to, in reading order; unknown ones left out.
  std::vector<SectionId> children(SectionId parent) const;
  // How many sections of `parent` are this element.
  std::size_t count(SectionId parent, ElementId element) const;

  // A section is sound if nothing is reported about its heading and own text; wholly sound if nothing is
  // reported anywhere inside, and what is inside by level is inside by meaning too.
  bool sound(SectionId id) const { return sound_[id]; }
  bool wholly_sound(SectionId id) const;
  bool parent_sound(SectionId id) const;

  // Bound to a named section of the schema, itself and its parent being sound.
  bool may_be_planted_in(SectionId id) const;

  // What is wrong here is reported by this rule, whatever the schema calls it, or by one of `also`.
  std::vector<std::string> rules_for(ElementId element, Fault fault, std::vector<std::string> also = {}) const;

  // Where findings about the page as a whole stand.
  std::vector<Place> page_places() const;

  // How many sections of the page have the name of this one's element, and whether the page asks for one somewhere.
  std::size_t count_of_name(SectionId id) const;
  bool wanted_anywhere(SectionId id) const;

  // Whether some section of the schema goes by this name, whichever case.
  bool is_a_name(std::string_view text) const;

 private:
  Page page_;
  FileReport report_;
  Document document_;
  Outline outline_;
  YamlTree front_matter_;
  const Schema* schema_ = nullptr;
  Match match_;
  std::vector<bool> sound_;
  std::vector<std::string> names_;   // folded
};

// The same numbers everywhere, whatever the library's distributions do.
class Dice {
 public:
  explicit Dice(std::string_view seed);
  std::size_t below(std::size_t n) { return random_() % n; }
  template <class T>
  const T& one_of(const std::vector<T>& items) {
    return items[below(items.size())];
  }
  // At most `n` of the items, in an order of chance.
  template <class T>
  std::vector<T> some(std::vector<T> items, std::size_t n) {
    for (std::size_t i = 0; i < items.size() && i < n; ++i) std::swap(items[i], items[i + below(items.size() - i)]);
    if (items.size() > n) items.erase(items.begin() + static_cast<std::ptrdiff_t>(n), items.end());
    return items;
  }

 private:
  std::mt19937 random_;
};

}  // namespace rubric::testing
