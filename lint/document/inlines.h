// Finds the places of inline nodes, by walking a block's own bytes along cmark's inline nodes.
//
// cmark says what there is and in which order; the bytes say where. With "a *b* `c`" and the nodes
// text, emph(text), text, code the walk takes "a ", then '*', "b", '*', then " ", then "`c`". Hence a
// node's place never depends on cmark's columns, which are wrong in a dozen ways.
#pragma once

#include <vector>

#include "lint/document/body.h"
#include "lint/document/builder.h"
#include "lint/document/inline_text.h"
#include "lint/document/occurrences.h"
#include "lint/document/tree.h"

namespace rubric::document {

class InlineWalk {
 public:
  InlineWalk(const Body& body, const Tree& tree, DocumentBuilder& out)
      : body_(body),
        tree_(tree),
        out_(out),
        ampersands_(body.raw, '&'),
        backslashes_(body.raw, '\\'),
        braces_(body.raw, '{') {}

  // Adds tree nodes [first, last) below the open node. A heading may end in "{#id}".
  void walk(NodeId first, NodeId last, const InlineText& content, bool in_heading);

 private:
  struct Open {
    NodeId end;            // the tree node it is closed before
    NodeKind kind;
    bool autolink = false;
    std::string_view destination = {}, title = {};
  };

  void enter(const Node& node);
  void text(std::string_view literal);
  void softbreak();
  void linebreak();
  void code(const Node& node);
  void html(const Node& node);
  void footnote_reference();
  void open_span(const Node& node, std::size_t width);
  void open_link(const Node& node);
  void close(const Open& open);
  void close_link(const Open& open);

  bool may_need_decoding(ByteRange range) { return ampersands_.any_in(range) || backslashes_.any_in(range); }
  std::size_t text_end(std::string_view literal);
  void emit_text(std::size_t begin, std::size_t end);
  void emit_with_attributes(ByteRange range, bool at_end);
  bool touches(std::size_t place, bool ends_text) const;
  void emit_plain(ByteRange range);
  void emit_island(const Island& island);
  void emit_islands_in(ByteRange range);
  const Island* next_island(ByteRange range);

  std::string_view source() const { return content_->text(); }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < source().size() ? source()[at_ + ahead] : '\0'; }
  void go_to(char c, char alternative);
  std::string_view raw(ByteRange range) const { return body_.raw.substr(range.begin.value, range.size()); }
  std::string_view kept(std::string_view text,
                        std::string_view in);  // a view of `in` if `text` stands there, or a copy

  const Body& body_;
  const Tree& tree_;
  DocumentBuilder& out_;
  Occurrences ampersands_, backslashes_, braces_;
  const InlineText* content_ = nullptr;
  std::size_t at_ = 0;
  bool in_heading_ = false;
  bool in_autolink_ = false;
  std::size_t island_ = 0;   // the first one that is not behind us
  std::vector<Open> open_;
};

}  // namespace rubric::document
