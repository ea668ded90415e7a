// rubric why FILE:LINE: what a line was taken for, what else it could have been, and what that would have cost.
#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "lint/cli/commands.h"
#include "lint/cli/source.h"
#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/engine/check.h"
#include "lint/io/read.h"
#include "lint/match/readings.h"
#include "lint/report/json_text.h"
#include "lint/report/printable.h"
#include "lint/session/configuration.h"
#include "lint/session/schemas.h"
#include "lint/session/sources.h"
#include "lint/session/workspaces.h"

namespace rubric::cli {
namespace {

enum class Place : std::uint8_t { front_matter, preface, heading, section };

constexpr std::string_view kPlaces[] = {"front_matter", "preface", "heading", "section"};
constexpr std::string_view kUnknownSection = "a section the schema does not know";

struct Line {
  std::size_t number = 1;              // from 1
  Place place = Place::preface;
  SectionId section = kNoSection;      // the innermost the line is in
  std::string_view key;                // of the front matter
  const Field* field = nullptr;        // what the schema says of it
};

// Everything the two ways of writing need.
struct Answered {
  const Document& document;
  const Outline& sections;
  const Governing& governing;
  const Readings& readings;
  const Diagnostics& diagnostics;      // that begin in the line
  const Line& line;
};

std::size_t line_of(const Document& document, ByteOffset offset) {
  return document.source().lines().line_of(offset) + 1;
}

Line find_line(const Document& document, const Outline& sections, const YamlTree& yaml, const Schema* schema,
               std::size_t number) {
  Line line{.number = number, .place = Place::preface, .section = kNoSection, .key = {}};
  if (const Node* node = document.front_matter(); node != nullptr && number <= line_of(document, node->range.end)) {
    line.place = Place::front_matter;
    if (yaml.empty()) return line;
    for (const YamlId value : yaml.children(yaml.root())) {
      if (yaml[value].key == kNoYaml || line_of(document, yaml[yaml[value].key].range.begin) > number) continue;
      const bool inside = line_of(document, yaml[value].range.end) >= number;
      line.key = inside ? yaml.key_of(value) : std::string_view();
    }
    if (schema == nullptr || line.key.empty()) return line;
    const auto field = std::ranges::find(schema->front_matter.fields, line.key, &Field::name);
    if (field != schema->front_matter.fields.end()) line.field = &*field;
    return line;
  }
  for (SectionId id = 0; id < sections.sections.size(); ++id) {
    const ByteRange heading = document[sections.sections[id].heading].range;
    if (line_of(document, heading.begin) > number) break;
    line.section = id;
    line.place = line_of(document, heading.end) >= number ? Place::heading : Place::section;
  }
  return line;
}

// "Levels > {role} > Requirements"
std::string path_of(const Schema& schema, ElementId element) {
  std::string path;
  for (; element != kNone && schema.elements[element].parent != kNone; element = schema.elements[element].parent) {
    const Element& it = schema.elements[element];
    const std::string name = it.open_name && !it.name.starts_with('{') ? fmt::format("{{{}}}", it.name) : it.name;
    path = path.empty() ? name : fmt::format("{} > {}", name, path);
  }
  return path;
}

std::string shown_element(const Schema& schema, ElementId element) {
  return element == kNone ? std::string(kUnknownSection) : path_of(schema, element);
}

ElementId chosen_element(const Answered& it) {
  if (it.line.section >= it.readings.match.bindings.size()) return kNone;
  return it.readings.match.bindings[it.line.section].element;
}

std::string what_it_is(const Answered& it) {
  if (it.line.place == Place::front_matter) {
    return it.line.key.empty() ? "front matter" : fmt::format("front matter, the key \"{}\"", printable(it.line.key));
  }
  if (it.line.section == kNoSection) return "the text before the first heading";
  const Section& section = it.sections.sections[it.line.section];
  if (it.line.place == Place::heading) return fmt::format("the heading \"{}\"", printable(section.title));
  return fmt::format("in the section \"{}\" of line {}", printable(section.title),
                     line_of(it.document, it.document[section.heading].range.begin));
}

std::string claim(const Answered& it) {
  const Schema& schema = *it.governing.schema;
  const PageType* type = it.readings.match.type;
  if (it.line.place == Place::front_matter) {
    if (it.line.key.empty()) {
      return schema.front_matter.required ? "the schema wants front matter" : "the schema asks for no front matter";
    }
    if (it.line.field != nullptr) {
      return fmt::format("claimed by the field \"{}\"{}", it.line.field->name,
                         it.line.field->required ? ", which is required" : "");
    }
    return schema.front_matter.closed ? "claimed by no field of the schema, which allows no others"
                                      : "claimed by no field of the schema, which allows others";
  }
  if (type == nullptr) return "claimed by nothing: the page is of none of the schema's types";
  if (type->unchecked) return fmt::format("claimed by nothing: the structure of {} is not checked", type->title);
  if (it.line.section == kNoSection) {
    return type->preface ? fmt::format("claimed by the preface, which {} must have", type->title)
                         : "claimed by the preface";
  }
  const ElementId element = chosen_element(it);
  return element == kNone ? fmt::format("claimed by nothing: {}", kUnknownSection)
                          : fmt::format("claimed by \"{}\"", path_of(schema, element));
}

std::string as_text(const Answered& it) {
  std::string out = fmt::format("{}:{}: {}\n", printable(it.document.source().path()), it.line.number, what_it_is(it));
  const auto into = std::back_inserter(out);
  const Schema* schema = it.governing.schema;
  if (schema == nullptr) return out += "  no schema claims the file\n";
  fmt::format_to(into, "  {}\n", claim(it));
  for (const Diagnostic& found : it.diagnostics) {
    fmt::format_to(into, "  {}: {} [{}]\n", name_of(found.severity), printable(found.message), found.rule);
  }
  if (!it.readings.heading.empty()) {
    out += fmt::format("\nwhat the page costs, the {} as\n", it.line.place == Place::heading ? "heading" : "section");
    for (std::size_t i = 0; i < it.readings.heading.size(); ++i) {
      const Readings::OfHeading& reading = it.readings.heading[i];
      const std::uint32_t chosen = it.readings.heading.front().cost;
      const std::string more = i == 0                   ? "chosen"
                               : reading.cost >= chosen ? fmt::format("+{}", reading.cost - chosen)
                                                        : fmt::format("-{}", chosen - reading.cost);
      fmt::format_to(into, "  {:>6}  {:<6}  {}\n", reading.cost, more, shown_element(*schema, reading.element));
    }
  }
  fmt::format_to(into, "\nwhat it costs as a page of schema {}, of type\n", schema->name);
  for (const Readings::OfType& reading : it.readings.types) {
    const bool chosen = reading.type == it.readings.match.type;
    if (!reading.possible) {
      fmt::format_to(into, "       -          {}: its conditions do not hold\n", reading.type->name);
    } else if (reading.type->unchecked) {
      fmt::format_to(into, "  {:>6}  {:<6}  {}: not checked\n", 0, chosen ? "chosen" : "", reading.type->name);
    } else {
      const std::string also = it.line.section == kNoSection
                                   ? ""
                                   : fmt::format(", the section {} {}", reading.element == kNone ? "being" : "as",
                                                 shown_element(*schema, reading.element));
      fmt::format_to(into, "  {:>6}  {:<6}  {}{}\n", reading.cost, chosen ? "chosen" : "", reading.type->name, also);
    }
  }
  return out;
}

std::string element_json(const Answered& it, ElementId element) {
  return element == kNone ? "null" : json_string(path_of(*it.governing.schema, element));
}

// A list of objects, one a line.
template <class Items, class Write>
std::string list_json(const Items& items, Write write) {
  std::string out = "[";
  for (const auto& it : items) out += (out.size() == 1 ? "\n  " : ",\n  ") + write(it);
  return out += out.size() == 1 ? "]" : "\n ]";
}

std::string as_json(const Answered& it) {
  const Schema* schema = it.governing.schema;
  const PageType* type = it.readings.match.type;
  std::string section = "null";
  if (it.line.section != kNoSection) {
    const Section& found = it.sections.sections[it.line.section];
    section = fmt::format("{{\"title\": {}, \"level\": {}, \"line\": {}}}", json_string(found.title), found.level,
                          line_of(it.document, it.document[found.heading].range.begin));
  }
  const auto diagnostic = [](const Diagnostic& found) {
    return fmt::format("{{\"rule\": {}, \"severity\": \"{}\", \"message\": {}}}", json_string(found.rule),
                       name_of(found.severity), json_string(found.message));
  };
  const auto heading = [&](const Readings::OfHeading& reading) {
    return fmt::format("{{\"element\": {}, \"cost\": {}, \"chosen\": {}}}", element_json(it, reading.element),
                       reading.cost, &reading == it.readings.heading.data());
  };
  const auto of_type = [&](const Readings::OfType& reading) {
    return fmt::format(
        "{{\"type\": {}, \"possible\": {}, \"checked\": {}, \"cost\": {}, \"element\": {}, \"chosen\": {}}}",
        json_string(reading.type->name), reading.possible, !reading.type->unchecked,
        reading.possible ? fmt::format("{}", reading.cost) : "null", element_json(it, reading.element),
        reading.type == type);
  };
  return fmt::format(
      "{{\"path\": {}, \"line\": {}, \"place\": \"{}\", \"key\": {}, \"section\": {},\n"
      " \"schema\": {}, \"type\": {}, \"element\": {}, \"cost\": {},\n"
      " \"diagnostics\": {},\n \"readings\": {},\n \"types\": {}}}\n",
      json_string(it.document.source().path()), it.line.number, kPlaces[static_cast<std::size_t>(it.line.place)],
      it.line.key.empty() ? "null" : json_string(it.line.key), section,
      schema == nullptr ? "null" : json_string(schema->name), type == nullptr ? "null" : json_string(type->name),
      element_json(it, chosen_element(it)), type == nullptr ? "null" : fmt::format("{}", it.readings.match.cost),
      list_json(it.diagnostics, diagnostic), list_json(it.readings.heading, heading),
      list_json(it.readings.types, of_type));
}

}  // namespace

int run(const WhyArguments& arguments, const Parts& parts, Console& console) {
  const Result<std::string> current = current_folder();
  if (!current) return console.complain(current.error()), kFailed;
  auto source = read_source(arguments.file);
  if (!source) return console.complain(source.error()), kFailed;
  const DiskSources disk(*current, "<stdin>");
  Schemas schemas(parts.schemas, parts.rules, disk);
  const auto tell = [&](const FileProblem& it) { console.tell(it); };
  Configurations configurations(parts.rules, schemas, disk, *current, tell);
  if (!arguments.config.empty() && !configurations.use_config(arguments.config)) return kFailed;
  if (!arguments.schema.empty() && !configurations.use_schema(arguments.schema)) return kFailed;
  const Governing governing = configurations.governing((*source)->path());
  if (governing.config == nullptr) return kFailed;

  const std::size_t lines = (*source)->lines().line_count();
  if (arguments.line > lines) {
    console.complain(
        fmt::format("rubric: {}: there is no line {}; the last is {}", (*source)->path(), arguments.line, lines));
    return kFailed;
  }
  Workspaces sites(disk, parts.rules, *current);
  const PageIndex* const site = sites.of(governing, (*source)->path());
  FileReport report = check_document(std::move(*source), governing.schema, *governing.config, parts.rules, site);
  const Document document = parse_markdown(*report.source);
  std::erase_if(report.diagnostics,
                [&](const Diagnostic& it) { return line_of(document, it.range.begin) != arguments.line; });
  const Outline sections = outline(document);
  const YamlTree yaml = front_matter_of(document);
  const Line line = find_line(document, sections, yaml, governing.schema, arguments.line);
  Readings readings;
  if (governing.schema != nullptr && document.problems().empty()) {
    readings = match::readings(*governing.schema, document.source().path(), document, sections, yaml, line.section);
  }
  const Answered answer{document, sections, governing, readings, report.diagnostics, line};
  console.out().write(arguments.json ? as_json(answer) : as_text(answer));
  return kClean;
}

}  // namespace rubric::cli
