// Pages that are on no disk, as one site.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
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

  // The site as a page at `path` sees it.
  const PageIndex* of(const std::string& path);

 private:
  std::optional<FolderEntries> entries(const std::string& folder) const;

  const Config& config_;
  std::map<std::string, std::string> files_;
  FileTree tree_;
  std::map<std::pair<const Schema*, std::optional<std::string>>, std::unique_ptr<PageIndex>> indexes_;   // by root
};

}  // namespace rubric::testing
