// The words of a heading are read as signs that know their bytes, so that a name found among the signs is found in the
// source:
//
//     3. **Use [`tar`](x)**:      the signs "3. Use tar:"; the three of "tar" have the bytes of the code span
//        Use [`tar`](x)           what is left for the name "Use tar": emphasis around all of it goes, a link stays
//
// Whether an edit does what it should is asked of the parser: the heading it leaves has to read as the name.
#include "lint/rule/rename_heading.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "lint/text/ascii.h"
#include "lint/text/trim.h"

namespace rubric::rule {
namespace {

struct Sign {
  char letter = ' ';
  ByteRange range = {};
  bool text = true;   // its bytes are its own: no code, no entity
};

bool is_mark(const Node& node) { return node.kind == NodeKind::html_inline || node.kind == NodeKind::shortcode; }
bool is_emphasis(const Node& node) { return node.kind == NodeKind::emph || node.kind == NodeKind::strong; }

// What readers would miss besides words.
bool is_markup(const Node& node) {
  return is_mark(node) || node.kind == NodeKind::code || node.kind == NodeKind::link || node.kind == NodeKind::image ||
         node.kind == NodeKind::footnote_reference;
}

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_ascii_space(c)) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return std::string(without_end(out));
}

struct Reading {
  std::string text;
  std::size_t markup = 0;   // how many nodes of it
};

Reading read_heading(std::string_view written) {
  const SourceText alone("", "# " + std::string(written));
  const Document heading = parse_markdown(alone);
  Reading out;
  if (heading.nodes().size() < 2 || heading[1].kind != NodeKind::heading || heading[1].end != heading.nodes().size()) {
    return out;
  }
  out.text = folded(plain_text(heading, 1));
  out.markup = static_cast<std::size_t>(std::ranges::count_if(heading.nodes(), is_markup));
  return out;
}

constexpr std::string_view kSigns = "\\`*_[]<>&#$!~{}:";   // that may be more than themselves

// The name as Markdown that reads as it.
std::string escaped(std::string_view name) {
  if (name.find_first_of(kSigns) == name.npos || read_heading(name).text == name) return std::string(name);
  std::string out;
  for (const char c : name) {
    if (kSigns.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

class Renamer {
 public:
  Renamer(const Document& document, const Section& section, std::string_view name)
      : document_(document), section_(section), name_(name), words_(own_words()) {}

  Renaming run() {
    const bool is_text = section_.body == section_.heading + 2;   // as most headings are
    if (!is_text || name_.find_first_of(kSigns) != name_.npos) {
      read_signs();
      if (std::optional<Renaming> kept = without_what_is_around()) return *std::move(kept);
    }
    Renaming whole{{{words_, escaped(name_)}}, escaped(name_), true};
    if (markup_ == 0) return whole;
    if (std::optional<Renaming> part = with_other_words()) return *std::move(part);
    whole.keeps_markup = false;
    return whole;
  }

 private:
  // Without anchors and shortcodes around them.
  ByteRange own_words() const {
    ByteRange words = words_of_heading(document_, section_);
    for (NodeId id = section_.heading + 1; id < section_.body && is_mark(document_[id]); id = document_[id].end) {
      words.begin = document_[id].range.end;
    }
    for (NodeId id = section_.body; id-- > section_.heading + 1 && document_[id].range.begin >= words.begin;) {
      if (document_[id].range.begin >= words.end) continue;   // an attribute list
      if (!is_mark(document_[id])) break;
      words.end = document_[id].range.begin;
    }
    while (words.begin < words.end && document_.text(words).front() == ' ') ++words.begin.value;
    words.end.value = words.begin.value + static_cast<std::uint32_t>(without_end(document_.text(words)).size());
    return words;
  }

  void read_signs() {
    for (NodeId id = section_.heading + 1; id < section_.body; ++id) {
      const Node& node = document_[id];
      if (!words_.contains(node.range)) continue;
      if (is_markup(node)) ++markup_;
      if (node.kind == NodeKind::text) add_text(node);
      else if (node.kind == NodeKind::code) add_whole(node);
      else if (node.kind == NodeKind::softbreak || node.kind == NodeKind::linebreak) add({' ', node.range, true});
    }
  }

  void add_text(const Node& node) {
    const std::string_view source = document_.text(node);
    std::vector<Sign> signs;
    std::size_t at = 0;
    for (const char c : node.literal) {
      const std::size_t begin = at;
      if (at + 1 < source.size() && source[at] == '\\' && source[at + 1] == c) ++at;
      if (at >= source.size() || source[at] != c) return add_whole(node);   // an entity
      signs.push_back({c, byte_range(node.range.begin.value + begin, node.range.begin.value + ++at), true});
    }
    if (at != source.size()) return add_whole(node);
    for (const Sign& it : signs) add(it);
  }

  void add_whole(const Node& node) {
    for (const char c : node.literal) add({c, node.range, false});
  }

  void add(Sign it) {
    if (is_ascii_space(it.letter)) it.letter = ' ';
    if (it.letter == ' ' && (signs_.empty() || signs_.back().letter == ' ')) return;
    signs_.push_back(it);
  }

  // Takes away what stands before and behind the name, and emphasis around it.
  std::optional<Renaming> without_what_is_around() const {
    const auto same = [](const Sign& it, char c) { return ascii_small(it.letter) == ascii_small(c); };
    const auto found = std::ranges::search(signs_, name_, same);
    if (name_.empty() || found.empty()) return std::nullopt;
    const ByteRange kept{found.front().range.begin, found.back().range.end};
    Edits edits;
    for (std::size_t i = 0; i < name_.size(); ++i) {
      const Sign& sign = found[i];
      if (sign.letter == name_[i]) continue;
      if (!sign.text) return std::nullopt;
      edits.push_back({sign.range, std::string(1, name_[i])});
    }
    ByteOffset before = words_.begin, behind = kept.end;   // where the next piece that goes begins
    const auto take = [&](ByteOffset& from, ByteRange stays) {
      if (from < stays.begin) edits.push_back({{from, stays.begin}, {}});
      from = std::max(from, stays.end);
    };
    std::vector<ByteRange> closings;
    for (NodeId id = section_.heading + 1; id < section_.body; ++id) {
      const Node& node = document_[id];
      if (node.end == id + 1 || !words_.contains(node.range) || !overlaps(node.range, kept)) continue;
      const ByteRange inside{document_[id + 1].range.begin, last_child_end(id)};
      if (is_emphasis(node) && inside.begin <= kept.begin && kept.end <= inside.end) continue;
      if (node.range.begin < kept.begin) take(before, {node.range.begin, inside.begin});
      if (node.range.end > kept.end) closings.push_back({inside.end, node.range.end});
    }
    take(before, {kept.begin, kept.begin});
    std::ranges::sort(closings);
    for (const ByteRange& it : closings) take(behind, it);
    take(behind, {words_.end, words_.end});
    return checked(std::move(edits));
  }

  // Only what differs, where that is one piece of one text.
  std::optional<Renaming> with_other_words() const {
    std::string read;
    for (const Sign& it : signs_) read += it.letter;
    const auto same_begin = static_cast<std::size_t>(std::ranges::mismatch(read, name_).in1 - read.begin());
    std::size_t same_end = 0;
    while (same_end < std::min(read.size(), name_.size()) - same_begin &&
           read[read.size() - 1 - same_end] == name_[name_.size() - 1 - same_end]) {
      ++same_end;
    }
    const std::size_t last = read.size() - same_end;
    if (same_begin == last) return std::nullopt;   // between two texts: of which of them?
    for (std::size_t i = same_begin; i < last; ++i) {
      if (!signs_[i].text || (i > same_begin && signs_[i].range.begin != signs_[i - 1].range.end)) return std::nullopt;
    }
    const ByteRange changed{signs_[same_begin].range.begin, signs_[last - 1].range.end};
    return checked({{changed, std::string(name_.substr(same_begin, name_.size() - same_end - same_begin))}});
  }

  // The edits, if they leave the name and all markup.
  std::optional<Renaming> checked(Edits edits) const {
    std::ranges::sort(edits);
    Edits within = edits;
    for (Edit& it : within) {
      it.range = byte_range(it.range.begin.value - words_.begin.value, it.range.end.value - words_.begin.value);
    }
    std::string written = text::apply(document_.text(words_), within);
    const Reading now = read_heading(written);
    if (now.text != name_ || now.markup != markup_) return std::nullopt;
    return Renaming{std::move(edits), std::move(written), true};
  }

  static bool overlaps(ByteRange a, ByteRange b) { return a.begin < b.end && b.begin < a.end; }

  ByteOffset last_child_end(NodeId parent) const {
    ByteOffset end = document_[parent + 1].range.end;
    for (NodeId id = parent + 1; id < document_[parent].end; id = document_[id].end) end = document_[id].range.end;
    return end;
  }

  const Document& document_;
  const Section& section_;
  const std::string_view name_;
  const ByteRange words_;
  std::vector<Sign> signs_;
  std::size_t markup_ = 0;
};

}  // namespace

Renaming rename(const SectionContext& context, SectionId section, std::string_view name) {
  return Renamer(context.document, context.outline.sections[section], name).run();
}

}  // namespace rubric::rule
