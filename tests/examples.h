// The examples in a rule's page: its ```md fences.
//
//     ```md path=job-families/legal/index.md     a page of this path; without, job-families/example/index.md
//     ```md fixed                                the text after the fixes of the example before it
//     ```yaml schema                             the schema of all examples below; without, those rubric brings along
//     ```yaml .rubric.yaml                       the `links:` of all examples
//
// All examples but those that are fixed are the pages of one site.
#pragma once

#include <string>
#include <vector>

#include "lint/text/offsets.h"
#include "tests/pages.h"

namespace rubric::testing {

struct Example {
  std::string path;
  std::string text;      // as it stands, with caret lines
  std::string schema;    // its text; empty: the built-in ones
  bool fixed = false;
  ByteRange range;       // of the text in the page
};

std::vector<Example> examples_in(const Page& rule_page);

// The text of the page's configuration; "" without one.
std::string configuration_in(const Page& rule_page);

}  // namespace rubric::testing
