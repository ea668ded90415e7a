#include "lint/infer/headings.h"

#include <algorithm>
#include <set>
#include <utility>

#include "lint/text/edit_distance.h"
#include "lint/text/words.h"

namespace rubric::infer {
namespace {

std::string key_of(const std::vector<std::string>& words, std::size_t from) {
  std::string key;
  for (std::size_t i = from; i < words.size(); ++i) key += (key.empty() ? "" : " ") + words[i];
  return key;
}

std::string initials(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& it : words) out += it.front();
  return out;
}

// How many words at the beginning of `words` are of the title around; one is always left.
std::size_t words_of_title(const std::vector<std::string>& words, const std::vector<std::string>& title) {
  std::size_t n = 0;
  while (n + 1 < words.size() && (std::ranges::find(title, words[n]) != title.end() || words[n] == initials(title))) {
    ++n;
  }
  return n;
}

}  // namespace

Spelling spelling_of(const std::string& key) {
  Spelling out{key, {}};
  for (std::string word : words_of(key)) {
    if (word.size() <= 3) continue;
    if (word.ends_with("ies")) word.replace(word.size() - 3, 3, "y");
    else if (word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
    out.stems.push_back(std::move(word));
  }
  std::ranges::sort(out.stems);
  return out;
}

bool is_another_spelling(const Spelling& a, const Spelling& b) {
  const int limit = static_cast<int>(std::min<std::size_t>(2, std::max(a.key.size(), b.key.size()) / 4));
  if (limit > 0 && edit_distance(a.key, b.key, limit) <= limit) return true;
  return !a.stems.empty() && a.stems == b.stems;
}

Headings::Headings(const std::vector<TrainingPage>& pages) : pages_(pages) {
  struct Both {
    std::string whole, bare;
  };
  std::vector<std::vector<Both>> both;
  std::map<std::string, std::size_t> whole_on, bare_on;   // on how many pages
  for (const TrainingPage& page : pages) {
    const std::vector<Section>& sections = page.outline->sections;
    std::vector<std::vector<SectionId>> inside(sections.size());
    std::vector<SectionId> top;
    std::vector<Both> names;
    std::set<std::string> seen_whole, seen_bare;
    for (SectionId id = 0; id < sections.size(); ++id) {
      const SectionId parent = sections[id].parent;
      (parent == kNoSection ? top : inside[parent]).push_back(id);
      const std::vector<std::string> words = words_of(sections[id].title);
      const std::size_t skip = parent == kNoSection ? 0 : words_of_title(words, words_of(sections[parent].title));
      names.push_back({key_of(words, 0), key_of(words, skip)});
      seen_whole.insert(names.back().whole);
      seen_bare.insert(names.back().bare);
    }
    for (const std::string& it : seen_whole) ++whole_on[it];
    for (const std::string& it : seen_bare) ++bare_on[it];
    both.push_back(std::move(names));
    inside_.push_back(std::move(inside));
    top_.push_back(std::move(top));
  }
  // The words of the title around are taken away only where what is left is a name that more pages have.
  for (const auto& names : both) {
    std::vector<std::string> keys;
    keys.reserve(names.size());
    for (const Both& it : names) keys.push_back(bare_on[it.bare] > whole_on[it.whole] ? it.bare : it.whole);
    keys_.push_back(std::move(keys));
  }
}

bool Headings::has_title(std::size_t page) const {
  const auto& sections = pages_[page].outline->sections;
  return top_[page].size() == 1 && sections[top_[page][0]].level == 1 && !inside_[page][top_[page][0]].empty();
}

Row Headings::top(std::size_t page) const {
  return row(page, has_title(page) ? inside_[page][top_[page][0]] : top_[page]);
}
Row Headings::inside(const Heading& heading) const { return row(heading.page, inside_[heading.page][heading.id]); }

std::size_t Headings::pages_with(const std::string& key, const std::vector<std::size_t>& pages) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      pages, [&](std::size_t page) { return std::ranges::find(keys_[page], key) != keys_[page].end(); }));
}

Row Headings::row(std::size_t page, const std::vector<SectionId>& ids) const {
  Row out;
  for (const SectionId id : ids) out.push_back({page, id, keys_[page][id]});
  return out;
}

}  // namespace rubric::infer
