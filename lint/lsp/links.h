// Links of pages, and a walk over the pages of a folder.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/lsp/places.h"
#include "lint/lsp/state.h"

namespace rubric::lsp {

struct LinkTo {
  const Node* node;
  Target target;
};

// The links of a page that lead to files, its own included.
std::vector<LinkTo> links_of(const ParsedPage& page, std::string_view path, const Sources& sources);

using PageVisitor = std::function<void(const ParsedPage& page, const std::string& path, const std::string& uri)>;

// Every page of the folder around `near` that has `containing` somewhere in it, as the editor has it or the disk.
// No schema is held against them.
void each_page(State& state, std::string_view near, std::string_view containing, const PageVisitor& visit);

}  // namespace rubric::lsp
