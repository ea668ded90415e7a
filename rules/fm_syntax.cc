#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "lint/document/front_matter.h"
#include "lint/rule/rule.h"
#include "lint/text/line_around.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

using Problem = FrontMatterFence::Problem;

Message message_about(const FrontMatterFence& fence, std::string_view written) {
  const std::string_view wanted = fence_of(fence.syntax);
  switch (fence.problem) {
    case Problem::none: break;
    case Problem::missing_close:
      return say("no-closing-fence", "the front matter has no closing \"{}\"; add it below the last key", wanted);
    case Problem::missing_open:
      return say("no-opening-fence", "the front matter has no opening \"{}\"; add it as the first line", wanted);
    case Problem::not_first:
      if (fence.repair.range.empty()) {
        return say("text-above", "front matter begins on the first line of a file; move what stands above it below it");
      }
      return say("blank-lines-above",
                 "front matter begins on the first line of a file; remove the blank lines above it");
    case Problem::indented:
      return say("indented-fence",
                 "front matter begins with \"{}\" at the start of the line; remove the blanks before it", wanted);
    case Problem::wrong_open:
      return say("other-opening-fence", "front matter begins with \"{}\", not with \"{}\"; change it", wanted, written);
    case Problem::wrong_close:
      return say("other-closing-fence", "front matter ends with \"{}\", not with \"{}\"; change it", wanted, written);
    case Problem::ends_early:
      return say("ends-early", "\"{}\" ends the YAML before the front matter ends; remove this line", written);
  }
  return {};
}

// What kind of thing went wrong and where tells it from others; how it is said, the reader of the syntax knows best.
Message message_about(const YamlProblem& problem, std::string_view marked) {
  const std::string_view first_line = marked.substr(0, line_end(marked, 0));
  Message out;
  switch (problem.kind) {
    case YamlProblem::Kind::syntax: out = say("syntax", "cannot be read: {}", first_line); break;
    case YamlProblem::Kind::tab: out = say("tab", "a tab: {}", first_line); break;
    case YamlProblem::Kind::unclosed_quote:
      out = say("unclosed-quote", "a quote is never closed: {}", first_line);
      break;
    case YamlProblem::Kind::duplicate_key: out = say("duplicate-key", "set already: {}", first_line); break;
    case YamlProblem::Kind::too_deep: out = say("too-deep", "nested too deep: {}", first_line); break;
  }
  out.reword(problem.message);
  return out;
}

std::string title_of_repair(const FrontMatterFence& fence) {
  switch (fence.problem) {
    case Problem::missing_close:
    case Problem::missing_open: return fmt::format("add \"{}\"", fence_of(fence.syntax));
    case Problem::wrong_open:
    case Problem::wrong_close: return fmt::format("change to \"{}\"", fence_of(fence.syntax));
    default: return "remove it";
  }
}

void fences(const RuleContext& context, Findings& out) {
  const auto fence = find_front_matter(context.document.source().bytes());
  if (!fence || fence->problem == FrontMatterFence::Problem::none) return;
  Finding finding{.range = fence->problem_range,
                  .message = message_about(*fence, context.document.text(fence->problem_range))};
  if (!fence->repair.range.empty() || !fence->repair.text.empty()) {
    finding.fix = Fix{title_of_repair(*fence), Safety::unsafe, {fence->repair}};
  }
  out.push_back(std::move(finding));
}

// A list or a line of text between the fences.
void no_mapping(const RuleContext& context, Findings& out) {
  const YamlTree& tree = context.front_matter;
  if (tree.empty() || !tree.problems().empty()) return;
  const YamlNode& root = tree[tree.root()];
  if (root.kind != YamlNode::Kind::sequence && root.kind != YamlNode::Kind::scalar) return;
  const std::string_view first = context.document.text(root.range);
  const std::size_t end = line_end(first, 0);
  out.push_back(
      {.range = byte_range(root.range.begin.value, root.range.begin.value + end),
       .message = root.kind == YamlNode::Kind::sequence
                      ? say("list", "front matter has keys, and this is a list; write \"key: value\" on each line")
                      : say("text",
                            "front matter has keys, and this is text without one; write \"key: value\" on each line")});
}

void check(const RuleContext& context, Findings& out) {
  fences(context, out);
  no_mapping(context, out);
  const auto fence = find_front_matter(context.document.source().bytes());
  const bool cut = fence && (fence->problem == Problem::missing_close || fence->problem == Problem::ends_early);
  if (cut) return;   // what is read of it goes wrong at its end
  for (const YamlProblem& problem : context.front_matter.problems()) {
    Finding finding{.range = problem.range, .message = message_about(problem, context.document.text(problem.range))};
    if (problem.related) finding.related.push_back({{}, *problem.related, "the first one"});
    out.push_back(std::move(finding));
  }
}

}  // namespace

extern const Rule fm_syntax;
const Rule fm_syntax{
    .name = "fm-syntax",
    .summary = "Front matter is well-formed YAML, TOML or JSON between its fences",
    .group = RuleGroup::front_matter,
    .severity = Severity::error,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = check,
};

}  // namespace rubric::rules
