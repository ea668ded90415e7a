#include "lint/infer/write.h"

#include <iterator>

#include <fmt/format.h>

#include "lint/yaml/write.h"

namespace rubric::infer {
namespace {

std::string list_of(const std::map<std::string, std::size_t>& names, bool counts) {
  std::string out;
  for (const auto& [name, count] : names) {
    out += (out.empty() ? "" : ", ") + yaml_string(name);
    if (counts) out += fmt::format(" {}", count);
  }
  return out;
}

// A comment holds no line end.
std::string in_one_line(std::string text) {
  for (char& c : text) c = c == '\n' || c == '\r' ? ' ' : c;
  return text;
}

std::string_view name_of(Presence presence) {
  constexpr std::string_view kNames[] = {"required", "optional", "anywhere", "inherited"};
  return kNames[static_cast<std::size_t>(presence)];
}

void write_sections(const std::vector<Learnt>& sections, std::size_t indent, std::string& out) {
  const std::string margin(indent, ' ');
  const auto line = [&](std::string_view text) { fmt::format_to(std::back_inserter(out), "{}  {}\n", margin, text); };
  for (const Learnt& it : sections) {
    std::string levels;
    for (const auto& [level, count] : it.levels) {
      levels += fmt::format("{}h{} {}", levels.empty() ? "" : ", ", level, count);
    }
    const std::string name = it.open ? fmt::format("\"{{{}}}\"", it.name) : yaml_string(it.name);
    fmt::format_to(std::back_inserter(out), "{}- section: {}   # {} of {}; {}\n", margin, name, it.rows, it.places,
                   levels);
    if (!it.also.empty()) {
      line(fmt::format("also: [{}]   # {}", list_of(it.also, false), in_one_line(list_of(it.also, true))));
    }
    if (!it.rare.empty()) line(fmt::format("# also seen: {}", in_one_line(list_of(it.rare, true))));
    if (it.prefixed) line("prefix: title");
    if (it.presence != Presence::required) line(fmt::format("presence: {}", name_of(it.presence)));
    if (!it.open && it.repeated) line("occurs: any");
    if (it.free_order) line("order: free");
    if (it.container) line("container: true");
    if (it.may_be_empty) line("may-be-empty: true");
    if (it.open && !it.evidence.empty()) {
      line(fmt::format("evidence: {{heading: '\\b({})s?\\b'}}", fmt::join(it.evidence, "|")));
    }
    if (it.sections.empty()) continue;
    line("sections:");
    write_sections(it.sections, indent + 4, out);
  }
}

std::string front_matter(const LearntSchema& schema) {
  if (schema.fields.empty()) return {};
  std::string out = fmt::format("\nfront-matter:\n{}  fields:\n",
                                schema.front_matter_required ? fmt::format("  required: true   # {} of {}\n",
                                                                           schema.with_front_matter, schema.pages)
                                                             : "");
  for (const LearntField& it : schema.fields) {
    std::string rule = it.type == "any" ? "" : fmt::format("type: {}", it.type);
    if (!it.values.empty()) {
      std::string values;
      for (const std::string& value : it.values) values += (values.empty() ? "" : ", ") + yaml_string(value);
      rule = fmt::format("values: [{}]", values);
    }
    if (it.required) rule += rule.empty() ? "required: true" : ", required: true";
    out += fmt::format("    {}: {}   # {}\n", yaml_string(it.name), rule.empty() ? "any" : fmt::format("{{{}}}", rule),
                       it.pages);
  }
  return out;
}

}  // namespace

std::string write_schema(const LearntSchema& schema) {
  std::string out = fmt::format(
      "# Learnt from {} document{}. Behind a section stands in how many of the places that could have it\n"
      "# it is there, and at which levels its headings are.\n"
      "rubric: 1\nname: {}\n",
      schema.pages, schema.pages == 1 ? "" : "s", yaml_string(schema.name));
  out += front_matter(schema);
  if (!schema.off.empty()) out += "\nrules:\n";
  for (const auto& [fault, pages] : schema.off) {
    out += fmt::format("  {}: \"off\"   # {} of {} do it\n", kDefaultRules[static_cast<std::size_t>(fault)], pages,
                       schema.pages);
  }
  out += "\ntypes:\n";
  if (!schema.without_sections.empty()) {
    out +=
        fmt::format("  - type: text   # {} without headings\n    when: {{headings: {{max: 0}}}}\n    unchecked: true\n",
                    schema.without_sections.size());
    for (const std::string& path : schema.without_sections) out += fmt::format("    # {}\n", in_one_line(path));
  }
  for (const LearntType& type : schema.types) {
    out += fmt::format("  - type: {}   # {} of {}\n    title: {}\n", type.name, type.pages.size(), schema.pages,
                       type.title);
    if (type.preface) out += fmt::format("    preface: required   # {} of {}\n", type.with_preface, type.pages.size());
    if (type.sections.empty()) continue;
    out += "    sections:\n";
    write_sections(type.sections, 6, out);
  }
  return out;
}

}  // namespace rubric::infer
