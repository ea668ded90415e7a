// The sections of a page whose titles are steps of a scale: its levels. Where the page speaks of them, what its schema
// says of them, and which others there could be.
#pragma once

#include <string>
#include <vector>

#include "lint/engine/parsed_page.h"
#include "lint/lsp/layer.h"
#include "lint/schema/schema.h"

namespace rubric::lsp {

struct Level {
  SectionId section = kNoSection;
  const Element* element = nullptr;
  const Scale* scale = nullptr;
};

// In reading order.
std::vector<Level> levels_of(const ParsedPage& page);

// The level whose heading this section is, or that it stands in; nullptr: none.
const Level* level_around(const std::vector<Level>& levels, const ParsedPage& page, SectionId section);

// A place in the text of the page, headings of other sections included, that names a level.
struct LevelMention {
  ByteRange range;
  SectionId section = kNoSection;   // of the level
};
// In reading order. "Staff Engineer" does not name the level "Engineer", whether there is a level of its own for it or
// not.
std::vector<LevelMention> mentions_of_levels(const ParsedPage& page, const std::vector<Level>& levels);

// Titles of the scale's steps for what the page is about, the lowest first, without those that the page has.
std::vector<std::string> other_levels(const ParsedPage& page, const std::vector<Level>& levels, const Scale& scale);

// What the table of a sentence has for the title around a section: "grade 7". Nothing where no table is asked.
struct Entry {
  const Table* table = nullptr;
  std::string title;                      // the level's, or the page's
  std::string part;                       // of the table; "" for all pages
  std::vector<std::uint32_t> values;      // empty: any of the table's
};
std::vector<Entry> entries_of(const ParsedPage& page, const std::vector<Level>& levels, SectionId section);

// The sentence with what is known in its slots: the title around it, its entry, where its link leads.
std::string filled(const ParsedPage& page, const std::vector<Level>& levels, SectionId section,
                   const Sentence& sentence);

}  // namespace rubric::lsp
