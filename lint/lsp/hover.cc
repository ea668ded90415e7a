// What there is to know about a place: what was found there, where a link leads, what the schema wants of a section.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lint/lsp/levels.h"
#include "lint/lsp/methods.h"
#include "lint/lsp/places.h"
#include "lint/lsp/yaml_files.h"

namespace rubric::lsp {
namespace {

// The page of a rule up to its first example: what is found, and why it matters.
std::string_view introduction(std::string_view page) {
  const std::size_t end = page.find("\n## Reported");
  return page.substr(0, end == page.npos ? page.size() : end);
}

// What a rule found at one place.
struct FoundHere {
  std::string_view rule;
  ByteRange range;                     // of the first
  std::vector<std::string> messages;   // with the rule's name
};

std::vector<FoundHere> found_at(const Diagnostics& diagnostics, ByteOffset place) {
  std::vector<FoundHere> out;
  for (const Diagnostic& it : diagnostics) {
    if (place < it.range.begin || it.range.end < place) continue;
    auto known = std::ranges::find(out, it.rule, &FoundHere::rule);
    if (known == out.end()) known = out.insert(known, {it.rule, it.range, {}});
    known->messages.push_back(fmt::format("{} `{}`", it.message, it.rule));
  }
  return out;
}

std::string count_words(const char* what, const std::optional<Count>& count) {
  if (!count) return "";
  if (count->max == UINT32_MAX) return fmt::format("- {}: at least {}\n", what, count->min);
  if (count->min == count->max) return fmt::format("- {}: {}\n", what, count->min);
  return fmt::format("- {}: {} to {}\n", what, count->min, count->max);
}

std::string wanted_of(const Schema& schema, const Element& element, std::uint8_t level) {
  static constexpr const char* kPresence[] = {"required", "optional", "required somewhere on the page",
                                              "required, unless the page has it once for all"};
  std::string out = fmt::format("**{}**, {} in {}", element.open_name ? "{" + element.name + "}" : element.name,
                                kPresence[static_cast<std::size_t>(element.presence)],
                                schema.title.empty() ? schema.name : schema.title);
  if (level != 0) out += fmt::format(", at level {}", level);
  out += "\n\n";
  const Content& content = element.content;
  out += count_words("paragraphs", content.paragraphs) + count_words("lists", content.lists) +
         count_words("items of each list", content.items) + count_words("tables", content.tables) +
         count_words("links", content.links) + count_words("words", content.words);
  if (content.ordered) out += *content.ordered ? "- its lists are numbered\n" : "- its lists have bullets\n";
  for (const Sentence& it : content.sentences) out += fmt::format("- says: `{}`\n", it.form);
  std::string children;
  for (const Element& it : schema.elements) {
    if (it.parent == kNone || &schema.elements[it.parent] != &element || it.presence == Presence::optional) continue;
    children += (children.empty() ? "" : ", ") + (it.open_name ? "{" + it.name + "}" : it.name);
  }
  if (!children.empty()) out += fmt::format("- has sections: {}\n", children);
  return out;
}

// What a table has for the title around the section: "grade of Senior Recruiter, in Sales: 7".
std::string about_entries(const ParsedPage& page, SectionId section) {
  std::string out;
  for (const Entry& it : entries_of(page, levels_of(page), section)) {
    if (it.title.empty()) continue;
    const Count& all = it.table->values;
    const std::string values = it.values.empty() ? fmt::format("any from {} to {}", all.min, all.max)
                                                 : fmt::format("{}", fmt::join(it.values, " or "));
    out += fmt::format("| {} | {} |\n|---|---|\n| {} | {} |\n", it.part.empty() ? "title" : it.part, it.table->name,
                       it.title, values);
  }
  return out;
}

std::string about_link(State& state, const OpenDocument& page, const Node& link) {
  if (page.path.empty()) return "";
  Folder& folder = state.folders.of(page.path);
  const auto target = target_of(folder.sources, page.path, link.destination);
  if (!target) return "";
  Result<std::string> text = folder.sources.read(target->path);
  if (!text || !is_markdown_name(target->path)) return fmt::format("`{}`", folder.shown(target->path));
  const ParsedPage there = read_page(std::make_unique<SourceText>(target->path, std::move(*text)), nullptr);
  std::string title;
  if (const YamlId id =
          there.front_matter.empty() ? kNoYaml : there.front_matter.find(there.front_matter.root(), "title");
      id != kNoYaml) {
    title = there.front_matter[id].value;
  } else if (!there.outline.sections.empty()) {
    title = there.outline.sections.front().title;
  }
  std::string out = title.empty() ? "" : fmt::format("**{}**\n\n", title);
  if (!target->fragment.empty()) {
    const SectionId section = section_named(there, target->fragment);
    out += section == kNoSection ? fmt::format("no heading `#{}`\n\n", target->fragment)
                                 : fmt::format("section “{}”\n\n", there.outline.sections[section].title);
  }
  return out + fmt::format("`{}`", folder.shown(target->path));
}

}  // namespace

Json hover(State& state, const Json& params) {
  const OpenDocument* document =
      state.documents.by_uri(params.at("textDocument").at("uri").get_ref<const std::string&>());
  if (document != nullptr && !is_page(*document)) return hover_yaml(state, *document, params.at("position"));
  const OpenDocument& page = page_of(state, params);
  const ParsedPage& parsed = page.parsed();
  const ByteOffset place = place_in(state, page, params.at("position"));
  std::string text;
  ByteRange range;
  const auto add = [&](const std::string& part, ByteRange of) {
    if (part.empty()) return;
    if (text.empty()) range = of;
    else text += "\n\n---\n\n";
    text += part;
  };
  for (const FoundHere& it : found_at(page.found->diagnostics, place)) {
    add(fmt::format("{}\n\n{}", fmt::join(it.messages, "\n\n"), introduction(state.parts.page(it.rule))), it.range);
  }
  if (const Node* link = node_at(parsed.document, place, NodeKind::link)) {
    add(about_link(state, page, *link), link->range);
  }
  const SectionId around = section_at(parsed, place);
  if (const Element* element = element_of(parsed, around)) {
    const Node& heading = parsed.document[parsed.outline.sections[around].heading];
    const Node* paragraph = node_at(parsed.document, place, NodeKind::paragraph);
    if (place <= heading.range.end) add(about_entries(parsed, around), heading.range);
    else if (paragraph != nullptr && element->scale == kNone) add(about_entries(parsed, around), paragraph->range);
  }
  if (const SectionId section = heading_at(parsed, place); section != kNoSection) {
    if (const Element* element = element_of(parsed, section)) {
      add(wanted_of(*parsed.schema, *element, parsed.match->bindings[section].level),
          parsed.document[parsed.outline.sections[section].heading].range);
    }
  }
  if (text.empty()) return nullptr;
  return {{"contents", {{"kind", state.client.markdown ? "markdown" : "plaintext"}, {"value", std::move(text)}}},
          {"range", range_in(state, page, range)}};
}

}  // namespace rubric::lsp
