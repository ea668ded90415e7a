// From the cheapest path to what is wrong with the page. Private to lint/schema.
#pragma once

#include <span>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/schema/match.h"
#include "lint/schema/search.h"

namespace rubric {

struct PathContext {
  const Schema& schema;
  const PageType& type;
  const Document& document;
  const Outline& outline;
  std::span<const Letter> letters;
  const Path& path;
};

// Every repair, in reading order; at most one for one mistake.
std::vector<Repair> repairs(const PathContext& context);

// Of `positions`, in reading order, those outside a longest run that ascends (equal neighbours allowed):
// the fewest that must move for the rest to be in order. Of two that could move, the later one does.
std::vector<std::size_t> out_of_order(std::span<const std::uint32_t> positions);

}  // namespace rubric
