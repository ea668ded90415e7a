// broken-link on random sites: what was planted is reported, once each, and nothing else. In memory, and by the program
// in all the ways it looks at files.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "rules/all_rules.h"
#include "tests/fixing.h"
#include "tests/pages.h"
#include "tests/random_site.h"
#include "tests/site.h"
#include "tests/temporary_folder.h"

namespace rubric::testing {
namespace {

using Told = std::multiset<std::tuple<std::string, std::size_t>>;   // page and line

std::string shown(const Told& told) {
  std::string out;
  for (const auto& [page, line] : told) out += fmt::format("{}:{}\n", page, line);
  return out;
}

Told wanted_of(const RandomSite& site, const std::set<std::string>& gone = {}) {
  Told wanted;
  for (const PlantedLink& it : site.links) {
    if (!gone.contains(it.page) && (it.is_broken || gone.contains(it.leads_to))) wanted.emplace(it.page, it.line);
  }
  return wanted;
}

TEST_CASE("on random sites every broken link is told once, at its destination, and no other") {
  const Config config;
  const Rule& rule = *rule_named("broken-link");
  for (std::uint64_t seed = 1; seed <= (kSanitized ? 100 : 1500); ++seed) {
    INFO("seed " << seed);
    const RandomSite random = random_site(seed);
    std::vector<Page> pages;
    for (const auto& [path, text] : random.files) pages.push_back({path, text});
    TestSite site(pages, config);
    std::multiset<PlantedLink> wanted, found;
    for (const PlantedLink& it : random.links) {
      if (it.is_broken) wanted.insert({it.page, it.line, it.destination, "", true});
    }
    for (const Page& page : pages) {
      if (!page.path.ends_with(".md") && !page.path.ends_with(".markdown")) continue;
      const FileReport report = report_by(rule, page, config, site.of(page.path));
      for (const Diagnostic& it : report.diagnostics) {
        found.insert({page.path, report.source->lines().display(it.range.begin).line,
                      std::string(report.source->text(it.range)), "", true});
      }
    }
    const auto list = [](const std::multiset<PlantedLink>& links) {
      std::string out;
      for (const PlantedLink& it : links) out += fmt::format("{}:{}: {}\n", it.page, it.line, it.destination);
      return out;
    };
    REQUIRE(list(found) == list(wanted));
  }
}

// A site on the disk.
class SiteFolder : public TemporaryFolder {
 public:
  explicit SiteFolder(const RandomSite& site) {
    for (const auto& [path, text] : site.files) write("site/" + path, text);
  }

  // What a shell command prints in a folder of it.
  std::string run(const std::string& folder, const std::string& command) const {
    const std::string out = *this / "out";
    const std::string line = fmt::format("cd '{}' && PATH='{}':\"$PATH\" && ( {} ) > '{}' 2>&1", *this / folder,
                                         std::filesystem::path(RUBRIC_PROGRAM).parent_path().string(), command, out);
    if (std::system(line.c_str()) == -1) return "no shell";
    return read_file(out);
  }

  // The lines "path:line:column: …" that are the rule's. `before` stands before the paths.
  Told told(const std::string& folder, const std::string& command, const std::string& before = "") const {
    Told found;
    std::istringstream lines(run(folder, command));
    for (std::string line; std::getline(lines, line);) {
      if (!line.ends_with("[broken-link]") || line.starts_with("    = note")) continue;
      const std::size_t end = line.find(".m"), colon = line.find(':', end);
      std::string path = line.substr(0, colon);
      if (path.starts_with(before)) path.erase(0, before.size());
      found.emplace(path, std::stoul(line.substr(colon + 1)));
    }
    return found;
  }
};

constexpr const char* kCheck = "rubric check --color never ";

TEST_CASE("the program tells the same from any folder, with any configuration, and for standard input") {
  for (std::uint64_t seed = 1; seed <= (kSanitized ? 2 : 12); ++seed) {
    INFO("seed " << seed);
    const RandomSite site = random_site(seed);
    const SiteFolder disk(site);
    disk.write("site/.rubric.yaml", "{}\n");
    disk.write("elsewhere/other.yaml", "{}\n");
    const std::string wanted = shown(wanted_of(site));
    CHECK(shown(disk.told("site", kCheck)) == wanted);
    CHECK(shown(disk.told("site", std::string(kCheck) + "--jobs 3 . .")) == wanted);
    CHECK(shown(disk.told(".", std::string(kCheck) + "site", "site/")) == wanted);
    CHECK(shown(disk.told("elsewhere", std::string(kCheck) + "../site", "../site/")) == wanted);
    // What is told of a page alone is what is told of it beside others.
    Told one_by_one;
    for (const auto& [path, text] : site.files) {
      if (!path.ends_with(".md") && !path.ends_with(".markdown")) continue;
      one_by_one.merge(disk.told("site", fmt::format("cat '{}' | {}- --stdin-filename '{}'", path, kCheck, path)));
    }
    CHECK(shown(one_by_one) == wanted);
    disk.run("site", "git init -q");
    CHECK(shown(disk.told("elsewhere", std::string(kCheck) + "--config other.yaml ../site", "../site/")) == wanted);
  }
}

TEST_CASE("what git holds is what links are looked up in, where that is what is checked") {
  for (std::uint64_t seed = 1; seed <= (kSanitized ? 2 : 12); ++seed) {
    INFO("seed " << seed);
    const RandomSite site = random_site(seed);
    const SiteFolder disk(site);
    const std::string git = "git -c user.name=a -c user.email=a@example.org ";
    disk.run("site", git + "init -q -b main && git add . && " + git +
                         "commit -q --allow-empty -m Empty && git rm -q --cached -r . && git add .");
    disk.run("site", "git reset -q --soft HEAD && git add .");
    // The first file that something leads to, so that taking it away breaks links; not the last of a folder, to which
    // there may be links, too.
    std::string gone;
    const auto is_alone = [&](const std::string& path) {
      const std::string folder = path.substr(0, path.rfind('/') + 1);
      return std::ranges::count_if(site.files, [&](const auto& it) { return it.first.starts_with(folder); }) == 1;
    };
    for (const PlantedLink& it : site.links) {
      if (gone.empty() && !it.leads_to.empty() && it.leads_to != it.page && !is_alone(it.leads_to)) gone = it.leads_to;
    }
    if (gone.empty()) continue;
    Told fresh = wanted_of(site, {gone});
    for (const auto& it : wanted_of(site)) {
      if (const auto known = fresh.find(it); known != fresh.end()) fresh.erase(known);
    }
    CHECK(shown(disk.told("site", std::string(kCheck) + "--since main")) == shown({}));
    disk.run("site", fmt::format("rm '{}'", gone));
    CHECK(shown(disk.told("site", std::string(kCheck) + "--since main")) == shown(fresh));
    CHECK(shown(disk.told("site", std::string(kCheck) + "--since main --staged")) == shown({}));
    CHECK(shown(disk.told("site", std::string(kCheck) + "--staged .")) == shown(wanted_of(site)));
    disk.run("site", "git add -A");
    CHECK(shown(disk.told("site", std::string(kCheck) + "--since main --staged")) == shown(fresh));
    CHECK(shown(disk.told("site", std::string(kCheck) + "--staged .")) == shown(wanted_of(site, {gone})));
  }
}

TEST_CASE("a fix leads a link to what was meant, and touches no other") {
  const Config config;
  const std::span<const Rule* const> alone(rules::all_rules());
  const auto rule = std::ranges::find(alone, std::string_view("broken-link"), &Rule::name);
  std::size_t repaired = 0;
  for (std::uint64_t seed = 1; seed <= (kSanitized ? 30 : 300); ++seed) {
    INFO("seed " << seed);
    const RandomSite random = random_site(seed);
    std::vector<Page> pages;
    for (const auto& [path, text] : random.files) pages.push_back({path, text});
    TestSite site(pages, config);
    for (const Page& page : pages) {
      const std::span<const Rule* const> only(&*rule, 1);
      const Diagnostics before = report_by(**rule, page, config, site.of(page.path)).diagnostics;
      const auto fixable = static_cast<std::size_t>(
          std::ranges::count_if(before, [](const Diagnostic& it) { return it.fix.has_value(); }));
      const Fixed fixed = fix(page, only, [](const Diagnostic&) { return true; }, 3, config, site.of(page.path));
      repaired += fixable;
      CHECK(fixed.remaining.size() + fixable == before.size());
      CHECK(fixed.rounds <= 1);
    }
  }
  CHECK(repaired > 0);
}

}  // namespace
}  // namespace rubric::testing
