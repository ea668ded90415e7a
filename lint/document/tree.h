// cmark's tree as a flat array in reading order, before its places are repaired.
//
// Kinds, nesting and decoded text are cmark's and right. Of places only the lines and columns on
// which blocks begin can be trusted; blocks.h and inlines.h find the rest in the bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/document.h"

namespace rubric::document {

struct TreeNode {
  Node node;                     // without range and parent; views are good until the thread reads the next tree
  std::uint32_t line = 0;        // 1-based, of the body; 0 if cmark does not say
  std::uint32_t column = 0;      // 1-based, in bytes
  std::uint32_t last_line = 0;   // a hint: may be one too far or too early
};

using Tree = std::vector<TreeNode>;   // the document node first; node.end counts in this array

// False if the parser would need more memory than `body` can justify.
bool read_tree(std::string_view body, Tree& tree);

// What a character reference such as "&copy;" stands for, or "" if it stands for nothing.
std::string character_reference(std::string_view reference);

}  // namespace rubric::document
