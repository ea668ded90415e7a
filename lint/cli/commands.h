// What each command does; one file each. They return the exit code.
#pragma once

#include <span>
#include <string_view>

#include "lint/cli/arguments.h"
#include "lint/cli/console.h"
#include "lint/rule/rule.h"
#include "schemas/builtin.h"

namespace rubric::cli {

// What rubric is made of, as main puts it together.
struct Parts {
  std::span<const Rule* const> rules;
  std::string_view (*page)(std::string_view rule_name);
  std::span<const schemas::Builtin> schemas;
  std::string_view version;
  std::string_view home;         // the URL of the project, if there is one; ""
  std::string_view rule_pages;   // a URL with "{rule}" in it where the pages are published; ""
};

int run(const CheckArguments& arguments, const Parts& parts, Console& console);
int run(const LspArguments& arguments, const Parts& parts, Console& console);
int run(const ExplainArguments& arguments, const Parts& parts, Console& console);
int run(const RulesArguments& arguments, const Parts& parts, Console& console);
int run(const AstArguments& arguments, const Parts& parts, Console& console);
int run(const InitArguments& arguments, const Parts& parts, Console& console);
int run(const OutlineArguments& arguments, const Parts& parts, Console& console);
int run(const WhyArguments& arguments, const Parts& parts, Console& console);
int run(const NewArguments& arguments, const Parts& parts, Console& console);
int run(const JsonSchemaArguments& arguments, const Parts& parts, Console& console);
int run(const SchemaCheckArguments& arguments, const Parts& parts, Console& console);
int run(const SchemaInferArguments& arguments, const Parts& parts, Console& console);
int run(const SchemaDiffArguments& arguments, const Parts& parts, Console& console);

}  // namespace rubric::cli
