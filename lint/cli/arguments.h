// The command line as values. Nothing here runs anything.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "lint/cli/layer.h"
#include "lint/rule/finding.h"

namespace rubric::cli {

struct Repairs {
  Safety most = Safety::safe;   // the least certain fixes that are made
  bool only_show = false;       // --diff: nothing is written
};

// --shard I/N: of N runs that share the documents, this is the I-th.
struct Shard {
  std::size_t index = 1, count = 1;
};

// Whether the file of --baseline is rewritten: without what is mended, or also with what is new.
enum class UpdateBaseline : std::uint8_t { no, shrink, all };

enum class Colour : std::uint8_t { automatic, always, never };

// A report to write: --format NAME or NAME=FILE.
struct ReportTarget {
  std::string format;   // the name of one there is
  std::string file;     // "" is standard output
};

struct CheckArguments {
  std::vector<std::string> paths{"."};
  bool paths_named = false;                          // by the user
  bool staged = false;
  std::string since;                                 // a revision; "" without
  Shard shard;
  std::string baseline;                              // "" without
  UpdateBaseline update_baseline = UpdateBaseline::no;
  std::vector<ReportTarget> reports;                 // at least one; no two to one place
  std::string schema;                                // for every file; "" lets configuration and built-in globs choose
  std::string config;                                // for every file; "" looks upwards from each
  std::optional<Severity> fail_on = Severity::error; // nothing: never
  std::size_t jobs = 0;                              // 0: as many as there are processors
  Colour colour = Colour::automatic;
  bool statistics = false;
  std::optional<Repairs> repairs;                    // --fix, --unsafe-fixes, --diff
  std::string stdin_filename = "<stdin>";
  bool no_exclude = false;                           // also what the configuration excludes
  bool no_ignore = false;                            // also what git ignores
};

struct ExplainArguments {
  std::string rule;
  bool json = false;
};

struct RulesArguments {
  bool json = false;
};

struct AstArguments {
  std::string file;
  bool json = false;
};

struct OutlineArguments {
  std::string file;
  bool json = false;
};

// What to write: by default the configuration; the snippets that are asked for.
struct InitArguments {
  bool force = false;   // also over a configuration that is there
  bool git_hook = false, pre_commit = false, gitlab = false, github = false;
};

struct NewArguments {
  std::string schema, type;   // "" is the first type of the schema
  std::vector<std::pair<std::string, std::string>> values;
  std::vector<std::string> with;   // names of optional sections
  std::string output;         // "" is standard output
};

struct LspArguments {
  std::string log;   // a file; "" for none
};

// rubric schema check: schema files held against the schema language.
struct SchemaCheckArguments {
  std::vector<std::string> files;
  std::vector<ReportTarget> reports;                 // as of a check
  std::optional<Severity> fail_on = Severity::error; // nothing: never
  Colour colour = Colour::automatic;
};

// rubric schema infer: a schema learnt from documents.
struct SchemaInferArguments {
  std::vector<std::string> paths;
  std::string name;     // of the schema; "" for that of the folder
  std::string output;   // "" is standard output
};

// rubric schema diff: documents judged by two schemas.
struct SchemaDiffArguments {
  std::string before, after;        // names of built-in schemas, or files
  std::vector<std::string> paths;
  bool json = false;
};

// rubric schema json-schema: of schema files, or of configurations.
struct JsonSchemaArguments {
  bool config = false;
};

struct WhyArguments {
  std::string file;
  std::size_t line = 1;
  std::string schema, config;
  bool json = false;
};

using Command = std::variant<CheckArguments, LspArguments, ExplainArguments, RulesArguments, AstArguments,
                             OutlineArguments, InitArguments, WhyArguments, SchemaCheckArguments, SchemaInferArguments,
                             SchemaDiffArguments, JsonSchemaArguments, NewArguments>;

// What to say instead of running a command: help, the version, or why the command line makes no sense.
struct Answer {
  std::string text;
  bool is_error = false;
};

std::variant<Command, Answer> parse_arguments(int count, const char* const* words, std::string_view version);

}  // namespace rubric::cli
