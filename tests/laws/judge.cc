#include "tests/laws/judge.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "tests/laws/cmark_html.h"
#include "tests/laws/rendering.h"
#include "tests/layers.h"

namespace rubric::testing::laws {
namespace {

// `html` is of the texts of the page.
void hold_by(const HalfJudged::Asked& page, const Pieces& before, std::span<const std::string> html,
             std::string_view renderer, std::vector<Broken>& out) {
  for (std::size_t i = 0; i < page.changes.to_render.size(); ++i) {
    const Change& change = page.changes.to_render[i];
    const std::string& after = html[page.texts[i]];
    if (after == html.front()) continue;
    const std::string difference = change.allowed.broken_by(before, pieces_of(after));
    if (!difference.empty()) {
      out.push_back({page.page, "fixes", change.rule, fmt::format("{}: {}: {}", change.title, renderer, difference)});
    }
  }
  for (const Claim& claim : page.claims) {
    const std::string difference = contradiction(claim, html.front(), before);
    if (!difference.empty()) {
      out.push_back({page.page, "reports", claim.rule, fmt::format("{}: {}: {}", claim.message, renderer, difference)});
    }
  }
}

}  // namespace

HalfJudged judge_by_cmark(std::span<const LawPage> pages, std::size_t most_fixes) {
  HalfJudged out;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const FileReport report = report_on(pages[i]);
    HalfJudged::Asked asked{
        .page = i, .changes = changes_of(pages[i], report, most_fixes), .claims = claims_of(report)};
    for (const std::string& it : asked.changes.broken) {
      const std::size_t end = it.find(": ");
      out.broken.push_back({i, "fixes", it.substr(0, end), it.substr(end + 2)});
    }
    if (asked.changes.to_render.empty() && asked.claims.empty()) continue;
    const std::size_t first = out.to_render.size();
    out.to_render.emplace_back(body_of(pages[i].page.text));
    for (Change& it : asked.changes.to_render) {
      const auto known =
          std::find(out.to_render.begin() + static_cast<std::ptrdiff_t>(first) + 1, out.to_render.end(), it.after);
      asked.texts.push_back(static_cast<std::size_t>(known - out.to_render.begin()) - first);
      if (known == out.to_render.end()) out.to_render.push_back(std::move(it.after));
    }
    asked.text_count = out.to_render.size() - first;
    std::vector<std::string> html;
    for (std::size_t text = first; text < out.to_render.size(); ++text) html.push_back(cmark_html(out.to_render[text]));
    asked.by_cmark = pieces_of(html.front());
    hold_by(asked, asked.by_cmark, html, "cmark-gfm", out.broken);
    out.asked.push_back(std::move(asked));
  }
  return out;
}

Judged judge_by_micromark(HalfJudged pages, Micromark& micromark) {
  const std::vector<std::string> html = micromark.html(pages.to_render);
  Judged out{.broken = std::move(pages.broken)};
  std::size_t at = 0;
  for (const HalfJudged::Asked& page : pages.asked) {
    const auto of_page = std::span(html).subspan(std::exchange(at, at + page.text_count), page.text_count);
    const Pieces before = pieces_of(of_page.front());
    if (read_alike(page.by_cmark, before)) hold_by(page, before, of_page, "micromark", out.broken);
    else ++out.read_otherwise;
  }
  std::ranges::stable_sort(out.broken, {}, &Broken::page);
  return out;
}

std::vector<Broken> judge(const LawPage& page, Micromark& micromark) {
  return judge_by_micromark(judge_by_cmark(std::span(&page, 1), static_cast<std::size_t>(-1)), micromark).broken;
}

}  // namespace rubric::testing::laws
