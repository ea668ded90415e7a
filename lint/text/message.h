// What is wrong, as a value: a kind, its arguments, and the English that goes with them.
//
// Words for people are made of it at the end. Fingerprints, baselines and programs compare kinds and arguments and
// never words, so that a better wording breaks nothing.
//
//     say("missing", "section \"{}\" is missing", name).advise("; add it after \"{}\"", neighbour)
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/text/layer.h"

namespace rubric::text {

struct Argument {
  std::string value;          // a name, words of the page, a number
  std::string shown = {};     // how people read it, where that is otherwise
  bool is_compared = true;    // false: a count, or something that depends on the rest of the page or on the schema
  bool is_said = true;        // false: one more of a list, which the argument before it shows as a whole

  const std::string& text() const { return shown.empty() ? value : shown; }
  bool operator==(const Argument&) const = default;
};

// `{}` stands for the next argument. That there are as many as arguments is known when rubric is compiled.
template <std::size_t Arguments>
struct Wording {
  template <class Text>
    requires std::convertible_to<const Text&, std::string_view>
  consteval Wording(const Text& words) : text(words) {   // NOLINT(google-explicit-constructor)
    std::size_t found = 0;
    for (std::size_t at = text.find("{}"); at != text.npos; at = text.find("{}", at + 2)) ++found;
    if (found != Arguments) throw "a message has as many arguments as places for them";
  }
  std::string_view text;
};

class Message {
 public:
  Message() = default;

  // What to do, behind what is wrong, from which the words part it: "; add it". It depends on the rest of the page, so
  // its arguments are shown and no more.
  template <class... T>
  Message& advise(Wording<sizeof...(T)> words, T&&... arguments) & {
    advice_ = words.text;
    arguments_.resize(arguments_.size() - of_advice_);
    const std::size_t before = arguments_.size();
    (add(std::forward<T>(arguments)), ...);
    of_advice_ = arguments_.size() - before;
    return *this;
  }
  template <class... T>
  Message&& advise(Wording<sizeof...(T)> words, T&&... arguments) && {
    return std::move(advise(words, std::forward<T>(arguments)...));
  }

  // The same in the words of a schema.
  void reword(std::string words) { own_words_ = std::move(words); }

  std::string_view kind() const { return kind_; }   // unique in its rule; of the program's own text
  std::vector<Argument> arguments() &&;             // of what is wrong
  std::string text() const;                         // one line, lower case, no full stop
  bool operator==(const Message&) const = default;

  template <class... T>
  friend Message say(std::string_view kind, Wording<sizeof...(T)> words, T&&... arguments);

 private:
  // Numbers are counts; all else is compared.
  void add(Argument it) { arguments_.push_back(std::move(it)); }
  void add(std::vector<Argument> all) { std::ranges::move(all, std::back_inserter(arguments_)); }
  void add(std::string&& it) { arguments_.push_back({std::move(it)}); }
  void add(std::string_view it) { arguments_.push_back({std::string(it)}); }
  void add(const char* it) { arguments_.push_back({it}); }
  void add(char it) { arguments_.push_back({std::string(1, it)}); }
  void add(std::integral auto it) { arguments_.push_back({std::to_string(it), {}, false}); }

  std::string_view kind_, words_, advice_;
  std::vector<Argument> arguments_;   // those of `words_`, then those of `advice_`
  std::size_t of_advice_ = 0;
  std::string own_words_;
};

template <class... T>
Message say(std::string_view kind, Wording<sizeof...(T)> words, T&&... arguments) {
  Message out;
  out.kind_ = kind;
  out.words_ = words.text;
  if constexpr (sizeof...(T) > 0) out.arguments_.reserve(sizeof...(T) + 1);
  (out.add(std::forward<T>(arguments)), ...);
  return out;
}

// Not compared, since it depends on the rest of the page or on the schema.
inline Argument aside(std::string value, std::string shown = {}) { return {std::move(value), std::move(shown), false}; }

// Several values, which the words show together.
std::vector<Argument> together(std::span<const std::string> values, std::string shown);

// Those of them that are compared, in order.
std::vector<std::string> compared(std::span<const Argument> arguments);

}  // namespace rubric::text
