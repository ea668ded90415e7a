// Which names of the schema a heading could be: found once for each heading, before any level is
// looked at. Private to lint/match.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/match/grammar.h"

namespace rubric::match {

struct NameMatch {
  enum class Quality : std::uint8_t { exact, variant, decorated, misspelled };
  std::uint32_t name = 0;          // index into Grammar::names
  Quality quality = Quality::exact;
  std::string prefix;              // what stands before the name, folded: "senior engineer"
  bool more = false;               // words follow the name: "Levels of Security Engineer roles"
  bool operator==(const NameMatch&) const = default;
};

struct HeadingNames {
  std::string folded;                 // the heading's text, as names are compared
  std::string title;                  // ... without numbers, symbols and punctuation around it
  bool colon = false;                 // at its end
  bool decorated = false;             // emphasis around it, or a colon at its end
  std::vector<NameMatch> matches;     // the likeliest first; empty for a heading no name fits
  NameSet names = 0;                  // the bits of `matches`
  bool operator==(const HeadingNames&) const = default;
};

HeadingNames recognise(const Schema& schema, const Document& document, const Section& section);

// Whether `prefix` is how sections below a heading would name it: "Engineer (Intermediate)" is "Engineer", too.
bool names_title(std::string_view title, std::string_view prefix);

// `title` without numbers, symbols and punctuation around it: "3. Requirements:" is "Requirements".
std::string_view undecorated(std::string_view title);

}  // namespace rubric::match
