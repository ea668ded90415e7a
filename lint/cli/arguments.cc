// The only file that includes CLI11, which takes longer to compile than the rest of the folder.
#include "lint/cli/arguments.h"

#include <algorithm>
#include <span>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "lint/cli/given_words.h"
#include "lint/text/edit_distance.h"

namespace rubric::cli {
namespace {

constexpr std::string_view kCommands[] = {"check",   "lsp",  "explain", "rules", "ast",
                                          "outline", "init", "why",     "new",   "schema"};
constexpr std::string_view kSchemaCommands[] = {"check", "infer", "diff", "json-schema"};   // behind "schema"

// A word out of a fixed set.
CLI::Option* add_choice(CLI::App& app, std::string name, std::string& value, std::vector<std::string> words,
                        std::string help) {
  const auto refuse = [words](std::string& given) { return refuse_word(given, words); };
  return app.add_option(std::move(name), value, std::move(help))
      ->check(CLI::Validator(refuse, "", ""))
      ->type_name(fmt::format("{}", fmt::join(words, "|")));
}

void add_schema_and_config(CLI::App& app, GivenWords& words) {
  app.add_option("--schema", words.check.schema, "Check every file against this schema: a built-in one or a file")
      ->type_name("NAME|FILE");
  app.add_option("--config", words.check.config, "Use this configuration and look for no .rubric.yaml")
      ->type_name("FILE");
}

void add_reports(CLI::App& app, GivenWords& words) {
  app.add_option("--format", words.formats,
                 fmt::format("How the report is written: {} (default: text). NAME=FILE writes one more report, to this "
                             "file; may be repeated",
                             fmt::join(format_names(), ", ")))
      ->check(CLI::Validator(refuse_format, "", ""))
      ->type_name("NAME|NAME=FILE")
      ->allow_extra_args(false);
  app.add_option("--output", words.output, "Write the report that has no file of its own to this one")
      ->type_name("FILE");
}

void add_verdict(CLI::App& app, GivenWords& words) {
  add_choice(app, "--fail-on", words.fail_on, {"error", "warning", "info", "never"},
             "The lowest severity that makes the exit code 1 (default: error)");
}

void add_colour(CLI::App& app, GivenWords& words) {
  add_choice(app, "--color", words.colour, {"auto", "always", "never"}, "Colours in the text report (default: auto)");
}

void add_check(CLI::App& app, GivenWords& words) {
  app.add_option("path", words.paths, "Files and folders; \"-\" is standard input. Default: the current folder")
      ->type_name("PATH");
  add_reports(app, words);
  app.add_flag("--staged", words.check.staged,
               "Check what git's index holds, not the work tree; without a path, what is staged");
  app.add_option("--since", words.check.since,
                 "Report only what the change since this revision (its merge base with HEAD) brought in")
      ->type_name("REV");
  app.add_flag("--fix", words.fix, "Make the safe fixes, and report what is left");
  app.add_flag("--unsafe-fixes", words.unsafe_fixes, "Make unsafe fixes too: they may change what a page says");
  app.add_flag("--diff", words.diff, "Print what --fix (or --unsafe-fixes) would change, and change nothing");
  app.add_option("--baseline", words.check.baseline, "Report only what this file of known findings does not hold")
      ->type_name("FILE");
  app.add_flag(
         "--update-baseline", words.update_baseline,
         "Take what is mended out of the baseline; with =all also put in what is new, as where there is no file yet")
      ->option_text("[=all]");
  add_schema_and_config(app, words);
  app.add_flag("--no-exclude", words.check.no_exclude, "Also check what the configuration excludes");
  app.add_flag("--no-ignore", words.check.no_ignore, "Also check what git ignores in the folders named");
  add_verdict(app, words);
  app.add_option("--jobs", words.check.jobs, "How many files to check at once (default: one for each processor)")
      ->check(CLI::Validator(refuse_jobs, "", ""))->type_name("N");
  add_colour(app, words);
  app.add_option("--shard", words.shard,
                 "Check the I-th of N parts of the files; the same file is always in the same part")
      ->check(CLI::Validator(refuse_shard, "", ""))
      ->type_name("I/N");
  app.add_flag("--statistics", words.check.statistics, "Also count the diagnostics of each rule, by severity");
  app.add_option("--stdin-filename", words.check.stdin_filename, "What to call standard input; globs see this name")
      ->type_name("PATH");
}

std::vector<std::string> long_options(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

// CLI11's words, in ours.
Answer explain(const CLI::ParseError& error, const CLI::App& app, const CLI::App* command) {
  const CLI::App& asked = command == nullptr ? app : *command;
  std::string name = command == nullptr ? "" : command->get_name(), around = "rubric";
  if (const CLI::App* group = asked.get_parent(); group != nullptr && group != &app) {
    around += " " + group->get_name();
    name = group->get_name() + " " + name;
  }
  if (error.get_name() == "CallForHelp") return {asked.help(command == nullptr ? "" : around), false};
  const std::string more = command == nullptr ? "rubric --help" : fmt::format("rubric {} --help", name);
  for (const std::string& word : asked.remaining()) {
    if (!word.starts_with('-') || word == "-") {
      return mistake(fmt::format("unexpected argument \"{}\"; see {}", word, more));
    }
    const std::string option = word.substr(0, word.find('='));
    const std::string hint = hint_for(option, long_options(asked));
    return mistake(fmt::format("unknown option \"{}\"{}", option, hint.empty() ? "; see " + more : hint));
  }
  const std::string what = error.what();
  if (error.get_name() == "ValidationError") return mistake(what);
  const std::string about = what.substr(0, what.find_first_of(": "));  // the option or argument it begins with
  if (error.get_name() == "ArgumentMismatch") return mistake(fmt::format("{} wants a value; see {}", about, more));
  if (error.get_name() == "RequiredError") return mistake(fmt::format("{} wants a {}; see {}", name, about, more));
  return mistake(fmt::format("{}; see {}", what, more));
}

void add_init(CLI::App& app, GivenWords& words) {
  app.add_flag("--pre-commit", words.init.pre_commit, "Also write .pre-commit-config.yaml, or say what to put into it");
  app.add_flag("--gitlab", words.init.gitlab, "Also write .gitlab-ci.yml, or say what to put into it");
  app.add_flag("--github", words.init.github, "Also write .github/workflows/rubric.yml");
  app.add_flag("--git-hook", words.init.git_hook, "Also write a pre-commit hook of git that checks what is staged");
  app.add_flag("--force", words.init.force, "Write .rubric.yaml anew where there is one");
}

void add_new(CLI::App& app, GivenWords& words) {
  app.add_option("schema", words.file, "A schema that rubric brings along, or a file")->required()->type_name("SCHEMA");
  app.add_option("--type", words.type,
                 "The type of page, as the schema names it (default: the first that has a structure)")
      ->type_name("TYPE");
  app.add_option("--set", words.settings,
                 "What to write instead of {add name}, and as this key of front matter; may be repeated")
      ->check(CLI::Validator(refuse_setting, "", ""))
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
  app.add_option("--with", words.paths, "Also write this section, which may be left out; may be repeated")
      ->type_name("SECTION")
      ->allow_extra_args(false);
  app.add_option("--output", words.output, "Write to this file, which must not be there yet")->type_name("FILE");
}

// The commands behind "schema": a line for each, and in full the one that is asked for.
void add_schema_commands(CLI::App& schema, std::string_view asked, GivenWords& words) {
  schema.require_subcommand(1);
  CLI::App* check = schema.add_subcommand("check", "Check schema files");
  if (asked == "check") {
    check->add_option("file", words.paths, "Schema files, or names of schemas that rubric brings along")
        ->required()
        ->type_name("FILE");
    add_reports(*check, words);
    add_verdict(*check, words);
    add_colour(*check, words);
  }
  CLI::App* infer = schema.add_subcommand("infer", "Learn a schema from documents");
  if (asked == "infer") {
    infer->add_option("path", words.paths, "Folders and files to learn from")->required()->type_name("DIR");
    infer->add_option("--name", words.type, "What to call the schema (default: the name of the folder)")
        ->type_name("NAME");
    infer
        ->add_option("--output", words.output,
                     "Write to this file, which must not be there yet, and tell what was learnt")
        ->type_name("FILE");
  }
  CLI::App* diff = schema.add_subcommand("diff", "List the documents that another schema would judge otherwise");
  if (asked == "diff") {
    diff->add_option("old", words.file, "A schema that rubric brings along, or a file")->required()->type_name("OLD");
    diff->add_option("new", words.rule, "The schema to compare it with")->required()->type_name("NEW");
    diff->add_option("path", words.paths, "Folders and files to check with both")->required()->type_name("DIR");
    add_choice(*diff, "--format", words.format, {"text", "json"}, "How it is written (default: text)");
  }
  CLI::App* json_schema =
      schema.add_subcommand("json-schema", "Print the JSON Schema of schema files, or of configurations, for editors");
  if (asked == "json-schema") {
    words.file = "schema";
    const auto refuse = [](std::string& given) { return refuse_word(given, {"schema", "config"}); };
    json_schema->add_option("what", words.file, "\"schema\" (usual) or \"config\"")
        ->check(CLI::Validator(refuse, "", ""))
        ->type_name("schema|config");
  }
}

// The one command that is asked for is built in full; of the others, help needs only a line.
void add_commands(CLI::App& app, std::string_view asked, std::string_view asked_of_schema, GivenWords& words) {
  const auto add = [&](const char* name, const char* help) { return app.add_subcommand(name, help); };
  CLI::App* check = add("check", "Check Markdown files and folders");
  CLI::App* lsp = add("lsp", "Be a language server on standard input and output");
  CLI::App* explain = add("explain", "Show the manual page of a rule");
  CLI::App* rules = add("rules", "List the rules");
  CLI::App* ast = add("ast", "Show a document as rubric reads it");
  CLI::App* outline = add("outline", "Show the sections of a document");
  CLI::App* init = add("init", "Write what a repository needs to be checked");
  if (asked == "init") add_init(*init, words);
  CLI::App* why = add("why", "Show what a line of a document was taken for, and what else it could have been");
  CLI::App* new_document = add("new", "Write a new document of a schema, to be filled in");
  if (asked == "new") return add_new(*new_document, words);
  CLI::App* schema = add("schema", "Check, compare and learn schemas");
  if (asked == "schema") return add_schema_commands(*schema, asked_of_schema, words);
  if (asked == "check") return add_check(*check, words);
  if (asked == "lsp") {
    lsp->add_option("--log", words.log, "Write every message to the end of FILE")->type_name("FILE");
    lsp->add_flag("--stdio")->description("What is done anyway; some editors say it");
  }
  if (asked == "explain") explain->add_option("rule", words.rule, "The name of a rule")->required()->type_name("RULE");
  if (asked == "ast" || asked == "outline") {
    (asked == "ast" ? ast : outline)
        ->add_option("file", words.file, "A Markdown file; \"-\" is standard input")
        ->required()
        ->type_name("FILE");
  }
  if (asked == "why") {
    why->add_option("place", words.file, "A Markdown file and the number of a line, from 1")
        ->required()
        ->type_name("FILE:LINE");
    add_schema_and_config(*why, words);
  }
  for (CLI::App* it : {explain, rules, ast, outline, why}) {
    if (it->get_name() == asked) {
      add_choice(*it, "--format", words.format, {"text", "json"}, "How it is written (default: text)");
    }
  }
}

// Why there is no such command among `commands`.
Answer unknown_command(std::string_view word, std::span<const std::string_view> commands, std::string_view more) {
  const std::string hint = did_you_mean(word, commands);
  return mistake(fmt::format("unknown command \"{}\"{}", word, hint.empty() ? fmt::format("; see {}", more) : hint));
}

}  // namespace

std::variant<Command, Answer> parse_arguments(int count, const char* const* words, std::string_view version) {
  const std::string_view asked = count > 1 ? words[1] : "";
  if (asked == "--version") return Answer{fmt::format("rubric {}\n", version), false};
  if (asked.empty()) return mistake("no command given; try \"rubric check\" or \"rubric --help\"");
  if (!asked.starts_with('-') && std::ranges::find(kCommands, asked) == std::end(kCommands)) {
    return unknown_command(asked, kCommands, "rubric --help");
  }
  const std::string_view asked_of_schema = asked == "schema" && count > 2 ? words[2] : "";
  if (asked == "schema" && asked_of_schema.empty()) {
    return mistake(
        fmt::format("schema wants a command: {}; see rubric schema --help", fmt::join(kSchemaCommands, ", ")));
  }
  if (asked == "schema" && !asked_of_schema.starts_with('-') &&
      std::ranges::find(kSchemaCommands, asked_of_schema) == std::end(kSchemaCommands)) {
    return unknown_command(asked_of_schema, kSchemaCommands, "rubric schema --help");
  }

  CLI::App app("Checks structured Markdown against schemas.", "rubric");
  app.set_help_flag("-h,--help", "Print this help");
  app.set_version_flag("--version", std::string(version), "Print the version");
  GivenWords given;
  add_commands(app, asked, asked_of_schema, given);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    const CLI::App* chosen = nullptr;
    for (auto next = app.get_subcommands(); !next.empty(); next = chosen->get_subcommands()) chosen = next.front();
    return explain(error, app, chosen);
  }
  return command_named(asked == "schema" ? fmt::format("schema {}", asked_of_schema) : std::string(asked),
                       std::move(given));
}

}  // namespace rubric::cli
