// A Markdown document as a flat array in reading order.
//
//     index   0         1        2     3          4
//     node    document  heading  text  paragraph  text
//     end     5         3        3     5          5
//
// Every node knows the bytes it came from, exactly, and everything is found by walking the array:
// the subtree of a node is [node, node.end), its first child is the node after it, its next sibling
// is node.end. Parsing never fails; what is wrong with the bytes is in problems().
//
// The syntax is CommonMark with GitHub's tables, task lists and footnotes, and what sites that publish such pages know
// beside it: front matter, Hugo's shortcodes, kramdown's attribute lists, math between dollars (math.h), and code that
// stands between shortcodes or Liquid's tags (raw_blocks.h).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/layer.h"
#include "lint/text/offsets.h"
#include "lint/text/source_text.h"

namespace rubric::document {

using NodeId = std::uint32_t;

// The names are CommonMark's, and those `rubric ast` prints.
enum class NodeKind : std::uint8_t {
  document, front_matter,
  heading, paragraph, list, item, block_quote, code_block, html_block, thematic_break,
  table, table_row, table_cell, footnote_definition,
  text, softbreak, linebreak, code, html_inline, emph, strong, link, image, footnote_reference,
  shortcode, attribute_list,
};

std::string_view name_of(NodeKind kind);
inline bool is_block(NodeKind kind) { return kind < NodeKind::text; }

struct Node {
  NodeKind kind = NodeKind::document;
  std::uint8_t level = 0;         // heading: 1 to 6
  bool setext = false;            // heading: underlined
  bool ordered = false;           // list
  bool tight = false;             // list
  bool header = false;            // table_row: the first row
  bool fenced : 1 = false;        // code_block
  bool raw : 1 = false;  // code, code_block: between dollars, shortcodes or Liquid's tags, which are part of it
  enum class Task : std::uint8_t { none, open, done } task = Task::none;  // item: "[ ]" or "[x]"
  NodeId parent = 0;              // of the document node: itself
  NodeId end = 0;                 // the first node after this subtree
  // The construct's own bytes: a heading with its '#'s (setext: with its underline), a code span with
  // its backticks, a link from '[' to ')', an autolink from '<' to '>'; no indentation before it,
  // no line end after it.
  ByteRange range = {};
  // text, code, html, code_block: the content as CommonMark reads it (entities and escapes decoded).
  // Of math in a line its dollars, too; a raw block's is as it is written. shortcode: its name. front_matter: what
  // stands between the fences; all of JSON. attribute_list: what stands in the braces.
  std::string_view literal = {};
  std::string_view destination = {};   // link, image: decoded. code_block: the info string. footnotes: the label.
  std::string_view title = {};         // link, image
};

// Something wrong with the bytes themselves, found while reading them.
struct ByteProblem {
  enum class Kind : std::uint8_t {
    invalid_encoding,
    too_complex,      // no structure was read
    other_encoding,   // the file is not UTF-8 at all, so nothing was read
  } kind;
  ByteRange range = {};
};

class Document {
 public:
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  std::span<const Node> nodes() const { return nodes_; }
  const Node& operator[](NodeId id) const { return nodes_[id]; }
  const SourceText& source() const { return *source_; }
  std::string_view text(ByteRange range) const { return source_->text(range); }
  std::string_view text(const Node& node) const { return source_->text(node.range); }

  // The front matter node, or nullptr. It is node 1 where there is one.
  const Node* front_matter() const;
  std::span<const ByteProblem> problems() const { return problems_; }

 private:
  friend class DocumentBuilder;
  friend class Splice;
  friend class Slicer;
  Document();
  const SourceText* source_ = nullptr;
  std::vector<Node> nodes_;
  std::vector<ByteProblem> problems_;
  std::uint32_t reparses_ = 0;          // since all of it was read at once
  std::unique_ptr<class TextPool> pool_;  // decoded text that is not in the source as it stands
};

// `source` must outlive the document. Between shortcodes that are called `raw_shortcodes` stands code, as between those
// that are known for it. Safe to call from several threads at once.
Document parse_markdown(const SourceText& source, std::span<const std::string> raw_shortcodes = {});

// What a reader sees of a node: the text below it without markup, as one line (breaks become spaces).
// Shortcodes, attribute lists and raw HTML are left out.
std::string plain_text(const Document& document, NodeId node);

}  // namespace rubric::document
