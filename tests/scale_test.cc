// Titles read by a scale.
#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/load/load.h"
#include "lint/schema/scale.h"
#include "tests/layers.h"

using namespace rubric::testing;

namespace {

const Scale& scale() {
  static const SchemaFile loaded = load_schema(SourceText("s.yaml", R"(
name: s
scales:
  level:
    steps:
      - {step: Junior, track: individual, rank: 5}
      - {step: Intermediate, track: individual, rank: 6}
      - {step: Senior, track: individual, rank: 7}
      - {step: Manager, track: management, rank: 8}
      - {step: Senior Manager, track: management, rank: 9}
    readings:
      - {title: 'senior ... manager', is: [Senior, Senior Manager]}
      - {title: 'senior|sr', is: Senior}
      - {title: 'junior', is: Junior}
      - {title: '^manager', is: Manager}
      - {title: 'manager', is: [Intermediate, Manager]}
    otherwise: Intermediate
    small-words: [of, the]
types: [{type: t}]
)"), {}, {});
  REQUIRE(loaded.problems.empty());
  return loaded.schema->scales.front();
}

ReadTitle read(std::string_view title) { return read_title(scale(), title); }

std::string steps(std::string_view title) {
  const ReadTitle it = read(title);
  std::string out;
  for (const std::uint32_t step : it.steps) {
    out += fmt::format("{}{}", out.empty() ? "" : " or ", scale().steps[step].name);
  }
  return it.told ? out : out + " by default";
}

bool lower(std::string_view a, std::string_view b) { return is_lower(scale(), read(a), read(b)); }

}  // namespace

TEST_CASE("the first reading that fits tells the step") {
  CHECK(steps("Senior Data Engineer") == "Senior");
  CHECK(steps("Sr. Data Engineer") == "Senior");
  CHECK(steps("Data Engineer") == "Intermediate by default");
  CHECK(steps("Manager, Data") == "Manager");
  CHECK(steps("Data Manager") == "Intermediate or Manager");
  CHECK(steps("Senior Data Manager") == "Senior or Senior Manager");
}

TEST_CASE("of two steps the lower is told, and neither where they may be the same") {
  CHECK(lower("Junior Engineer", "Engineer"));
  CHECK(lower("Engineer", "Senior Engineer"));
  CHECK_FALSE(lower("Senior Engineer", "Engineer"));
  CHECK_FALSE(lower("Engineer", "Engineer"));
  CHECK_FALSE(lower("Senior Engineer", "Data Manager"));   // which may be an intermediate one
  CHECK(lower("Data Manager", "Senior Data Manager"));
}

TEST_CASE("titles are of one family if the words of one are among those of the other") {
  CHECK(same_family(read("Senior Data Engineer"), read("Data Engineers")));
  CHECK(same_family(read("Manager, Data"), read("Senior Data Manager")));
  CHECK(same_family(read("Senior"), read("Data Engineer")));
  CHECK_FALSE(same_family(read("Data Engineer"), read("Data Analyst")));
  CHECK(foreign(read("Data Engineer"), read("Recruiter")));
  CHECK_FALSE(foreign(read("Data Engineer"), read("Data Analyst")));
  CHECK_FALSE(foreign(read("DE"), read("Recruiter")));   // capitals may be short for anything
}

TEST_CASE("texts are the same but for case, punctuation, spacing and links") {
  CHECK(same_letters("Use  [GitLab](/x) daily.", "use gitlab, daily"));
  CHECK_FALSE(same_letters("Use GitLab", "Use GitLab daily"));
  CHECK(without_markup("[Senior *Engineer*](#senior),") == "Senior Engineer");
}
