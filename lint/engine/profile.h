// What a page is, for reports that draw it: where it is filed, and the ladders of its levels.
//
// Read from what matching bound; a page without a schema has only its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/engine/layer.h"
#include "lint/match/match.h"
#include "lint/schema/schema.h"
#include "lint/text/offsets.h"
#include "lint/yaml/yaml.h"

namespace rubric::engine {

struct Rung {
  std::string title;       // "Senior Engineer"; "" for a gap
  std::string grade;       // as the page states it: "8"; of a gap, the first that no level has
  ByteRange place;         // the heading; of the page's own rung, and of a gap, empty
  bool gap = false;        // no level has this grade, though there are levels below and above
};

// A schema tells levels from other sections: their names are free, and it says how to recognise them. Their grade is
// what stands where the skeleton of one of their parts has a word and a blank to fill: "[grade {add grade}](…)".
struct Ladder {
  std::string about;           // the free-named section that holds the levels, "Frontend"; "" for the page itself
  std::string graded_by;       // "grade"; "" where the schema knows no such word
  std::vector<Rung> rungs;     // by grade if all have one, else as they stand on the page
};

struct PageProfile {
  std::string department;      // the folder below the one that the schema claims; "" where there is none
  std::vector<Ladder> ladders;
};

// `schema` and `match` are nullptr where no schema claims the page. A page without levels that states a grade itself
// is a ladder of one rung.
PageProfile profile_of(const Schema* schema, const Match* match, const Document& document, const Outline& outline,
                       const YamlTree& front_matter);

// The folder below the last one that a glob of the schema calls by its name: "sales" of
// "site/job-families/sales/manager/index.md" for "**/job-families/**/*.md". Without such a glob, the folder of the
// file.
std::string department_of(std::string_view path, const Schema* schema);

}  // namespace rubric::engine
