// The headings of a page as the search reads them. Private to lint/match.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/match/names.h"
#include "lint/schema/schema.h"

namespace rubric::match {

// What the search needs to know of one heading.
struct HeadingFeatures {
  std::uint8_t level = 1;
  bool bare = false;                 // nothing but subsections, or nothing at all, stands below it
  HeadingNames names;
  std::uint64_t evidence_tested = 0; // two bits for each open name of the type: heading, content
};

HeadingFeatures features_of(const Document& document, const Section& section, HeadingNames names);
std::vector<HeadingFeatures> read_features(const Schema& schema, const Document& document, const Outline& outline);

// What speaks for a heading's being an open section, one question a pattern: most schemas ask the same
// few in every page type, so each is answered once a heading.
class Evidence {
 public:
  Evidence(const Schema& schema, const Document& document, const Outline& outline,
           std::vector<HeadingFeatures>& features)
      : schema_(schema), document_(document), outline_(outline), features_(features), answers_(features.size()) {}

  // Two bits for each open name of the type: the heading looks like one; what is below it says so.
  void gather(std::size_t type);

  // What was gathered for one type.
  struct Gathered {
    std::size_t type = 0;
    std::vector<std::uint64_t> tested;   // by section
  };
  void record(std::vector<Gathered>* here) { record_ = here; }   // from now on

 private:
  struct Answer {
    const std::string* question = nullptr;
    bool content = false;
    bool yes = false;
  };
  struct Answers {
    std::array<Answer, 4> answers;
    std::size_t count = 0;
  };

  bool found(SectionId id, const Pattern& pattern, bool content);

  const Schema& schema_;
  const Document& document_;
  const Outline& outline_;
  std::vector<HeadingFeatures>& features_;
  std::vector<Answers> answers_;   // by section
  std::vector<Gathered>* record_ = nullptr;
};

}  // namespace rubric::match
