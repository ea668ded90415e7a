#include "lint/engine/running_rule.h"

#include <algorithm>
#include <utility>

namespace rubric::engine {
namespace {

// With the rule's own options where nothing else is set; both must outlive the result.
RuleContext in(const RuleInForce& in_force, const PageContext& context, const Options& defaults) {
  const bool by_schema = in_force.by_schema != nullptr && in_force.by_schema->severity.has_value();
  return {context, in_force.setting != nullptr ? in_force.setting->options : defaults, by_schema};
}

}  // namespace

RuleInForce::RuleInForce(const Rule& rule, const Config& config, const Schema* schema) {
  if (const auto set = config.rules.find(rule.name); set != config.rules.end()) setting = &set->second;
  if (schema == nullptr) return;
  auto found = schema->rules.find(rule.name);
  if (found == schema->rules.end() && !rule.formerly.empty()) found = schema->rules.find(rule.formerly);
  if (found != schema->rules.end()) by_schema = &found->second;
}

bool RuleInForce::off(const Rule& rule, const Schema* schema) const {
  if (setting != nullptr && setting->severity) return setting->severity == Severity::off;
  return (schema == nullptr || rule.local) && severity(rule, std::nullopt) == Severity::off;
}

Severity RuleInForce::severity(const Rule& rule, std::optional<Severity> at_place) const {
  if (setting != nullptr && setting->severity) return *setting->severity;
  if (at_place) return *at_place;
  if (by_schema != nullptr && by_schema->severity) return *by_schema->severity;
  return rule.severity;
}

void RunningRule::find(const PageContext& context, Findings& out) const {
  if (rule->check != nullptr) rule->check(in(in_force, context, Options(rule->options)), out);
}

void RunningRule::find(const PageContext& context, LocalFindings& out) const {
  find(context, out.findings);
  if (rule->count != nullptr) out.counted = rule->count(in(in_force, context, Options(rule->options)));
}

bool RunningRule::is_local() const {
  return rule->local && (rule->local_unless.empty() || in_force.setting == nullptr ||
                         !in_force.setting->options.flag(rule->local_unless));
}

void RunningRule::tell(Finding it, Diagnostics& out) const {
  const Severity severity = in_force.severity(*rule, it.severity);
  if (severity == Severity::off) return;
  if (in_force.by_schema != nullptr && !in_force.by_schema->message.empty()) {
    it.message.reword(in_force.by_schema->message);
  }
  out.push_back({.range = it.range, .rule = rule->name, .severity = severity, .message = it.message.text(),
                 .fix = std::move(it.fix), .related = std::move(it.related), .many = std::move(it.many),
                 .kind = it.message.kind(), .arguments = std::move(it.message).arguments()});
}

void RunningRule::tell(Findings& findings, Diagnostics& out) const {
  for (Finding& it : findings) tell(std::move(it), out);
  findings.clear();
}

bool any_on(std::span<const Rule* const> rules, bool Rule::*about, const Config& config, const Schema& schema) {
  return std::ranges::any_of(rules, [&](const Rule* rule) {
    return rule->*about && !RuleInForce(*rule, config, &schema).off(*rule, &schema);
  });
}

RunningRules::RunningRules(std::span<const Rule* const> rules, const Config& config, const Schema* schema,
                           bool by_parts, bool only_encoding) {
  whole.reserve(rules.size());
  for (const Rule* rule : rules) {
    const RunningRule it{rule, RuleInForce(*rule, config, schema)};
    if (it.in_force.off(*rule, schema) || (only_encoding && !rule->about_encoding)) continue;
    if (!rule->several.empty()) speakers.push_back(rule);
    (rule->about_suppressions ? about_comments : by_parts && it.is_local() ? local : whole).push_back(it);
  }
}

const RunningRule* RunningRules::named(std::string_view name) const {
  for (const auto* its : {&whole, &local}) {
    const auto name_of = [](const RunningRule& it) { return it.rule->name; };
    const auto found = std::ranges::lower_bound(*its, name, {}, name_of);
    if (found != its->end() && name_of(*found) == name) return &*found;
  }
  return nullptr;
}

}  // namespace rubric::engine
