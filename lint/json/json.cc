// The library says what it read, not where. JSON has little between its values, so a cursor that walks along finds
// the place of each: over blanks, commas and colons.
//
//     {"a": [1]}     start_object   key a   start_array   number 1   end_array   end_object
//      ^ cursor after start_object: the key begins at the next thing that is no filler
#include "lint/json/json.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lint/text/utf8.h"
#include "lint/yaml/builder.h"
#include "lint/yaml/duplicate_keys.h"
#include "lint/yaml/events.h"
#include "lint/yaml/extent.h"

namespace rubric::json {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kSpace = " \t\r\n";

class Reader {
 public:
  Reader(std::string_view text, YamlBuilder& into) : text_(text), build_(into), nodes_(into.nodes()) {}

  void read() {
    Json::sax_parse(text_.begin(), text_.end(), this);
    while (!open_.empty()) close();
  }

  // What the library calls, in the order of the text.
  bool null() { return add_scalar(YamlNode::Kind::null, {}); }
  bool boolean(bool value) { return add_scalar(YamlNode::Kind::scalar, value ? "true" : "false"); }
  bool number_integer(Json::number_integer_t) { return add_number(); }
  bool number_unsigned(Json::number_unsigned_t) { return add_number(); }
  bool number_float(Json::number_float_t, const std::string&) { return add_number(); }
  bool string(std::string& value) { return add_string(std::move(value)); }
  bool binary(Json::binary_t&) { return true; }   // JSON has none
  bool start_object(std::size_t) { return open(YamlNode::Kind::mapping); }
  bool start_array(std::size_t) { return open(YamlNode::Kind::sequence); }
  bool end_object() { return end(); }
  bool end_array() { return end(); }
  bool key(std::string& name) {
    add_string(std::move(name));
    key_ = static_cast<YamlId>(nodes_.size() - 1);
    return true;
  }
  bool parse_error(std::size_t read, const std::string&, const nlohmann::detail::exception& error) {
    explain(read, error.what());
    return false;
  }

 private:
  // The next thing that is no filler. A comma or colon is filler once.
  std::size_t next() const {
    std::size_t at = skip_space(cursor_);
    if (at < text_.size() && (text_[at] == ',' || text_[at] == ':')) at = skip_space(at + 1);
    return at;
  }
  std::size_t skip_space(std::size_t at) const { return std::min(text_.find_first_not_of(kSpace, at), text_.size()); }

  YamlNode& append(YamlNode::Kind kind, std::size_t begin, std::size_t end) {
    YamlNode& node = nodes_.emplace_back();
    node.kind = kind;
    node.key = std::exchange(key_, kNoYaml);
    node.parent = open_.empty() ? kNoYaml : open_.back();
    node.end = static_cast<YamlId>(nodes_.size());
    node.range = byte_range(begin, end);
    cursor_ = end;
    return node;
  }

  bool add_scalar(YamlNode::Kind kind, std::string_view value) {
    const std::size_t begin = next();
    const std::size_t end = std::min(text_.find_first_of(",]} \t\r\n", begin), text_.size());
    append(kind, begin, end).value = value;
    return true;
  }
  bool add_number() {
    add_scalar(YamlNode::Kind::scalar, {});
    nodes_.back().value = text_.substr(nodes_.back().range.begin.value, nodes_.back().range.size());
    return true;
  }
  bool add_string(std::string value) {
    const std::size_t begin = next();
    std::size_t end = begin + 1;
    while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
    YamlNode& node = append(YamlNode::Kind::scalar, begin, std::min(end + 1, text_.size()));
    node.quoted = true;
    node.value = std::move(value);
    return true;
  }

  bool open(YamlNode::Kind kind) {
    const std::size_t begin = next();
    const auto id = static_cast<YamlId>(nodes_.size());
    append(kind, begin, begin + 1);
    if (open_.size() == kMaxYamlDepth) {
      report(YamlProblem::Kind::too_deep, begin, begin + 1, fmt::format("nested deeper than {} levels", kMaxYamlDepth));
      return false;
    }
    open_.push_back(id);
    return true;
  }

  bool end() {
    cursor_ = next() + 1;
    close();
    return true;
  }

  void close() {
    const YamlId id = open_.back();
    open_.pop_back();
    if (key_ != kNoYaml) {
      append(YamlNode::Kind::null, cursor_, cursor_), nodes_.back().parent = id;  // reading stopped after a key
    }
    nodes_[id].range.end = std::max(nodes_[id].range.end, byte_offset(std::min(cursor_, text_.size())));
    nodes_[id].end = static_cast<YamlId>(nodes_.size());
    if (nodes_[id].kind == YamlNode::Kind::mapping) report_duplicate_keys(build_, id);
  }

  void explain(std::size_t read, std::string_view complaint) {
    const auto says = [&](std::string_view words) { return complaint.find(words) != complaint.npos; };
    const std::size_t separator = skip_space(cursor_);
    const bool separated = separator < text_.size() && (text_[separator] == ',' || text_[separator] == ':');
    const std::size_t at =
        separated && !says("parsing object separator") && !says("; expected '}'") && !says("; expected ']'")
            ? skip_space(separator + 1)
            : separator;
    if (says("invalid string")) return explain_string(at, read, complaint);
    if (at >= text_.size() || says("unexpected end of input")) return unclosed();
    if (text_[at] == '/' || text_[at] == '#') {
      return syntax(at, line_end(at), "no comment can stand in JSON; remove it");
    }
    const char c = text_[at];
    if (separated && (c == '}' || c == ']')) {
      if (text_[separator] == ',') {
        return syntax(separator, separator + 1, fmt::format("remove the comma before \"{}\"", c));
      }
      return syntax(separator, separator + 1, "this key has no value; write one after the \":\"");
    }
    if (c == '\'') return syntax(at, word_end(at), "a string stands in double quotes; change these");
    if (says("number overflow")) return syntax(at, word_end(at), "this number is too large; put it in quotes");
    if (says("expected end of input")) return syntax(at, line_end(at), "text after the closing bracket; remove it");
    if (says("object key")) return syntax(at, word_end(at), "put this key in double quotes");
    if (says("object separator")) return syntax(at, at + 1, "expected \":\" here, after the key");
    const bool in_list = !open_.empty() && nodes_[open_.back()].kind == YamlNode::Kind::sequence;
    const char wanted = in_list ? ']' : '}';
    if ((c == '}' || c == ']') && c != wanted) return unclosed();
    if (says("; expected '}'") || says("; expected ']'")) {
      return syntax(at, word_end(at), fmt::format("expected \",\" or \"{}\" before this", wanted));
    }
    syntax(at, word_end(at), "this is no JSON value; put text in double quotes");
  }

  // `read` bytes were taken up to the one that is wrong.
  void explain_string(std::size_t begin, std::size_t read, std::string_view complaint) {
    const std::size_t at = std::min(read == 0 ? 0 : read - 1, text_.size());
    const auto says = [&](std::string_view words) { return complaint.find(words) != complaint.npos; };
    if (at >= text_.size() || says("missing closing quote") || says("(LF)") || says("(CR)")) {
      return report(YamlProblem::Kind::unclosed_quote, begin, begin + 1,
                    "this quote is never closed; add a closing \"");
    }
    if (says("(HT)")) return report(YamlProblem::Kind::tab, at, at + 1, "a tab in a string is written `\\t`");
    if (says("control character")) {
      return syntax(at, at + 1, "a control character in a string is written as an escape, such as `\\u0007`");
    }
    if (says("forbidden character after backslash")) {
      const std::size_t size = decode(text_, at).size;
      return syntax(
          at - 1, at + size,
          fmt::format("`\\{0}` means nothing in a string; write `\\\\{0}` for a backslash", text_.substr(at, size)));
    }
    const std::size_t slash = text_.substr(0, at).rfind('\\');
    syntax(std::max(begin, slash == text_.npos ? begin : slash), at + 1,
           "this escape does not name a character; write `\\\\` for a backslash");
  }

  void unclosed() {
    if (open_.empty()) return syntax(0, 1, "cannot be read as JSON");
    const std::size_t begin = nodes_[open_.back()].range.begin.value;
    const char opened = text_[begin];
    syntax(begin, begin + 1, fmt::format("this `{}` is never closed; add `{}`", opened, opened == '[' ? ']' : '}'));
  }

  std::size_t line_end(std::size_t at) const { return yaml::line_end(text_, at); }
  std::size_t word_end(std::size_t at) const {
    return std::max(at + 1, std::min(text_.find_first_of(",:]} \t\r\n", at), text_.size()));
  }

  void syntax(std::size_t begin, std::size_t end, std::string_view message) {
    report(YamlProblem::Kind::syntax, begin, end, message);
  }
  void report(YamlProblem::Kind kind, std::size_t begin, std::size_t end, std::string_view message) {
    begin = std::min(begin, text_.size());
    build_.problems().push_back({.kind = kind,
                                 .range = byte_range(begin, std::clamp(end, begin, text_.size())),
                                 .message = std::string(message),
                                 .related = {}});
  }

  std::string_view text_;
  YamlBuilder& build_;
  std::vector<YamlNode>& nodes_;
  std::vector<YamlId> open_;
  YamlId key_ = kNoYaml;     // whose value comes next
  std::size_t cursor_ = 0;   // what lies before it has been read
};

}  // namespace

YamlTree parse_json(std::string_view text, ByteOffset base) {
  YamlBuilder build;
  const std::string clean = with_question_marks(text);   // bytes that are not text are told of by another rule
  Reader(clean, build).read();
  std::ranges::stable_sort(build.problems(), {}, [](const YamlProblem& it) { return it.range.begin; });
  return build.finish(base);
}

}  // namespace rubric::json
