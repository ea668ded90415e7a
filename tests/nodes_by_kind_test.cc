#include "lint/document/nodes_by_kind.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/pages.h"

namespace rubric::testing {
namespace {

TEST_CASE("every node is found under its kind, in reading order") {
  for (const Page& page : all_pages()) {
    const SourceText source(page.path, page.text);
    const Document document = parse_markdown(source);
    const NodesByKind nodes(document);
    std::vector<std::vector<NodeId>> expected(static_cast<std::size_t>(NodeKind::attribute_list) + 1);
    for (NodeId id = 0; id < document.nodes().size(); ++id) {
      expected[static_cast<std::size_t>(document[id].kind)].push_back(id);
    }
    for (std::size_t kind = 0; kind < expected.size(); ++kind) {
      const std::span<const NodeId> found = nodes.of(static_cast<NodeKind>(kind));
      INFO(page.path << ": " << name_of(static_cast<NodeKind>(kind)));
      CHECK(std::ranges::equal(found, expected[kind]));
    }
  }
}

TEST_CASE("a node of a kind is found by a byte of it") {
  const SourceText source("page.md", "## A\n\nOne *two* [three](/x) `four`\n");
  const Document document = parse_markdown(source);
  const NodesByKind nodes(document);
  const auto text_at = [&](std::string_view word, NodeKind kind) {
    const auto id = nodes.at(kind, byte_offset(source.bytes().find(word)));
    return id ? std::string(document.text(document[*id])) : std::string("nothing");
  };
  CHECK(text_at("One", NodeKind::text) == "One ");
  CHECK(text_at("ne", NodeKind::text) == "One ");
  CHECK(text_at("three", NodeKind::text) == "three");
  CHECK(text_at("/x", NodeKind::text) == "nothing");
  CHECK(text_at("/x", NodeKind::link) == "[three](/x)");
  CHECK(text_at("four", NodeKind::code) == "`four`");
  CHECK(text_at("##", NodeKind::code) == "nothing");
}

}  // namespace
}  // namespace rubric::testing
