#include "tests/laws/law_of_fixes.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "lint/engine/fix.h"
#include "lint/text/edit.h"
#include "tests/layers.h"

namespace rubric::testing::laws {
namespace {

constexpr const char* kTogether = "all safe fixes";

void add(Changes& out, std::string_view before, Change change) {
  change.after.erase(0, change.after.size() - body_of(change.after).size());
  if (body_of(before) != change.after) out.to_render.push_back(std::move(change));
}

void make_each(const FileReport& report, std::size_t most, Changes& out) {
  std::map<std::string_view, std::size_t> made;
  for (const Diagnostic& it : report.diagnostics) {
    if (!it.fix || it.fix->edits.empty() || ++made[it.rule] > most) continue;
    Allowance allowed;
    allowed.add(*testing::rule_named(it.rule), it, *report.source);
    const std::string_view text = report.source->bytes();
    const std::string after = text::apply(text, it.fix->edits);
    // What is front matter only afterwards was read as text before; what follows it must be as it was.
    const bool about_front_matter = testing::rule_named(it.rule)->group == RuleGroup::front_matter;
    if (about_front_matter && text.ends_with(body_of(after))) continue;
    const std::string title = fmt::format("{} ({})", it.fix->title, name_of(it.fix->safety));
    add(out, text,
        {.rule = std::string(it.rule),
         .title = title,
         .safety = it.fix->safety,
         .after = after,
         .allowed = std::move(allowed)});
  }
}

// Hygiene rules with errors and warnings. A heading that is mended may show others what is missing below it.
std::set<std::string_view> hazards(const Diagnostics& diagnostics) {
  std::set<std::string_view> out;
  for (const Diagnostic& it : diagnostics) {
    if (it.severity >= Severity::warning && testing::rule_named(it.rule)->group == RuleGroup::hygiene) {
      out.insert(it.rule);
    }
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
  add(out, page.page.text,
      {.rule = kTogether,
       .title = names,
       .safety = std::nullopt,
       .after = std::string(after),
       .allowed = std::move(allowed)});
  // It ends where none is left to be made; so made again, they change nothing.
  if (!once.settled) out.broken.push_back(fmt::format("{}: making them does not end: {}", kTogether, names));
  const std::set<std::string_view> before = hazards(report.diagnostics);
  for (const std::string_view rule : hazards(once.report.diagnostics)) {
    if (!before.contains(rule)) {
      out.broken.push_back(
          fmt::format("{}: {} is reported afterwards, and was not before: {}", kTogether, rule, names));
    }
  }
}

}  // namespace

Changes changes_of(const LawPage& page, const FileReport& report, std::size_t most) {
  Changes out;
  make_each(report, most, out);
  const bool some = std::ranges::any_of(report.diagnostics,
                                        [](const Diagnostic& it) { return it.fix && is_made(*it.fix, Safety::safe); });
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
      if (line.starts_with(fence) && line.find_first_not_of(" \t\r", 3) == line.npos) {
        return page.substr(std::min(at + 1 + line.size() + 1, page.size()));
      }
    }
  }
  return page;
}

}  // namespace rubric::testing::laws
