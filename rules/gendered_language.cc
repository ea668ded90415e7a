#include "lint/rule/rule.h"
#include "lint/rule/word_findings.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

Message message_about(std::string_view text, const TermHit&) {
  return say("names-gender", "\"{}\" names a gender", text);
}

bool is_about_people(std::string_view destination, std::string_view people) {
  return !people.empty() && destination.find(people) != std::string_view::npos;
}

// "[Jo Doe](/company/team/#jo) tells what makes her proud": who is named so has said which pronouns are right.
bool is_of_somebody(const RuleContext& context, const Prose& prose, const TermHit& hit) {
  const Document& document = context.document;
  const NodeId block = prose.blocks()[hit.block].node;
  for (NodeId id = block + 1;
       id < document[block].end && document[id].range.begin.value < prose.words()[hit.first].begin; ++id) {
    if (document[id].kind == NodeKind::link &&
        is_about_people(document[id].destination, context.options.text("people"))) {
      return true;
    }
  }
  return false;
}

void check(const RuleContext& context, Findings& out) {
  const Prose& prose = context.words.prose();
  FoundWords found = find_words(context, "gendered-language", "words");
  std::erase_if(found.hits,
                [&](const TermHit& it) { return list_of(it) == "pronouns" && is_of_somebody(context, prose, it); });
  report_words(prose, found.hits, message_about, out);
}

constexpr Option kOptions[] = {
    kWordOptions[0],
    kWordOptions[1],
    {"people", std::string_view("/company/team/#"),
     "what addresses of people have in them; behind a link to one, pronouns are right"},
};

}  // namespace

extern const Rule gendered_language;
const Rule gendered_language{
    .name = "gendered-language",
    .summary = "A page speaks of people of any gender",
    .group = RuleGroup::house_style,
    .severity = Severity::off,
    .fixes_change = {FixesChange::words},
    .options = kOptions,
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
