// A table becomes a definition that others refer to, so that sections can stand in sections:
//
//     {"definitions": {"section": {"type": "object", "properties": {"sections": … {"$ref": "#/definitions/member"}
#include "lint/report/json_schema.h"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "lint/engine/config_keys.h"
#include "lint/report/json_text.h"
#include "lint/schema/keys.h"
#include "lint/text/severity.h"

namespace rubric::report {
namespace {

using Members = std::vector<std::pair<std::string_view, std::string>>;   // of an object: key and JSON

std::string object(const Members& members) {
  std::string out = "{";
  for (const auto& [key, value] : members) {
    out += fmt::format("{}{}: {}", out.size() == 1 ? "" : ", ", json_string(key), value);
  }
  return out + "}";
}

std::string array(const std::vector<std::string>& values) { return fmt::format("[{}]", fmt::join(values, ", ")); }

std::string any_of(std::vector<std::string> schemas) {
  return schemas.size() == 1 ? std::move(schemas.front()) : object({{"anyOf", array(schemas)}});
}

template <typename Words>
std::string words(const Words& of) {
  std::vector<std::string> out;
  out.reserve(std::size(of));
  for (const std::string_view it : of) out.push_back(json_string(it));
  return array(out);
}

std::string reference(std::string_view name) {
  return object({{"$ref", json_string(fmt::format("#/definitions/{}", name))}});
}

// A value written in YAML, as JSON.
std::string plain(std::string_view yaml) {
  const bool bare =
      yaml == "true" || yaml == "false" || yaml == "[]" || yaml.find_first_not_of("0123456789") == yaml.npos;
  return bare ? std::string(yaml) : json_string(yaml);
}

std::string fallback_of(const Option& option) {
  if (const auto* flag = std::get_if<bool>(&option.fallback)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<std::int64_t>(&option.fallback)) return fmt::format("{}", *number);
  if (const auto* text = std::get_if<std::string_view>(&option.fallback)) return json_string(*text);
  return "[]";
}

// `schema`, an object, with more about it in front.
std::string described(const std::string& schema, std::string_view help, std::string_view fallback) {
  Members members{{"description", json_string(help)}};
  if (!fallback.empty()) members.emplace_back("default", fallback);
  std::string head = object(members);
  head.pop_back();
  // Beside a "$ref" all other keys are ignored.
  if (schema.starts_with("{\"$ref\"")) return fmt::format("{}, \"allOf\": [{}]}}", head, schema);
  return fmt::format("{}, {}", head, schema.substr(1));
}

class Writer {
 public:
  explicit Writer(const JsonSchemaNames& names) : names_(names) {}

  std::string write(const KeyTable& table, std::string_view title) {
    Members file{{"$schema", "\"http://json-schema.org/draft-07/schema#\""}, {"title", json_string(title)}};
    file.emplace_back("allOf", array({of_table(table)}));
    for (std::size_t defined = 0; defined < tables_.size();) {   // more are met on the way
      const KeyTable& next = *tables_[defined++];
      define(next.name, definition(next));
    }
    std::ranges::sort(definitions_, {}, [](const auto& it) { return it.first; });
    file.emplace_back("definitions", object(definitions_));
    return object(file);
  }

 private:
  std::string of_table(const KeyTable& table) {
    if (std::ranges::find(tables_, &table) == tables_.end()) tables_.push_back(&table);
    return reference(table.name);
  }

  std::string define(std::string_view name, std::string schema) {
    const bool known =
        std::ranges::find(definitions_, name, [](const auto& it) { return it.first; }) != definitions_.end();
    if (!known) definitions_.emplace_back(name, std::move(schema));
    return reference(name);
  }

  std::string definition(const KeyTable& table) {
    if (!table.either.empty()) {
      std::vector<std::string> out;
      for (const KeyTable* it : table.either) out.push_back(of_table(*it));
      return any_of(std::move(out));
    }
    return mapping(table, nullptr);
  }

  // The rule is the one whose setting the mapping is.
  std::string mapping(const KeyTable& table, const Rule* rule) {
    Members properties;
    std::vector<std::string_view> required;
    for (const KeyRow& it : table.keys) {
      properties.emplace_back(it.name,
                              described(of_shape(it.shape), it.help, it.fallback.empty() ? "" : plain(it.fallback)));
      if (it.required) required.push_back(it.name);
    }
    for (const Option& it : table.rule_options && rule != nullptr ? rule->options : std::span<const Option>()) {
      properties.emplace_back(it.name, described(of_shape(config_keys::shape_of(it)), it.help, fallback_of(it)));
    }
    Members out{{"type", "\"object\""}, {"properties", object(properties)}, {"additionalProperties", "false"}};
    if (!required.empty() && table.unless_key.empty()) out.emplace_back("required", words(required));
    if (!required.empty() && !table.unless_key.empty()) {
      out.emplace_back("if", object({{"required", words(std::vector{table.unless_key})}}));
      out.emplace_back("then", "{}");
      out.emplace_back("else", object({{"required", words(required)}}));
    }
    std::vector<std::string> choices;
    for (const std::string_view it : table.one_of) choices.push_back(object({{"required", words(std::vector{it})}}));
    if (!choices.empty()) out.emplace_back("oneOf", array(choices));
    if (table.one_key) out.insert(out.end(), {{"minProperties", "1"}, {"maxProperties", "1"}});
    return object(out);
  }

  std::string of_shape(const Shape& shape) {
    std::vector<std::string> out;
    add_shape(shape, out);
    for (const Shape& it : shape.also) add_shape(it, out);
    return any_of(std::move(out));
  }

  void add_shape(const Shape& shape, std::vector<std::string>& out) {
    if (shape.holding == Holding::ruled) return out.push_back(of_rules(shape));
    std::vector<std::string> alone;
    add_scalar(shape, alone);
    if (shape.table != nullptr) alone.push_back(of_table(*shape.table));
    const std::string value = any_of(alone);
    const auto list = [&] {
      Members members{{"type", "\"array\""}, {"items", value}};
      if (!shape.may_be_empty) members.emplace_back("minItems", "1");
      return object(members);
    };
    switch (shape.holding) {
      case Holding::one: out.insert(out.end(), alone.begin(), alone.end()); break;
      case Holding::list: out.push_back(list()); break;
      case Holding::one_or_list:
        out.insert(out.end(), alone.begin(), alone.end());
        out.push_back(list());
        break;
      case Holding::named: out.push_back(object({{"type", "\"object\""}, {"additionalProperties", value}})); break;
      case Holding::named_lists:
        out.push_back(object({{"type", "\"object\""}, {"additionalProperties", list()}}));
        break;
      case Holding::ruled: break;
    }
  }

  // Every rule with what it finds, so that editors can show it.
  std::string of_rules(const Shape& shape) {
    const KeyTable& table = *shape.table;
    const std::string common = table.rule_options ? "" : of_table(table);
    Members properties;
    for (const Rule* rule : names_.rules) {
      const std::string setting = table.rule_options ? mapping(table, rule) : common;
      const std::string schema = any_of({severity(), setting}), severity = json_string(name_of(rule->severity));
      properties.emplace_back(rule->name, described(schema, rule->summary, severity));
      if (!rule->formerly.empty()) {
        properties.emplace_back(rule->formerly, described(schema, fmt::format("Now called {}", rule->name), severity));
      }
    }
    const std::string_view name = table.rule_options ? "rule-settings" : "rules";
    return define(
        name, object({{"type", "\"object\""}, {"properties", object(properties)}, {"additionalProperties", "false"}}));
  }

  std::string severity() { return define("severity", object({{"enum", words(kSeverityWords)}})); }

  std::string rule() {
    std::vector<std::string> names;
    for (const Rule* it : names_.rules) {
      names.push_back(json_string(it->name));
      if (!it->formerly.empty()) names.push_back(json_string(it->formerly));
    }
    return define("rule-name", object({{"enum", array(names)}}));
  }

  // YAML writers leave quotes away: 2024 is a text where one is wanted.
  std::string text() { return define("text", object({{"type", array({"\"string\"", "\"number\"", "\"boolean\""})}})); }

  static std::string whole_number(const Shape& shape) {
    Members members{{"type", "\"integer\""}, {"minimum", fmt::format("{}", shape.min)}};
    if (shape.max < UINT32_MAX - 1) members.emplace_back("maximum", fmt::format("{}", shape.max));
    return object(members);
  }

  void add_scalar(const Shape& shape, std::vector<std::string>& out) {
    switch (shape.scalar) {
      case ScalarKind::none: break;
      case ScalarKind::flag: out.emplace_back(R"({"type": "boolean"})"); break;
      case ScalarKind::integer: out.emplace_back(R"({"type": "integer"})"); break;
      case ScalarKind::number: out.push_back(whole_number(shape)); break;
      case ScalarKind::count: out.insert(out.end(), {whole_number(shape), R"({"const": "any"})"}); break;
      case ScalarKind::word: out.push_back(object({{"enum", words(shape.words)}})); break;
      case ScalarKind::block: {
        std::vector<std::string> all;
        for (const std::string_view times : {"", "+", "?", "*"}) {
          for (const std::string_view it : shape.words) all.push_back(fmt::format("{}{}", it, times));
        }
        out.push_back(object({{"enum", words(all)}}));
        break;
      }
      case ScalarKind::severity: out.push_back(severity()); break;
      case ScalarKind::rule: out.push_back(rule()); break;
      case ScalarKind::rule_or_severity: out.insert(out.end(), {severity(), rule()}); break;
      case ScalarKind::schema:
        out.push_back(object({{"enum", words(names_.schemas)}}));
        out.emplace_back(R"({"type": "string", "pattern": "/|\\.ya?ml$"})");
        break;
      case ScalarKind::address: out.emplace_back(R"({"type": "string", "pattern": "^/|://"})"); break;
      case ScalarKind::reasoned_text:
        out.push_back(text());
        out.push_back(object({{"type", "\"object\""},
                              {"additionalProperties", text()},
                              {"minProperties", "1"},
                              {"maxProperties", "1"}}));
        break;
      case ScalarKind::text:
      case ScalarKind::pattern:
      case ScalarKind::glob:
      case ScalarKind::definition:
      case ScalarKind::path: out.push_back(text()); break;
    }
  }

  const JsonSchemaNames& names_;
  std::vector<const KeyTable*> tables_;
  Members definitions_;
};

// The end of the object or list that opens at `begin`, if nothing opens inside it.
std::size_t leaf_end(std::string_view json, std::size_t begin) {
  bool quoted = false;
  for (std::size_t i = begin + 1; i < json.size(); ++i) {
    if (json[i] == '\\') ++i;
    else if (json[i] == '"') quoted = !quoted;
    else if (!quoted && (json[i] == '{' || json[i] == '[')) return json.npos;
    else if (!quoted && (json[i] == '}' || json[i] == ']')) return i + 1;
  }
  return json.npos;
}

// One key a line; what is short and holds nothing else stays on its line.
std::string indented(std::string_view json) {
  std::string out;
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (quoted && c == '\\') {
      out.append(json.substr(i++, 2));
      continue;
    }
    if (c == '"') quoted = !quoted;
    const bool opens = !quoted && (c == '{' || c == '[');
    const std::size_t end = opens ? leaf_end(json, i) : json.npos;
    if (end != json.npos && end - i < 110) {
      out.append(json.substr(i, end - i));
      i = end - 1;
    } else if (opens) {
      out += fmt::format("{}\n{:{}}", c, "", ++depth * 2);
    } else if (!quoted && (c == '}' || c == ']')) {
      out += fmt::format("\n{:{}}{}", "", --depth * 2, c);
    } else if (!quoted && c == ',') {
      out += fmt::format(",\n{:{}}", "", depth * 2);
      if (i + 1 < json.size() && json[i + 1] == ' ') ++i;
    } else {
      out += c;
    }
  }
  return out + "\n";
}

}  // namespace

std::string json_schema(const KeyTable& table, std::string_view title, const JsonSchemaNames& names) {
  return indented(Writer(names).write(table, title));
}

}  // namespace rubric::report
