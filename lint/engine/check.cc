#include "lint/engine/check.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "lint/engine/analysis.h"
#include "lint/engine/answers.h"
#include "lint/engine/local_rules.h"
#include "lint/engine/many.h"
#include "lint/engine/running_rule.h"
#include "lint/engine/several.h"
#include "lint/engine/suppression_comments.h"

namespace rubric::engine {
namespace {

// Each once. What is sorted are places in the list: a diagnostic is heavy to move.
Diagnostics sorted(Diagnostics found) {
  const auto place = [&](std::uint32_t i) {
    return std::tie(found[i].range.begin, found[i].rule, found[i].range.end, found[i].message);
  };
  std::vector<std::uint32_t> order(found.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    if (found[a].range.begin != found[b].range.begin) return found[a].range.begin < found[b].range.begin;   // mostly so
    const auto first = place(a), second = place(b);
    return first != second ? first < second : a < b;
  });
  const auto [repeated, end] = std::ranges::unique(order, {}, place);
  order.erase(repeated, end);
  Diagnostics out;
  out.reserve(order.size());
  for (const std::uint32_t i : order) out.push_back(std::move(found[i]));
  return out;
}

// Nothing of it can be read as Markdown.
bool is_unread(const Document& document) {
  return std::ranges::any_of(document.problems(),
                             [](const ByteProblem& it) { return it.kind == ByteProblem::Kind::other_encoding; });
}

// The diagnostics that no comment silences, and what rules say of the comments, sorted; the others go to `suppressed`.
Diagnostics silenced_by_comments(Diagnostics diagnostics, std::vector<SuppressionComment>& comments,
                                 const PageContext& context, const RunningRules& running,
                                 std::span<const Rule* const> rules, std::vector<Suppressed>& suppressed) {
  if (comments.empty()) return sorted(std::move(diagnostics));
  const SourceText& source = context.document.source();
  diagnostics = sorted(one_for_each_place(std::move(diagnostics)));   // each of which a comment may silence
  std::vector<const Rule*> ran;
  for (const auto* its : {&running.whole, &running.local}) {
    std::ranges::transform(*its, std::back_inserter(ran), &RunningRule::rule);
  }
  look_up(comments, rules, ran);
  suppress(source, comments, false, diagnostics, suppressed);
  diagnostics = one_for_many_places(std::move(diagnostics));
  Diagnostics about;
  Findings room;
  for (const RunningRule& it : running.about_comments) {
    it.find(context, room);
    it.tell(room, about);
  }
  about = sorted(std::move(about));
  suppress(source, comments, true, about, suppressed);
  std::ranges::move(about, std::back_inserter(diagnostics));
  return sorted(std::move(diagnostics));
}

}  // namespace

Checked check_parsed_page(const ParsedPage& page, const Config& config, std::span<const Rule* const> rules,
                      const CheckOptions& options) {
  const auto given_up = [&] { return options.given_up && options.given_up(); };
  const Checked nothing{.diagnostics = {}, .suppressed = {}, .whole = false};
  if (given_up()) return nothing;
  const Analysis analysis(page, rules, config);

  std::vector<SuppressionComment> comments = suppression_comments(page.document, page.front_matter);
  std::optional<PageParts> parts;
  if (options.memory != nullptr && page.document.problems().empty()) parts.emplace(page);
  if (parts && std::exchange(options.memory->anchors_of, parts->anchors()) != parts->anchors()) {
    options.memory->anchors.reset();
  }

  const Answers answers(page.document, page.front_matter, options.site, options.fixes);
  const OwnAnchors own_anchors(page.document, answers.nodes, page.outline, options.site,
                               parts ? &options.memory->anchors : nullptr);
  const PageContext context{.document = page.document, .nodes = answers.nodes, .outline = page.outline,
                            .front_matter = page.front_matter, .schema = page.schema, .match = analysis.match(),
                            .own_links = answers.own_links, .own_anchors = own_anchors, .links = answers.links,
                            .workspace = options.site, .words = answers.words, .suppressions = comments,
                            .fixes = options.fixes != Fixes::unwanted};
  const RunningRules running(rules, config, page.schema, parts.has_value(), is_unread(page.document));

  Diagnostics diagnostics;
  if (page.schema != nullptr) {
    read_schema_findings(
        context, analysis.problems(),
        {.wants = [&](std::string_view rule) { return running.named(rule) != nullptr; },
         .take = [&](std::string_view rule, Finding it) { running.named(rule)->tell(std::move(it), diagnostics); }});
  }
  Findings room;
  for (const RunningRule& it : running.whole) {
    if (it.rule->check == nullptr) continue;   // the schema's findings are its
    if (given_up()) return nothing;
    it.find(context, room);
    if (!room.empty()) it.tell(room, diagnostics);
  }
  if (!running.local.empty()) {
    run_local_rules(running.local, page, context, *parts, options.site_version, *options.memory, diagnostics);
  }
  if (options.site != nullptr) options.site->remember(page);

  std::vector<Suppressed> suppressed;
  diagnostics = silenced_by_comments(std::move(diagnostics), comments, context, running, rules, suppressed);
  suppress(*page.source, config, diagnostics, suppressed);
  return {told_once(std::move(diagnostics), running.speakers), std::move(suppressed), true};
}

FileReport check_document(std::unique_ptr<SourceText> source, const Schema* schema, const Config& config,
                          std::span<const Rule* const> rules, const PageIndex* site, Profiling profiling, Fixes fixes) {
  std::optional<ParsedPage> known = site == nullptr ? std::nullopt : site->taken(*source, schema);
  ParsedPage page = known ? *std::move(known) : read_page(std::move(source), schema, config.links.raw_shortcodes);
  Checked checked = check_parsed_page(page, config, rules, {.fixes = fixes, .site = site});
  std::optional<PageProfile> profile;
  if (profiling == Profiling::pages) {
    profile =
        profile_of(page.schema, page.match ? &*page.match : nullptr, page.document, page.outline, page.front_matter);
  }
  return {std::move(page.source), std::move(checked.diagnostics), std::move(checked.suppressed), std::move(profile)};
}

FileReport check_document(std::unique_ptr<SourceText> source, const Config& config,
                          std::span<const Rule* const> rules) {
  const Schema* schema = schema_for(config, source->path());
  return check_document(std::move(source), schema, config, rules);
}

}  // namespace rubric::engine
