// laws: holds pages to the law of fixes and the law of reports.
//
//     laws                             all pages there are, and 100,000 random ones
//     laws --sample                    some of these pages and some random ones: a minute
//     laws --random 5000 --seed 7      so many random pages, the first of this seed
//     laws --only-random               none but random ones; --only-pages: none of these
//     laws --of own                    only of the pages that come with the project, and random ones made of their
//     pieces laws --of corpus                 only of those in RUBRIC_CORPUS, and random ones made of all pieces laws
//     --page sales                only pages whose path holds this laws --rule whitespace           shows only what
//     this rule breaks laws --keep FOLDER               where pages that break a law are kept, each with what is left
//     of it when it is
//                                      shrunk; build/laws without
//
// The page of a seed is the same as long as the pages are, so `laws --only-random --random 1 --seed N` shows one again.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "tests/laws/judge.h"
#include "tests/laws/law_pages.h"
#include "tests/laws/random_pages.h"
#include "tests/laws/shrink.h"
#include "tests/layers.h"

namespace {

using namespace rubric::testing::laws;
using namespace rubric::testing;

enum class Of : std::uint8_t { all, own, corpus };

struct Wanted {
  std::size_t random = 100'000, most_fixes = 1000, one_page_in = 1;
  std::uint64_t seed = 20261130;
  bool pages = true;
  Of of = Of::all;
  std::string page, rule, keep = BINARY_DIR "/laws";
};

// What breaks a law of what is broken, with some pages that do.
struct Class {
  std::size_t count = 0;
  std::vector<std::pair<LawPage, Broken>> examples;
};
using Classes = std::map<std::pair<std::string, std::string>, Class>;

constexpr std::size_t kMostExamples = 3;

class Run {
 public:
  explicit Run(Wanted wanted) : wanted_(std::move(wanted)) {}

  void hold(std::vector<LawPage> pages) {
    held_ += pages.size();
    HalfJudged half = judge_by_cmark(pages, wanted_.most_fixes);
    for (const HalfJudged::Asked& page : half.asked) {
      for (const Change& it : page.changes.to_render) ++fixes_[it.rule][it.safety];
      claims_ += page.claims.size();
    }
    settle();
    judged_ = std::move(pages);
    judging_ = std::async(std::launch::async, [this, half = std::move(half)]() mutable {
      return judge_by_micromark(std::move(half), micromark_);
    });
  }

  void settle() {
    if (!judging_.valid()) return;
    Judged judged = judging_.get();
    read_otherwise_ += judged.read_otherwise;
    for (Broken& it : judged.broken) {
      if (!wanted_.rule.empty() && it.rule != wanted_.rule) continue;
      Class& of = classes_[{it.law, it.rule}];
      ++of.count;
      const bool other_page = of.examples.empty() || of.examples.back().first.page.path != judged_[it.page].page.path;
      if (of.examples.size() < kMostExamples && other_page) of.examples.emplace_back(judged_[it.page], std::move(it));
    }
  }

  // How many classes there are.
  std::size_t report() {
    settle();
    for (auto& [law, of] : classes_) {
      fmt::print("\n{}: {} breaks the law {} times\n", law.first, law.second, of.count);
      for (std::size_t i = 0; i < of.examples.size(); ++i) {
        show(law.first, law.second, i, of.examples[i].first, of.examples[i].second);
      }
    }
    print_fixes();
    fmt::print(
        "\n{} pages held to the laws, {} of them by cmark-gfm alone, since micromark reads them otherwise; {} classes "
        "of breaches\n",
        held_, read_otherwise_, classes_.size());
    return classes_.size();
  }

 private:
  std::optional<Broken> broken_in(LawPage page, const std::string& text, std::string_view law, std::string_view rule) {
    page.page.text = text;
    for (Broken& it : judge(page, micromark_)) {
      if (it.law == law && it.rule == rule) return std::move(it);
    }
    return std::nullopt;
  }

  // How many fixes were held to the law: those that change what is rendered, a page without its front matter.
  void print_fixes() const {
    std::map<std::optional<Safety>, std::size_t> all;
    fmt::print("\n{:28} {:>8} {:>8} {:>11}\n", "fixes of", "safe", "unsafe", "suggestion");
    const auto print = [](std::string_view of, const std::map<std::optional<Safety>, std::size_t>& counts) {
      const auto count = [&](Safety safety) { return counts.contains(safety) ? counts.at(safety) : 0; };
      fmt::print("{:28} {:>8} {:>8} {:>11}\n", of, count(Safety::safe), count(Safety::unsafe),
                 count(Safety::suggestion));
    };
    for (const auto& [rule, counts] : fixes_) {
      for (const auto& [safety, count] : counts) all[safety] += count;
      if (!counts.contains(std::nullopt)) print(rule, counts);
    }
    print("all rules", all);
    fmt::print("all safe fixes of a page together: {} pages\nreports of hygiene rules: {}\n", all[std::nullopt],
               claims_);
  }

  void show(const std::string& law, const std::string& rule, std::size_t number, const LawPage& page,
            const Broken& broken) {
    namespace fs = std::filesystem;
    std::string name = fmt::format("{}-{}-{}", law, rule, number + 1);
    std::ranges::replace(name, ' ', '-');
    fs::create_directories(wanted_.keep);
    const auto keep = [&](const std::string& suffix, const std::string& text) {
      std::ofstream(fmt::format("{}/{}{}", wanted_.keep, name, suffix), std::ios::binary) << text;
    };
    keep(".md", page.page.text);
    fmt::print("  {} (kept as {}/{}.md)\n", page.page.path, wanted_.keep, name);
    if (page.page.text.size() > 200'000) {
      fmt::print("    {}\n", broken.what);
      return;
    }
    const std::string small =
        shrink(page.page.text, [&](const std::string& text) { return broken_in(page, text, law, rule).has_value(); });
    keep(".small.md", small);
    const std::optional<Broken> now = broken_in(page, small, law, rule);
    fmt::print("    {}\n", now ? now->what : broken.what);
    for (std::size_t at = 0; at < small.size();) {
      const std::size_t end = std::min(small.find('\n', at), small.size());
      fmt::print("    | {}\n", std::string_view(small).substr(at, end - at));
      at = end + 1;
    }
  }

  Wanted wanted_;
  Micromark micromark_;
  std::vector<LawPage> judged_;
  std::future<Judged> judging_;
  Classes classes_;
  std::map<std::string, std::map<std::optional<Safety>, std::size_t>> fixes_;   // by rule
  std::size_t held_ = 0, read_otherwise_ = 0, claims_ = 0;
};

std::size_t hold(const Wanted& wanted) {
  constexpr std::size_t kBatch = 64, kBatchBytes = 400'000;
  fmt::print("seed {}\n", wanted.seed);
  const LawPages pages;
  if (wanted.of == Of::corpus && pages.corpus().empty()) {
    fmt::print("skipped: the corpus is not here\n");
    return 0;
  }
  const std::span<const LawPage> chosen_from = wanted.of == Of::own      ? pages.own()
                                               : wanted.of == Of::corpus ? pages.corpus()
                                                                         : pages.all();
  Run run(wanted);
  std::vector<LawPage> batch;
  std::size_t bytes = 0;
  const auto add = [&](LawPage page) {
    bytes += page.page.text.size();
    batch.push_back(std::move(page));
    if (batch.size() < kBatch && bytes < kBatchBytes) return;
    run.hold(std::exchange(batch, {}));
    bytes = 0;
  };
  if (wanted.pages) {
    for (std::size_t i = 0; i < chosen_from.size(); ++i) {
      const LawPage& it = chosen_from[i];
      const bool chosen = (i + wanted.seed) % wanted.one_page_in == 0;
      if (chosen && it.page.path.find(wanted.page) != std::string::npos) add(it);
    }
  }
  const RandomPages random(wanted.of == Of::own ? pages.own() : pages.all());
  for (std::size_t i = 0; i < wanted.random; ++i) add(random.page(wanted.seed + i));
  if (!batch.empty()) run.hold(std::move(batch));
  return run.report();
}

}  // namespace

int main(int argc, char** argv) {
  Wanted wanted;
  const std::span<char*> arguments(argv, static_cast<std::size_t>(argc));
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string_view it = arguments[i];
    const auto value = [&] { return ++i < arguments.size() ? std::string(arguments[i]) : std::string(); };
    if (it == "--sample") wanted.random = 2'500, wanted.most_fixes = 4, wanted.one_page_in = 6;
    else if (it == "--of") {
      const std::string of = value();
      if (of != "own" && of != "corpus") return fmt::print(stderr, "laws: --of wants own or corpus\n"), 2;
      wanted.of = of == "own" ? Of::own : Of::corpus;
    } else if (it == "--random") wanted.random = std::strtoull(value().c_str(), nullptr, 10);
    else if (it == "--seed") wanted.seed = std::strtoull(value().c_str(), nullptr, 10);
    else if (it == "--only-random") wanted.pages = false;
    else if (it == "--only-pages") wanted.random = 0;
    else if (it == "--page") wanted.page = value();
    else if (it == "--rule") wanted.rule = value();
    else if (it == "--keep") wanted.keep = value();
    else return fmt::print(stderr, "laws: unknown option {}\n", it), 2;
  }
  try {
    return hold(wanted) == 0 ? 0 : 1;
  } catch (const std::runtime_error& error) {
    fmt::print(stderr, "laws: {}\n", error.what());
    return 2;
  }
}
