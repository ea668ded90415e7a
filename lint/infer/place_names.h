// Which headings of one place are known by a name, and which have a name of their own. Private to lint/infer.
//
//     ## Levels           a name: many pages have a section "Levels" here
//     ### Senior Writer   open: what stands here is called differently on each page, and has the same sections inside
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lint/infer/headings.h"

namespace rubric::infer {

constexpr int kDeepest = 4;              // below that, pages have hardly anything in common
constexpr std::size_t kFewestOpen = 3;   // headings with a name of their own that make an open name

// One place of all pages: the top of them, or directly inside the sections of one name.
struct PlaceOnPages {
  const std::vector<Row>& rows;
  int depth;                          // 1: the top
  const std::set<std::string>& top;   // the names there; empty while these are learnt
  bool in_open;                       // inside a section with a name of its own
};

class PlaceNames {
 public:
  // What the place refers to, the headings and the options must outlive this.
  PlaceNames(const Headings& headings, const InferOptions& options, const PlaceOnPages& place);

  const std::vector<std::string>& names() const { return names_; }   // keys, the commonest first
  // The name that a key stands for; nullptr if it is none.
  const std::string* meant_by(const std::string& key) const;

  // The headings that make an open name here; none where too few would.
  std::vector<Heading> open_headings() const;
  // The names that sections inside those without a name have in common.
  std::set<std::string> parts_of_open() const;

 private:
  void find_names();
  void give_names_to_open();
  bool has_part(const Heading& it, const std::set<std::string>& parts) const;

  const Headings& headings_;
  const InferOptions& options_;
  PlaceOnPages place_;
  std::vector<std::string> names_;
  std::map<std::string, std::string> means_;   // each key, by the name it stands for
};

bool is_share(std::size_t part, std::size_t whole, double share);

// On how many pages they stand.
std::size_t pages_of(const std::vector<Heading>& headings);

// Of keys with how often they are seen: the commonest first, and of equals by the alphabet.
bool commoner(const std::pair<std::size_t, std::string>& a, const std::pair<std::size_t, std::string>& b);

}  // namespace rubric::infer
