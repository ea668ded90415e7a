// What rules of language see of a page: its words, and where the listed terms stand among them. Both are looked for
// when a rule first asks, once for all rules; where no such rule is on they cost nothing.
//
// A page is asked by one thread at a time.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/prose.h"
#include "lint/words/find_terms.h"
#include "lint/yaml/yaml.h"

namespace rubric {

class PageWords {
 public:
  PageWords(const Document& document, const YamlTree& front_matter) : document_(&document), front_matter_(&front_matter) {}

  // With the description of the front matter as its last block.
  const Prose& prose() const;

  // Of the lists of this rule, by place.
  std::vector<TermHit> hits_of(std::string_view rule) const;

 private:
  const Document* document_;
  const YamlTree* front_matter_;
  mutable std::optional<Prose> prose_;
  mutable std::optional<std::vector<TermHit>> hits_;
};

// What comes with rubric. The words by which a page is masculine- or feminine-coded stand apart, as few ask for them.
const TermTable& listed_terms();
const TermTable& gender_coded_terms();

}  // namespace rubric
