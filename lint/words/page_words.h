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
#include "lint/words/language.h"
#include "lint/yaml/yaml.h"

namespace rubric::words {

class PageWords {
 public:
  PageWords(const Document& document, const YamlTree& front_matter);
  // Of a part of a page, whose front matter says what language the page is in.
  PageWords(const Document& document, const YamlTree& front_matter, Declared declared)
      : document_(&document), front_matter_(&front_matter), declared_(declared) {}

  // With the description of the front matter as its last block.
  const Prose& prose() const;

  // Whether the block that this word of prose() stands in is in another language than English.
  bool is_foreign(std::uint32_t word) const;

  Declared declared() const { return declared_; }

  // Of the lists of this rule, by place.
  std::vector<TermHit> hits_of(std::string_view rule) const;

 private:
  const Document* document_;
  const YamlTree* front_matter_;
  Declared declared_;
  mutable std::optional<Prose> prose_;
  mutable std::optional<Languages> languages_;
  mutable std::optional<std::vector<TermHit>> hits_;
};

// What comes with rubric. The words by which a page is masculine- or feminine-coded stand apart, as few ask for them.
const TermTable& listed_terms();
const TermTable& gender_coded_terms();

}  // namespace rubric::words
