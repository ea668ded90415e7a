// What was said about planted mistakes, and how often it was one thing, the right thing, in the right place.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "tests/mutations/mutation.h"
#include "tests/mutations/subject.h"

namespace rubric::testing {

struct Verdict {
  std::vector<std::string> fresh;     // what is reported that was not before, as "line: rule: message"
  std::vector<std::string> gone;      // what is no longer reported
  // Nothing fresh, because the page is right in another way now: a section in another role, or all of it as another
  // type.
  bool still_fits = false;
  bool other_type = false;
  bool exact = false;                 // as many fresh diagnostics as mistakes
  bool right_rule = false;            // each mistake has one by a rule of its own
  bool right_line = false;            // … and on its line

  bool right() const { return exact && right_rule && right_line; }
};

Verdict judge(const Subject& subject, const Mutation& mutation);

// Shares of the cases, but for those that still fit.
struct Tally {
  std::size_t cases = 0, exact = 0, right_rule = 0, right_line = 0, right = 0;
  std::size_t still_fits = 0, other_type = 0;   // of which the second is a part
  std::size_t mistakes = 0, fresh = 0;

  void add(const Mutation& mutation, const Verdict& verdict);
  double share(std::size_t part) const;
  double fresh_per_mistake() const;
};

struct Tallies {
  std::map<std::string, Tally> by_kind;
  Tally all;
  void add(const Mutation& mutation, const Verdict& verdict);
};

std::string describe(const Tallies& tallies);

// A case as a person wants to see it: what was planted, what was expected, what came.
std::string describe(const Subject& subject, const Mutation& mutation, const Verdict& verdict);

}  // namespace rubric::testing
