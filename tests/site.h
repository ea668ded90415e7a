// Pages that are on no disk, as one site.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "lint/engine/page_index.h"
#include "tests/pages.h"

namespace rubric::testing {

// `links:` of a configuration.
LinkSettings links_in(const std::string& configuration);

class TestSite {
 public:
  // The configuration must outlive the site.
  TestSite(const std::vector<Page>& pages, const Config& config);

  // The site as a page at `path` sees it; nullptr where no schema claims the path.
  const PageIndex* of(const std::string& path);

 private:
  const Config& config_;
  std::map<std::string, std::string> files_;
  std::map<std::string, std::unique_ptr<PageIndex>> indexes_;   // by root
};

}  // namespace rubric::testing
