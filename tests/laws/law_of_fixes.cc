#include "tests/laws/law_of_fixes.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "lint/engine/fix.h"
#include "lint/text/edit.h"

namespace rubric::laws {
namespace {

constexpr const char* kTogether = "all safe fixes";

void add(Changes& out, std::string rule, std::string title, std::string_view before, std::string_view after, Allowance allowed) {
  before = body_of(before);
  after = body_of(after);
  if (before == after) return;
  out.to_render.push_back({std::move(rule), std::move(title), std::string(before), std::string(after), std::move(allowed)});
}

void make_each(const FileReport& report, std::size_t most, Changes& out) {
  std::map<std::string_view, std::size_t> made;
  for (const Diagnostic& it : report.diagnostics) {
    if (!it.fix || it.fix->edits.empty() || ++made[it.rule] > most) continue;
    Allowance allowed;
    allowed.add(*testing::rule_named(it.rule), it, *report.source);
    const std::string_view text = report.source->bytes();
    const std::string after = rubric::apply(text, it.fix->edits);
    // What is front matter only afterwards was read as text before; what follows it must be as it was.
    const bool about_front_matter = testing::rule_named(it.rule)->group == RuleGroup::front_matter;
    if (about_front_matter && text.ends_with(body_of(after))) continue;
    add(out, std::string(it.rule), fmt::format("{} ({})", it.fix->title, name_of(it.fix->safety)), text, after, std::move(allowed));
  }
}

// Hygiene rules with errors and warnings. A heading that is mended may show others what is missing below it.
std::set<std::string_view> hazards(const Diagnostics& diagnostics) {
  std::set<std::string_view> out;
  for (const Diagnostic& it : diagnostics) {
    if (it.severity >= Severity::warning && testing::rule_named(it.rule)->group == RuleGroup::hygiene) out.insert(it.rule);
  }
  return out;
}

void make_all(const LawPage& page, const FileReport& report, Changes& out) {
  Allowance allowed;
  std::set<std::string_view> rules;
  const auto check = [&](std::unique_ptr<SourceText> source) {
    FileReport found = report_on(page, std::move(source));
    for (const Diagnostic& it : found.diagnostics) {
      if (!it.fix || !is_made(*it.fix, Safety::safe)) continue;
      allowed.add(*testing::rule_named(it.rule), it, *found.source);
      rules.insert(it.rule);
    }
    return found;
  };
  const Fixed once = fix(std::make_unique<SourceText>(page.page.path, page.page.text), check, Safety::safe);
  const std::string_view after = once.report.source->bytes();
  std::string names;
  for (const std::string_view it : rules) names.append(names.empty() ? "" : ", ").append(it);
  add(out, kTogether, names, page.page.text, after, std::move(allowed));
  if (!once.settled) out.broken.push_back(fmt::format("{}: making them does not end: {}", kTogether, names));
  const Fixed twice = fix(std::make_unique<SourceText>(page.page.path, std::string(after)), [&](auto source) { return report_on(page, std::move(source)); }, Safety::safe);
  if (twice.report.source->bytes() != after) out.broken.push_back(fmt::format("{}: made again, they change more: {}", kTogether, names));
  const std::set<std::string_view> before = hazards(report.diagnostics);
  for (const std::string_view rule : hazards(once.report.diagnostics)) {
    if (!before.contains(rule)) out.broken.push_back(fmt::format("{}: {} is reported afterwards, and was not before: {}", kTogether, rule, names));
  }
}

}  // namespace

Changes changes_of(const LawPage& page, const FileReport& report, std::size_t most) {
  Changes out;
  make_each(report, most, out);
  const bool some = std::ranges::any_of(report.diagnostics, [](const Diagnostic& it) { return it.fix && is_made(*it.fix, Safety::safe); });
  if (some) make_all(page, report, out);
  return out;
}

std::string_view body_of(std::string_view page) {
  if (page.starts_with("\xEF\xBB\xBF")) page.remove_prefix(3);
  for (const std::string_view fence : {"---", "+++"}) {
    if (!page.starts_with(fence)) continue;
    const std::string_view first = page.substr(0, page.find('\n'));
    if (first.find_first_not_of("-+ \t\r") != first.npos) continue;
    for (std::size_t at = page.find('\n'); at != page.npos; at = page.find('\n', at + 1)) {
      const std::string_view line = page.substr(at + 1, page.find('\n', at + 1) - at - 1);
      if (line.starts_with(fence) && line.find_first_not_of(" \t\r", 3) == line.npos) return page.substr(std::min(at + 1 + line.size() + 1, page.size()));
    }
  }
  return page;
}

}  // namespace rubric::laws
