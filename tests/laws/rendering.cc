#include "tests/laws/rendering.h"
#include "tests/layers.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rubric::testing::laws {
namespace {

constexpr std::string_view kSpaces = " \t\r\n\f\v";

constexpr std::array<std::string_view, 33> kBlocks = {
    "address", "article", "aside",  "blockquote", "body",  "center", "dd",    "details", "div",     "dl",    "dt",
    "figure",  "footer",  "h1",     "h2",         "h3",    "h4",     "h5",    "h6",      "header",  "hr",    "li",
    "ol",      "p",       "pre",    "section",    "table", "tbody",  "td",    "th",      "thead",   "tr",    "ul"};

bool is_letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }

// Those that the renderers write; a page's own entities are characters by then.
std::string without_entities(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 4> kEntities = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto entity =
        std::ranges::find_if(kEntities, [&](const auto& it) { return text.substr(i).starts_with(it.first); });
    out += entity == kEntities.end() ? text[i] : entity->second;
    i += entity == kEntities.end() ? 1 : entity->first.size();
  }
  return out;
}

std::string with_single_spaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = kSpaces.find(c) != kSpaces.npos;
    if (!space) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

class Reader {
 public:
  explicit Reader(std::string_view html) : html_(html) {}

  Pieces read() {
    while (at_ < html_.size()) {
      const std::size_t end = html_[at_] == '<' ? end_of_tag() : html_.npos;
      if (end != html_.npos) tag(html_.substr(std::exchange(at_, end), end - at_));
      else text();
    }
    if (!out_.empty() && out_.back().kind == Piece::Kind::space) out_.pop_back();
    return std::move(out_);
  }

 private:
  // Behind the tag, comment or declaration at `at_`; npos where there is none.
  std::size_t end_of_tag() const {
    const std::string_view rest = html_.substr(at_);
    const auto behind = [&](std::string_view close, std::size_t from) {
      const std::size_t end = rest.find(close, from);
      return end == rest.npos ? html_.npos : at_ + end + close.size();
    };
    if (rest.starts_with("<!--")) {
      // One without an end hides the rest of the page from a reader; here it must not hide what became of it.
      const std::size_t end = behind("-->", 2);
      return end == html_.npos ? std::min(behind("\n", 2), html_.size()) : end;
    }
    if (rest.starts_with("<?")) return behind("?>", 2);
    if (rest.starts_with("<![CDATA[")) return behind("]]>", 9);
    const std::size_t name = rest.starts_with("</") || rest.starts_with("<!") ? 2 : 1;
    if (name >= rest.size() || !is_letter(rest[name])) return html_.npos;
    char quote = 0;
    for (std::size_t i = name; i < rest.size(); ++i) {
      if (quote != 0) quote = rest[i] == quote ? '\0' : quote;
      else if ((rest[i] == '"' || rest[i] == '\'') && rest[i - 1] == '=') quote = rest[i];
      else if (rest[i] == '>') return at_ + i + 1;
      else if (rest[i] == '<') return html_.npos;   // what is not closed must not take the tags behind it along
    }
    return html_.npos;
  }

  // Of one that nobody closed, the rest of the page is not all that exact.
  bool is_closed_pre() const { return html_.find("</pre", at_) < html_.find("<pre", at_); }

  void tag(std::string_view text) {
    if (text.starts_with("<!--")) return;
    Piece piece{.text = with_single_spaces(text)};
    const bool closes = text.starts_with("</");
    const std::string_view name = tag_name(piece);
    const bool block = std::ranges::binary_search(kBlocks, name);
    if (name == "pre") pre_ = !closes && is_closed_pre();
    piece.kind = block ? (closes ? Piece::Kind::block_close : Piece::Kind::block_open)
                       : (closes ? Piece::Kind::inline_close : Piece::Kind::inline_open);
    const bool stands_alone = block || name == "br";
    if (stands_alone && !out_.empty() && out_.back().kind == Piece::Kind::space) out_.pop_back();
    out_.push_back(std::move(piece));
    beside_block_ = stands_alone;
  }

  void text() {
    const std::size_t end = std::min(html_.find('<', at_ + 1), html_.size());
    const std::string text = without_entities(html_.substr(at_, end - at_));
    at_ = end;
    for (std::size_t i = 0; i < text.size();) {
      const bool space = !pre_ && kSpaces.find(text[i]) != kSpaces.npos;
      std::size_t next = pre_    ? text.find('\n', i)
                         : space ? text.find_first_not_of(kSpaces, i)
                                 : text.find_first_of(kSpaces, i);
      next = next == text.npos ? text.size() : pre_ ? next + 1 : next;
      add(space ? " " : text.substr(i, next - i), space);
      i = next;
    }
  }

  void add(std::string text, bool space) {
    if (space) {
      if (!beside_block_ && (out_.empty() || out_.back().kind != Piece::Kind::space)) {
        out_.push_back({Piece::Kind::space, " "});
      }
      return;
    }
    // Text that a tag or an entity cut is one word again.
    if (!pre_ && !out_.empty() && out_.back().kind == Piece::Kind::word) out_.back().text += text;
    else out_.push_back({Piece::Kind::word, std::move(text)});
    beside_block_ = false;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  bool pre_ = false;
  bool beside_block_ = true;
  Pieces out_;
};

// Names of blocks with the letters between them, up to the footnotes.
std::string gist_of(const Pieces& pieces) {
  std::string out;
  for (const Piece& it : pieces) {
    const std::string_view name = is_block(it) ? tag_name(it) : std::string_view();
    if (name == "section") break;
    if (name == "thead" || name == "tbody") continue;
    if (is_block(it)) (out += it.kind == Piece::Kind::block_open ? '<' : '>') += name;
    else if (it.kind == Piece::Kind::word) out += it.text;
    if (it.kind == Piece::Kind::word && it.text.ends_with('\n')) out += '\1';   // a line of code
  }
  std::erase_if(out, [](char c) { return kSpaces.find(c) != kSpaces.npos; });
  return out;
}

}  // namespace

bool read_alike(const Pieces& one, const Pieces& other) { return gist_of(one) == gist_of(other); }

Pieces pieces_of(std::string_view html) { return Reader(html).read(); }

bool is_block(const Piece& piece) {
  return piece.kind == Piece::Kind::block_open || piece.kind == Piece::Kind::block_close;
}
bool is_inline_tag(const Piece& piece) {
  return piece.kind == Piece::Kind::inline_open || piece.kind == Piece::Kind::inline_close;
}

std::string_view tag_name(const Piece& piece) {
  const std::string_view text = piece.text;
  const std::size_t begin = std::min(text.find_first_not_of("</"), text.size());
  return text.substr(begin, text.find_first_of(" />", begin) - begin);
}

std::string_view attribute(const Piece& piece, std::string_view name) {
  const std::string_view text = piece.text;
  const std::size_t begin = text.find(std::string(name) + "=\"");
  if (begin == text.npos) return {};
  const std::size_t value = begin + name.size() + 2;
  return text.substr(value, text.find('"', value) - value);
}

std::string shown(const Pieces& pieces, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < std::min(to, pieces.size()); ++i) out += pieces[i].text;
  return out;
}

}  // namespace rubric::testing::laws
