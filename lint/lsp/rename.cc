// A heading, a label or a file gets another name, and what leads there follows.
#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "lint/document/anchors.h"
#include "lint/lsp/labels.h"
#include "lint/lsp/links.h"
#include "lint/lsp/methods.h"
#include "lint/lsp/uris.h"
#include "lint/rule/section_edits.h"
#include "lint/text/edit.h"
#include "lint/text/path.h"

namespace rubric::lsp {
namespace {

SectionId section_to_rename(const State& state, const OpenDocument& page, const Json& params) {
  return heading_at(page.parsed(), place_in(state, page, params.at("position")));
}

struct Edits {
  std::shared_ptr<const SourceText> page;
  std::set<Edit> edits;   // a link that is found in two ways is edited once
};

// What each fragment of the page is called once the heading has its new name. Also others change: "-1" behind a
// repeated name moves on to the next.
std::map<std::string, std::string> new_fragments(const ParsedPage& before, const Edit& edit) {
  const SourceText source(before.source->path(), apply(before.source->bytes(), {edit}));
  const Document after = parse_markdown(source);
  std::map<std::string, std::string> renamed;
  for (const AnchorStyle style : kAnchorStyles) {
    const std::vector<Anchor> old_ids = anchors(before.document, style), new_ids = anchors(after, style);
    if (old_ids.size() != new_ids.size()) continue;
    for (std::size_t at = 0; at < old_ids.size(); ++at) {
      if (old_ids[at].id != new_ids[at].id) renamed.emplace(old_ids[at].id, new_ids[at].id);
    }
  }
  return renamed;
}

}  // namespace

Json prepare_rename(State& state, const Json& params) {
  const OpenDocument& page = page_of(state, params);
  const std::vector<LabelPlace> labels = labels_of(page.parsed().document);
  if (const LabelPlace* label = label_at(labels, place_in(state, page, params.at("position")))) {
    return {{"range", range_in(state, page, label->range)},
            {"placeholder", page.parsed().document.source().text(label->range)}};
  }
  const SectionId section = section_to_rename(state, page, params);
  if (section == kNoSection) return nullptr;
  const ByteRange words = words_of_heading(page.parsed().document, page.parsed().outline.sections[section]);
  return {{"range", range_in(state, page, words)}, {"placeholder", page.parsed().document.text(words)}};
}

Json rename(State& state, const Json& params) {
  const OpenDocument& page = page_of(state, params);
  const auto name = params.at("newName").get<std::string>();
  const std::vector<LabelPlace> labels = labels_of(page.parsed().document);
  if (const LabelPlace* label = label_at(labels, place_in(state, page, params.at("position")))) {
    const auto edits = rename_label(labels, *label, name);
    if (!edits) throw Refusal{kInvalidParams, "a label is one line without brackets, and no other has its name"};
    return workspace_edit(state, {{page.uri, text_edits(state, *page.parsed().source, *edits)}});
  }
  const SectionId section = section_to_rename(state, page, params);
  if (section == kNoSection) throw Refusal{kRequestFailed, "only headings and labels can be renamed"};
  if (name.find_first_of("\r\n") != name.npos || name.find_first_not_of(" \t") == name.npos) {
    throw Refusal{kInvalidParams, "the name of a heading is one line with words on it"};
  }
  const ParsedPage& parsed = page.parsed();
  const Edit heading{words_of_heading(parsed.document, parsed.outline.sections[section]), name};
  const std::map<std::string, std::string> fragments = new_fragments(parsed, heading);

  std::map<std::string, Edits> edits;
  const Folder& folder = state.folders.of(page.path);
  const Sources& sources = folder.sources;
  const auto follow = [&](const ParsedPage& from, const std::string& path, const std::string& uri) {
    std::vector<Edit> changes;
    for (const LinkTo& it : links_of(from, path, sources)) {
      if (it.target.path != page.path) continue;
      const auto renamed = fragments.find(it.target.fragment);
      const auto range = destination_range(from.document, *it.node);
      if (renamed == fragments.end() || !range) continue;
      const std::uint32_t begin = range->end.value - static_cast<std::uint32_t>(it.target.fragment.size());
      changes.push_back({byte_range(begin, range->end.value), renamed->second});
    }
    if (path == page.path) {
      // A link inside the heading itself goes with the words.
      std::erase_if(changes, [&](const Edit& it) { return overlap(it, heading); });
      changes.push_back(heading);
    }
    if (!changes.empty()) {
      edits[uri] = {std::make_shared<const SourceText>(path, std::string(from.source->bytes())),
                    {changes.begin(), changes.end()}};
    }
  };
  each_page(state, page.path, "#", follow);
  if (!edits.contains(page.uri)) follow(parsed, page.path, page.uri);
  // Links by the addresses of a site, however they are written.
  for (const auto& [before, after] : fragments) {
    if (page.found->site == nullptr) break;
    for (const LinkToPlace& it : page.found->site->links_to(parsed.source->path(), before)) {
      Edits& its = edits[state.uri_of_page(joined(folder.root, it.page->path()))];
      if (!its.page) its.page = it.page;
      its.edits.insert({it.anchor, after});
    }
  }
  std::map<std::string, Json> written;
  for (const auto& [uri, its] : edits) {
    written[uri] = text_edits(state, *its.page, {its.edits.begin(), its.edits.end()});
  }
  return workspace_edit(state, written);
}

Json will_rename_files(State& state, const Json& params) {
  std::vector<std::pair<std::string, std::string>> moves;
  for (const Json& it : params.at("files")) {
    moves.emplace_back(path_of(it.at("oldUri").get_ref<const std::string&>()),
                       path_of(it.at("newUri").get_ref<const std::string&>()));
  }
  const auto moved = [&](std::string path) {
    for (const auto& [from, to] : moves) {
      if (path == from) return to;
      if (path.starts_with(from + "/")) return to + path.substr(from.size());
    }
    return path;
  };
  std::map<std::string, Json> edits;
  for (const std::string& root : state.folders.roots()) {
    const Sources& sources = state.folders.at(root).sources;
    each_page(state, root + "/.", "](", [&](const ParsedPage& from, const std::string& path, const std::string& uri) {
      std::vector<Edit> changes;
      const std::string at = moved(path);
      for (const LinkTo& it : links_of(from, path, sources)) {
        const std::string to = moved(it.target.path);
        const bool itself = it.target.path == path;
        if (itself || (to == it.target.path && at == path) ||
            (at != path && it.target.rooted && to == it.target.path)) {
          continue;
        }
        const auto range = destination_range(from.document, *it.node);
        const auto destination = destination_for(it.target, at, to);
        if (range && destination && *destination != it.node->destination) changes.push_back({*range, *destination});
      }
      if (!changes.empty()) edits[uri] = text_edits(state, *from.source, changes);
    });
  }
  return edits.empty() ? Json(nullptr) : workspace_edit(state, edits);
}

}  // namespace rubric::lsp
