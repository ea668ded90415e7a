// Turns cmark's tree into a document: repairs the places of blocks, and has inlines walked.
#pragma once

#include "lint/document/body.h"
#include "lint/document/builder.h"
#include "lint/document/tree.h"

namespace rubric::document {

void convert_blocks(const Body& body, Tree& tree, DocumentBuilder& out);

}  // namespace rubric::document
