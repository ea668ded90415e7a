#include "lint/load/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

#include "lint/load/inherit.h"
#include "lint/load/load_parts.h"
#include "lint/load/load_values.h"
#include "lint/load/satisfiable.h"
#include "lint/match/match.h"

namespace rubric::load {
namespace {

constexpr std::uint32_t kLanguage = 1;

void read_matching(Loading& in, const Value& value, Matching& matching) {
  if (!read_mapping(in, value, keys::kMatching)) return;
  if (const Value* letters = value.find("letters-per-edit")) {
    matching.letters_per_edit = read_number(in, *letters, 1, 100).value_or(matching.letters_per_edit);
  }
  if (const Value* edits = value.find("max-edits")) {
    matching.max_edits = read_number(in, *edits, 0, 10).value_or(matching.max_edits);
  }
}

void read_site(Loading& in, const Value& value, Site& site) {
  if (!read_mapping(in, value, keys::kSite)) return;
  if (const Value* hosts = value.find("hosts")) site.hosts = read_texts(in, *hosts);
  for (std::string& host : site.hosts) {
    if (host.ends_with('/')) host.pop_back();
  }
  if (const Value* section = value.find("section")) {
    site.section = read_text(in, *section).value_or("");
    const bool framed = site.section.size() > 2 && site.section.starts_with('/') && site.section.ends_with('/');
    if (!site.section.empty() && !framed) {
      in.wrong(*section, fmt::format("\"section\" begins and ends with \"/\": \"/{}/\"", site.section));
      site.section.clear();
    }
  }
}

void read_rules(Loading& in, const Value& value, Schema& schema) {
  if (!value.is_mapping()) {
    in.wrong(value, "\"rules\" wants a mapping of rule names to severities");
    return;
  }
  for (const Value& rule : value.children) {
    check_rule_name(in, at_key(rule), rule.key());
    RuleDefault& here = schema.rules[std::string(rule.key())];
    if (!rule.is_mapping()) {
      here.severity = read_severity(in, rule);
      continue;
    }
    if (!read_mapping(in, rule, keys::kRule)) continue;
    if (const Value* severity = rule.find("severity")) here.severity = read_severity(in, *severity);
    if (const Value* message = rule.find("message")) here.message = read_text(in, *message).value_or("");
  }
}

void read_schema(Loading& in, const Value& root, Schema& schema, Origins& origins) {
  read_mapping(in, root, keys::kSchema);
  if (const Value* language = root.find("rubric")) {
    if (const auto number = read_number(in, *language, 0, UINT32_MAX); number && *number != kLanguage) {
      in.wrong(*language,
               fmt::format("this program reads version {} of the schema language, found {}", kLanguage, *number));
    }
  }
  if (const Value* name = root.find("name")) {
    schema.name = read_text(in, *name).value_or("");
  } else if (in.whole) {
    in.problem(at(root), "schema-value", "missing key \"name\": what configurations and messages call this schema");
  }
  schema.title = schema.name;
  if (const Value* title = root.find("title")) schema.title = read_text(in, *title).value_or(schema.name);
  if (const Value* files = root.find("files")) {
    for (const Glob& it : read_globs(in, *files)) schema.files.push_back(it.text());
  }
  if (const Value* help = root.find("help")) schema.help = read_text(in, *help).value_or("");
  if (const Value* matching = root.find("matching")) read_matching(in, *matching, schema.matching);
  if (const Value* site = root.find("site")) read_site(in, *site, schema.site);
  if (const Value* rules = root.find("rules")) read_rules(in, *rules, schema);
  if (const Value* fields = root.find("front-matter")) {
    schema.front_matter = read_front_matter(in, *fields, origins.fields);
  }
  if (const Value* scales = root.find("scales")) read_scales(in, *scales, schema);
  if (const Value* tables = root.find("tables")) read_tables(in, *tables, schema);
  if (const Value* types = root.find("types")) {
    read_types(in, *types, root.find("definitions"), schema, origins);
  } else if (in.whole) {
    in.problem(at(root), "schema-value", "missing key \"types\": the kinds of pages this schema knows");
  }
}

// By place, the file asked for first; a mistake in a definition is found once for each `use:`.
void sort_problems(std::vector<SchemaProblem>& problems, const SchemaTree& tree) {
  const auto rank = [&](const SchemaProblem& problem) {
    return std::find_if(tree.files.begin(), tree.files.end(),
                        [&](const auto& it) { return it->path == problem.path; }) -
           tree.files.begin();
  };
  std::vector<std::pair<std::ptrdiff_t, SchemaProblem>> ranked;
  ranked.reserve(problems.size());
  for (SchemaProblem& it : problems) {
    const std::ptrdiff_t file = rank(it);
    ranked.emplace_back(file, std::move(it));
  }
  const auto key = [](const auto& it) {
    return std::tie(it.first, it.second.range, it.second.rule, it.second.message);
  };
  std::ranges::sort(ranked, [&](const auto& a, const auto& b) { return key(a) < key(b); });
  const auto same = [&](const auto& a, const auto& b) { return key(a) == key(b); };
  ranked.erase(std::unique(ranked.begin(), ranked.end(), same), ranked.end());
  problems.clear();
  for (auto& it : ranked) problems.push_back(std::move(it.second));
}

SchemaFile load_tree(SchemaTree tree, const std::string& path, std::span<const std::string_view> rule_names) {
  Loading in{.rule_names = rule_names, .problems = std::move(tree.problems), .whole = tree.whole};
  auto schema = std::make_shared<Schema>();
  schema->path = path;
  const auto any_error = [&] {
    return std::any_of(in.problems.begin(), in.problems.end(), [](const SchemaProblem& it) { return it.error; });
  };
  if (tree.root) {
    Origins origins;
    read_schema(in, *tree.root, *schema, origins);
    if (in.whole) {
      check_reachable(in, *schema, origins);
      check_satisfiable(in, *schema, origins);
    }
  }

  SchemaFile loaded;
  if (!any_error()) {
    schema->grammar = compile(*schema);
    loaded.schema = std::move(schema);
  }
  sort_problems(in.problems, tree);
  loaded.problems = std::move(in.problems);
  return loaded;
}

}  // namespace

SchemaFile load_schema(const SourceText& file, const SchemaSource& source,
                       std::span<const std::string_view> rule_names) {
  return load_tree(read_schema_tree(file, std::nullopt, source), file.path(), rule_names);
}

SchemaFile load_schema(const SourceText& file, YamlTree yaml, const SchemaSource& source,
                       std::span<const std::string_view> rule_names) {
  return load_tree(read_schema_tree(file, std::move(yaml), source), file.path(), rule_names);
}

}  // namespace rubric::load
