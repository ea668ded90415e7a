// All of YAML: prepares the text for yaml-cpp, and says why it stopped.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lint/text/encoding.h"
#include "lint/yaml/builder.h"
#include "lint/yaml/events.h"
#include "lint/yaml/syntax_problem.h"
#include "lint/yaml/tree_reader.h"
#include "lint/yaml/yaml.h"

namespace rubric::yaml {
namespace {

// Control characters as the library must not see them: it takes U+0004 for the end and U+0000 for
// another encoding, and knows no lone carriage return. Every byte keeps its place.
std::string without_control_characters(std::string_view text, std::vector<YamlProblem>& problems) {
  std::string result(text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == '\r' && !text.substr(at + 1).starts_with('\n')) result[at] = '\n';
    if (byte >= 0xFE) result[at] = '\x7F';  // not UTF-8, which is not for YAML to say
    if ((byte >= ' ' && byte != 0x7F) || byte == '\t' || byte == '\n' || byte == '\r') continue;
    result[at] = '\x7F';
    problems.push_back({.kind = YamlProblem::Kind::syntax,
                        .range = byte_range(at, at + 1),
                        .message = fmt::format("control character U+{:04X}; delete it", byte),
                        .related = {}});
  }
  return result;
}

bool needs_cleaning(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < ' ' && byte != '\t' && byte != '\n') || byte == 0x7F || byte >= 0xFE;
  });
}

// A comment may stand behind a tab, which the library takes for an indent.
void clear_tabs_before_comments(std::string& text) {
  for (std::size_t at = text.find('\t'); at != text.npos; at = text.find('\t', at)) {
    const std::size_t end = std::min(text.find_first_not_of(" \t", at), text.size());
    const bool first = at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
    if (first && end < text.size() && text[end] == '#') {
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    }
    at = end;
  }
}

void report_stop(std::string_view text, const YamlEvents& events, std::vector<YamlProblem>& problems) {
  const std::size_t at = events.stopped_at;
  const auto report = [&](YamlProblem::Kind kind, std::size_t size, std::string_view message) {
    problems.push_back({.kind = kind, .range = byte_range(at, std::min(at + size, text.size())),
                        .message = std::string(message), .related = {}});
  };
  if (events.stop == YamlEvents::Stop::end) return;
  if (events.stop == YamlEvents::Stop::too_deep) {
    return report(YamlProblem::Kind::too_deep, 1, fmt::format("nested deeper than {} levels", kMaxYamlDepth));
  }
  if (events.stop == YamlEvents::Stop::second_document && text.substr(at).starts_with("---")) {
    return report(YamlProblem::Kind::syntax, 3, "a second document begins here; keep only one");
  }
  const YamlProblem problem = explain_syntax_error(text, events);
  const bool known = std::any_of(problems.begin(), problems.end(), [&](const YamlProblem& other) {
    return other.kind == YamlProblem::Kind::unclosed_quote || other.range == problem.range;
  });
  if (!known) problems.push_back(problem);
}

}  // namespace

YamlTree parse_yaml_with_library(std::string_view text, ByteOffset base) {
  while (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(3);
    base.value += 3;
  }
  YamlBuilder build;
  std::string cleaned;
  if (needs_cleaning(text)) text = cleaned = without_control_characters(text, build.problems());
  if (text.find('\t') != text.npos) {
    if (cleaned.empty()) cleaned = text;
    clear_tabs_before_comments(cleaned);
    text = cleaned;
  }

  const YamlEvents events = read_yaml_events(text);
  read_yaml_tree(text, events, build);
  report_stop(text, events, build.problems());
  std::stable_sort(build.problems().begin(), build.problems().end(),
                   [](const YamlProblem& a, const YamlProblem& b) { return a.range.begin < b.range.begin; });
  return build.finish(base);
}

}  // namespace rubric::yaml
