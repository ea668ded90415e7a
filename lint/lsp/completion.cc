// What could stand at a place: by what is on the line before it.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lint/document/anchors.h"
#include "lint/draft/skeleton.h"
#include "lint/lsp/levels.h"
#include "lint/lsp/methods.h"
#include "lint/lsp/places.h"
#include "lint/lsp/yaml_files.h"
#include "lint/text/path.h"
#include "lint/yaml/write.h"

namespace rubric::lsp {
namespace {

// The kinds of items: what editors draw beside them.
constexpr int kModule = 9, kValue = 12, kEnumMember = 20, kKeyword = 14, kFile = 17, kReference = 18, kField = 5;

struct Place {
  State& state;
  const OpenDocument& page;
  ByteOffset at;
  std::string_view before;   // on its line
  ByteOffset line_begin;
};

// `text` in the place of the bytes from `from` to the cursor. Items keep the order they are added in.
void add(const Place& place, Json& out, int kind, const std::string& label, const std::string& text, ByteOffset from,
         const std::string& detail = "") {
  Json item = {{"label", label}, {"kind", kind}, {"sortText", fmt::format("{:05}", out.size())},
               {"filterText", std::string(place.page.parsed().source->text({from, place.at})) + label},
               {"textEdit", {{"range", range_in(place.state, place.page, {from, place.at})}, {"newText", text}}}};
  if (!detail.empty()) item["detail"] = detail;
  out.push_back(std::move(item));
}

// The sections that are not there, in the order of the schema, each with its skeleton.
void add_missing_sections(const Place& place, Json& out) {
  const ParsedPage& page = place.page.parsed();
  if (!page.match) return;
  const auto add_one = [&](ElementId id, SectionId parent) {
    const Element& element = page.schema->elements[id];
    const bool inside = parent != kNoSection && parent < page.outline.sections.size();
    const int level = element.level != 0 ? element.level : inside ? page.outline.sections[parent].level + 1 : 2;
    const std::string title = inside ? page.outline.sections[parent].title : "";
    add(place, out, kModule, element.name, skeleton(*page.schema, id, level, title), place.line_begin,
        inside ? fmt::format("missing in “{}”", title) : "missing on this page");
  };
  for (const Repair& it : page.match->repairs) {
    if (it.fault != Fault::missing) continue;
    if (it.element != kNone) add_one(it.element, it.section);
    for (const ElementId id : it.also) add_one(id, it.section);
    for (const ElementId id : it.alternatives) add_one(id, it.section);
  }
}

void add_rules(const Place& place, Json& out) {
  const std::size_t start = place.before.find_last_of(" ,") + 1;
  const ByteOffset from = byte_offset(place.line_begin.value + start);
  for (const Rule* rule : place.state.parts.rules) {
    add(place, out, kEnumMember, std::string(rule->name), std::string(rule->name), from, std::string(rule->summary));
  }
}

std::vector<Anchor> anchors_of(const Place& place, const ParsedPage& page) {
  const std::string& path = page.source->path();
  const PageIndex* const site = place.page.found->site;
  return anchors(page.document, (site != nullptr ? site->anchor_ways(path) : anchor_ways(path)).own);
}

// With `sign` in front of each.
void add_anchors(const Place& place, const ParsedPage& there, std::string_view sign, ByteOffset from, Json& out) {
  for (const Anchor& it : anchors_of(place, there)) {
    add(place, out, kReference, "#" + it.id, std::string(sign) + it.id, from, plain_text(there.document, it.heading));
  }
}

// Behind "](": the headings of this page and of the one named, and other pages: on a site by their addresses, elsewhere
// by the way to their files.
void add_targets(const Place& place, std::size_t open, Json& out) {
  const std::string_view typed = place.before.substr(open);
  const std::size_t hash = typed.find('#');
  const ByteOffset begin = byte_offset(place.line_begin.value + open);
  if (hash != typed.npos) {
    const ByteOffset from = byte_offset(begin.value + hash + 1);
    if (hash == 0) return add_anchors(place, place.page.parsed(), "", from, out);
    Folder& folder = place.state.folders.of(place.page.path);
    const auto target = target_of(folder.sources, place.page.path, typed.substr(0, hash));
    if (!target) return;
    Result<std::string> text = folder.sources.read(target->path);
    if (!text) return;
    return add_anchors(place, read_page(std::make_unique<SourceText>(target->path, std::move(*text)), nullptr), "",
                       from, out);
  }
  add_anchors(place, place.page.parsed(), "#", begin, out);
  Folder& folder = place.state.folders.of(place.page.path);
  if (folder.root == "/" || place.page.path.empty()) return;
  const PageIndex* const site = place.page.found->site;
  const Files files = folder.sources.files(
      {folder.root}, [&](const std::string& shown) { return folder.configurations.excludes(shown); });
  while (const auto file = files()) {
    if (!*file || (*file)->path == place.page.path) continue;
    std::string target = site == nullptr ? "" : site->address_of((*file)->shown);
    if (target.empty()) target = relative_path(folder_of(place.page.path), (*file)->path);
    add(place, out, kFile, target, target, begin, (*file)->shown);
  }
}

constexpr std::string_view kAroundKey = " \t{\"'";

// In front matter: keys that are not there yet, and behind a key its values.
void add_front_matter(const Place& place, Json& out) {
  const ParsedPage& page = place.page.parsed();
  if (page.schema == nullptr) return;
  const FrontMatterSyntax syntax = *front_matter_syntax(page.document);
  const bool json = syntax == FrontMatterSyntax::json;
  const std::string_view separator = syntax == FrontMatterSyntax::toml ? " = " : ": ";
  const std::size_t colon = place.before.find(separator[separator.size() - 2]);
  if (colon == place.before.npos) {
    const std::size_t start = std::min(place.before.size(), place.before.find_first_not_of(" \t{"));
    for (const Field& it : page.schema->front_matter.fields) {
      if (!page.front_matter.empty() && page.front_matter.find(page.front_matter.root(), it.name) != kNoYaml) continue;
      add(place, out, kField, it.name, (json ? yaml_double_quoted(it.name) : it.name) + std::string(separator),
          byte_offset(place.line_begin.value + start), it.required ? "required" : "");
    }
    return;
  }
  std::string_view key = place.before.substr(0, colon);
  while (!key.empty() && kAroundKey.find(key.front()) != key.npos) key.remove_prefix(1);
  while (!key.empty() && kAroundKey.find(key.back()) != key.npos) key.remove_suffix(1);
  const std::size_t start = std::min(place.before.size(), place.before.find_first_not_of(' ', colon + 1));
  for (const Field& it : page.schema->front_matter.fields) {
    if (it.name != key) continue;
    std::vector<std::string> values = it.values;
    if (values.empty() && it.type == Field::Type::boolean) values = {"true", "false"};
    const bool plain = syntax == FrontMatterSyntax::yaml || it.type == Field::Type::boolean ||
                       it.type == Field::Type::integer || it.type == Field::Type::number;
    for (const std::string& value : values) {
      add(place, out, kValue, value, plain ? value : yaml_double_quoted(value),
          byte_offset(place.line_begin.value + start));
    }
  }
}

// The sentences that the schema wants in this section, with what the page and the schema know of their slots.
void add_sentences(const Place& place, Json& out) {
  const ParsedPage& page = place.page.parsed();
  const SectionId section = section_at(page, place.at);
  const Element* element = element_of(page, section);
  if (element == nullptr || element->content.sentences.empty()) return;
  const std::size_t start = std::min(place.before.size(), place.before.find_first_not_of(" \t"));
  const std::vector<Level> levels = levels_of(page);
  for (const Sentence& it : element->content.sentences) {
    const std::string sentence = filled(page, levels, section, it);
    add(place, out, kKeyword, sentence, sentence, byte_offset(place.line_begin.value + start),
        "the schema wants this sentence");
  }
}

// Titles of levels that the page does not have; `before` goes in front of each.
void add_levels(const Place& place, ByteOffset from, const std::string& before, Json& out) {
  const ParsedPage& page = place.page.parsed();
  if (!page.match || page.schema == nullptr) return;
  const std::vector<Level> levels = levels_of(page);
  for (const Scale& scale : page.schema->scales) {
    for (const std::string& title : other_levels(page, levels, scale)) {
      add(place, out, kEnumMember, title, before + title, from, "a level that this page does not have");
    }
  }
}

// Behind '#' signs: the levels, where one may stand: beside one that is there, or inside what holds levels.
void add_level_headings(const Place& place, Json& out) {
  const ParsedPage& page = place.page.parsed();
  const std::size_t signs = std::min(place.before.size(), place.before.find_first_not_of('#'));
  const std::size_t words = std::min(place.before.size(), place.before.find_first_not_of(' ', signs));
  if (words == signs && words < place.before.size()) return;
  const bool fits = std::ranges::any_of(
      levels_of(page), [&](const Level& it) { return page.outline.sections[it.section].level == signs; });
  if (fits) add_levels(place, byte_offset(place.line_begin.value + words), words == signs ? " " : "", out);
}

// In a list: the sections of the page whose names are free, as links to them; in a list of levels, others, too.
void add_names(const Place& place, Json& out) {
  const ParsedPage& page = place.page.parsed();
  const std::size_t start = place.before.find_first_of("-*") + 1;
  const ByteOffset from =
      byte_offset(place.line_begin.value + std::min(place.before.size(), place.before.find_first_not_of(' ', start)));
  const std::vector<Anchor> ids = anchors_of(place, page);
  for (SectionId id = 0; id < page.outline.sections.size(); ++id) {
    const Element* element = element_of(page, id);
    if (element == nullptr || !element->open_name) continue;
    const auto anchor = std::ranges::find(ids, page.outline.sections[id].heading, &Anchor::heading);
    if (anchor == ids.end()) continue;
    const std::string& title = page.outline.sections[id].title;
    add(place, out, kReference, title, fmt::format("[{}](#{})", title, anchor->id), from, "a section of this page");
  }
  const Element* around = element_of(page, section_at(page, place.at));
  if (around != nullptr && around->content.page_list) add_levels(place, from, "", out);
}

}  // namespace

Json completion(State& state, const Json& params) {
  const auto& uri = params.at("textDocument").at("uri").get_ref<const std::string&>();
  OpenDocument* document = state.documents.by_uri(uri);
  if (document != nullptr && !is_page(*document)) return complete_yaml(state, *document, params.at("position"));
  const OpenDocument& page = page_of(state, params);
  const SourceText& source = *page.parsed().source;
  const ByteOffset at = place_in(state, page, params.at("position"));
  const ByteOffset begin = source.lines().line_start(source.lines().line_of(at));
  const Place place{state, page, at, source.text({begin, at}), begin};

  Json items = Json::array();
  const Node* front_matter = page.parsed().document.front_matter();
  const std::size_t comment = place.before.rfind("<!-- rubric-"), open = place.before.rfind("](");
  const bool in_comment = comment != place.before.npos && place.before.find("-->", comment) == place.before.npos;
  const bool in_link = open != place.before.npos && place.before.find(')', open) == place.before.npos;
  const std::size_t words = place.before.find_first_not_of(" \t");
  if (in_comment) add_rules(place, items);
  else if (front_matter != nullptr && front_matter->range.contains(at)) add_front_matter(place, items);
  else if (in_link) add_targets(place, open + 2, items);
  else if (place.before.starts_with('#')) add_missing_sections(place, items), add_level_headings(place, items);
  else if (words == place.before.npos) add_missing_sections(place, items), add_sentences(place, items);
  else if ((place.before[words] == '-' || place.before[words] == '*') && place.before.size() > words + 1 &&
           place.before[words + 1] == ' ') {
    add_names(place, items);
  } else
    add_sentences(place, items);
  return {{"isIncomplete", false}, {"items", std::move(items)}};
}

}  // namespace rubric::lsp
