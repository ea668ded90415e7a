// What is wrong, as a value: a kind, its arguments, and the English that goes with them.
//
// Words for people are made of it at the end. Fingerprints, baselines and programs compare kinds and arguments and never
// words, so that a better wording breaks nothing.
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace rubric {

struct Argument {
  std::string value;         // a name, a word of the page, a number
  std::string shown = {};    // how people read it; empty: as it is
  bool is_subject = true;    // false: a count, or part of the advice, which depends on the rest of the page

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
  Message(std::string_view kind, std::string_view words, std::vector<Argument> arguments)
      : kind_(kind), words_(words), arguments_(std::move(arguments)) {}

  // What to do, after what is wrong. Its arguments are told to programs and not compared.
  template <class... T>
  Message& advise(Wording<sizeof...(T)> words, const T&... arguments) & {
    advice_ = words.text;
    (add_advice(argument(arguments)), ...);
    return *this;
  }
  template <class... T>
  Message&& advise(Wording<sizeof...(T)> words, const T&... arguments) && {
    return std::move(advise(words, arguments...));
  }

  // The same message in the words of a schema.
  void reword(std::string words) { own_words_ = std::move(words); }

  std::string_view kind() const { return kind_; }   // unique in its rule; outlives every run
  const std::vector<Argument>& arguments() const { return arguments_; }
  std::string text() const;                         // one line, lower case, no full stop
  bool operator==(const Message&) const = default;

  static Argument argument(const Argument& it) { return it; }
  static Argument argument(char it) { return {std::string(1, it)}; }
  static Argument argument(const std::convertible_to<std::string_view> auto& it) { return {std::string(std::string_view(it))}; }
  static Argument argument(const std::integral auto& it) { return {std::to_string(it), {}, false}; }

 private:
  void add_advice(Argument it) {
    it.is_subject = false;
    arguments_.push_back(std::move(it));
  }

  std::string_view kind_, words_, advice_;   // of the program's own text
  std::vector<Argument> arguments_;          // those of `words_`, then those of `advice_`
  std::string own_words_;
};

// Numbers are counts and not compared; all else is.
template <class... T>
Message say(std::string_view kind, Wording<sizeof...(T)> words, const T&... arguments) {
  std::vector<Argument> all;
  all.reserve(sizeof...(T) + 1);
  (all.push_back(Message::argument(arguments)), ...);
  return {kind, words.text, std::move(all)};
}

// Depends on the rest of the page, and so is not compared.
inline Argument aside(std::string text) { return {std::move(text), {}, false}; }

}  // namespace rubric
