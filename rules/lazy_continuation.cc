#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/rule/list_lines.h"
#include "lint/rule/once_a_page.h"
#include "lint/rule/rule.h"
#include "lint/text/ascii.h"
#include "lint/text/trim.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

// What the lines of one paragraph look like to somebody who reads the source.
enum class Looks : std::uint8_t {
  wrapped,       // an editor broke the line above where it was full, and this one begins at the margin
  continued,     // it goes on in the middle of a sentence
  item,          // it begins like an item or a sentence
  sentence,      // a sentence after the last one of a list
};

using Run = std::vector<LooseLine>;   // of one paragraph

bool ends_sentence(std::string_view text) {
  text = without_end(text);
  return !text.empty() && std::string_view(".!?").find(text.back()) != std::string_view::npos;
}

// Editors break lines that are about so long. A line with a capital letter after a shorter one may be what it looks
// like.
constexpr std::size_t kFull = 60, kFullInSentence = 40, kTooLong = 130;

std::string_view line_above(const Document& document, const LooseLine& line) {
  const LineIndex& lines = document.source().lines();
  return document.text(lines.line(lines.line_of(line.text.begin) - 1));
}

// Whether the first word had not fitted on the line above.
bool was_wrapped(const Document& document, const LooseLine& line) {
  const std::string_view text = document.text(line.text);
  const std::size_t above = line_above(document, line).size();
  const std::size_t needed = above + std::min(text.find(' '), text.size());
  return is_ascii_capital(text.front()) ? above <= kTooLong && needed > kFull : needed > kFullInSentence;
}

// Whether the line above says that something follows: it ends in a colon or breaks the line on purpose.
bool is_announced(const Document& document, const LooseLine& line) {
  if (document[line.first - 1].kind == NodeKind::linebreak) return true;
  const std::string_view above = without_end(line_above(document, line), " \t\r*_");
  return above.ends_with(':') || above.ends_with('>');
}

bool is_last_of_list(const Document& document, NodeId item) {
  return document[item].kind == NodeKind::item && document[document[item].parent].end == document[item].end;
}

Looks looks_of(const Document& document, const Run& run) {
  const LooseLine& first = run.front();
  const bool capital = is_ascii_capital(document.text(first.text).front());
  const bool after_sentence =
      ends_sentence(document.source().text({document[first.paragraph].range.begin, first.text.begin}));
  if (capital && after_sentence && is_last_of_list(document, first.container)) return Looks::sentence;
  if (was_wrapped(document, first)) return Looks::wrapped;
  return capital && !is_announced(document, first) ? Looks::item : Looks::continued;
}

// Whether nothing stands below the paragraph that belongs to the item, too, or is read otherwise below one at the
// margin.
bool ends_with_item(const Document& document, const LooseLine& line) {
  constexpr std::size_t kCode = 4;   // columns, after which a block of its own would be code
  if (column_of(document.source(), line.text.begin) >= kCode) return false;
  NodeId outermost = line.container;
  for (NodeId id = outermost; id != 0; id = document[id].parent) {
    if (document[id].kind == NodeKind::item || document[id].kind == NodeKind::block_quote) outermost = id;
  }
  if (document[line.paragraph].end != document[outermost].end) return false;
  const LineIndex& lines = document.source().lines();
  const std::size_t below = lines.line_of(document[line.paragraph].range.end) + 1;
  return below >= lines.line_count() || without_end(document.text(lines.line(below)), "> \t\r").empty();
}

Fix separate(const SourceText& source, const LooseLine& first) {
  const std::size_t line = source.lines().line_of(first.text.begin);
  const ByteOffset start = source.lines().line_start(line);
  const std::string_view before = source.text({start, first.text.begin});
  return {.title = "put a blank line above it", .safety = Safety::unsafe,
          .edits = {{.range = {start, start}, .text = std::string(before).append(source.line_end(line - 1))}}};
}

// Text that would be read otherwise once its line belongs to the paragraph by its marker: an underline makes a heading
// of what is above, a row of dashes a table, a label a footnote, and what stands four columns to the right may begin a
// block.
bool may_be_read_otherwise(const SourceText& source, const LooseLine& line) {
  const std::string_view text = source.text(line.text);
  const auto is_row_of_signs = [](std::string_view of) { return of.find_first_not_of("=-|: \t\r") == of.npos; };
  if (is_row_of_signs(text) || text.starts_with("[^")) return true;
  // Such a row on the next line would be below the words of this one.
  const LineIndex& lines = source.lines();
  const std::size_t next = lines.line_of(line.text.begin) + 1;
  const std::string_view below = next < lines.line_count() ? source.text(lines.line(next)) : std::string_view();
  const std::size_t words = below.find_first_not_of("> \t");
  if (words != below.npos && is_row_of_signs(below.substr(words))) return true;
  const std::string_view before = source.text({line.marked.range.begin, line.text.begin});
  const bool indented = before.size() >= 4 || before.find('\t') != std::string_view::npos;
  return indented && std::string_view("#>-*+<`~0123456789_").find(text.front()) != std::string_view::npos;
}

// Every line gets what its containers ask for: the column of the item's text, or a '>'. Unsafe if one would be read
// otherwise, which is for nobody but the author to do.
Fix mark(const Document& document, const Run& run) {
  const bool quote = document[run.front().container].kind == NodeKind::block_quote;
  Fix fix{.title = quote ? "begin the line with \">\"" : "indent it as part of the item",
          .safety = Safety::safe,
          .edits = {}};
  for (const LooseLine& it : run) {
    if (may_be_read_otherwise(document.source(), it)) fix.safety = Safety::unsafe;
    fix.edits.push_back(it.marked);
  }
  return fix;
}

Finding report(const Document& document, const Run& run, Looks looks) {
  const LooseLine& first = run.front();
  Finding finding{.range = first.text, .message = {}};
  if (looks == Looks::sentence) {
    finding.message = say(
        "sentence", "this sentence is read as part of the list item above; put a blank line before it, or indent it");
    if (ends_with_item(document, first)) finding.fix = separate(document.source(), first);
    return finding;
  }
  const bool quote = document[first.container].kind == NodeKind::block_quote;
  const bool between_items = !quote && looks == Looks::item && !is_last_of_list(document, first.container);
  finding.message = quote ? say("in-quote", "this line is read as part of the quote above; begin it with \">\"")
                          : say("in-item", "this line is read as part of the list item above");
  if (!quote) {
    between_items ? finding.message.advise("; indent it, or begin it with a list marker")
                  : finding.message.advise("; indent it, or put a blank line before it");
  }
  if (Fix fix = mark(document, run); fix.safety == Safety::safe) finding.fix = std::move(fix);
  if (looks == Looks::continued) finding.severity = Severity::info;
  return finding;
}

// Of each line there is one edit.
Message message_about_wrapped(std::span<const Mendable> runs) {
  std::size_t count = 0;
  for (const Mendable& it : runs) count += it.edits.size();
  if (count == 1) {
    return say(
        "wrapped",
        "this wrapped line does not look like part of the item or quote above; indent it, or begin it with \">\"");
  }
  return say("wrapped",
             "{} wrapped lines do not look like part of their item or quote (first here); indent them, or begin them "
             "with \">\"",
             count);
}

// How many lines of list items begin behind the first one of their paragraph.
std::size_t lines_that_continue_items(const Document& document) {
  std::size_t count = 0;
  for (NodeId id = 0; id < document.nodes().size(); ++id) {
    if (document[id].kind != NodeKind::softbreak && document[id].kind != NodeKind::linebreak) continue;
    NodeId block = document[id].parent;
    while (!is_block(document[block].kind)) block = document[block].parent;
    if (document[document[block].parent].kind == NodeKind::item) ++count;
  }
  return count;
}

// Who wraps most lines of the lists of a page so has that habit, and no slip.
void drop_habit(const Document& document, std::vector<Run>& runs) {
  constexpr std::size_t kFew = 2;
  const auto in_item = [&](const Run& run) { return document[run.front().container].kind == NodeKind::item; };
  std::size_t lines = 0;
  for (const Run& run : runs) lines += in_item(run) ? run.size() : 0;
  if (lines > kFew && 2 * lines > lines_that_continue_items(document)) std::erase_if(runs, in_item);
}

// Lines that were wrapped say what they should and are only hard to read: one finding for all of them.
void report_wrapped(const Document& document, std::vector<Run> runs, Findings& out) {
  drop_habit(document, runs);
  std::vector<Mendable> places;
  for (const Run& run : runs) {
    Fix fix = mark(document, run);
    if (fix.safety == Safety::safe) places.push_back({.place = run.front().text, .edits = std::move(fix.edits)});
  }
  if (places.empty()) return;
  out.push_back(once_a_page(std::move(places), message_about_wrapped, "mark the lines as part of their item or quote"));
  out.back().severity = Severity::info;
}

// One finding for the lines of a paragraph. A line that lacks only the space after its marker is another rule's.
void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  std::vector<Run> wrapped;
  Run run;
  const auto flush = [&] {
    if (run.empty()) return;
    const Looks looks = looks_of(document, run);
    if (looks == Looks::wrapped) wrapped.push_back(std::move(run));
    else out.push_back(report(document, run, looks));
    run.clear();
  };
  for (const LooseLine& it : loose_lines(document, context.nodes)) {
    if (!run.empty() && run.back().paragraph != it.paragraph) flush();
    if (marker_of_lost_item(document, it) == 0) run.push_back(it);
  }
  flush();
  report_wrapped(document, std::move(wrapped), out);
}

}  // namespace

extern const Rule lazy_continuation;
const Rule lazy_continuation{
    .name = "lazy-continuation",
    .summary = "A line that continues a list item or a quote looks like it",
    .group = RuleGroup::hygiene,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::nothing, FixesChange::block},
    .options = {},
    .check = check,
};

}  // namespace rubric::rules
