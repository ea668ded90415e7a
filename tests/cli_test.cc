// Whole runs of the program: fixtures/cli/*.md and README.md, and what these cannot show.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/document/anchors.h"
#include "tests/expect.h"
#include "tests/pages.h"
#include "tests/sessions.h"

namespace rubric::testing {
namespace {

std::string replayed(const std::string& fixture) {
  const Folder folder;
  return rewritten(fixture, [&](const Fence& fence, std::string_view text) -> std::optional<std::string> {
    if (fence.kind == "console") return replay(text, folder);
    if (!fence.name.empty()) folder.write(fence.name, text);
    return {};
  });
}

TEST_CASE("the program says what the recorded sessions say") {
  std::vector<std::string> found = files_below(SOURCE_DIR "/fixtures/cli", ".md");
  REQUIRE(found.size() > 5);
  found.emplace_back(SOURCE_DIR "/README.md");
  for (const std::string& path : found) {
    INFO(path);
    expect_file(path, replayed(read_file(path)));
  }
}

TEST_CASE("a file that may not be read is told, and the others are checked") {
  if (geteuid() == 0) return;  // root may read everything
  const Folder folder;
  folder.write("a.md", "## A\n\nText.\n");
  folder.write("b.md", "## B\n\nText.\n");
  CHECK(folder.run("chmod 0 a.md; rubric check") ==
        "1 file checked, no problems\nrubric: a.md: permission denied\n[exit 2]\n");
}

// Real pages as one site, some with a link to a heading of another that has a wrong name.
void write_site(const Folder& folder) {
  std::string more;
  for (const Page& page : corpus().empty() ? lifelike_pages() : corpus()) {
    if (page.path.find("content/") != page.path.npos) continue;   // of another site
    const std::size_t section = page.path.find("job-families/");
    const std::string address = page.path.substr(section, page.path.rfind('/') + 1 - section);
    folder.write(page.path, page.text + more);
    more.clear();
    for (const Diagnostic& it : report_on(page).diagnostics) {
      if (it.rule != "heading-misspelled" && it.rule != "heading-variant") continue;
      const std::size_t end = std::min(page.text.find('\n', it.range.begin.value), page.text.size());
      const std::string words = page.text.substr(it.range.begin.value, end - it.range.begin.value);
      more += fmt::format("\nSee [there](/{}#{}).\n", address, slug(words, anchor_ways(page.path).own));
    }
  }
}

TEST_CASE("fixing a site twice is fixing it once, breaks no link, and does not depend on the number of threads") {
  // "page: there is no "#anchor" …", without the place, which moves, and the proposal.
  const std::string broken =
      "rubric check | grep 'broken-anchor]$' | sed 's/:[0-9]*:[0-9]*:/:/; s/ .broken-anchor.$//; s/; did you mean.*//' "
      "| sort -u";
  const Folder folder;
  write_site(folder);
  folder.run(broken +
             " > before.txt; rubric check --diff --jobs 1 > one.diff; rubric check --diff --jobs 3 > three.diff");
  CHECK(folder.run("cmp one.diff three.diff && ls -s one.diff | grep -v '^0'") != "");
  folder.run("rubric check --fix");
  CHECK(folder.run("rubric check --diff").starts_with("[exit"));
  folder.run(broken + " > after.txt");
  CHECK(folder.run("comm -13 before.txt after.txt") == "");
  folder.run("rubric check --unsafe-fixes");
  CHECK(folder.run("rubric check --unsafe-fixes --diff").starts_with("[exit"));
}

TEST_CASE("files are reported in the order of their paths, however many threads check them") {
  const Folder folder;
  folder.write("note.yaml", "name: note\ntypes: [{type: note, sections: [{section: Summary}]}]\n");
  for (int i = 0; i < 200; ++i) {
    folder.write(fmt::format("{}/{}.md", std::array{"a", "a-b", "a.md", "a0"}[static_cast<std::size_t>(i % 4)], i),
                 "## Sumary\n\nText.\n");
  }
  const std::string alone = folder.run("rubric check --jobs 1 --format json --schema note.yaml");
  CHECK(alone == folder.run("rubric check --jobs 7 --format json --schema note.yaml"));
  CHECK(alone == folder.run("rubric check --jobs 2 --format json --schema note.yaml a0 a a.md a-b a"));
  CHECK(alone.find("[exit 1]") != alone.npos);
}

// A run with much to report, in a folder of its own.
class LongRun : public Folder {
 public:
  LongRun() {
    write("note.yaml", "name: note\ntypes: [{type: note, sections: [{section: Summary}]}]\n");
    for (int i = 0; i < 500; ++i) write(fmt::format("{}.md", i), "## Sumary\n\nText.\n");
  }
  std::string names() const { return run("ls | grep -v -e '\\.md$' -e note.yaml"); }
};

TEST_CASE("a reader that goes away ends the run with a line") {
  const LongRun folder;
  CHECK(folder.run("(rubric check --schema note.yaml; echo $? > code) | head -c 1 > /dev/null; cat code") ==
        "2\nrubric: standard output: broken pipe\n[exit 0]\n");
}

TEST_CASE("of several reports those are written that can be") {
  const LongRun folder;
  const std::string whole = folder.run("rubric check --schema note.yaml --format json");
  CHECK(folder.run("(rubric check --schema note.yaml --format json=a.json --format text; echo $? > code) | head -c 1 > "
                   "/dev/null; cat code; rm code") == "2\nrubric: standard output: broken pipe\n[exit 0]\n");
  CHECK(folder.run("cat a.json") + "[exit 1]\n" == whole);
  CHECK(folder.names() == "a.json\n");
}

TEST_CASE("a file that may not grow keeps what it held") {
  const LongRun folder;
  folder.write("old.json", "old");
  CHECK(folder.run("ulimit -f 8; rubric check --schema note.yaml --format json=old.json --format sarif=new.sarif "
                   "--format codequality=small.json --fail-on never") ==
        "rubric: old.json: file too large\nrubric: new.sarif: file too large\nrubric: small.json: file too "
        "large\n[exit 2]\n");
  CHECK(folder.run("cat old.json") == "old\n");
  CHECK(folder.names() == "old.json\n");
}

TEST_CASE("in a folder that may not be written to, a report is told and nothing changes") {
  const LongRun folder;
  folder.write("locked/old.json", "old");
  // Root may write anywhere, and others may not be allowed to reach the program where it was built.
  const std::string user = geteuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups " : "";
  folder.run("cp \"$(command -v rubric)\" rubric-copy && chmod 755 . program && chmod 555 locked");
  for (const char* name : {"old", "new"}) {
    CHECK(folder.run(fmt::format("{}./rubric-copy check --schema note.yaml --format json=locked/{}.json --format text",
                                 user, name)) ==
          fmt::format("rubric: locked/{}.json: permission denied\n[exit 2]\n", name));
  }
  CHECK(folder.run("cat locked/old.json; echo; ls locked; chmod 755 locked") == "old\nold.json\n");
}

}  // namespace
}  // namespace rubric::testing
