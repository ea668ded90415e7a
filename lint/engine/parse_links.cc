// Moves are written as a mapping from old addresses to new ones, or as a list with `sources` and `target`, which is
// how sites keep their redirects:
//
//     - sources: [/handbook/old/, /handbook/older/]
//       target: /handbook/new/
#include "lint/engine/parse_links.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "lint/text/line_index.h"

namespace rubric::engine {
namespace {

using Kind = YamlNode::Kind;

// "/a/b/" of "https://host/a/b/"; nothing of what is no address.
std::string address_of(std::string_view text) {
  const std::size_t scheme = text.find("://");
  if (scheme != std::string_view::npos) {
    const std::size_t path = text.find('/', scheme + 3);
    text = path == std::string_view::npos ? std::string_view("/") : text.substr(path);
  }
  return text.starts_with('/') ? std::string(text) : std::string();
}

// The moves of one tree.
struct MoveReader {
  const YamlTree& tree;
  Moves& moves;
  const Complain& complain;         // of addresses
  const Complain& misshapen;        // of what is no moves at all

  void read(YamlId value) const {
    if (tree[value].kind == Kind::mapping) {
      for (const YamlId to : tree.children(value)) add(tree.key_of(to), tree[tree[to].key].range, to);
    } else if (tree[value].kind == Kind::sequence) {
      for (const YamlId entry : tree.children(value)) read_entry(entry);
    } else if (tree[value].kind == Kind::scalar) {
      misshapen(tree[value].range, "moves are a mapping of addresses, or a list");
    }
  }

 private:
  void read_entry(YamlId entry) const {
    const YamlId sources = tree.find(entry, "sources"), target = tree.find(entry, "target");
    if (sources == kNoYaml || target == kNoYaml) {
      return misshapen(tree[entry].range, "an entry of a list of moves has \"sources\" and \"target\"");
    }
    if (tree[sources].kind == Kind::scalar) add(tree[sources].value, tree[sources].range, target);
    for (const YamlId source : tree.children(sources)) {
      if (tree[source].kind == Kind::scalar) add(tree[source].value, tree[source].range, target);
    }
  }

  void add(std::string_view from, ByteRange place, YamlId to) const {
    if (tree[to].kind != Kind::scalar) {
      return misshapen(tree[to].range,
                       fmt::format("where \"{}\" went is an address, found {}", from, tree.type_name(to)));
    }
    const std::string old_address = address_of(from), new_address = address_of(tree[to].value);
    if (old_address.empty()) {
      complain(place, fmt::format("\"{}\" is no address of the site; it begins with \"/\"", from));
    } else if (new_address.empty()) {
      complain(tree[to].range, fmt::format("where \"{}\" went is an address that begins with \"/\"", from));
    } else
      moves.insert_or_assign(old_address, new_address);
  }
};

void read_file(const YamlTree& tree, YamlId name, const ReadFile& read, Moves& moves, const Complain& complain) {
  const std::string& path = tree[name].value;
  const std::optional<std::string> text = read(path);
  if (!text) return complain(tree[name].range, fmt::format("\"{}\" cannot be read", path));
  const YamlTree file = parse_yaml(*text);
  const LineIndex lines(*text);
  const Complain in_file = [&](ByteRange range, const std::string& message) {
    complain(tree[name].range, fmt::format("{}, line {}: {}", path, lines.display(range.begin).line, message));
  };
  for (const YamlProblem& it : file.problems()) in_file(it.range, it.message);
  if (!file.empty()) MoveReader{file, moves, in_file, in_file}.read(file.root());
}

}  // namespace

void read_moves(const YamlTree& tree, YamlId value, const ReadFile& read, Moves& moves, const Complain& complain) {
  const std::vector<YamlId> entries = tree.children(value);
  const bool names_files = tree[value].kind == Kind::sequence &&
                           std::ranges::all_of(entries, [&](YamlId it) { return tree[it].kind == Kind::scalar; });
  if (tree[value].kind == Kind::scalar) return read_file(tree, value, read, moves, complain);
  if (names_files) {
    for (const YamlId name : entries) read_file(tree, name, read, moves, complain);
    return;
  }
  const Complain told_already = [](ByteRange, const std::string&) {};
  MoveReader{tree, moves, complain, told_already}.read(value);
}

}  // namespace rubric::engine
