// What rules share that look for listed words (lint/words/term_table.h): the options by which users add to a list, and
// what is said of each word that was found.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/rule/rule.h"
#include "lint/words/find_terms.h"
#include "lint/words/page_words.h"

namespace rubric::rule {

inline constexpr Option kWordOptions[] = {
    {"words", NoStrings{}, "further words and phrases to report; \"*\" stands for any further letters"},
    {"allow", NoStrings{}, "words and phrases to leave alone, each with a reason if you like"},
};

struct FoundWords {
  std::unique_ptr<TermTableBuilder> added_terms;   // of the options; nullptr where they add nothing
  std::unique_ptr<TermTable> added;
  std::vector<TermHit> hits;
};

// The words of the rule's lists, and of the options, which go to `list`, in blocks of these kinds. By place; of those
// that overlap, the first and longest, and none where an exception stands or the text is not in English.
FoundWords find_words(const RuleContext& context, std::string_view rule, std::string_view list,
                      std::initializer_list<Prose::Block::Kind> kinds = {Prose::Block::Kind::text});

// Hits without those that overlap another one or an exception. `hits` are sorted by place.
std::vector<TermHit> without_exceptions(std::vector<TermHit> hits);

std::string_view list_of(const TermHit& hit);

// One finding for each hit: what `message_about` makes of the text, with advice what to write instead, and a fix that
// writes it.
void report_words(const Prose& prose, std::span<const TermHit> hits,
                  Message (*message_about)(std::string_view text, const TermHit& hit), Findings& out);

// One finding for each block, which has to be written anew as a whole: the further hits in it are related to the first.
// `tell` makes it of that one.
void report_blocks(const Prose& prose, std::span<const TermHit> hits,
                   const std::function<Finding(const TermHit& hit)>& tell, Findings& out);

}  // namespace rubric::rule
