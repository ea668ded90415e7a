#include "lint/document/document.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "lint/document/dump.h"
#include "tests/layers.h"

namespace rubric::testing {
namespace {

void check(std::string bytes, std::string_view expected) {
  const SourceText source("page.md", std::move(bytes));
  CHECK(dump(parse_markdown(source)) == "document " + std::string(expected));
}

// The kinds and bytes of a page's inline nodes, one a line.
std::string inlines(std::string bytes) {
  const SourceText source("page.md", std::move(bytes));
  const Document document = parse_markdown(source);
  std::string out;
  for (const Node& node : document.nodes()) {
    if (is_block(node.kind)) continue;
    out.append(name_of(node.kind)).append(" ").append(document.text(node));
    if (!node.destination.empty()) out.append(" -> ").append(node.destination);
    out += '\n';
  }
  return out;
}

// What must be true of every document, whatever is in it.
void check_laws(std::string bytes) {
  INFO(bytes.substr(0, 2000));
  const SourceText source("page.md", std::move(bytes));
  const Document document = parse_markdown(source);
  const std::span<const Node> nodes = document.nodes();
  REQUIRE(nodes[0].kind == NodeKind::document);
  REQUIRE(nodes[0].end == nodes.size());
  REQUIRE(nodes[0].range == ByteRange{{}, source.end()});

  std::vector<ByteOffset> reached(nodes.size());   // the end of a node's last child so far
  for (NodeId id = 1; id < nodes.size(); ++id) {
    const Node& node = nodes[id];
    const Node& parent = nodes[node.parent];
    INFO("node " << id << ", a " << name_of(node.kind) << " at " << node.range.begin.value << "-"
                 << node.range.end.value);
    REQUIRE(node.parent < id);
    REQUIRE(node.end > id);
    REQUIRE(node.end <= parent.end);
    REQUIRE(node.range.begin <= node.range.end);
    REQUIRE(parent.range.contains(node.range));
    REQUIRE(reached[node.parent] <= node.range.begin);
    reached[node.parent] = node.range.end;

    const std::string_view text = document.text(node);
    const auto begins_with_one_of = [&](std::string_view first) {
      return !text.empty() && first.find(text[0]) != std::string_view::npos;
    };
    switch (node.kind) {
      case NodeKind::heading: REQUIRE((node.setext || text.starts_with('#'))); break;
      case NodeKind::block_quote: REQUIRE(text.starts_with('>')); break;
      case NodeKind::item: REQUIRE(begins_with_one_of("-+*0123456789")); break;
      case NodeKind::thematic_break: REQUIRE(begins_with_one_of("-_*")); break;
      case NodeKind::code_block: REQUIRE((!node.fenced || begins_with_one_of("`~"))); break;
      case NodeKind::html_inline:
      case NodeKind::html_block: REQUIRE(text.starts_with('<')); break;
      case NodeKind::code: REQUIRE((text.starts_with('`') && text.ends_with('`'))); break;
      case NodeKind::emph:
      case NodeKind::strong: REQUIRE((begins_with_one_of("*_") && text.back() == text.front())); break;
      case NodeKind::link:
        REQUIRE((begins_with_one_of("[<") && (text.ends_with(')') || text.ends_with(']') || text.ends_with('>'))));
        break;
      case NodeKind::image: REQUIRE(text.starts_with("![")); break;
      case NodeKind::footnote_reference: REQUIRE((text.starts_with("[^") && text.ends_with(']'))); break;
      case NodeKind::footnote_definition: REQUIRE(text.starts_with("[^")); break;
      case NodeKind::shortcode: REQUIRE((text.starts_with("{{") && text.ends_with("}}"))); break;
      case NodeKind::attribute_list: REQUIRE(text == fmt::format("{{{}}}", node.literal)); break;
      case NodeKind::softbreak: REQUIRE(begins_with_one_of("\r\n")); break;
      case NodeKind::text: {
        REQUIRE_FALSE(text.empty());
        const bool plain = text.find_first_of("\\&") == std::string_view::npos;
        if (plain) REQUIRE(node.literal == text);
        break;
      }
      default: break;
    }
    const bool may_end_in_code = node.kind == NodeKind::list || node.kind == NodeKind::item ||
                                 node.kind == NodeKind::block_quote || node.kind == NodeKind::footnote_definition ||
                                 (node.kind == NodeKind::code_block && !node.fenced);
    if (is_block(node.kind) && !text.empty() && !may_end_in_code) {
      REQUIRE(text.find_last_not_of(" \t\r\n") == text.size() - 1);
    }
  }
}

const std::string_view kSnippets[] = {"# Title #\n",
                                      "Title *a*\n===\n",
                                      "> quote `a\n> b` c\nlazy <d\ne>\n",
                                      "- [ ] a\n  - [x] *b*\n\n    c\n",
                                      "1. > a\n   > b\n",
                                      "| a \\| b | `c` |\n|---|:-:|\n| [d](e) | <http://f.g> |\n| h |\n",
                                      "a[^1] b\n\n[^1]: c\n\n    d\n",
                                      "```js\na\n```\n",
                                      "    a\n\n    b\n",
                                      "<div>\n*a*\n</div>\n",
                                      "a <b\nc> d  \ne\\\nf\n",
                                      "***a** b* __c__ _d_\n",
                                      "[a]: /b \"c\"\n[d]: <e f>\n\n[a] [g][d] [d][] ![h *i*][a]\n",
                                      "&amp; &copy; \\* \\\\ &#35; &nosuch; a\\b\n",
                                      "{{< a \"b c\" >}}\n\n[d]({{< ref \"e f#g\" >}} \"h\") {{% i %}}j{{% /i %}}\n",
                                      "## A {#b}\n\nc\n{: .d #e}\n",
                                      "---\n",
                                      "* * *\n",
                                      "\tcode\n",
                                      "a\tb\n",
                                      "- a\n\n\n- b\n",
                                      "\xFF\xFE a\0b\n",
                                      "a\r\nb\rc\n",
                                      "  \n",
                                      "*a `b*` c*\n",
                                      "![a](b) <x@y.z>\n",
                                      "~~~\na\n",
                                      "> ```\n> a\nb\n",
                                      "-\n-  a\n",
                                      "para\n| a |\n|---|\n| b |\n",
                                      "[a\nb](c\n\"d\")\n",
                                      "<!-- a\n\nb -->\n",
                                      "#\n",
                                      "a\n-\n",
                                      "[^a]: b\n[^c]: d\n",
                                      "äöü *日本* 🎉\n"};

TEST_CASE("the laws hold for every snippet, alone and inside others") {
  for (const std::string_view snippet : kSnippets) {
    std::string quoted = "> ", in_item = "1. ", crlf;
    for (const char c : snippet) {
      quoted += c;
      in_item += c;
      if (c == '\n') quoted += "> ", in_item += "   ", crlf += '\r';
      crlf += c;
    }
    check_laws(std::string(snippet));
    check_laws(std::string(snippet.substr(0, snippet.size() - 1)));
    check_laws(crlf);
    check_laws(quoted);
    check_laws(in_item);
    check_laws("---\na: b\n---\n" + std::string(snippet));
  }
}

TEST_CASE("the laws hold for every two snippets, also cut off anywhere") {
  for (const std::string_view first : kSnippets) {
    for (const std::string_view second : kSnippets) {
      const std::string both = std::string(first) + std::string(second);
      check_laws(both);
      check_laws(both.substr(both.size() / 3));
      check_laws(both.substr(0, both.size() * 2 / 3));
    }
  }
}

// Always the same page noise, so that a failure can be seen again.
TEST_CASE("the laws hold for noise made of Markdown's punctuation") {
  const std::string_view pieces[] = {"*",    "_",    "`",          "``",     "[",     "]",      "(",        ")",
                                     "!",    "<",    ">",          "a",      "b ",    " ",      "\n",       "\n\n",
                                     "> ",   "- ",   "1. ",        "#",      "\\",    "&amp;",  "|",        "|-|",
                                     "\t",   "    ", "{{< a >}}",  "{: .a}", "[^a]",  "[^a]: ", "[a]: b\n", "```",
                                     "\r\n", "<a>",  "<http://a>", "  \n",   "---\n", "ä"};
  std::uint32_t state = 12345;
  const auto next = [&] { return (state = state * 1664525 + 1013904223) >> 8; };
  for (int page = 0; page < 4000; ++page) {
    std::string bytes;
    for (std::uint32_t length = next() % 40; length > 0; --length) bytes += pieces[next() % std::size(pieces)];
    check_laws(bytes);
  }
}

#ifdef RUBRIC_CORPUS_DIR
TEST_CASE("the laws hold for real pages") {
  const std::filesystem::path folder = std::filesystem::path(RUBRIC_CORPUS_DIR) / "corpus";
  if (!std::filesystem::is_directory(folder)) return;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".md") continue;
    INFO(entry.path());
    std::ifstream file(entry.path(), std::ios::binary);
    check_laws(std::string(std::istreambuf_iterator<char>(file), {}));
  }
}
#endif

TEST_CASE("an empty page is an empty document") {
  check("", "1:1-1:1 \"\"\n");
}

TEST_CASE("front matter is the first node, and a byte order mark comes before it") {
  check("\xEF\xBB\xBF---\na: b\n---\n# C\n",
        "1:1-5:1\n"
        "  front_matter 1:2-3:4 \"---\\na: b\\n---\"\n"
        "  heading 1 4:1-4:4\n"
        "    text 4:3-4:4 \"C\"\n");
}

TEST_CASE("the header's picture of the array") {
  check("# a\n\nb\n",
        "1:1-4:1\n"
        "  heading 1 1:1-1:4\n"
        "    text 1:3-1:4 \"a\"\n"
        "  paragraph 3:1-3:2\n"
        "    text 3:1-3:2 \"b\"\n");
}

TEST_CASE("code, links and autolinks have their markers in their ranges") {
  CHECK(inlines("a `b` [c](d \"e\") <http://f>\n") ==
        "text a \ncode `b`\ntext  \nlink [c](d \"e\") -> d\ntext c\ntext  \nlink <http://f> -> http://f\ntext "
        "http://f\n");
}

TEST_CASE("bytes that are no text are reported and shift nothing") {
  const SourceText source("page.md", std::string("a \xFF\xFE \0 *b*\n", 11));
  const Document document = parse_markdown(source);
  REQUIRE(document.problems().size() == 2);
  CHECK(document.problems()[0].range == byte_range(2, 4));
  CHECK(document.problems()[1].range == byte_range(5, 6));
  CHECK(document.text(document.nodes().back()) == "b");
}

TEST_CASE("a footnote definition stays where it stands, used or not") {
  check("[^b]: x\n\na[^a]\n\n[^a]: y\n\nc\n",
        "1:1-8:1\n"
        "  footnote_definition 1:1-1:8 to \"b\"\n    paragraph 1:7-1:8\n      text 1:7-1:8 \"x\"\n"
        "  paragraph 3:1-3:6\n    text 3:1-3:2 \"a\"\n    footnote_reference 3:2-3:6 \"[^a]\" to \"a\"\n"
        "  footnote_definition 5:1-5:8 to \"a\"\n    paragraph 5:7-5:8\n      text 5:7-5:8 \"y\"\n"
        "  paragraph 7:1-7:2\n    text 7:1-7:2 \"c\"\n");
}

TEST_CASE("a shortcode is a node with a name and arguments") {
  CHECK(inlines("a {{< ref \"b c\" >}} d\n") == "text a \nshortcode {{< ref \"b c\" >}} -> \"b c\"\ntext  d\n");
  CHECK(inlines("{{% note %}}*a*{{% /note %}}\n") ==
        "shortcode {{% note %}}\nemph *a*\ntext a\nshortcode {{% /note %}}\n");
  CHECK(inlines("{{< a b=\"x >}} y\" />}}\n") == "shortcode {{< a b=\"x >}} y\" />}} -> b=\"x >}} y\"\n");
  CHECK(inlines("{{< a\n  b=`c`\n>}}\n") == "shortcode {{< a\n  b=`c`\n>}} -> b=`c`\n");
  CHECK(inlines("{{<a>}}\n") == "shortcode {{<a>}}\n");
}

TEST_CASE("an escaped shortcode, or one in code, is none") {
  CHECK(inlines("{{</* a */>}}\n") == "text {{</* a */>}}\n");
  CHECK(inlines("`{{< a \"b\" >}}`\n") == "code `{{< a \"b\" >}}`\n");
  CHECK(inlines("    {{< a >}}\n").empty());
  CHECK(inlines("{{< a\n") == "text {{< a\n");
}

TEST_CASE("code that shows a shortcode keeps its text") {
  const SourceText source("page.md", "```\n{{< a \"b\" >}}\n```\n");
  CHECK(parse_markdown(source)[1].literal == "{{< a \"b\" >}}\n");
}

TEST_CASE("a shortcode may be a link's destination") {
  CHECK(inlines("[a]({{< ref \"b c#d\" >}})\n") ==
        "link [a]({{< ref \"b c#d\" >}}) -> {{< ref \"b c#d\" >}}\ntext a\nshortcode {{< ref \"b c#d\" >}} -> \"b "
        "c#d\"\n");
  CHECK(inlines("[a][x] [x]\n\n[x]: {{< ref \"y\" >}}\n") ==
        "link [a][x] -> {{< ref \"y\" >}}\ntext a\ntext  \nlink [x] -> {{< ref \"y\" >}}\ntext x\n");
  CHECK(inlines("[a](/b/{{< c >}}/d)\n") ==
        "link [a](/b/{{< c >}}/d) -> /b/{{< c >}}/d\ntext a\nshortcode {{< c >}}\n");
}

TEST_CASE("attribute lists are nodes where they stand") {
  CHECK(inlines("## A {#b}\n") == "text A \nattribute_list {#b}\n");
  CHECK(inlines("## A {: .b #c}\n") == "text A \nattribute_list {: .b #c}\n");
  CHECK(inlines("[a](b){:target=\"_blank\"} c\n") ==
        "link [a](b) -> b\ntext a\nattribute_list {:target=\"_blank\"}\ntext  c\n");
  CHECK(inlines("{:.no_toc}\n") == "attribute_list {:.no_toc}\n");
  CHECK(inlines("a\n{:toc}\n") == "text a\nsoftbreak \n\nattribute_list {:toc}\n");
}

TEST_CASE("braces that hold no attributes are text") {
  for (const std::string text :
       {"## A {Security Governance Engineer}", "a {#b} c", "{: }", "{::options}", "\\{: .a}", "## {a", "{:}"}) {
    INFO(text);
    CHECK(inlines(text + "\n").find("attribute_list") == std::string::npos);
  }
}

TEST_CASE("plain text leaves out markup, shortcodes and attributes") {
  const SourceText source("page.md", "# The *a*\\* `b`<br> [c](d) &amp; {{< e >}}![f](g) {#h}\n");
  CHECK(plain_text(parse_markdown(source), 1) == "The a* b c & f ");
}

TEST_CASE("a document that would take gigabytes is not parsed") {
  std::string table = "|";
  for (int i = 0; i < 3000; ++i) table += "a|";
  table += "\n|";
  for (int i = 0; i < 3000; ++i) table += "-|";
  for (int i = 0; i < 3000; ++i) table += "\n|a|";
  const SourceText source("page.md", "---\na: b\n---\n" + table);
  const Document document = parse_markdown(source);
  REQUIRE(document.problems().size() == 1);
  CHECK(document.problems()[0].kind == ByteProblem::Kind::too_complex);
  CHECK(document.nodes().size() == 2);
}

TEST_CASE("deep nesting overflows nothing") {
  for (const std::string_view piece : {"> ", "- ", "*a ", "[", "![", "**a *b "}) {
    std::string bytes;
    for (int i = 0; i < 5000; ++i) bytes += piece;
    check_laws(bytes + "a");
  }
}

}  // namespace
}  // namespace rubric::testing
