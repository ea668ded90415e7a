// rubric schema diff OLD NEW DIR: what another schema would say of documents, and what it would say no more.
#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "lint/cli/commands.h"
#include "lint/engine/check.h"
#include "lint/io/read.h"
#include "lint/report/json_text.h"
#include "lint/report/printable.h"
#include "lint/session/configuration.h"
#include "lint/session/in_order.h"
#include "lint/session/schemas.h"
#include "lint/session/sources.h"

namespace rubric::cli {
namespace {

struct Job {
  WalkedFile file;
  Governing before, after;
};

// A document that was checked with both.
struct Difference {
  std::string path = {};
  std::unique_ptr<SourceText> source = {};
  Diagnostics go = {}, appear = {};          // sorted by place
  std::optional<Error> error = std::nullopt;
  bool changes() const { return !go.empty() || !appear.empty(); }
};

// Both reports are about the same bytes, so what is alike is the same.
auto key(const Diagnostic& it) { return std::tie(it.range, it.rule, it.severity, it.message); }

Difference compare(const Job& job, const Sources& sources, std::span<const Rule* const> rules) {
  Result<std::string> bytes = sources.read(job.file.path);
  if (!bytes) return {.error = bytes.error()};
  const auto check = [&](const Governing& by) {
    return check_document(std::make_unique<SourceText>(job.file.shown, *bytes), by.schema, *by.config, rules);
  };
  FileReport before = check(job.before), after = check(job.after);
  Difference out{.path = job.file.shown};
  const auto less = [](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); };
  std::ranges::sort(before.diagnostics, less);
  std::ranges::sort(after.diagnostics, less);
  std::ranges::set_difference(before.diagnostics, after.diagnostics, std::back_inserter(out.go), less);
  std::ranges::set_difference(after.diagnostics, before.diagnostics, std::back_inserter(out.appear), less);
  out.source = std::move(after.source);
  return out;
}

std::string line_of(const Diagnostic& it, char sign, const SourceText& source) {
  const DisplayPosition at = source.lines().display(it.range.begin);
  return fmt::format("  {} {}:{}: {}: {} [{}]\n", sign, at.line, at.column, name_of(it.severity), printable(it.message),
                     it.rule);
}

std::string as_text(const Difference& it) {
  std::string out = printable(it.path) + "\n";
  for (const Diagnostic& gone : it.go) out += line_of(gone, '-', *it.source);
  for (const Diagnostic& come : it.appear) out += line_of(come, '+', *it.source);
  return out + "\n";
}

std::string as_json(const Diagnostics& diagnostics, const SourceText& source) {
  std::string out;
  for (const Diagnostic& it : diagnostics) {
    const DisplayPosition begin = source.lines().display(it.range.begin), end = source.lines().display(it.range.end);
    out += fmt::format(R"({}{{"rule": {}, "severity": "{}", "message": {}, "line": {}, "column": {}, )"
                       R"("end_line": {}, "end_column": {}, "offset": {}, "end_offset": {}}})",
                       out.empty() ? "\n    " : ",\n    ", json_string(it.rule), name_of(it.severity),
                       json_string(it.message), begin.line, begin.column, end.line, end.column, it.range.begin.value,
                       it.range.end.value);
  }
  return out;
}

std::string as_json(const Difference& it) {
  return fmt::format("{{\"path\": {},\n   \"go\": [{}],\n   \"appear\": [{}]}}", json_string(it.path),
                     as_json(it.go, *it.source), as_json(it.appear, *it.source));
}

}  // namespace

int run(const SchemaDiffArguments& arguments, const Parts& parts, Console& console) {
  const Result<std::string> current = current_folder();
  if (!current) return console.complain(current.error()), kFailed;
  const DiskSources sources(*current, "<stdin>");
  Schemas schemas(parts.schemas, parts.rules, sources);
  const auto tell = [&](const FileProblem& it) { console.tell(it); };
  const auto tell_nothing = [](const FileProblem&) {};   // what is wrong with a configuration was told once
  Configurations before(parts.rules, schemas, sources, *current, tell),
      after(parts.rules, schemas, sources, *current, tell_nothing);
  if (!before.use_schema(arguments.before)) return kFailed;
  Configurations loading(parts.rules, schemas, sources, *current, tell);
  if (!loading.use_schema(arguments.after) || !after.use_schema(arguments.after)) return kFailed;

  const Files files = sources.files(arguments.paths, [&](const std::string& shown) { return before.excludes(shown); });
  std::size_t documents = 0, changed = 0, go = 0, appear = 0;
  const auto next = [&]() -> std::optional<Job> {
    while (auto found = files()) {
      if (!*found) {
        console.complain(found->error());
        continue;
      }
      const Governing old = before.governing((*found)->shown), now = after.governing((*found)->shown);
      if (old.config != nullptr && now.config != nullptr) return Job{std::move(**found), old, now};
    }
    return std::nullopt;
  };
  const auto work = [&](const Job& job) { return compare(job, sources, parts.rules); };
  const auto emit = [&](const Difference& it) {
    if (it.error) console.complain(*it.error);
    else ++documents;
    if (!it.changes()) return true;
    console.out().write(arguments.json ? (changed == 0 ? "\n  " : ",\n  ") + as_json(it) : as_text(it));
    ++changed;
    go += it.go.size();
    appear += it.appear.size();
    return !console.out().failed();
  };
  if (arguments.json) console.out().write("{\"version\": 1,\n \"documents\": [");
  in_order<Job, Difference>(std::max(1u, std::thread::hardware_concurrency()), next, work, emit);
  if (arguments.json) {
    console.out().write(
        fmt::format("{}],\n \"summary\": {{\"documents\": {}, \"changed\": {}, \"go\": {}, \"appear\": {}}}}}\n",
                    changed == 0 ? "" : "\n ", documents, changed, go, appear));
  } else if (changed == 0) {
    console.out().write(fmt::format("nothing changes for {} document{}\n", documents, documents == 1 ? "" : "s"));
  } else {
    console.out().write(fmt::format("{} of {} document{} would be judged otherwise: {} finding{} less, {} more\n",
                                    changed, documents, documents == 1 ? "" : "s", go, go == 1 ? "" : "s", appear));
  }
  return changed > 0 ? kFound : kClean;
}

}  // namespace rubric::cli
