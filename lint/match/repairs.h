// From the cheapest path to what is wrong with the page. Private to lint/match.
#pragma once

#include <span>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/match/match.h"
#include "lint/match/search.h"
#include "lint/schema/condition.h"

namespace rubric::match {

struct PathContext {
  const Schema& schema;
  const PageType& type;
  const Document& document;
  const Outline& outline;
  std::span<const HeadingFeatures> features;
  const Path& path;
  const PageView& page;
};

// Whether nothing but HTML stands above the first heading.
bool has_bare_preface(const Document& document, const Outline& outline);

// Every repair, in reading order; at most one for one mistake.
std::vector<Repair> repairs(const PathContext& context);

// A section where it stands: the place it should have, and how much would have to move with it.
struct Placed {
  std::uint32_t position = 0;
  std::uint32_t weight = 1;
};

// Of `sections`, in reading order, those outside a longest run whose positions do not descend: the fewest
// that must move for the rest to be in order. Of runs equally long the heavier stays; of two sections
// that are alike in that, the earlier.
std::vector<std::size_t> out_of_order(std::span<const Placed> sections);

}  // namespace rubric::match
