#include "tests/defects.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "rules/all_rules.h"
#include "tests/pages.h"
#include "tests/site.h"

namespace rubric::testing {
namespace {

using nlohmann::json;

struct Reported {
  std::string rule, message, line_text;
  std::size_t line = 0;
};

// Where pages went, as the sites' own redirects have it, and the pages of the corpus at the places they had.
struct Handbook {
  Config config = builtin_config();
  std::vector<Page> pages;

  Handbook() {
    config.links = links_in(read_file(SOURCE_DIR "/tests/defects.rubric.yaml"));
    for (const Page& it : corpus()) pages.push_back({"sites/uncategorized/source/" + it.path, it.text});
  }
};

std::vector<Reported> reports_on(const Page& page) {
  static const Handbook kHandbook;
  std::vector<Page> pages = kHandbook.pages;
  std::erase_if(pages, [&](const Page& it) { return it.path == page.path; });
  pages.push_back(page);
  TestSite site(pages, kHandbook.config);
  const FileReport report = report_on(page, rules::all_rules(), kHandbook.config, site.of(page.path));
  std::vector<Reported> all;
  for (const Diagnostic& it : report.diagnostics) {
    const auto append = [&](ByteRange range) {
      const std::size_t line = report.source->lines().line_of(range.begin);
      const std::string_view text = report.source->text(report.source->lines().line(line));
      all.push_back({std::string(it.rule), it.message, std::string(text), line + 1});
    };
    append(it.range);
    if (!it.related.empty() && it.related.front().message == "here too") {   // told once a page
      for (const Related& also : it.related) append(also.range);
    }
  }
  return all;
}

bool is_labelled(const json& label, std::size_t line) {
  const std::size_t first = label.at("line");
  if (first <= line && line <= label.value("end_line", first)) return true;
  const auto also = label.value("also_lines", std::vector<std::size_t>{});
  return std::ranges::find(also, line) != also.end();
}

bool is_same(const Reported& a, const Reported& b) {
  return a.rule == b.rule && a.message == b.message && a.line_text == b.line_text;
}

// Labels name rules as they were called when a person wrote them.
std::string name_today(const std::string& rule) {
  const Rule* const known = rule_named(rule);
  return known == nullptr ? rule : std::string(known->name);
}

Defect judge(const std::string& folder, std::string number) {
  const json label = json::parse(read_file(folder + "/label.json"));
  const std::string path = label.at("path");
  Defect defect{.number = std::move(number),
                .rule = name_today(label.at("rule")),
                .line = label.at("line"),
                .what = label.at("defect"),
                .report = {}};

  const auto before = reports_on({path, read_file(folder + "/before.md")});
  const auto after = reports_on({label.value("path_after", path), read_file(folder + "/after.md")});
  for (const Reported& it : before) {
    if (!is_labelled(label, it.line)) continue;
    if (it.rule != defect.rule) {
      defect.report = fmt::format("{}: {}", it.rule, it.message);
      continue;
    }
    // Of a missing section the label names which.
    if (label.contains("section") && it.message.find(label.at("section").get<std::string>()) == std::string::npos) {
      continue;
    }
    const auto same = [&](const auto& all) {
      return std::ranges::count_if(all, [&](const auto& other) { return is_same(it, other); });
    };
    const bool gone = same(after) < same(before);
    defect.gone = defect.hit ? defect.gone && gone : gone;
    defect.hit = true;
  }
  return defect;
}

}  // namespace

std::vector<Defect> judge_defects() {
  namespace fs = std::filesystem;
  std::vector<Defect> defects;
  const std::string root = RUBRIC_CORPUS_DIR "/defects";
  if (!fs::is_directory(root)) return defects;
  for (const auto& it : fs::directory_iterator(root)) {
    if (it.is_directory()) defects.push_back(judge(it.path().string(), it.path().filename().string()));
  }
  std::ranges::sort(defects, {}, &Defect::number);
  return defects;
}

std::string describe(const std::vector<Defect>& defects) {
  std::string text;
  std::size_t hits = 0, gone = 0;
  for (const Defect& it : defects) {
    const std::string_view verdict = it.hit && it.gone ? "right" : it.hit ? "stays" : "miss";
    text += fmt::format("{:<7}{}  {}:{}: {}\n", verdict, it.number, it.rule, it.line, it.what);
    if (!it.hit && !it.report.empty()) text += fmt::format("       {}  instead: {}\n", it.number, it.report);
    hits += it.hit ? 1 : 0;
    gone += it.gone ? 1 : 0;
  }
  return text + fmt::format("{} mistakes: {} reported, {} of them no longer once they are mended\n", defects.size(),
                            hits, gone);
}

}  // namespace rubric::testing
