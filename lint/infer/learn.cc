#include "lint/infer/learn.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "lint/content/content_text.h"
#include "lint/infer/order.h"
#include "lint/infer/place_names.h"
#include "lint/text/words.h"

namespace rubric::infer {
namespace {

constexpr double kOpenShare = 0.1;                // of the places inside sections: fewer are strays
constexpr std::size_t kWordsOfContainer = 20;     // what a bare heading over others may say at most
constexpr std::size_t kMostEvidence = 24;         // words

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

// The sections of one place of all pages.
class Place {
 public:
  // Without `open_name`, nothing is learnt of headings that stand for themselves.
  Place(const Headings& headings, const InferOptions& options, const PlaceOnPages& place, std::string open_name)
      : headings_(headings),
        options_(options),
        place_(place),
        open_name_(std::move(open_name)),
        names_(headings, options, place) {}

  std::vector<Learnt> learn() {
    gather();
    if (place_.depth < kDeepest && !open_name_.empty()) add_open();
    put_in_order();
    std::set<std::string> top(place_.top);
    if (place_.depth == 1) top.insert(names_.names().begin(), names_.names().end());
    if (place_.depth < kDeepest) {
      for (Learnt& it : learnt_) {
        const PlaceOnPages inside{it.inside, place_.depth + 1, top, it.open};
        it.sections = Place(headings_, options_, inside, it.open ? "part" : one_of(it.name)).learn();
      }
    }
    for (Learnt& it : learnt_) {
      const bool opens = std::ranges::any_of(it.sections, &Learnt::open);
      it.container = opens && it.container;
    }
    return std::move(learnt_);
  }

 private:
  void gather() {
    const std::vector<std::string>& names = names_.names();
    std::map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < names.size(); ++i) index[names[i]] = i;
    learnt_.resize(names.size());
    // By key and title, how often.
    std::vector<std::map<std::string, std::map<std::string, std::size_t>>> written(names.size());
    std::vector<std::size_t> bare(names.size(), 0), prefixed(names.size(), 0), repeated(names.size(), 0);
    std::vector<std::vector<Heading>> all(names.size());
    for (const Row& row : place_.rows) {
      std::map<std::size_t, std::size_t> times;
      for (const Heading& it : row) {
        const std::string* const meant = names_.meant_by(it.key);
        if (meant == nullptr) continue;
        const std::size_t at = index.at(*meant);
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
    for (std::size_t i = 0; i < names.size(); ++i) {
      Learnt& it = learnt_[i];
      it.key = names[i];
      it.places = place_.rows.size();
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
        if (key == names[i]) it.name = best;
        else (sum >= 3 && is_share(sum, it.inside.size(), options_.section) ? it.also : it.rare)[best] += sum;
      }
    }
  }

  void add_open() {
    const std::vector<Heading> headings = names_.open_headings();
    if (headings.empty()) return;
    Learnt open{.name = open_name_, .key = {}, .open = true, .places = place_.rows.size()};
    std::map<std::string, std::set<std::size_t>> words;   // on which pages
    std::set<std::string> known;                          // words of names, which tell nothing of what has none
    for (const std::set<std::string>& names :
         {place_.top, std::set<std::string>(names_.names().begin(), names_.names().end()), names_.parts_of_open()}) {
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
    for (const Row& row : place_.rows) {
      open.rows +=
          std::ranges::any_of(row, [&](const Heading& it) { return taken.contains({it.page, it.id}); }) ? 1 : 0;
    }
    if (place_.depth > 1 && !is_share(open.rows, place_.rows.size(), kOpenShare)) return;
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
    sequences.reserve(place_.rows.size());
    for (const Row& row : place_.rows) {
      std::vector<std::size_t>& sequence = sequences.emplace_back();
      for (const Heading& it : row) {
        const std::string* const meant = names_.meant_by(it.key);
        std::optional<std::size_t> at;
        if (meant != nullptr) at = index.at(*meant);
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
  PlaceOnPages place_;
  std::string open_name_;
  PlaceNames names_;
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
  const std::set<std::string> no_names;
  type.sections = Place(headings, options, {rows, 1, no_names, false}, open ? "section" : "").learn();
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
  const std::set<std::string> no_names;
  std::set<std::size_t> with_open;
  for (const Heading& it : PlaceNames(headings, options, {rows, 1, no_names, false}).open_headings()) {
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
