#include "lint/lsp/state.h"

#include <algorithm>
#include <utility>

#include "lint/report/uri.h"

namespace rubric::lsp {
namespace {

constexpr std::string_view kUntitled = "untitled:", kNewPage = "untitled.md";

// The document read anew around what changed, or all of it.
Reading read_again(OpenDocument& document, std::string shown, const Schema* schema,
                   std::span<const std::string> raw_shortcodes) {
  auto source = document.lines ? std::make_unique<SourceText>(std::move(shown), document.text, *document.lines)
                               : std::make_unique<SourceText>(std::move(shown), document.text);
  const auto whole = [&] {
    Document read = parse_markdown(*source, raw_shortcodes);
    return read_page(std::move(source), std::move(read), schema, &document.memory);
  };
  if (!document.reading) return whole();
  if (auto again = reparse(std::move(document.reading->document), *source, document.since, raw_shortcodes)) {
    return read_page(std::move(source), std::move(*again), schema, &document.memory);
  }
  return whole();
}

}  // namespace

bool is_page(const OpenDocument& document) {
  return document.language == "markdown" || (document.language != "yaml" && is_markdown_name(document.path));
}

OpenDocument* State::page(std::string_view uri) {
  OpenDocument* document = documents.by_uri(uri);
  if (document == nullptr || !is_page(*document)) return nullptr;
  refresh(*document);
  return document;
}

bool State::refresh(OpenDocument& document, const std::function<bool()>& given_up) {
  tell_others(&document);
  if (!document.stale) return true;
  read(document);
  Checked checked = check(*document.reading, document.config,
                          {.memory = &document.said,
                           .fixes = Fixes::unwanted,
                           .given_up = given_up,
                           .site = document.site,
                           .site_version = generation});
  if (!checked.whole) return false;
  document.checked = std::move(checked);
  document.fixable.reset();
  document.stale = false;
  return true;
}

void State::read(OpenDocument& document) {
  const bool unsaved = document.path.empty() && document.uri.starts_with(kUntitled);
  Folder& folder = unsaved ? folders.first() : folders.of(document.path);
  const std::string shown = document.path.empty() ? document.uri : folder.shown(document.path);
  const bool known = unsaved || (!document.path.empty() && !folder.is_excluded(document.path));
  // What was never saved stands beside the configuration of the first folder, and where links lead from it nobody
  // knows.
  const Governing governing =
      known ? folder.configurations.governing(unsaved ? std::string(kNewPage) : shown) : Governing{};
  document.site = unsaved ? nullptr : folder.sites.of(governing, shown);
  if (document.reading && document.since.empty()) return;
  const std::span<const std::string> raw_shortcodes =
      governing.config == nullptr ? std::span<const std::string>() : governing.config->links.raw_shortcodes;
  document.reading = read_again(document, shown, governing.schema, raw_shortcodes);
  document.config = governing.config;
  document.since.clear();
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
  if (news) make_all_stale();
}

bool State::tell_others_of(const std::string& path) {
  OpenDocument* const document = documents.by_path(path);
  if (document != nullptr && is_page(*document)) read(*document);
  const Folder* const own = &folders.of(path);
  bool news = false;
  for (const auto& folder : folders.loaded()) {
    const bool as_read = document != nullptr && document->reading && folder.get() == own;
    news = (as_read ? folder->sites.edited(*document->reading) : folder->sites.edited(folder->shown(path))) || news;
  }
  return news;
}

void State::make_all_stale() {
  ++generation;
  news_ = true;
  for (auto& [uri, document] : documents.all()) document.stale = true;
}

bool State::may_be_linked_to(const std::string& path) const {
  return std::ranges::any_of(folders.loaded(), [&](const auto& it) { return it->sites.asks_about(path); });
}

void State::forget_sites() {
  for (auto& [uri, document] : documents.all()) document.site = nullptr;
  for (const auto& folder : folders.loaded()) folder->sites.forget();
  untold_.clear();
  texts_.clear();
  make_all_stale();
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
  if (!page.fixable) {
    page.fixable = check(*page.reading, page.config, {.fixes = Fixes::everywhere, .site = page.site}).diagnostics;
  }
  return *page.fixable;
}

Checked State::check(const Reading& page, const Config* config, const Wishes& wishes) const {
  return config == nullptr ? Checked{} : check_reading(page, *config, parts.rules, wishes);
}

void State::forget() {
  for (auto& [uri, document] : documents.all()) {
    document.reading.reset();
    document.memory = {};
    document.said = {};
    document.config = nullptr;
    document.site = nullptr;
    document.since.clear();
    document.stale = true;
  }
  folders.forget();
  untold_.clear();
  texts_.clear();
  ++generation;
}

const OpenDocument& page_of(State& state, const Json& params) {
  const auto& uri = params.at("textDocument").at("uri").get_ref<const std::string&>();
  const OpenDocument* page = state.page(uri);
  if (page == nullptr) throw Refusal{kInvalidParams, "no page is open under " + uri};
  return *page;
}

ByteOffset place_in(const State& state, const OpenDocument& page, const Json& position) {
  const SourceText& source = *page.reading->source;
  return offset_of(position, source.lines(), source.bytes(), state.client.encoding);
}

Json range_in(const State& state, const OpenDocument& page, ByteRange range) {
  return range_json(range, *page.reading->source, state.client.encoding);
}

Json text_edits(const State& state, const SourceText& source, const std::vector<Edit>& edits) {
  Json out = Json::array();
  for (const Edit& it : edits) {
    out.push_back({{"range", range_json(it.range, source, state.client.encoding)}, {"newText", it.text}});
  }
  return out;
}

Json workspace_edit(const State& state, const std::map<std::string, Json>& edits) {
  if (!state.client.document_changes) {
    Json changes = Json::object();
    for (const auto& [uri, of_document] : edits) changes[uri] = of_document;
    return {{"changes", std::move(changes)}};
  }
  Json changes = Json::array();
  for (const auto& [uri, of_document] : edits) {
    const OpenDocument* const open = state.documents.by_uri(uri);
    Json version = open == nullptr ? Json() : Json(open->version);
    changes.push_back({{"textDocument", {{"uri", uri}, {"version", std::move(version)}}}, {"edits", of_document}});
  }
  return {{"documentChanges", std::move(changes)}};
}

}  // namespace rubric::lsp
