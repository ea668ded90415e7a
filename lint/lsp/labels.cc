#include "lint/lsp/labels.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "lint/lsp/places.h"
#include "lint/text/utf8.h"
#include "lint/text/words.h"

namespace rubric::lsp {
namespace {

// As labels are compared: case and the kind of blanks do not matter.
std::string folded_label(std::string_view label) { return folded(fold_case(label)); }

// Where the bracket that opens at `open` closes; npos: nowhere. Inside, brackets are in pairs.
std::size_t closing(std::string_view text, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t at = open; at < text.size(); ++at) {
    if (text[at] == '\\') ++at;
    else if (text[at] == '[') ++depth;
    else if (text[at] == ']' && --depth == 0) return at;
  }
  return text.npos;
}

// The bracket that the last one of `text` belongs to.
std::size_t opening(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t at = text.size(); at-- > 0;) {
    if (at > 0 && text[at - 1] == '\\') continue;
    if (text[at] == ']') ++depth;
    else if (text[at] == '[' && --depth == 0) return at;
  }
  return text.npos;
}

void add(std::vector<LabelPlace>& out, LabelPlace::Kind kind, const Document& document, std::size_t begin,
         std::size_t end) {
  const bool note = end > begin && document.source().bytes()[begin] == '^';
  const ByteRange range = byte_range(begin + (note ? 1 : 0), end);
  const std::string label = folded_label(document.source().text(range));
  if (!label.empty()) out.push_back({kind, range, fmt::format("{}{}", note ? "^" : "", label)});
}

// "[words][guide]", "[guide][]" and "[guide]": a link or an image that does not say itself where it leads.
void add_use(std::vector<LabelPlace>& out, const Document& document, const Node& node) {
  const std::string_view text = document.text(node);
  if (!text.ends_with(']')) return;
  const std::size_t base = node.range.begin.value, last = opening(text);
  if (last == text.npos) return;
  const bool second = last > 0 && text[last - 1] == ']';
  if (!second) return add(out, LabelPlace::Kind::shortcut, document, base + last + 1, base + text.size() - 1);
  if (last + 2 < text.size()) {
    return add(out, LabelPlace::Kind::full, document, base + last + 1, base + text.size() - 1);
  }
  const std::size_t first = opening(text.substr(0, last));
  if (first != text.npos) add(out, LabelPlace::Kind::collapsed, document, base + first + 1, base + last - 1);
}

bool is_text(const Document& document, ByteOffset at) {
  bool text = false;
  for_each_node_at(document, at, [&](const Node& node) {
    text = text || node.kind == NodeKind::paragraph || node.kind == NodeKind::code_block ||
           node.kind == NodeKind::html_block || node.kind == NodeKind::front_matter || node.kind == NodeKind::heading ||
           node.kind == NodeKind::table;
  });
  return text;
}

}  // namespace

std::vector<LabelPlace> labels_of(const Document& document) {
  std::vector<LabelPlace> out;
  for (const Node& node : document.nodes()) {
    if (node.kind == NodeKind::link || node.kind == NodeKind::image || node.kind == NodeKind::footnote_reference) {
      add_use(out, document, node);
    }
  }
  // The tree has no definitions of links: they are the lines that are nothing else.
  const std::string_view bytes = document.source().bytes();
  for (std::size_t at = bytes.find("]:"); at != bytes.npos; at = bytes.find("]:", at + 2)) {
    const std::size_t line = at == 0 ? 0 : bytes.find_last_of("\r\n", at - 1) + 1;
    const std::size_t open = bytes.find_first_not_of(" >", line);
    if (open >= at || bytes[open] != '[' || closing(bytes, open) != at) continue;
    const bool note = bytes[open + 1] == '^';
    if (!note && is_text(document, byte_offset(open))) continue;
    if (note && node_at(document, byte_offset(open), NodeKind::footnote_definition) == nullptr) continue;
    add(out, LabelPlace::Kind::definition, document, open + 1, at);
  }
  std::ranges::sort(out, {}, [](const LabelPlace& it) { return it.range; });
  return out;
}

const LabelPlace* label_at(const std::vector<LabelPlace>& places, ByteOffset at) {
  const auto found =
      std::ranges::find_if(places, [&](const LabelPlace& it) { return it.range.begin <= at && at <= it.range.end; });
  return found == places.end() ? nullptr : &*found;
}

std::optional<std::vector<Edit>> rename_label(const std::vector<LabelPlace>& places, const LabelPlace& place,
                                              const std::string& name) {
  const bool note = place.folded.starts_with('^');
  const std::string to = fmt::format("{}{}", note ? "^" : "", folded_label(name));
  if (folded_label(name).empty() || name.find_first_of("[]\\\r\n") != name.npos ||
      (note && name.find_first_of(" \t") != name.npos)) {
    return std::nullopt;
  }
  if (!note && name.starts_with('^')) return std::nullopt;
  if (to != place.folded && std::ranges::find(places, to, &LabelPlace::folded) != places.end()) return std::nullopt;
  std::vector<Edit> edits;
  for (const LabelPlace& it : places) {
    if (it.folded != place.folded) continue;
    const ByteOffset behind{it.range.end.value + 1};   // its bracket
    switch (it.kind) {
      case LabelPlace::Kind::definition:
      case LabelPlace::Kind::full: edits.push_back({it.range, name}); break;
      case LabelPlace::Kind::collapsed:
        edits.push_back({{behind, byte_offset(behind.value + 2)}, fmt::format("[{}]", name)});
        break;
      case LabelPlace::Kind::shortcut:
        if (note) edits.push_back({it.range, name});
        else edits.push_back({{behind, behind}, fmt::format("[{}]", name)});
        break;
    }
  }
  return edits;
}

}  // namespace rubric::lsp
