#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/rule/list_lines.h"
#include "lint/rule/rule.h"

namespace rubric::rules {
namespace {

bool ends_sentence(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  return !text.empty() && std::string_view(".!?").find(text.back()) != std::string_view::npos;
}

// Whether the lines look like a paragraph of their own: they begin a sentence, behind the end of one, at the
// end of the list.
bool stands_alone(const Document& document, const LooseLine& first) {
  const NodeId item = first.container;
  if (document[item].kind != NodeKind::item || document[document[item].parent].end != document[item].end) return false;
  const char letter = document.text(first.text).front();
  const bool capital = letter >= 'A' && letter <= 'Z';
  return capital && ends_sentence(document.source().text({document[first.paragraph].range.begin, first.text.begin}));
}

Fix separate(const SourceText& source, const LooseLine& first) {
  const LineIndex& lines = source.lines();
  const std::size_t line = lines.line_of(first.text.begin);
  const ByteOffset start = lines.line_start(line);
  const std::string_view before = source.text({start, first.text.begin});
  const std::string_view line_end = source.text(lines.line_with_end(line - 1)).substr(lines.line(line - 1).size());
  return {.title = "put a blank line above it", .safety = Safety::unsafe,
          .edits = {{.range = {start, start}, .text = std::string(before) + std::string(line_end)}}};
}

// Every line gets what its container asks for: the column of the item's text, or a '>'.
Fix indent(const Document& document, std::span<const LooseLine> lines) {
  const SourceText& source = document.source();
  Fix fix{.title = "indent it as part of the item", .safety = Safety::safe, .edits = {}};
  const Node& container = document[lines.front().container];
  const bool quote = container.kind == NodeKind::block_quote;
  if (quote) fix.title = "begin the line with \">\"";
  const std::size_t column = quote ? column_of(source, container.range.begin)
                                   : column_of(source, document[lines.front().container + 1].range.begin);
  for (const LooseLine& it : lines) {
    const LineIndex& index = source.lines();
    const ByteOffset start = index.line_start(index.line_of(it.text.begin));
    std::string margin(column, ' ');
    if (quote) margin += "> ";
    fix.edits.push_back({.range = {start, it.text.begin}, .text = std::move(margin)});
  }
  return fix;
}

// A list in a quote has the '>' of the quote before each line; there only a person knows what to write.
bool is_nested_in_quote(const Document& document, NodeId container) {
  for (NodeId id = document[container].parent; id != 0; id = document[id].parent) {
    if (document[id].kind == NodeKind::block_quote) return true;
  }
  return false;
}

// A line that begins like an item or a sentence was hardly meant to end the one above; a wrapped line was, and
// is only hard to read.
bool looks_wrapped(std::string_view text) { return text.front() >= 'a' && text.front() <= 'z'; }

void report(const Document& document, std::span<const LooseLine> lines, Findings& out) {
  const LooseLine& first = lines.front();
  Finding finding{.range = first.text, .message = {}};
  if (stands_alone(document, first)) {
    finding.message = "this sentence is read as part of the list item above; put a blank line before it, or indent it";
    finding.fix = separate(document.source(), first);
  } else {
    const bool quote = document[first.container].kind == NodeKind::block_quote;
    finding.message = quote ? "this line is read as part of the quote above; begin it with \">\""
                            : "this line is read as part of the list item above; indent it, or put a blank line before it";
    if (!is_nested_in_quote(document, first.container)) finding.fix = indent(document, lines);
    if (looks_wrapped(document.text(first.text))) finding.severity = Severity::info;
  }
  out.push_back(std::move(finding));
}

// One finding for the lines of a paragraph. A line that lacks only the space behind its marker is another rule's.
void check(const RuleContext& context, Findings& out) {
  std::vector<LooseLine> run;
  const auto flush = [&] {
    if (!run.empty()) report(context.document, run, out);
    run.clear();
  };
  for (const LooseLine& it : loose_lines(context.document, context.nodes)) {
    if (!run.empty() && run.back().paragraph != it.paragraph) flush();
    if (marker_without_space(context.document.text(it.text)) == 0) run.push_back(it);
  }
  flush();
}

}  // namespace

extern const Rule lazy_continuation;
const Rule lazy_continuation{
    .name = "lazy-continuation",
    .summary = "A line that continues a list item or a quote looks like it",
    .group = RuleGroup::hygiene,
    .severity = Severity::warning,
    .options = {},
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
