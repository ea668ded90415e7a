#include "lint/engine/suppress.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "lint/engine/suppression_comments.h"
#include "lint/text/edit_distance.h"

namespace rubric::engine {
namespace {

// A rule in the list of a comment, or all rules of one that lists none.
struct Entry {
  std::size_t comment = 0;
  std::size_t rule = 0;
};

// What the comments say, to be asked from the top of the page to its end.
class Silence {
 public:
  Silence(const SourceText& source, std::vector<SuppressionComment>& comments, bool named_only)
      : source_(source), comments_(comments), named_only_(named_only) {
    const auto next_lines = lines_after(source, comments);
    for (std::size_t i = 0; i < comments.size(); ++i) {
      const SuppressionComment& it = comments[i];
      if (it.directive == Directive::disable_file) {
        each_rule(i, [&](std::string_view rule, Entry entry) { file_.emplace(rule, entry); });
      }
      if (it.directive == Directive::disable_next_line) add_line(next_lines[i], i);
      if (it.directive != Directive::disable_line) continue;
      const std::size_t last = source.lines().line_of(it.range.end);
      for (std::size_t line = source.lines().line_of(it.range.begin); line <= last; ++line) add_line(line, i);
    }
  }

  // Diagnostics have to be asked in reading order.
  std::optional<Entry> of(const Diagnostic& diagnostic) {
    advance(diagnostic.range.begin);
    const std::size_t line = source_.lines().line_of(diagnostic.range.begin);
    if (const auto found =
            nearest(lines_, [&](std::string_view rule) { return std::pair(line, rule); }, diagnostic.rule)) {
      return found;
    }
    if (const auto found = in_region(diagnostic.rule)) return found;
    return nearest(file_, [](std::string_view rule) { return rule; }, diagnostic.rule);
  }

  // The comments behind the last diagnostic have their use too: an `enable` ends something or nothing.
  void finish() { advance(source_.end()); }

 private:
  // The state that a region has left for one rule, or under "" for all.
  struct Region {
    std::optional<Entry> disabled_by;
    std::size_t since = 0;
  };

  template <class Visit>
  void each_rule(std::size_t comment, const Visit& visit) {
    const auto& rules = comments_[comment].rules;
    if (rules.empty() && !named_only_) visit(std::string_view(), Entry{comment, 0});
    for (std::size_t i = 0; i < rules.size(); ++i) visit(rules[i].name, Entry{comment, i});
  }

  void add_line(std::size_t line, std::size_t comment) {
    each_rule(comment, [&](std::string_view rule, Entry entry) { lines_.emplace(std::pair(line, rule), entry); });
  }

  template <class Map, class Key>
  static std::optional<Entry> nearest(const Map& map, const Key& key, std::string_view rule) {
    auto found = map.find(key(rule));
    if (found == map.end()) found = map.find(key(std::string_view()));
    return found == map.end() ? std::nullopt : std::optional(found->second);
  }

  std::optional<Entry> in_region(std::string_view rule) const {
    const auto named = regions_.find(rule);
    const auto all = regions_.find(std::string_view());
    if (named == regions_.end()) return all == regions_.end() ? std::nullopt : all->second.disabled_by;
    const bool all_later = all != regions_.end() && all->second.since > named->second.since;
    return all_later ? all->second.disabled_by : named->second.disabled_by;
  }

  void advance(ByteOffset to) {
    for (; next_ < comments_.size() && comments_[next_].range.begin <= to; ++next_) {
      if (comments_[next_].directive == Directive::disable) {
        each_rule(next_, [&](std::string_view rule, Entry entry) { regions_[rule] = {entry, next_ + 1}; });
      } else if (comments_[next_].directive == Directive::enable) {
        end_regions(next_);
      }
    }
  }

  void end_regions(std::size_t comment) {
    if (comments_[comment].rules.empty()) {
      const auto open =
          std::ranges::count_if(regions_, [](const auto& it) { return it.second.disabled_by.has_value(); });
      comments_[comment].uses += static_cast<std::size_t>(open);
      regions_.clear();
    }
    for (SilencedRule& it : comments_[comment].rules) {
      if (!in_region(it.name)) continue;
      ++it.uses;
      regions_[it.name] = {std::nullopt, comment + 1};
    }
  }

  const SourceText& source_;
  std::vector<SuppressionComment>& comments_;
  bool named_only_;
  std::map<std::pair<std::size_t, std::string_view>, Entry> lines_;
  std::map<std::string_view, Entry> file_;
  std::map<std::string_view, Region> regions_;
  std::size_t next_ = 0;
};

std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!blank) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

}  // namespace

void look_up(std::vector<SuppressionComment>& comments, std::span<const Rule* const> known,
             std::span<const Rule* const> in_force) {
  std::vector<std::string_view> names;
  for (const Rule* it : known) names.push_back(it->name);
  for (SuppressionComment& comment : comments) {
    for (SilencedRule& it : comment.rules) {
      const Rule* const rule = rule_named(known, it.name);
      it.known = rule != nullptr;
      if (it.known) it.name = rule->name;
      it.ran = rule_named(in_force, it.name) != nullptr;
      if (it.known) continue;
      const std::string_view* close = closest(it.name, names.data(), names.data() + names.size());
      if (close != nullptr) it.similar = *close;
    }
  }
}

void suppress(const SourceText& source, std::vector<SuppressionComment>& comments, bool named_only, Diagnostics& found,
              std::vector<Suppressed>& suppressed) {
  Silence silence(source, comments, named_only);
  Diagnostics left;
  for (Diagnostic& it : found) {
    const auto by = silence.of(it);
    if (!by) {
      left.push_back(std::move(it));
      continue;
    }
    SuppressionComment& comment = comments[by->comment];
    ++(comment.rules.empty() ? comment.uses : comment.rules[by->rule].uses);
    suppressed.push_back({std::move(it), comment.range, on_one_line(comment.reason)});
  }
  silence.finish();
  found = std::move(left);
}

void suppress(const SourceText& source, const Config& config, Diagnostics& found, std::vector<Suppressed>& suppressed) {
  if (config.suppress.empty() || found.empty()) return;
  const std::string path = path_for_globs(config, source.path());
  for (const PathSuppression& it : config.suppress) {
    if (!any_matches(it.files, path)) continue;
    Diagnostics left;
    for (Diagnostic& diagnostic : found) {
      if (std::ranges::find(it.rules, diagnostic.rule) == it.rules.end()) left.push_back(std::move(diagnostic));
      else suppressed.push_back({std::move(diagnostic), std::nullopt, on_one_line(it.reason)});
    }
    found = std::move(left);
  }
}

}  // namespace rubric::engine
