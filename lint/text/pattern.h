// Regular expressions as values. RE2 syntax, so matching is linear in the text.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/text/offsets.h"

namespace rubric::text {

class Pattern {
 public:
  enum class Case { sensitive, ignored };

  // Never throws: a pattern with mistakes has an error() and matches nothing.
  explicit Pattern(std::string_view expression, Case letters = Case::ignored);

  // The same for an expression that is known to be right: it is compiled when it is first looked for.
  static Pattern later(std::string_view expression, Case letters = Case::ignored);

  ~Pattern();
  Pattern(const Pattern&);   // copies share what was compiled
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  const std::string& expression() const { return expression_; }
  bool ok() const { return error_.empty(); }
  const std::string& error() const { return error_; }  // what RE2 says, with the offending piece

  bool found_in(std::string_view text) const;
  bool matches_all_of(std::string_view text) const;

  // The first match at or after `from`, with its named groups. Ranges are bytes of `text`.
  struct Group {
    std::string name;
    ByteRange range;
  };
  struct Match {
    ByteRange range;
    std::vector<Group> groups;  // only those that took part
  };
  std::optional<Match> find(std::string_view text, std::size_t from = 0) const;

 private:
  struct Compiled;
  Pattern(std::string_view expression, std::shared_ptr<const Compiled> compiled);
  std::string expression_;
  std::string error_;
  std::shared_ptr<const Compiled> compiled_;   // nullptr with an error
};

// Text as a pattern that matches it letter for letter.
std::string quoted(std::string_view text);

}  // namespace rubric::text
