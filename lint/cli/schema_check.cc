// rubric schema check FILE…: what is wrong in schema files, reported as what is wrong in documents is.
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "lint/cli/commands.h"
#include "lint/cli/report_writer.h"
#include "lint/draft/skeleton_check.h"
#include "lint/io/read.h"
#include "lint/schema/problem_rules.h"
#include "lint/session/schemas.h"
#include "lint/session/sources.h"
#include "lint/text/path.h"

namespace rubric::cli {
namespace {

// The name of a rule, for as long as anybody wants it.
std::string_view kept_name(std::string_view rule) {
  const auto known = std::ranges::find(kProblemRules, rule, &ProblemRule::name);
  return known == kProblemRules.end() ? std::string_view("schema-value") : known->name;
}

std::string_view without_quotes(std::string_view name) {
  const bool quoted = name.size() > 1 && (name.front() == '"' || name.front() == '\'') && name.back() == name.front();
  return quoted ? name.substr(1, name.size() - 2) : name;
}

// The problems of each file that has any, of those asked for first and then of those they extend.
class SchemaReports {
 public:
  SchemaReports(const Schemas& schemas, const Sources& sources) : schemas_(schemas), sources_(sources) {}

  // False where the file cannot be read.
  bool add(const std::string& path, Console& console) {
    if (reports_.contains(path)) return true;
    Result<std::string> text =
        schemas_.is_builtin(path) ? std::string(schemas_.text_of_builtin(path)) : sources_.read(path);
    if (!text) return console.complain(text.error()), false;
    reports_[path].source = std::make_unique<SourceText>(path, std::move(*text));
    order_.push_back(path);
    return true;
  }

  void add(const FileProblem& it, Console& console) {
    if (!add(it.path, console)) return;
    Diagnostics& diagnostics = reports_[it.path].diagnostics;
    const Severity severity = it.error ? Severity::error : Severity::warning;
    const std::string_view marked =
        it.range.end <= reports_[it.path].source->end() ? reports_[it.path].source->text(it.range) : std::string_view();
    const std::string_view rule = kept_name(it.rule);   // of schemas, which find one kind of thing each
    const Diagnostic diagnostic{.range = it.range,
                                .rule = rule,
                                .severity = severity,
                                .message = it.message,
                                .kind = rule,
                                .arguments = {{.value = std::string(marked.substr(0, marked.find_first_of("\r\n")))}}};
    // Two schemas may extend one with a mistake.
    const auto same = [&](const Diagnostic& other) { return other.range == it.range && other.message == it.message; };
    if (std::ranges::none_of(diagnostics, same)) diagnostics.push_back(diagnostic);
  }

  // Where a skeleton is written in a schema that this one extends, the place is that schema's; it is told of this one.
  void add_skeletons(const std::string& path, const Schema& schema, Console& console) {
    const FileReport& report = reports_[path];
    for (const SchemaProblem& it : check_skeletons(schema)) {
      const bool here = it.range.end <= report.source->end() &&
                        it.message.find(without_quotes(report.source->text(it.range))) != it.message.npos;
      add({.path = path,
           .at = std::nullopt,
           .range = here ? it.range : ByteRange{},
           .rule = it.rule,
           .message = it.message,
           .error = false},
          console);
    }
  }

  Summary write(ReportWriter& out) {
    Summary summary;
    for (const std::string& path : order_) {
      std::ranges::sort(reports_[path].diagnostics, {},
                        [](const Diagnostic& it) { return std::tie(it.range, it.rule, it.message); });
      summary.add(reports_[path]);
      out.write(out.render(reports_[path]));
    }
    return summary;
  }

 private:
  const Schemas& schemas_;
  const Sources& sources_;
  std::map<std::string, FileReport> reports_;
  std::vector<std::string> order_;
};

}  // namespace

int run(const SchemaCheckArguments& arguments, const Parts& parts, Console& console) {
  const Result<std::string> current = current_folder();
  if (!current) return console.complain(current.error()), kFailed;
  const DiskSources sources(*current, "<stdin>");
  Schemas schemas(parts.schemas, parts.rules, sources);
  CheckArguments writing;
  writing.reports = arguments.reports;
  writing.colour = arguments.colour;
  Result<ReportWriter> writer = ReportWriter::open(writing, parts, console);
  if (!writer) return console.complain(writer.error()), kFailed;

  std::vector<std::pair<std::string, Schemas::Loaded>> loaded;
  SchemaReports reports(schemas, sources);
  for (const std::string& file : arguments.files) {
    const std::string path = schemas.is_builtin(file) ? file : shown_path(*current, file);
    if (reports.add(path, console)) loaded.emplace_back(path, schemas.load(path));
  }
  for (const auto& [path, it] : loaded) {
    for (const FileProblem& problem : it.problems) reports.add(problem, console);
    if (it.schema) reports.add_skeletons(path, *it.schema, console);
  }
  const Summary summary = reports.write(*writer);
  writer->finish(summary);
  return arguments.fail_on && summary.at_or_above(*arguments.fail_on) > 0 ? kFound : kClean;
}

}  // namespace rubric::cli
