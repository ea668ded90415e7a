#include "tests/labels.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tests/pages.h"
#include "tests/share.h"

namespace rubric::testing {
namespace {

using json = nlohmann::ordered_json;   // groups come in the order of the file

struct Place {
  std::string rule;
  std::size_t line = 0;
  auto operator<=>(const Place&) const = default;
};

std::multimap<Place, std::string> findings_on(const Page& page) {
  const FileReport report = report_on(page);
  std::multimap<Place, std::string> found;
  for (const Diagnostic& it : report.diagnostics) {
    const std::size_t line = report.source->lines().line_of(it.range.begin) + 1;
    found.emplace(Place{std::string(it.rule), line}, it.message);
  }
  return found;
}

std::multimap<Place, std::string> places(const json& list) {
  std::multimap<Place, std::string> found;
  for (const json& it : list) {
    const std::string words = it.value("section", it.value("text", ""));
    found.emplace(Place{it.at("rule"), it.at("line")}, words);
  }
  return found;
}

void score(GroupScore& group, const std::vector<std::string>& rules, const json& file, const Page& page) {
  const auto of_group = [&](const auto& it) { return std::ranges::find(rules, it.first.rule) != rules.end(); };
  auto found = findings_on(page);
  const auto tolerated = places(file.value("tolerated", json::array()));
  for (const auto& label : places(file.at("violations"))) {
    if (!of_group(label)) continue;
    if (const auto hit = found.find(label.first); hit != found.end()) {
      found.erase(hit);
      ++group.hits;
    } else {
      group.misses.push_back({page.path, label.first.rule, label.first.line, label.second});
    }
  }
  for (const auto& it : found) {
    if (!of_group(it) || tolerated.contains(it.first)) continue;
    group.false_alarms.push_back({page.path, it.first.rule, it.first.line, it.second});
  }
}

// Of the file's own words on it.
bool is_fully_labelled(const json& file) { return file.value("note", "").starts_with("all groups are labelled"); }

void score_page(GroupScore& score, const json& file, const Page& page) {
  const FileReport report = report_on(page);
  auto labels = places(file.at("violations"));
  const auto tolerated = places(file.value("tolerated", json::array()));
  for (const Diagnostic& it : report.diagnostics) {
    const Place place{std::string(it.rule), report.source->lines().line_of(it.range.begin) + 1};
    if (const auto label = labels.find(place); label != labels.end()) {
      labels.erase(label);
      ++score.hits;
    } else if (it.severity >= Severity::warning && !tolerated.contains(place)) {
      score.false_alarms.push_back({page.path, place.rule, place.line, it.message});
    }
    for (const Related& also : it.related) {   // of what is told once a page
      const auto label = labels.find({place.rule, report.source->lines().line_of(also.range.begin) + 1});
      if (!also.path.empty() || label == labels.end()) continue;
      labels.erase(label);
      ++score.hits;
    }
  }
  for (const auto& [place, words] : labels) {
    if (rule_named(place.rule) != nullptr) score.misses.push_back({page.path, place.rule, place.line, words});
  }
}

double share(std::size_t part, std::size_t rest) {
  return share_of(part, part + rest);
}

}  // namespace

double GroupScore::precision() const { return share(hits, false_alarms.size()); }
double GroupScore::recall() const { return share(hits, misses.size()); }

std::vector<GroupScore> score_labels() {
  const std::string text = read_file(RUBRIC_CORPUS_DIR "/labels/labels.json");
  if (text.empty()) return {};
  const auto labels = json::parse(text);
  std::vector<GroupScore> scores;
  for (const auto& [name, rules] : labels.at("groups").items()) {
    GroupScore group{.group = name, .misses = {}, .false_alarms = {}};
    for (const json& file : labels.at("files")) {
      const std::string path = file.at("file");
      const Page page{path, read_file(RUBRIC_CORPUS_DIR "/corpus/" + path)};
      score(group, rules, file, page);
    }
    scores.push_back(std::move(group));
  }
  return scores;
}

GroupScore score_fully_labelled_pages() {
  GroupScore score{.group = "whole pages", .misses = {}, .false_alarms = {}};
  const std::string text = read_file(RUBRIC_CORPUS_DIR "/labels/labels.json");
  if (text.empty()) return score;
  const auto labels = json::parse(text);
  for (const json& file : labels.at("files")) {
    const std::string path = file.at("file");
    if (is_fully_labelled(file)) score_page(score, file, {path, read_file(RUBRIC_CORPUS_DIR "/corpus/" + path)});
  }
  return score;
}

std::string describe(const std::vector<GroupScore>& scores) {
  std::string text;
  for (const GroupScore& group : scores) {
    for (const Judged& it : group.misses) {
      text += fmt::format("miss         {}:{}: {}: {}\n", it.file, it.line, it.rule, it.message);
    }
    for (const Judged& it : group.false_alarms) {
      text += fmt::format("false alarm  {}:{}: {}: {}\n", it.file, it.line, it.rule, it.message);
    }
  }
  text += fmt::format("{:<12}{:>6}{:>8}{:>14}{:>11}{:>8}\n", "group", "hits", "misses", "false alarms", "precision",
                      "recall");
  for (const GroupScore& it : scores) {
    text += fmt::format("{:<12}{:>6}{:>8}{:>14}{:>11.3f}{:>8.3f}\n", it.group, it.hits, it.misses.size(),
                        it.false_alarms.size(), it.precision(), it.recall());
  }
  return text;
}

}  // namespace rubric::testing
