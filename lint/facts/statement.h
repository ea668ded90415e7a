// A sentence on a page that is, or tries to be, one that the schema states facts about, and how it is judged.
//
// "The Engineer is a [grade 6](…)." is held against the facts slot by slot. Of a sentence in another form the
// same facts are read as far as they can be, so that the form as it should be can be written down; what is
// wrong with a value comes before what is wrong with the form. Private to lint/facts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/content/content_text.h"
#include "lint/facts/facts_check.h"
#include "lint/schema/sentence.h"
#include "lint/schema/table.h"

namespace rubric::facts {

struct Statement {
  const Sentence* sentence = nullptr;
  const Titled* level = nullptr;      // the level it stands in
  std::string_view title;             // that of the level, or of the page
  std::string_view short_title;       // as the section's own heading has it
  bool title_told = false;            // by a word of the page's title
  BlockText text;                     // the sentence
  bool first = false;                 // of its paragraph
  std::optional<std::vector<FilledSlot>> slots;   // if it has the form
};

// The title of the page, read once by each scale that asks.
class PageTitle {
 public:
  explicit PageTitle(const FactContext& context) : title_(page_title(context.page.front_matter)) {}
  std::string_view text() const { return title_; }
  const Words& words();
  const ReadTitle& read(const Scale& scale);

 private:
  std::string_view title_;
  std::optional<Words> words_;
  const Scale* scale_ = nullptr;   // that read_ is by
  ReadTitle read_;
};

class StatementJudge {
 public:
  StatementJudge(const FactContext& context, PageTitle& page, FactProblems& out)
      : context_(context), page_(page), out_(out) {}

  void judge(const Statement& it);           // one that has the form
  void judge_attempt(const Statement& it);   // one that has another

 private:
  using Values = std::vector<std::pair<std::string, std::string>>;

  bool check_title(const Statement& it, const SlotFact& fact, ByteRange place, const std::string& found);
  void check_entry(const Statement& it, const SlotFact& fact, ByteRange place, std::string_view found,
                   bool other_title);
  void check_destination(const SlotFact& fact, ByteRange place, std::string_view found);
  void judge_form(const Statement& it, const std::string& number);
  void repair(const Statement& it, const Values& known, std::string form, FactProblem& problem) const;

  // The reading of the title a statement is about.
  const ReadTitle& own(const Statement& it, const Scale& scale);
  bool is_value(const SlotFact& fact, std::string_view text) const;
  TableEntry entry(const SlotFact& fact, const Statement& it);   // what the table has for the title it is about
  bool applies(const Table::Part& part);
  bool leads_there(const SlotFact& fact, std::string_view destination);
  Values values(const Statement& it, const std::string& number);
  std::string title_of(const Statement& it, const SlotFact& fact);

  const FactContext& context_;
  PageTitle& page_;
  FactProblems& out_;
  ReadTitle other_scale_;
  std::vector<std::pair<const Table::Part*, bool>> applies_;   // those that were asked for
  Words words_;
};

}  // namespace rubric::facts
