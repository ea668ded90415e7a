// The library says what it expected, byte by byte. This reads the text up to there once more, for the entry the
// place belongs to, and says what people do wrong in entries: no quotes, a colon, a bracket or quote left open.
//
//     title: Backup        expected '=', saw ':'            write "=" for ":"
//     title = Backup       could not determine value type   put the text in quotes
#include "lint/toml/syntax_problem.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lint/text/ascii.h"
#include "lint/yaml/extent.h"

namespace rubric::toml {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// What is open where the library stopped.
struct State {
  std::size_t entry = 0;                  // where the line of its key or table begins
  std::size_t value = kNone;              // after its `=`
  std::vector<std::size_t> brackets = {}; // of the value, that no bracket closes
  std::size_t quote = kNone;              // that opens the string around the place
  std::size_t quote_size = 0;
};

State read_up_to(std::string_view text, std::size_t stop) {
  State state;
  stop = std::min(stop, text.size());
  for (std::size_t at = 0; at < stop; ++at) {
    const char c = text[at];
    if (state.quote != kNone) {
      const std::string_view quote = text.substr(state.quote, state.quote_size);
      if (c == '\\' && quote[0] == '"') ++at;
      else if (is_line_end(c) && quote.size() == 1) state.quote = kNone;
      else if (text.substr(at).starts_with(quote)) at += quote.size() - 1, state.quote = kNone;
      if (state.quote != kNone || !is_line_end(c)) continue;
    }
    if (c == '"' || c == '\'') {
      state.quote = at;
      state.quote_size = text.substr(at + 1, 2) == std::string(2, c) ? 3 : 1;
      at += state.quote_size - 1;
    } else if (c == '#') {
      at = std::min(text::line_end(text, at), stop) - 1;
    } else if (c == '=' && state.value == kNone) {
      state.value = at + 1;
    } else if (state.value != kNone && (c == '[' || c == '{')) {
      state.brackets.push_back(at);
    } else if (!state.brackets.empty() && (c == ']' || c == '}')) {
      state.brackets.pop_back();
    } else if (is_line_end(c) && (state.brackets.empty() || text[state.brackets.back()] == '{')) {
      state = {.entry = at + 1};
    }
  }
  return state;
}

class Explanation {
 public:
  Explanation(std::string_view text, const Stop& stopped)
      : text_(text),
        at_(std::min(stopped.at, text.size())),
        complaint_(stopped.complaint),
        state_(read_up_to(text, at_)) {}

  Mistake find() {
    explain();
    // An open bracket or quote reaches the line where the next entry was mistaken for a part of it.
    std::size_t end = line_end(at_);
    const bool next_entry = state_.entry < at_ && at_ == first_on_line(at_) && line_begin(at_) > state_.entry;
    if (next_entry) end = line_begin(at_);
    return {std::move(problem_), byte_range(state_.entry, std::max(end, line_end(state_.entry)))};
  }

 private:
  void explain() {
    if (says("cannot redefine")) return duplicate();
    if (says("exceeded maximum nested")) return set(YamlProblem::Kind::too_deep, at_, at_ + 1, "nested too deep");
    if (says("unknown escape sequence")) return escape();
    if (says("parsing string") || says("parsing multi-line") || (state_.quote != kNone && says("end-of-file"))) {
      return string();
    }
    if (says("control characters")) return syntax(at_, at_ + 1, "a control character is not text; remove it");
    if (says("table header")) {
      return syntax(first_on_line(state_.entry), content_end(state_.entry),
                    "expected \"[name]\" on this line, or \"key = value\"");
    }
    if (state_.value == kNone) return key();
    if (!state_.brackets.empty()) return bracketed();
    if (says("expected value, saw") || value_begin() >= content_end(value_begin())) {
      return syntax(first_on_line(state_.entry), content_end(state_.entry),
                    "this key has no value; write one after the \"=\"");
    }
    value(value_begin());
  }

  bool says(std::string_view words) const { return complaint_.find(words) != kNone; }

  // The last key or table of that name up to where the library stopped is the second one.
  void duplicate() {
    const std::size_t open = complaint_.find('\''), close = complaint_.rfind('\'');
    std::string_view name = open < close ? complaint_.substr(open + 1, close - open - 1) : std::string_view();
    const std::size_t dot = name.rfind('.');
    const std::string_view last = dot == kNone ? name : name.substr(dot + 1);
    std::size_t found = last.empty() ? kNone : text_.substr(0, at_).rfind(last);
    if (text_[state_.entry] == '[' && found != kNone && found < state_.entry) found = text_.find(last, state_.entry);
    const bool known = found != kNone && found >= state_.entry;
    const std::size_t begin = known ? found : first_on_line(state_.entry);
    set(YamlProblem::Kind::duplicate_key, begin, known ? begin + last.size() : content_end(begin),
        fmt::format("key \"{}\" is already set above; keep one of the two",
                    last.empty() ? text_.substr(begin, content_end(begin) - begin) : last));
  }

  void escape() {
    const std::size_t slash = text_.substr(0, at_).rfind('\\');
    if (slash == kNone) return fallback();
    std::size_t end = slash + 2;
    while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0) == 0x80) ++end;
    const std::string_view written = text_.substr(slash, end - slash);
    syntax(slash, end,
           fmt::format("`{0}` means nothing in double quotes; write `\\{0}` or use single quotes", written));
  }

  void string() {
    if (state_.quote == kNone) return fallback();
    const bool over = at_ >= text_.size() || is_line_end(text_[at_]) || says("end-of-file");
    if (!over) {
      return syntax(at_, at_ + 1, "this character cannot stand in a string; write it as an escape, such as `\\u0007`");
    }
    set(YamlProblem::Kind::unclosed_quote, state_.quote, state_.quote + state_.quote_size,
        fmt::format("this quote is never closed; add a closing {}", text_.substr(state_.quote, state_.quote_size)));
  }

  // The line has no `=` yet.
  void key() {
    const std::size_t begin = first_on_line(state_.entry), end = content_end(begin);
    const std::string_view line = text_.substr(begin, end - begin);
    const std::size_t equals = line.find('='), colon = line.find(':');
    if (colon != kNone && colon < equals) {
      return syntax(begin + colon, begin + colon + 1, "expected \"key = value\"; write \"=\" for \":\"");
    }
    if (equals == kNone || equals == 0) return syntax(begin, end, "expected \"key = value\" on this line");
    std::size_t key_end = equals;
    while (key_end > 0 && is_ascii_blank(line[key_end - 1])) --key_end;
    syntax(begin, begin + key_end, "a key has letters, digits, \"-\" and \"_\" only; put this one in quotes");
  }

  void bracketed() {
    const std::size_t open = state_.brackets.back();
    const char bracket = text_[open];
    const bool entry_follows = at_ == first_on_line(at_) && line_begin(at_) > line_begin(open);
    if (at_ >= text_.size() || (entry_follows && says("expected comma")) ||
        (bracket == '{' && is_line_end(text_[at_]))) {
      return syntax(open, open + 1,
                    fmt::format("this `{}` is never closed; add `{}`{}", bracket, bracket == '[' ? ']' : '}',
                                bracket == '{' ? " on the same line" : ""));
    }
    if (says("expected comma") || says("saw comma") || says("expected key")) {
      return syntax(
          at_, at_ + 1,
          fmt::format("unexpected here, between `{}` and its end; separate values by commas, put text in quotes",
                      bracket));
    }
    std::size_t begin = std::max({text_.substr(0, at_).find_last_of("[{,=") + 1, open + 1});
    while (begin < text_.size() && (is_ascii_blank(text_[begin]) || is_line_end(text_[begin]))) ++begin;
    value(std::min(begin, at_));
  }

  // A value that begins there and is none, or goes on after its end.
  void value(std::size_t begin) {
    const bool inside = !state_.brackets.empty();
    std::size_t end = content_end(begin);
    if (inside) end = std::min(end, std::max(begin + 1, std::min(text_.find_first_of(",]}", begin), text_.size())));
    const std::string_view written = text_.substr(begin, end - begin);
    if (says("expected a comment or whitespace") &&
        (text_[begin] == '"' || text_[begin] == '\'' || text_[begin] == '[' || text_[begin] == '{')) {
      const bool quoted = text_[begin] == '"' || text_[begin] == '\'';
      const std::size_t after = std::min(at_, end);
      return syntax(after, std::max(after + 1, end),
                    quoted ? "text after the closing quote; a quote inside is written \\\", in double quotes"
                           : "text after the closing bracket; remove it");
    }
    if (says("not representable")) return syntax(begin, end, "this number is too large; put it in quotes");
    std::string lower(written);
    std::ranges::transform(lower, lower.begin(), ascii_small);
    if (lower == "true" || lower == "false") {
      return syntax(begin, end, fmt::format("write \"{}\" in lower case", written));
    }
    if (says("parsing date") || says("parsing time")) {
      return syntax(begin, end, "there is no such date or time; correct it, or put text in quotes");
    }
    if (says("leading zeroes")) {
      return syntax(begin, end, "a number does not begin with 0; remove it, or put the value in quotes");
    }
    syntax(begin, end, "text stands in quotes; put this value in quotes");
  }

  void fallback() {
    const std::size_t colon = complaint_.find(": ");
    syntax(at_, std::max(at_, line_end(at_)),
           fmt::format("cannot be read as TOML ({}); put text in quotes",
                       colon == kNone ? complaint_ : complaint_.substr(colon + 2)));
  }

  std::size_t line_begin(std::size_t at) const { return text::line_begin(text_, at); }
  std::size_t line_end(std::size_t at) const { return text::line_end(text_, at); }
  std::size_t skip_blanks(std::size_t at) const { return yaml::skip_blanks(text_, at); }
  std::size_t first_on_line(std::size_t at) const { return skip_blanks(line_begin(at)); }
  std::size_t value_begin() const { return skip_blanks(state_.value); }

  // Of the line, without a comment and the blanks before it.
  std::size_t content_end(std::size_t at) const {
    std::size_t end = line_end(at);
    for (std::size_t i = at; i < end; ++i) {
      if (text_[i] == '#' && (i == at || is_ascii_blank(text_[i - 1]))) end = i;
    }
    while (end > at && is_ascii_blank(text_[end - 1])) --end;
    return end;
  }

  void set(YamlProblem::Kind kind, std::size_t begin, std::size_t end, std::string message) {
    begin = std::min(begin, text_.size());
    problem_ = {.kind = kind,
                .range = byte_range(begin, std::clamp(end, begin, text_.size())),
                .message = std::move(message),
                .related = {}};
  }
  void syntax(std::size_t begin, std::size_t end, std::string message) {
    set(YamlProblem::Kind::syntax, begin, end, std::move(message));
  }

  std::string_view text_;
  std::size_t at_;
  std::string_view complaint_;
  State state_;
  YamlProblem problem_{.kind = YamlProblem::Kind::syntax, .range = {}, .message = {}, .related = {}};
};

}  // namespace

Mistake explain(std::string_view text, const Stop& stopped) { return Explanation(text, stopped).find(); }

}  // namespace rubric::toml
