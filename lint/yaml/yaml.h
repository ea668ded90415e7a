// A YAML text as a flat tree in which every key and value knows its bytes.
//
// Two readers give the same tree: yaml-cpp's event interface for all of YAML, and a scanner for the
// flat `key: scalar` that most front matter is, which costs a fiftieth. The scanner answers only for
// what it is sure of; a test holds the two together.
//
// Reading never fails: what is wrong is in problems(), each at its place, and the nodes read up to
// there are kept.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/text/offsets.h"
#include "lint/yaml/layer.h"

namespace rubric::yaml {

using YamlId = std::uint32_t;
inline constexpr YamlId kNoYaml = UINT32_MAX;

// Nodes stand in reading order, each before what is inside it. In a mapping every key is a node too and
// stands directly before its value; both have the mapping as parent, and only the value has `key`:
//
//   a: [b]      0 mapping   1 scalar a   2 sequence, key 1   3 scalar b
//
// A range holds no anchor or tag, and no comment or blank around the value; a block collection runs from
// its first child to its last. The nodes that an alias stands for all have the range of the alias.
struct YamlNode {
  enum class Kind : std::uint8_t { null, scalar, sequence, mapping } kind = Kind::null;
  bool quoted = false;        // a quoted or block scalar is always a string
  YamlId key = kNoYaml;       // the key's own node, if this is a value of a mapping
  YamlId parent = kNoYaml;    // the sequence or mapping it stands in
  YamlId end = 0;             // the first node after this subtree
  ByteRange range;            // bytes of the value, quotes included; a missing value: after its `:` or `-`
  std::string value;          // scalar: decoded. An alias is read as a copy of what it names.
};

struct YamlProblem {
  // too_deep: more than 64 levels, or aliases that stand for more values than any page has
  enum class Kind : std::uint8_t { syntax, duplicate_key, tab, unclosed_quote, too_deep } kind;
  ByteRange range;
  std::string message;                 // for the author: what is wrong and what to do
  std::optional<ByteRange> related;    // duplicate_key: the first one
};

class YamlTree {
 public:
  std::span<const YamlNode> nodes() const { return nodes_; }
  std::span<const YamlProblem> problems() const { return problems_; }
  const YamlNode& operator[](YamlId id) const { return nodes_[id]; }

  bool empty() const { return nodes_.empty(); }
  YamlId root() const { return nodes_.empty() ? kNoYaml : 0; }

  // The values in a mapping or sequence, in order (kNoYaml or a scalar: none).
  std::vector<YamlId> children(YamlId parent) const;
  // The value under `key` in a mapping; the first of duplicates.
  YamlId find(YamlId mapping, std::string_view key) const;
  std::string_view key_of(YamlId value) const;   // "" for a sequence's element

  // A scalar as the YAML 1.2 core schema reads it; nothing if it is something else.
  std::optional<bool> as_bool(YamlId id) const;
  std::optional<std::int64_t> as_int(YamlId id) const;
  std::optional<double> as_double(YamlId id) const;
  // "string", "integer", "number", "boolean", "null", "date", "list", "mapping": for messages.
  std::string_view type_name(YamlId id) const;

 private:
  friend class YamlBuilder;
  std::vector<YamlNode> nodes_;
  std::vector<YamlProblem> problems_;
};

// Whether `text` is a day of the calendar, `2024-02-29`, with or without a time after it, and nothing else.
bool is_date(std::string_view text);

// `text` is a YAML document (without front-matter fences). `base` is added to every offset: where the
// text stands in its file.
YamlTree parse_yaml(std::string_view text, ByteOffset base = {});

// The same for a text of which all that can be read is wanted: where an entry in the first column has a mistake, its
// key is kept without a value, and what stands below it is read, unless there is another mistake.
YamlTree parse_yaml_around_mistake(std::string_view text, ByteOffset base = {});

// The two readers by themselves, for the test that compares them.
YamlTree parse_yaml_with_library(std::string_view text, ByteOffset base = {});
std::optional<YamlTree> scan_flat_yaml(std::string_view text, ByteOffset base = {});

}  // namespace rubric::yaml
