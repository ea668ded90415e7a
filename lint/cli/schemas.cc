#include "lint/cli/schemas.h"

#include <algorithm>

#include <fmt/format.h>

#include "lint/io/read.h"
#include "lint/text/path.h"
#include "lint/yaml/yaml.h"

namespace rubric::cli {
namespace {

// The block of one key at the top of a YAML text: its line and the lines that belong to it. Enough to read
// that key without reading all of the file.
std::string_view top_block(std::string_view yaml, std::string_view key) {
  for (std::size_t from = 0; from < yaml.size();) {
    const std::size_t end = std::min(yaml.find('\n', from), yaml.size() - 1) + 1;
    if (!yaml.substr(from).starts_with(key)) {
      from = end;
      continue;
    }
    std::size_t to = end;
    while (to < yaml.size() && (yaml[to] == ' ' || yaml[to] == '-' || yaml[to] == '#' || yaml[to] == '\n')) {
      to = std::min(yaml.find('\n', to), yaml.size() - 1) + 1;
    }
    return yaml.substr(from, to - from);
  }
  return {};
}

}  // namespace

Schemas::Schemas(std::span<const schemas::Builtin> builtin, std::span<const Rule* const> rules) : builtin_(builtin) {
  for (const Rule* rule : rules) rule_names_.push_back(rule->name);
}

std::vector<std::string_view> Schemas::names() const {
  std::vector<std::string_view> names;
  for (const schemas::Builtin& it : builtin_) names.push_back(it.name);
  return names;
}

std::vector<SchemaChoice> Schemas::claims() const {
  std::vector<SchemaChoice> claims;
  for (const schemas::Builtin& it : builtin_) {
    const YamlTree tree = parse_yaml(top_block(it.text, "files:"));
    const YamlId files = tree.find(tree.root(), "files");
    SchemaChoice claim{.files = {}, .schema = nullptr, .name = std::string(it.name), .place = {}};
    if (files == kNoYaml) continue;
    for (const YamlId glob : tree.children(files)) claim.files.emplace_back(tree[glob].value);
    if (tree[files].kind == YamlNode::Kind::scalar) claim.files.emplace_back(tree[files].value);
    claims.push_back(std::move(claim));
  }
  return claims;
}

Schemas::Loaded Schemas::load(const std::string& name) {
  if (const auto found = loaded_.find(name); found != loaded_.end()) return {found->second, {}};
  Loaded loaded = read(name);
  loaded_.emplace(name, loaded.schema);
  return loaded;
}

Schemas::Loaded Schemas::read(const std::string& name) {
  std::map<std::string, std::unique_ptr<SourceText>> texts;  // by the path that problems name
  const auto keep = [&](const std::string& path, std::string text) -> const SourceText& {
    return *texts.insert_or_assign(path, std::make_unique<SourceText>(path, std::move(text))).first->second;
  };
  const SchemaSource source = [&](std::string_view wanted, std::string_view extending) -> std::optional<std::string> {
    if (!is_schema_path(wanted)) {
      const auto text = builtin_text(wanted);
      if (text) keep(std::string(wanted), std::string(*text));
      return text ? std::optional(std::string(*text)) : std::nullopt;
    }
    const std::string path = joined(folder_of(extending), wanted);
    Result<std::string> text = read_file(path);
    if (!text) return std::nullopt;
    keep(path, *text);
    return std::move(*text);
  };

  std::string text;
  if (const auto builtin = builtin_text(name)) {
    text = *builtin;
  } else {
    Result<std::string> bytes = read_file(name);
    if (!bytes) return {nullptr, {fmt::format("rubric: {}: {}", bytes.error().path, bytes.error().cause)}};
    text = std::move(*bytes);
  }
  SchemaFile file = load_schema(keep(name, std::move(text)), source, rule_names_);
  Loaded out{std::move(file.schema), {}};
  for (const SchemaProblem& it : file.problems) {
    const auto found = texts.find(it.path);
    const DisplayPosition at = found == texts.end() ? DisplayPosition{} : found->second->lines().display(it.range.begin);
    out.problems.push_back(fmt::format("{}:{}:{}: {}: {}", it.path.empty() ? name : it.path, at.line, at.column,
                                       it.error ? "error" : "warning", it.message));
  }
  return out;
}

std::optional<std::string_view> Schemas::builtin_text(std::string_view name) const {
  const auto it = std::ranges::find(builtin_, name, &schemas::Builtin::name);
  return it == builtin_.end() ? std::nullopt : std::optional(it->text);
}

}  // namespace rubric::cli
