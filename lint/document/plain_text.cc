#include "lint/document/document.h"

namespace rubric::document {

std::string plain_text(const Document& document, NodeId node) {
  std::string text;
  for (NodeId id = node; id < document[node].end; ++id) {
    const Node& part = document[id];
    switch (part.kind) {
      case NodeKind::text:
      case NodeKind::code:
      case NodeKind::code_block: text += part.literal; break;
      case NodeKind::softbreak:
      case NodeKind::linebreak: text += ' '; break;
      case NodeKind::paragraph:
      case NodeKind::heading:
      case NodeKind::table_cell:
        if (!text.empty() && text.back() != ' ') text += ' ';
        break;
      default: break;
    }
  }
  for (char& c : text) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

}  // namespace rubric::document
