#include "lint/document/slice.h"

#include <functional>
#include <string>
#include <utility>

namespace rubric::document {

class Slicer {
 public:
  static Slice cut(const Document& document, NodeId first, NodeId last, ByteRange bytes) {
    auto source = std::make_unique<SourceText>(document.source().path(), std::string(document.source().text(bytes)));
    Document part;
    part.source_ = source.get();
    part.nodes_.reserve(last - first + 1);
    part.nodes_.push_back(document[0]);
    part.nodes_[0].range = byte_range(0, bytes.size());
    part.nodes_[0].end = last - first + 1;
    const std::string_view from = document.source().bytes();
    const char* const to = source->bytes().data();
    for (NodeId id = first; id < last; ++id) {
      Node node = document[id];
      node.range = byte_range(node.range.begin.value - bytes.begin.value, node.range.end.value - bytes.begin.value);
      node.end = node.end - first + 1;
      if (node.parent != 0) node.parent = node.parent - first + 1;
      for (std::string_view* view : {&node.literal, &node.destination, &node.title}) {
        const std::less<const char*> before;   // pointers into different arrays have no order of their own
        const bool in_source = view->data() != nullptr && !before(view->data(), from.data()) &&
                               !before(from.data() + from.size(), view->data());
        if (in_source) {
          *view = {to + (view->data() - from.data() - static_cast<std::ptrdiff_t>(bytes.begin.value)), view->size()};
        }
      }
      part.nodes_.push_back(node);
    }
    return {std::move(source), std::move(part)};
  }
};

Slice slice(const Document& document, NodeId first, NodeId last, ByteRange bytes) {
  return Slicer::cut(document, first, last, bytes);
}

}  // namespace rubric::document
