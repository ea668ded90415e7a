// What stands in a page and is not Markdown: code between shortcodes or Liquid's tags, and math.
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/document/document.h"
#include "lint/engine/fix.h"
#include "rules/all_rules.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

// Each block, and each node in a line: "code_block paragraph(text code)".
std::string shape(const std::string& text, const std::vector<std::string>& raw_shortcodes = {}) {
  const SourceText source("a.md", text);
  const Document document = parse_markdown(source, raw_shortcodes);
  std::string out;
  for (NodeId id = 1; id < document.nodes().size(); ++id) {
    if (!out.empty()) out += ' ';
    out += name_of(document[id].kind);
    if (document[id].raw) out += fmt::format("[{}]", document.text(document[id]));
  }
  return out;
}

struct Wrapping {
  std::string_view before, after;
};
constexpr Wrapping kWrappings[] = {{"{{< highlight text >}}\n", "\n{{< /highlight >}}"},
                                   {"{{% code %}}\n", "\n{{% /code %}}"},
                                   {"{% raw %}\n", "\n{% endraw %}"},
                                   {"{%- highlight text -%}\n", "\n{%- endhighlight -%}"},
                                   {"$$\n", "\n$$"}};

TEST_CASE("what stands between shortcodes or tags that hold code is code") {
  CHECK(shape("{{< mermaid >}}\n# a\n- b\n{{< /mermaid >}}\n") ==
        "code_block[{{< mermaid >}}\n# a\n- b\n{{< /mermaid >}}]");
  CHECK(shape("a {% raw %}*b*{% endraw %} c\n") == "paragraph text code[{% raw %}*b*{% endraw %}] text");
  CHECK(shape("- {{% code %}}\n# a\n{{% /code %}}\n") == "list item code_block[{{% code %}}\n# a\n{{% /code %}}]");
  CHECK(shape("a\n{% highlight c %}\n\nb\n{% endhighlight %}\nd\n") ==
        "paragraph text code_block[{% highlight c %}\n\nb\n{% endhighlight %}] paragraph text");
  CHECK(shape("{{< mine >}}\n# a\n{{< /mine >}}\n", {"mine"}) == "code_block[{{< mine >}}\n# a\n{{< /mine >}}]");
}

TEST_CASE("what is not closed, or only shown, holds nothing") {
  CHECK(shape("{{< mermaid >}}\n\n# a\n") == "paragraph shortcode heading text");
  CHECK(shape("{% raw %}\n\n# a\n") == "paragraph text heading text");
  CHECK(shape("`{% raw %}`\n\n# a\n\n`{% endraw %}`\n") == "paragraph code heading text paragraph code");
  CHECK(shape("```\n{{< code >}}\n```\n\n# a\n\n{{< /code >}}\n") == "code_block heading text paragraph shortcode");
  CHECK(shape("{{< code f=\"x\" >}}\n\n# a\n\n{{< code >}}b{{< /code >}}\n") ==
        "paragraph shortcode heading text code_block[{{< code >}}b{{< /code >}}]");
}

TEST_CASE("math is code, and prices are not") {
  CHECK(shape("$$\n# a\n\n- b\n$$\n") == "code_block[$$\n# a\n\n- b\n$$]");
  CHECK(shape("a $b*c*$ d\n") == "paragraph text code[$b*c*$] text");
  CHECK(shape("a $$b*c*$$ d\n") == "paragraph text code[$$b*c*$$] text");
  CHECK(shape("a $`b*c*`$ d\n") == "paragraph text code[$`b*c*`$] text");
  CHECK(shape("> $$\n> # a\n> $$\n") == "block_quote code_block[$$\n> # a\n> $$]");
  for (const std::string text :
       {"$5 and $10", "US$5, US$6", "$HOME/bin:$PATH", "a $ b $ c", "\\$a$", "${a}/${b}", "$a\n\nb$"}) {
    INFO(text);
    CHECK(shape(text + "\n").find('[') == std::string::npos);
  }
}

TEST_CASE("dollars in code, addresses and HTML are no math") {
  CHECK(shape("`$a$` [b](/$c$/) <http://d/$e$>\n") == "paragraph code text link text text link text");
  CHECK(shape("```\n$$\n```\n\n# a\n\n```\n$$\n```\n") == "code_block heading text code_block");
  CHECK(shape("    $$\n    # a\n    $$\n") == "code_block");
  CHECK(shape("<!--\n$$\n-->\n\n# a\n\n$$\n") == "html_block heading text paragraph text");
  CHECK(shape("| $a | b$ |\n|---|---|\n| $c$ | d |\n") ==
        "table table_row table_cell text table_cell text table_row table_cell code[$c$] table_cell text");
}

TEST_CASE("no page says anything of what stands between, and no fix touches it") {
  const std::vector<Page> pages = all_pages();
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Page& page = pages[i];
    const auto& [before, after] = kWrappings[i % std::size(kWrappings)];
    const bool closes = page.text.find("{{") != std::string::npos || page.text.find("{%") != std::string::npos ||
                        page.text.find("$$") != std::string::npos;
    if (closes || page.text.find('\0') != std::string::npos) continue;
    const std::string text = fmt::format("Before.\n\n{}{}{}\n\nAfter.\n", before, page.text, after);
    const std::size_t begin = 9 + before.size(), end = begin + page.text.size();
    const auto check = [](std::unique_ptr<SourceText> source) {
      return check_document(std::move(source), Config{}, rules::all_rules());
    };
    INFO(fmt::format("{} behind {}", page.path, before));
    for (const Diagnostic& it : check(std::make_unique<SourceText>("a.md", text)).diagnostics) {
      if (it.rule == "invalid-encoding") continue;   // which is about all bytes
      INFO(fmt::format("{}: {}", it.rule, it.message));
      CHECK((it.range.end.value <= begin || it.range.begin.value >= end));
    }
    CHECK(fix(std::make_unique<SourceText>("a.md", text), check, Safety::unsafe).report.source->bytes() == text);
  }
}

}  // namespace
}  // namespace rubric::testing
