// The tree of any YAML text, from the events of yaml-cpp.
//
// The events come in the order of the text, so a cursor walks along with them: over `-`, `?`, `:`,
// `,`, brackets and comments between the nodes. It tells where a node ends and where a missing one
// would stand, which the library does not.
//
//   tags: [a, b]   # two     events  mapping@0 scalar@0 sequence@6 scalar@7 scalar@10 end end
//   draft:                           ...                             scalar@24 null@30
#include "lint/yaml/tree_reader.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lint/yaml/duplicate_keys.h"
#include "lint/yaml/extent.h"
#include "lint/yaml/syntax_problem.h"

namespace rubric::yaml {
namespace {

using yaml::Properties;
using Kind = YamlEvent::Kind;

bool is_null_word(std::string_view text, std::size_t at) {
  for (const std::string_view word : {"null", "Null", "NULL", "~"}) {
    if (!text.substr(at).starts_with(word)) continue;
    const std::size_t end = at + word.size();
    return yaml::space_at(text, end) || std::string_view(",]}:").find(text[end]) != std::string_view::npos;
  }
  return false;
}

class Reader {
 public:
  Reader(std::string_view text, const YamlEvents& events, YamlBuilder& into)
      : text_(text), events_(events.events), build_(into), nodes_(into.nodes()) {}

  void read() {
    if (!events_.empty()) read_node(kNoYaml);
  }

 private:
  // Appends the subtree of the next event and moves the cursor to its end.
  void read_node(YamlId parent) {
    const YamlEvent& event = events_[next_++];
    const auto id = static_cast<YamlId>(nodes_.size());
    nodes_.emplace_back().parent = parent;
    if (event.anchor != 0 && event.kind != Kind::alias) define(event.anchor, id);
    check_indentation(event);
    switch (event.kind) {
      case Kind::null: read_null(event, id); break;
      case Kind::scalar: read_scalar(event, id); break;
      case Kind::alias: read_alias(event, id); break;
      case Kind::sequence: read_sequence(event, id); break;
      case Kind::mapping: read_mapping(event, id); break;
      case Kind::end: assert(false); break;
    }
    nodes_[id].end = static_cast<YamlId>(nodes_.size());
  }

  // An empty value has the place of the token after it, which may itself be the word `null`.
  void read_null(const YamlEvent& event, YamlId id) {
    Properties found{cursor_, event.at};
    if (event.anchor != 0) found = properties(event);
    if (event.at >= cursor_ && is_null_word(text_, found.next) && !event_begins_at(found.next)) {
      return finish_scalar(id, found.next, found.next + (text_[found.next] == '~' ? 1 : 4));
    }
    finish_scalar(id, found.end, found.end);
  }

  void read_scalar(const YamlEvent& event, YamlId id) {
    YamlNode& node = nodes_[id];
    node.kind = YamlNode::Kind::scalar;
    node.quoted = event.text;
    node.value = event.value;
    const auto [end, begin] = properties(event);
    const char first = begin < text_.size() ? text_[begin] : '\0';
    const bool written = std::string_view("\"'|>").find(first) != std::string_view::npos && !event_begins_at(begin);
    if (event.value.empty() && !written) {
      return finish_scalar(id, end, end);  // `!!str` and nothing else
    }
    if (first == '|' || first == '>') return finish_scalar(id, begin, yaml::block_end(text_, begin, event.value));
    if (first != '"' && first != '\'') return finish_scalar(id, begin, yaml::plain_end(text_, begin, event.value));

    const auto close = yaml::quoted_end(text_, begin);
    finish_scalar(id, begin, close.value_or(text_.size()));
    if (!close) {  // the library takes the end of the text for the missing quote
      build_.problems().push_back({.kind = YamlProblem::Kind::unclosed_quote,
                                   .range = byte_range(begin, begin + 1),
                                   .message = fmt::format("this quote is never closed; add a closing {}", first),
                                   .related = {}});
    }
  }

  void finish_scalar(YamlId id, std::size_t begin, std::size_t end) {
    nodes_[id].range = byte_range(begin, end);
    cursor_ = std::max(cursor_, end);
  }

  // Copies what the anchor names. The copies stand where the alias stands.
  void read_alias(const YamlEvent& event, YamlId id) {
    finish_scalar(id, event.at, yaml::alias_end(text_, event.at));
    const YamlId source = event.anchor < anchors_.size() ? anchors_[event.anchor] : kNoYaml;
    const ByteRange range = nodes_[id].range;
    const auto refuse = [&](YamlProblem::Kind kind, std::string_view message) {
      if (refused_) return;
      refused_ = true;
      build_.problems().push_back({.kind = kind, .range = range, .message = std::string(message), .related = {}});
    };
    if (source == kNoYaml) return;
    const YamlId source_end = nodes_[source].end;
    if (source_end == 0) {
      return refuse(YamlProblem::Kind::syntax, "this alias stands inside the value it names; write the value out");
    }
    const std::size_t count = source_end - source;
    if (nodes_.size() + count > 10'000 + 10 * text_.size()) {
      return refuse(YamlProblem::Kind::too_deep, "the aliases up to here stand for too many values; write them out");
    }
    if (depth_ + height(source) > kMaxYamlDepth) {
      return refuse(YamlProblem::Kind::too_deep, fmt::format("this alias nests deeper than {} levels", kMaxYamlDepth));
    }
    const YamlId offset = id - source;
    nodes_.resize(nodes_.size() + count - 1);
    for (YamlId from = source; from < source_end; ++from) {
      YamlNode& copy = nodes_[from + offset];
      const YamlId parent = from == source ? nodes_[id].parent : nodes_[from].parent + offset;
      const YamlId key = from == source || nodes_[from].key == kNoYaml ? kNoYaml : nodes_[from].key + offset;
      copy = nodes_[from];
      copy.parent = parent;
      copy.key = key;
      copy.end += offset;
      copy.range = range;
    }
  }

  std::size_t height(YamlId root) const {
    std::size_t highest = 0;
    std::vector<YamlId> open_until;
    for (YamlId id = root; id < nodes_[root].end; ++id) {
      while (!open_until.empty() && open_until.back() <= id) open_until.pop_back();
      if (nodes_[id].kind < YamlNode::Kind::sequence) continue;
      open_until.push_back(nodes_[id].end);
      highest = std::max(highest, open_until.size());
    }
    return highest;
  }

  void read_sequence(const YamlEvent& event, YamlId id) {
    nodes_[id].kind = YamlNode::Kind::sequence;
    open(event, id, event.flow);
    bool first = true;
    for (; !at_end(); first = false) {
      const std::size_t separator = yaml::skip_filler(text_, cursor_);
      if (event.flow ? !first && text_at(separator, ',') : text_at(separator, '-')) cursor_ = separator + 1;
      read_node(id);
    }
    close(event, event.flow, id);
  }

  void read_mapping(const YamlEvent& event, YamlId id) {
    nodes_[id].kind = YamlNode::Kind::mapping;
    const bool braced = is_braced(event);
    open(event, id, braced);
    bool first = true;
    for (; !at_end(); first = false) {
      cursor_ = yaml::skip_filler(text_, cursor_);
      if (braced && !first && text_at(cursor_, ',')) cursor_ = yaml::skip_filler(text_, cursor_ + 1);
      const bool marked = text_at(cursor_, '?') && yaml::space_at(text_, cursor_ + 1);
      if (marked) ++cursor_;
      const auto key = static_cast<YamlId>(nodes_.size());
      read_node(id);
      const std::size_t colon = yaml::skip_filler(text_, cursor_);
      const bool has_colon = text_at(colon, ':') && !event_begins_at(colon);
      if (has_colon) cursor_ = colon + 1;
      const auto value = static_cast<YamlId>(nodes_.size());
      if (at_end()) {  // reading stopped after the key
        nodes_.emplace_back().parent = id;
        nodes_[value].range = byte_range(cursor_, cursor_);
        nodes_[value].end = value + 1;
      } else {
        read_node(id);
        if (!marked && !has_colon && !event.flow) {  // the library lets the last line pass
          build_.problems().push_back(no_colon_problem(text_, nodes_[key].range.begin.value));
        }
      }
      nodes_[value].key = key;
    }
    close(event, braced, id);
    report_duplicate_keys(build_, id);
  }

  // In `[{a: b}: c]` a mapping without braces begins at the same byte as one with braces.
  bool is_braced(const YamlEvent& event) const {
    if (!event.flow || !text_at(first_of(event), '{')) return false;
    return at_end() || events_[next_].at != event.at;
  }

  std::size_t first_of(const YamlEvent& event) const {
    return event.anchor != 0 || event.tagged ? properties(event).next : event.at;
  }

  Properties properties(const YamlEvent& event) const {
    return yaml::properties(text_, event.at, next_place(event.at + 1));
  }

  void open(const YamlEvent& event, YamlId id, bool bracket) {
    cursor_ = std::max(cursor_, first_of(event));
    nodes_[id].range = byte_range(cursor_, cursor_);
    if (bracket && cursor_ < text_.size()) nodes_[id].range.end = byte_offset(++cursor_);
    ++depth_;
    if (event.flow) ++flow_depth_;
  }

  void close(const YamlEvent& event, bool bracket, YamlId id) {
    --depth_;
    if (event.flow) --flow_depth_;
    ByteRange& range = nodes_[id].range;
    const bool complete = next_ < events_.size();
    if (complete) ++next_;
    const auto first = id + 1;
    if (!bracket && first < nodes_.size()) range = nodes_[first].range;
    for (YamlId child = first; child < nodes_.size(); child = nodes_[child].end) {
      range.begin = std::min(range.begin, nodes_[child].range.begin);
      range.end = std::max(range.end, nodes_[child].range.end);
    }
    if (!bracket || !complete) return;
    std::size_t end = yaml::skip_filler(text_, cursor_);
    if (text_at(end, ',')) end = yaml::skip_filler(text_, end + 1);
    if (!text_at(end, ']') && !text_at(end, '}')) return;
    cursor_ = end + 1;
    range.end = std::max(range.end, byte_offset(cursor_));
  }

  bool at_end() const { return next_ >= events_.size() || events_[next_].kind == Kind::end; }

  // Whether a later event begins there. Only an empty value's place can lie before `at`.
  bool event_begins_at(std::size_t at) const { return next_place(at) == at; }

  std::size_t next_place(std::size_t from) const {
    for (std::size_t i = next_; i < events_.size(); ++i) {
      if (events_[i].kind != Kind::end && events_[i].at >= from) return events_[i].at;
    }
    return std::string_view::npos;
  }

  bool text_at(std::size_t at, char c) const { return at < text_.size() && text_[at] == c; }

  void define(std::size_t anchor, YamlId id) {
    if (anchors_.size() <= anchor) anchors_.resize(anchor + 1, kNoYaml);
    anchors_[anchor] = id;
  }

  // The library lets a tab before a value pass as an indent of nothing.
  void check_indentation(const YamlEvent& event) {
    if (flow_depth_ > 0 || event.kind == Kind::null) return;
    const std::size_t begin = text::line_begin(text_, event.at);
    if (begin < tabs_seen_until_ || yaml::skip_blanks(text_, begin) != event.at) return;
    const std::size_t tab = text_.substr(0, event.at).find('\t', begin);
    if (tab == std::string_view::npos) return;
    tabs_seen_until_ = event.at;
    build_.problems().push_back(tab_problem(text_, tab));
  }

  std::string_view text_;
  const std::vector<YamlEvent>& events_;
  YamlBuilder& build_;
  std::vector<YamlNode>& nodes_;
  std::size_t next_ = 0;      // of the events
  std::size_t cursor_ = 0;    // in the text: what lies before it has been read
  std::size_t depth_ = 0, flow_depth_ = 0;
  std::vector<YamlId> anchors_;
  std::size_t tabs_seen_until_ = 0;
  bool refused_ = false;      // one problem with aliases is enough
};

}  // namespace

void read_yaml_tree(std::string_view text, const YamlEvents& events, YamlBuilder& into) {
  Reader(text, events, into).read();
}

}  // namespace rubric::yaml
