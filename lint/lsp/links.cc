// Links and what they lead to.
#include <algorithm>
#include <memory>
#include <string>

#include "lint/document/anchors.h"
#include "lint/lsp/levels.h"
#include "lint/lsp/links.h"
#include "lint/lsp/methods.h"
#include "lint/lsp/places.h"
#include "lint/lsp/uris.h"
#include "lint/report/uri.h"
#include "lint/text/path.h"

namespace rubric::lsp {
namespace {

constexpr std::string_view kNoFile = "";

Json start_of_file() { return {{"start", {{"line", 0}, {"character", 0}}}, {"end", {{"line", 0}, {"character", 0}}}}; }

// The heading a place is about: its own, or the one that a link at the place leads to.
struct Wanted {
  std::string path;
  std::string fragment;   // "": the page
};

// The anchor of a section of an open page.
std::string fragment_of(const OpenDocument& page, SectionId section) {
  for (const Anchor& it : anchors(page.parsed().document, AnchorStyle::github)) {
    if (it.heading == page.parsed().outline.sections[section].heading) return it.id;
  }
  return "";
}

// The level that a place names, as its heading or in the text; kNoSection: none.
SectionId level_at(const ParsedPage& page, ByteOffset place, const std::vector<Level>& levels,
                   const std::vector<LevelMention>& mentions) {
  const SectionId section = heading_at(page, place);
  if (std::ranges::find(levels, section, &Level::section) != levels.end()) return section;
  const auto mention = std::ranges::find_if(
      mentions, [&](const LevelMention& it) { return it.range.begin <= place && place <= it.range.end; });
  return mention == mentions.end() ? kNoSection : mention->section;
}

}  // namespace

void each_page(State& state, std::string_view near, std::string_view containing, const PageVisitor& visit) {
  Folder& folder = state.folders.of(near);
  if (folder.root == "/") return;   // the whole disk is no workspace
  const Files files = folder.sources.files(
      {folder.root}, [&](const std::string& shown) { return folder.configurations.excludes(shown); });
  while (const auto file = files()) {
    if (!*file) continue;
    Result<std::string> text = folder.sources.read((*file)->path);
    if (!text || (!containing.empty() && text->find(containing) == std::string::npos)) continue;
    const ParsedPage page = read_page(std::make_unique<SourceText>((*file)->path, std::move(*text)), nullptr);
    const OpenDocument* open = state.documents.by_path((*file)->path);
    visit(page, (*file)->path, open != nullptr ? open->uri : uri_of((*file)->path));
  }
}

std::vector<LinkTo> links_of(const ParsedPage& page, std::string_view path, const Sources& sources) {
  std::vector<LinkTo> out;
  for (const Node& node : page.document.nodes()) {
    if (node.kind != NodeKind::link && node.kind != NodeKind::image) continue;
    if (auto target = target_of(sources, path, node.destination)) out.push_back({&node, std::move(*target)});
  }
  return out;
}

Json document_links(State& state, const Json& params) {
  const OpenDocument& page = page_of(state, params);
  Json out = Json::array();
  if (page.path.empty()) return out;
  for (const LinkTo& it : links_of(page.parsed(), page.path, state.folders.of(page.path).sources)) {
    if (it.target.path == page.path) continue;   // a place on this page is for "go to definition"
    const auto range = destination_range(page.parsed().document, *it.node);
    std::string uri = uri_of(it.target.path);
    if (!it.target.fragment.empty()) uri += '#' + it.target.fragment;
    out.push_back({{"range", range_in(state, page, range.value_or(it.node->range))}, {"target", std::move(uri)}});
  }
  return out;
}

Json definition(State& state, const Json& params) {
  const OpenDocument& page = page_of(state, params);
  const ParsedPage& parsed = page.parsed();
  const ByteOffset place = place_in(state, page, params.at("position"));
  const Node* link = node_at(parsed.document, place, NodeKind::link);
  if (link == nullptr) {
    const std::vector<Level> levels = levels_of(parsed);
    const SectionId level = level_at(parsed, place, levels, mentions_of_levels(parsed, levels));
    if (level == kNoSection) return nullptr;
    const Node& heading = parsed.document[parsed.outline.sections[level].heading];
    return {{"uri", page.uri}, {"range", range_in(state, page, heading.range)}};
  }
  if (page.path.empty()) return nullptr;
  Folder& folder = state.folders.of(page.path);
  const auto target = target_of(folder.sources, page.path, link->destination);
  if (!target) return nullptr;
  const OpenDocument* open = state.documents.by_path(target->path);
  const std::string uri = open != nullptr ? open->uri : uri_of(target->path);
  if (target->fragment.empty()) return {{"uri", uri}, {"range", start_of_file()}};
  Result<std::string> text = folder.sources.read(target->path);
  if (!text) return nullptr;
  const ParsedPage there = read_page(std::make_unique<SourceText>(target->path, std::move(*text)), nullptr);
  const SectionId section = section_named(there, target->fragment);
  if (section == kNoSection) return {{"uri", uri}, {"range", start_of_file()}};
  const ByteRange heading = there.document[there.outline.sections[section].heading].range;
  return {{"uri", uri}, {"range", range_json(heading, *there.source, state.client.encoding)}};
}

Json references(State& state, const Json& params) {
  const OpenDocument& page = page_of(state, params);
  if (page.path.empty()) return nullptr;
  const ByteOffset place = place_in(state, page, params.at("position"));
  const Sources& sources = state.folders.of(page.path).sources;
  const std::vector<Level> levels = levels_of(page.parsed());
  const std::vector<LevelMention> mentions = mentions_of_levels(page.parsed(), levels);
  Wanted wanted;
  SectionId level = kNoSection;
  if (const Node* link = node_at(page.parsed().document, place, NodeKind::link)) {
    const auto target = target_of(sources, page.path, link->destination);
    if (!target) return nullptr;
    wanted = {target->path, target->fragment};
  } else if (const SectionId named = level_at(page.parsed(), place, levels, mentions); named != kNoSection) {
    level = named;
    wanted = {page.path, fragment_of(page, level)};
  } else if (const SectionId section = heading_at(page.parsed(), place); section != kNoSection) {
    wanted = {page.path, fragment_of(page, section)};
  } else {
    return nullptr;
  }
  // One heading has several names, one for each way of counting: what they name is compared, not they.
  Result<std::string> text = sources.read(wanted.path);
  if (!text) return nullptr;
  const ParsedPage there = read_page(std::make_unique<SourceText>(wanted.path, std::move(*text)), nullptr);
  const SectionId section = wanted.fragment.empty() ? kNoSection : section_named(there, wanted.fragment);

  Json out = Json::array();
  if (is_true(find(params, {"context", "includeDeclaration"})) && section != kNoSection) {
    const OpenDocument* open = state.documents.by_path(wanted.path);
    const ByteRange heading = there.document[there.outline.sections[section].heading].range;
    out.push_back({{"uri", open != nullptr ? open->uri : uri_of(wanted.path)},
                   {"range", range_json(heading, *there.source, state.client.encoding)}});
  }
  // Of a level also what names it without a link.
  for (const LevelMention& it : mentions) {
    if (it.section != level || level == kNoSection ||
        node_at(page.parsed().document, it.range.begin, NodeKind::link) != nullptr) {
      continue;
    }
    out.push_back({{"uri", page.uri}, {"range", range_in(state, page, it.range)}});
  }
  bool looked_here = false;   // not if it is new and not on the disk
  const auto look = [&](const ParsedPage& from, const std::string& path, const std::string& uri) {
    looked_here = looked_here || path == page.path;
    for (const LinkTo& it : links_of(from, path, sources)) {
      if (it.target.path != wanted.path) continue;
      const SectionId its = it.target.fragment.empty() ? kNoSection : section_named(there, it.target.fragment);
      if (its == section) {
        out.push_back({{"uri", uri}, {"range", range_json(it.node->range, *from.source, state.client.encoding)}});
      }
    }
  };
  each_page(state, page.path, wanted.fragment.empty() ? kNoFile : "#", look);
  if (!looked_here) look(page.parsed(), page.path, page.uri);
  return out;
}

}  // namespace rubric::lsp
