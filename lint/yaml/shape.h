// What may stand in a YAML file that people write for rubric: a table of keys for each mapping, a row a key.
//
// The rows are read by all who must agree on them: those who read the file ("did you mean"), the JSON Schema
// that editors take, completion and hover of the language server, and the test that holds the manual to them.
//
//     rules: {empty-section: off}     the row "rules": a mapping with names of rules for keys, each holding a
//                                     severity or a mapping with keys of its own
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/yaml/yaml.h"

namespace rubric::yaml {

struct KeyTable;

// What one value may be.
enum class ScalarKind : std::uint8_t {
  none,              // no scalar, only a mapping
  text,
  reasoned_text,     // text, or a mapping of one key: `text: why it stands here`
  flag,              // true or false
  number,            // a whole number from `min` to `max`
  integer,           // any whole number
  count,             // a whole number, or "any"
  word,              // one of `words`
  block,             // one of `words`, perhaps with "+", "?" or "*" behind it
  pattern,           // a regular expression
  glob,
  path,              // of a file or folder, relative to the file
  definition,        // the name of one of the file's own
  address,           // of a page of the site, "/handbook/"
  severity,
  rule,              // the name of one
  rule_or_severity,
  schema,            // the name of a built-in one, or the path of a schema file
};

enum class Holding : std::uint8_t {
  one,
  list,
  one_or_list,
  named,         // a mapping from names to such values
  named_lists,   // a mapping from names to lists of such values
  ruled,         // a mapping from names of rules to such values
};

struct Shape {
  ScalarKind scalar = ScalarKind::none;
  Holding holding = Holding::one;
  const KeyTable* table = nullptr;                  // a mapping with these keys will do, too
  std::span<const std::string_view> words = {};
  std::uint32_t min = 0, max = UINT32_MAX;
  bool may_be_empty = false;                        // a list or mapping without entries means something
  std::span<const Shape> also = {};                 // other shapes that will do
};

struct KeyRow {
  std::string_view name;
  std::string_view help;              // one line, for editors
  Shape shape;
  std::string_view fallback = {};     // what holds without the key, as YAML; "" where that is nothing
  bool required = false;              // unless the table's `unless_key` is there
};

struct KeyTable {
  std::string_view name;                            // in kebab-case; of all tables of a file
  std::string_view what;                            // "a section": what such a mapping describes
  std::string_view key_is = "key";                  // what messages call a key of it
  std::span<const KeyRow> keys = {};
  std::span<const KeyTable* const> either = {};     // instead of keys: one of these, each known by its first key
  std::string_view unless_key = {};                 // where this key is, none is required
  std::span<const std::string_view> one_of = {};    // exactly one of these keys is there
  bool one_key = false;                             // only one key at all
  bool rule_options = false;                        // the options of the rule it is about are keys, too
};

const KeyRow* find_row(const KeyTable& table, std::string_view name);
std::vector<std::string_view> names_of(std::span<const KeyRow> rows);

// The shapes of the values inside a value of this shape: of the entry under `key`, or of a list (key "").
// Several where the shape has alternatives; none where nothing may stand there.
std::vector<Shape> shapes_inside(const Shape& shape, const YamlTree& tree, YamlId value, std::string_view key);

// The tables of which the keys of the mapping `value` can be.
std::vector<const KeyTable*> tables_for(const Shape& shape, const YamlTree& tree, YamlId value);

// "nothing", "a list", "an integer": what stands there, for messages that say what is wanted.
std::string found_there(const YamlTree& tree, YamlId value);

}  // namespace rubric::yaml
