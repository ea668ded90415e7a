// Values go wrong by what they start with, by quotes and brackets that do not close, by what follows
// the close, and by a colon within.
#include "lint/yaml/value_problem.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lint/text/ascii.h"
#include "lint/yaml/extent.h"

namespace rubric::yaml {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

class Check {
 public:
  Check(std::string_view text, const ValueContext& context) : text_(text), context_(context) {}

  void read(std::size_t at) {
    const auto [properties_end, begin] = properties(text_, at);
    if (on_error_line(at) && properties_end > at && context_.error <= properties_end) {
      return wants_quotes(at);
    }
    result_.complete = begin < line_end(text_, at);
    if (!result_.complete) return;
    at = begin;
    const std::size_t end = content_end(text_, at);
    const char first = text_[at];
    if (first == '"' || first == '\'') return read_quoted(at);
    if (first == '[' || first == '{') return read_flow(at);
    if (first == '|' || first == '>') return read_block(at);
    if (std::string_view("@`%]},").find(first) != kNone) return wants_quotes(at);
    if (first == '*' && on_error_line(at)) {
      return syntax(at, end, "a value that starts with `*` names an anchor, and there is none; put it in quotes");
    }
    if (context_.after_key && (first == '-' || first == '?') && space_at(text_, at + 1)) {
      return syntax(at, end, fmt::format("this value starts with `{} `; begin a list on the next line, "
                                         "or put the value in quotes", first));
    }
    if (const std::size_t colon = colon_in(text_, at); colon != kNone) {
      syntax(at, end,
             colon + 1 == end ? "this value ends with a colon; put it in quotes"
                              : "this value contains a colon followed by a space; put it in quotes");
    }
  }

  const ReadValue& result() const { return result_; }

 private:
  void read_quoted(std::size_t at) {
    const char quote = text_[at];
    const auto close = quoted_end(text_, at);
    if (!close) return unclosed_quote(at);
    if (quote == '"') {
      for (std::size_t i = at + 1; i < *close; ++i) {
        if (text_[i] != '\\') continue;
        ++i;
        if (std::string_view("0abtnvfre \t\"'/\\N_LPxuU\r\n").find(text_[i]) == kNone) {
          return syntax(i - 1, i + character(i).size(),
                        fmt::format("`\\{0}` means nothing in double quotes; write `\\\\{0}` or use single quotes",
                                    character(i)));
        }
        if (i - 1 <= context_.error && context_.error <= i + 8 && std::string_view("xuU").find(text_[i]) != kNone) {
          return syntax(i - 1, i + 1, "this escape does not name a character; write `\\\\` for a backslash");
        }
      }
    }
    const std::size_t after = skip_blanks(text_, *close);
    if (after_value(after)) return;
    if (*close > line_end(text_, at)) return unclosed_quote(at);
    syntax(after, std::max(after, content_end(text_, after)),
           fmt::format("text after the closing quote; a quote inside is written {}", quote == '"' ? "\\\"" : "''"));
  }

  void unclosed_quote(std::size_t at) {
    result_.problem = {.kind = YamlProblem::Kind::unclosed_quote,
                       .range = byte_range(at, at + 1),
                       .message = fmt::format("this quote is never closed; add a closing {}", text_[at]),
                       .related = {}};
  }

  // Whether nothing more stands on the line; if so, reading goes on below it.
  bool after_value(std::size_t at) {
    const bool is_key = at < text_.size() && text_[at] == ':' && !context_.after_key;
    if (!ends_line(text_, at) && !is_key) return false;
    result_.next = next_line(text_, at);
    return true;
  }

  void read_flow(std::size_t at) {
    std::vector<std::size_t> open;
    bool may_quote = false;    // an apostrophe inside a word opens nothing
    for (std::size_t i = at; i < text_.size(); ++i) {
      const char c = text_[i];
      if (c == '[' || c == '{') {
        open.push_back(i);
      } else if (c == ']' || c == '}') {
        const char opened = text_[open.back()];
        if (opened != (c == ']' ? '[' : '{')) {
          return syntax(open.back(), open.back() + 1, fmt::format("this `{}` is closed by `{}`", opened, c));
        }
        open.pop_back();
        if (open.empty()) return after_flow(at, i + 1);
      } else if ((c == '"' || c == '\'') && may_quote) {
        const auto close = quoted_end(text_, i);
        if (!close) return unclosed_quote(i);
        i = *close - 1;
      } else if (c == '#' && is_ascii_space(text_[i - 1])) {
        i = line_end(text_, i) - 1;
      }
      if (!is_ascii_space(c)) may_quote = std::string_view("[{,:").find(c) != kNone;
    }
    const char opened = text_[open.back()];
    syntax(open.back(), open.back() + 1,
           fmt::format("this `{}` is never closed; add `{}`", opened, opened == '[' ? ']' : '}'));
  }

  void after_flow(std::size_t open, std::size_t close) {
    const std::size_t after = skip_blanks(text_, close);
    if (after_value(after)) {
      if (open <= context_.error && context_.error < close) inside_flow(open);
      return;
    }
    syntax(after, content_end(text_, after),
           fmt::format("text after the closing `{}`; put the whole value in quotes", text_[close - 1]));
  }

  void inside_flow(std::size_t open) {
    const std::size_t at = std::min(context_.error, text_.size() - 1);
    if (std::string_view("@`%*|>").find(text_[at]) != kNone) {
      return syntax(at, at + 1, fmt::format("a value in brackets cannot start with `{}`; put it in quotes", text_[at]));
    }
    syntax(at, at + 1, fmt::format("unexpected here, between `{}` and its end; separate values by commas, "
                                   "put text in quotes", text_[open]));
  }

  void read_block(std::size_t at) {
    const std::size_t header = std::min(text_.find_first_not_of("+-123456789", at + 1), text_.size());
    if (!ends_line(text_, skip_blanks(text_, header)) || header > at + 3) {
      return syntax(at, content_end(text_, at),
                    fmt::format("this value starts with `{}`; put it in quotes, or begin its text on the next line",
                                text_[at]));
    }
    const bool fixed = text_.substr(at, header - at).find_first_of("123456789") != kNone;
    std::size_t indent = kNone;
    for (std::size_t line = next_line(text_, header); line < text_.size(); line = next_line(text_, line)) {
      result_.next = line;
      const std::size_t begin = skip_blanks(text_, line);
      if (begin == text_.size() || is_line_end(text_[begin])) continue;
      if (begin - line <= context_.column) return;
      if (indent == kNone) indent = begin - line;
      if (begin - line >= indent || fixed) continue;
      if (text_[begin] == '#') return;
      return syntax(begin, content_end(text_, begin), "this line is indented less than the text above; align the two");
    }
    result_.next = text_.size();
  }

  void wants_quotes(std::size_t at) {
    syntax(at, content_end(text_, at), fmt::format("this value starts with `{}`; put it in quotes", text_[at]));
  }

  bool on_error_line(std::size_t at) const { return line_begin(text_, at) == line_begin(text_, context_.error); }

  // The character at `at`, of however many bytes.
  std::string_view character(std::size_t at) const {
    std::size_t end = at + 1;
    while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0) == 0x80) ++end;
    return text_.substr(at, end - at);
  }

  void syntax(std::size_t begin, std::size_t end, std::string message) {
    result_.problem = {.kind = YamlProblem::Kind::syntax,
                       .range = byte_range(begin, std::min(end, text_.size())),
                       .message = std::move(message),
                       .related = {}};
  }

  std::string_view text_;
  ValueContext context_;
  ReadValue result_;
};

}  // namespace

ReadValue read_value(std::string_view text, std::size_t at, const ValueContext& context) {
  Check check(text, context);
  check.read(at);
  return check.result();
}

bool ends_line(std::string_view text, std::size_t at) {
  return at >= text.size() || is_line_end(text[at]) || text[at] == '#';
}

std::size_t content_end(std::string_view text, std::size_t at) {
  std::size_t end = line_end(text, at);
  for (std::size_t i = at + 1; i < end; ++i) {
    if (text[i] == '#' && is_ascii_blank(text[i - 1])) end = i;
  }
  while (end > at && is_ascii_blank(text[end - 1])) --end;
  return end;
}

std::size_t colon_in(std::string_view text, std::size_t at) {
  for (const std::size_t end = content_end(text, at); at < end; ++at) {
    if (text[at] == ':' && space_at(text, at + 1)) return at;
  }
  return kNone;
}

}  // namespace rubric::yaml
