// What the pages of a site tell each other about themselves, read off a page that was matched.
#pragma once

#include <string>
#include <string_view>

#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/match/match.h"
#include "lint/rule/site_pages.h"
#include "lint/schema/schema.h"
#include "lint/yaml/yaml.h"

namespace rubric::rule {

// The schema and the match may be nullptr: then the page has a title only.
PageSummary summary_of(const Document& document, const Outline& outline, const YamlTree& front_matter,
                       const Schema* schema, const Match* match);

// A section whose name is free and occurs once on a page.
bool is_role(const Element& element);

// What a title says beside the words that all sections of its kind have: of "Director", nothing; of
// "Director, Security", ", Security".
std::string beside_evidence(const Element& element, std::string_view title);

}  // namespace rubric::rule
