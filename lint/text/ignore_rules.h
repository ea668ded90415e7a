// What a .gitignore file says, as gitignore(5) has it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/text/layer.h"

namespace rubric::text {

class IgnoreRules {
 public:
  enum class Verdict : std::uint8_t { none, ignored, kept };

  // Never fails: git passes over a line it cannot read, too.
  explicit IgnoreRules(std::string_view text);

  bool empty() const { return rules_.empty(); }

  // About a path below the folder of the file, with '/'. Of several rules that match it, the last one counts.
  // What is in a folder that is ignored is ignored as well: that is for the caller to know.
  Verdict judge(std::string_view path, bool is_folder) const;

 private:
  struct Rule {
    std::vector<std::string> names;   // of the pattern, split at '/'
    bool keeps = false;               // it began with '!'
    bool folders_only = false;        // it ended with '/'
    bool anywhere = false;            // one name, which may stand in any folder
    bool plain = false;               // that name has no '*', '?', '[' or '\'
  };
  static bool matches(const Rule& rule, std::string_view path);

  std::vector<Rule> rules_;
};

}  // namespace rubric::text
