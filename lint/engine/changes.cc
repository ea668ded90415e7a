// Which part of a change is to blame for a finding is found by experiment: the old page with the first k parts of
// the change is checked, and the part with which the finding first comes is the one. A bisection takes few checks.
//
//     old                 + part 1               + part 2 (removes "## Rollback")     = new
//     no finding          no finding             section "Rollback" is missing
#include "lint/engine/changes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "lint/engine/identity.h"
#include "lint/engine/recognise.h"
#include "lint/text/line_diff.h"
#include "lint/text/trim.h"

namespace rubric::engine {
namespace {

constexpr std::size_t kMostQuoted = 60;   // bytes of a line in a message

using Changes = std::vector<LineChange>;

std::vector<KnownFinding> known_from(const CheckedPage& before) {
  std::vector<KnownFinding> known;
  for (Identity& it : identities(before.report, before.schema).diagnostics) known.push_back({std::move(it), 1});
  return known;
}

// Whether the first line of `range` is one that the change wrote.
bool is_written(const SourceText& page, ByteRange range, const Changes& changes) {
  const ByteRange line = page.lines().line_with_end(page.lines().line_of(range.begin));
  return std::ranges::any_of(
      changes, [&](const LineChange& it) { return it.after.begin < line.end && line.begin < it.after.end; });
}

// The new findings, by index. Of two that are alike the one on a line that was there before is the old one.
std::vector<std::size_t> fresh_in(const CheckedPage& now, const std::vector<KnownFinding>& known,
                                  const Changes& changes, Identities found) {
  std::vector<std::size_t> order(found.diagnostics.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [&](std::size_t i) {
    return std::pair(is_written(*now.report.source, now.report.diagnostics[i].range, changes), i);
  });
  Identities ordered{{}, std::move(found.sections), {}};
  for (const std::size_t i : order) {
    ordered.diagnostics.push_back(std::move(found.diagnostics[i]));
    ordered.counted.push_back(found.counted[i]);
  }
  const auto by = recognise(ordered, known);
  std::vector<std::size_t> fresh;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (!by[i]) fresh.push_back(order[i]);
  }
  std::ranges::sort(fresh);
  return fresh;
}

// The old page with the first `count` parts of the change.
std::string with_parts(const SourceText& before, const SourceText& now, const Changes& changes, std::size_t count) {
  std::string out;
  ByteOffset at{};
  for (std::size_t i = 0; i < count; ++i) {
    out += before.text({at, changes[i].before.begin});
    out += now.text(changes[i].after);
    at = changes[i].before.end;
  }
  return out += before.text({at, before.end()});
}

class Blame {
 public:
  Blame(const CheckedPage& now, const CheckedPage& before, const std::vector<KnownFinding>& known,
        const Changes& changes, const CheckAgain& check)
      : now_(now), before_(before), known_(known), changes_(changes), check_(check) {}

  // The part with which the finding came; nothing if it is there without any of them, since other pages changed or the
  // page has another path.
  std::optional<std::size_t> part_of(const Identity& finding) {
    if (changes_.empty() || comes_with(0, finding)) return std::nullopt;
    std::size_t without = 0, with = changes_.size();   // parts made
    while (with - without > 1) {
      const std::size_t middle = without + (with - without) / 2;
      (comes_with(middle, finding) ? with : without) = middle;
    }
    return with - 1;
  }

 private:
  bool comes_with(std::size_t count, const Identity& finding) {
    auto known = fresh_.find(count);
    if (known == fresh_.end()) known = fresh_.emplace(count, fresh_with(count)).first;
    return std::ranges::any_of(known->second, [&](const Identity& it) {
      return it.rule == finding.rule && it.kind == finding.kind && it.arguments == finding.arguments;
    });
  }

  std::vector<Identity> fresh_with(std::size_t count) const {
    const SourceText& page = *now_.report.source;
    auto source = std::make_unique<SourceText>(page.path(), with_parts(*before_.report.source, page, changes_, count));
    const Identities found = identities(check_(std::move(source)), now_.schema);
    const auto by = recognise(found, known_);
    std::vector<Identity> fresh;
    for (std::size_t i = 0; i < by.size(); ++i) {
      if (!by[i]) fresh.push_back(found.diagnostics[i]);
    }
    return fresh;
  }

  const CheckedPage& now_;
  const CheckedPage& before_;
  const std::vector<KnownFinding>& known_;
  const Changes& changes_;
  const CheckAgain& check_;
  std::map<std::size_t, std::vector<Identity>> fresh_;   // by how many parts are made
};

// The line that says most about some lines: the first heading, or the first that is not blank.
std::string telling_line(std::string_view lines) {
  std::string_view told;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    line = trimmed(line, " \t\r");
    if (line.empty()) continue;
    if (told.empty() || line.starts_with('#')) told = line;
    if (line.starts_with('#')) break;
  }
  if (told.size() <= kMostQuoted) return std::string(told);
  std::size_t cut = kMostQuoted;
  while (cut > 0 && (static_cast<unsigned char>(told[cut]) & 0xC0) == 0x80) --cut;
  return std::string(told.substr(0, cut)) + "…";
}

Related cause(const LineChange& part, const SourceText& before, const SourceText& now) {
  const std::string removed = telling_line(before.text(part.before)), added = telling_line(now.text(part.after));
  const std::uint32_t line = before.lines().display(part.before.begin).line;
  const std::string what = removed.empty() && added.empty() ? "changed blank lines here"
                           : removed.empty()                ? fmt::format("added \"{}\" here", added)
                           : added.empty() ? fmt::format("removed \"{}\" here, which was on line {}", removed, line)
                                           : fmt::format("replaced \"{}\" by \"{}\" here", removed, added);
  // What was removed at the end of the page is told at its last line.
  const bool at_end = part.after.begin == now.end() && part.after.begin.value > 0;
  const ByteOffset place =
      at_end ? now.lines().line_start(now.lines().line_of({part.after.begin.value - 1})) : part.after.begin;
  return {.path = {}, .range = {place, place}, .message = "this came with the change that " + what};
}

}  // namespace

FileReport brought_in(CheckedPage now, const CheckedPage& before, const CheckAgain& check) {
  if (now.report.diagnostics.empty()) return std::move(now.report);
  const SourceText& page = *now.report.source;
  const Changes changes = line_changes(before.report.source->bytes(), page.bytes());
  const std::vector<KnownFinding> known = known_from(before);
  const Identities found = identities(now.report, now.schema);
  Blame blame(now, before, known, changes, check);
  Diagnostics fresh;
  for (const std::size_t i : fresh_in(now, known, changes, found)) {
    Diagnostic diagnostic = now.report.diagnostics[i];
    if (!is_written(page, diagnostic.range, changes)) {
      if (const auto part = blame.part_of(found.diagnostics[i])) {
        diagnostic.related.push_back(cause(changes[*part], *before.report.source, page));
      } else if (before.report.source->path() == page.path()) {
        diagnostic.related.push_back(
            {.path = {}, .range = diagnostic.range, .message = "this came with a change of another page"});
      }
    }
    fresh.push_back(std::move(diagnostic));
  }
  now.report.diagnostics = std::move(fresh);
  return std::move(now.report);
}

}  // namespace rubric::engine
