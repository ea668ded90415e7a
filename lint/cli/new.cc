// rubric new SCHEMA: a new document, to be filled in.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lint/cli/commands.h"
#include "lint/cli/write_new.h"
#include "lint/draft/new_document.h"
#include "lint/io/read.h"
#include "lint/session/schemas.h"
#include "lint/session/sources.h"
#include "lint/text/edit_distance.h"
#include "lint/text/path.h"

namespace rubric::cli {
namespace {

std::string hint_of(std::string_view word, const std::vector<std::string_view>& known, std::string_view what) {
  const std::string hint = did_you_mean(word, known);
  return hint.empty() ? fmt::format("; {} {}", what, fmt::join(known, ", ")) : hint;
}

const PageType* type_named(const Schema& schema, const std::string& wanted, Console& console) {
  std::vector<std::string_view> names;
  for (const PageType& it : schema.types) {
    if (!it.unchecked) names.push_back(it.name);
  }
  const std::string_view name = wanted.empty() && !names.empty() ? names.front() : std::string_view(wanted);
  const auto type = std::ranges::find(schema.types, name, &PageType::name);
  if (type == schema.types.end()) {
    console.complain(names.empty() ? fmt::format("rubric: schema {} has no type with a structure to write", schema.name)
                                   : fmt::format("rubric: schema {} has no type \"{}\"{}", schema.name, name,
                                                 hint_of(name, names, "its types are")));
    return nullptr;
  }
  if (type->unchecked) {
    console.complain(
        fmt::format("rubric: type \"{}\" is unchecked, so there is no structure to write; types that have one are {}",
                    name, fmt::join(names, ", ")));
    return nullptr;
  }
  return &*type;
}

}  // namespace

int run(const NewArguments& arguments, const Parts& parts, Console& console) {
  const Result<std::string> current = current_folder();
  if (!current) return console.complain(current.error()), kFailed;
  const DiskSources sources(*current, "<stdin>");
  Schemas schemas(parts.schemas, parts.rules, sources);
  if (!schemas.is_builtin(arguments.schema) && !sources.is_file(arguments.schema)) {
    console.complain(fmt::format("rubric: there is no schema \"{}\"{}", arguments.schema,
                                 hint_of(arguments.schema, schemas.names(), "it is a file, or one of")));
    return kFailed;
  }
  const Schemas::Loaded loaded = schemas.load(arguments.schema);
  for (const FileProblem& it : loaded.problems) console.tell(it);
  if (!loaded.schema) return kFailed;
  const PageType* const type = type_named(*loaded.schema, arguments.type, console);
  if (type == nullptr) return kFailed;

  Filling filling{.values = {}, .with = arguments.with};
  for (const auto& [name, value] : arguments.values) filling.values[name] = value;
  const NewDocument document = new_document(*loaded.schema, *type, filling);
  const std::vector<std::string_view> known(document.names.begin(), document.names.end());
  for (const auto& [name, value] : filling.values) {
    if (std::ranges::find(known, name) != known.end()) continue;
    console.complain(fmt::format("rubric: --set: there is nothing called \"{}\" to fill in{}", name,
                                 hint_of(name, known, "names are")));
  }
  const std::vector<std::string_view> optional(document.optional.begin(), document.optional.end());
  for (const std::string& name : arguments.with) {
    if (std::ranges::find(optional, name) != optional.end()) continue;
    const std::string hint = optional.empty() ? "" : hint_of(name, optional, "those that may are");
    console.complain(fmt::format("rubric: --with: no section \"{}\" may be left out{}", name, hint));
  }
  if (console.failed()) return kFailed;
  if (arguments.output.empty()) return console.out().write(document.text), kClean;
  if (const Result<void> written = write_new_file(arguments.output, document.text); !written) {
    return console.complain(written.error()), kFailed;
  }
  return kClean;
}

}  // namespace rubric::cli
