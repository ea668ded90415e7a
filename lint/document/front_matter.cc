#include "lint/document/front_matter.h"

#include <algorithm>
#include <string>

#include "lint/document/fence_lines.h"
#include "lint/document/fence_problems.h"
#include "lint/json/json.h"
#include "lint/text/encoding.h"
#include "lint/text/line_around.h"
#include "lint/text/line_index.h"
#include "lint/toml/toml.h"

namespace rubric::document {
namespace {

using Problem = FrontMatterFence::Problem;
using Syntax = FrontMatterSyntax;

// `lines` is at the opening fence, which is as it should be.
std::optional<FrontMatterFence> fenced(Lines lines, Syntax syntax) {
  const Lines opened = lines;
  std::optional<Lines> dots;   // a line of "...", where YAML ends
  bool after_blank = false;
  while (lines.advance()) {
    const std::string_view line = lines.line();
    if (is_fence(line, syntax)) {
      FrontMatterFence found{.syntax = syntax,
                             .range = byte_range(opened.begin, lines.end),
                             .content = byte_range(opened.next, lines.begin),
                             .body = byte_offset(lines.next)};
      if (dots) {
        found.problem = Problem::ends_early;
        found.problem_range = byte_range(dots->begin, dots->end);
        found.repair = {byte_range(dots->begin, dots->next), {}};
        if (dots->begin > opened.next) found.content.end = byte_offset(dots->begin);
        else found.content.begin = byte_offset(dots->next);
      }
      return found;
    }
    if (syntax == Syntax::toml) continue;
    if (!dots && line.starts_with("...") && is_blank_line(line.substr(3))) {
      dots = lines;
    } else if ((after_blank || dots) && !is_blank_line(line) && !may_stand_in_yaml(line)) {
      break;   // a paragraph: a fence further down is a thematic break
    }
    after_blank = is_blank_line(line);
  }
  if (!dots) return without_close(opened, syntax);
  const ByteRange fence = byte_range(dots->begin, dots->end);
  return FrontMatterFence{.syntax = syntax,
                          .range = byte_range(opened.begin, dots->end),
                          .content = byte_range(opened.next, dots->begin),
                          .body = byte_offset(dots->next),
                          .problem = Problem::wrong_close,
                          .problem_range = fence,
                          .repair = {fence, std::string(fence_of(syntax))}};
}

// Whether a key of JSON follows, or the end of an empty object. Below a brace that stands alone the key may lack its
// quotes.
bool begins_object(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n", 1);
  if (first == std::string_view::npos) return false;
  if (text[first] == '"' || (text[first] == '}' && first == 1)) return true;
  const std::string_view above = text.substr(0, first),
                         line = text.substr(first, line_end(text, first) - first);
  return above.find_first_of("\r\n") == 1 && is_entry(line, Syntax::yaml);
}

// Whether the next line could be one of JSON.
bool goes_on(Lines lines) {
  if (!lines.advance()) return false;
  const std::size_t first = lines.line().find_first_not_of(" \t");
  return first != std::string_view::npos &&
         std::string_view("\"{}[],").find(lines.line()[first]) != std::string_view::npos;
}

// An object that does not end: the lines below its `{` that could be JSON.
std::optional<FrontMatterFence> unclosed_object(std::string_view bytes, std::size_t start) {
  Lines lines{.text = bytes, .next = start};
  lines.advance();
  if (bytes.substr(start, lines.next - start).find(':') == std::string_view::npos && !goes_on(lines)) {
    return std::nullopt;
  }
  while (goes_on(lines)) lines.advance();
  const ByteRange place = byte_range(lines.next, lines.next);
  std::string close = std::string(fence_of(Syntax::json)).append(newline_of(bytes));
  if (lines.end == bytes.size()) close.insert(0, newline_of(bytes));
  return FrontMatterFence{.syntax = Syntax::json,
                          .range = byte_range(start, lines.end),
                          .content = byte_range(start, lines.end),
                          .body = byte_offset(lines.next),
                          .problem = Problem::missing_close,
                          .problem_range = place,
                          .repair = {place, std::move(close)}};
}

// From a `{` to the `}` that closes it. Strings end with their lines, so that one without its quote hides no more.
std::optional<FrontMatterFence> object(std::string_view bytes, std::size_t start) {
  if (!begins_object(bytes.substr(start))) return std::nullopt;
  const auto until = [&](std::size_t end, Problem problem) {
    Lines last{.text = bytes, .next = end};
    last.advance();
    return FrontMatterFence{.syntax = Syntax::json,
                            .range = byte_range(start, end),
                            .content = byte_range(start, end),
                            .body = byte_offset(end == bytes.size() ? end : last.next),
                            .problem = problem};
  };
  std::size_t depth = 0;
  std::optional<std::size_t> margin;   // after the first `}` at the start of a line that has nothing else
  Lines lines{.text = bytes, .next = start};
  while (lines.advance()) {
    const std::string_view line = lines.line();
    if (!margin && line.starts_with('}') && is_blank_line(line.substr(1))) margin = lines.begin + 1;
    bool quoted = false;
    for (std::size_t at = lines.begin; at < lines.end; ++at) {
      const char c = bytes[at];
      if (quoted && c == '\\') ++at;
      else if (c == '"') quoted = !quoted;
      else if (quoted) continue;
      else if (c == '{' || c == '[') ++depth;
      else if ((c == '}' || c == ']') && --depth == 0) {
        if (!is_blank_line(bytes.substr(at + 1, lines.end - at - 1))) return std::nullopt;
        return until(at + 1, Problem::none);
      }
    }
    if (margin && depth > 0 && !goes_on(lines)) break;
  }
  if (margin) return until(*margin, Problem::none);
  return unclosed_object(bytes, start);
}

}  // namespace

std::string_view name_of(FrontMatterSyntax syntax) {
  switch (syntax) {
    case Syntax::yaml: return "yaml";
    case Syntax::toml: return "toml";
    case Syntax::json: return "json";
  }
  return "";
}

std::string_view fence_of(FrontMatterSyntax syntax) {
  switch (syntax) {
    case Syntax::yaml: return "---";
    case Syntax::toml: return "+++";
    case Syntax::json: return "}";
  }
  return "";
}

std::optional<FrontMatterFence> find_front_matter(std::string_view bytes) {
  const std::size_t start = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  Lines lines{.text = bytes, .next = start};
  if (!lines.advance()) return std::nullopt;
  const std::string_view line = lines.line();
  if (line.starts_with('{')) return object(bytes, start);
  for (const Syntax syntax : {Syntax::yaml, Syntax::toml}) {
    if (is_fence(line, syntax)) return fenced(lines, syntax);
  }
  if (is_entry(line, Syntax::yaml)) return without_open(bytes, start);
  return with_wrong_open(bytes, start);
}

YamlTree read_front_matter(std::string_view bytes, const FrontMatterFence& fence) {
  const std::string_view text = bytes.substr(fence.content.begin.value, fence.content.size());
  if (text.empty()) return {};
  switch (fence.syntax) {
    case Syntax::yaml: return parse_yaml_around_mistake(text, fence.content.begin);
    case Syntax::toml: return parse_toml(text, fence.content.begin);
    case Syntax::json: return parse_json(text, fence.content.begin);
  }
  return {};
}

YamlTree front_matter_of(const Document& document) {
  const Node* node = document.front_matter();
  if (node == nullptr || node->literal.empty()) return {};
  // The literal is a piece of the source, so it tells where it stands.
  const std::string_view bytes = document.source().bytes();
  const auto begin = static_cast<std::size_t>(node->literal.data() - bytes.data());
  return read_front_matter(
      bytes, {.syntax = *front_matter_syntax(document), .content = byte_range(begin, begin + node->literal.size())});
}

std::optional<FrontMatterSyntax> front_matter_syntax(const Document& document) {
  const Node* node = document.front_matter();
  if (node == nullptr) return std::nullopt;
  const std::string_view text = document.text(*node);
  return text.starts_with('+') ? Syntax::toml : text.starts_with('{') ? Syntax::json : Syntax::yaml;
}

ByteRange opening_fence(const Document& document) {
  const ByteRange range = document.front_matter()->range;
  const std::size_t size = front_matter_syntax(document) == Syntax::json ? 1 : 3;
  return byte_range(range.begin.value, std::min<std::size_t>(range.begin.value + size, range.end.value));
}

}  // namespace rubric::document
