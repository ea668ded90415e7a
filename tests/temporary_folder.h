// A folder on the disk that is empty at first and gone with the test.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "tests/layers.h"

namespace rubric::testing {

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }   // without links in it
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

  // Makes the folders above the file, too.
  void write(const std::string& name, std::string_view text) const;

 private:
  std::filesystem::path path_;
};

}  // namespace rubric::testing
