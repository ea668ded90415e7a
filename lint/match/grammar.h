// A schema's elements and groups, compiled for matching: names to look up, parents to climb.
// Private to lint/match.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lint/match/layer.h"
#include "lint/schema/schema.h"

namespace rubric::match {

// Names are kept once each, however many elements share them; a set of names is a bit set. Past 64
// names the bits are shared, which blurs evidence and nothing else.
using NameSet = std::uint64_t;

inline constexpr std::uint8_t kAnyOrder = 255;

// Named sections with children, of one page type, that a path can come back to or imply; more of them
// than this can only be entered through their own heading.
inline constexpr std::uint8_t kMostAgain = 12;
inline constexpr std::uint8_t kNotAgain = 255;

struct Grammar : CompiledSchema {
  enum class Standing : std::uint8_t { wanted, also, also_when, instead_of };
  struct Use {
    ElementId element = kNone;
    Standing standing = Standing::wanted;
  };
  struct Name {
    std::string text;
    std::string folded;
    std::uint32_t words = 1;
    std::uint32_t features = 0;   // which of a to z it has, a bit each
    std::vector<Use> uses;       // shallow elements first
    std::vector<std::vector<Use>> uses_in;   // the same, one row a page type
  };
  std::vector<Name> names;
  std::unordered_map<std::string_view, std::uint32_t> by_folded;   // views into names
  std::unordered_set<std::string_view> first_words, last_words;    // views into names
  std::uint32_t longest = 0;     // bytes of the longest name

  // A child whose absence costs something.
  struct Wanted {
    std::uint64_t bit = 0;
    NameSet name = 0;              // empty for an open name
    Presence presence = Presence::required;
  };

  // Of several alternatives one is wanted, and of the one that is there all that is required.
  struct Choice {
    std::uint64_t any_of = 0;
    std::uint64_t where = 0;       // only where one of these is bound; 0: always
    std::uint64_t unless = 0;      // ... and none of these, which are chosen before
  };

  struct Compiled {
    ElementId root = kNone;        // the page it belongs to
    std::uint8_t depth = 0;        // 0: the page itself
    std::uint8_t position = 255;   // among its siblings, where these are in order; kAnyOrder otherwise
    std::uint8_t again = 255;      // its slot among the parents that may be taken up again; kNotAgain if it may not
    std::uint8_t bit = 0;          // its place in the sets of one page type
    std::uint64_t below = 0;       // the bits of all its descendants
    bool namesake = false;         // optional, and a section further down the page has the same name
    bool has_open_child = false;
    NameSet child_names = 0;       // names of its direct children
    NameSet telling_names =
        0;  // of these, those that speak for it: "Hiring Process" is the page's more often than a role's
    std::uint32_t name = kNone;    // index of its wanted name
    std::vector<ElementId> children;
    std::vector<Wanted> wanted;    // those of the children that have to be there
    std::vector<Choice> choices;
    bool container = false;
  };
  std::vector<Compiled> elements;              // one an element
  std::vector<std::vector<ElementId>> opens;   // one a page type: its open names
};

// What `compile` made of the schema, which has to be complete.
inline const Grammar& grammar_of(const Schema& schema) { return static_cast<const Grammar&>(*schema.grammar); }

inline NameSet name_bit(std::uint32_t name) { return NameSet{1} << (name % 64); }

// Which of the letters a to z `folded` has: two texts an edit apart differ in two of them at most.
std::uint32_t letters_of(std::string_view folded);

// Lower case by Unicode's folding, runs of white space to one blank, curly quotes to straight ones.
std::string folded_name(std::string_view text);

}  // namespace rubric::match
