#include "lint/document/references.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>

#include "lint/document/link_text.h"
#include "lint/text/ascii.h"
#include "lint/text/trim.h"
#include "lint/text/utf8.h"

namespace rubric::document {
namespace {

constexpr auto kNone = std::string_view::npos;

// What is quoted in `{{< ref "plan.md#next" >}}`; the same for relref. Nothing for other shortcodes.
std::string_view hugo_target(std::string_view shortcode) {
  std::size_t at = shortcode.find_first_not_of("{<% \t\r\n");
  if (at == kNone) return {};
  const std::string_view rest = shortcode.substr(at);
  const std::size_t name = rest.starts_with("relref") ? 6 : rest.starts_with("ref") ? 3 : 0;
  if (name == 0 || name >= rest.size() || !is_ascii_space(rest[name])) return {};
  const std::size_t quote = rest.find_first_of("\"`", name);
  if (quote == kNone) {
    const std::size_t begin = rest.find_first_not_of(" \t\r\n", name);
    const std::size_t end = begin == kNone ? kNone : rest.find_first_of(" \t\r\n>%", begin);
    return end == kNone ? std::string_view{} : rest.substr(begin, end - begin);
  }
  const std::size_t end = rest.find(rest[quote], quote + 1);
  return end == kNone ? std::string_view{} : rest.substr(quote + 1, end - quote - 1);
}

// How far a destination goes that begins at `text`: up to a blank or the parenthesis that closes the link.
std::size_t destination_length(std::string_view text) {
  int open = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with("{{")) {
      const std::size_t end = text.find("}}", at);
      if (end != kNone) at = end + 1;
    } else if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '(') {
      ++open;
    } else if (is_ascii_space(text[at]) || (text[at] == ')' && open-- == 0)) {
      return at;
    }
  }
  return text.size();
}

// cmark keeps no definitions; they are the lines of their form that no block holds.
std::vector<ByteRange> lines_of_definitions(const Document& document) {
  std::vector<ByteRange> found;
  const std::string_view text = document.source().bytes();
  const LineIndex& lines = document.source().lines();
  const Node* const front_matter = document.front_matter();
  NodeId block = 1;
  const NodeId count = static_cast<NodeId>(document.nodes().size());
  for (std::size_t i = front_matter != nullptr ? lines.line_of(front_matter->range.end) : 0; i < lines.line_count();
       ++i) {
    const ByteRange line = lines.line(i);
    if (line.empty() || (text[line.begin.value] != '[' && text[line.begin.value] != ' ')) continue;
    while (block < count && document[block].range.end <= line.begin) block = document[block].end;
    if (block < count && document[block].range.begin < line.end) continue;
    const std::string_view written = document.text(line);
    const std::size_t open = written.find_first_not_of(' ');
    if (open == kNone || open > 3 || written[open] != '[' || written.substr(open).starts_with("[^")) continue;
    if (written.find("]:", open) != kNone) found.push_back(line);
  }
  return found;
}

class Finder {
 public:
  Finder(const Document& document, const NodesByKind& nodes)
      : document_(document), nodes_(nodes), text_(document.source().bytes()) {}

  // What is used of definitions is seen at the links; with `known`, it is known.
  std::vector<Reference> find(const Definitions* known = nullptr) {
    found_.reserve(nodes_.of(NodeKind::link).size() + nodes_.of(NodeKind::image).size() +
                   nodes_.of(NodeKind::shortcode).size());
    for (const NodeKind kind : {NodeKind::link, NodeKind::image}) {
      for (const NodeId id : nodes_.of(kind)) add_link(id, document_[id]);
    }
    for (const NodeId id : nodes_.of(NodeKind::shortcode)) add_hugo(document_[id].range, document_.text(document_[id]));
    for (const NodeKind kind : {NodeKind::html_block, NodeKind::html_inline}) {
      for (const NodeId id : nodes_.of(kind)) add_html(document_[id]);
    }
    const Definitions own = known == nullptr ? add_used_definitions() : Definitions{};
    if (known != nullptr && known->used) {
      add_definitions();
      drop_unused(known->targets);
    }
    // What a definition says is told there, not at each link that uses it.
    const std::vector<std::string_view>& targets = (known == nullptr ? own : *known).targets;
    std::erase_if(found_, [&](const Reference& it) {
      return it.kind == Reference::Kind::by_definition && std::ranges::binary_search(targets, it.target);
    });
    return std::move(found_);
  }

  Definitions find_definitions() {
    for (const NodeKind kind : {NodeKind::link, NodeKind::image}) {
      for (const NodeId id : nodes_.of(kind)) {
        if (may_be_by_definition(document_, document_[id])) add_link(id, document_[id]);
      }
    }
    return add_used_definitions();
  }

 private:
  void add_link(NodeId id, const Node& node) {
    const std::string_view written = document_.text(node);
    if (written.starts_with('<')) {
      return add(Reference::Kind::autolink, {node.range.begin.value + 1, node.range.end.value - 1}, node.destination);
    }
    const auto kind = node.kind == NodeKind::image ? Reference::Kind::image : Reference::Kind::link;
    // A destination that is a piece of the text, as nearly all are, tells where it stands.
    const auto at = static_cast<std::size_t>(node.destination.data() - text_.data());
    const bool here = !node.destination.empty() && std::less_equal<>()(written.data(), node.destination.data()) &&
                      std::less<>()(node.destination.data(), written.data() + written.size());
    if (node.destination.starts_with("{{")) return;   // a shortcode, which is a node of its own
    if (here && written.ends_with(')') && text_[at - 1] != '[') {
      return add(kind, {at, at + node.destination.size()}, node.destination);
    }
    const std::size_t inside = end_of_link_text(document_, id);
    const std::size_t opened = text_.find("](", inside);
    const bool is_inline = opened != kNone && opened < node.range.end.value && text_.find(']', inside) == opened;
    if (!is_inline) {
      const bool bare = !written.ends_with(']');   // an address that was made a link as it stands
      return add(bare ? Reference::Kind::autolink : Reference::Kind::by_definition,
                 {node.range.begin.value, node.range.end.value}, node.destination);
    }
    std::size_t begin = opened + 2;
    while (begin < node.range.end.value && is_ascii_space(text_[begin])) ++begin;
    const std::string_view rest = text_.substr(begin, node.range.end.value - begin);
    if (rest.starts_with('<')) {
      const std::size_t end = std::min(rest.find('>'), rest.size());
      return add(kind, {begin + 1, begin + end}, node.destination);
    }
    add(kind, {begin, begin + destination_length(rest)}, node.destination);
  }

  void add_hugo(ByteRange range, std::string_view shortcode) {
    const std::string_view target = hugo_target(shortcode);
    if (target.empty()) return;
    const std::size_t begin = range.begin.value + static_cast<std::size_t>(target.data() - shortcode.data());
    add(Reference::Kind::hugo_ref, {begin, begin + target.size()}, text_.substr(begin, target.size()));
  }

  void add_html(const Node& node) {
    const std::string_view html = document_.text(node);
    for (const std::string_view name : {"href", "src"}) {
      for (const std::string_view value : attribute_values(html, name, "")) {
        const auto begin = static_cast<std::size_t>(value.data() - text_.data());
        add(Reference::Kind::html, {begin, begin + value.size()}, value);
      }
    }
  }

  Definitions add_used_definitions() {
    Definitions out{.used = std::ranges::find(found_, Reference::Kind::by_definition, &Reference::kind) != found_.end(),
                    .targets = {}};
    if (!out.used) return out;
    std::vector<std::string_view> wanted;
    for (const Reference& it : found_) {
      if (it.kind == Reference::Kind::by_definition) wanted.push_back(it.target);
    }
    std::ranges::sort(wanted);
    add_definitions();
    drop_unused(wanted);
    for (const Reference& it : found_) {
      if (it.kind == Reference::Kind::definition) out.targets.push_back(it.target);
    }
    std::ranges::sort(out.targets);
    return out;
  }

  // A definition that no link is by leads nobody anywhere. One that is read otherwise than it is written may be used.
  void drop_unused(const std::vector<std::string_view>& wanted) {
    std::erase_if(found_, [&](const Reference& it) {
      return it.kind == Reference::Kind::definition && it.target.find_first_of("\\&") == kNone &&
             !std::ranges::binary_search(wanted, it.target);
    });
  }

  void add_definitions() {
    for (const ByteRange& it : lines_of_definitions(document_)) add_definition(it.begin.value, it.end.value);
  }

  void add_definition(std::size_t begin, std::size_t end) {
    const std::string_view line = text_.substr(begin, end - begin);
    const std::size_t close = line.find("]:");
    std::size_t at = line.find_first_not_of(" \t", close + 2);
    if (at == kNone) return;
    std::size_t length = destination_length(line.substr(at));
    if (line.substr(at).starts_with("{{")) {
      return add_hugo(byte_range(begin + at, begin + at + length), line.substr(at, length));
    }
    if (line[at] == '<' && line.find('>', at) != kNone) {
      length = line.find('>', at) - at - 1;
      ++at;
    }
    add(Reference::Kind::definition, {begin + at, begin + at + length}, line.substr(at, length));
  }

  struct Place {
    std::size_t begin, end;
  };
  void add(Reference::Kind kind, Place place, std::string_view target) {
    found_.push_back(
        {.kind = kind, .place = byte_range(place.begin, std::max(place.begin, place.end)), .target = target});
  }

 public:
  // The values of an attribute in tags, in quotes; with `element`, only in tags of that name.
  static std::vector<std::string_view> attribute_values(std::string_view html, std::string_view name,
                                                        std::string_view element) {
    std::vector<std::string_view> values;
    std::size_t end = 0;   // of the last tag
    for (std::size_t tag = html.find('<'); tag != kNone; tag = html.find('<', std::max(end, tag + 1))) {
      const char next = tag + 1 < html.size() ? html[tag + 1] : '\0';
      if (ascii_small(next) < 'a' || 'z' < ascii_small(next)) continue;
      end = html.find('>', tag);
      if (end == kNone) break;
      const std::string_view inside = html.substr(tag + 1, end - tag - 1);
      if (!inside.starts_with(element)) continue;
      for (std::size_t at = inside.find('='); at != kNone; at = inside.find('=', at + 1)) {
        const std::size_t begin = at < name.size() ? kNone : at - name.size();
        if (begin == kNone || begin == 0 || !is_ascii_space(inside[begin - 1])) continue;
        if (!std::ranges::equal(inside.substr(begin, name.size()), name, {}, ascii_small)) continue;
        const char quote = at + 1 < inside.size() ? inside[at + 1] : '\0';
        const std::size_t close = quote == '"' || quote == '\'' ? inside.find(quote, at + 2) : kNone;
        if (close != kNone) values.push_back(inside.substr(at + 2, close - at - 2));
      }
    }
    return values;
  }

 private:
  const Document& document_;
  const NodesByKind& nodes_;
  std::string_view text_;
  std::vector<Reference> found_;
};

}  // namespace

std::string label_key(std::string_view label) {
  std::string key;
  for (const char c : trimmed(label)) {
    if (!is_ascii_space(c)) key += c;
    else if (key.back() != ' ') key += ' ';
  }
  return fold_case(key);
}

std::vector<LinkDefinition> link_definitions(const Document& document) {
  std::vector<LinkDefinition> out;
  for (const ByteRange& line : lines_of_definitions(document)) {
    const std::string_view written = document.text(line);
    const std::size_t open = written.find('['), close = written.find("]:");
    const std::size_t at = std::min(written.find_first_not_of(" \t", close + 2), written.size());
    const std::size_t begin = line.begin.value;
    out.push_back(
        {byte_range(begin + open + 1, begin + close), written.substr(at, destination_length(written.substr(at)))});
  }
  return out;
}

bool may_be_by_definition(const Document& document, const Node& link) {
  return document.text(link).ends_with(']') && !link.destination.starts_with("{{");
}

Definitions definitions(const Document& document, const NodesByKind& nodes) {
  return Finder(document, nodes).find_definitions();
}

std::vector<Reference> references(const Document& document, const NodesByKind& nodes) {
  return Finder(document, nodes).find();
}

std::vector<Reference> references(const Document& document, const NodesByKind& nodes, const Definitions& defined) {
  return Finder(document, nodes).find(&defined);
}

std::vector<std::string_view> html_ids(const Document& document, const NodesByKind& nodes) {
  std::vector<std::string_view> ids;
  for (const NodeKind kind : {NodeKind::html_block, NodeKind::html_inline}) {
    for (const NodeId node : nodes.of(kind)) {
      const std::string_view html = document.text(document[node]);
      for (const std::string_view id : Finder::attribute_values(html, "id", "")) ids.push_back(id);
      for (const std::string_view id : Finder::attribute_values(html, "name", "a ")) ids.push_back(id);
    }
  }
  return ids;
}

}  // namespace rubric::document
