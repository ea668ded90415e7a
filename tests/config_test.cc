// .rubric.yaml: what it means, and what is said of its mistakes.
#include <array>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/engine/check.h"
#include "lint/engine/config.h"

namespace rubric {
namespace {

constexpr Option kOptions[] = {{.name = "max", .fallback = std::int64_t{80}, .help = "the longest line"},
                               {.name = "code", .fallback = false, .help = "whether code counts"},
                               {.name = "word", .fallback = std::string_view("x"), .help = "the word"}};

// Tells the options it was given, and one place above its own severity.
void tell(const RuleContext& context, Findings& out) {
  out.push_back({.range = {}, .message = fmt::format("max {} code {} word {}", context.options.number("max"),
                                                      context.options.flag("code"), context.options.text("word"))});
  out.push_back({.range = {}, .message = "placed", .severity = Severity::info});
}

constexpr Rule kLineLength{.name = "line-length", .summary = "Long lines", .options = kOptions, .check = tell};
constexpr Rule kEmptyLink{.name = "empty-link", .summary = "Links to nothing", .severity = Severity::warning,
                          .check = [](const RuleContext&, Findings&) {}};
constexpr std::array<const Rule*, 2> kRules = {&kEmptyLink, &kLineLength};

ConfigFile parse(std::string yaml) {
  const SourceText file(".rubric.yaml", std::move(yaml));
  return parse_config(file, {.rules = kRules, .schemas = {"job-family", "runbook"},
                             .schema_exists = [](const std::string& path) { return path == "schemas/note.yaml"; }});
}

void check_problems(const std::string& yaml, std::string_view expected) {
  const SourceText file(".rubric.yaml", yaml);
  std::string found;
  for (const ConfigProblem& it : parse(yaml).problems) {
    const DisplayPosition at = file.lines().display(it.range.begin);
    found += fmt::format("{}:{}: {}\n", at.line, at.column, it.message);
  }
  INFO(yaml);
  CHECK(found == expected);
}

// "severity: message" of the telling rule on an empty document.
void check_run(const std::string& yaml, std::string_view expected, const Schema* schema = nullptr) {
  const ConfigFile file = parse(yaml);
  CHECK(file.problems.empty());
  std::string found;
  const FileReport report = check_document(std::make_unique<SourceText>("a.md", ""), schema, file.config, kRules);
  for (const Diagnostic& it : report.diagnostics) found += fmt::format("{}: {}\n", name_of(it.severity), it.message);
  INFO(yaml);
  CHECK(found == expected);
}

TEST_CASE("no configuration and an empty one are the same") {
  check_problems("", "");
  check_problems("# nothing yet\n", "");
  CHECK_FALSE(parse("").config.chooses_schemas);
  CHECK(parse("schemas: []\n").config.chooses_schemas);
}

TEST_CASE("a mistake in a key names the key that was meant") {
  check_problems("rule: {}\n", "1:1: unknown key \"rule\", did you mean \"rules\"?\n");
  check_problems("schemas:\n  - file: a\n    schema: runbook\n",
                 "2:5: \"files\" is missing here\n2:5: unknown key \"file\", did you mean \"files\"?\n");
  check_problems("rules:\n  line-lenght: error\n", "2:3: unknown rule \"line-lenght\", did you mean \"line-length\"?\n");
  check_problems("rules:\n  line-length: {maximum: 3}\n", "2:17: unknown option \"maximum\"\n");
  check_problems("rules:\n  line-length: {wrod: a}\n", "2:17: unknown option \"wrod\", did you mean \"word\"?\n");
}

TEST_CASE("a value of the wrong type is refused") {
  check_problems("- a\n", "1:3: the configuration must be a mapping, found list\n");
  check_problems("rules: 3\n", "1:8: \"rules\" must be a mapping, found integer\n");
  check_problems("schemas: {files: a}\n", "1:11: \"schemas\" must be a list, found mapping\n");
  check_problems("rules: {line-length: [error]}\n",
                 "1:22: rule \"line-length\" wants a severity or a mapping with options, found list\n");
  check_problems("rules: {line-length: {max: many}}\n", "1:28: option \"max\" of rule \"line-length\" wants a whole number, found string\n");
  check_problems("rules: {line-length: {code: 1}}\n", "1:29: option \"code\" of rule \"line-length\" wants true or false, found integer\n");
  check_problems("exclude: {a: b}\n", "1:10: \"exclude\" wants globs, found mapping\n");
}

TEST_CASE("a severity is one of four") {
  check_problems("rules: {line-length: eror}\n", "1:22: unknown severity \"eror\", did you mean \"error\"?\n");
  check_problems("rules: {line-length: {severity: 2}}\n", "1:33: unknown severity \"2\"; it is one of off, info, warning, error\n");
}

TEST_CASE("a schema is built in or a file that exists") {
  check_problems("schemas: [{files: a, schema: schemas/note.yaml}, {files: b, schema: runbook}]\n", "");
  check_problems("schemas: [{files: a, schema: runbok}]\n", "1:30: unknown schema \"runbok\", did you mean \"runbook\"?\n");
  check_problems("schemas: [{files: a, schema: x}]\n",
                 "1:30: unknown schema \"x\"; built in: job-family, runbook; a schema file is named by its path\n");
  check_problems("schemas: [{files: a, schema: note.yaml}]\n", "1:30: schema file \"note.yaml\" does not exist\n");
}

TEST_CASE("a glob with a mistake is reported where it stands") {
  check_problems("exclude: [a, \"b[\"]\n", "1:14: glob \"b[\" has a \"[\" without \"]\"\n");
}

TEST_CASE("options have their fallbacks until they are set") {
  check_run("", "error: max 80 code false word x\ninfo: placed\n");
  check_run("rules: {line-length: {max: 100, code: true, word: y}}\n", "error: max 100 code true word y\ninfo: placed\n");
}

TEST_CASE("the configuration's severity comes before the place's, and that before the schema's and the rule's") {
  Schema schema;
  schema.rules["line-length"].severity = static_cast<std::uint8_t>(Severity::warning);
  schema.grammar = compile(schema);
  check_run("", "warning: max 80 code false word x\ninfo: placed\n", &schema);
  check_run("rules: {line-length: error}\n", "error: max 80 code false word x\nerror: placed\n", &schema);
  check_run("rules: {line-length: {severity: off}}\n", "", &schema);
  schema.rules["line-length"].severity = static_cast<std::uint8_t>(Severity::off);
  check_run("", "info: placed\n", &schema);
}

TEST_CASE("globs see a path from the configuration's folder") {
  Config config;
  CHECK(path_for_globs(config, "docs/a.md") == "docs/a.md");
  config.current_folder = "/home/u/project/docs";
  config.folder = "/home/u/project";
  CHECK(path_for_globs(config, "a.md") == "docs/a.md");
  CHECK(path_for_globs(config, "../src/a.md") == "src/a.md");
  CHECK(path_for_globs(config, "/srv/a.md") == "/srv/a.md");
  config.folder = "/home/u/project/docs/part";
  CHECK(path_for_globs(config, "part/a.md") == "a.md");
  CHECK(path_for_globs(config, "party/a.md") == "/home/u/project/docs/party/a.md");
}

TEST_CASE("what names a folder excludes all that is in it") {
  const Config config = parse("exclude: [vendor, \"**/old/\", \"*.tmp.md\"]\n").config;
  std::string excluded;
  for (const char* path : {"vendor", "vendor/a/b.md", "vendors/a.md", "a/old/b.md", "a.tmp.md", "a/b.tmp.md"}) {
    if (is_excluded(config, path)) excluded += fmt::format("{}\n", path);
  }
  CHECK(excluded == "vendor\nvendor/a/b.md\na/old/b.md\na.tmp.md\n");
}

}  // namespace
}  // namespace rubric
