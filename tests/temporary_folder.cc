#include "tests/temporary_folder.h"

#include <cstdlib>
#include <fstream>

namespace rubric::testing {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "rubric-XXXXXX").string();
  path_ = fs::canonical(mkdtemp(name.data()));
}

TemporaryFolder::~TemporaryFolder() {
  fs::permissions(path_, fs::perms::owner_all);   // which a test may have taken away
  fs::remove_all(path_);
}

void TemporaryFolder::write(const std::string& name, std::string_view text) const {
  const fs::path path = path_ / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace rubric::testing
