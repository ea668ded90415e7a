#include "lint/lsp/changes.h"

#include <cstdint>
#include <utility>

#include "lint/io/read.h"
#include "lint/io/walk.h"
#include "lint/lsp/positions.h"
#include "lint/lsp/uris.h"

namespace rubric::lsp {
namespace {

bool is_yaml_name(std::string_view path) { return path.ends_with(".yaml") || path.ends_with(".yml"); }

// In order. A change without a range is a new text.
void make_edits(OpenDocument& document, const Json& changes, Encoding encoding) {
  for (const Json& it : changes) {
    const auto& text = it.at("text").get_ref<const std::string&>();
    ByteRange bytes = byte_range(0, document.text.size());
    const auto range = it.find("range");
    if (range != it.end() && !range->is_null()) {
      if (!document.lines) document.lines.emplace(document.text);
      bytes = range_of(*range, *document.lines, document.text, encoding);
    }
    edit(document, bytes, text);
  }
}

}  // namespace

void Changes::did_open(const Json& params) {
  const Json& named = params.at("textDocument");
  OpenDocument document;
  document.uri = named.at("uri").get<std::string>();
  document.path = path_of(document.uri);
  document.language = named.value("languageId", "");
  document.version = named.value("version", std::int64_t{0});
  document.text = named.at("text").get<std::string>();
  const OpenDocument& opened = state_.documents.open(std::move(document));
  if (is_page(opened)) page_came_or_went(opened.path);
  edited(opened);
}

void Changes::did_change(const Json& params) {
  const Json& named = params.at("textDocument");
  OpenDocument* document = state_.documents.by_uri(named.at("uri").get_ref<const std::string&>());
  if (document == nullptr) return;
  make_edits(*document, params.at("contentChanges"), state_.client.encoding);
  if (const Json& version = find(named, {"version"}); version.is_number_integer()) {
    document->version = version.get<std::int64_t>();
  }
  edited(*document);
}

void Changes::did_close(const Json& params) {
  const auto& uri = params.at("textDocument").at("uri").get_ref<const std::string&>();
  const OpenDocument* document = state_.documents.by_uri(uri);
  if (document == nullptr) return;
  const bool governs = !is_page(*document);
  const std::string path = document->path;
  state_.documents.close(uri);
  schedule_.done(uri);
  publisher_.withdraw(uri);
  if (governs) state_.forget();
  else page_came_or_went(path);
}

// A page is checked again; what is no page may be a configuration or a schema, and all pages are.
void Changes::edited(const OpenDocument& document) {
  if (!state_.client.pulls) schedule_.add(document.uri);
  if (is_page(document)) {
    state_.touched(document.path);
    workspace_.wake();
  } else if (document.language == "yaml" || is_yaml_name(document.path)) {
    state_.forget();
  }
}

// A page that was opened or closed reads otherwise, or it is there or gone.
void Changes::page_came_or_went(const std::string& path) {
  if (path.empty()) return;
  if (!is_file(path)) state_.forget_sites();
  else state_.touched(path);
  workspace_.wake();
}

void Changes::did_change_watched_files(const Json& params) {
  constexpr int kWritten = 2;
  bool governing = false, came_or_went = false;
  for (const Json& it : params.at("changes")) {
    const std::string path = path_of(it.at("uri").get_ref<const std::string&>());
    if (state_.documents.by_path(path) != nullptr) continue;   // the text of the editor counts
    const bool is_written = find(it, {"type"}) == kWritten;
    if (is_yaml_name(path)) governing = true;
    else if (is_written) state_.touched(path);
    else came_or_went = came_or_went || is_markdown_name(path) || state_.may_be_linked_to(path);
  }
  if (governing) state_.forget();
  else if (came_or_went) state_.forget_sites();
  workspace_.wake();
}

void Changes::did_change_workspace_folders(const Json& params) {
  const Json& event = params.at("event");
  for (const Json& it : event.at("removed")) {
    state_.folders.remove(path_of(it.at("uri").get_ref<const std::string&>()));
  }
  for (const Json& it : event.at("added")) state_.folders.add(path_of(it.at("uri").get_ref<const std::string&>()));
  state_.forget();
}

void Changes::did_change_configuration(const Json& params) {
  const Json& hints = find(params, {"settings", "rubric", "inlayHints"});
  if (hints.is_boolean()) state_.client.inlay_hints = hints.get<bool>();
}

}  // namespace rubric::lsp
