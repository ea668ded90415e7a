// A program of the build: makes the tables of term_table.h of YAML files, for page_words.cc to include.
//
//     embed_terms NAME FILE…      a file is named after the rule it is for
#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "lint/words/term_table.h"
#include "lint/yaml/yaml.h"

namespace rubric::words {
namespace {

bool read(const char* path, std::string& text) {
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) return false;
  for (int c = std::getc(file); c != EOF; c = std::getc(file)) text += static_cast<char>(c);
  const bool whole = std::ferror(file) == 0;
  std::fclose(file);
  return whole;
}

std::string rule_of(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);   // npos + 1 is 0
  std::string rule(path.substr(0, path.rfind('.')));
  std::ranges::replace(rule, '_', '-');
  return rule;
}

std::string row(TextRow it) { return fmt::format("{{{}, {}}}", it.at, it.size); }

template <typename Rows, typename Print>
void print_rows(std::string_view type, std::string_view name, const Rows& rows, const Print& print) {
  fmt::print("constexpr {} {}[] = {{\n", type, name);
  for (const auto& it : rows) fmt::print("{},\n", print(it));
  if (rows.empty()) fmt::print("{{}},\n");
  fmt::print("}};\n");
}

int fail(std::string_view path, std::string_view why) {
  fmt::print(stderr, "{}: error: {}\n", path, why);
  return 1;
}

int run(std::string_view name, int count, char** paths) {
  TermTableBuilder builder;
  for (int i = 0; i < count; ++i) {
    std::string text;
    if (!read(paths[i], text)) return fail(paths[i], "cannot be read");
    const YamlTree tree = parse_yaml(text);
    if (!tree.problems().empty()) return fail(paths[i], tree.problems().front().message);
    builder.read(tree, rule_of(paths[i]));
  }
  const TermTable table = builder.table();
  const std::string k = fmt::format("k{}", name);
  fmt::print("constexpr std::string_view {}Text = R\"embedded({})embedded\";\n", k, table.text);
  print_rows("TermRow", k + "Rows", table.terms, [](const TermRow& it) {
    return fmt::format("{{{}, {}, {}, {}, {}, {}, {}, {}, {}, TermCase{{{}}}}}", row(it.text), row(it.note),
                       row(it.behind), it.list, it.first_use, it.last_use, it.first_element, it.last_element, it.key,
                       static_cast<int>(it.letters));
  });
  print_rows("TextRow", k + "Uses", table.uses, row);
  print_rows("ListRow", k + "Lists", table.lists,
             [](const ListRow& it) { return fmt::format("{{{}, {}}}", row(it.rule), row(it.name)); });
  print_rows("ElementRow", k + "Elements", table.elements, [](const ElementRow& it) {
    return fmt::format("{{{}, {}, {}, {}, {}}}", row(it.join), it.first, it.last, it.optional, it.gap);
  });
  print_rows("AlternativeRow", k + "Alternatives", table.alternatives, [](const AlternativeRow& it) {
    return fmt::format("{{{}U, {}, AlternativeRow::Kind{{{}}}}}", it.hash, row(it.text), static_cast<int>(it.kind));
  });
  print_rows("TermKey", k + "Keys", table.keys, [](const TermKey& it) {
    return fmt::format("{{{}U, {}U, {}U, {}, {}, {}, {}U}}", it.hash, it.before, it.behind, it.term, it.alternative,
                       it.alone, it.not_second);
  });
  print_rows("std::uint32_t", k + "Slots", table.slots, [](std::uint32_t it) { return fmt::format("{}", it); });
  fmt::print("constexpr WordMarks {}Marks = [] {{\n  WordMarks marks{{}};\n", k);
  for (std::size_t i = 0; i < kWordMarks; ++i) {
    if ((*table.marks)[i] != 0) fmt::print("  marks[{}] = 1;\n", i);
  }
  fmt::print("  return marks;\n}}();\n");
  fmt::print(
      "constinit const TermTable {0}{{.text = {0}Text, .terms = {0}Rows, .uses = {0}Uses, .lists = {0}Lists, .elements "
      "= {0}Elements, "
      ".alternatives = {0}Alternatives, .keys = {0}Keys, .slots = {0}Slots, .marks = &{0}Marks, .stem_lengths = "
      "{1}}};\n",
      k, table.stem_lengths);
  return 0;
}

}  // namespace
}  // namespace rubric::words

int main(int count, char** arguments) {
  if (count < 3) return rubric::words::fail("embed_terms", "wants a name and files");
  return rubric::words::run(arguments[1], count - 2, arguments + 2);
}
