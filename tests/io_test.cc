// What is found on the disk, in which order, and what is said where nothing is.
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/io/output.h"
#include "lint/io/read.h"
#include "lint/io/walk.h"
#include "tests/temporary_folder.h"

namespace rubric::testing {
namespace {

namespace fs = std::filesystem;

// A temporary folder with files, as the current folder.
class Tree {
 public:
  explicit Tree(const std::vector<std::string>& files) : before_(fs::current_path()) {
    fs::current_path(folder_.path());
    for (const std::string& file : files) folder_.write(file, file);
  }
  ~Tree() { fs::current_path(before_); }
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  const fs::path& path() const { return folder_.path(); }

 private:
  testing::TemporaryFolder folder_;
  fs::path before_;
};

void check_walk(const std::vector<std::string>& paths, std::string_view expected, LeaveOut leave_out = {}) {
  Walk walk(paths, *current_folder(), "<stdin>", std::move(leave_out));
  std::string found;
  while (const auto it = walk.next()) {
    found += *it ? (*it)->shown + "\n" : fmt::format("{}: {}\n", it->error().path, it->error().cause);
  }
  CHECK(found == expected);
}

TEST_CASE("a walk finds Markdown in the order of whole paths") {
  const Tree tree({"b.md", "a/x.md", "a-b/x.markdown", "a.md", "a/deep/y.md", "a/no.txt", ".git/x.md",
                   "node_modules/x.md", "a/.x.md"});
  check_walk({"."}, "a-b/x.markdown\na.md\na/deep/y.md\na/x.md\nb.md\n");
}

TEST_CASE("paths that overlap give each file once") {
  const Tree tree({"a/x.md", "a/y.md", "b.md"});
  check_walk({"b.md", "a/y.md", "./a", "a/", tree.path() / "a/x.md"}, "a/x.md\na/y.md\nb.md\n");
}

TEST_CASE("a named file is taken whatever it is called") {
  const Tree tree({"README", ".hidden.md"});
  check_walk({"README", ".hidden.md", "-"}, ".hidden.md\n<stdin>\nREADME\n");
}

TEST_CASE("the caller may leave out folders and files") {
  const Tree tree({"a/x.md", "b/x.md", "b/y.md"});
  check_walk({"."}, "b/y.md\n", [](const std::string& shown) { return shown == "a" || shown == "b/x.md"; });
}

TEST_CASE("what cannot be walked is an error, and the rest is walked") {
  const Tree tree({"a/x.md", "empty/x.txt"});
  check_walk({"missing", "a", "empty"},
             "missing: no such file or directory\nempty: no Markdown files under this folder\na/x.md\n");
}

TEST_CASE("a folder linked from outside is followed, one that is met anyway is not") {
  const Tree tree({"docs/a/x.md", "other/y.md"});
  fs::create_directory_symlink("../other", "docs/z");
  fs::create_directory_symlink("../other", "docs/zz");
  fs::create_directory_symlink("a", "docs/b");
  check_walk({"docs"}, "docs/a/x.md\ndocs/z/y.md\n");
}

TEST_CASE("names of Markdown are known by their ends, in any case") {
  const Tree tree({"a.md", "B.MD", "c.Markdown", "d.mdown", "e.mkd", "f.mkdn", "g.mdwn", "h.mkdown", "i.mdx", "j.txt",
                   "md", "k.md.bak", ".md"});
  check_walk({"."}, "B.MD\na.md\nc.Markdown\nd.mdown\ne.mkd\nf.mkdn\ng.mdwn\nh.mkdown\n");
}

TEST_CASE("a file with several names is taken once, under its own name where that is met") {
  const Tree tree(
      {"docs/b.md", "docs/.hidden/c.md", "docs/node_modules/p/d.md", "other/e.md", "other/f.md", "docs/deep/g.md"});
  fs::create_symlink("b.md", "docs/a.md");
  fs::create_symlink("deep/g.md", "docs/a2.md");
  fs::create_symlink(".hidden/c.md", "docs/c1.md");
  fs::create_symlink(".hidden/c.md", "docs/c2.md");
  fs::create_symlink("../other/e.md", "docs/e.md");
  fs::create_hard_link("docs/b.md", "docs/hard.md");
  fs::create_directory_symlink("node_modules/p", "docs/p");
  check_walk({"docs"}, "docs/b.md\ndocs/c1.md\ndocs/deep/g.md\ndocs/e.md\ndocs/p/d.md\n");
  check_walk({"docs", "other"}, "docs/b.md\ndocs/c1.md\ndocs/deep/g.md\ndocs/p/d.md\nother/e.md\nother/f.md\n");
  check_walk({"docs"}, "docs/a.md\ndocs/c1.md\ndocs/deep/g.md\ndocs/e.md\ndocs/p/d.md\n",
             [](const std::string& shown) { return shown == "docs/b.md"; });
  check_walk({"docs/a.md", "docs/b.md"}, "docs/b.md\n");
  check_walk({"docs/a.md", "docs/hard.md"}, "docs/a.md\n");
  check_walk({"docs/e.md", "other"}, "other/e.md\nother/f.md\n");
  fs::create_directory_symlink("other", "again");
  check_walk({"again", "other"}, "other/e.md\nother/f.md\n");
  check_walk({"again"}, "again/e.md\nagain/f.md\n");
  check_walk({"again/e.md", "other/e.md"}, "other/e.md\n");
}

TEST_CASE("what the caller leaves out is left out by its name, too") {
  const Tree tree({"a/x.md", "b/y.md"});
  const LeaveOut leave_out = [](const std::string& shown) {
    return shown == "a" || shown == "a/x.md" || shown == "<stdin>";
  };
  check_walk({"a/x.md", "a", "b", "-"}, "b/y.md\n", leave_out);
}

TEST_CASE("links in a circle are errors") {
  const Tree tree({"docs/a/x.md", "other/y.md"});
  fs::create_directory_symlink("../other", "docs/z");
  fs::create_directory_symlink("../docs", "other/back");
  fs::create_directory_symlink("../..", "docs/a/higher");
  fs::create_directory_symlink("..", "docs/a/up");
  fs::create_symlink("self", "docs/self");
  fs::create_symlink("nowhere.md", "docs/gone.md");
  check_walk({"docs"}, "docs/a/higher: symbolic link loop\ndocs/a/up: symbolic link loop\ndocs/a/x.md\ndocs/gone.md\n"
                       "docs/self: symbolic link loop\ndocs/z/back: symbolic link loop\ndocs/z/y.md\n");
}

TEST_CASE("a file is read whole, and a reason is given where it is not") {
  const Tree tree({"a.md", "empty.md"});
  fs::resize_file("empty.md", 0);
  std::ofstream("large.md").close();
  fs::resize_file("large.md", 100'000'000);
  CHECK(*read_file("a.md") == "a.md");
  CHECK(read_file("empty.md")->empty());
  CHECK(read_file("large.md").error().cause == "file is larger than 64 MiB (100 MB)");
  CHECK(read_file("missing.md").error().cause == "no such file or directory");
  CHECK(read_file(".").error().cause == "is a folder");
  CHECK(read_file("/dev/null")->empty());
  CHECK(read_file("/dev/zero").error().cause == "file is larger than 64 MiB");
}

TEST_CASE("a file that was not finished leaves no trace") {
  const Tree tree({"report.txt"});
  {
    Result<Output> out = Output::file("report.txt");
    out->write("half");
    out->flush();
  }
  CHECK(*read_file("report.txt") == "report.txt");
  Result<Output> out = Output::file("report.txt");
  out->write("whole");
  CHECK(out->finish());
  CHECK(*read_file("report.txt") == "whole");
  CHECK(std::distance(fs::directory_iterator("."), fs::directory_iterator()) == 1);
}

}  // namespace
}  // namespace rubric::testing
