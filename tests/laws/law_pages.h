// The pages that the laws are held on, each with the configuration it is checked by.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "tests/layers.h"
#include "tests/pages.h"
#include "tests/site.h"

namespace rubric::testing::laws {

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

  // The examples of the specifications of CommonMark and GFM, the project's fixtures and the examples of its rules;
  // behind them, what lies in RUBRIC_CORPUS: whole repositories, job families, cases.
  std::span<const LawPage> all() const { return pages_; }
  std::span<const LawPage> own() const { return all().first(own_); }
  std::span<const LawPage> corpus() const { return all().subspan(own_); }

 private:
  void add_specifications();
  void add_examples_of_rules();
  void add_fixtures();
  void add_corpus();

  std::vector<LawPage> pages_;
  std::size_t own_ = 0;
  std::vector<std::unique_ptr<Config>> configs_;
  std::vector<std::unique_ptr<testing::TestSite>> sites_;
};

FileReport report_on(const LawPage& page);
FileReport report_on(const LawPage& page, std::unique_ptr<SourceText> source);

}  // namespace rubric::testing::laws
