#include "lint/io/replace_file.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "tests/pages.h"
#include "tests/temporary_folder.h"

namespace rubric::testing {
namespace {

namespace fs = std::filesystem;

class Folder : public TemporaryFolder {
 public:
  std::size_t size() const { return static_cast<std::size_t>(std::distance(fs::directory_iterator(path()), {})); }
};

void write(const std::string& path, std::string_view text) { std::ofstream(path, std::ios::binary) << text; }

std::string cause(const Result<void>& result) { return result ? "" : result.error().cause; }

TEST_CASE("a replaced file keeps its mode, and nothing stays beside it") {
  const Folder folder;
  const std::string page = folder / "a.md";
  write(page, "old");
  chmod(page.c_str(), 0640);
  CHECK(cause(replace_file(page, "old", "new")).empty());
  CHECK(read_file(page) == "new");
  struct stat status {};
  REQUIRE(stat(page.c_str(), &status) == 0);
  CHECK((status.st_mode & 07777) == 0640);
  CHECK(folder.size() == 1);
}

TEST_CASE("of a symbolic link the file that it points to is replaced") {
  const Folder folder;
  fs::create_directory(folder / "real");
  write(folder / "real/a.md", "old");
  fs::create_symlink("real/a.md", folder / "link.md");
  CHECK(cause(replace_file(folder / "link.md", "old", "new")).empty());
  CHECK(fs::is_symlink(folder / "link.md"));
  CHECK(read_file(folder / "real/a.md") == "new");
}

TEST_CASE("all names of a file have its new content") {
  const Folder folder;
  write(folder / "a.md", "an older text");
  fs::create_hard_link(folder / "a.md", folder / "b.md");
  CHECK(cause(replace_file(folder / "b.md", "an older text", "new")).empty());
  CHECK(read_file(folder / "a.md") == "new");
  CHECK(fs::hard_link_count(folder / "b.md") == 2);
  CHECK(folder.size() == 2);
}

TEST_CASE("a file that somebody else changed is left alone") {
  const Folder folder;
  write(folder / "a.md", "theirs");
  CHECK(cause(replace_file(folder / "a.md", "old", "new")) ==
        "was changed by somebody else meanwhile; it is left as it is");
  CHECK(read_file(folder / "a.md") == "theirs");
  CHECK(folder.size() == 1);
}

TEST_CASE("what cannot be replaced says why, and stays") {
  const Folder folder;
  CHECK(cause(replace_file(folder / "a.md", "old", "new")) == "no such file or directory");
  CHECK(cause(replace_file("/dev/null", "", "new")) == "is no plain file, which could be replaced");
  if (geteuid() == 0) return;   // root may write everything
  write(folder / "a.md", "old");
  chmod((folder / "a.md").c_str(), 0444);
  CHECK(cause(replace_file(folder / "a.md", "old", "new")) == "permission denied");
  chmod((folder / "a.md").c_str(), 0644);
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  CHECK(cause(replace_file(folder / "a.md", "old", "new")) == "permission denied");
  CHECK(read_file(folder / "a.md") == "old");
}

TEST_CASE("killed at any moment, the old or the new file is there whole") {
  const Folder folder;
  const std::string page = folder / "a.md";
  const std::string one(300'000, '1'), two(400'000, '2');
  write(page, one);
  int replaced = 0;
  for (int round = 0; round < 40 || (replaced == 0 && round < 400); ++round) {   // a busy machine lets few get so far
    const pid_t child = fork();
    if (child == 0) {
      for (bool first = read_file(page)[0] == '1';; first = !first) {
        (void)replace_file(page, first ? one : two, first ? two : one);
      }
    }
    REQUIRE(child > 0);
    usleep(static_cast<useconds_t>(300 + 397 * round));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    const std::string now = read_file(page);
    CHECK((now == one || now == two));
    replaced += now == two ? 1 : 0;
  }
  CHECK(replaced > 0);
}

}  // namespace
}  // namespace rubric::testing
