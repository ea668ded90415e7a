// A page matched against a schema at least cost: which section is which element, and what repairs
// would make the page fit.
//
// The headings are the letters, the elements the states, and the page is the cheapest path through
// (heading x state): approximate regular-expression matching (Wagner and Seiferas 1978, Myers and
// Miller 1989). Names are found before levels are judged, and order, repetition and absence are read
// from what was bound. lint/match/README.md has the whole method.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/match/layer.h"
#include "lint/schema/schema.h"
#include "lint/yaml/yaml.h"

namespace rubric::match {

// What a section turned out to be.
struct Binding {
  ElementId element = kNone;        // kNone: a section the schema does not know
  SectionId parent = kNoSection;    // the section of the enclosing element; kNoSection: the page
  std::uint8_t level = 0;           // the level it should have
  std::string prefix;               // what stands before the name, folded: "senior engineer"
};

// One step that would bring the page closer to its schema; one finding each.
struct Repair {
  Fault fault = Fault::missing;
  SectionId section = kNoSection;   // the section to touch; missing: the parent, kNoSection for the page
  ElementId element = kNone;        // what it is or should be
  std::string name;                 // rename: the heading wanted; missing: the name of the absent section
  std::uint8_t level = 0;           // wrong_level, level_skip, top_heading: the level wanted
  SectionId other = kNoSection;     // order, duplicate: the other section; wrong_level: the one it is inside of
  bool subtree = true;              // levels: what is below it moves with it
  bool displaced = false;           // wrong_level: inside `other`, away from its parent
  bool children = false;            // wrong_level: not the heading but the sections below it stand beside it
  SectionId anchor = kNoSection;    // order, missing: the section it should follow; kNoSection: the first
  std::vector<std::uint32_t> also = {};     // missing: further elements that the same section lacks
  std::vector<std::uint32_t> alternatives;  // missing of a one-of group: the elements to choose from
};

struct Match {
  const PageType* type = nullptr;
  std::vector<Binding> bindings;    // one a section of the outline, same order
  std::vector<Repair> repairs;      // in reading order
  std::uint32_t cost = 0;           // in units of the cost table; 0 for a page that fits
};

// What one match searched for and found, for the next one of nearly the same page: where its headings and all that
// speaks for their being open sections are as they were, the cheapest path is the same and need not be searched again.
class MatchMemory {
 public:
  MatchMemory();
  MatchMemory(MatchMemory&&) noexcept;
  MatchMemory& operator=(MatchMemory&&) noexcept;
  ~MatchMemory();

 private:
  friend class Remembered;
  struct Search;
  std::unique_ptr<Search> last_;   // nullptr: none
};

// `path` is matched against the types' conditions. The schema must outlive the match, and the memory, which saves what
// was found in a match against the same schema from being searched again; the result is the same.
Match match_page(const Schema& schema, std::string_view path, const Document& document, const Outline& outline,
            const YamlTree& front_matter, MatchMemory* memory = nullptr);

// Compiles the schema's grammar for matching; load_schema() does so for every schema it returns.
std::shared_ptr<const CompiledSchema> compile(const Schema& schema);

}  // namespace rubric::match
