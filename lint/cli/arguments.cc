// The only file that includes CLI11, which takes longer to compile than the rest of the folder.
#include "lint/cli/arguments.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <span>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "lint/report/report.h"
#include "lint/text/edit_distance.h"
#include "lint/text/path.h"

namespace rubric::cli {
namespace {

constexpr std::string_view kCommands[] = {"check",   "lsp",  "explain", "rules", "ast",
                                          "outline", "init", "why",     "new",   "schema"};
constexpr std::string_view kSchemaCommands[] = {"check", "infer", "diff", "json-schema"};   // behind "schema"

Answer mistake(std::string text) { return {fmt::format("rubric: {}\n", text), true}; }

std::string hint_for(std::string_view word, const std::vector<std::string>& candidates) {
  return did_you_mean(word, std::vector<std::string_view>(candidates.begin(), candidates.end()));
}

// "" for one of the words, else why it is refused, with the words there are.
std::string refuse_word(std::string_view given, const std::vector<std::string>& words) {
  if (std::ranges::find(words, given) != words.end()) return {};
  const std::string hint = hint_for(given, words);
  return fmt::format("unknown value \"{}\"{}", given,
                     hint.empty() ? fmt::format("; it is one of {}", fmt::join(words, ", ")) : hint);
}

// A word out of a fixed set.
CLI::Option* add_choice(CLI::App& app, std::string name, std::string& value, std::vector<std::string> words,
                        std::string help) {
  const auto refuse = [words](std::string& given) { return refuse_word(given, words); };
  return app.add_option(std::move(name), value, std::move(help))
      ->check(CLI::Validator(refuse, "", ""))
      ->type_name(fmt::format("{}", fmt::join(words, "|")));
}

std::string refuse_jobs(std::string& given) {
  const bool digits = given.find_first_not_of("0123456789") == given.npos && given.size() < 4;
  const bool in_range = digits && !given.empty() && std::stoi(given) >= 1 && std::stoi(given) <= 256;
  return in_range ? std::string() : fmt::format("wants a number from 1 to 256, not \"{}\"", given);
}

// "2/4" as two numbers; a count of 0 where it is something else.
Shard shard_of(std::string_view given) {
  const std::size_t slash = given.find('/');
  const auto number = [](std::string_view digits) {
    std::size_t out = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return error == std::errc() && end == digits.data() + digits.size() ? out : 0;
  };
  if (slash == given.npos) return {0, 0};
  const Shard shard{number(given.substr(0, slash)), number(given.substr(slash + 1))};
  return shard.index >= 1 && shard.index <= shard.count ? shard : Shard{0, 0};
}

std::string refuse_shard(std::string& given) {
  return shard_of(given).count > 0 ? std::string() : fmt::format("wants two numbers as in 1/4, not \"{}\"", given);
}

// The words a command line gave, before they are the types of the commands.
struct Words {
  CheckArguments check;
  std::string file, rule, format = "text", fail_on = "error", colour = "auto";
  std::string output, update_baseline, shard;
  std::vector<std::string> paths, formats, settings;
  std::string type;
  InitArguments init;
  bool fix = false, unsafe_fixes = false, diff = false;
  std::string log;
};

// Refuses what is not name=value.
std::string refuse_setting(std::string& given) {
  const std::size_t equals = given.find('=');
  return equals != given.npos && equals > 0 ? std::string() : fmt::format("wants name=value, not \"{}\"", given);
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const ReportFormat* it : report_formats()) names.emplace_back(it->name);
  return names;
}

// Refuses what is neither NAME nor NAME=FILE.
std::string refuse_format(std::string& given) {
  const std::size_t equals = given.find('=');
  if (equals != given.npos && equals + 1 == given.size()) return fmt::format("\"{}\" names no file", given);
  return refuse_word(given.substr(0, equals), format_names());
}

void add_schema_and_config(CLI::App& app, Words& words) {
  app.add_option("--schema", words.check.schema, "Check every file against this schema: a built-in one or a file")
      ->type_name("NAME|FILE");
  app.add_option("--config", words.check.config, "Use this configuration and look for no .rubric.yaml")
      ->type_name("FILE");
}

void add_reports(CLI::App& app, Words& words) {
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

void add_verdict(CLI::App& app, Words& words) {
  add_choice(app, "--fail-on", words.fail_on, {"error", "warning", "info", "never"},
             "The lowest severity that makes the exit code 1 (default: error)");
}

void add_colour(CLI::App& app, Words& words) {
  add_choice(app, "--color", words.colour, {"auto", "always", "never"}, "Colours in the text report (default: auto)");
}

void add_check(CLI::App& app, Words& words) {
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

// Options that make no sense together; "" where they do.
std::string refuse_together(const Words& words) {
  const CheckArguments& check = words.check;
  const bool reads_input = std::ranges::find(words.paths, "-") != words.paths.end();
  const std::string& update = words.update_baseline;
  if (check.staged && reads_input) return "--staged reads git's index, not standard input";
  if (!check.since.empty() && reads_input) return "--since compares files of the repository, not standard input";
  if (check.staged && !words.diff && (words.fix || words.unsafe_fixes)) {
    return "--staged reads git's index, which is not repaired; run --fix without it, then stage the result";
  }
  if (update.empty()) return {};
  if (update != "true" && update != "all") {
    return fmt::format("--update-baseline is given alone or as --update-baseline=all, not with \"{}\"", update);
  }
  if (check.baseline.empty()) return "--update-baseline wants --baseline FILE, the file to update";
  if (check.staged || !check.since.empty() || !words.shard.empty() || reads_input) {
    return "--update-baseline wants whole pages from the disk; run it without --staged, --since, --shard and standard "
           "input";
  }
  return {};
}

// Where each report goes, or why two of them cannot go there.
std::variant<std::vector<ReportTarget>, Answer> report_targets(const Words& words) {
  std::vector<ReportTarget> targets;
  for (const std::string& given : words.formats) {
    const std::size_t equals = given.find('=');
    targets.push_back({given.substr(0, equals), equals == given.npos ? words.output : given.substr(equals + 1)});
  }
  const bool has_plain = std::ranges::any_of(words.formats, [](const auto& it) { return it.find('=') == it.npos; });
  if (targets.empty() || (!has_plain && !words.output.empty())) targets.insert(targets.begin(), {"text", words.output});
  const auto place = [](const ReportTarget& it) { return it.file.empty() ? it.file : normal_path(it.file); };
  for (auto it = targets.begin(); it != targets.end(); ++it) {
    const auto same = std::ranges::find(targets.begin(), it, place(*it), place);
    if (same == it) continue;
    const std::string where = it->file.empty() ? "standard output" : it->file;
    return mistake(fmt::format("--format: both {} and {} would be written to {}; give one a file of its own: {}=FILE",
                               same->format, it->format, where, it->format));
  }
  return targets;
}

std::optional<Severity> severity_of(std::string_view fail_on) {
  return fail_on == "never"     ? std::nullopt
         : fail_on == "warning" ? std::optional(Severity::warning)
         : fail_on == "info"    ? std::optional(Severity::info)
                                : std::optional(Severity::error);
}

Colour colour_of(std::string_view colour) {
  return colour == "always" ? Colour::always : colour == "never" ? Colour::never : Colour::automatic;
}

CheckArguments check_arguments(Words words, std::vector<ReportTarget> reports) {
  CheckArguments out = std::move(words.check);
  out.update_baseline = words.update_baseline.empty()   ? UpdateBaseline::no
                        : words.update_baseline == "all" ? UpdateBaseline::all
                                                         : UpdateBaseline::shrink;
  if (!words.shard.empty()) out.shard = shard_of(words.shard);
  out.paths_named = !words.paths.empty();
  if (out.paths_named) out.paths = std::move(words.paths);
  out.reports = std::move(reports);
  out.fail_on = severity_of(words.fail_on);
  if (words.fix || words.unsafe_fixes || words.diff) {
    out.repairs = Repairs{.most = words.unsafe_fixes ? Safety::unsafe : Safety::safe, .only_show = words.diff};
  }
  out.colour = colour_of(words.colour);
  return out;
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

// "FILE:LINE" taken apart; a file's name may have a colon in it.
std::variant<Command, Answer> why_arguments(Words words) {
  const std::size_t colon = words.file.rfind(':');
  const std::string line = colon == std::string::npos ? "" : words.file.substr(colon + 1);
  const bool number =
      !line.empty() && line.size() < 10 && line.find_first_not_of("0123456789") == line.npos && std::stoul(line) > 0;
  if (!number || colon == 0) {
    return mistake(fmt::format("why wants a file and the number of a line: FILE:LINE, not \"{}\"", words.file));
  }
  return WhyArguments{words.file.substr(0, colon), std::stoul(line), std::move(words.check.schema),
                      std::move(words.check.config), words.format == "json"};
}

// "name=value" of --set taken apart.
Command new_arguments(Words words) {
  NewArguments out{std::move(words.file), std::move(words.type), {}, std::move(words.paths), std::move(words.output)};
  for (const std::string& it : words.settings) {
    const std::size_t equals = it.find('=');
    out.values.emplace_back(it.substr(0, equals), it.substr(equals + 1));
  }
  return out;
}

std::variant<Command, Answer> schema_command_named(std::string_view name, Words words) {
  if (name == "diff") {
    return SchemaDiffArguments{std::move(words.file), std::move(words.rule), std::move(words.paths),
                               words.format == "json"};
  }
  if (name == "infer") {
    return SchemaInferArguments{std::move(words.paths), std::move(words.type), std::move(words.output)};
  }
  if (name == "json-schema") return JsonSchemaArguments{words.file == "config"};
  auto reports = report_targets(words);
  if (auto* problem = std::get_if<Answer>(&reports)) return std::move(*problem);
  return SchemaCheckArguments{std::move(words.paths), std::get<std::vector<ReportTarget>>(std::move(reports)),
                              severity_of(words.fail_on), colour_of(words.colour)};
}

std::variant<Command, Answer> command_named(std::string_view name, Words words) {
  const bool json = words.format == "json";
  if (name == "lsp") return LspArguments{words.log};
  if (name == "explain") return ExplainArguments{words.rule, json};
  if (name == "rules") return RulesArguments{json};
  if (name == "ast") return AstArguments{words.file, json};
  if (name == "outline") return OutlineArguments{words.file, json};
  if (name == "init") return words.init;
  if (name == "new") return new_arguments(std::move(words));
  if (name == "why") return why_arguments(std::move(words));
  if (name.starts_with("schema ")) return schema_command_named(name.substr(7), std::move(words));
  if (std::string refused = refuse_together(words); !refused.empty()) return mistake(std::move(refused));
  auto reports = report_targets(words);
  if (auto* problem = std::get_if<Answer>(&reports)) return std::move(*problem);
  return check_arguments(std::move(words), std::get<std::vector<ReportTarget>>(std::move(reports)));
}

void add_init(CLI::App& app, Words& words) {
  app.add_flag("--pre-commit", words.init.pre_commit, "Also write .pre-commit-config.yaml, or say what to put into it");
  app.add_flag("--gitlab", words.init.gitlab, "Also write .gitlab-ci.yml, or say what to put into it");
  app.add_flag("--github", words.init.github, "Also write .github/workflows/rubric.yml");
  app.add_flag("--git-hook", words.init.git_hook, "Also write a pre-commit hook of git that checks what is staged");
  app.add_flag("--force", words.init.force, "Write .rubric.yaml anew where there is one");
}

void add_new(CLI::App& app, Words& words) {
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
void add_schema_commands(CLI::App& schema, std::string_view asked, Words& words) {
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
void add_commands(CLI::App& app, std::string_view asked, std::string_view asked_of_schema, Words& words) {
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
  Words given;
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
