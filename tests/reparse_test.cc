// A page read again after an edit is the page read from the start.
#include <algorithm>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/document/reparse.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

std::string shown(const Node& node) {
  return fmt::format("{} {}{}{}{}{}{} {} parent {} end {} [{}, {}) '{}' '{}' '{}'", name_of(node.kind), node.level,
                     node.setext, node.ordered, node.tight, node.header, node.fenced, static_cast<int>(node.task),
                     node.parent, node.end, node.range.begin.value, node.range.end.value, node.literal,
                     node.destination, node.title);
}

// "" where the two are the same; otherwise the first node that is not.
std::string difference(const Document& a, const Document& b) {
  const std::size_t count = std::min(a.nodes().size(), b.nodes().size());
  for (NodeId id = 0; id < count; ++id) {
    const std::string one = shown(a[id]), other = shown(b[id]);
    if (one != other) return fmt::format("{}: {}\n   {}", id, one, other);
  }
  return a.nodes().size() == b.nodes().size() ? "" : "one has more nodes";
}

// What authors type, and what opens or closes more than it seems to.
constexpr std::string_view kTyped[] = {"",
                                       "a",
                                       " ",
                                       "\n",
                                       "\r\n",
                                       "\n\n",
                                       "# ",
                                       "## New\n",
                                       "\n## New\n\ntext\n",
                                       "- ",
                                       "> ",
                                       "```\n",
                                       "~~~\n",
                                       "<!-- ",
                                       " -->",
                                       "<pre>",
                                       "{{< ref \"x\" >}}",
                                       "{{< ",
                                       " >}}",
                                       "{{<",
                                       "\"",
                                       "`",
                                       "|",
                                       "|-|-|\n",
                                       "[a](b)",
                                       "[a]: b\n",
                                       "[a]",
                                       "[^1]",
                                       "[^1]: note\n",
                                       "---\n",
                                       "+++\n",
                                       "{\n",
                                       "}\n",
                                       "...\n",
                                       "===\n",
                                       "*",
                                       "_",
                                       "\\",
                                       "    code\n",
                                       "é",
                                       "😀",
                                       "{:.note}\n",
                                       "1. ",
                                       "<div>\n",
                                       "&amp;",
                                       "\t"};

struct Author {
  std::mt19937 random;

  std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); }

  // Bytes that are whole characters.
  ByteRange selection(std::string_view text) {
    const auto whole = [&](std::size_t at) {
      while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
      return at;
    };
    const std::size_t begin = whole(below(text.size() + 1));
    const std::size_t length = below(4) != 0 ? below(3) : below(200);
    return byte_range(begin, whole(std::min(begin + length, text.size())));
  }
};

// Edits one after the other, each on what the one before left. Returns how often not all of the page was needed.
std::size_t edit_and_compare(const std::string& path, std::string text, unsigned seed, int edits,
                             std::size_t& reread_in_pieces) {
  Author author{std::mt19937(seed)};
  auto source = std::make_unique<SourceText>(path, text);
  Document document = parse_markdown(*source);
  std::size_t reread = 0;
  for (int i = 0; i < edits; ++i) {
    // One edit, or several that are looked at together.
    std::vector<std::pair<ByteRange, std::string_view>> changes;
    for (std::size_t count = author.below(3) != 0 ? 1 : 1 + author.below(5); count > 0; --count) {
      changes.emplace_back(author.selection(text), kTyped[author.below(std::size(kTyped))]);
    }
    std::ranges::sort(changes, {}, [](const auto& it) { return it.first; });
    std::string next, what;
    std::vector<Replaced> replaced;
    std::size_t at = 0;
    for (const auto& [range, typed] : changes) {
      if (!replaced.empty() && range.begin <= replaced.back().was.end) continue;
      next += text.substr(at, range.begin.value - at);
      next += typed;
      at = range.end.value;
      replaced.push_back({range, typed.size()});
      what += fmt::format(" [{}, {}) becomes '{}'", range.begin.value, range.end.value, typed);
    }
    next += text.substr(at);
    auto after = std::make_unique<SourceText>(path, next);

    Document whole = parse_markdown(*after);
    std::optional<Document> pieced = reparse(std::move(document), *after, replaced);
    if (pieced) {
      ++reread;
      if (replaced.size() > 1) ++reread_in_pieces;
      INFO(fmt::format("{} seed {} edit {}:{}", path, seed, i, what));
      REQUIRE(difference(*pieced, whole) == "");
    }
    document = pieced ? std::move(*pieced) : std::move(whole);
    source = std::move(after);
    text = std::move(next);
    if (text.size() < 200) break;
  }
  return reread;
}

}  // namespace

TEST_CASE("a page read again after an edit is the page read from the start") {
  std::size_t reread = 0, in_pieces = 0;
  unsigned seed = 1;
  for (const Page& page : all_pages()) {
    reread += edit_and_compare(page.path, page.text, seed++, kSanitized ? 10 : 40, in_pieces);
  }
  CHECK(reread > 100);
  CHECK(in_pieces > 10);
}

TEST_CASE("an edit reads no more than the sections it touches") {
  const auto edited = [](std::string text, std::string_view at, std::string_view typed) {
    const SourceText before("page.md", text);
    const std::size_t place = text.find(at);
    REQUIRE(place != std::string::npos);
    const SourceText after("page.md", text.insert(place, typed));
    Document document = parse_markdown(before);
    const Replaced edit{byte_range(place, place), typed.size()};
    return reparse(std::move(document), after, std::span(&edit, 1)).has_value();
  };
  const std::string page =
      "# One\n\nfirst text\n\n# Two\n\nsecond text\n\n# Three\n\nthird text\n\n# Four\n\nlast\n\n# Five\n\n" +
      std::string(200, 'x');
  CHECK(edited(page, "econd", "x"));
  CHECK(edited(page, "econd", "\n## New\n\n"));
  CHECK(edited(page, "Three", "x"));
  CHECK_FALSE(edited(page, "econd", "\n\n```\n"));            // the code goes on below the next heading
  CHECK_FALSE(edited(page, "econd", "\n\n<!-- "));
  CHECK_FALSE(edited(page, "econd", "\n\n[label]: target\n"));  // may be used anywhere
  CHECK(edited(page + "\n\n[label]: target\n", "econd", "[text](target)"));
  CHECK_FALSE(edited(page + "\n\n[label]: target\n", "econd", "[Label]"));
  CHECK_FALSE(edited(page, "irst", "x"));                      // it alone could look like front matter
}

}  // namespace rubric::testing
