// Which parts of a page are English, told by their words.
//
// Each word is a weight: how much more often, as a logarithm, English uses such a word than other languages do. Those
// that English sentences are held together by ("the", "of") weigh for it; those of other languages ("und", "que"),
// letters with marks and other scripts weigh against it, and so do words that no dictionary has. A block of text is
// foreign if its own words say so louder than what is known beforehand: pages are mostly English, text is mostly in the
// language of the text around it, and front matter may name a language.
//
//     The kubelet reports the node as ready.       +2 -2 +0 +2 +1 +2        English
//     Le nœud est signalé comme étant prêt.        -3 -3 -3 -3 -2 -3 -3     foreign
//
// Code, names and numbers weigh nothing. A list of names without a sentence is English until foreign words stand in it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/prose.h"
#include "lint/words/layer.h"

namespace rubric::words {

// What the front matter says of the language of a page.
enum class Declared : std::uint8_t { nothing, english, foreign };

// "en-GB" is English, "pt_BR" and "German" are foreign; what is no name of a language says nothing.
Declared declared_language(std::string_view name);

// Not for two threads at once: what a block is, is found when somebody asks.
class Languages {
 public:
  // All must outlive this.
  Languages(const Document& document, const Prose& prose, Declared declared)
      : document_(document), prose_(prose), declared_(declared) {}

  bool is_foreign(const Prose::Block& block) const;

 private:
  struct Evidence {
    int sum = 0;       // of weights, below 0 for other languages
    int words = 0;     // that weigh anything
    int english = 0;   // words that English sentences are held together by
    int foreign = 0;   // words and letters of other languages
    int unknown = 0;
    void add(const Evidence& other);
  };
  Evidence evidence_of(const Prose::Block& block, int enough) const;
  Evidence evidence_around(std::size_t block) const;
  int before() const;
  bool decide(const Evidence& own, const Evidence& around) const;
  void find_sections() const;

  const Document& document_;
  const Prose& prose_;
  const Declared declared_;
  enum class Answer : std::uint8_t { unasked, english, foreign };
  mutable std::vector<Answer> answers_;             // by block
  mutable std::vector<std::uint32_t> section_of_;   // by block; a section runs from one heading to the next
  mutable std::vector<Evidence> sections_;
  mutable std::vector<bool> summed_;                // by section
};

}  // namespace rubric::words
