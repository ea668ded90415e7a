// .rubric.yaml: what it means, and what is said of its mistakes.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/engine/check.h"
#include "lint/engine/config.h"
#include "lint/engine/config_keys.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

constexpr Option kOptions[] = {{.name = "max", .fallback = std::int64_t{80}, .help = "the longest line"},
                               {.name = "code", .fallback = false, .help = "whether code counts"},
                               {.name = "word", .fallback = std::string_view("x"), .help = "the word"}};

// Tells the options it was given, and one place above its own severity.
void tell(const RuleContext& context, Findings& out) {
  out.push_back({.range = {},
                 .message = say("options", "{}",
                                fmt::format("max {} code {} word {}", context.options.number("max"),
                                            context.options.flag("code"), context.options.text("word")))});
  out.push_back({.range = {}, .message = say("placed", "placed"), .severity = Severity::info});
}

constexpr Rule kLineLength{.name = "line-length", .summary = "Long lines", .options = kOptions, .check = tell};
constexpr Option kWords[] = {{.name = "words", .fallback = NoStrings{}, .help = "words to leave alone"}};
constexpr Rule kEmptyLink{.name = "empty-link",
                          .summary = "Links to nothing",
                          .group = RuleGroup::links,
                          .severity = Severity::warning,
                          .options = kWords,
                          .check = [](const RuleContext&, Findings&) {}};
constexpr std::array<const Rule*, 2> kRules = {&kEmptyLink, &kLineLength};

// What a configuration may extend.
const std::map<std::string, std::string, std::less<>> kFiles = {
    {"base.yaml", "rules: {line-length: {max: 100, severity: info}, empty-link: off}\nexclude: vendor\n"},
    {"team/base.yaml",
     "extends: ../base.yaml\nschemas: [{files: a, schema: ./note.yaml}]\nrules: {line-length: {word: team}}\n"},
    {"round.yaml", "extends: [.rubric.yaml, round.yaml]\n"},
    {"group.yaml", "groups: {structure: off}\n"},
    {"wrong.yaml", "rules:\n  line-lenght: off\n"},
};

ConfigFile parse(std::string yaml) {
  const SourceText file(".rubric.yaml", std::move(yaml));
  return parse_config(
      file,
      {.rules = kRules,
       .schemas = {"job-family", "runbook"},
       .schema_exists = [](const std::string& path) { return path == "schemas/note.yaml" || path == "team/note.yaml"; },
       .read = [](const std::string& path) -> std::optional<std::string> {
         const auto found = kFiles.find(path);
         return found == kFiles.end() ? std::nullopt : std::optional(found->second);
       },
       .names_in =
           [](const std::string& folder) {
             return folder == "team" ? std::vector<std::string>{"base.yaml", "note.yaml"}
                                     : std::vector<std::string>{"base.yaml", "round.yaml", "wrong.yaml"};
           }});
}

void check_problems(const std::string& yaml, std::string_view expected) {
  std::string found;
  for (const ConfigProblem& it : parse(yaml).problems) {
    if (it.path != ".rubric.yaml") found += fmt::format("{}:", it.path);
    found += fmt::format("{}:{}: {}\n", it.at.line, it.at.column, it.message);
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
  check_problems("rules:\n  line-lenght: error\n",
                 "2:3: unknown rule \"line-lenght\", did you mean \"line-length\"?\n");
  check_problems("rules:\n  line-length: {maximum: 3}\n",
                 "2:17: unknown option \"maximum\"; rule \"line-length\" takes severity, max, code, word\n");
  check_problems("rules:\n  line-length: {wrod: a}\n", "2:17: unknown option \"wrod\", did you mean \"word\"?\n");
}

TEST_CASE("a value of the wrong type is refused") {
  check_problems("- a\n", "1:3: a configuration is a mapping, found a list\n");
  check_problems("rules: 3\n", "1:8: \"rules\" wants a mapping, found an integer\n");
  check_problems("schemas: {files: a}\n", "1:11: \"schemas\" wants a list, found a mapping\n");
  check_problems("rules: {line-length: [error]}\n",
                 "1:22: \"line-length\" wants a severity or a mapping, found a list\n");
  check_problems("rules: {line-length: {max: many}}\n", "1:28: \"max\" wants a whole number, found a string\n");
  check_problems("rules: {line-length: {code: 1}}\n", "1:29: \"code\" wants true or false, found an integer\n");
  check_problems("exclude: {a: b}\n", "1:11: \"exclude\" wants a glob or a list of them, found a mapping\n");
}

TEST_CASE("a key without a value, and a list without entries that would mean nothing, is refused") {
  check_problems("rules:\n  # nothing yet\n", "1:1: \"rules\" has no value; it wants a mapping\n");
  check_problems("schemas:\nextends:\n",
                 "1:1: \"schemas\" has no value; it wants a list\n"
                 "2:1: \"extends\" has no value; it wants the path of a file or a list of them\n");
  check_problems("schemas: [{files: [], schema: runbook}]\n", "1:19: \"files\" is empty, so this says nothing\n");
  check_problems("suppress: [{files: \"\", rules: [empty-link, ]}]\n", "1:20: glob \"\" is empty\n");
  check_problems("suppress: [{files: a, rules: }]\n",
                 "1:23: \"rules\" has no value; it wants the name of a rule or a list of them\n");
  check_problems("schemas: [{files: a, schema: \"\"}]\n",
                 "1:30: unknown schema \"\"; built in: job-family, runbook; a schema file is named by its path\n");
  check_problems("overrides: []\nschemas: []\nsuppress: []\nexclude: []\nrules: {}\n", "");
}

TEST_CASE("a key that stands twice is refused") {
  check_problems("exclude: a\nrules: {}\nexclude: b\n",
                 "3:1: key \"exclude\" is already set above; keep one of the two\n");
}

TEST_CASE("a file that is not there is met with one beside it") {
  check_problems("extends: bse.yaml\n",
                 "1:10: there is no configuration file \"bse.yaml\" that can be read, did you mean \"base.yaml\"?\n");
  check_problems("schemas: [{files: a, schema: ./team/nte.yaml}]\n",
                 "1:30: schema file \"./team/nte.yaml\" does not exist, did you mean \"./team/note.yaml\"?\n");
}

TEST_CASE("what is suppressed has files and rules") {
  check_problems("suppress: [{files: a, rule: empty-link}]\n",
                 "1:13: \"rules\" is missing here\n1:23: unknown key \"rule\", did you mean \"rules\"?\n");
  check_problems("suppress: [{files: a, rules: [empty-lnk, [a]], reason: {}}]\n",
                 "1:31: unknown rule \"empty-lnk\", did you mean \"empty-link\"?\n"
                 "1:42: an entry of \"rules\" wants the name of a rule, found a list\n"
                 "1:56: \"reason\" wants text, found a mapping\n");
}

TEST_CASE("a severity is one of four") {
  check_problems("rules: {line-length: eror}\n", "1:22: unknown severity \"eror\", did you mean \"error\"?\n");
  check_problems("rules: {line-length: {severity: 2}}\n",
                 "1:33: unknown severity \"2\"; it is one of off, info, warning, error\n");
}

TEST_CASE("a schema is built in or a file that exists") {
  check_problems("schemas: [{files: a, schema: schemas/note.yaml}, {files: b, schema: runbook}]\n", "");
  check_problems("schemas: [{files: a, schema: runbok}]\n",
                 "1:30: unknown schema \"runbok\", did you mean \"runbook\"?\n");
  check_problems("schemas: [{files: a, schema: x}]\n",
                 "1:30: unknown schema \"x\"; built in: job-family, runbook; a schema file is named by its path\n");
  check_problems("schemas: [{files: a, schema: note.yaml}]\n", "1:30: schema file \"note.yaml\" does not exist\n");
}

TEST_CASE("a glob with a mistake is reported where it stands") {
  check_problems("exclude: [a, \"b[\"]\n", "1:14: glob \"b[\" has a \"[\" without \"]\"\n");
}

TEST_CASE("options have their fallbacks until they are set") {
  check_run("", "error: max 80 code false word x\ninfo: placed\n");
  check_run("rules: {line-length: {max: 100, code: true, word: y}}\n",
            "error: max 100 code true word y\ninfo: placed\n");
}

TEST_CASE("an entry of a list of words may give its reason") {
  const auto words_of = [](const std::string& yaml) {
    const ConfigFile file = parse(yaml);
    const auto words = file.config.rules.at("empty-link").options.strings("words");
    return std::vector<std::string>(words.begin(), words.end());
  };
  CHECK(words_of("rules: {empty-link: {words: [one, two: because, 3]}}\n") ==
        std::vector<std::string>{"one", "two", "3"});
  CHECK(words_of("rules: {empty-link: {words: []}}\n").empty());
  check_problems("rules: {empty-link: {words: one}}\n", "1:29: \"words\" wants a list, found a string\n");
  check_problems("rules: {empty-link: {words: [{a: b, c: d}, [e]]}}\n",
                 "1:31: an entry of \"words\" wants one text with its reason behind the colon\n"
                 "1:44: an entry of \"words\" wants text, or text with a reason, found a list\n");
}

TEST_CASE("the configuration's severity comes before the place's, and that before the schema's and the rule's") {
  Schema schema;
  schema.rules["line-length"].severity = Severity::warning;
  schema.grammar = compile(schema);
  check_run("", "warning: max 80 code false word x\ninfo: placed\n", &schema);
  check_run("rules: {line-length: error}\n", "error: max 80 code false word x\nerror: placed\n", &schema);
  check_run("rules: {line-length: {severity: off}}\n", "", &schema);
  schema.rules["line-length"].severity = Severity::off;
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

TEST_CASE("what a configuration extends comes first, and its own keys on top") {
  check_run("extends: base.yaml\n", "info: max 100 code false word x\ninfo: placed\n");
  check_run("rules: {line-length: {code: true}}\nextends: base.yaml\n",
            "info: max 100 code true word x\ninfo: placed\n");
  check_run("extends: [team/base.yaml]\nrules: {line-length: error}\n",
            "error: max 100 code false word team\nerror: placed\n");
  const Config config = parse("extends: team/base.yaml\nschemas: [{files: b, schema: runbook}]\n").config;
  REQUIRE(config.schemas.size() == 2);
  CHECK(config.schemas[0].name == "runbook");
  CHECK(config.schemas[1].name == "team/note.yaml");
  CHECK(is_excluded(config, "vendor/a.md"));
}

TEST_CASE(
    "a mistake in an extended configuration is told with its file, and one that cannot be extended where it is named") {
  check_problems("extends: wrong.yaml\nrule: 1\n", "2:1: unknown key \"rule\", did you mean \"rules\"?\n"
                 "wrong.yaml:2:3: unknown rule \"line-lenght\", did you mean \"line-length\"?\n");
  check_problems("extends: round.yaml\n", "round.yaml:1:11: \".rubric.yaml\" extends itself, by way of 2 files\n"
                 "round.yaml:1:25: \"round.yaml\" extends itself, by way of 2 files\n");
  check_problems("extends: nowhere.yaml\n", "1:10: there is no configuration file \"nowhere.yaml\" that can be read\n");
  check_problems("extends: {a: b}\n",
                 "1:11: \"extends\" wants the path of a file or a list of them, found a mapping\n");
}

TEST_CASE("overrides change rules and schemas for the files they name, later ones on top") {
  const Config config =
      parse(
          "rules: {line-length: {max: 90}}\n"
          "schemas: [{files: \"**\", schema: runbook}]\n"
          "overrides:\n"
          "  - {files: \"old/**\", rules: {line-length: {severity: info}}}\n"
          "  - {files: \"old/job/**\", schema: job-family, rules: {line-length: {max: 70, severity: off}}}\n")
          .config;
  const auto setting = [&](std::string_view path) {
    return with_overrides(config, overrides_for(config, path)).rules.at("line-length");
  };
  CHECK(overrides_for(config, "new/a.md").empty());
  CHECK(setting("old/a.md").severity == Severity::info);
  CHECK(setting("old/a.md").options.number("max") == 90);
  CHECK(setting("old/job/a.md").severity == Severity::off);
  CHECK(setting("old/job/a.md").options.number("max") == 70);
  CHECK(config.schemas[choice_for(config, "old/job/a.md").value()].name == "job-family");
  CHECK(config.schemas[choice_for(config, "old/a.md").value()].name == "runbook");
}

TEST_CASE("a mistake in an override is told like any other") {
  check_problems("overrides: [{rules: {empty-lnk: off}}]\n",
                 "1:14: \"files\" is missing here\n1:22: unknown rule \"empty-lnk\", did you mean \"empty-link\"?\n");
  check_problems("overrides: [{files: a, schemas: runbook}]\n",
                 "1:24: unknown key \"schemas\", did you mean \"schema\"?\n");
  check_problems("overrides: [old]\n", "1:13: an entry of \"overrides\" wants a mapping, found a string\n");
}

TEST_CASE("a group is switched as if each of its rules were named, and a rule that is named has its own severity") {
  check_run("groups: {structure: warning}\n", "warning: max 80 code false word x\nwarning: placed\n");
  check_run("groups: {structure: off}\n", "");
  check_run("groups: {links: off}\n", "error: max 80 code false word x\ninfo: placed\n");
  for (const char* const yaml : {"groups: {structure: off}\nrules: {line-length: warning}\n",
                                 "rules: {line-length: warning}\ngroups: {structure: off}\n"}) {
    check_run(yaml, "warning: max 80 code false word x\nwarning: placed\n");
  }
  check_run("groups: {structure: warning}\nrules: {line-length: {max: 3}}\n",
            "warning: max 3 code false word x\nwarning: placed\n");
}

TEST_CASE("what a later file or an override says of a group comes on top of what was said of its rules, options stay") {
  check_run("extends: base.yaml\ngroups: {structure: error}\n", "error: max 100 code false word x\nerror: placed\n");
  check_run("extends: group.yaml\n", "");
  check_run("extends: group.yaml\nrules: {line-length: info}\n", "info: max 80 code false word x\ninfo: placed\n");
  const Config config = parse(
                            "rules: {line-length: {severity: error, max: 90}}\n"
                            "overrides: [{files: a, groups: {structure: off}}, {files: b, groups: {structure: off}, "
                            "rules: {line-length: info}}]\n")
                            .config;
  const auto setting = [&](std::string_view path) {
    return with_overrides(config, overrides_for(config, path)).rules.at("line-length");
  };
  CHECK(setting("a").severity == Severity::off);
  CHECK(setting("a").options.number("max") == 90);
  CHECK(setting("b").severity == Severity::info);
}

TEST_CASE("a mistake in a group is told like any other") {
  check_problems("groups: {strucure: off}\n", "1:10: unknown group \"strucure\", did you mean \"structure\"?\n");
  check_problems("groups: {structure: of}\n", "1:21: unknown severity \"of\", did you mean \"off\"?\n");
  check_problems("groups: {structure: {max: 3}}\n", "1:22: \"structure\" wants a severity, found a mapping\n");
  check_problems("overrides: [{files: a, groups: {link: off}}]\n",
                 "1:33: unknown group \"link\", did you mean \"links\"?\n");
}

TEST_CASE("the keys of groups are the groups that rules have") {
  std::vector<std::string_view> groups;
  for (int i = 0; !name_of(static_cast<RuleGroup>(i)).empty(); ++i) {
    groups.push_back(name_of(static_cast<RuleGroup>(i)));
  }
  CHECK(names_of(config_keys::kGroups.keys) == groups);
}

TEST_CASE("a rule that is off by itself is not run before somebody wants it") {
  const auto wanted = [](const char* yaml, const Schema* schema) {
    static constexpr Rule kQuiet{
        .name = "empty-link",
        .summary = "",
        .severity = Severity::off,
        .check =
            [](const RuleContext&, Findings& out) {
              out.push_back({.range = {}, .message = say("run", "run"), .severity = Severity::error});
            },
        .local = true};
    static constexpr std::array<const Rule*, 1> kOne = {&kQuiet};
    return check_document(std::make_unique<SourceText>("a.md", ""), schema, parse(yaml).config, kOne)
               .diagnostics.size() == 1;
  };
  Schema schema;
  schema.grammar = compile(schema);
  CHECK_FALSE(wanted("", nullptr));
  CHECK_FALSE(wanted("", &schema));
  CHECK_FALSE(wanted("rules: {empty-link: {words: [a]}}\n", nullptr));
  CHECK(wanted("rules: {empty-link: info}\n", nullptr));
  CHECK(wanted("groups: {links: info}\n", nullptr));
  schema.rules["empty-link"].severity = Severity::warning;
  CHECK(wanted("", &schema));
  CHECK_FALSE(wanted("groups: {links: off}\n", &schema));
}

TEST_CASE("a mutilated configuration has problems inside the file, and nothing worse") {
  const std::string whole =
      "extends: [team/base.yaml, round.yaml]\nschemas:\n  - {files: [\"a/**\", b], schema: runbook}\n"
      "rules:\n  line-length: {max: 3, code: true, word: w, severity: info}\n  empty-link: off\n"
      "overrides:\n  - files: \"old/{a,b}/**\"\n    schema: schemas/note.yaml\n    rules: {empty-link: error}\n"
      "exclude: [vendor, \"x[0-9]\"]\n";
  CHECK(parse(whole).problems.size() == 2);
  std::mt19937 random(7);
  const std::string_view bytes = ":[]{}\"'-,#&*!|>\n\t \xFF" "a1";
  for (int i = 0; i < 3000; ++i) {
    std::string text = whole;
    for (std::size_t edits = 1 + random() % 4; edits > 0; --edits) {
      const std::size_t at = random() % text.size();
      if (random() % 3 == 0) text.erase(at, 1 + random() % 12);
      else if (random() % 2 == 0) text.insert(at, 1, bytes[random() % bytes.size()]);
      else text[at] = bytes[random() % bytes.size()];
      if (text.empty()) text.push_back(':');
    }
    for (const ConfigProblem& it : parse(text).problems) {
      const auto extended = kFiles.find(it.path);
      const std::size_t size = it.path == ".rubric.yaml"  ? text.size()
                               : extended == kFiles.end() ? 0
                                                          : extended->second.size();
      const bool inside = it.range.begin <= it.range.end && it.range.end.value <= size && !it.message.empty();
      if (!inside) FAIL_CHECK(it.path << ": " << it.message << "\n" << text);
    }
  }
}

}  // namespace
}  // namespace rubric::testing
