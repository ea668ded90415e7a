#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "lint/document/front_matter.h"
#include "lint/rule/rule.h"

namespace rubric::rules {
namespace {

using Problem = FrontMatterFence::Problem;

std::string message_about(const FrontMatterFence& fence, std::string_view written) {
  const std::string_view wanted = fence_of(fence.syntax);
  switch (fence.problem) {
    case Problem::none: break;
    case Problem::missing_close: return fmt::format("the front matter has no closing \"{}\"; add it below the last key", wanted);
    case Problem::missing_open: return fmt::format("the front matter has no opening \"{}\"; add it as the first line", wanted);
    case Problem::not_first:
      if (fence.repair.range.empty()) return "front matter begins on the first line of a file; move what stands above it below it";
      return "front matter begins on the first line of a file; remove the blank lines above it";
    case Problem::indented: return fmt::format("front matter begins with \"{}\" at the start of the line; remove the blanks before it", wanted);
    case Problem::wrong_open: return fmt::format("front matter begins with \"{}\", not with \"{}\"; change it", wanted, written);
    case Problem::wrong_close: return fmt::format("front matter ends with \"{}\", not with \"{}\"; change it", wanted, written);
    case Problem::ends_early: return fmt::format("\"{}\" ends the YAML before the front matter ends; remove this line", written);
  }
  return {};
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
  Finding finding{.range = fence->problem_range, .message = message_about(*fence, context.document.text(fence->problem_range))};
  if (!fence->repair.range.empty() || !fence->repair.text.empty()) finding.fix = Fix{title_of_repair(*fence), Safety::unsafe, {fence->repair}};
  out.push_back(std::move(finding));
}

// A list or a line of text between the fences.
void no_mapping(const RuleContext& context, Findings& out) {
  const YamlTree& tree = context.front_matter;
  if (tree.empty() || !tree.problems().empty()) return;
  const YamlNode& root = tree[tree.root()];
  if (root.kind != YamlNode::Kind::sequence && root.kind != YamlNode::Kind::scalar) return;
  const std::string_view first = context.document.text(root.range);
  const std::size_t end = std::min(first.find_first_of("\r\n"), first.size());
  out.push_back({.range = byte_range(root.range.begin.value, root.range.begin.value + end),
                 .message = fmt::format("front matter has keys, and this is {}; write \"key: value\" on each line",
                                        root.kind == YamlNode::Kind::sequence ? "a list" : "text without one")});
}

void check(const RuleContext& context, Findings& out) {
  fences(context, out);
  no_mapping(context, out);
  const auto fence = find_front_matter(context.document.source().bytes());
  const bool cut = fence && (fence->problem == Problem::missing_close || fence->problem == Problem::ends_early);
  if (cut) return;   // what is read of it goes wrong at its end
  for (const YamlProblem& problem : context.front_matter.problems()) {
    Finding finding{.range = problem.range, .message = problem.message};
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
