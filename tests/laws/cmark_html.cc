#include "tests/laws/cmark_html.h"
#include "tests/layers.h"

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <string>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

namespace rubric::testing::laws {
namespace {

// Before 0.31, CommonMark read a comment behind text as text where it had a "--" in it. Of the comments that silence
// rules, which have one before their reason, it is known that sites hide them.
std::string with_comments_of_today(std::string_view markdown) {
  std::string out(markdown);
  for (std::size_t at = out.find("<!-- rubric-"); at != out.npos; at = out.find("<!-- rubric-", at)) {
    const std::size_t end = out.find("-->", at + 4);
    if (end == out.npos) break;
    for (at += 4; at + 1 < end; ++at) {
      if (out[at] == '-' && out[at + 1] == '-') out[at] = out[at + 1] = ' ';
    }
  }
  return out;
}

}  // namespace

std::string cmark_html(std::string_view page) {
  const std::string markdown = with_comments_of_today(page);
  constexpr int kOptions = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8;
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(cmark_parser_new(kOptions),
                                                                           cmark_parser_free);
  for (const char* extension : {"table", "strikethrough", "autolink", "tasklist"}) {
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(extension));
  }
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> root(cmark_parser_finish(parser.get()),
                                                                     cmark_node_free);
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_render_html(root.get(), kOptions, cmark_parser_get_syntax_extensions(parser.get())), std::free);
  return html.get();
}

}  // namespace rubric::testing::laws
