#include "tests/laws/law_of_reports.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "lint/document/document.h"
#include "tests/laws/law_of_fixes.h"
#include "tests/pages.h"

namespace rubric::testing::laws {
namespace {

// How the findings of a rule are decided: the first row whose words are in the message.
struct Row {
  std::string_view rule, words;
  Says says;
};
constexpr std::array kRows = {
    Row{"empty-link", "", Says::empty_link},
    Row{"image-alt-missing", "", Says::image_without_text},
    Row{"inline-markup-misparse", "makes a heading", Says::in_heading},
    Row{"inline-markup-misparse", "is read as HTML", Says::html},
    Row{"inline-markup-misparse", "is shown as it is", Says::sign_shown},
    Row{"inline-markup-misparse", "unmatched", Says::sign_shown},
    Row{"inline-markup-misparse", "to make this a heading", Says::sign_shown},
    Row{"inline-markup-misparse", "make code of", Says::in_code},
    Row{"invalid-encoding", "", Says::replaced},
    Row{"lazy-continuation", "", Says::joined},
    Row{"list-marker-space", "", Says::shown_to_space},
    Row{"malformed-link", "shown as text", Says::shown},
    Row{"malformed-table", "shown as text", Says::bars_shown},
    Row{"malformed-table", "as a row of the table", Says::in_cell},
    Row{"table-cell-lost", "", Says::not_shown},
    Row{"malformed-link", "", Says::link},
    Row{"renderer-specific-construct", "", Says::last_line_shown},
};

constexpr std::array kUndecided = {
    Undecided{"document-too-complex", "such a page is not given to a renderer either"},
    Undecided{"heading-blank-lines",
              "it is about other programs than these; that the blank lines change nothing is the law of its fixes"},
    Undecided{"pseudo-heading", "what the author meant by bold text is not in the HTML"},
    Undecided{"suppression-without-reason", "it is about comments, which nobody sees"},
    Undecided{"unclosed-block", "the HTML of a block that ends with the page is that of one that is closed there"},
    Undecided{"under-indented-block", "to which item a paragraph was meant to belong is not in the HTML"},
    Undecided{"unknown-suppression", "it is about comments, which nobody sees"},
    Undecided{"unused-suppression", "it is about comments, which nobody sees"},
    Undecided{"whitespace", "it is about what nobody sees; that it is not seen is the law of its fixes"},
};

bool is_space(char c) { return std::string_view(" \t\r\n").find(c) != std::string_view::npos; }

// Without white space, markup of emphasis and code, escapes, and the markers of quotes: what a renderer may leave out
// of a text that it shows as it is.
std::string bare(std::string_view text) {
  constexpr std::string_view kLeftOut = "*_`~\\>";
  std::string out;
  for (const char c : text) {
    if (c == '\0') out += "\xEF\xBF\xBD";   // as all renderers show it
    else if (!is_space(c) && kLeftOut.find(c) == kLeftOut.npos) out += c;
  }
  return out;
}

std::string letters(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) out += c;
  }
  return out;
}

// "a[b" of "a%5Bb", but for the bracket: what is escaped in an address is no letter.
std::string without_percents(std::string_view address) {
  std::string out;
  for (std::size_t i = 0; i < address.size(); ++i) {
    if (address[i] == '%') i += 2;
    else out += address[i];
  }
  return out;
}

// The bare text of each block.
std::vector<std::string> texts_of(const Pieces& pieces, bool (*inside)(std::string_view block)) {
  std::vector<std::string> out{""};
  bool wanted = inside("");
  for (const Piece& it : pieces) {
    if (is_block(it)) {
      wanted = inside(it.kind == Piece::Kind::block_open ? tag_name(it) : "");
      if (!out.back().empty()) out.emplace_back();
    } else if (wanted && it.kind == Piece::Kind::word) {
      out.back() += bare(it.text);
    }
  }
  return out;
}

bool any_block(std::string_view) { return true; }
bool is_heading(std::string_view block) { return block.size() == 2 && block[0] == 'h' && block[1] != 'r'; }
bool is_code(std::string_view block) { return block == "pre"; }
bool is_cell(std::string_view block) { return block == "td" || block == "th"; }

bool no_cell(std::string_view block) { return !is_cell(block); }

// The longest piece of a text that is neither a link nor HTML nor code, of which parts are not shown.
std::string_view without_markup(std::string_view text) {
  constexpr std::string_view kMarkup = "[]()<>&|!`\\\n";
  std::string_view longest;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(kMarkup, at), text.size());
    const bool inside = text.substr(0, at).ends_with("](") || text.substr(0, at).ends_with('<');   // an address, a tag
    if (!inside && end - at > longest.size()) longest = text.substr(at, end - at);
    at = end + 1;
  }
  return longest;
}

std::size_t occurrences(std::string_view in, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = in.find(text); at != in.npos && !text.empty(); at = in.find(text, at + text.size())) ++count;
  return count;
}

std::size_t shown_times(const Pieces& pieces, std::string_view text) {
  std::size_t count = 0;
  for (const std::string& it : texts_of(pieces, any_block)) count += occurrences(it, text);
  return count;
}

bool holds(const std::vector<std::string>& texts, std::string_view text) {
  return std::ranges::any_of(texts, [&](const std::string& it) { return it.find(text) != it.npos; });
}

// Whether a sign of Markdown stands in the text, and not in code, where it would mean nothing.
bool shows_sign(const Pieces& pieces, std::string_view sign) {
  bool code = false;
  return std::ranges::any_of(pieces, [&](const Piece& it) {
    const std::string_view name =
        it.kind == Piece::Kind::word || it.kind == Piece::Kind::space ? std::string_view() : tag_name(it);
    if (name == "code") code = it.kind == Piece::Kind::block_open || it.kind == Piece::Kind::inline_open;
    return it.kind == Piece::Kind::word && !code && it.text.find(sign) != it.text.npos;
  });
}

// Which may hold an image alone.
bool has_heading(const Pieces& pieces) {
  return std::ranges::any_of(pieces, [](const Piece& it) {
    return it.kind == Piece::Kind::block_open && is_heading(tag_name(it));
  });
}

// A row of an image alone has no words.
bool is_image_in_cell(const Pieces& pieces, std::string_view alt) {
  bool cell = false;
  return std::ranges::any_of(pieces, [&](const Piece& it) {
    if (is_block(it)) cell = it.kind == Piece::Kind::block_open && is_cell(tag_name(it));
    return cell && is_inline_tag(it) && tag_name(it) == "img" &&
           bare(attribute(it, "alt")).find(alt) != std::string::npos;
  });
}

// Links that have no text or lead nowhere.
std::size_t empty_links(const Pieces& pieces) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].kind != Piece::Kind::inline_open || tag_name(pieces[i]) != "a") continue;
    const std::string_view to = attribute(pieces[i], "href");
    bool text = false;
    for (std::size_t k = i + 1; k < pieces.size() && tag_name(pieces[k]) != "a"; ++k) {
      text = text || pieces[k].kind == Piece::Kind::word || tag_name(pieces[k]) == "img";
    }
    if (to.empty() || to == "#" || !text) ++count;
  }
  return count;
}

std::size_t images_without_text(const Pieces& pieces) {
  return static_cast<std::size_t>(std::ranges::count_if(pieces, [](const Piece& it) {
    return is_inline_tag(it) && tag_name(it) == "img" && bare(attribute(it, "alt")).empty();
  }));
}

bool has_link_from(const Pieces& pieces, std::string_view text) {
  const std::string all = letters(text);
  return std::ranges::any_of(pieces, [&](const Piece& it) {
    const std::string to = it.kind == Piece::Kind::inline_open && tag_name(it) == "a"
                               ? letters(without_percents(attribute(it, "href")))
                               : "";
    return !to.empty() && all.find(to) != all.npos;
  });
}

std::string last_word(std::string_view line) {
  while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
  return std::string(line.substr(line.find_last_of(" \t") + 1));
}

const Row* row_of(const Diagnostic& it) {
  const auto row = std::ranges::find_if(
      kRows, [&](const Row& r) { return r.rule == it.rule && it.message.find(r.words) != it.message.npos; });
  return row == kRows.end() ? nullptr : &*row;
}

}  // namespace

namespace {

// A footnote that nothing refers to is not shown.
std::vector<ByteRange> notes_without_reference(const SourceText& source) {
  std::vector<ByteRange> out;
  if (source.bytes().find("[^") == source.bytes().npos) return out;
  const Document document = parse_markdown(source);
  for (const Node& note : document.nodes()) {
    if (note.kind != NodeKind::footnote_definition) continue;
    const bool known = std::ranges::any_of(document.nodes(), [&](const Node& it) {
      return it.kind == NodeKind::footnote_reference && it.destination == note.destination;
    });
    if (!known) out.push_back(note.range);
  }
  return out;
}

}  // namespace

std::vector<Claim> claims_of(const FileReport& report) {
  std::vector<Claim> out;
  std::map<Says, std::size_t> ordinals;
  const LineIndex& lines = report.source->lines();
  const std::string_view bytes = report.source->bytes();
  const std::size_t body = bytes.size() - body_of(bytes).size();
  const std::vector<ByteRange> unseen = notes_without_reference(*report.source);
  for (const Diagnostic& it : report.diagnostics) {
    const bool in_note =
        std::ranges::any_of(unseen, [&](const ByteRange& note) { return note.contains(it.range.begin); });
    if (it.range.begin.value < body || in_note) continue;   // no renderer shows it
    const Rule* rule = testing::rule_named(it.rule);
    const bool held = rule->group == RuleGroup::hygiene || rule->group == RuleGroup::suppressions;
    if (!held || std::ranges::find(kUndecided, it.rule, &Undecided::rule) != kUndecided.end()) continue;
    const Row* row = row_of(it);
    const Says says = row == nullptr ? Says::unknown : row->says;
    Claim claim{.rule = std::string(it.rule),
                .message = it.message,
                .says = says,
                .text = std::string(report.source->text(it.range)),
                .above = {},
                .ordinal = ordinals[says]++};
    const std::size_t line = lines.line_of(it.range.begin);
    if (says == Says::joined && line > 0) claim.above = last_word(report.source->text(lines.line(line - 1)));
    if (says == Says::not_shown) {
      const std::size_t all = occurrences(bare(report.source->bytes()), bare(claim.text));
      claim.elsewhere = all == 0 ? 0 : all - 1;
    }
    out.push_back(std::move(claim));
  }
  return out;
}

std::string contradiction(const Claim& claim, std::string_view html, const Pieces& pieces) {
  const auto unless = [](bool so, std::string_view what) { return so ? std::string() : std::string(what); };
  switch (claim.says) {
    case Says::shown: return unless(holds(texts_of(pieces, any_block), bare(claim.text)), "the text is not shown");
    case Says::bars_shown: {
      const auto texts = texts_of(pieces, no_cell);
      return unless(holds(texts, "|") && holds(texts, bare(without_markup(claim.text))), "the text is not shown");
    }
    case Says::sign_shown: return unless(shows_sign(pieces, claim.text), "the sign is not shown");
    case Says::shown_to_space: {
      const std::string word = claim.text.substr(0, claim.text.find_first_of(" \t\r\n"));
      return unless(holds(texts_of(pieces, any_block), bare(word)), "the text is not shown");
    }
    case Says::last_line_shown:
      return unless(holds(texts_of(pieces, any_block), bare(claim.text.substr(claim.text.find_last_of('\n') + 1))),
                    "the text is not shown");
    case Says::html: {
      const bool one_line = claim.text.find('\n') == claim.text.npos;   // else markers of quotes may stand in it
      const bool read = one_line ? html.find(claim.text) != html.npos : bare(html).find(bare(claim.text)) != html.npos;
      return unless(read || !holds(texts_of(pieces, any_block), bare(claim.text)),
                    "the tag is shown");  // in an image's text it is left out
    }
    case Says::in_heading: {
      const bool underline = claim.text.find_first_not_of("=- \t") == claim.text.npos;
      std::string_view words = claim.text;
      words.remove_prefix(std::min(words.find_first_not_of("# \t"), words.size()));
      words = words.substr(0, words.find_last_not_of("# \t\r\n") + 1);   // without the signs that may close it
      return unless(underline ? has_heading(pieces) : holds(texts_of(pieces, is_heading), bare(without_markup(words))),
                    "it is not in a heading");
    }
    case Says::in_code:
      return unless(holds(texts_of(pieces, is_code), bare(claim.text.substr(0, claim.text.find('\n')))),
                    "it is not in a code block");
    case Says::joined: {
      const std::string both = claim.above + claim.text.substr(0, claim.text.find_first_of(" \t\r\n"));
      const bool replaced = html.find("\xEF\xBF\xBD") != html.npos &&
                            std::ranges::any_of(both, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
      const bool clear =
          !replaced && both.find_first_of("[]()<>&|!") == both.npos;  // no link or tag, of which parts are not shown
      return unless(!clear || holds(texts_of(pieces, any_block), bare(both)),
                    "the line is not in one block with the line above");
    }
    case Says::empty_link:
      return unless(claim.ordinal < empty_links(pieces), "there are fewer links without text or destination");
    case Says::image_without_text:
      return unless(claim.ordinal < images_without_text(pieces), "there are fewer images without a text");
    case Says::link: return unless(has_link_from(pieces, claim.text + claim.message), "there is no such link");
    case Says::replaced: return unless(html.find("\xEF\xBF\xBD") != html.npos, "no byte is replaced");
    case Says::in_cell:
      return unless(holds(texts_of(pieces, is_cell), bare(without_markup(claim.text))) ||
                        is_image_in_cell(pieces, bare(without_markup(claim.text))),
                    "it is not in a cell of a table");
    case Says::not_shown:
      return unless(shown_times(pieces, bare(claim.text)) <= claim.elsewhere || bare(claim.text).size() < 12,
                    "the text is shown");
    case Says::unknown: break;
  }
  return "nobody said how to decide this; add a row to tests/laws/law_of_reports.cc";
}

std::vector<Undecided> undecided() { return {kUndecided.begin(), kUndecided.end()}; }

std::vector<std::string_view> decided() {
  std::vector<std::string_view> out;
  for (const Row& it : kRows) out.push_back(it.rule);
  return out;
}

}  // namespace rubric::testing::laws
