#include "lint/infer/learn.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "lint/content/content_text.h"
#include "lint/infer/order.h"
#include "lint/text/words.h"

namespace rubric::infer {
namespace {

constexpr int kDeepest = 4;                       // below that, pages have hardly anything in common
constexpr std::size_t kMostNames = 60;            // in one place: more is no structure
constexpr std::size_t kFewestOpen = 3;            // headings with a name of their own that make an open name
constexpr double kOpenShare = 0.1;                // of the places inside sections: fewer are strays
constexpr double kStrayShare = 0.3;  // the same inside a section with a name, for one that belongs to the top of a page
constexpr double kNameAmongOpen = 0.3;            // a name that fewer places have may be one of an open name
constexpr std::size_t kWordsOfContainer = 20;     // what a bare heading over others may say at most
constexpr std::size_t kMostEvidence = 24;         // words

bool is_share(std::size_t part, std::size_t whole, double share) {
  return static_cast<double>(part) >= share * static_cast<double>(whole);
}

// "level" of "Levels": what a section inside is called.
std::string one_of(const std::string& name) {
  const std::vector<std::string> words = words_of(name);
  if (words.empty()) return "section";
  std::string word = words.back();
  if (word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != word.npos) return "part";
  if (word.ends_with("ies") && word.size() > 4) return word.replace(word.size() - 3, 3, "y");
  if (word.ends_with('s') && !word.ends_with("ss") && word.size() > 2) return word.substr(0, word.size() - 1);
  return "part";
}

// The part of a title that its key stands for, as it is written: "Job Grade" of "Senior Engineer Job Grade: ".
std::string written_name(std::string_view title, const std::string& key) {
  const auto is_end = [](std::string_view text) {
    return text.ends_with(' ') || text.ends_with(':') || text.ends_with("\xC2\xA0");
  };
  while (is_end(title)) title.remove_suffix(title.ends_with("\xC2\xA0") ? 2 : 1);
  std::string_view shortest = title;
  for (std::size_t blank = title.find(' '); blank != title.npos; blank = title.find(' ', blank + 1)) {
    const std::string_view rest = title.substr(blank + 1);
    std::string words;
    for (const std::string& word : words_of(rest)) words += (words.empty() ? "" : " ") + word;
    if (words == key) shortest = rest;
  }
  return std::string(shortest);
}

std::size_t pages_of(const std::vector<Heading>& headings) {
  std::set<std::size_t> pages;
  for (const Heading& it : headings) pages.insert(it.page);
  return pages.size();
}

// How many of the rows have each key, and on how many pages.
struct Support {
  std::size_t rows = 0;
  std::set<std::size_t> pages;
};
using Supports = std::map<std::string, Support>;

Supports supports(const std::vector<Row>& rows) {
  Supports out;
  for (const Row& row : rows) {
    std::set<std::string_view> seen;
    for (const Heading& it : row) {
      if (it.key.empty() || !seen.insert(it.key).second) continue;
      ++out[it.key].rows;
      out[it.key].pages.insert(it.page);
    }
  }
  return out;
}

// Keys with how often they are seen: the commonest first, and of equals by the alphabet.
bool commoner(const std::pair<std::size_t, std::string>& a, const std::pair<std::size_t, std::string>& b) {
  return a.first != b.first ? a.first > b.first : a.second < b.second;
}

// The sections of one place of all pages.
class Place {
 public:
  // Without `open_name`, nothing is learnt of headings that stand for themselves. `top` are the names at the top of the
  // page; empty while these are learnt.
  Place(const Headings& headings, const InferOptions& options, const std::vector<Row>& rows, int depth,
        std::string open_name, const std::set<std::string>& top, bool in_open)
      : headings_(headings),
        options_(options),
        rows_(rows),
        depth_(depth),
        open_name_(std::move(open_name)),
        top_(top),
        in_open_(in_open) {}

  std::vector<Learnt> learn() {
    find_names();
    give_names_to_open();
    gather();
    if (depth_ < kDeepest && !open_name_.empty()) add_open();
    put_in_order();
    std::set<std::string> names(top_);
    if (depth_ == 1) names.insert(names_.begin(), names_.end());
    if (depth_ < kDeepest) {
      for (Learnt& it : learnt_) {
        it.sections =
            Place(headings_, options_, it.inside, depth_ + 1, it.open ? "part" : one_of(it.name), names, it.open)
                .learn();
      }
    }
    for (Learnt& it : learnt_) {
      const bool opens = std::ranges::any_of(it.sections, &Learnt::open);
      it.container = opens && it.container;
    }
    return std::move(learnt_);
  }

  // Headings that make an open name here.
  std::vector<Heading> open_headings() {
    find_names();
    give_names_to_open();
    return open_ones();
  }

 private:
  void find_names() {
    const Supports found = supports(rows_);
    const auto least = std::max<std::size_t>(
        2, static_cast<std::size_t>(std::ceil(options_.section * static_cast<double>(rows_.size()))));
    std::vector<std::pair<std::size_t, std::string>> ranked;   // the commonest first
    for (const auto& [key, support] : found) ranked.emplace_back(support.rows, key);
    std::ranges::sort(ranked, commoner);
    std::vector<Spelling> spellings;   // of names_
    for (const auto& [count, key] : ranked) {
      if (!in_open_ && top_.contains(key) && !is_share(count, rows_.size(), kStrayShare)) continue;
      const Spelling spelling = spelling_of(key);
      const auto same =
          std::ranges::find_if(spellings, [&](const Spelling& name) { return is_another_spelling(spelling, name); });
      if (same != spellings.end()) means_[key] = same->key;
      else if (names_.size() == kMostNames) continue;
      else if (found.at(key).pages.size() >= 2 && (count >= least || (in_open_ && top_.contains(key)))) {
        means_[key] = key;
        names_.push_back(key);
        spellings.push_back(spelling);
      }
    }
  }

  void gather() {
    std::map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < names_.size(); ++i) index[names_[i]] = i;
    learnt_.resize(names_.size());
    std::vector<std::map<std::string, std::map<std::string, std::size_t>>> written(
        names_.size());  // key, title, how often
    std::vector<std::size_t> bare(names_.size(), 0), prefixed(names_.size(), 0), repeated(names_.size(), 0);
    std::vector<std::vector<Heading>> all(names_.size());
    for (const Row& row : rows_) {
      std::map<std::size_t, std::size_t> times;
      for (const Heading& it : row) {
        const auto meant = means_.find(it.key);
        if (meant == means_.end()) continue;
        const std::size_t at = index.at(meant->second);
        const std::string& title = headings_.section(it).title;
        const std::string own = written_name(title, it.key);
        if (own.size() < title.size()) ++prefixed[at];
        ++written[at][it.key][own];
        ++times[at];
        ++learnt_[at].levels[headings_.section(it).level];
        learnt_[at].inside.push_back(headings_.inside(it));
        all[at].push_back(it);
        const Section& section = headings_.section(it);
        if (count_words(headings_.document(it.page), section.body, section.body_end) <= kWordsOfContainer) ++bare[at];
      }
      for (const auto& [at, count] : times) {
        ++learnt_[at].rows;
        if (count > 1) ++repeated[at];
      }
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      Learnt& it = learnt_[i];
      it.key = names_[i];
      it.places = rows_.size();
      it.pages = pages_of(all[i]);
      it.prefixed = prefixed[i] > 0;
      it.container = is_share(bare[i], it.inside.size(), 0.8);
      it.repeated = is_share(repeated[i], it.rows, 2 * options_.loosen) && repeated[i] > 1;
      for (auto& [key, titles] : written[i]) {
        std::size_t most = 0, sum = 0;
        std::string best;
        for (const auto& [title, count] : titles) {
          sum += count;
          if (count > most) most = count, best = title;
        }
        if (key == names_[i]) it.name = best;
        else (sum >= 3 && is_share(sum, it.inside.size(), options_.section) ? it.also : it.rare)[best] += sum;
      }
    }
  }

  // The names that sections inside those without a name have in common.
  std::set<std::string> parts_of_open() const {
    std::vector<Row> insides;
    for (const Row& row : rows_) {
      for (const Heading& it : row) {
        if (!means_.contains(it.key)) insides.push_back(headings_.inside(it));
      }
    }
    std::set<std::string> out;
    const std::size_t least = std::max<std::size_t>(kFewestOpen, insides.size() / 10);
    for (const auto& [key, support] : supports(insides)) {
      if (support.rows >= least && support.pages.size() >= 2) out.insert(key);
    }
    return out;
  }

  bool has_part(const Heading& it, const std::set<std::string>& parts) const {
    return std::ranges::any_of(headings_.inside(it), [&](const Heading& inside) { return parts.contains(inside.key); });
  }

  // "Senior Engineer" is the name of a level, however many pages have one: what few places have, and what has the same
  // sections inside as those with names of their own, is one of them.
  void give_names_to_open() {
    if (depth_ >= kDeepest) return;
    const std::set<std::string> parts = parts_of_open();
    std::map<std::string, std::array<std::size_t, 2>> alike;   // of each name: headings with such parts, and all
    for (const Row& row : rows_) {
      for (const Heading& it : row) {
        const auto meant = means_.find(it.key);
        if (meant == means_.end()) continue;
        ++alike[meant->second][1];
        if (has_part(it, parts)) ++alike[meant->second][0];
      }
    }
    std::erase_if(names_, [&](const std::string& name) {
      const auto& [same, all] = alike[name];
      return 2 * same >= all && !is_share(all, rows_.size(), kNameAmongOpen);
    });
    std::erase_if(means_, [&](const auto& it) { return std::ranges::find(names_, it.second) == names_.end(); });
  }

  // Of the headings without a name those that have sections inside which several of them have; all, where most of what
  // stands here has a name of its own and there is a section around it.
  std::vector<Heading> open_ones() const {
    std::vector<Heading> unknown;
    std::size_t known = 0;
    for (const Row& row : rows_) {
      for (const Heading& it : row) {
        if (means_.contains(it.key) || top_.contains(it.key) || it.key.empty()) {
          ++known;
          continue;
        }
        unknown.push_back(it);
      }
    }
    if (depth_ > 1 && unknown.size() > known && unknown.size() >= kFewestOpen && pages_of(unknown) >= 2) return unknown;
    const std::set<std::string> parts = parts_of_open();
    std::vector<Heading> alike;
    for (const Heading& it : unknown) {
      if (has_part(it, parts)) alike.push_back(it);
    }
    return alike.size() >= kFewestOpen && pages_of(alike) >= 2 ? alike : std::vector<Heading>{};
  }

  void add_open() {
    const std::vector<Heading> headings = open_ones();
    if (headings.empty()) return;
    Learnt open{.name = open_name_, .key = {}, .open = true, .places = rows_.size()};
    std::map<std::string, std::set<std::size_t>> words;   // on which pages
    std::set<std::string> known;                          // words of names, which tell nothing of what has none
    for (const std::set<std::string>& names :
         {top_, std::set<std::string>(names_.begin(), names_.end()), parts_of_open()}) {
      for (const std::string& name : names) {
        for (std::string& word : words_of(name)) known.insert(std::move(word));
      }
    }
    std::set<std::pair<std::size_t, SectionId>> taken;
    for (const Heading& it : headings) {
      taken.insert({it.page, it.id});
      ++open.levels[headings_.section(it).level];
      open.inside.push_back(headings_.inside(it));
      for (const std::string& word : words_of(headings_.section(it).title)) {
        if (word.size() > 3 && !known.contains(word)) words[word].insert(it.page);
      }
    }
    for (const Row& row : rows_) {
      open.rows +=
          std::ranges::any_of(row, [&](const Heading& it) { return taken.contains({it.page, it.id}); }) ? 1 : 0;
    }
    if (depth_ > 1 && !is_share(open.rows, rows_.size(), kOpenShare)) return;
    open.pages = pages_of(headings);
    open.repeated = true;
    std::vector<std::pair<std::size_t, std::string>> ranked;
    ranked.reserve(words.size());
    for (const auto& [word, pages] : words) ranked.emplace_back(pages.size(), word);
    std::ranges::sort(ranked, commoner);
    const std::size_t least = std::max<std::size_t>(kFewestOpen, open.pages / 20);
    for (const auto& [count, word] : ranked) {
      if (count >= least && open.evidence.size() < kMostEvidence) open.evidence.insert(word);
    }
    open_ = std::move(taken);
    learnt_.push_back(std::move(open));
  }

  void put_in_order() {
    std::map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < learnt_.size(); ++i) {
      if (!learnt_[i].open) index[learnt_[i].key] = i;
    }
    std::vector<std::vector<std::size_t>> sequences;
    sequences.reserve(rows_.size());
    for (const Row& row : rows_) {
      std::vector<std::size_t>& sequence = sequences.emplace_back();
      for (const Heading& it : row) {
        const auto meant = means_.find(it.key);
        std::optional<std::size_t> at;
        if (meant != means_.end()) at = index.at(meant->second);
        else if (open_.contains({it.page, it.id})) at = learnt_.size() - 1;
        if (at && std::ranges::find(sequence, *at) == sequence.end()) sequence.push_back(*at);
      }
    }
    const Order order = common_order(learnt_.size(), sequences, options_.loosen);
    std::vector<Learnt> sorted;
    for (const std::size_t it : order.order) {
      sorted.push_back(std::move(learnt_[it]));
      sorted.back().free_order = order.loose[it];
    }
    learnt_ = std::move(sorted);
  }

  const Headings& headings_;
  const InferOptions& options_;
  const std::vector<Row>& rows_;
  int depth_;
  std::string open_name_;
  const std::set<std::string>& top_;
  bool in_open_;                                 // inside a section with a name of its own
  std::vector<std::string> names_;               // keys, the commonest first
  std::map<std::string, std::string> means_;     // each key, by the name it stands for
  std::set<std::pair<std::size_t, SectionId>> open_;
  std::vector<Learnt> learnt_;
};

// Where a section has to be. What stands at the top on too few pages may stand deeper on all others; and what is not
// inside every section may be there once for the page.
void set_presence(std::vector<Learnt>& sections, const std::vector<Learnt>& top, const std::vector<std::size_t>& pages,
                  const Headings& headings, const InferOptions& options, int depth) {
  for (Learnt& it : sections) {
    if (is_rule(it.rows, it.places, options)) {
      it.presence = Presence::required;
    } else if (!it.open && depth == 1 && is_rule(headings.pages_with(it.key, pages), pages.size(), options)) {
      it.presence = Presence::anywhere;
    } else if (!it.open && depth > 1 && 2 * it.rows >= it.places &&
               std::ranges::find(top, it.key, &Learnt::key) != top.end()) {
      it.presence = Presence::inherited;
    }
    set_presence(it.sections, top, pages, headings, options, depth + 1);
  }
}

LearntType learn_type(const Headings& headings, std::string name, std::string title, std::vector<std::size_t> pages,
                      const InferOptions& options, bool open) {
  LearntType type{.name = std::move(name), .title = std::move(title), .pages = std::move(pages)};
  std::vector<Row> rows;
  rows.reserve(type.pages.size());
  for (const std::size_t page : type.pages) rows.push_back(headings.top(page));
  type.sections = Place(headings, options, rows, 1, open ? "section" : "", {}, false).learn();
  set_presence(type.sections, std::vector<Learnt>(type.sections), type.pages, headings, options, 1);
  return type;
}

}  // namespace

bool is_rule(std::size_t part, std::size_t whole, const InferOptions& options) {
  const std::size_t without = whole - std::min(part, whole);
  return 4 * without <= whole &&
         (without <= 1 || static_cast<double>(without) <= options.loosen * static_cast<double>(whole));
}

std::vector<std::vector<std::size_t>> group_pages(const Headings& headings, const std::vector<std::size_t>& pages,
                                                  const InferOptions& options) {
  std::vector<Row> rows;
  rows.reserve(pages.size());
  for (const std::size_t page : pages) rows.push_back(headings.top(page));
  std::set<std::size_t> with_open;
  for (const Heading& it : Place(headings, options, rows, 1, "section", {}, false).open_headings()) {
    with_open.insert(it.page);
  }
  std::vector<std::size_t> plain, open;
  for (const std::size_t page : pages) (with_open.contains(page) ? open : plain).push_back(page);
  const std::size_t least = std::max<std::size_t>(3, pages.size() / 10);
  if (plain.size() < least || open.size() < least) return {pages};
  return {plain, open};
}

std::vector<LearntType> learn_types(const Headings& headings, const std::vector<std::vector<std::size_t>>& groups,
                                    const InferOptions& options) {
  std::vector<LearntType> types;
  const bool one = groups.size() == 1;
  types.push_back(learn_type(headings, "page", one ? "a page" : "a page with sections of known names", groups.front(),
                             options, one));
  if (!one) {
    types.push_back(learn_type(headings, "page-of-parts", "a page with a section for each of its parts", groups.back(),
                               options, true));
  }
  return types;
}

}  // namespace rubric::infer
