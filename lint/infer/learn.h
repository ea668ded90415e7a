// From headings to sections: the tree of names that pages have in common. Private to lint/infer.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "lint/infer/headings.h"
#include "lint/schema/schema.h"

namespace rubric::infer {

struct Learnt {
  std::string name = {};  // as most pages write it; of an open name, the word in its braces
  std::string key = {};
  bool open = false;
  std::size_t places = 0;                         // that could have it
  std::size_t rows = 0;                           // that have it
  std::size_t pages = 0;                          // that have it somewhere
  std::map<int, std::size_t> levels = {};              // of its headings
  std::map<std::string, std::size_t> also = {};        // other names that are as good, with how many headings have them
  std::map<std::string, std::size_t> rare = {};        // and such that too few have
  std::set<std::string> evidence = {};                 // of an open name: words that many of its headings have
  Presence presence = Presence::optional;
  bool prefixed = false;                          // often behind the title of the section around it
  bool container = false;                         // hardly ever text of its own
  bool repeated = false;                          // may occur any number of times
  bool free_order = false;
  bool may_be_empty = false;
  std::vector<Row> inside = {};                        // a row for each of its headings
  std::vector<Learnt> sections = {};
};

struct LearntType {
  std::string name, title;
  std::vector<std::size_t> pages = {};
  std::size_t with_preface = 0;
  bool preface = false;
  std::vector<Learnt> sections = {};
};

// Whether nearly all of `whole` do: those that do not are one at most, or as few as no rule minds.
bool is_rule(std::size_t part, std::size_t whole, const InferOptions& options);

// `pages` are all that have sections: one group, or those without and those with sections of an open name at the top.
std::vector<std::vector<std::size_t>> group_pages(const Headings& headings, const std::vector<std::size_t>& pages,
                                                  const InferOptions& options);

// A type for each of the one or two groups.
std::vector<LearntType> learn_types(const Headings& headings, const std::vector<std::vector<std::size_t>>& groups,
                                    const InferOptions& options);

}  // namespace rubric::infer
