// Builds a Document node by node, in reading order.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/document/document.h"

namespace rubric::document {

// Keeps decoded text at its place until the document is gone.
class TextPool {
 public:
  std::string_view keep(std::string text) {
    if (text.empty()) return {};
    if (!texts_.empty() && texts_.back() == text) return texts_.back();
    return texts_.emplace_back(std::move(text));
  }

  // The texts of another pool, at the places where they are.
  void adopt(std::unique_ptr<TextPool> other) { adopted_.push_back(std::move(other)); }

 private:
  std::deque<std::string> texts_;
  std::vector<std::unique_ptr<TextPool>> adopted_;
};

class DocumentBuilder {
 public:
  DocumentBuilder(const SourceText& source, std::size_t expected_nodes);

  // Adds `node` below the node that is open; what follows goes below it until it is closed.
  // Its range begins as given; parent and end are filled in.
  NodeId open(const Node& node);
  void close(ByteOffset end);
  void add(const Node& node);            // open and close at once, with the range it has

  NodeId current() const { return current_; }
  Node& operator[](NodeId id) { return document_.nodes_[id]; }
  std::size_t size() const { return document_.nodes_.size(); }

  std::string_view keep(std::string text) { return document_.pool_->keep(std::move(text)); }
  void report(ByteProblem problem) { document_.problems_.push_back(problem); }

  Document finish();                      // closes the document node at the end of the file

 private:
  Document document_;
  NodeId current_ = 0;
};

}  // namespace rubric::document
