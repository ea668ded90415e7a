#include "lint/document/document.h"

#include <algorithm>
#include <utility>

#include "lint/document/builder.h"

namespace rubric::document {

std::string_view name_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::document: return "document";
    case NodeKind::front_matter: return "front_matter";
    case NodeKind::heading: return "heading";
    case NodeKind::paragraph: return "paragraph";
    case NodeKind::list: return "list";
    case NodeKind::item: return "item";
    case NodeKind::block_quote: return "block_quote";
    case NodeKind::code_block: return "code_block";
    case NodeKind::html_block: return "html_block";
    case NodeKind::thematic_break: return "thematic_break";
    case NodeKind::table: return "table";
    case NodeKind::table_row: return "table_row";
    case NodeKind::table_cell: return "table_cell";
    case NodeKind::footnote_definition: return "footnote_definition";
    case NodeKind::text: return "text";
    case NodeKind::softbreak: return "softbreak";
    case NodeKind::linebreak: return "linebreak";
    case NodeKind::code: return "code";
    case NodeKind::html_inline: return "html_inline";
    case NodeKind::emph: return "emph";
    case NodeKind::strong: return "strong";
    case NodeKind::link: return "link";
    case NodeKind::image: return "image";
    case NodeKind::footnote_reference: return "footnote_reference";
    case NodeKind::shortcode: return "shortcode";
    case NodeKind::attribute_list: return "attribute_list";
  }
  return "";
}

Document::Document() : pool_(std::make_unique<TextPool>()) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

const Node* Document::front_matter() const {
  return nodes_.size() > 1 && nodes_[1].kind == NodeKind::front_matter ? &nodes_[1] : nullptr;
}

DocumentBuilder::DocumentBuilder(const SourceText& source, std::size_t expected_nodes) {
  document_.source_ = &source;
  document_.nodes_.reserve(expected_nodes + 2);
  document_.nodes_.push_back({.kind = NodeKind::document, .range = {{}, source.end()}});
}

NodeId DocumentBuilder::open(const Node& node) {
  const auto id = static_cast<NodeId>(document_.nodes_.size());
  document_.nodes_.push_back(node);
  document_.nodes_.back().parent = current_;
  current_ = id;
  return id;
}

void DocumentBuilder::close(ByteOffset end) {
  Node& node = document_.nodes_[current_];
  node.range.end = std::max(end, node.range.begin);
  node.end = static_cast<NodeId>(document_.nodes_.size());
  current_ = node.parent;
}

void DocumentBuilder::add(const Node& node) {
  const auto id = static_cast<NodeId>(document_.nodes_.size());
  document_.nodes_.push_back(node);
  document_.nodes_.back().parent = current_;
  document_.nodes_.back().end = id + 1;
}

Document DocumentBuilder::finish() {
  document_.nodes_[0].end = static_cast<NodeId>(document_.nodes_.size());
  return std::move(document_);
}

}  // namespace rubric::document
