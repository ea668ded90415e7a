#include "lint/session/schemas.h"

#include <algorithm>

#include "lint/text/path.h"
#include "lint/yaml/row.h"

namespace rubric::session {

Schemas::Schemas(std::span<const schemas::Builtin> builtin, std::span<const Rule* const> rules, const Sources& sources)
    : builtin_(builtin), sources_(sources) {
  for (const Rule* rule : rules) {
    rule_names_.push_back(rule->name);
    if (!rule->formerly.empty()) rule_names_.push_back(rule->formerly);
  }
}

std::vector<std::string_view> Schemas::names() const {
  std::vector<std::string_view> names;
  for (const schemas::Builtin& it : builtin_) names.push_back(it.name);
  return names;
}

std::vector<SchemaChoice> Schemas::claims() const {
  std::vector<SchemaChoice> claims;
  for (const schemas::Builtin& it : builtin_) {
    const YamlTree tree = tree_of(it.tree);
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
  const SchemaSource source = [&](std::string_view wanted, std::string_view extending) -> std::optional<SchemaYaml> {
    if (!is_schema_path(wanted)) {
      const schemas::Builtin* builtin = find_builtin(wanted);
      if (!builtin) return std::nullopt;
      keep(std::string(wanted), std::string(builtin->text));
      return SchemaYaml(std::string(builtin->text), tree_of(builtin->tree));
    }
    const std::string path = joined(folder_of(extending), wanted);
    Result<std::string> text = sources_.read(path);
    if (!text) return std::nullopt;
    keep(path, *text);
    return std::move(*text);
  };

  SchemaFile file;
  if (const schemas::Builtin* builtin = find_builtin(name)) {
    file = load_schema(keep(name, std::string(builtin->text)), tree_of(builtin->tree), source, rule_names_);
  } else {
    Result<std::string> bytes = sources_.read(name);
    if (!bytes) return {nullptr, {{.path = bytes.error().path, .message = bytes.error().cause}}};
    file = load_schema(keep(name, std::move(*bytes)), source, rule_names_);
  }
  Loaded out{std::move(file.schema), {}};
  for (const SchemaProblem& it : file.problems) {
    const auto found = texts.find(it.path);
    const DisplayPosition at =
        found == texts.end() ? DisplayPosition{} : found->second->lines().display(it.range.begin);
    out.problems.push_back({.path = it.path.empty() ? name : it.path, .at = at, .range = it.range, .rule = it.rule,
                            .message = it.message, .error = it.error});
  }
  return out;
}

const schemas::Builtin* Schemas::find_builtin(std::string_view name) const {
  const auto it = std::ranges::find(builtin_, name, &schemas::Builtin::name);
  return it == builtin_.end() ? nullptr : &*it;
}

}  // namespace rubric::session
