#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "lint/text/glob.h"
#include "lint/text/path.h"
#include "tests/layers.h"

namespace rubric::testing {
namespace {

// Every path that the glob matches, of those given, one a line.
void check(std::string_view glob, const std::vector<std::string>& paths, std::string_view expected) {
  std::string matched;
  for (const std::string& path : paths) {
    if (Glob(glob).matches(path)) matched += path + "\n";
  }
  INFO(glob);
  CHECK(matched == expected);
}

TEST_CASE("a star stays inside one name") {
  check("docs/*.md", {"docs/a.md", "docs/.md", "docs/a/b.md", "a.md", "docs/a.mdx"}, "docs/a.md\ndocs/.md\n");
  check("*a*b*", {"ab", "xaxbx", "ba", "a/b"}, "ab\nxaxbx\n");
}

TEST_CASE("two stars are any number of folders") {
  check("**/*.md", {"a.md", "a/b.md", "/a/b/c.md", "a.txt"}, "a.md\na/b.md\n/a/b/c.md\n");
  check("**/x/**/*.md", {"x/a.md", "a/x/b/c/d.md", "a/xx/b.md", "../x/a.md"}, "x/a.md\na/x/b/c/d.md\n../x/a.md\n");
  check("a/**", {"a", "a/b", "a/b/c", "ab"}, "a\na/b\na/b/c\n");
  check("a/**/b", {"a/b", "a/x/b", "a/x/y/b", "a/x/b/c"}, "a/b\na/x/b\na/x/y/b\n");
}

TEST_CASE("a slash at the end is all that is below the folder") {
  check("vendor/", {"vendor/a.md", "vendor/a/b.md", "vendors"}, "vendor/a.md\nvendor/a/b.md\n");
}

TEST_CASE("a leading dot and slash changes nothing") { check("./a/./*.md", {"a/b.md"}, "a/b.md\n"); }

TEST_CASE("an absolute glob matches absolute paths") { check("/srv/*.md", {"/srv/a.md", "srv/a.md"}, "/srv/a.md\n"); }

TEST_CASE("a question mark is one character") {
  check("?.md", {"a.md", "é.md", "🚀.md", "ab.md", ".md"}, "a.md\né.md\n🚀.md\n");
}

TEST_CASE("brackets are one of their characters") {
  check("[a-cx].md", {"a.md", "b.md", "x.md", "d.md"}, "a.md\nb.md\nx.md\n");
  check("[!a-c].md", {"a.md", "d.md"}, "d.md\n");
  check("[]].md", {"].md"}, "].md\n");
  check("[ä-ü].md", {"ö.md", "o.md"}, "ö.md\n");
}

TEST_CASE("braces are one of their choices") {
  check("{a,b/**}/{x,y}*.{md,markdown}", {"a/x.md", "b/c/y1.markdown", "b/x.md", "c/x.md"},
        "a/x.md\nb/c/y1.markdown\nb/x.md\n");
  check("a{,b{1,2}}.md", {"a.md", "ab1.md", "ab2.md", "ab.md"}, "a.md\nab1.md\nab2.md\n");
}

TEST_CASE("a backslash takes the next character as it stands") {
  check(R"(\*\[\{a.md)", {"*[{a.md", "x[{a.md"}, "*[{a.md\n");
}

TEST_CASE("a glob with a mistake says so and matches nothing") {
  CHECK(Glob("[a.md").error() == "has a \"[\" without \"]\"");
  CHECK(Glob("{a,b").error() == "has a \"{\" without \"}\"");
  CHECK(Glob("").error() == "is empty");
  std::string many;
  for (int i = 0; i < 20; ++i) many += "{a,b}";
  CHECK(Glob(many).error() == "has too many alternatives");
  CHECK_FALSE(Glob("[a.md").matches("[a.md"));
}

TEST_CASE("matching many stars takes no more than glob times path") {
  std::string glob, path(20'000, 'a');
  for (int i = 0; i < 200; ++i) glob += "*a";
  CHECK_FALSE(Glob(glob + "b").matches(path));
  std::string deep_glob, deep_path;
  for (int i = 0; i < 200; ++i) deep_glob += "**/a/";
  for (int i = 0; i < 20'000; ++i) deep_path += "a/";
  CHECK_FALSE(Glob(deep_glob + "b").matches(deep_path));
}

TEST_CASE("a path without detours is the same path") {
  CHECK(normal_path("./a//b/../c/") == "a/c");
  CHECK(normal_path(".") == "");
  CHECK(normal_path("/..//a/") == "/a");
  CHECK(normal_path("../../a/..") == "../..");
  CHECK(normal_path("/") == "/");
  for (const char* normal : {"", "a", "a/b.md", "/a/..b", "/a/b/.c"}) CHECK(normal_path(normal) == normal);
  for (const char* other : {"a//b", "a/b/", "./a/b", "a/./b"}) CHECK(normal_path(other) == "a/b");
  CHECK(normal_path("//a/b") == "/a/b");
}

TEST_CASE("a path is shown from the current folder") {
  CHECK(shown_path("/home/u", "/home/u/a.md") == "a.md");
  CHECK(shown_path("/home/u", "../u/./a.md") == "a.md");
  CHECK(shown_path("/home/u", "/srv/a.md") == "../../srv/a.md");
  CHECK(shown_path("/home/u", "a/b.md") == "a/b.md");
  CHECK(shown_path("/home/u", "<stdin>") == "<stdin>");
}

}  // namespace
}  // namespace rubric::testing
