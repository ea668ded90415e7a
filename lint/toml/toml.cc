#include "lint/toml/toml.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 64
#include <toml++/toml.h>

#include "lint/text/utf8.h"
#include "lint/toml/syntax_problem.h"
#include "lint/yaml/builder.h"

namespace rubric {
namespace {

constexpr std::size_t kMaxDepth = 64;         // of the tree
constexpr std::size_t kMaxDottedParts = 1000;   // of one key: the library follows them by recursion

// The library counts lines and code points. Of each line every 64th code point is known, so that no place takes long.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {
    for (std::size_t at = 0, column = 0; at <= text.size();) {
      if (column == 0) lines_.push_back(stops_.size());
      if (column % kStep == 0) stops_.push_back(at);
      if (at == text.size()) break;
      column = text[at] == '\n' ? 0 : column + 1;
      at += decode(text, at).size;
    }
  }

  std::size_t offset(toml::source_position wanted) const {
    if (wanted.line == 0 || wanted.column == 0 || wanted.line > lines_.size()) return text_.size();
    const std::size_t column = wanted.column - 1, stop = lines_[wanted.line - 1] + column / kStep;
    if (stop >= stops_.size()) return text_.size();
    std::size_t at = stops_[stop];
    for (std::size_t steps = column % kStep; steps > 0 && at < text_.size(); --steps) at += decode(text_, at).size;
    return at;
  }

  ByteRange range(const toml::source_region& region) const {
    const std::size_t begin = offset(region.begin);
    return byte_range(begin, std::max(begin, offset(region.end)));
  }

 private:
  static constexpr std::size_t kStep = 64;

  std::string_view text_;
  std::vector<std::size_t> stops_;   // of all lines
  std::vector<std::size_t> lines_;   // the first stop of each
};

class TreeReader {
 public:
  TreeReader(std::string_view text, YamlBuilder& into) : text_(text), places_(text), build_(into), nodes_(into.nodes()) {}

  void read(const toml::node& node, YamlId parent) {
    const auto id = static_cast<YamlId>(nodes_.size());
    nodes_.emplace_back().parent = parent;
    if (const toml::table* table = node.as_table()) read_table(*table, id);
    else if (const toml::array* array = node.as_array()) read_array(*array, id);
    else read_scalar(node, id);
    nodes_[id].end = static_cast<YamlId>(nodes_.size());
  }

 private:
  void read_table(const toml::table& table, YamlId id) {
    nodes_[id].kind = YamlNode::Kind::mapping;
    if (!table.is_inline()) nodes_[id].range = after(places_.range(table.source()));
    else nodes_[id].range = places_.range(table.source());
    if (!descend(id)) return;
    std::vector<std::pair<const toml::key*, const toml::node*>> entries;
    for (const auto& [key, value] : table) entries.emplace_back(&key, &value);
    std::ranges::sort(entries, {}, [](const auto& it) { return it.first->source().begin; });
    for (const auto& [key, value] : entries) {
      const auto key_id = static_cast<YamlId>(nodes_.size());
      YamlNode& node = nodes_.emplace_back();
      node.kind = YamlNode::Kind::scalar;
      node.parent = id;
      node.end = key_id + 1;
      node.range = places_.range(key->source());
      node.value = std::string(key->str());
      node.quoted = is_quote(node.range.begin.value);
      read(*value, id);
      nodes_[key_id + 1].key = key_id;
    }
    enclose(id, table.is_inline());
    --depth_;
  }

  void read_array(const toml::array& array, YamlId id) {
    nodes_[id].kind = YamlNode::Kind::sequence;
    nodes_[id].range = places_.range(array.source());
    if (!descend(id)) return;
    for (const toml::node& it : array) read(it, id);
    enclose(id, true);
    --depth_;
  }

  // The range of a collection holds what is in it; a table under a header is no more than that.
  void enclose(YamlId id, bool has_own) {
    const YamlId first = id + 1;
    if (first >= nodes_.size()) return;
    ByteRange range = has_own ? nodes_[id].range : nodes_[first].range;
    for (YamlId child = first; child < nodes_.size(); child = nodes_[child].end) {
      range.begin = std::min(range.begin, nodes_[child].range.begin);
      range.end = std::max(range.end, nodes_[child].range.end);
    }
    nodes_[id].range = range;
  }

  void read_scalar(const toml::node& value, YamlId id) {
    YamlNode& node = nodes_[id];
    node.kind = YamlNode::Kind::scalar;
    node.range = places_.range(value.source());
    const std::string_view written = text_.substr(node.range.begin.value, node.range.size());
    if (const auto* text = value.as_string()) {
      node.quoted = true;
      node.value = text->get();
    } else if (const auto* integer = value.as_integer()) {
      node.value = fmt::format("{}", integer->get());
    } else if (const auto* number = value.as_floating_point()) {
      node.value = number_text(number->get(), written);
    } else if (const auto* flag = value.as_boolean()) {
      node.value = flag->get() ? "true" : "false";
    } else {
      node.value = std::string(written);   // dates and times are written as YAML writes them
    }
  }

  static std::string number_text(double number, std::string_view written) {
    if (std::isnan(number)) return ".nan";
    if (std::isinf(number)) return number < 0 ? "-.inf" : ".inf";
    std::string out(written);
    std::erase(out, '_');
    return out;
  }

  bool descend(YamlId id) {
    if (depth_ < kMaxDepth) return ++depth_, true;
    if (std::exchange(refused_, true)) return false;
    build_.problems().push_back({.kind = YamlProblem::Kind::too_deep, .range = nodes_[id].range, .message = fmt::format("nested deeper than {} levels", kMaxDepth), .related = {}});
    return false;
  }

  static ByteRange after(ByteRange range) { return {range.end, range.end}; }
  bool is_quote(std::size_t at) const { return at < text_.size() && (text_[at] == '"' || text_[at] == '\''); }

  std::string_view text_;
  Places places_;
  YamlBuilder& build_;
  std::vector<YamlNode>& nodes_;
  std::size_t depth_ = 0;
  bool refused_ = false;
};

// Byte for byte as long. Bytes that are no text are told of by another rule, and a lone "\r" is a line end as elsewhere.
std::string cleaned(std::string_view text) {
  std::string out(text);
  for (const ByteRange run : invalid_utf8(text)) std::fill(out.begin() + run.begin.value, out.begin() + run.end.value, '?');
  std::ranges::replace(out, '\0', '?');
  for (std::size_t at = out.find('\r'); at != out.npos; at = out.find('\r', at + 1)) {
    if (at + 1 == out.size() || out[at + 1] != '\n') out[at] = '\n';
  }
  return out;
}

// The first place with more dots than any key has, between the signs that end a key.
std::optional<std::size_t> longest_key(std::string_view text) {
  std::size_t dots = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '.' && ++dots > kMaxDottedParts) return at;
    if (text[at] == '\n' || text[at] == '=' || text[at] == ',' || text[at] == '{' || text[at] == '[') dots = 0;
  }
  return std::nullopt;
}

bool read_tree(std::string_view text, YamlBuilder& into) {
  const toml::parse_result read = toml::parse(text);
  if (!read) return false;
  TreeReader(text, into).read(read.table(), kNoYaml);
  return true;
}

// The key that the second of two repeats.
std::optional<ByteRange> first_of(const std::vector<YamlNode>& nodes, std::string_view name, ByteRange second) {
  for (auto it = nodes.rbegin(); it != nodes.rend(); ++it) {
    const auto next = static_cast<std::size_t>(nodes.rend() - it);   // of the node behind it
    const bool is_key = next < nodes.size() && nodes[next].key == next - 1;
    if (is_key && it->value == name && it->range.end <= second.begin) return it->range;
  }
  return std::nullopt;
}

}  // namespace

YamlTree parse_toml(std::string_view text, ByteOffset base) {
  YamlBuilder build;
  const std::string clean = cleaned(text);
  if (const auto at = longest_key(clean)) {
    build.problems().push_back({.kind = YamlProblem::Kind::too_deep, .range = byte_range(*at, *at + 1), .message = fmt::format("nested deeper than {} levels", kMaxDepth), .related = {}});
    return build.finish(base);
  }
  const toml::parse_result read = toml::parse(clean);
  if (read) {
    TreeReader(clean, build).read(read.table(), kNoYaml);
    return build.finish(base);
  }
  const std::size_t at = Places(clean).offset(read.error().source().begin);
  toml_text::Mistake mistake = toml_text::explain(clean, {at, read.error().description()});

  // What stands around the entry is read all the same.
  std::string without = clean;
  for (std::size_t i = mistake.entry.begin.value; i < mistake.entry.end.value; ++i) {
    if (without[i] != '\n' && without[i] != '\r') without[i] = ' ';
  }
  if (!read_tree(without, build)) read_tree(std::string_view(clean).substr(0, mistake.entry.begin.value), build);
  if (mistake.problem.kind == YamlProblem::Kind::duplicate_key) {
    const ByteRange second = mistake.problem.range;
    mistake.problem.related = first_of(build.nodes(), std::string_view(clean).substr(second.begin.value, second.size()), second);
  }
  build.problems().push_back(std::move(mistake.problem));
  return build.finish(base);
}

}  // namespace rubric
