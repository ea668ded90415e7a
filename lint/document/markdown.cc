// From bytes to a document: body.h prepares them, tree.h has cmark read them, blocks.h and inlines.h
// find every node's place.
#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/document/blocks.h"
#include "lint/document/body.h"
#include "lint/document/builder.h"
#include "lint/document/complexity.h"
#include "lint/document/document.h"
#include "lint/document/tree.h"
#include "lint/text/encoding.h"

namespace rubric::document {
namespace {

constexpr std::size_t kMostTreeNodesKept = 1 << 16;   // between documents, 8 MB
constexpr int kMostRounds = 4;   // of reading a page to see what is math; one in which that never ends has none

// Reused from document to document: growing it costs more than filling it.
Tree& scratch_tree() {
  thread_local Tree tree;
  if (tree.capacity() > kMostTreeNodesKept) tree = Tree();
  tree.clear();
  return tree;
}

Document unread(const SourceText& source) {
  DocumentBuilder out(source, 0);
  out.report({.kind = ByteProblem::Kind::other_encoding,
              .range = byte_range(0, std::min<std::size_t>(source.bytes().size(), 2))});
  return out.finish();
}

Document read(const SourceText& source, const Body& body) {
  Tree& tree = scratch_tree();
  const bool readable = !too_complex(body.markdown()) && read_tree(body.markdown(), tree);

  DocumentBuilder out(source, readable ? tree.size() + tree.size() / 16 + 2 : 2);
  if (body.front_matter) {
    out.add({.kind = NodeKind::front_matter,
             .range = body.front_matter->range,
             .literal = source.text(body.front_matter->content)});
  }
  for (const ByteProblem& problem : body.problems) out.report(problem);
  if (readable) convert_blocks(body, tree, out);
  else out.report({.kind = ByteProblem::Kind::too_complex, .range = byte_range(body.begin, body.end())});
  return out.finish();
}

bool is_too_complex(const Document& document) {
  return std::ranges::any_of(document.problems(),
                             [](const ByteProblem& it) { return it.kind == ByteProblem::Kind::too_complex; });
}

std::vector<ByteOffset> all_dollars(std::string_view text) {
  std::vector<ByteOffset> found;
  for (std::size_t at = text.find('$'); at != text.npos; at = text.find('$', at + 1)) found.push_back(byte_offset(at));
  return found;
}

// Where something begins that looked like math, and was read as something else: part of code, HTML or an address.
std::vector<ByteOffset> no_math(const Document& document, const Body& body) {
  std::vector<ByteOffset> found;
  if (!body.islands.has_math() || is_too_complex(document)) return found;
  const std::span<const Node> nodes = document.nodes();
  auto node = nodes.begin();
  for (const Island& it : body.islands.all()) {
    if (it.kind != Island::Kind::math) continue;
    node =
        std::find_if(node, nodes.end(), [&](const Node& one) { return one.raw && one.range.begin >= it.range.begin; });
    if (node == nodes.end() || node->range != it.range) found.push_back(it.range.begin);
  }
  return found;
}

}  // namespace

Document parse_markdown(const SourceText& source, std::span<const std::string> raw_shortcodes) {
  if (!foreign_encoding(source.bytes()).empty()) return unread(source);
  std::vector<ByteOffset> none;
  for (int round = 1;; ++round) {
    const Body body(source, raw_shortcodes, none);
    Document document = read(source, body);
    const std::vector<ByteOffset> more = no_math(document, body);
    if (more.empty()) return document;
    none.insert(none.end(), more.begin(), more.end());
    if (round == kMostRounds) none = all_dollars(source.bytes());
    std::ranges::sort(none);
  }
}

}  // namespace rubric::document
