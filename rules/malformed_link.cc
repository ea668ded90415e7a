#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "lint/rule/link_findings.h"
#include "lint/rule/rule.h"
#include "lint/text/ascii.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

constexpr std::size_t kLongestText = 1000;          // of a link, in bytes; longer ones would cost quadratic time
constexpr std::size_t kLongestDestination = 4000;

// What only a destination begins with. Prose has brackets too.
bool is_destination(std::string_view text) {
  for (const std::string_view it : {"/", "#", "./", "../", "http:", "https:", "http//", "https//", "www.", "mailto:"}) {
    if (text.starts_with(it) && text.size() > it.size() && !is_ascii_space(text[it.size()])) return true;
  }
  return false;
}

// What is wrong with the beginning of an address, and what should stand there.
struct Beginning {
  std::size_t length = 0;       // of what is there; 0: nothing is wrong
  std::string_view wanted;
};

Beginning wrong_beginning(std::string_view destination) {
  for (const std::string_view scheme : {"https", "http"}) {
    if (!destination.starts_with(scheme)) continue;
    const std::string_view wanted = scheme == "https" ? "https://" : "http://";
    const std::size_t rest = destination.find_first_not_of(":/", scheme.size());
    if (rest == destination.npos || rest == scheme.size()) return {};
    const std::string_view between = destination.substr(scheme.size(), rest - scheme.size());
    const std::string_view behind = destination.substr(rest);
    // "https://http://x" has one too many; what a redirector is given as its path is none.
    if (between == "://") {
      const bool twice = behind.starts_with("http://") || behind.starts_with("https://");
      return twice ? Beginning{rest, ""} : Beginning{};
    }
    if (between == ":" && behind.find('.') == behind.npos) return {};
    return {rest, wanted};
  }
  if (destination.starts_with("www.")) return {4, "https://www."};
  return {};
}

// The place of a piece of the file; nothing where it was decoded.
std::optional<ByteOffset> place_of(const Document& document, std::string_view piece) {
  const std::string_view bytes = document.source().bytes();
  if (piece.data() < bytes.data() || piece.data() + piece.size() > bytes.data() + bytes.size()) return std::nullopt;
  return byte_offset(static_cast<std::size_t>(piece.data() - bytes.data()));
}

bool is_balanced(std::string_view text) {
  if (text.find('[') == text.npos && text.find(']') == text.npos) return true;
  std::ptrdiff_t depth = 0;
  for (const char c : text) {
    depth += c == '[' ? 1 : c == ']' ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth == 0;
}

// A link that is one, and leads nowhere because of how its destination is written.
void check_destination(const Document& document, const Node& link, Findings& out) {
  const std::string_view destination = link.destination;
  const auto place = place_of(document, destination);
  const Argument where = aside(document.text(link).ends_with(']') ? " where it is defined" : "");   // "[text][label]"
  const auto report = [&](Message message, std::size_t from, std::size_t to, std::string text) {
    Finding finding{.range = link.range, .message = std::move(message)};
    if (place) {
      const ByteRange range = byte_range(place->value + from, place->value + to);
      finding.fix =
          Fix{.title = fmt::format("write \"{}{}{}\"", destination.substr(0, from), text, destination.substr(to)),
              .safety = Safety::safe,
              .edits = {{.range = range, .text = std::move(text)}}};
    }
    out.push_back(std::move(finding));
  };
  if (destination.size() > 2 && destination.starts_with('(') && destination.ends_with(')')) {
    const bool by_reference = document.text(link).find(destination) == std::string_view::npos;
    Message message =
        by_reference
            ? say("in-parentheses", "the destination \"{}\" stands in parentheses{}; remove them", destination, where)
            : say("parentheses-twice", "the destination stands in parentheses twice");
    return report(std::move(message), 0, destination.size(),
                  std::string(destination.substr(1, destination.size() - 2)));
  }
  if (const Beginning wrong = wrong_beginning(destination); wrong.length > 0) {
    Message message =
        wrong.wanted.empty() ? say("two-schemes", "\"{}\" begins with two schemes; leave one", destination)
        : destination.starts_with("www.")
            ? say("no-scheme", "without \"https://\" the address \"{}\" is a path on this site", destination)
            : say("no-address", "\"{}\" is no address", destination).advise("; it begins with \"{}\"", wrong.wanted);
    return report(std::move(message), 0, wrong.length, std::string(wrong.wanted));
  }
  const bool autolink = document.text(link).starts_with('<');
  if (!autolink && !is_balanced(destination)) {
    const bool at_end = destination.ends_with('[') || destination.ends_with(']');
    Message message = say("bracket", "a bracket is part of the destination \"{}\"{}; remove it", destination, where);
    if (at_end && is_balanced(destination.substr(0, destination.size() - 1))) {
      report(std::move(message), destination.size() - 1, destination.size(), {});
    } else
      out.push_back({.range = link.range, .message = std::move(message)});
    out.back().severity = Severity::warning;   // the page is found all the same, if not the place in it
  }
}

// A host that is read as the path of a file.
Finding host_as_path(const FileLink& link) {
  const Reference& it = link.reference;
  Finding finding{.range = it.place,
                  .message = say("host-as-path",
                                 "without \"https://\" the address \"{}\" is a path relative to this page", it.target)};
  if (is_editable(it)) {
    finding.fix = Fix{.title = fmt::format("write \"https://{}\"", it.target),
                      .safety = Safety::safe,
                      .edits = {{{it.place.begin, it.place.begin}, "https://"}}};
  }
  return finding;
}

// Text that was meant to be links, with the runs of text between other inlines looked at one by one.
class Run {
 public:
  // With whether a link follows, and no parenthesis closes after it.
  Run(const Document& document, ByteRange range, bool before_link, Findings& out)
      : text_(document.text(range)), begin_(range.begin.value), before_link_(before_link), out_(out) {}

  void check() {
    for (at_ = text_.find_first_of("])"); at_ < text_.size(); at_ = text_.find_first_of("])", at_ + 1)) {
      if (at_ < done_ || is_escaped(at_)) continue;
      if (text_[at_] == ')') check_swapped();
      else check_closed();
    }
  }

 private:
  bool is_escaped(std::size_t at) const { return at > 0 && text_[at - 1] == '\\'; }
  bool has(std::size_t at, char c) const { return at < text_.size() && text_[at] == c; }

  // The nearest `open` in front of at_ on the same line that nothing has closed.
  std::size_t opening(char open, char close) const {
    std::size_t depth = 0;
    const std::size_t nearest = at_ - std::min(at_ - done_, kLongestText);
    for (std::size_t i = at_; i > nearest;) {
      if (text_[--i] == '\n') break;
      if (text_[i] == close) ++depth;
      if (text_[i] != open) continue;
      if (depth == 0) return is_escaped(i) ? text_.npos : i;
      --depth;
    }
    return text_.npos;
  }

  // "[text]([other](/path):"
  void check_before_link(std::size_t begin) {
    if (!before_link_ || begin == text_.npos || is_blank(text_.substr(begin, at_ + 1 - begin))) return;
    report(begin, text_.size(),
           say("link-as-destination",
               "this is shown as text, not as a link: another link stands where its destination should be"),
           std::nullopt);
  }

  static bool is_blank(std::string_view words) {
    return words.find_first_not_of("[] \t") == words.npos;
  }  // a box to tick

  // "[text]((/path), and"
  void check_doubled(std::size_t begin, std::size_t open) {
    const std::string_view rest = text_.substr(open + 2, kLongestDestination);
    const std::size_t end = rest.find_first_of(") \t\n");
    if (begin == text_.npos || end == rest.npos || rest[end] != ')' || !is_destination(rest) ||
        is_blank(text_.substr(begin, at_ + 1 - begin))) {
      return;
    }
    report(begin, open + 2 + end + 1,
           say("parenthesis-too-many",
               "this is shown as text, not as a link: a parenthesis too many stands before its destination"),
           Fix{.title = fmt::format("write \"{}({})\"", text_.substr(begin, at_ + 1 - begin), rest.substr(0, end)),
               .safety = Safety::unsafe,
               .edits = {{.range = range(open, open + 1), .text = {}}}});
  }

  // "[text][/path]", "[text] (/path)", "[text](/a path)"
  void check_closed() {
    std::size_t next = at_ + 1;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t')) ++next;
    const bool apart = next > at_ + 1;
    if (!has(next, '(') && !has(next, '[')) return;
    const std::string_view rest = text_.substr(next + 1);
    if (!apart && has(next, '(') && rest.empty()) return check_before_link(opening('[', ']'));
    if (!apart && has(next, '(') && rest.front() == '(') return check_doubled(opening('[', ']'), next);
    if (!is_destination(rest)) return;
    const std::size_t begin = opening('[', ']');
    if (begin == text_.npos) return;
    const bool parenthesis = text_[next] == '(';
    const std::size_t close = next + 1 +
                              std::min(rest.substr(0, kLongestDestination).find_first_of(parenthesis ? ")\n" : "]\n"),
                                       std::min(rest.size(), kLongestDestination));
    const bool closed = has(close, parenthesis ? ')' : ']');
    const std::string_view destination = text_.substr(next + 1, close - next - 1);
    const bool one_word = std::ranges::none_of(destination, is_ascii_space);
    if (parenthesis && apart && !(closed && one_word)) return;   // a remark in parentheses
    const std::string_view words = text_.substr(begin, at_ + 1 - begin);
    if (is_blank(words)) return;
    if (closed && one_word && (apart || !parenthesis)) {
      Fix fix{.title = fmt::format("write \"{}({})\"", words, destination), .safety = Safety::unsafe, .edits = {}};
      fix.edits.push_back({.range = range(at_ + 1, next + 1), .text = "("});
      if (!parenthesis) fix.edits.push_back({.range = range(close, close + 1), .text = ")"});
      return report(begin, close + 1,
                    parenthesis ? say("space-before-destination",
                                      "this is shown as text: the space in front of its destination makes it no link")
                                : say("brackets-around-destination",
                                      "this is shown as text: the brackets around its destination make it no link"),
                    std::move(fix));
    }
    const std::size_t bracket = destination.find_first_of("] \t");
    if (parenthesis && bracket != destination.npos && destination[bracket] == ']') {
      const std::size_t end = next + 1 + bracket;
      return report(begin, end + 1,
                    say("bracket-at-end", "this is shown as text: its destination ends with \"]\" and wants \")\""),
                    Fix{.title = fmt::format("write \"{}({})\"", words, destination.substr(0, bracket)),
                        .safety = Safety::unsafe,
                        .edits = {{.range = range(end, end + 1), .text = ")"}}});
    }
    report(begin, closed ? close + 1 : close,
           closed
               ? say("spaces-in-destination", "this is shown as text, not as a link: a destination has no spaces in it")
               : say("no-end-of-destination", "this is shown as text, not as a link: its destination has no end"),
           std::nullopt);
  }

  // "(text)[/path]"
  void check_swapped() {
    if (!has(at_ + 1, '[') || !is_destination(text_.substr(at_ + 2))) return;
    const std::size_t begin = opening('(', ')'),
                      close = at_ + 2 +
                              std::min(text_.substr(at_ + 2, kLongestDestination).find_first_of("]\n"),
                                       kLongestDestination);
    if (begin == text_.npos || !has(close, ']')) return;
    const std::string_view words = text_.substr(begin + 1, at_ - begin - 1),
                           destination = text_.substr(at_ + 2, close - at_ - 2);
    if (words.empty() || std::ranges::any_of(destination, is_ascii_space)) return;
    Fix fix{.title = fmt::format("write \"[{}]({})\"", words, destination), .safety = Safety::unsafe, .edits = {}};
    fix.edits = {{.range = range(begin, begin + 1), .text = "["},
                 {.range = range(at_, at_ + 2), .text = "]("},
                 {.range = range(close, close + 1), .text = ")"}};
    report(begin, close + 1,
           say("swapped", "this is shown as text: a link has its text in brackets and its destination in parentheses"),
           std::move(fix));
  }

  ByteRange range(std::size_t begin, std::size_t end) const { return byte_range(begin_ + begin, begin_ + end); }

  void report(std::size_t begin, std::size_t end, Message message, std::optional<Fix> fix) {
    out_.push_back({.range = range(begin, end), .message = std::move(message), .fix = std::move(fix)});
    done_ = end;
  }

  std::string_view text_;
  std::size_t begin_;
  bool before_link_;
  std::size_t at_ = 0, done_ = 0;   // what ends before done_ was reported
  Findings& out_;
};

bool is_run(const Node& node) { return node.kind == NodeKind::text || node.kind == NodeKind::softbreak; }

void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  for (const NodeKind kind : {NodeKind::link, NodeKind::image}) {
    for (const NodeId id : context.nodes.of(kind)) check_destination(document, document[id], out);
  }
  for (const FileLink& it : context.links.to_files()) {
    if (it.target.existence != Existence::here && is_bare_host(it.path)) out.push_back(host_as_path(it));
  }
  // Few texts have a bracket: what is a link is no text.
  const std::string_view bytes = document.source().bytes();
  NodeId last = 0;   // of the run that was looked at
  for (const std::uint32_t at : context.links.closing_brackets()) {
    const auto text = context.nodes.at(NodeKind::text, byte_offset(at));
    if (!text || *text <= last) continue;
    const NodeId parent = document[*text].parent;
    NodeId first = *text;
    last = first;
    const auto belongs = [&](NodeId id) { return is_run(document[id]) && document[id].parent == parent; };
    while (first > parent + 1 && belongs(first - 1)) --first;
    while (last + 1 < document[parent].end && belongs(last + 1)) ++last;
    const bool before_link = last + 1 < document[parent].end && document[last + 1].kind == NodeKind::link;
    const std::size_t after = before_link ? document[last + 1].range.end.value : 0;
    const bool closes = after < bytes.size() && bytes[after] == ')';
    Run(document, {document[first].range.begin, document[last].range.end}, before_link && !closes, out).check();
  }
}

}  // namespace

extern const Rule malformed_link;
const Rule malformed_link{
    .name = "malformed-link",
    .summary = "What was meant to be a link is one",
    .group = RuleGroup::hygiene,
    .severity = Severity::error,
    .fixes_change = {FixesChange::words, FixesChange::destination},
    .options = {},
    .check = check,
    .local = true,
    .about_site = true,
};

}  // namespace rubric::rules
