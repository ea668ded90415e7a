// The names under which mistakes in schema files are reported. language.md tells users the same.
#pragma once

#include <array>
#include <string_view>

#include "lint/schema/layer.h"

namespace rubric::schema {

struct ProblemRule {
  std::string_view name, meaning;
  bool is_error = true;
};

inline constexpr std::array<ProblemRule, 6> kProblemRules = {{
    {"schema-syntax", "The file is not YAML, or has a key twice"},
    {"schema-unknown-key", "A key that the schema language does not know"},
    {"schema-value", "A value that means nothing here, or a reference to nothing"},
    {"schema-unsatisfiable", "Something is asked for that no page can have"},
    {"schema-unreachable",
     "A part of the schema has no effect: a name that another section has taken, a type behind one that takes all its\n"
     "pages, a definition nobody uses. The schema works nevertheless", false},
    {"schema-skeleton",
     "What the schema writes into a new section is not what it asks for: other blocks, or fewer or more of them.\n"
     "The schema works nevertheless", false},
}};

}  // namespace rubric::schema
