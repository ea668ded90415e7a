#include "tests/search/compare.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/load/load.h"
#include "lint/match/heading_features.h"
#include "lint/match/match.h"
#include "lint/match/search.h"
#include "tests/search/oracle.h"
#include "tests/share.h"

namespace rubric::testing {
namespace {

constexpr std::size_t kMostReadings = 400'000;

std::string names(const Schema& schema, const std::vector<ElementId>& elements) {
  std::vector<std::string> out;
  for (const ElementId it : elements)
    out.push_back(
        it == kNone ? "-"
                    : fmt::format("{}/{}", schema.elements[schema.elements[it].parent].name, schema.elements[it].name));
  return fmt::format("{}", fmt::join(out, ", "));
}

struct Judged {
  RandomPage page;
  std::uint32_t searched = 0;
  Optimum optimum;
  std::string readings;
};

Judged judge(std::uint32_t seed) {
  Judged out{.page = random_page(seed), .searched = 0, .optimum = {}, .readings = {}};
  const SchemaFile file =
      load_schema(SourceText("random.yaml", out.page.schema), [](auto, auto) { return std::nullopt; }, {});
  if (!file.schema) throw std::runtime_error(fmt::format("{}\n{}", file.problems.front().message, out.page.schema));
  const Schema& schema = *file.schema;
  const SourceText source("docs/random.md", out.page.page);
  const Document document = parse_markdown(source);
  const Outline outline = document::outline(document);
  const Match found = match_page(schema, "docs/random.md", document, outline, {});
  std::vector<HeadingFeatures> features = read_features(schema, document, outline);
  Evidence(schema, document, outline, features).gather(0);
  out.searched = found.cost;
  out.optimum = optimum(schema, 0, features, openness(schema, 0, features), kMostReadings);
  if (out.searched == out.optimum.cost) return out;
  std::vector<ElementId> elements;
  for (const Binding& it : found.bindings) elements.push_back(it.element);
  out.readings =
      fmt::format("searched: {}\noptimum:  {}\n", names(schema, elements), names(schema, out.optimum.elements));
  return out;
}

}  // namespace

Comparison compare_search(std::uint32_t first_seed, std::size_t pages) {
  std::vector<Judged> judged(pages);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < pages; i = next++) judged[i] = judge(first_seed + static_cast<std::uint32_t>(i));
  };
  std::vector<std::jthread> threads;
  for (unsigned i = std::max(1u, std::thread::hardware_concurrency()); i > 0; --i) threads.emplace_back(work);
  threads.clear();

  Comparison out;
  out.pages = pages;
  for (std::size_t i = 0; i < pages; ++i) {
    const Judged& it = judged[i];
    out.headings.push_back(it.page.headings);
    out.faults.push_back(it.page.faults.size());
    out.readings += it.optimum.readings;
    for (std::size_t f = 0; f < out.with.size(); ++f) out.with[f] += it.page.has[f] ? 1 : 0;
    if (!it.optimum.found) {
      ++out.undecided;
    } else if (it.searched != it.optimum.cost) {
      out.differences.push_back(
          {first_seed + static_cast<std::uint32_t>(i), it.searched, it.optimum.cost,
           fmt::format("{}\n{}{}\n{}", fmt::join(it.page.faults, "; "), it.readings, it.page.schema, it.page.page)});
    }
  }
  std::ranges::sort(out.headings);
  std::ranges::sort(out.faults);
  return out;
}

std::string describe(const Comparison& comparison) {
  std::string out = fmt::format(
      "{} pages, {} not decided, {} not at least cost; {} readings a page; median of {} headings, {} faults\n",
      comparison.pages, comparison.undecided, comparison.differences.size(),
      comparison.readings / std::max<std::size_t>(1, comparison.pages), comparison.headings[comparison.pages / 2],
      comparison.faults[comparison.pages / 2]);
  for (std::size_t i = 0; i < comparison.with.size(); ++i)
    out += fmt::format("{:>6.1f} % with {}\n", 100 * share_of(comparison.with[i], comparison.pages), kFeatureNames[i]);
  for (const Difference& it : comparison.differences)
    out += fmt::format("\nseed {}: searched {}, optimum {}\n{}", it.seed, it.searched, it.optimum, it.what);
  return out;
}

}  // namespace rubric::testing
