// What a page is, for reports that draw it: where it is filed, and the ladders of its levels.
//
// Read from what matching bound; a page without a schema has only its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/schema/match.h"
#include "lint/schema/schema.h"
#include "lint/text/offsets.h"

namespace rubric {

struct Rung {
  std::string title;       // "Senior Engineer"; where the page lacks the level: the step that is missing
  std::string grade;       // as the page states it, "8"; "" if it states none
  ByteRange place;         // the heading; empty for a rung that is missing
  bool missing = false;
};

struct Ladder {
  std::string about;           // the section that holds the levels; "" for the page itself
  bool graded = false;         // whether levels here have grades
  std::vector<Rung> rungs;     // the lowest first
};

struct PageProfile {
  std::string department;      // the folder below the one that the schema claims; "" where there is none
  std::vector<Ladder> ladders;
};

// `schema` and `match` are nullptr where no schema claims the page.
PageProfile profile_of(const Schema* schema, const Match* match, const Document& document, const Outline& outline);

// The folder below the last one that a glob of the schema calls by its name: "sales" of
// "site/job-families/sales/manager/index.md" for "**/job-families/**/*.md". Without such a glob, the folder of the file.
std::string department_of(std::string_view path, const Schema* schema);

}  // namespace rubric
