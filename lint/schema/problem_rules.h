// The names under which mistakes in schema files are reported. language.md tells users the same.
#pragma once

#include <array>
#include <string_view>

namespace rubric {

struct ProblemRule {
  std::string_view name, meaning;
};

inline constexpr std::array<ProblemRule, 5> kProblemRules = {{
    {"schema-syntax", "The file is not YAML, or has a key twice"},
    {"schema-unknown-key", "A key that the schema language does not know"},
    {"schema-value", "A value that means nothing here, or a reference to nothing"},
    {"schema-unsatisfiable", "Something is asked for that no page can have"},
    {"schema-unreachable",
     "A part of the schema has no effect: a name that another section has taken, a type behind one that takes all its\n"
     "pages, a definition nobody uses. The schema works nevertheless"},
}};

}  // namespace rubric
