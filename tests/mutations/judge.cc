#include "tests/mutations/judge.h"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "tests/share.h"

namespace rubric::testing {
namespace {

struct Said {
  std::size_t line = 0;    // from 1; 0: its line is gone
  std::string rule;
  std::string message;
  auto place() const { return std::tie(line, rule); }
  std::string text() const {
    return line == 0 ? fmt::format("{}: {}", rule, message) : fmt::format("{}: {}: {}", line, rule, message);
  }
};

// Those of `a` without an equal of the same place in `b`.
std::vector<Said> without(const std::vector<Said>& a, std::vector<Said> b) {
  std::vector<Said> rest;
  for (const Said& it : a) {
    const auto same = std::ranges::find(b, it.place(), &Said::place);
    if (same == b.end()) {
      rest.push_back(it);
    } else {
      b.erase(same);
    }
  }
  return rest;
}

// What was said of text that moved, and is said of it where it stands now, is not new.
void carry(const std::vector<Expectation>& expected, std::vector<Said>& fresh, std::vector<Said>& gone) {
  std::erase_if(fresh, [&](const Said& it) {
    const bool wanted = std::ranges::any_of(
        expected, [&](const Expectation& one) { return std::ranges::find(one.rules, it.rule) != one.rules.end(); });
    const auto before = std::ranges::find_if(
        gone, [&](const Said& said) { return said.rule == it.rule && said.message == it.message; });
    if (wanted || before == gone.end()) return false;
    gone.erase(before);
    return true;
  });
}

std::vector<std::string> texts(const std::vector<Said>& said) {
  std::vector<std::string> texts;
  for (const Said& it : said) texts.push_back(it.text());
  return texts;
}

std::set<std::size_t> expected_lines(const Expectation& expectation, const Mutant& mutant, const LineIndex& lines) {
  std::set<std::size_t> found;
  for (const Place& place : expectation.places) found.insert(lines.line_of({mutant.offset(place)}) + 1);
  return found;
}

// Whether each expectation has a fresh diagnostic of its own that satisfies `fits`.
bool each_met(const std::vector<Expectation>& expected, std::vector<Said> fresh,
              const std::function<bool(const Expectation&, const Said&)>& fits) {
  return std::ranges::all_of(expected, [&](const Expectation& it) {
    const auto met = std::ranges::find_if(fresh, [&](const Said& said) { return fits(it, said); });
    if (met == fresh.end()) return false;
    fresh.erase(met);
    return true;
  });
}

bool by_right_rule(const Expectation& it, const Said& said) {
  return std::ranges::find(it.rules, said.rule) != it.rules.end();
}

// A page may be right in another way: as another type, or with the section in another role at its new level.
enum class ReadAs { same, other_role, other_type };

ReadAs read_anew(const Subject& before, const Mutation& mutation, const Mutant& mutant) {
  const Subject after({before.page().path, mutant.text});
  if (after.schema() == nullptr || after.match().type != before.match().type) return ReadAs::other_type;
  const SectionId touched = mutation.sections.front();
  const std::uint32_t place = mutant.offset(before.at_heading(touched));
  for (SectionId id = 0; id < after.size(); ++id) {
    if (after.heading_line(id).begin.value != place) continue;
    const Binding& binding = after.binding(id);
    const bool other = binding.element != kNone && binding.element != before.binding(touched).element &&
                       binding.level == after.section(id).level;
    return other ? ReadAs::other_role : ReadAs::same;
  }
  return ReadAs::same;
}

}  // namespace

Verdict judge(const Subject& subject, const Mutation& mutation) {
  const Mutant mutant(subject.source().bytes(), mutation.edits);
  const FileReport after = report_on({subject.page().path, mutant.text}, rules_about_sections());
  const LineIndex& lines = after.source->lines();

  std::vector<Said> old;
  const LineIndex& old_lines = subject.source().lines();
  for (const Diagnostic& it : subject.diagnostics()) {
    const auto begin = mutant.moved(old_lines.line_start(old_lines.line_of(it.range.begin)).value);
    old.push_back({begin ? lines.line_of({*begin}) + 1 : 0, std::string(it.rule), it.message});
  }
  std::vector<Said> now;
  for (const Diagnostic& it : after.diagnostics) {
    now.push_back({lines.line_of(it.range.begin) + 1, std::string(it.rule), it.message});
  }

  std::vector<Said> fresh = without(now, old);
  std::vector<Said> gone = without(old, now);
  if (mutation.kind == "moved") carry(mutation.expected, fresh, gone);
  Verdict verdict{.fresh = texts(fresh), .gone = texts(gone)};
  const ReadAs reading = fresh.empty() ? read_anew(subject, mutation, mutant) : ReadAs::same;
  verdict.still_fits = reading != ReadAs::same;
  verdict.other_type = reading == ReadAs::other_type;
  verdict.exact = fresh.size() == mutation.expected.size();
  verdict.right_rule = each_met(mutation.expected, fresh, by_right_rule);
  verdict.right_line = each_met(mutation.expected, fresh, [&](const Expectation& it, const Said& said) {
    return by_right_rule(it, said) && expected_lines(it, mutant, lines).contains(said.line);
  });
  return verdict;
}

void Tally::add(const Mutation& mutation, const Verdict& verdict) {
  if (verdict.still_fits) {
    ++still_fits;
    other_type += verdict.other_type ? 1 : 0;
    return;
  }
  ++cases;
  exact += verdict.exact ? 1 : 0;
  right_rule += verdict.right_rule ? 1 : 0;
  right_line += verdict.right_line ? 1 : 0;
  right += verdict.right() ? 1 : 0;
  mistakes += mutation.expected.size();
  fresh += verdict.fresh.size();
}

double Tally::share(std::size_t part) const {
  return share_of(part, cases);
}

double Tally::fresh_per_mistake() const {
  return share_of(fresh, mistakes);
}

void Tallies::add(const Mutation& mutation, const Verdict& verdict) {
  by_kind[mutation.kind].add(mutation, verdict);
  all.add(mutation, verdict);
}

std::string describe(const Tallies& tallies) {
  std::string text = fmt::format("{:<18}{:>7}{:>11}{:>12}{:>12}{:>11}{:>12}{:>12}\n", "mistake", "cases", "exactly",
                                 "right rule", "right line", "all three", "diagnostics", "still fits");
  const auto row = [&](const std::string& name, const Tally& it) {
    text += fmt::format("{:<18}{:>7}{:>10.2f}%{:>11.2f}%{:>11.2f}%{:>10.2f}%{:>12.3f}{:>12}\n", name, it.cases,
                        100 * it.share(it.exact), 100 * it.share(it.right_rule), 100 * it.share(it.right_line),
                        100 * it.share(it.right), it.fresh_per_mistake(), it.still_fits);
  };
  for (const auto& [kind, tally] : tallies.by_kind) row(kind, tally);
  row("all", tallies.all);
  return text;
}

std::string describe(const Subject& subject, const Mutation& mutation, const Verdict& verdict) {
  const Mutant mutant(subject.source().bytes(), mutation.edits);
  const SourceText after(subject.page().path, mutant.text);
  std::string text = fmt::format("{}: {}: {}\n", subject.page().path, mutation.kind, mutation.what);
  for (const Expectation& it : mutation.expected) {
    text += fmt::format("  wanted  {}: {}\n", fmt::join(expected_lines(it, mutant, after.lines()), " or "),
                        fmt::join(it.rules, " or "));
  }
  for (const std::string& it : verdict.fresh) text += fmt::format("  new     {}\n", it);
  for (const std::string& it : verdict.gone) text += fmt::format("  gone    {}\n", it);
  if (verdict.still_fits) text += "  the page fits in another way\n";
  return text;
}

}  // namespace rubric::testing
