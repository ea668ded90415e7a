#include "lint/rule/lost_headings.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "lint/rule/html_tags.h"
#include "lint/text/trim.h"
#include "lint/text/utf8.h"

namespace rubric::rule {
namespace {

// The words after one to six "#" and a blank; "" without them.
std::string_view after_signs(std::string_view line) {
  line = trimmed(line);
  const std::size_t signs = std::min(line.find_first_not_of('#'), line.size());
  if (signs == 0 || signs > 6 || signs == line.size() || line[signs] != ' ') return {};
  return trimmed(line.substr(signs));
}

class Finder {
 public:
  explicit Finder(const PageContext& context) : document_(context.document), nodes_(context.nodes) {}

  std::vector<LostHeading> find() {
    for (const NodeId it : nodes_.of(NodeKind::strong)) add_bold(it);
    for (const NodeId it : nodes_.of(NodeKind::code_block)) add_code(document_[it]);
    for (const NodeId it : nodes_.of(NodeKind::html_block)) add_html(document_[it]);
    std::ranges::sort(found_, {}, [](const LostHeading& it) { return it.place.begin; });
    return std::move(found_);
  }

 private:
  // A paragraph that is nothing else; a colon may follow.
  void add_bold(NodeId strong) {
    const NodeId paragraph = document_[strong].parent;
    const Node& node = document_[paragraph];
    if (node.kind != NodeKind::paragraph || node.parent != 0 || paragraph + 1 != strong) return;
    const std::size_t end = document_[strong].range.end.value;
    const std::string_view rest = document_.source().bytes().substr(end, node.range.end.value - end);
    if (rest.empty() || rest == ":") add(LostHeading::Kind::bold, plain_text(document_, strong), node.range);
  }

  void add_code(const Node& code) {
    const std::string_view text = trimmed(document_.text(code));
    if (!code.fenced && !code.raw && text.find('\n') == text.npos) {
      add(LostHeading::Kind::code, after_signs(text), code.range);
    }
  }

  void add_html(const Node& html) {
    const std::vector<HtmlTag> tags = html_tags(document_, html);
    if (tags.empty()) return;
    for (std::size_t i = 0; i + 1 < tags.size(); ++i) {
      const bool heading =
          tags[i].name.size() == 2 && tags[i].name[0] == 'h' && '1' <= tags[i].name[1] && tags[i].name[1] <= '6';
      if (!heading || tags[i].closing || tags[i + 1].name != tags[i].name) continue;
      const std::size_t begin = tags[i].range.end.value;
      const std::string_view words = document_.source().bytes().substr(begin, tags[i + 1].range.begin.value - begin);
      add(LostHeading::Kind::html, trimmed(words), {tags[i].range.begin, tags[i + 1].range.end});
    }
    // What these hold is not Markdown, whatever it looks like.
    constexpr auto kVerbatim = std::to_array<std::string_view>({"pre", "script", "style", "textarea"});
    const std::string_view text = document_.text(html);
    if (std::ranges::find(kVerbatim, tags.front().name) != kVerbatim.end() || text.find("<!--") != text.npos) return;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = trimmed(text.substr(at, end - at));
      const std::size_t begin = html.range.begin.value + static_cast<std::size_t>(line.data() - text.data());
      if (!line.empty()) add(LostHeading::Kind::inside_html, after_signs(line), byte_range(begin, begin + line.size()));
      at = end + 1;
    }
  }

  void add(LostHeading::Kind kind, std::string_view words, ByteRange place) {
    if (words.ends_with(':')) words.remove_suffix(1);
    if (!words.empty()) found_.push_back({kind, fold_case(words), place});
  }

  const Document& document_;
  const NodesByKind& nodes_;
  std::vector<LostHeading> found_;
};

}  // namespace

std::vector<LostHeading> lost_headings(const PageContext& context) { return Finder(context).find(); }

Message complaint(const LostHeading& lost, std::string_view section, int level) {
  const std::string heading = fmt::format("{:#<{}} {}", "", level, section);
  switch (lost.kind) {
    case LostHeading::Kind::bold:
      return say("bold", "section \"{}\" begins with bold text, not with a heading", section)
          .advise("; write \"{}\"", heading);
    case LostHeading::Kind::html:
      return say("html", "section \"{}\" begins with a heading in HTML", section).advise("; write \"{}\"", heading);
    case LostHeading::Kind::code:
      return say("code", "the heading of section \"{}\" is code because of the spaces before it", section)
          .advise("; write \"{}\" at the start of the line", heading);
    case LostHeading::Kind::inside_html: break;
  }
  return say("inside-html",
             "the heading of section \"{}\" is read as part of the HTML above; put a blank line before it", section);
}

}  // namespace rubric::rule
