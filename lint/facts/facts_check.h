// What the checks of facts share. Private to lint/facts.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/facts.h"
#include "lint/schema/scale.h"
#include "lint/text/phrase.h"

namespace rubric::facts {

// A section whose title is a step of a scale: a level.
struct Titled {
  SectionId section = kNoSection;
  SectionId parent = kNoSection;   // the section it was bound inside; kNoSection: the page
  const Element* element = nullptr;
  const Scale* scale = nullptr;
  Words words;
  ReadTitle read;
};

struct FactContext {
  const Schema& schema;
  const Match& match;
  const PageView& page;
  std::vector<Titled> titled = {};              // in reading order
  std::vector<std::uint32_t> titled_around = {};   // by section: the level it is or is inside of; kNone for none

  const Document& document() const { return page.document; }
  const Section& section(SectionId id) const { return page.outline.sections[id]; }
  const Element* element_of(SectionId id) const {
    const ElementId element = match.bindings[id].element;
    return element == kNone ? nullptr : &schema.elements[element];
  }
  const Titled* around(SectionId id) const {
    return id == kNoSection || titled_around[id] == kNone ? nullptr : &titled[titled_around[id]];
  }
};

using FactProblems = std::vector<FactProblem>;

// The bytes of a heading's words; of one without any, the heading.
ByteRange heading_words(const FactContext& context, SectionId section);

// Where the next mark stands that may end a sentence. Each is looked for once in a text.
class SentenceMarks {
 public:
  explicit SentenceMarks(std::string_view text) : text_(text) {}
  std::string_view text() const { return text_; }
  std::size_t next(std::size_t from);   // the size of the text if there is none

 private:
  std::string_view text_;
  std::array<std::size_t, 3> next_{};   // of each mark, from from_ on
  std::array<std::size_t, 3> from_ = {SIZE_MAX, SIZE_MAX, SIZE_MAX};
};

// The pieces of a range of a text that end as sentences do, one after the other. "Sr." and "etc." end none.
class Sentences {
 public:
  Sentences(SentenceMarks& marks, ByteRange range) : marks_(marks), begin_(range.begin.value), end_(range.end.value) {}
  bool next(ByteRange& piece);

 private:
  SentenceMarks& marks_;
  std::size_t begin_, end_;
};

void check_prefixes(const FactContext& context, FactProblems& out);
void check_spellings(const FactContext& context, FactProblems& out);
void check_order(const FactContext& context, FactProblems& out);
void check_mentions(const FactContext& context, FactProblems& out);
void check_statements(const FactContext& context, FactProblems& out);
void check_repeats(const FactContext& context, FactProblems& out);
void check_page_lists(const FactContext& context, FactProblems& out);

}  // namespace rubric::facts
