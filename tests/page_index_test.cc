#include "lint/engine/page_index.h"

#include <catch2/catch.hpp>

#include "lint/engine/addresses.h"
#include "tests/site.h"

namespace rubric::testing {
namespace {

const std::string kBinder = "content/job-families/print/binder/index.md",
                  kPress = "content/job-families/print/press.md";

const std::vector<Page>& pages() {
  static const std::vector<Page> all = {
      {kBinder,
       "---\ntitle: Book Binder\naliases: [/job-families/print/stitcher/]\n---\n\n## Glue & Thread\n\nBoth.\n"},
      {kPress, "---\ntitle: Press Operator\n---\n\n## Ink\n\nBlack.\n\n<a id=\"red\"></a>Red.\n"},
  };
  return all;
}

TEST_CASE("files have the addresses that their site serves them at") {
  CHECK(address_of_file("content/job-families/a/index.md", "content") == "/job-families/a/");
  CHECK(address_of_file("content/job-families/a/_index.md", "content") == "/job-families/a/");
  CHECK(address_of_file("content/job-families/a.md", "content") == "/job-families/a/");
  CHECK(address_of_file("job-families/a/index.html.md", "") == "/job-families/a/");
  CHECK(address_of_file("index.html.md", "") == "/");
  CHECK(address_of_file("elsewhere/a.md", "content").empty());
}

TEST_CASE("links mean addresses") {
  Site site;
  site.hosts = {"https://handbook.example.org"};
  const auto shown = [&](std::string_view target) {
    const std::optional<Address> address = resolved(target, "/job-families/a/", site);
    return address ? address->path + (address->fragment.empty() ? "" : '#' + address->fragment) : "away";
  };
  CHECK(shown("/handbook/b/?x=1#c") == "/handbook/b/#c");
  CHECK(shown("../b/") == "/job-families/b/");
  CHECK(shown("#c") == "/job-families/a/#c");
  CHECK(shown("https://handbook.example.org/b#c") == "/b#c");
  CHECK(shown("https://handbook.example.org") == "/");
  CHECK(shown("https://handbook.example.organ/b") == "away");
  CHECK(shown("https://example.org/b") == "away");
  CHECK(shown("//example.org/b") == "away");
  CHECK(shown("mailto:a@example.org") == "away");
}

TEST_CASE("a site knows which pages are there, and their anchors") {
  Config config = builtin_config();
  config.links.complete = true;
  TestSite site(pages(), config);
  const PageIndex& index = *site.of(kPress);
  CHECK(index.file_at("/job-families/print/binder") == kBinder);
  CHECK(index.existence("/job-families/print/press.html") == Existence::here);
  CHECK(index.existence("/job-families/print/stitcher/") == Existence::here);
  CHECK(index.existence("/job-families/print/inker/") == Existence::absent);
  CHECK(index.page_named_like("/job-families/elsewhere/binder/") == "/job-families/print/binder/");
  CHECK(index.shows_anchor(kBinder, "glue--thread"));
  CHECK_FALSE(index.shows_anchor(kPress, "red"));
  CHECK(*index.anchors(kPress) == std::vector<std::string>{"ink", "red"});
}

TEST_CASE("a page that was read for another one's sake is at hand for its own check, once") {
  TestSite site(pages(), builtin_config());
  const PageIndex& index = *site.of(kPress);
  REQUIRE(index.summary(kBinder) != nullptr);
  CHECK(index.summary(kBinder)->title == "Book Binder");
  const Schema* const schema = schema_for(builtin_config(), kBinder);
  CHECK_FALSE(index.taken(SourceText(kBinder, "another text"), schema));
  const SourceText same(kBinder, pages().front().text);
  CHECK(index.taken(same, schema));
  CHECK_FALSE(index.taken(same, schema));
}

TEST_CASE("siblings are found by what they have edited last") {
  TestSite site(pages(), builtin_config());
  PageIndex& index = const_cast<PageIndex&>(*site.of(kPress));
  CHECK(index.siblings_with(kPress, "glue &  thread") == std::vector<std::string_view>{kBinder});
  const auto now = [&](const std::string& text) {
    return index.edited(read_page(std::make_unique<SourceText>(kBinder, text), schema_for(builtin_config(), kBinder)));
  };
  CHECK_FALSE(now(pages().front().text + "More.\n"));
  CHECK(now("## Needles\n"));
  CHECK(index.siblings_with(kPress, "Glue & Thread").empty());
  CHECK(index.siblings_with(kPress, "Needles") == std::vector<std::string_view>{kBinder});
}

TEST_CASE("an edit is news where it changes what others asked about") {
  Config config = builtin_config();
  config.links.complete = true;
  TestSite site(pages(), config);
  PageIndex& index = const_cast<PageIndex&>(*site.of(kPress));
  const auto now = [&](const std::string& text) {
    return index.edited(read_page(std::make_unique<SourceText>(kBinder, text), schema_for(config, kBinder)));
  };
  CHECK_FALSE(now("---\ntitle: Binder\n---\n"));
  REQUIRE(index.summary(kBinder)->title == "Book Binder");
  CHECK(now("---\ntitle: Binder\n---\n"));
  CHECK(index.summary(kBinder)->title == "Binder");
  CHECK_FALSE(now("---\ntitle: Binder\n---\n\n## Glue\n"));
  REQUIRE(index.anchors(kBinder)->size() == 1);
  CHECK(now("---\ntitle: Binder\n---\n\n## Glue\n\n<a id=\"pot\"></a>\n"));
  REQUIRE(index.existence("/job-families/print/stitcher/") == Existence::here);
  CHECK(now("---\ntitle: Binder\naliases: [/job-families/print/sewer/]\n---\n\n## Glue\n\n<a id=\"pot\"></a>\n"));
  CHECK(index.existence("/job-families/print/stitcher/") == Existence::absent);
  CHECK(index.existence("/job-families/print/sewer/") == Existence::here);
}

}  // namespace
}  // namespace rubric::testing
