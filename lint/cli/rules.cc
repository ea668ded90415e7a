// rubric rules: the table of rules.
#include <algorithm>

#include <fmt/format.h>

#include "lint/cli/commands.h"
#include "lint/cli/rule_json.h"
#include "lint/report/json_text.h"

namespace rubric::cli {
namespace {

std::string as_text(std::span<const Rule* const> rules) {
  std::size_t name_width = 0, group_width = 0;
  for (const Rule* rule : rules) {
    name_width = std::max(name_width, rule->name.size());
    group_width = std::max(group_width, name_of(rule->group).size());
  }
  std::string out;
  for (const Rule* rule : rules) {
    out += fmt::format("{:<{}}  {:<7}  {:<{}}  {}\n", rule->name, name_width, name_of(rule->severity),
                       name_of(rule->group), group_width, rule->summary);
  }
  return out;
}

std::string as_json(std::span<const Rule* const> rules) {
  std::string out = "{\"version\": 1,\n \"rules\": [";
  for (const Rule* rule : rules) {
    out += rule == rules.front() ? "\n  " : ",\n  ";
    out += fmt::format(R"({{"rule": {}, "severity": "{}", "group": "{}", "summary": {}, "fixes_change": {}}})",
                       json_string(rule->name), name_of(rule->severity), name_of(rule->group),
                       json_string(rule->summary), fixes_change_json(*rule));
  }
  return out + "\n ]}\n";
}

}  // namespace

int run(const RulesArguments& arguments, const Parts& parts, Console& console) {
  console.out().write(arguments.json ? as_json(parts.rules) : as_text(parts.rules));
  return kClean;
}

}  // namespace rubric::cli
