// A part of a document as a document of its own: its nodes as they were read in their surroundings.
#pragma once

#include <memory>

#include "lint/document/document.h"

namespace rubric::document {

struct Slice {
  std::unique_ptr<SourceText> source;   // of the bytes of the part alone
  Document document;                    // offsets are those of `source`
};

// The nodes [first, last), children of the document with all that is below them, which stand in `bytes`. The document
// must outlive the slice.
Slice slice(const Document& document, NodeId first, NodeId last, ByteRange bytes);

}  // namespace rubric::document
