#include "lint/words/page_words.h"

#include <cstdint>
#include <iterator>

namespace rubric::words {
namespace {

#include "listed_terms.inc"

#include "gender_coded_terms.inc"

}  // namespace

const TermTable& listed_terms() { return kListedTerms; }
const TermTable& gender_coded_terms() { return kGenderCodedTerms; }

PageWords::PageWords(const Document& document, const YamlTree& front_matter)
    : PageWords(document, front_matter, Declared::nothing) {
  for (const std::string_view key : {"lang", "language", "locale"}) {
    if (front_matter.empty() || declared_ != Declared::nothing) return;
    const YamlId value = front_matter.find(front_matter.root(), key);
    if (value != kNoYaml && front_matter[value].kind == YamlNode::Kind::scalar) {
      declared_ = declared_language(front_matter[value].value);
    }
  }
}

const Prose& PageWords::prose() const {
  if (!prose_) {
    const YamlId description =
        front_matter_->empty() ? kNoYaml : front_matter_->find(front_matter_->root(), "description");
    const bool text = description != kNoYaml && (*front_matter_)[description].kind == YamlNode::Kind::scalar;
    prose_.emplace(*document_, *kListedTerms.marks, text ? (*front_matter_)[description].range : ByteRange{});
  }
  return *prose_;
}

bool PageWords::is_foreign(std::uint32_t word) const {
  if (!languages_) languages_.emplace(*document_, prose(), declared_);
  return languages_->is_foreign(prose().block_of(word));
}

std::vector<TermHit> PageWords::hits_of(std::string_view rule) const {
  if (!hits_) hits_ = find_marked_terms(prose(), kListedTerms);
  std::vector<TermHit> out;
  if (hits_->empty()) return out;
  std::uint64_t lists = 0;   // a bit for each list of the rule
  static_assert(std::size(kListedTermsLists) <= 64);
  for (std::size_t i = 0; i < kListedTerms.lists.size(); ++i) {
    if (kListedTerms[kListedTerms.lists[i].rule] == rule) lists |= std::uint64_t{1} << i;
  }
  for (const TermHit& it : *hits_) {
    if ((lists >> kListedTerms.terms[it.term].list & 1) != 0) out.push_back(it);
  }
  return out;
}

}  // namespace rubric::words
