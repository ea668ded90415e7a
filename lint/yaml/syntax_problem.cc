// Reads the text line by line as people write it: an indent, dashes, a key, a value. A stack holds
// the columns of the open lists and mappings. The first line that fits nowhere is the mistake.
//
//   title: [Draft, v2      the bracket is never closed: reported here
//   layout: page
//   weight: 3              the library complains here, or at the end
#include "lint/yaml/syntax_problem.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lint/yaml/extent.h"
#include "lint/yaml/value_problem.h"

namespace rubric::yaml {
namespace {

using namespace yaml;

constexpr std::size_t kNone = std::string_view::npos;

class Walk {
 public:
  Walk(std::string_view text, const YamlEvents& stopped) : text_(text), error_(stopped.stopped_at) {}

  std::optional<YamlProblem> find_mistake() {
    while (at_ < text_.size() && !found_ && line_begin(text_, error_) >= at_) {
      const std::size_t begin = at_;
      at_ = next_line(text_, begin);
      read_line(begin);
    }
    return found_;
  }

 private:
  struct Level {
    std::size_t column;
    bool list;
  };

  void read_line(std::size_t begin) {
    std::size_t at = skip_blanks(text_, begin);
    if (ends_line(text_, at)) return;
    const std::string_view marker = text_.substr(begin, 3);
    if ((marker == "---" || marker == "...") && space_at(text_, begin + 3)) {
      levels_.clear();
      complete_ = false;
      return;
    }
    const std::size_t tab = text_.substr(0, at).find('\t', begin);
    if (tab != kNone && on_error_line(begin)) return found(tab_problem(text_, tab));

    bool in_list = false;
    std::size_t owner = at - begin;   // the column that what belongs to this line must exceed
    while (at < text_.size() && (text_[at] == '-' || text_[at] == '?') && space_at(text_, at + 1)) {
      owner = at - begin;
      enter({owner, text_[at] == '-'}, at);
      in_list = true;
      at = skip_blanks(text_, at + 1);
      if (found_ || ends_line(text_, at)) return;
    }
    const std::size_t colon = key_end(at);
    if (found_) return;
    if (colon == kNone) return read_keyless(at, begin, in_list, owner);
    enter({at - begin, false}, at);
    if (found_) return;
    const std::size_t value = skip_blanks(text_, colon + 1);
    if (!ends_line(text_, value)) read_value(value, at - begin, true);
  }

  void read_keyless(std::size_t at, std::size_t begin, bool in_list, std::size_t owner) {
    const std::size_t column = at - begin;
    if (in_list) return read_value(at, owner, false);
    if (complete_ && column > column_) return;                       // the value above goes on
    if (!complete_ && !levels_.empty() && column > column_) return read_value(at, column_, false);
    if (levels_.empty()) {
      if (orphan_ == kNone) orphan_ = at;
      return read_value(at, 0, false);
    }
    if (levels_.back().list) return syntax(at, content_end(text_, at), "expected \"- item\" on this line, as above");
    found(no_colon_problem(text_, at));
  }

  // A dash or a key in `level.column`: does it belong to something that is open?
  void enter(Level level, std::size_t at) {
    bool popped = false;
    while (!levels_.empty() && levels_.back().column > level.column) {
      levels_.pop_back();
      popped = true;
    }
    if (levels_.size() > 1 && levels_.back().list && !level.list && levels_.end()[-2].column == level.column) {
      levels_.pop_back();  // a list may stand in the column of its key
    }
    if (levels_.empty()) {
      if (orphan_ != kNone) return found(no_colon_problem(text_, orphan_));
      levels_.push_back(level);
    } else if (levels_.back().column < level.column) {
      if (complete_) return misplaced(at, popped);  // every dash and key clears it: it speaks of a line above
      levels_.push_back(level);
    } else if (levels_.back().list != level.list) {
      if (level.list && !complete_) {
        levels_.push_back(level);
      } else if (level.list) {
        return syntax(at, content_end(text_, at), "a list item cannot stand here: the key above has a value already");
      } else {
        return syntax(at, content_end(text_, at), "a key cannot stand here: the lines above are a list");
      }
    }
    complete_ = false;
    column_ = level.column;
  }

  void misplaced(std::size_t at, bool popped) {
    if (popped) return syntax(at, content_end(text_, at), "the indentation of this line matches no line above");
    syntax(at, content_end(text_, at), "this line is indented deeper than the one it follows; align the two");
  }

  // The colon after the key that begins at `at`, if the line has one.
  std::size_t key_end(std::size_t at) {
    if (text_[at] == '"' || text_[at] == '\'') {
      const auto close = quoted_end(text_, at);
      if (!close || *close > line_end(text_, at)) return kNone;
      const std::size_t colon = skip_blanks(text_, *close);
      return colon < text_.size() && text_[colon] == ':' && space_at(text_, colon + 1) ? colon : kNone;
    }
    if (std::string_view("[{|>").find(text_[at]) != kNone) return kNone;
    return colon_in(text_, at);
  }

  // `column` is that of the key or dash the value belongs to.
  void read_value(std::size_t at, std::size_t column, bool after_key) {
    ReadValue value = yaml::read_value(text_, at, {column, after_key, error_});
    complete_ = value.complete;
    column_ = column;
    at_ = std::max(at_, value.next);
    found_ = std::move(value.problem);
  }

  bool on_error_line(std::size_t at) const { return line_begin(text_, at) == line_begin(text_, error_); }

  void syntax(std::size_t begin, std::size_t end, std::string message) {
    found({.kind = YamlProblem::Kind::syntax, .range = byte_range(begin, std::min(end, text_.size())),
           .message = std::move(message), .related = {}});
  }

  void found(YamlProblem problem) { if (!found_) found_ = std::move(problem); }

  std::string_view text_;
  std::size_t error_;
  std::size_t at_ = 0;                 // the line to read next
  std::vector<Level> levels_;
  bool complete_ = false;              // the last key or dash has a value
  std::size_t column_ = 0;             // of the last key or dash
  std::size_t orphan_ = kNone;         // a line without a key before any key
  std::optional<YamlProblem> found_;
};

}  // namespace

YamlProblem no_colon_problem(std::string_view text, std::size_t at) {
  YamlProblem problem{.kind = YamlProblem::Kind::syntax,
                      .range = byte_range(at, content_end(text, at)),
                      .message = "expected \"key: value\" on this line",
                      .related = {}};
  const std::string_view line = text.substr(at, problem.range.size());
  const std::size_t colon = line.find(':');
  if (colon != kNone && colon > 0 && line.find(' ') > colon && line.substr(colon, 3) != "://") {
    problem.range = byte_range(at, at + colon + 1);
    problem.message = fmt::format("put a space after \"{}\"", line.substr(0, colon + 1));
  }
  return problem;
}

YamlProblem tab_problem(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find_first_not_of('\t', at), text.size());
  return {.kind = YamlProblem::Kind::tab, .range = byte_range(at, end),
          .message = "tab in the indentation; YAML wants spaces", .related = {}};
}

YamlProblem explain_syntax_error(std::string_view text, const YamlEvents& stopped) {
  if (auto mistake = Walk(text, stopped).find_mistake()) return *mistake;
  const std::size_t at = stopped.stopped_at;
  if (stopped.complaint.find("tab") != kNone && at < text.size() && text[at] == '\t') return tab_problem(text, at);
  const std::size_t end = std::max(at, line_end(text, at));
  YamlProblem problem{.kind = YamlProblem::Kind::syntax, .range = byte_range(at, end), .message = {}, .related = {}};
  if (stopped.stop == YamlEvents::Stop::second_document) {
    problem.message = "this does not belong to the value above; indent it, or remove it";
  } else {
    problem.message = fmt::format("cannot be read as YAML ({}); put text with special characters in quotes",
                                  stopped.complaint);
  }
  return problem;
}

}  // namespace rubric::yaml
