// What the configuration leaves out of a check, whether a walk comes to it or somebody names it.
#pragma once

#include <string>

#include "lint/cli/arguments.h"
#include "lint/cli/console.h"
#include "lint/report/report.h"
#include "lint/session/configuration.h"

namespace rubric::cli {

class Exclusions {
 public:
  // All must outlive it.
  Exclusions(const CheckArguments& arguments, const std::string& current_folder, Configurations& configurations)
      : arguments_(arguments), current_folder_(current_folder), configurations_(configurations) {}

  bool holds(const std::string& shown) const { return !arguments_.no_exclude && configurations_.excludes(shown); }

  // A page on standard input that is to be repaired comes out as it is.
  void pass_on_input(Console& console) const;

  // Says so where all that was named is excluded: without a word it would look checked.
  void tell(const Summary& summary, Console& console) const;

 private:
  bool holds_named(const std::string& path) const;

  const CheckArguments& arguments_;
  const std::string& current_folder_;
  Configurations& configurations_;
};

}  // namespace rubric::cli
