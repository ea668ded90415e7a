// rubric outline FILE: the sections of a document.
#include <iterator>

#include <fmt/format.h>

#include "lint/cli/commands.h"
#include "lint/cli/source.h"
#include "lint/document/document.h"
#include "lint/document/dump.h"
#include "lint/document/sections.h"
#include "lint/report/json_text.h"

namespace rubric::cli {
namespace {

// A range here is the section with all that is below it.
std::string as_json(const Document& document, const Outline& sections) {
  const LineIndex& lines = document.source().lines();
  std::string out = fmt::format("{{\"path\": {},\n \"sections\": [", json_string(document.source().path()));
  for (SectionId id = 0; id < sections.sections.size(); ++id) {
    const Section& section = sections.sections[id];
    const ByteRange range = extent(document, sections, id);
    const DisplayPosition begin = lines.display(range.begin), end = lines.display(range.end);
    fmt::format_to(
        std::back_inserter(out),
        "{}{{\"title\": {}, \"level\": {}, \"line\": {}, \"column\": {}, \"end_line\": {}, \"end_column\": {}, "
        "\"offset\": {}, \"end_offset\": {}, \"parent\": {}}}",
        id == 0 ? "\n  " : ",\n  ", json_string(section.title), section.level, begin.line, begin.column, end.line,
        end.column, range.begin.value, range.end.value,
        section.parent == kNoSection ? "null" : fmt::format("{}", section.parent));
  }
  return out += sections.sections.empty() ? "]}\n" : "\n ]}\n";
}

}  // namespace

int run(const OutlineArguments& arguments, const Parts&, Console& console) {
  const auto source = read_source(arguments.file);
  if (!source) return console.complain(source.error()), kFailed;
  const Document document = parse_markdown(**source);
  const Outline sections = outline(document);
  console.out().write(arguments.json ? as_json(document, sections) : dump(document, sections));
  return kClean;
}

}  // namespace rubric::cli
