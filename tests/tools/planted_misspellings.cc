// planted_misspellings LIST [FOLDER]: how many planted misspellings the rule `misspelling` finds.
//
// LIST is a JSON object with what is right under what is wrong, as npm's `misspellings` has one in dict/. Each is
// written into a sentence of a page below FOLDER (the corpus, if none is given) in which the right word stands, one at
// a time.
#include <algorithm>
#include <cstdio>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lint/document/prose.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

constexpr std::size_t kMost = 3;       // plants a page
constexpr std::size_t kShort = 6;      // letters

struct Figures {
  std::size_t planted = 0, found = 0, right = 0;
};

std::map<std::string, std::vector<std::string>> by_right(const std::string& path) {
  std::map<std::string, std::vector<std::string>> out;
  const auto is_word = [](const std::string& text) {
    return std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
  };
  const nlohmann::json list = nlohmann::json::parse(read_file(path));
  for (const auto& [wrong, right] : list.items()) {
    if (right.is_string() && is_word(wrong) && is_word(right)) out[right.get<std::string>()].push_back(wrong);
  }
  return out;
}

void plant(const Page& page, const std::map<std::string, std::vector<std::string>>& wrongs, std::mt19937& random,
           std::map<std::string, Figures>& out) {
  const SourceText source(page.path, page.text);
  const Document document = parse_markdown(source);
  const Prose prose(document);
  std::vector<std::uint32_t> places;
  for (std::uint32_t i = 0; i < prose.words().size(); ++i) {
    const bool in_text =
        prose.block_of(i).kind == Prose::Block::Kind::text && prose.before(i) == ' ' && prose.behind(i) == ' ';
    if (in_text && wrongs.contains(std::string(prose[prose.words()[i]]))) places.push_back(i);
  }
  std::ranges::shuffle(places, random);
  places.resize(std::min(places.size(), kMost));
  for (const std::uint32_t place : places) {
    const Prose::Word& word = prose.words()[place];
    const std::string right(prose[word]);
    const std::vector<std::string>& its = wrongs.at(right);
    const std::string& wrong = its[random() % its.size()];
    Page changed = page;
    changed.text.replace(word.begin, word.size(), wrong);
    const Rule* const rule = rule_named("misspelling");
    const FileReport report = report_by(*rule, changed);
    const auto found =
        std::ranges::find(report.diagnostics, word.begin, [](const Diagnostic& it) { return it.range.begin.value; });
    const bool is_found = found != report.diagnostics.end();
    const bool is_right = is_found && found->message.find('"' + right + '"') != std::string::npos;
    for (const char* const kind : {"all", wrong.size() <= kShort ? "of up to six letters" : "longer"}) {
      Figures& figures = out[kind];
      ++figures.planted;
      figures.found += is_found ? 1 : 0;
      figures.right += is_right ? 1 : 0;
    }
  }
}

int run(const std::string& list, std::vector<Page> pages) {
  const auto wrongs = by_right(list);
  std::mt19937 random(1);
  std::map<std::string, Figures> figures;
  for (const Page& page : pages) plant(page, wrongs, random, figures);
  fmt::print("{:<22}{:>8}{:>8}{:>20}\n", "misspellings", "planted", "found", "with what is right");
  for (const auto& [kind, it] : figures) {
    const double all = static_cast<double>(std::max<std::size_t>(it.planted, 1));
    fmt::print("{:<22}{:>8}{:>7.1f}%{:>19.1f}%\n", kind, it.planted, 100 * static_cast<double>(it.found) / all,
               100 * static_cast<double>(it.right) / all);
  }
  return 0;
}

}  // namespace
}  // namespace rubric::testing

int main(int count, char** arguments) {
  using namespace rubric::testing;
  if (count < 2) {
    std::fputs("usage: planted_misspellings LIST [FOLDER]\n", stderr);
    return 2;
  }
  std::vector<Page> pages = count < 3 ? job_family_pages() : std::vector<Page>();
  if (count > 2) {
    for (const std::string& file : files_below(arguments[2], ".md")) pages.push_back({file, read_file(file)});
  }
  return run(arguments[1], std::move(pages));
}
