// What a walk leaves out because git ignores it: the law is that git says the same.
#include <cstdio>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/io/walk.h"
#include "lint/text/ignore_rules.h"
#include "tests/temporary_folder.h"

namespace rubric::testing {
namespace {

namespace fs = std::filesystem;

std::string output_of(const std::string& command) {
  std::string out;
  FILE* const pipe = popen(command.c_str(), "r");
  char piece[4096];
  for (std::size_t got = 0; (got = fread(piece, 1, sizeof piece, pipe)) > 0;) out.append(piece, got);
  pclose(pipe);
  return out;
}

// A repository in which nothing is tracked.
class Repository : public TemporaryFolder {
 public:
  Repository() { output_of(fmt::format("git init -q '{}'", path().string())); }

  std::set<std::string> found_by_git(const std::string& folder = ".") const {
    const std::string listed =
        output_of(fmt::format("cd '{}' && git -c core.excludesFile=/dev/null -c core.quotePath=false ls-files --others "
                              "--exclude-standard '{}'",
                              path().string(), folder));
    std::set<std::string> out;
    for (std::size_t from = 0; from < listed.size();) {
      const std::size_t end = listed.find('\n', from);
      const std::string file = listed.substr(from, end - from);
      if (is_markdown_name(file)) out.insert(file);
      from = end + 1;
    }
    return out;
  }

  std::set<std::string> found(const std::string& folder = ".", Ignored ignored = Ignored::left_out) const {
    const fs::path before = fs::current_path();
    fs::current_path(path());
    std::set<std::string> out;
    Walk walk({folder}, path().string(), "<stdin>", {}, ignored);
    while (const auto it = walk.next()) {
      if (*it) out.insert((*it)->shown);
    }
    fs::current_path(before);
    return out;
  }
};

using Paths = std::set<std::string>;

std::string judged(std::string_view rules, const std::vector<std::string>& paths) {
  const IgnoreRules read(rules);
  std::string out;
  for (const std::string& path : paths) {
    const bool is_folder = path.ends_with('/');
    const auto verdict = read.judge(std::string_view(path).substr(0, path.size() - (is_folder ? 1 : 0)), is_folder);
    if (verdict == IgnoreRules::Verdict::ignored) out += path + " ";
    if (verdict == IgnoreRules::Verdict::kept) out += "!" + path + " ";
  }
  return out;
}

TEST_CASE("rules of .gitignore are read as git reads them") {
  CHECK(judged("build\n", {"build/", "build", "a/build/", "builds/"}) == "build/ build a/build/ ");
  CHECK(judged("build/\n", {"build/", "build"}) == "build/ ");
  CHECK(judged("/build\n", {"build/", "a/build/"}) == "build/ ");
  CHECK(judged("a/b\n", {"a/b", "x/a/b"}) == "a/b ");
  CHECK(judged("**/b\n", {"b", "x/a/b"}) == "b x/a/b ");
  CHECK(judged("a/**\n", {"a/", "a/x", "a/x/y"}) == "a/x a/x/y ");
  CHECK(judged("a/**/b\n", {"a/b", "a/x/y/b"}) == "a/b a/x/y/b ");
  CHECK(judged("*.md\n!keep.md\n", {"x.md", "a/keep.md"}) == "x.md !a/keep.md ");
  CHECK(judged("# a\n\\#b\n\\!c\n", {"a", "# a", "#b", "!c"}) == "#b !c ");
  CHECK(judged("a  \r\nb\\ \n{c,d}\n", {"a", "b ", "c", "{c,d}"}) == "a b  {c,d} ");
  CHECK(judged("\xEF\xBB\xBF" "a\n/\n!\n[b\n\n", {"a", "b", "[b"}) == "a ");
}

TEST_CASE("a walk leaves out what git ignores, on random trees") {
  std::mt19937 random(20261130);
  const auto pick = [&](std::size_t below) { return random() % below; };
  const auto one = [&](const auto& of) { return std::string(of[pick(std::size(of))]); };
  const char* const kNames[] = {"a", "b", "ab", "doc", "a.b"};
  const char* const kPatterns[] = {"a",         "b/",    "/a",   "doc/*",        "*",      "!*/",   "!a",
                                   "!/doc/",    "a/**",  "**/b", "a/**/b",       "*.md",   "!b.md", "?",
                                   "[ab]",      "[!a]*", "/*",   "!doc",         "a/b.md", "b.*",   "doc/",
                                   "!doc/a.md", "**",    "a**",  "/doc/**/a.md", "\\a",    "a.b/",  "# b",
                                   "!/*/*"};
  for (int round = 0; round < 40; ++round) {
    const Repository repository;
    std::string all;
    for (int i = 0; i < 12; ++i) {
      std::string path;
      for (std::size_t depth = pick(4); depth > 0; --depth) path += one(kNames) + "/";
      repository.write(path + one(kNames) + ".md", "x");
      all += path + " ";
    }
    const auto rules = [&] {
      std::string text;
      for (std::size_t i = 1 + pick(4); i > 0; --i) text += one(kPatterns) + "\n";
      all += text;
      return text;
    };
    repository.write(".gitignore", rules());
    if (pick(2) == 0) repository.write("a/.gitignore", rules());
    if (pick(2) == 0) repository.write("doc/a/.gitignore", rules());
    if (pick(3) == 0) repository.write(".git/info/exclude", rules());
    INFO("round " << round << ": " << all);
    CHECK(repository.found() == repository.found_by_git());
  }
}

TEST_CASE("rules above a folder hold for a walk that begins in it, unless it is ignored itself") {
  const Repository repository;
  repository.write(".gitignore", "drafts/\nold.md\n/build\n");
  for (const char* const path :
       {"docs/a.md", "docs/old.md", "docs/drafts/b.md", "build/c.md", "build/old.md", "build/deep/d.md"}) {
    repository.write(path, "x");
  }
  repository.write("build/.gitignore", "deep\n");
  CHECK(repository.found("docs") == Paths{"docs/a.md"});
  CHECK(repository.found("docs/drafts") == Paths{"docs/drafts/b.md"});
  CHECK(repository.found("build") == Paths{"build/c.md", "build/old.md"});
  CHECK(repository.found("build/deep") == Paths{"build/deep/d.md"});
  CHECK(repository.found("docs", Ignored::taken) == Paths{"docs/a.md", "docs/drafts/b.md", "docs/old.md"});
  CHECK(repository.found("docs/old.md") == Paths{"docs/old.md"});
}

TEST_CASE("outside of a work tree a .gitignore says nothing, and each repository has its own") {
  const TemporaryFolder plain;
  plain.write(".gitignore", "*\n");
  plain.write("a.md", "x");
  Walk walk({plain / "."}, plain.path().string(), "", {});
  CHECK((*walk.next())->shown == "a.md");

  const Repository repository;
  repository.write(".gitignore", "a.md\n");
  repository.write("a.md", "x");
  repository.write("inner/a.md", "x");
  repository.write("inner/b.md", "x");
  output_of(fmt::format("git init -q '{}'", repository / "inner"));
  repository.write("inner/.git/info/exclude", "b.md\n");
  CHECK(repository.found() == Paths{"inner/a.md"});
  CHECK(repository.found("inner") == Paths{"inner/a.md"});
}

TEST_CASE("a work tree beside its repository has the rules of the repository") {
  const Repository repository;
  repository.write("a.md", "x");
  repository.write(".git/info/exclude", "b.md\n");
  output_of(fmt::format(
      "cd '{}' && git add a.md && git -c user.name=a -c user.email=a@b commit -qm a && git worktree add -q tree 2>&1",
      repository.path().string()));
  repository.write("tree/b.md", "x");
  repository.write("tree/c.md", "x");
  CHECK(repository.found("tree") == Paths{"tree/a.md", "tree/c.md"});
}

}  // namespace
}  // namespace rubric::testing
