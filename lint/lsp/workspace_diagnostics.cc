#include "lint/lsp/workspace_diagnostics.h"

#include <functional>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "lint/lsp/methods.h"
#include "lint/report/json_text.h"
#include "lint/report/uri.h"

namespace rubric::lsp {
namespace {

constexpr std::string_view kBegin = R"({"items":[)";

}  // namespace

std::optional<Json> WorkspaceDiagnostics::begin(Json id, const Json& params) {
  std::optional<Json> replaced = std::exchange(request_, std::move(id));
  previous_.clear();
  if (const Json& ids = find(params, {"previousResultIds"}); ids.is_array()) {
    for (const Json& it : ids) previous_.emplace(it.at("uri").get<std::string>(), it.at("value").get<std::string>());
  }
  const Json& token = find(params, {"workDoneToken"});
  token_ = token.is_null() ? std::nullopt : std::optional(token);
  listed_ = parked_ = told_ = false;
  return replaced;
}

void WorkspaceDiagnostics::wake() {
  if (!request_ || !parked_) return;
  listed_ = parked_ = false;
}

bool WorkspaceDiagnostics::cancel(const Json& id) {
  if (request_ != id) return false;
  request_.reset();
  let_go();
  return true;
}

void WorkspaceDiagnostics::report(const char* kind, std::string message) {
  if (!token_) return;
  Json value = {{"kind", kind}, {"message", std::move(message)}};
  if (std::string_view(kind) == "begin") value["title"] = "rubric";
  state_.notify("$/progress", {{"token", *token_}, {"value", std::move(value)}});
}

void WorkspaceDiagnostics::list_files() {
  files_.clear();
  result_ = kBegin;
  next_ = 0;
  news_ = false;
  listed_ = true;
  std::unordered_set<std::string> met;
  for (const std::string& root : state_.folders.roots()) {
    Folder& folder = state_.folders.at(root);
    folder.sites.follow_up(Workspaces::ChecksFollow::yes);
    const Files files = folder.sources.files({root}, [&](const std::string& shown) { return folder.configurations.excludes(shown); });
    while (auto file = files()) {
      if (!*file || !met.insert((*file)->path).second) continue;   // a folder that cannot be read has no pages
      files_.push_back({(*file)->path, uri_of((*file)->path)});
    }
  }
  // What is gone has no diagnostics any more.
  for (const auto& [uri, id] : previous_) {
    const bool here = std::ranges::any_of(files_, [&](const File& it) { return it.uri == uri; });
    if (here || state_.documents.by_uri(uri) != nullptr || id.empty()) continue;
    news_ = true;
    add(written({{"uri", uri}, {"version", nullptr}, {"kind", "full"}, {"resultId", ""}, {"items", Json::array()}}));
  }
}

void WorkspaceDiagnostics::add(std::string_view item) {
  if (result_.size() > kBegin.size()) result_ += ',';
  result_ += item;
}

void WorkspaceDiagnostics::check(const File& file) {
  if (state_.documents.by_path(file.path) != nullptr) return;   // textDocument/diagnostic has these
  Folder& folder = state_.folders.of(file.path);
  Result<std::string> text = folder.sources.read(file.path);
  if (!text) return;
  std::string id = fmt::format("{:x}-{}", std::hash<std::string_view>{}(*text), state_.generation);
  const auto known = previous_.find(file.uri);
  if (known != previous_.end() && known->second == id) {
    add(written({{"uri", file.uri}, {"version", nullptr}, {"kind", "unchanged"}, {"resultId", std::move(id)}}));
    return;
  }
  news_ = true;
  const std::string shown = folder.shown(file.path);
  const Governing governing = folder.configurations.governing(shown);
  std::string found = "[]";
  if (governing.config != nullptr) {
    const PageIndex* const site = folder.sites.of(governing, shown);
    auto source = std::make_unique<SourceText>(shown, std::move(*text));
    std::optional<Reading> read = site == nullptr ? std::nullopt : site->taken(*source, governing.schema);
    const Reading page = read ? *std::move(read) : read_page(std::move(source), governing.schema);
    found = diagnostics_text(state_, *page.source, state_.check(page, governing.config, {.fixes = Fixes::unwanted, .site = site}).diagnostics, file.uri);
  }
  add(fmt::format(R"({{"uri":{},"version":null,"kind":"full","resultId":"{}","items":{}}})", json_string(file.uri), id, found));
}

// No check follows any more that would use what was read.
void WorkspaceDiagnostics::let_go() {
  for (const auto& folder : state_.folders.loaded()) folder->sites.follow_up(Workspaces::ChecksFollow::no);
}

std::optional<WorkspaceDiagnostics::Answer> WorkspaceDiagnostics::step() {
  state_.tell_others();
  if (!listed_) {
    list_files();
    if (!std::exchange(told_, true)) report("begin", fmt::format("{} pages", files_.size()));
    return std::nullopt;
  }
  if (next_ < files_.size()) {
    check(files_[next_++]);
    if (next_ % 100 == 0) report("report", fmt::format("{} of {} pages", next_, files_.size()));
    return std::nullopt;
  }
  if (!news_ && !previous_.empty()) {
    parked_ = true;
    let_go();
    return std::nullopt;
  }
  return finish();
}

std::optional<WorkspaceDiagnostics::Answer> WorkspaceDiagnostics::finish() {
  if (!request_) return std::nullopt;
  let_go();
  report("end", fmt::format("{} pages", files_.size()));
  if (!listed_) result_ = kBegin;
  Answer answer{std::move(*request_), std::move(result_ += "]}")};
  request_.reset();
  files_ = {};
  result_ = {};
  return answer;
}

}  // namespace rubric::lsp
