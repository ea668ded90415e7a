#include "lint/engine/check.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/engine/many.h"
#include "lint/engine/suppression_comments.h"
#include "lint/schema/match.h"
#include "lint/words/page_words.h"
#include "lint/yaml/yaml.h"

namespace rubric {
namespace {

// What is in force for one rule on one document. Who is nearest to the user decides: the configuration,
// then the schema's line about the place, then the schema's line about the rule, then the rule itself.
struct RuleInForce {
  RuleInForce(const Rule& rule, const Config& config, const Schema* schema) {
    if (const auto set = config.rules.find(rule.name); set != config.rules.end()) setting = &set->second;
    if (schema == nullptr) return;
    auto found = schema->rules.find(rule.name);
    if (found == schema->rules.end() && !rule.formerly.empty()) found = schema->rules.find(rule.formerly);
    if (found != schema->rules.end()) by_schema = &found->second;
  }

  // A place of the schema may raise a rule that is off by itself, but nothing raises what the configuration turned off, and
  // no place speaks of a rule that reads no schema.
  bool off(const Rule& rule, const Schema* schema) const {
    if (setting != nullptr && setting->severity) return setting->severity == Severity::off;
    return (schema == nullptr || rule.local) && severity(rule, std::nullopt) == Severity::off;
  }

  Severity severity(const Rule& rule, std::optional<Severity> at_place) const {
    if (setting != nullptr && setting->severity) return *setting->severity;
    if (at_place) return *at_place;
    if (by_schema != nullptr && by_schema->severity) return static_cast<Severity>(*by_schema->severity);
    return rule.severity;
  }

  const RuleSetting* setting = nullptr;
  const RuleDefault* by_schema = nullptr;
};

// A rule that is on, for one page.
struct RunningRule {
  const Rule* rule = nullptr;
  RuleInForce in_force;

  // With `defaults`, the rule's own, where nothing else is set; both must outlive the result.
  RuleContext in(const PageContext& context, const Options& defaults) const {
    return {context, in_force.setting != nullptr ? in_force.setting->options : defaults, in_force.by_schema != nullptr && in_force.by_schema->severity.has_value()};
  }

  void find(const PageContext& context, Findings& out) const { rule->check(in(context, Options(rule->options)), out); }

  void find(const PageContext& context, Said& out) const {
    find(context, out.findings);
    if (rule->count != nullptr) out.counted = rule->count(in(context, Options(rule->options)));
  }

  bool is_local() const {
    return rule->local && (rule->local_unless.empty() || in_force.setting == nullptr || !in_force.setting->options.flag(rule->local_unless));
  }

  // `found` is room for findings, the same for all rules.
  void run(const PageContext& context, Findings& found, Diagnostics& out) const {
    found.clear();
    find(context, found);
    tell(found, out);
  }

  void tell(Findings& found, Diagnostics& out) const {
    for (Finding& it : found) {
      const Severity severity = in_force.severity(*rule, it.severity);
      if (severity == Severity::off) continue;
      if (in_force.by_schema != nullptr && !in_force.by_schema->message.empty()) it.message = in_force.by_schema->message;
      out.push_back({.range = it.range, .rule = rule->name, .severity = severity, .message = std::move(it.message),
                     .fix = std::move(it.fix), .related = std::move(it.related), .many = std::move(it.many)});
    }
  }
};

// What rules may ask of a document, or of a part of `whole`, made when they do.
struct Answers {
  Answers(const Document& document, const YamlTree& front_matter, const Workspace* workspace = nullptr, Fixes fixes = Fixes::unwanted)
      : nodes(document),
        own_links(document, workspace, fixes == Fixes::everywhere ? OwnLinks::Reach::site : OwnLinks::Reach::page),
        links(document, nodes, workspace),
        words(document, front_matter) {}
  Answers(const Document& part, const YamlTree& front_matter, const PageContext& whole)
      : nodes(part), own_links(part, whole.workspace), links(part, nodes, whole.workspace, &whole.links), words(part, front_matter, whole.words.declared()) {}
  Answers(const Answers&) = delete;
  NodesByKind nodes;
  OwnLinks own_links;
  PageLinks links;
  PageWords words;
};

// Local rules, asked about those parts of the page that changed since they were asked before.
class Local {
 public:
  Local(const PageContext& page, RuleMemory& memory, std::span<const RunningRule> rules) : page_(page), memory_(memory) {
    for (const RunningRule& it : rules) (it.rule->about_site ? links_ : sections_).push_back(it);
  }

  void run(const Reading& page, const Stretches& stretches, std::uint64_t site_version, Diagnostics& out) {
    tell(sections_, memory_.sections, page, stretches, static_cast<std::uint64_t>(page_.words.declared()), out);
    const std::uint64_t surroundings = stretches.anchors() + site_version * 0x9E3779B97F4A7C15u + (stretches.uses_definitions() ? 1 : 0);
    tell(links_, memory_.links, page, stretches, surroundings, out);
  }

 private:
  void tell(std::span<const RunningRule> rules, LocalMemory& memory, const Reading& page, const Stretches& stretches,
            std::uint64_t surroundings, Diagnostics& out) const {
    if (rules.empty()) return;
    std::vector<std::size_t> often;
    for (const RunningRule& it : rules) often.push_back(it.rule->count == nullptr ? 0 : it.rule->often);
    std::vector<Findings> found = memory.find(page, stretches, surroundings, often, [&](const Document& part, const YamlTree& front_matter, std::vector<Said>& said) {
      find_in_part(rules, part, front_matter, said);
    });
    for (std::size_t i = 0; i < rules.size(); ++i) rules[i].tell(found[i], out);
  }

  // A part of a page has no match, and so no facts.
  void find_in_part(std::span<const RunningRule> rules, const Document& part, const YamlTree& front_matter, std::vector<Said>& out) const {
    const Answers answers(part, front_matter, page_);
    const Outline sections = outline(part);
    const PageContext context{.document = part, .nodes = answers.nodes, .outline = sections, .front_matter = front_matter, .schema = page_.schema,
                              .match = nullptr, .content = {}, .facts = {}, .own_links = answers.own_links, .own_anchors = page_.own_anchors,
                              .links = answers.links, .workspace = page_.workspace, .words = answers.words, .suppressions = {}, .fixes = page_.fixes, .is_part = true};
    for (std::size_t i = 0; i < rules.size(); ++i) rules[i].find(context, out[i]);
  }

  const PageContext& page_;
  RuleMemory& memory_;
  std::vector<RunningRule> sections_, links_;
};

bool any_on(std::span<const Rule* const> rules, bool Rule::*about, const Config& config, const Schema& schema) {
  return std::ranges::any_of(rules, [&](const Rule* rule) { return rule->*about && !RuleInForce(*rule, config, &schema).off(*rule, &schema); });
}

// Each once. What is sorted are places in the list: a diagnostic is heavy to move.
Diagnostics sorted(Diagnostics found) {
  const auto place = [&](std::uint32_t i) { return std::tie(found[i].range.begin, found[i].rule, found[i].range.end, found[i].message); };
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

}  // namespace

Checked check_reading(const Reading& page, const Config& config, std::span<const Rule* const> rules, const Wishes& wishes) {
  const Schema* const schema = page.schema;
  const Match* const found = page.match ? &*page.match : nullptr;
  const auto given_up = [&] { return wishes.given_up && wishes.given_up(); };
  if (given_up()) return {.diagnostics = {}, .suppressed = {}, .whole = false};
  std::vector<ContentProblem> content;
  if (found != nullptr && any_on(rules, &Rule::about_content, config, *schema)) content = check_content(*schema, *found, page.document, page.outline);

  std::vector<FactProblem> facts;
  std::optional<Match> settled;   // without the repairs that a fact speaks of
  if (found != nullptr && any_on(rules, &Rule::about_facts, config, *schema)) {
    facts = check_facts(*schema, *found, {page.source->path(), page.document, page.outline, page.front_matter});
    settled = settle(facts, *found);
  }

  std::vector<SuppressionComment> comments = suppression_comments(page.document, page.front_matter);
  std::optional<Stretches> stretches;
  if (wishes.memory != nullptr && page.document.problems().empty()) stretches.emplace(page);
  if (stretches && std::exchange(wishes.memory->anchors_of, stretches->anchors()) != stretches->anchors()) wishes.memory->anchors.reset();

  const Answers answers(page.document, page.front_matter, wishes.site, wishes.fixes);
  const OwnAnchors own_anchors(page.document, answers.nodes, page.outline, stretches ? &wishes.memory->anchors : nullptr);
  const PageContext context{.document = page.document, .nodes = answers.nodes, .outline = page.outline, .front_matter = page.front_matter,
                            .schema = schema, .match = settled ? &*settled : found, .content = content, .facts = facts,
                            .own_links = answers.own_links, .own_anchors = own_anchors, .links = answers.links, .workspace = wishes.site,
                            .words = answers.words, .suppressions = comments, .fixes = wishes.fixes != Fixes::unwanted};
  const bool unread = std::ranges::any_of(page.document.problems(), [](const ByteProblem& it) { return it.kind == ByteProblem::Kind::other_encoding; });
  std::vector<RunningRule> local, running, about_comments;
  for (const Rule* rule : rules) {
    const RunningRule it{rule, RuleInForce(*rule, config, schema)};
    if (it.in_force.off(*rule, schema) || (unread && !rule->about_encoding)) continue;
    const bool is_local = stretches && it.is_local();
    (rule->about_suppressions ? about_comments : is_local ? local : running).push_back(it);
  }

  Diagnostics diagnostics;
  Findings room;
  for (const RunningRule& it : running) {
    if (given_up()) return {.diagnostics = {}, .suppressed = {}, .whole = false};
    it.run(context, room, diagnostics);
  }
  if (!local.empty()) Local(context, *wishes.memory, local).run(page, *stretches, wishes.site_version, diagnostics);
  if (wishes.site != nullptr) wishes.site->remember(page);
  if (!comments.empty()) diagnostics = one_for_each_place(std::move(diagnostics));   // each of which a comment may silence
  diagnostics = sorted(std::move(diagnostics));

  std::vector<Suppressed> suppressed;
  if (!comments.empty()) {
    std::vector<const Rule*> ran;
    for (const auto* its : {&running, &local}) std::ranges::transform(*its, std::back_inserter(ran), &RunningRule::rule);
    look_up(comments, rules, ran);
    suppress(*page.source, comments, false, diagnostics, suppressed);
    diagnostics = one_for_many_places(std::move(diagnostics));
    Diagnostics about;
    for (const RunningRule& it : about_comments) it.run(context, room, about);
    about = sorted(std::move(about));
    suppress(*page.source, comments, true, about, suppressed);
    std::ranges::move(about, std::back_inserter(diagnostics));
    diagnostics = sorted(std::move(diagnostics));
  }
  suppress(*page.source, config, diagnostics, suppressed);
  return {std::move(diagnostics), std::move(suppressed), true};
}

FileReport check_document(std::unique_ptr<SourceText> source, const Schema* schema, const Config& config,
                          std::span<const Rule* const> rules, const PageIndex* site, Profiling profiling, Fixes fixes) {
  std::optional<Reading> known = site == nullptr ? std::nullopt : site->taken(*source, schema);
  Reading page = known ? *std::move(known) : read_page(std::move(source), schema);
  Checked checked = check_reading(page, config, rules, {.fixes = fixes, .site = site});
  std::optional<PageProfile> profile;
  if (profiling == Profiling::pages) profile = profile_of(page.schema, page.match ? &*page.match : nullptr, page.document, page.outline, page.front_matter);
  return {std::move(page.source), std::move(checked.diagnostics), std::move(checked.suppressed), std::move(profile)};
}

FileReport check_document(std::unique_ptr<SourceText> source, const Config& config, std::span<const Rule* const> rules) {
  const Schema* schema = schema_for(config, source->path());
  return check_document(std::move(source), schema, config, rules);
}

}  // namespace rubric
