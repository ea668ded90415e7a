// rubric schema infer DIR: a schema learnt from documents.
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lint/cli/commands.h"
#include "lint/cli/write_new.h"
#include "lint/engine/parsed_page.h"
#include "lint/infer/infer.h"
#include "lint/io/read.h"
#include "lint/session/configuration.h"
#include "lint/session/schemas.h"
#include "lint/session/sources.h"
#include "lint/text/path.h"

namespace rubric::cli {
namespace {

std::vector<ParsedPage> read_all(const std::vector<std::string>& paths, const Sources& sources,
                                 const LeaveOut& leave_out, Console& console) {
  std::vector<ParsedPage> pages;
  const Files files = sources.files(paths, leave_out);
  while (auto found = files()) {
    if (!*found) {
      console.complain(found->error());
      continue;
    }
    Result<std::string> bytes = sources.read((*found)->path);
    if (!bytes) {
      console.complain(bytes.error());
      continue;
    }
    pages.push_back(read_page(std::make_unique<SourceText>((*found)->shown, std::move(*bytes)), nullptr));
    if (!pages.back().document.problems().empty()) {
      console.warn(
          fmt::format("rubric: {}: is not learnt from, since its bytes are broken or too complex; see rubric check",
                      (*found)->shown));
      pages.pop_back();
    }
  }
  return pages;
}

// What the run came to, for those who do not read the file.
std::string summary(const std::string& output, const Inferred& inferred, std::size_t pages) {
  std::string out =
      fmt::format("{}: {} sections in {} type{} of pages, learnt from {} documents; {} of them do not fit\n", output,
                  inferred.sections, inferred.types, inferred.types == 1 ? "" : "s", pages, inferred.outliers.size());
  for (const Outlier& it : inferred.outliers) out += fmt::format("  {}: {}\n", it.path, fmt::join(it.faults, "; "));
  return out;
}

}  // namespace

int run(const SchemaInferArguments& arguments, const Parts& parts, Console& console) {
  const Result<std::string> current = current_folder();
  if (!current) return console.complain(current.error()), kFailed;
  const DiskSources sources(*current, "<stdin>");
  Schemas schemas(parts.schemas, parts.rules, sources);
  Configurations configurations(parts.rules, schemas, sources, *current,
                                [&](const FileProblem& it) { console.tell(it); });
  const auto excludes = [&](const std::string& shown) { return configurations.excludes(shown); };
  const std::vector<ParsedPage> readings = read_all(arguments.paths, sources, excludes, console);
  if (readings.size() < 2) {
    console.complain(fmt::format("rubric: there {} to learn from; two documents are the least",
                                 readings.empty() ? "is nothing" : "is one document"));
    return kFailed;
  }
  std::vector<TrainingPage> pages;
  pages.reserve(readings.size());
  for (const ParsedPage& it : readings) pages.push_back({&it.document, &it.outline, &it.front_matter});
  std::string name = arguments.name;
  if (name.empty()) name = name_in_folder(normal_path(joined(*current, arguments.paths.front())));
  const Inferred inferred = infer_schema(std::move(pages), name);
  if (arguments.output.empty()) return console.out().write(inferred.yaml), kClean;
  if (const Result<void> written = write_new_file(arguments.output, inferred.yaml); !written) {
    return console.complain(written.error()), kFailed;
  }
  console.out().write(summary(arguments.output, inferred, readings.size()));
  return kClean;
}

}  // namespace rubric::cli
