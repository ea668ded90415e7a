// New documents: whatever the schema, they fit it, but for what a person has to fill in.
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/draft/new_document.h"
#include "lint/yaml/write.h"
#include "lint/yaml/yaml.h"
#include "rules/all_rules.h"
#include "schemas/builtin.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

// What is reported of a page, but for lines that a person has to fill in.
std::string faults(const Page& page, const Config& config) {
  const FileReport report = report_on(page, rules::all_rules(), config);
  std::string out;
  for (const Diagnostic& it : report.diagnostics) {
    const LineIndex& lines = report.source->lines();
    const std::size_t begin = page.text.rfind('\n', it.range.begin.value == 0 ? 0 : it.range.begin.value - 1);
    const std::size_t from = begin == page.text.npos ? 0 : begin + 1;
    const std::string line = page.text.substr(from, page.text.find('\n', it.range.begin.value) - from);
    if (line.find("{add ") != line.npos) continue;
    out += fmt::format("{}: {}: {}\n", lines.display(it.range.begin).line, it.rule, it.message);
  }
  return out;
}

// The name of the type that a page is read as.
std::string type_of(const Page& page, const Schema& schema) {
  const SourceText source(page.path, page.text);
  const Document document = parse_markdown(source);
  const YamlTree front_matter = front_matter_of(document);
  const Outline sections = outline(document);
  return match_page(schema, page.path, document, sections, front_matter).type->name;
}

TEST_CASE("a new document of every type of every schema fits, but for its placeholders") {
  std::size_t types = 0;
  for (const schemas::Builtin& builtin : schemas::builtin()) {
    const Config config = config_with(std::string(builtin.text));
    const Schema& schema = *schema_for(config, "page.md");
    for (const PageType& type : schema.types) {
      if (type.unchecked) continue;
      ++types;
      const NewDocument document = new_document(schema, type, {});
      INFO(fmt::format("{} {}:\n{}", schema.name, type.name, document.text));
      CHECK(faults({"site/job-families/data/steward.md", document.text}, config) == "");
      CHECK(type_of({"site/job-families/data/steward.md", document.text}, schema) == type.name);
      CHECK(document.text.find("{add ") != document.text.npos);
      // Once all is filled in, nothing is left to fill in.
      Values values;
      for (const std::string& name : document.names) values[name] = "Senior Engineer";
      for (const Field& field : schema.front_matter.fields) {
        if (field.type == Field::Type::date) values[field.name] = "2024-02-29";
        if (!field.values.empty()) values[field.name] = field.values.front();
      }
      const NewDocument full = new_document(schema, type, {.values = values});
      // With each section that may be left out, and with all of them, it still fits.
      for (const std::string& name : document.optional) {
        const NewDocument more = new_document(schema, type, {.with = {name}});
        INFO(fmt::format("with {}:\n{}", name, more.text));
        CHECK(more.text.find(name.starts_with('{') ? fmt::format("# {{add {}\n", name.substr(1))
                                                   : fmt::format("# {}\n", name)) != more.text.npos);
        CHECK(faults({"site/job-families/data/steward.md", more.text}, config) == "");
      }
      INFO(full.text);
      CHECK(full.text.find("{add ") == full.text.npos);
      CHECK(full.names == document.names);
    }
  }
  CHECK(types >= 7);
}

TEST_CASE("a YAML scalar reads back as the text it was written from") {
  for (const char* text :
       {"plain",     "two words",  "",         " a",         "a ",          "no",   "NO",    "1",
        "1.5",       "a: b",       "a #b",     "- a",        "{add title}", "it's", "\"q\"", "back\\slash",
        "tab\there", "line\nline", "\xC3\xA4", "2024-01-31", "~",           "null", "a,b",   "[a]",
        "*a",        "&a",         "!a",       "%a",         "\x7F",        "@a",   "`a"}) {
    INFO(text);
    for (const std::string& written : {yaml_string(text), yaml_double_quoted(text)}) {
      for (const std::string& file : {fmt::format("key: {}\n", written), fmt::format("key: [{}]\n", written)}) {
        INFO(file);
        const YamlTree tree = parse_yaml(file);
        CHECK(tree.problems().empty());
        YamlId value = tree.find(tree.root(), "key");
        REQUIRE(value != kNoYaml);
        if (tree[value].kind != YamlNode::Kind::scalar) value = *tree.children(value).begin();
        CHECK(tree[value].value == text);
      }
    }
  }
}

}  // namespace
}  // namespace rubric::testing
