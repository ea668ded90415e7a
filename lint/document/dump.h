// Text forms of a document, for `rubric ast`, `rubric outline` and the tests.
#pragma once

#include <string>

#include "lint/document/document.h"
#include "lint/document/sections.h"

namespace rubric::document {

// One line a node, indented by depth:  heading 2 7:1-7:14 "## Job Grade"
std::string dump(const Document& document);
std::string dump(const Document& document, const Outline& outline);

}  // namespace rubric::document
