// Headings as learning sees them: by the words they are made of, and by what is inside. Private to lint/infer.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "lint/infer/infer.h"

namespace rubric::infer {

// A section of a page.
struct Heading {
  std::size_t page = 0;      // index of the page
  SectionId id = kNoSection;
  std::string key;           // its words: "Senior CSM Job Grade" below "Senior CSM" is "job grade"
};

// The sections of one place of one page: the top of it, or directly inside one section.
using Row = std::vector<Heading>;

class Headings {
 public:
  explicit Headings(const std::vector<TrainingPage>& pages);

  Row top(std::size_t page) const;             // below the title, where the page has one heading that holds all others
  bool has_title(std::size_t page) const;
  Row inside(const Heading& heading) const;
  const Section& section(const Heading& it) const { return pages_[it.page].outline->sections[it.id]; }
  const Document& document(std::size_t page) const { return *pages_[page].document; }
  // On how many of `pages` a heading of this key stands, wherever.
  std::size_t pages_with(const std::string& key, const std::vector<std::size_t>& pages) const;

 private:
  Row row(std::size_t page, const std::vector<SectionId>& ids) const;

  const std::vector<TrainingPage>& pages_;
  std::vector<std::vector<std::vector<SectionId>>> inside_;   // by page and section
  std::vector<std::vector<SectionId>> top_;
  std::vector<std::vector<std::string>> keys_;                // by page and section
};

// A key with what it is compared by.
struct Spelling {
  std::string key;
  std::vector<std::string> stems;   // of its words, sorted: "specialty" of "specialties"; without words that say little
};
Spelling spelling_of(const std::string& key);

// Whether two are ways to write one name: the same words but for their endings and what little words and
// abbreviations stand between them, or but for a letter in four, two at most.
bool is_another_spelling(const Spelling& a, const Spelling& b);

}  // namespace rubric::infer
