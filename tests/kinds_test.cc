// What is wrong is a kind and its arguments; the words that people read are made of them, and nothing else is.

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/engine/baseline.h"
#include "lint/engine/fingerprint.h"
#include "lint/engine/identity.h"
#include "lint/engine/recognise.h"
#include "lint/text/pattern.h"
#include "rules/all_rules.h"
#include "schemas/builtin.h"
#include "tests/expect.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

// Every rule, as a warning; but for those that look at other pages, of which a page alone has none.
Config with_all_rules(Config config) {
  for (const Rule* rule : rules::all_rules()) {
    RuleSetting setting{.severity = rule->about_site ? Severity::off : Severity::warning,
                        .options = Options(rule->options)};
    config.rules.insert_or_assign(std::string(rule->name), std::move(setting));
  }
  return config;
}

void reword(FileReport& report) {
  for (Diagnostic& it : report.diagnostics) it.message = fmt::format("etwas anderes, {}-mal", it.message.size() % 7);
}

TEST_CASE("messages in another language leave every fingerprint and every identity as it is") {
  const Config config = with_all_rules(builtin_config());
  for (const Page& page : all_pages()) {
    FileReport report = report_on(page, config);
    if (report.diagnostics.empty()) continue;
    const Schema* const schema = schema_for(config, page.path);
    const auto names = fingerprints(report);
    const auto before = identities(report, schema);
    reword(report);
    INFO(page.path);
    CHECK(fingerprints(report) == names);
    CHECK(std::ranges::equal(identities(report, schema).diagnostics, before.diagnostics));
  }
}

TEST_CASE("every finding has a kind") {
  const Config config = with_all_rules(builtin_config());
  const Pattern kebab("[a-z][a-z0-9]*(-[a-z0-9]+)*", Pattern::Case::sensitive);
  for (const Page& page : all_pages()) {
    for (const Diagnostic& it : report_on(page, config).diagnostics) {
      INFO(fmt::format("{}: {}: {} [{}]", page.path, it.rule, it.message, it.kind));
      CHECK(kebab.matches_all_of(it.kind));
    }
  }
}

// `say("kind", "words"`, somewhere in a source.
struct Said {
  std::string kind, words;
  std::string file = {};
  std::size_t at = 0;
};

// A text that goes on over several lines of the source, in one.
std::string with_whole_literals(std::string source) {
  for (std::size_t end = source.find("\"\n"); end != std::string::npos; end = source.find("\"\n", end)) {
    const std::size_t next = source.find_first_not_of(" \n", end + 1);
    if (next != std::string::npos && source[next] == '"') source.erase(end, next + 1 - end);
    else ++end;
  }
  return source;
}

std::vector<Said> said_in(const std::string& file) {
  static const Pattern call(R"re(say\(\s*"(?P<kind>[a-z0-9-]+)",\s*"(?P<words>(?:[^"\\]|\\.)*)")re",
                            Pattern::Case::sensitive);
  const std::string source = with_whole_literals(read_file(file));
  std::vector<Said> out;
  for (auto found = call.find(source); found; found = call.find(source, found->range.end.value)) {
    Said it{.kind = {}, .words = {}, .file = file, .at = found->range.begin.value};
    for (const Pattern::Group& group : found->groups) {
      (group.name == "kind" ? it.kind : it.words) = source.substr(group.range.begin.value, group.range.size());
    }
    for (std::size_t at = it.words.find('\\'); at != std::string::npos; at = it.words.find('\\', at + 1)) {
      it.words.erase(at, 1);
    }
    out.push_back(std::move(it));
  }
  return out;
}

std::string stem_of(const std::string& file) { return std::filesystem::path(file).stem().string(); }

// The sources that say what is wrong with a page: those of rules, then those that rules share.
std::vector<std::string> speaking() {
  std::vector<std::string> shared = files_below(SOURCE_DIR "/lint/rule", ".cc");
  for (const char* layer : {"/lint/match", "/lint/content", "/lint/facts"}) {
    std::ranges::move(files_below(std::string(SOURCE_DIR) + layer, ".cc"), std::back_inserter(shared));
  }
  std::ranges::sort(shared, {}, stem_of);
  std::vector<std::string> found = files_below(SOURCE_DIR "/rules", ".cc");
  std::ranges::move(shared, std::back_inserter(found));
  return found;
}

TEST_CASE("a kind stands for one wording, or for one of one thing and one of many, beside each other") {
  constexpr std::size_t kBeside = 800;   // bytes of the source
  std::map<std::string, std::vector<Said>> shared;   // what schemas find may be told by any rule
  for (const std::string& file : speaking()) {
    std::map<std::string, std::vector<Said>> own;
    for (Said& it : said_in(file)) {
      std::vector<Said>& known = (file.find("/rules/") != file.npos ? own : shared)[it.kind];
      INFO(fmt::format("{}: {}: {}", file, it.kind, it.words));
      if (std::ranges::any_of(known, [&](const Said& other) { return other.words == it.words; })) continue;
      const bool beside =
          known.empty() || (known.size() == 1 && it.file == known[0].file && it.at - known[0].at < kBeside);
      CHECK(beside);
      known.push_back(std::move(it));
    }
  }
}

// For those who write programs that read reports.
TEST_CASE("lint/report/kinds.md lists every kind") {
  const std::string path = SOURCE_DIR "/lint/report/kinds.md";
  std::string text = read_file(path);
  const std::size_t table = text.find("| said in |");
  REQUIRE(table != text.npos);
  text.resize(table);
  text += "| said in | kind | in English |\n|---|---|---|\n";
  for (const std::string& file : speaking()) {
    std::set<std::string> told;
    for (const Said& it : said_in(file)) {
      std::string words = it.words;
      for (std::size_t at = words.find('|'); at != words.npos; at = words.find('|', at + 2)) words.insert(at, 1, '\\');
      const std::string row = fmt::format("| {} | `{}` | {} |\n", stem_of(file), it.kind, words);
      if (told.insert(row).second) text += row;
    }
  }
  expect_file(path, text);
}

// fixtures/baseline-0.1.0.yaml was written by rubric 0.1.0 over fixtures/, with every rule on and the schema of job
// families for every page. Of pages that have changed since then it is not known what is still there.
TEST_CASE("what 0.1.0 wrote into a baseline is found again, whatever messages say") {
  std::string schema_text;
  for (const auto& it : schemas::builtin()) {
    if (it.name == "job-family") schema_text = it.text;
  }
  const Config config = with_all_rules(config_with(schema_text));
  const SourceText file("fixtures/baseline-0.1.0.yaml", read_file(SOURCE_DIR "/fixtures/baseline-0.1.0.yaml"));
  const BaselineFile old = parse_baseline(file, rules::all_rules());
  REQUIRE(old.problems.empty());
  std::size_t pages = 0, entries = 0, stale = 0;
  for (const auto& [path, known] : old.baseline.pages) {
    const Page page{"fixtures/" + path, read_file(std::string(SOURCE_DIR "/fixtures/") + path)};
    if (to_text(sketch_of(page.text)) != to_text(known.content)) continue;
    const Schema* const schema = schema_for(config, page.path);
    std::map<std::string, std::size_t> found;   // by rule
    FileReport report = report_on(page, config);
    for (const Diagnostic& it : report.diagnostics) ++found[std::string(it.rule)];
    for (const bool reworded : {false, true}) {
      if (reworded) reword(report);
      const Accounted accounted =
          account({std::make_unique<SourceText>(page.path, page.text), report.diagnostics}, schema, known);
      // A rule may have learnt to be silent about some; nothing that is there was left out.
      std::map<std::string, std::size_t> before, seen;
      for (const KnownFinding& it : known.findings) before[it.identity.rule] += it.count;
      for (const KnownFinding& it : accounted.seen.findings) seen[it.identity.rule] += it.count;
      for (const auto& [rule, count] : before) {
        INFO(fmt::format("{}: {}", page.path, rule));
        CHECK(seen[rule] == std::min(count, found[rule]));
        if (reworded) stale += count - seen[rule], entries += count;
      }
      CHECK(std::ranges::none_of(accounted.seen.findings,
                                 [](const KnownFinding& it) { return it.identity.kind.empty(); }));
    }
    ++pages;
  }
  CHECK(pages > old.baseline.pages.size() / 2);
  CHECK(20 * stale <= entries);
}

}  // namespace
}  // namespace rubric::testing
