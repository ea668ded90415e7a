// What is true between the sections of a page, and between a section and what stands in it: facts about
// what matching bound.
//
// Matching says which section is a level, and which its job grade; a schema says that the grade has to be
// that of the level, that levels ascend, that a sentence about a level names it. Nothing here looks for a
// section: a fact is about bindings, or there is no fact.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/facts/layer.h"
#include "lint/match/match.h"
#include "lint/schema/condition.h"
#include "lint/schema/schema.h"
#include "lint/text/edit.h"
#include "lint/text/message.h"

namespace rubric::facts {

struct FactProblem {
  ByteRange range;
  Message message = {};
  const Report* report = nullptr;   // whose rule, severity and words hold; nullptr: those of `fault`
  Fault fault = Fault::content;
  ElementId element = kNone;

  // The repair, if there is one.
  std::string repair = {};             // an imperative
  bool safe = false;                // what the page says stays the same
  std::vector<Edit> edits = {};     // sorted
  // … or a section that should stand behind another one, or in front of it.
  struct Move {
    SectionId section = kNoSection;
    SectionId neighbour = kNoSection;
    bool behind = false;
  };
  std::optional<Move> move = std::nullopt;

  std::vector<std::pair<ByteRange, std::string>> related = {};
  // A section the page seems to lack, and which this is an attempt at: `element`, missing in `section`.
  struct Answer {
    ElementId element = kNone;
    SectionId section = kNoSection;
  };
  std::optional<Answer> answers = std::nullopt;
};

// In reading order. Costs nothing where the schema states no facts.
std::vector<FactProblem> check_facts(const Schema& schema, const Match& match, const PageView& page);

// `match` without the repairs of missing sections that a fact speaks of; nothing where none does.
std::optional<Match> without_answered(const std::vector<FactProblem>& facts, const Match& match);

}  // namespace rubric::facts
