// A heading with one '#' too many or too few; what stands below keeps its level.

#include <fmt/format.h>

#include "tests/mutations/planting.h"

namespace rubric::testing {
namespace {

Mutation releveled(const Subject& subject, SectionId id, std::string kind, std::uint32_t level) {
  const std::uint32_t begin = subject.heading(id).begin.value;
  const Edit edit{byte_range(begin, begin + subject.section(id).level), std::string(level, '#')};
  const ElementId element = subject.binding(id).element;
  std::vector<std::string> rules = subject.rules_for(element, Fault::wrong_level, {"specialty-wrong-level"});
  for (const Fault fault : {Fault::level_skip, Fault::top_heading}) {
    for (std::string& it : subject.rules_for(element, fault)) rules.push_back(std::move(it));
  }
  return {
      .kind = std::move(kind),
      .what = fmt::format("\"{}\" from level {} to {}", subject.section(id).title, subject.section(id).level, level),
      .edits = {edit},
      .expected = {{std::move(rules), {subject.at_heading(id)}}},
      .sections = {id, subject.binding(id).parent}};
}

// A section whose name the schema does not know is one only by what stands below it.
bool is_role(const Subject& subject, SectionId id) {
  return subject.binding(id).element != kNone && subject.element(id).open_name && subject.sound(id) &&
         subject.parent_sound(id) && subject.children(id).size() >= 2 &&
         !subject.document()[subject.section(id).heading].setext;
}

}  // namespace

std::vector<Mutation> level_mutations(const Subject& subject) {
  std::vector<Mutation> found;
  for (SectionId id = 0; id < subject.size(); ++id) {
    const bool role = is_role(subject, id);
    if (!role && !subject.may_be_planted_in(id)) continue;
    const std::string prefix = role ? "role-" : "";
    const std::uint32_t level = subject.section(id).level;
    if (level < 6) found.push_back(releveled(subject, id, prefix + "too-deep", level + 1));
    if (level > 1) found.push_back(releveled(subject, id, prefix + "too-shallow", level - 1));
  }
  return found;
}

}  // namespace rubric::testing
