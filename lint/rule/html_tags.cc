#include "lint/rule/html_tags.h"

#include <algorithm>
#include <array>

#include "lint/text/ascii.h"

namespace rubric::rule {
namespace {

// The elements of the HTML standard, those it calls obsolete, and the roots of SVG and MathML with what is
// commonly written inside them by hand.
constexpr auto kElements = std::to_array<std::string_view>({
    "a", "abbr", "acronym", "address", "applet", "area", "article", "aside", "audio", "b", "base", "bdi", "bdo", "big",
    "blink", "blockquote", "body", "br", "button", "canvas", "caption", "center", "circle", "cite", "code", "col",
    "colgroup", "data", "datalist", "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "ellipse", "em",
    "embed", "fieldset", "figcaption", "figure", "font", "footer", "form", "frame", "frameset", "g", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "i", "iframe", "img", "input", "ins", "kbd", "label",
    "legend", "li", "line", "link", "main", "map", "mark", "marquee", "math", "menu", "meta", "meter", "nav", "nobr",
    "noscript", "object", "ol", "optgroup", "option", "output", "p", "param", "path", "picture", "polygon", "polyline",
    "pre", "progress", "q", "rect", "rp", "rt", "ruby", "s", "samp", "script", "search", "section", "select", "slot",
    "small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td",
    "template", "text", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul", "use",
    "var", "video", "wbr", "xmp",
});
static_assert(std::ranges::is_sorted(kElements));

bool is_in_name(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '-'; }
bool is_in_attribute(char c) { return is_in_name(c) || c == '_' || c == ':' || c == '.'; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

class TagReader {
 public:
  // With the number of quotes it stands in, each of which has a '>' on every line.
  TagReader(std::string_view text, ByteOffset place, std::size_t quotes)
      : text_(text), place_(place), quotes_(quotes) {}

  std::vector<HtmlTag> read() {
    std::vector<HtmlTag> tags;
    while ((at_ = text_.find('<', at_)) != std::string_view::npos) {
      if (text_.substr(at_).starts_with("<!--")) {
        const std::size_t end = text_.find("-->", at_ + 4);
        if (end == std::string_view::npos) break;
        at_ = end + 3;
      } else {
        read_tag(tags);
      }
    }
    return tags;
  }

 private:
  void read_tag(std::vector<HtmlTag>& tags) {
    const std::size_t begin = at_++;
    HtmlTag tag;
    tag.closing = at_ < text_.size() && text_[at_] == '/';
    if (tag.closing) ++at_;
    if (at_ >= text_.size() || !is_ascii_letter(text_[at_])) return;
    tag.name = lower(take(is_in_name));
    while (read_attribute(tag)) {}
    if (at_ < text_.size() && text_[at_] == '/') ++at_;
    if (at_ >= text_.size() || text_[at_] != '>') return;
    ++at_;
    tag.range = byte_range(place_.value + begin, place_.value + at_);
    tags.push_back(std::move(tag));
  }

  bool read_attribute(HtmlTag& tag) {
    if (!take_space()) return false;
    const std::string_view name = take(is_in_attribute);
    if (name.empty()) return false;
    HtmlAttribute attribute{.name = lower(name), .value = {}};
    const std::size_t behind_name = at_;
    take_space();
    if (at_ < text_.size() && text_[at_] == '=') {
      ++at_;
      take_space();
      attribute.value = read_value();
    } else {
      at_ = behind_name;
    }
    tag.attributes.push_back(std::move(attribute));
    return true;
  }

  std::string_view read_value() {
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
      const std::size_t end = std::min(text_.find(text_[at_], at_ + 1), text_.size());
      const std::string_view value = text_.substr(at_ + 1, end - at_ - 1);
      at_ = std::min(end + 1, text_.size());
      return value;
    }
    return take([](char c) { return !is_space(c) && c != '>'; });
  }

  // Whether there was any.
  bool take_space() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_space(text_[at_])) {
      if (text_[at_++] == '\n') take_quote_marks();
    }
    return at_ > begin;
  }

  void take_quote_marks() {
    for (std::size_t i = 0; i < quotes_; ++i) {
      const std::size_t mark = text_.find_first_not_of(" \t", at_);
      if (mark == text_.npos || text_[mark] != '>') return;
      at_ = mark + 1;
    }
  }

  template <class Kind>
  std::string_view take(Kind kind) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && kind(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  std::string_view text_;
  ByteOffset place_;
  std::size_t quotes_;
  std::size_t at_ = 0;
};

}  // namespace

const HtmlAttribute* HtmlTag::find(std::string_view attribute) const {
  const auto it = std::ranges::find(attributes, attribute, &HtmlAttribute::name);
  return it == attributes.end() ? nullptr : &*it;
}

std::vector<HtmlTag> html_tags(const Document& document, const Node& html) {
  std::size_t quotes = 0;
  for (NodeId id = html.parent; id != 0; id = document[id].parent) {
    quotes += document[id].kind == NodeKind::block_quote ? 1 : 0;
  }
  return TagReader(document.text(html), html.range.begin, quotes).read();
}

bool is_html_element(std::string_view name) {
  return name.find('-') != std::string_view::npos || std::ranges::binary_search(kElements, name);
}

}  // namespace rubric::rule
