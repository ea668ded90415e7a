// A program of the build: parses YAML files and writes them as the C++ that builtin.cc includes.
//
//     constexpr YamlRow kTree0[] = {
//     {YamlNode::Kind{3}, false, 4294967295, 4294967295, 3, {{0}, {4}}, R"embedded()embedded"},
//     …
//     };
//     constexpr std::array<Builtin, 1> kBuiltin = {{
//     {"name", R"embedded(a: 1)embedded", kTree0},
//     }};
#include <cstdio>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "lint/yaml/yaml.h"
#include "schemas/layer.h"

namespace rubric::schemas {
namespace {

bool read(const char* path, std::string& text) {
  std::FILE* file = std::fopen(path, "rb");
  if (!file) return false;
  for (int c = std::getc(file); c != EOF; c = std::getc(file)) text += static_cast<char>(c);
  const bool whole = std::ferror(file) == 0;
  std::fclose(file);
  return whole;
}

std::string_view name_of(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);   // npos + 1 is 0
  return path.substr(0, path.rfind('.'));
}

std::string literal(std::string_view text) { return fmt::format("R\"embedded({})embedded\"", text); }

std::string row(const YamlNode& node) {
  return fmt::format("{{YamlNode::Kind{{{}}}, {}, {}, {}, {}, {{{{{}}}, {{{}}}}}, {}}},\n", static_cast<int>(node.kind),
                     node.quoted, node.key, node.parent, node.end, node.range.begin.value, node.range.end.value,
                     literal(node.value));
}

int fail(std::string_view path, std::string_view why) {
  fmt::print(stderr, "{}: error: {}\n", path, why);
  return 1;
}

int run(int count, char** paths) {
  std::string schemas;
  for (int i = 0; i < count; ++i) {
    std::string text;
    if (!read(paths[i], text)) return fail(paths[i], "cannot be read");
    const YamlTree tree = parse_yaml(text);
    if (!tree.problems().empty()) return fail(paths[i], tree.problems().front().message);
    fmt::print("constexpr YamlRow kTree{}[] = {{\n", i);
    for (const YamlNode& node : tree.nodes()) fmt::print("{}", row(node));
    fmt::print("}};\n");
    schemas += fmt::format("{{\"{}\", {}, kTree{}}},\n", name_of(paths[i]), literal(text), i);
  }
  fmt::print("constexpr std::array<Builtin, {}> kBuiltin = {{{{\n{}}}}};\n", count, schemas);
  return 0;
}

}  // namespace
}  // namespace rubric::schemas

int main(int count, char** arguments) { return rubric::schemas::run(count - 1, arguments + 1); }
