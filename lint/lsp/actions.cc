// What an editor can do about a finding: make its fix, silence it, read about it; and what can be done about all of
// them.
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lint/engine/fix.h"
#include "lint/lsp/methods.h"
#include "lint/text/edit.h"
#include "lint/text/path.h"

namespace rubric::lsp {
namespace {

constexpr std::string_view kFixAll = "source.fixAll.rubric", kInsertMissing = "source.insertMissingSections.rubric";

// A kind is asked for by its own name or by that of a kind above it: "source" is all of "source.fixAll.rubric".
bool wanted(const Json& only, std::string_view kind) {
  if (!only.is_array()) return true;
  return std::ranges::any_of(only, [&](const Json& it) {
    const std::string asked = it.is_string() ? it.get<std::string>() : "";
    return asked.empty() || kind == asked ||
           (kind.starts_with(asked) && kind.size() > asked.size() && kind[asked.size()] == '.');
  });
}

Json edit_of(State& state, const OpenDocument& page, const std::vector<Edit>& edits,
             const std::vector<FileEdits>& elsewhere = {}) {
  std::map<std::string, Json> by_uri{{page.uri, text_edits(state, *page.parsed().source, edits)}};
  for (const FileEdits& it : elsewhere) {
    by_uri.emplace(state.uri_of_page(joined(state.folders.of(page.path).root, it.page->path())),
                   text_edits(state, *it.page, it.edits));
  }
  return workspace_edit(state, by_uri);
}

// A comment on a line of its own in front of the line of the finding, or at the end of that line where one in front
// would break what stands there; in front matter a comment of YAML or TOML.
Edit silence(const OpenDocument& page, const Diagnostic& diagnostic) {
  const SourceText& source = *page.parsed().source;
  const std::size_t line = source.lines().line_of(diagnostic.range.begin);
  const ByteRange whole = source.lines().line(line);
  const Node* front_matter = page.parsed().document.front_matter();
  if (front_matter != nullptr && front_matter->range.contains(diagnostic.range.begin)) {
    if (front_matter_syntax(page.parsed().document) == FrontMatterSyntax::json) {   // it has no comments
      const std::size_t last = source.lines().line_of(front_matter->range.end);
      const ByteOffset at = source.lines().line_with_end(last).end;
      const std::string newline(newline_of(source.bytes()));
      return {{at, at},
              fmt::format("{}<!-- rubric-disable-file {} -->{}", at == source.lines().line(last).end ? newline : "",
                          diagnostic.rule, newline)};
    }
    const bool fence = whole.begin == front_matter->range.begin;
    const std::string comment = fmt::format("# rubric-disable-{} {}", fence ? "file" : "next-line", diagnostic.rule);
    const ByteOffset at = fence ? source.lines().line_with_end(line).end : whole.begin;
    return {{at, at}, comment + std::string(newline_of(source.bytes()))};
  }
  const std::string_view text = source.text(whole);
  const Document& document = page.parsed().document;
  bool in_table = false;
  for (const Node& node : document.nodes()) {
    if (node.kind == NodeKind::table && node.range.contains(diagnostic.range.begin)) in_table = true;
  }
  if (in_table) {   // inside the last cell
    std::size_t end = text.find_last_not_of(" \t|");
    end = end == text.npos ? text.size() : end + 1;
    const ByteOffset at = byte_offset(whole.begin.value + end);
    return {{at, at}, fmt::format(" <!-- rubric-disable-line {} -->", diagnostic.rule)};
  }
  const std::string indent(text.substr(0, std::min(text.size(), text.find_first_not_of(" \t>"))));
  return {{whole.begin, whole.begin},
          fmt::format("{}<!-- rubric-disable-next-line {} -->{}", indent, diagnostic.rule, newline_of(source.bytes()))};
}

// The actions about findings. What is the same for several of them is one action.
class QuickFixes {
 public:
  QuickFixes(State& state, const OpenDocument& page, Json& out) : state_(state), page_(page), out_(out) {}

  void add(const Diagnostic& diagnostic) {
    std::string text;
    append_diagnostic(text, state_, *page_.parsed().source, diagnostic, page_.uri);
    const Json told = Json::parse(text);
    if (diagnostic.fix) {
      offer(diagnostic.fix->title, told,
            {{"isPreferred", diagnostic.fix->safety == Safety::safe},
             {"edit", edit_of(state_, page_, diagnostic.fix->edits, diagnostic.fix->elsewhere)}});
    }
    offer(fmt::format("silence {} here", diagnostic.rule), told,
          {{"edit", edit_of(state_, page_, {silence(page_, diagnostic)})}});
    const std::string title = fmt::format("explain {}", diagnostic.rule);
    offer(title, told,
          {{"command", {{"title", title}, {"command", "rubric.explain"}, {"arguments", {diagnostic.rule}}}}});
  }

 private:
  void offer(const std::string& title, const Json& about, Json action) {
    const auto [known, is_new] = offered_.try_emplace(title + written(action), out_.size());
    if (!is_new) return out_[known->second]["diagnostics"].push_back(about);
    action.update({{"title", title}, {"kind", "quickfix"}, {"diagnostics", Json::array({about})}});
    out_.push_back(std::move(action));
  }

  State& state_;
  const OpenDocument& page_;
  Json& out_;
  std::map<std::string, std::size_t> offered_;   // where, by all but the findings
};

// The one edit between two texts, without what they begin and end with alike.
Edit difference(std::string_view before, std::string_view after) {
  const auto is_middle = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; };
  std::size_t begin = static_cast<std::size_t>(std::ranges::mismatch(before, after).in1 - before.begin());
  while (begin > 0 && ((begin < before.size() && is_middle(before[begin])) || before[begin - 1] == '\r')) --begin;
  std::size_t tail = 0;
  const std::size_t most = std::min(before.size(), after.size()) - begin;
  while (tail < most && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  while (tail > 0 && (is_middle(before[before.size() - tail]) || before[before.size() - tail] == '\n')) --tail;
  return {byte_range(begin, before.size() - tail), std::string(after.substr(begin, after.size() - tail - begin))};
}

// All safe fixes, as `rubric check --fix` makes them.
void add_fix_all(State& state, OpenDocument& page, Json& out) {
  const auto safe = [](const Diagnostic& it) { return it.fix && is_made(*it.fix, Safety::safe); };
  if (std::ranges::none_of(state.fixable(page), safe)) return;
  const auto check = [&](std::unique_ptr<SourceText> text) {
    ParsedPage again = read_page(std::move(text), page.parsed().schema, page.found->config->links.raw_shortcodes);
    Checked found = state.check(again, page.found->config, {.fixes = Fixes::everywhere, .site = page.found->site});
    return FileReport{std::move(again.source), std::move(found.diagnostics), std::move(found.suppressed)};
  };
  std::vector<FileEdits> elsewhere;
  const Fixed fixed =
      fix(std::make_unique<SourceText>(page.parsed().source->path(), page.text), check, Safety::safe, &elsewhere);
  if (fixed.fixes == 0) return;
  out.push_back({{"title", "make all safe fixes of rubric"}, {"kind", kFixAll},
                 {"edit", edit_of(state, page, {difference(page.text, fixed.report.source->bytes())}, elsewhere)}});
}

// The fixes of all findings about sections that are not there.
void add_insert_missing(State& state, OpenDocument& page, Json& out) {
  if (!page.parsed().match) return;
  std::vector<std::string_view> rules;
  for (const Repair& it : page.parsed().match->repairs) {
    if (it.fault != Fault::missing || it.element == kNone) continue;
    const auto& report = page.parsed().schema->elements[it.element].report;
    const auto named = report.find(Fault::missing);
    const bool own = named != report.end() && !named->second.rule.empty();
    rules.push_back(own ? std::string_view(named->second.rule)
                        : kDefaultRules[static_cast<std::size_t>(Fault::missing)]);
  }
  std::vector<Edit> edits;
  for (const Diagnostic& it : state.fixable(page)) {
    if (!it.fix || std::ranges::find(rules, it.rule) == rules.end()) continue;
    const bool free = std::ranges::none_of(it.fix->edits, [&](const Edit& edit) {
      return std::ranges::any_of(
          edits, [&](const Edit& made) { return overlap(edit, made) && !(edit.range.empty() && made.range.empty()); });
    });
    if (free) edits.insert(edits.end(), it.fix->edits.begin(), it.fix->edits.end());
  }
  if (edits.empty()) return;
  std::ranges::stable_sort(edits, {}, [](const Edit& it) { return it.range.begin; });
  out.push_back(
      {{"title", "insert the missing sections"}, {"kind", kInsertMissing}, {"edit", edit_of(state, page, edits)}});
}

}  // namespace

Json code_actions(State& state, const Json& params) {
  Json out = Json::array();
  OpenDocument* page = state.page(params.at("textDocument").at("uri").get_ref<const std::string&>());
  if (page == nullptr || !state.client.actions) return out;
  const SourceText& source = *page->parsed().source;
  const ByteRange range = range_of(params.at("range"), source.lines(), source.bytes(), state.client.encoding);
  const Json& only = find(params, {"context", "only"});
  if (wanted(only, "quickfix")) {
    QuickFixes fixes(state, *page, out);
    for (const Diagnostic& it : state.fixable(*page)) {
      if (it.range.begin <= range.end && range.begin <= it.range.end) fixes.add(it);
    }
  }
  if (wanted(only, kFixAll)) add_fix_all(state, *page, out);
  if (wanted(only, kInsertMissing)) add_insert_missing(state, *page, out);
  return out;
}

// rubric.explain RULE: the page of the rule, as the result and shown to the user.
Json execute_command(State& state, Dispatcher& client, const Json& params) {
  const auto& command = params.at("command").get_ref<const std::string&>();
  if (command != "rubric.explain") throw Refusal{kInvalidParams, fmt::format("unknown command \"{}\"", command)};
  const auto& rule = params.at("arguments").at(0).get_ref<const std::string&>();
  const std::string_view page = state.parts.page(rule);
  if (page.empty()) throw Refusal{kInvalidParams, fmt::format("unknown rule \"{}\"", rule)};
  client.notify("window/showMessage", {{"type", 3}, {"message", page}});
  return page;
}

}  // namespace rubric::lsp
