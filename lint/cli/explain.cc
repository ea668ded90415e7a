// rubric explain RULE: the rule's manual page; of what `schema check` reports, what it means.
#include <algorithm>

#include <fmt/format.h>

#include "lint/cli/commands.h"
#include "lint/cli/rule_json.h"
#include "lint/report/json_text.h"
#include "lint/schema/problem_rules.h"
#include "lint/text/edit_distance.h"

namespace rubric::cli {
namespace {

std::string option_json(const Option& option) {
  struct Fallback {
    std::string type, value;
  };
  struct Render {
    Fallback operator()(bool value) const { return {"boolean", value ? "true" : "false"}; }
    Fallback operator()(std::int64_t value) const { return {"integer", fmt::format("{}", value)}; }
    Fallback operator()(std::string_view value) const { return {"string", json_string(value)}; }
    Fallback operator()(NoStrings) const { return {"list", "[]"}; }
  };
  const Fallback fallback = std::visit(Render{}, option.fallback);
  return fmt::format(R"({{"name": {}, "type": "{}", "default": {}, "help": {}}})", json_string(option.name),
                     fallback.type, fallback.value, json_string(option.help));
}

std::string as_json(const Rule& rule, std::string_view page) {
  std::string options;
  for (const Option& it : rule.options) options += (options.empty() ? "" : ", ") + option_json(it);
  return fmt::format(
      "{{\"version\": 1, \"rule\": {}, \"severity\": \"{}\", \"group\": \"{}\",\n \"summary\": {},\n \"fixes_change\": "
      "{},\n"
      " \"options\": [{}],\n \"page\": {}}}\n",
      json_string(rule.name), name_of(rule.severity), name_of(rule.group), json_string(rule.summary),
      fixes_change_json(rule), options, json_string(page));
}

// Mistakes in schema files have no pages of their own.
std::string as_text(const ProblemRule& it) {
  return fmt::format("# {}\n\n{}\n\nReported in schema files; lint/schema/language.md says how they are written.\n",
                     it.name, it.meaning);
}

std::string as_json(const ProblemRule& it) {
  return fmt::format(
      "{{\"version\": 1, \"rule\": {}, \"severity\": \"{}\", \"group\": \"schema\",\n \"summary\": {},\n"
      " \"options\": [],\n \"page\": {}}}\n",
      json_string(it.name), it.is_error ? "error" : "warning", json_string(it.meaning), json_string(as_text(it)));
}

}  // namespace

int run(const ExplainArguments& arguments, const Parts& parts, Console& console) {
  const auto of_schemas = std::ranges::find(kProblemRules, arguments.rule, &ProblemRule::name);
  if (of_schemas != kProblemRules.end()) {
    console.out().write(arguments.json ? as_json(*of_schemas) : as_text(*of_schemas));
    return kClean;
  }
  const Rule* const rule = rule_named(parts.rules, arguments.rule);
  if (rule == nullptr) {
    std::vector<std::string_view> names;
    for (const Rule* it : parts.rules) names.push_back(it->name);
    const std::string_view* close = closest(arguments.rule, names.data(), names.data() + names.size());
    console.complain(
        fmt::format("rubric: unknown rule \"{}\"{}", arguments.rule,
                    close != nullptr ? fmt::format(", did you mean \"{}\"?", *close) : "; see rubric rules"));
    return kFailed;
  }
  const std::string_view page = parts.page(rule->name);
  if (arguments.json) {
    console.out().write(as_json(*rule, page));
  } else {
    console.out().write(page);
    if (!page.ends_with('\n')) console.out().write("\n");
  }
  return kClean;
}

}  // namespace rubric::cli
