// The file of a baseline, as baseline.md shows it: YAML, one entry a line, sorted.
#include <algorithm>
#include <charconv>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "lint/engine/baseline.h"
#include "lint/yaml/write.h"
#include "lint/yaml/yaml.h"

namespace rubric::engine {
namespace {

using Kind = YamlNode::Kind;

constexpr int kFirstVersion = 1;   // of 0.1.0, with `text` in place of `kind` and `arguments`
constexpr int kVersion = 2;

constexpr std::string_view kHead =
    "# Findings that are known and not reported; rubric check --baseline FILE --update-baseline takes out what is "
    "mended.\n";

std::string line_of(const std::string& path, const KnownFinding& it) {
  const auto listed = [](const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + yaml_double_quoted(text);
    return out;
  };
  std::string line = fmt::format("- {{page: {}, ", yaml_double_quoted(path));
  if (!it.identity.section.empty()) line += fmt::format("section: [{}], ", listed(it.identity.section));
  line += fmt::format("rule: {}", it.identity.rule);
  if (it.identity.kind.empty()) line += fmt::format(", text: {}", yaml_double_quoted(it.identity.text));
  else line += fmt::format(", kind: {}", it.identity.kind);
  if (!it.identity.arguments.empty()) line += fmt::format(", arguments: [{}]", listed(it.identity.arguments));
  if (!it.identity.at.empty()) line += ", at: " + yaml_double_quoted(it.identity.at);
  if (it.count != 1) line += fmt::format(", count: {}", it.count);
  return line + "}\n";
}

class BaselineReader {
 public:
  BaselineReader(const SourceText& file, std::span<const Rule* const> rules)
      : tree_(parse_yaml(file.bytes())), rules_(rules) {}

  BaselineFile read() {
    for (const YamlProblem& it : tree_.problems()) complain(it.range, it.message);
    const YamlId root = tree_.root();
    if (root == kNoYaml || tree_[root].kind != Kind::mapping) {
      if (out_.problems.empty()) {
        complain(root == kNoYaml ? ByteRange{} : tree_[root].range,
                 "this is no baseline; --update-baseline writes one");
      }
      return std::move(out_);
    }
    const YamlId version = tree_.find(root, "rubric-baseline");
    const std::optional<std::int64_t> number = tree_.as_int(version);
    if (!number || *number < kFirstVersion || *number > kVersion) {
      complain(tree_[version == kNoYaml ? root : version].range,
               fmt::format("a baseline says \"rubric-baseline: {}\", or {}", kVersion, kFirstVersion));
    }
    for (const YamlId it : tree_.children(tree_.find(root, "pages"))) read_page(it);
    for (const YamlId it : tree_.children(tree_.find(root, "findings"))) read_finding(it);
    for (auto& [path, page] : out_.baseline.pages) sort(page);
    std::ranges::sort(out_.problems, {}, [](const BaselineProblem& it) { return std::tie(it.range, it.message); });
    return std::move(out_);
  }

 private:
  void complain(ByteRange range, std::string_view message) { out_.problems.push_back({range, std::string(message)}); }

  std::optional<std::string> text(YamlId entry, std::string_view key, bool required) {
    const YamlId value = tree_.find(entry, key);
    if (value != kNoYaml && tree_[value].kind == Kind::scalar) return tree_[value].value;
    if (value != kNoYaml) complain(tree_[value].range, fmt::format("\"{}\" must be a text", key));
    else if (required) complain(tree_[entry].range, fmt::format("\"{}\" is missing here", key));
    return std::nullopt;
  }

  std::vector<std::string> texts(YamlId entry, std::string_view key) const {
    std::vector<std::string> out;
    for (const YamlId it : tree_.children(tree_.find(entry, key))) out.push_back(tree_[it].value);
    return out;
  }

  void read_page(YamlId entry) {
    const auto path = text(entry, "page", true), content = text(entry, "content", true);
    if (path && content) out_.baseline.pages[*path].content = sketch_from_text(*content);
  }

  void read_finding(YamlId entry) {
    const auto path = text(entry, "page", true), rule = text(entry, "rule", true);
    const auto words = text(entry, "text", false), kind = text(entry, "kind", !words), at = text(entry, "at", false);
    if (!path || !rule || (!kind && !words)) return;
    const Rule* const now = rule_named(rules_, *rule);
    KnownFinding known{{.section = texts(entry, "section"),
                        .rule = now == nullptr ? *rule : std::string(now->name),
                        .kind = kind.value_or(""),
                        .arguments = texts(entry, "arguments"),
                        .at = at.value_or(""),
                        .text = kind ? "" : *words},
                       1};
    if (const YamlId count = tree_.find(entry, "count"); count != kNoYaml) {
      const std::optional<std::int64_t> number = tree_.as_int(count);
      if (!number || *number < 1) return complain(tree_[count].range, "\"count\" must be a number from 1 up");
      known.count = static_cast<std::size_t>(*number);
    }
    BaselinePage& page = out_.baseline.pages[*path];
    page.findings.push_back(std::move(known));
    page.places.push_back(tree_[entry].range);
  }

  // Findings and their places, by what the findings are.
  static void sort(BaselinePage& page) {
    std::vector<std::size_t> order(page.findings.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
      return std::tie(page.findings[a].identity, a) < std::tie(page.findings[b].identity, b);
    });
    BaselinePage sorted{std::move(page.content), {}, {}};
    for (const std::size_t i : order) {
      sorted.findings.push_back(std::move(page.findings[i]));
      sorted.places.push_back(page.places[i]);
    }
    page = std::move(sorted);
  }

  YamlTree tree_;
  std::span<const Rule* const> rules_;
  BaselineFile out_;
};

}  // namespace

BaselineFile parse_baseline(const SourceText& file, std::span<const Rule* const> rules) {
  return BaselineReader(file, rules).read();
}

std::string to_text(const Baseline& baseline) {
  std::string pages, findings;
  for (const auto& [path, page] : baseline.pages) {
    if (page.findings.empty()) continue;
    pages += fmt::format("- {{page: {}, content: {}}}\n", yaml_double_quoted(path),
                         yaml_double_quoted(text::to_text(page.content)));
    for (const KnownFinding& it : page.findings) findings += line_of(path, it);
  }
  const std::string_view none = pages.empty() ? " []" : "";
  return fmt::format("{}rubric-baseline: {}\npages:{}\n{}findings:{}\n{}", kHead, kVersion, none, pages, none,
                     findings);
}

}  // namespace rubric::engine
