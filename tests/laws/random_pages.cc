#include "tests/laws/random_pages.h"
#include "tests/layers.h"

#include <algorithm>
#include <array>
#include <random>
#include <string_view>

#include <fmt/format.h>

namespace rubric::testing::laws {
namespace {

using Random = std::mt19937_64;

constexpr std::size_t kLongestBlock = 900, kLongestLine = 240;

// What pages have too seldom to meet by chance.
constexpr std::array<std::string_view, 34> kOwnLines = {"a hard break  ",
                                                        "another\\",
                                                        "[a link over",
                                                        "two lines](/there \"title\")",
                                                        "Title",
                                                        "=====",
                                                        "-----",
                                                        "***",
                                                        "> quoted",
                                                        ">> twice",
                                                        "- item",
                                                        "  - deeper",
                                                        "1. first",
                                                        "10) tenth",
                                                        "-",
                                                        "*",
                                                        "+ \tplus",
                                                        "| a | b |",
                                                        "|---|:-:|",
                                                        "| `c|d` | e |",
                                                        "<div>",
                                                        "</div>",
                                                        "<!-- open",
                                                        "-->",
                                                        "```",
                                                        "~~~ js",
                                                        "    indented",
                                                        "\ttab",
                                                        "## Heading ##",
                                                        "# ",
                                                        "[ref]: /x",
                                                        "[^1]: a note",
                                                        "a note[^1] `code",
                                                        "** bold **"};

std::size_t up_to(Random& random, std::size_t most) { return static_cast<std::size_t>(random() % (most + 1)); }
bool one_in(Random& random, std::size_t n) { return random() % n == 0; }

const std::string& any_of(Random& random, const std::vector<std::string>& from) { return from[random() % from.size()]; }

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == line.npos; }

// The first line and those below it begin differently. Now and then a line loses its marker.
void contain(Random& random, std::vector<std::string>& lines) {
  struct Container {
    std::string_view first, further;
  };
  constexpr std::array<Container, 9> kContainers = {{{"> ", "> "},
                                                     {">", ">"},
                                                     {"- ", "  "},
                                                     {"* ", "  "},
                                                     {"1. ", "   "},
                                                     {"-   ", "    "},
                                                     {"-\t", "\t"},
                                                     {"   > ", "   > "},
                                                     {"  10) ", "      "}}};
  const Container& it = kContainers[random() % kContainers.size()];
  const bool careless = one_in(random, 2);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && careless && one_in(random, 3)) continue;
    if (i > 0 && careless && one_in(random, 6)) lines[i].insert(0, it.further.substr(0, it.further.size() / 2));
    else if (i == 0 || !is_blank(lines[i])) lines[i].insert(0, i == 0 ? it.first : it.further);
  }
}

void spoil(Random& random, std::vector<std::string>& lines) {
  if (lines.empty()) return;
  const std::size_t at = random() % lines.size();
  const auto place = lines.begin() + static_cast<std::ptrdiff_t>(at);
  switch (random() % 6) {
    case 0: lines.erase(place); break;
    case 1: lines.insert(place, ""); break;
    case 2: std::swap(lines[at], lines.back()); break;
    case 3: std::ranges::replace(lines[at], ' ', '\t'); break;
    case 4: lines[at] += std::string(1 + up_to(random, 2), ' '); break;
    default: lines[at].insert(0, std::string(1 + up_to(random, 4), ' ')); break;
  }
}

}  // namespace

RandomPages::RandomPages(std::span<const LawPage> pages) {
  for (const LawPage& it : pages) {
    std::string block;
    bool top = it.page.text.starts_with("---\n");
    for (const std::string& line : lines_of(it.page.text)) {
      if (!is_blank(line) && line.size() <= kLongestLine) lines_.push_back(line);
      const bool closes = top && !block.empty() && line == "---";
      if (!is_blank(line)) block += (block.empty() ? "" : "\n") + line;
      if (closes || (is_blank(line) && !top)) {
        if (!block.empty() && block.size() <= kLongestBlock) (top ? tops_ : blocks_).push_back(block);
        block.clear();
        top = false;
      }
    }
    if (!block.empty() && block.size() <= kLongestBlock) blocks_.push_back(block);
  }
  for (std::vector<std::string>* it : {&blocks_, &lines_, &tops_}) {
    std::ranges::sort(*it);
    it->erase(std::ranges::unique(*it).begin(), it->end());
  }
}

LawPage RandomPages::page(std::uint64_t seed) const {
  Random random(seed);
  std::vector<std::string> all;
  for (std::size_t parts = 1 + up_to(random, 5); parts > 0; --parts) {
    std::vector<std::string> part;
    for (std::size_t pieces = 1 + up_to(random, 2); pieces > 0; --pieces) {
      const std::uint64_t kind = random() % 4;
      const std::string piece = kind == 0 ? std::string(kOwnLines[random() % kOwnLines.size()])
                                          : any_of(random, kind == 1 ? lines_ : blocks_);
      for (std::string& line : lines_of(piece)) part.push_back(std::move(line));
      if (one_in(random, 3)) part.emplace_back();
    }
    for (int depth = 0; depth < 3 && one_in(random, 3); ++depth) contain(random, part);
    while (one_in(random, 4)) spoil(random, part);
    all.insert(all.end(), part.begin(), part.end());
    for (std::size_t blank = one_in(random, 5) ? 0 : 1 + (one_in(random, 6) ? 2 : 0); blank > 0; --blank) {
      all.emplace_back();
    }
  }
  std::string text = one_in(random, 4) ? any_of(random, tops_) + "\n" : "";
  const std::string_view end = one_in(random, 6) ? "\r\n" : "\n";
  if (end.size() == 2) text.clear();
  for (const std::string& line : all) text.append(line).append(end);
  if (one_in(random, 6)) text.resize(text.find_last_not_of("\r\n") + 1);
  const std::string_view folder = one_in(random, 3) ? "job-families/random/" : "";
  return {{fmt::format("{}{}.md", folder, seed), std::move(text)}, &all_rules_on()};
}

}  // namespace rubric::testing::laws
