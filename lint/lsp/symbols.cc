// The outline of a page, as editors show, fold and select it.
#include <algorithm>
#include <ranges>
#include <vector>

#include "lint/lsp/methods.h"
#include "lint/lsp/places.h"

namespace rubric::lsp {
namespace {

constexpr int kStringSymbol = 15;   // what editors show for Markdown headings

ByteRange trimmed(const ParsedPage& page, ByteRange range) {
  const std::string_view bytes = page.source->bytes();
  while (!range.empty() && (bytes[range.end.value - 1] == '\n' || bytes[range.end.value - 1] == '\r')) {
    --range.end.value;
  }
  return range;
}

Json symbol(const State& state, const OpenDocument& page, SectionId id) {
  const Section& section = page.parsed().outline.sections[id];
  const ByteRange whole = trimmed(page.parsed(), extent(page.parsed().document, page.parsed().outline, id));
  const ByteRange heading = page.parsed().document[section.heading].range;
  const std::string name = section.title.empty() ? std::string(page.parsed().document.text(heading)) : section.title;
  if (!state.client.symbol_trees) {
    return {{"name", name},
            {"kind", kStringSymbol},
            {"location", {{"uri", page.uri}, {"range", range_in(state, page, whole)}}}};
  }
  const ByteRange within{whole.begin, std::max(whole.end, heading.end)};
  Json out = {{"name", name},
              {"kind", kStringSymbol},
              {"range", range_in(state, page, within)},
              {"selectionRange", range_in(state, page, heading)}};
  if (const Element* element = element_of(page.parsed(), id)) {
    out["detail"] = element->open_name ? "{" + element->name + "}" : element->name;
  }
  return out;
}

}  // namespace

Json document_symbols(State& state, const Json& params) {
  const OpenDocument& page = page_of(state, params);
  const auto& sections = page.parsed().outline.sections;
  std::vector<Json> symbols;
  symbols.reserve(sections.size());
  for (SectionId id = 0; id < sections.size(); ++id) symbols.push_back(symbol(state, page, id));
  if (!state.client.symbol_trees) return symbols;
  // From the end, each is whole when it goes into its parent; there the last one comes first.
  Json top = Json::array();
  for (std::size_t id = sections.size(); id-- > 0;) {
    if (auto children = symbols[id].find("children"); children != symbols[id].end()) {
      std::reverse(children->begin(), children->end());
    }
    if (sections[id].parent == kNoSection) top.push_back(std::move(symbols[id]));
    else symbols[sections[id].parent]["children"].push_back(std::move(symbols[id]));
  }
  std::reverse(top.begin(), top.end());
  return top;
}

Json folding_ranges(State& state, const Json& params) {
  const OpenDocument& page = page_of(state, params);
  const Document& document = page.parsed().document;
  const LineIndex& lines = page.parsed().source->lines();
  Json out = Json::array();
  const auto add = [&](ByteRange range, const char* kind) {
    range = trimmed(page.parsed(), range);
    const std::size_t first = lines.line_of(range.begin), last = lines.line_of(range.end);
    if (last > first) out.push_back({{"startLine", first}, {"endLine", last}, {"kind", kind}});
  };
  for (SectionId id = 0; id < page.parsed().outline.sections.size(); ++id) {
    add(extent(document, page.parsed().outline, id), "region");
  }
  for (NodeId id = 1; id < document.nodes().size(); ++id) {
    const Node& node = document[id];
    if (node.kind == NodeKind::front_matter || node.kind == NodeKind::code_block || node.kind == NodeKind::table ||
        node.kind == NodeKind::list) add(node.range, "region");
    if (node.kind == NodeKind::html_block && document.text(node).starts_with("<!--")) add(node.range, "comment");
  }
  return out;
}

// Around each place: what it is in, and what that is in, each larger than the one before.
Json selection_ranges(State& state, const Json& params) {
  const OpenDocument& page = page_of(state, params);
  const Document& document = page.parsed().document;
  Json out = Json::array();
  for (const Json& position : params.at("positions")) {
    const ByteOffset place = place_in(state, page, position);
    std::vector<ByteRange> around{byte_range(0, page.text.size())};
    const auto add = [&](ByteRange range) {
      if (range != around.back() && around.back().contains(range) && range.begin <= place && place <= range.end) {
        around.push_back(range);
      }
    };
    std::vector<SectionId> enclosing;
    for (SectionId id = section_at(page.parsed(), place); id != kNoSection;
         id = page.parsed().outline.sections[id].parent) {
      enclosing.push_back(id);
    }
    for (const SectionId id : std::views::reverse(enclosing)) add(extent(document, page.parsed().outline, id));
    for_each_node_at(document, place, [&](const Node& node) { add(node.range); });
    Json chain;
    for (const ByteRange range : around) {
      Json one = {{"range", range_in(state, page, range)}};
      if (!chain.is_null()) one["parent"] = std::move(chain);
      chain = std::move(one);
    }
    out.push_back(std::move(chain));
  }
  return out;
}

Json code_lenses(State& state, const Json& params) {
  const OpenDocument& page = page_of(state, params);
  std::vector<std::size_t> found(page.parsed().outline.sections.size());
  for (const Diagnostic& it : page.found->diagnostics) {
    if (const SectionId id = section_at(page.parsed(), it.range.begin); id != kNoSection) ++found[id];
  }
  Json out = Json::array();
  for (SectionId id = 0; id < found.size(); ++id) {
    if (found[id] == 0) continue;
    const ByteRange heading = page.parsed().document[page.parsed().outline.sections[id].heading].range;
    const std::string title = std::to_string(found[id]) + (found[id] == 1 ? " finding" : " findings");
    out.push_back({{"range", range_in(state, page, heading)}, {"command", {{"title", title}, {"command", ""}}}});
  }
  return out;
}

// Beside a heading: which part of the schema it was found to be, where its words do not say so.
Json inlay_hints(State& state, const Json& params) {
  const OpenDocument& page = page_of(state, params);
  Json out = Json::array();
  if (!state.client.inlay_hints) return out;
  const SourceText& source = *page.parsed().source;
  const ByteRange asked = range_of(params.at("range"), source.lines(), source.bytes(), state.client.encoding);
  for (SectionId id = 0; id < page.parsed().outline.sections.size(); ++id) {
    const Section& section = page.parsed().outline.sections[id];
    const Element* element = element_of(page.parsed(), id);
    const ByteOffset end = page.parsed().document[section.heading].range.end;
    if (element == nullptr || element->name == section.title || end < asked.begin || end > asked.end) continue;
    const std::string label = element->open_name ? "{" + element->name + "}" : element->name;
    out.push_back({{"position", position_json(end, source.lines(), source.bytes(), state.client.encoding)},
                   {"label", label},
                   {"paddingLeft", true}});
  }
  return out;
}

}  // namespace rubric::lsp
