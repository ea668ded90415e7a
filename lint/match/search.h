// The cheapest path of a page's headings through one page type. Private to lint/match.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lint/document/sections.h"
#include "lint/match/costs.h"
#include "lint/match/heading_features.h"
#include "lint/schema/schema.h"

namespace rubric::match {

// What the path made of one heading.
struct Step {
  ElementId element = kNone;         // kNone: unknown
  SectionId parent = kNoSection;     // the enclosing element's section
  std::uint8_t wanted = 0;           // the level it should have; for an unknown section, its own
  std::uint8_t base = 0;             // its children are expected one below this: its level, or the wanted one
  std::uint8_t match = 0;            // index into HeadingNames::matches, for a named element
  bool skip = false;                 // the first child, too deep
  bool misnested = false;            // a container whose children stand beside it
  bool displaced = false;            // taken for a parent that was closed before, inside another section
  bool implied = false;              // the parent's heading is missing
  SectionId inside = kNoSection;     // displaced: the section it is in
};

struct Path {
  std::vector<Step> steps;           // one a heading
  cost::Cost cost = 0;
  bool complete = true;              // a wider search would find nothing else
};

// How many readings are kept on the way.
enum class Effort : std::uint8_t { narrow, wide };

// What it costs to read each heading as each open name of the type, and to pass it over though it looks like
// one: a row a heading, a column an open name and one more. `type` is an index into schema.types.
std::vector<cost::Cost> openness(const Schema& schema, std::size_t type, std::span<const HeadingFeatures> features);

// What one heading may not be taken for; kNone stands for a section the schema does not know.
struct RuledOut {
  std::size_t heading = SIZE_MAX;
  std::span<const ElementId> elements = {};
};

// A path that would cost more than `limit` has no steps, nor has one that `ruled_out` leaves no state for.
Path search(const Schema& schema, std::size_t type, std::span<const HeadingFeatures> features,
            std::span<const cost::Cost> openness, Effort effort, cost::Cost limit, const RuledOut& ruled_out = {});

}  // namespace rubric::match
