// The keys of a .rubric.yaml, a row each. Reading, "did you mean", messages about types, the check of the
// manual (configuration.md) and the JSON Schema are all made from these rows.
//
// A new key is a row in the table of parse_config.cc with the function that stores its value: that is called
// once the value is known to be of its kind. Give the manual a line about it, or a test will ask for one.
#pragma once

#include <span>
#include <string_view>

#include "lint/yaml/yaml.h"

namespace rubric {

class ConfigReader;

enum class ConfigKind : std::uint8_t {
  text,
  globs,      // one, or a list of them
  schema,     // the name of a built-in schema, or the path of a schema file
  files,      // the path of a configuration file, or a list of them
  rule_names, // one name of a rule, or a list of them
  rules,      // a mapping of rules to a severity, or to a mapping with `severity` and options
  mapping,    // with `keys`
  mappings,   // a list of such mappings
};

struct ConfigKey {
  std::string_view name;
  ConfigKind kind;
  std::string_view help;                 // one line, for editors
  std::string_view fallback = {};        // what holds without the key, as YAML; "" where that is nothing
  bool required = false;
  std::span<const ConfigKey> keys = {};
  void (*read)(ConfigReader& reader, YamlId value) = nullptr;
};

std::span<const ConfigKey> config_keys();   // of the file itself

}  // namespace rubric
