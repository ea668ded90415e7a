// From bytes to a document: body.h prepares them, tree.h has cmark read them, blocks.h and inlines.h
// find every node's place.
#include <algorithm>
#include <utility>

#include "lint/document/blocks.h"
#include "lint/document/body.h"
#include "lint/document/builder.h"
#include "lint/document/complexity.h"
#include "lint/document/document.h"
#include "lint/document/tree.h"
#include "lint/text/encoding.h"

namespace rubric {
namespace {

constexpr std::size_t kMostTreeNodesKept = 1 << 16;   // between documents, 8 MB

// Reused from document to document: growing it costs more than filling it.
Tree& scratch_tree() {
  thread_local Tree tree;
  if (tree.capacity() > kMostTreeNodesKept) tree = Tree();
  tree.clear();
  return tree;
}

Document unread(const SourceText& source) {
  DocumentBuilder out(source, 0);
  out.report({.kind = ByteProblem::Kind::other_encoding, .range = byte_range(0, std::min<std::size_t>(source.bytes().size(), 2))});
  return out.finish();
}

}  // namespace

Document parse_markdown(const SourceText& source) {
  if (!foreign_encoding(source.bytes()).empty()) return unread(source);
  const Body body(source);
  Tree& tree = scratch_tree();
  const bool readable = !too_complex(body.markdown()) && read_tree(body.markdown(), tree);

  DocumentBuilder out(source, readable ? tree.size() + tree.size() / 16 + 2 : 2);
  if (body.front_matter) {
    out.add({.kind = NodeKind::front_matter, .range = body.front_matter->range, .literal = source.text(body.front_matter->content)});
  }
  for (const ByteProblem& problem : body.problems) out.report(problem);
  if (readable) convert_blocks(body, tree, out);
  else out.report({.kind = ByteProblem::Kind::too_complex, .range = byte_range(body.begin, body.end())});
  return out.finish();
}

}  // namespace rubric
