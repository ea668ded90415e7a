#include "lint/lsp/state.h"

#include <algorithm>
#include <utility>

#include "lint/report/uri.h"

namespace rubric::lsp {
namespace {

constexpr std::string_view kUntitled = "untitled:", kNewPage = "untitled.md";

// The text of the document read anew around what changed, or all of it. The last reading goes into it, unless somebody
// still holds that.
ParsedPage read_again(const OpenDocument& document, CheckMemory& memory, std::string shown, const Schema* schema,
                   std::span<const std::string> raw_shortcodes) {
  auto source = document.lines ? std::make_unique<SourceText>(std::move(shown), document.text, *document.lines)
                               : std::make_unique<SourceText>(std::move(shown), document.text);
  if (memory.parsed.use_count() == 1) {
    if (auto again = reparse(std::move(memory.parsed->document), *source, memory.edits, raw_shortcodes)) {
      return read_page(std::move(source), std::move(*again), schema, &memory.match);
    }
  }
  Document read = parse_markdown(*source, raw_shortcodes);
  return read_page(std::move(source), std::move(read), schema, &memory.match);
}

}  // namespace

OpenDocument* State::page(std::string_view uri) {
  OpenDocument* document = documents.by_uri(uri);
  if (document == nullptr || !is_page(*document)) return nullptr;
  refresh(*document);
  return document;
}

bool State::refresh(OpenDocument& document, const std::function<bool()>& given_up) {
  tell_others(&document);
  if (document.is_current(document.found)) return true;
  const auto [config, site] = read(document);
  Checked checked = check(*document.memory.parsed, config,
                          {.memory = &document.memory.rules,
                           .fixes = Fixes::unwanted,
                           .given_up = given_up,
                           .site = site,
                           .site_version = generation});
  if (!checked.whole) return false;
  document.found = std::make_shared<const Snapshot>(
      Snapshot{document.revision, document.memory.parsed, config, site, std::move(checked.diagnostics)});
  return true;
}

State::Surroundings State::read(OpenDocument& document) {
  const bool unsaved = document.path.empty() && document.uri.starts_with(kUntitled);
  Folder& folder = unsaved ? folders.first() : folders.of(document.path);
  const std::string shown = document.path.empty() ? document.uri : folder.shown(document.path);
  const bool known = unsaved || (!document.path.empty() && !folder.is_excluded(document.path));
  // What was never saved stands beside the configuration of the first folder, and where links lead from it nobody
  // knows.
  const Governing governing =
      known ? folder.configurations.governing(unsaved ? std::string(kNewPage) : shown) : Governing{};
  const Surroundings surroundings{governing.config, unsaved ? nullptr : folder.sites.of(governing, shown)};
  CheckMemory& memory = document.memory;
  if (memory.parsed && memory.edits.empty()) return surroundings;
  const std::span<const std::string> raw_shortcodes =
      governing.config == nullptr ? std::span<const std::string>() : governing.config->links.raw_shortcodes;
  document.let_go_of_found();
  memory.parsed =
      std::make_shared<ParsedPage>(read_again(document, memory, shown, governing.schema, raw_shortcodes));
  memory.edits.clear();
  return surroundings;
}

void State::tell_others(const OpenDocument* typed_in) {
  bool news = false;
  for (auto it = untold_.begin(); it != untold_.end();) {
    if (typed_in != nullptr && *it == typed_in->path) {
      ++it;
      continue;
    }
    const std::string path = std::move(untold_.extract(it++).value());
    texts_.erase(path);
    news = tell_others_of(path) || news;
  }
  if (news) begin_generation();
}

bool State::tell_others_of(const std::string& path) {
  OpenDocument* const document = documents.by_path(path);
  if (document != nullptr && is_page(*document)) read(*document);
  const Folder* const own = &folders.of(path);
  bool news = false;
  for (const auto& folder : folders.loaded()) {
    const bool as_read = document != nullptr && document->memory.parsed && folder.get() == own;
    news = (as_read ? folder->sites.edited(*document->memory.parsed) : folder->sites.edited(folder->shown(path))) ||
           news;
  }
  return news;
}

void State::begin_generation() {
  ++generation;
  for (auto& [uri, document] : documents.all()) ++document.revision;
}

bool State::may_be_linked_to(const std::string& path) const {
  return std::ranges::any_of(folders.loaded(), [&](const auto& it) { return it->sites.asks_about(path); });
}

void State::forget_sites() {
  for (auto& [uri, document] : documents.all()) document.let_go_of_found();
  for (const auto& folder : folders.loaded()) folder->sites.forget();
  untold_.clear();
  texts_.clear();
  begin_generation();
}

std::string State::uri_of_page(const std::string& path) const {
  const OpenDocument* const open = documents.by_path(path);
  return open != nullptr ? open->uri : uri_of(path);
}

const SourceText* State::text_of(const std::string& path) {
  const auto known = texts_.find(path);
  if (known != texts_.end()) return known->second.get();
  Result<std::string> text = folders.of(path).sources.read(path);
  return texts_.emplace(path, text ? std::make_unique<SourceText>(path, std::move(*text)) : nullptr)
      .first->second.get();
}

const Diagnostics& State::fixable(OpenDocument& page) {
  refresh(page);
  if (!page.is_current(page.fixable)) {
    const Snapshot& now = *page.found;
    Checked checked = check(*now.parsed, now.config, {.fixes = Fixes::everywhere, .site = now.site});
    page.fixable = std::make_shared<const Snapshot>(
        Snapshot{now.revision, now.parsed, now.config, now.site, std::move(checked.diagnostics)});
  }
  return page.fixable->diagnostics;
}

Checked State::check(const ParsedPage& page, const Config* config, const CheckOptions& options) const {
  return config == nullptr ? Checked{} : check_parsed_page(page, *config, parts.rules, options);
}

void State::forget() {
  for (auto& [uri, document] : documents.all()) {
    document.let_go_of_found();
    document.memory = {};
  }
  folders.forget();
  untold_.clear();
  texts_.clear();
  begin_generation();
}

}  // namespace rubric::lsp
