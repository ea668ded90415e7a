// Whom messages speak to: the author of a recipe is told nothing of roles, jobs and applicants, which only a schema
// knows of.
#include <set>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "lint/text/ascii.h"
#include "rules/all_rules.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

// Without what is quoted of the page or of a list of words.
std::string own_words(std::string_view message) {
  std::string out;
  bool quoted = false;
  for (const char c : message) {
    if (c == '"') quoted = !quoted;
    else if (!quoted) out += is_ascii_letter(c) ? ascii_small(c) : ' ';
  }
  return ' ' + out + ' ';
}

void check_words(const Page& page, const Config& config, std::set<std::string_view>& speaking) {
  for (const Diagnostic& it : report_on(page, config).diagnostics) {
    speaking.insert(it.rule);
    const std::string words = own_words(it.message);
    for (const std::string_view word :
         {" role", " job", " famil", " applicant", " candidate", " handbook", " vacanc", " recruit", " position"}) {
      if (words.find(word) != words.npos) FAIL_CHECK(it.rule << " says \"" << it.message << "\" of " << page.path);
    }
  }
}

TEST_CASE("no message speaks of roles, jobs or applicants to pages of other kinds") {
  std::set<std::string_view> speaking;
  Config everything = builtin_config();
  for (const Rule* rule : rules::all_rules()) {
    if (rule->severity == Severity::off) {
      put_on_top(everything.rules, std::string(rule->name),
                 {.severity = Severity::info, .options = Options(rule->options)});
    }
  }
  for (Page page : all_pages()) {
    page.path = "recipes/soup.md";
    everything.schema_for_all = nullptr;
    check_words(page, everything, speaking);
    for (const SchemaChoice& it : builtin_config().schemas) {
      if (it.name == "job-family") continue;
      everything.schema_for_all = it.schema;
      check_words(page, everything, speaking);
    }
  }
  CHECK(speaking.size() > 25);   // and not because few say anything
}

}  // namespace
}  // namespace rubric::testing
