// The pages that the laws are held on, each with the configuration it is checked by.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/pages.h"
#include "tests/site.h"

namespace rubric::laws {

struct LawPage {
  testing::Page page;
  const Config* config = nullptr;
  const PageIndex* site = nullptr;   // for the examples of rules that look at other pages
};

// Every rule that is off unless a configuration wants it, on; else as a run without a configuration.
const Config& all_rules_on();

class LawPages {
 public:
  LawPages();   // throws if the packages of npm are not there

  // The examples of the specifications of CommonMark and GFM, the project's fixtures and the examples of its rules, and
  // what lies in RUBRIC_CORPUS: whole repositories, job families, cases.
  const std::vector<LawPage>& all() const { return pages_; }

 private:
  void add_specifications();
  void add_examples_of_rules();
  void add_folders();

  std::vector<LawPage> pages_;
  std::vector<std::unique_ptr<Config>> configs_;
  std::vector<std::unique_ptr<testing::TestSite>> sites_;
};

FileReport report_on(const LawPage& page);
FileReport report_on(const LawPage& page, std::unique_ptr<SourceText> source);

}  // namespace rubric::laws
