#include "lint/lsp/workspace_diagnostics.h"

#include <algorithm>
#include <functional>
#include <thread>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "lint/lsp/methods.h"
#include "lint/report/json_text.h"
#include "lint/report/uri.h"
#include "lint/session/in_order.h"

namespace rubric::lsp {
namespace {

constexpr std::size_t kAtATime = 8;       // pages, for each thread
constexpr std::size_t kMostThreads = 4;
constexpr std::size_t kReport = 100;      // pages, from one report of the progress to the next
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
  phase_ = Phase::unlisted;
  begun_ = false;
  return replaced;
}

void WorkspaceDiagnostics::wake() {
  if (request_ && phase_ == Phase::parked) phase_ = Phase::unlisted;
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
  client_.notify("$/progress", {{"token", *token_}, {"value", std::move(value)}});
}

void WorkspaceDiagnostics::list_files() {
  files_.clear();
  result_ = kBegin;
  next_ = 0;
  news_ = false;
  phase_ = Phase::listed;
  std::unordered_set<std::string> met;
  for (const std::string& root : state_.folders.roots()) {
    Folder& folder = state_.folders.at(root);
    folder.sites.follow_up(Workspaces::ChecksFollow::yes);
    const Files files =
        folder.sources.files({root}, [&](const std::string& shown) { return folder.configurations.excludes(shown); });
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

// The next page that has to be looked at; those on the way to it are told of.
std::optional<WorkspaceDiagnostics::Job> WorkspaceDiagnostics::next_job() {
  while (next_ < files_.size()) {
    const File& file = files_[next_++];
    if (next_ % kReport == 0) report("report", fmt::format("{} of {} pages", next_, files_.size()));
    if (state_.documents.by_path(file.path) != nullptr) continue;   // textDocument/diagnostic has these
    Folder& folder = state_.folders.of(file.path);
    Result<std::string> text = folder.sources.read(file.path);
    if (!text) continue;
    std::string id = fmt::format("{:x}-{}", std::hash<std::string_view>{}(*text), state_.generation);
    const auto known = previous_.find(file.uri);
    if (known != previous_.end() && known->second == id) {
      add(written({{"uri", file.uri}, {"version", nullptr}, {"kind", "unchanged"}, {"resultId", std::move(id)}}));
      continue;
    }
    news_ = true;
    const std::string shown = folder.shown(file.path);
    const Governing governing = folder.configurations.governing(shown);
    const PageIndex* const site = governing.config == nullptr ? nullptr : folder.sites.of(governing, shown);
    return Job{.file = &file,
               .id = std::move(id),
               .source = std::make_unique<SourceText>(shown, std::move(*text)),
               .governing = governing,
               .site = site,
               .found = {}};
  }
  return std::nullopt;
}

WorkspaceDiagnostics::Job WorkspaceDiagnostics::checked(Job job) const {
  if (job.governing.config == nullptr) return job;
  std::optional<ParsedPage> read =
      job.site == nullptr ? std::nullopt : job.site->taken(*job.source, job.governing.schema);
  ParsedPage page =
      read ? *std::move(read)
           : read_page(std::move(job.source), job.governing.schema, job.governing.config->links.raw_shortcodes);
  Checked checked = state_.check(page, job.governing.config, {.fixes = Fixes::unwanted, .site = job.site});
  job.found.emplace(std::move(page), std::move(checked));
  return job;
}

void WorkspaceDiagnostics::add(const Job& job) {
  const std::string items =
      job.found ? diagnostics_text(state_, *job.found->page.source, job.found->checked.diagnostics, job.file->uri)
                : "[]";
  add(fmt::format(R"({{"uri":{},"version":null,"kind":"full","resultId":"{}","items":{}}})", json_string(job.file->uri),
                  job.id, items));
}

// As many as take a few milliseconds; the threads are not worth keeping in between.
void WorkspaceDiagnostics::check_some() {
  const std::size_t threads = std::min<std::size_t>(kMostThreads, std::max(1u, std::thread::hardware_concurrency()));
  std::size_t left = kAtATime * threads;
  const auto next = [&] { return left == 0 ? std::nullopt : (--left, next_job()); };
  const auto work = [&](Job job) { return checked(std::move(job)); };
  const auto emit = [&](const Job& job) {
    add(job);
    return true;
  };
  in_order<Job, Job>(threads, next, work, emit, 0);
}

// No check follows any more that would use what was read.
void WorkspaceDiagnostics::let_go() {
  for (const auto& folder : state_.folders.loaded()) folder->sites.follow_up(Workspaces::ChecksFollow::no);
}

std::optional<WorkspaceDiagnostics::Answer> WorkspaceDiagnostics::step() {
  state_.tell_others();
  if (phase_ == Phase::unlisted) {
    list_files();
    if (!std::exchange(begun_, true)) report("begin", fmt::format("{} pages", files_.size()));
    return std::nullopt;
  }
  if (next_ < files_.size()) {
    check_some();
    return std::nullopt;
  }
  if (!news_ && !previous_.empty()) {
    phase_ = Phase::parked;
    let_go();
    return std::nullopt;
  }
  return finish();
}

std::optional<WorkspaceDiagnostics::Answer> WorkspaceDiagnostics::finish() {
  if (!request_) return std::nullopt;
  let_go();
  report("end", fmt::format("{} pages", files_.size()));
  if (phase_ == Phase::unlisted) result_ = kBegin;
  Answer answer{std::move(*request_), std::move(result_ += "]}")};
  request_.reset();
  files_ = {};
  result_ = {};
  return answer;
}

}  // namespace rubric::lsp
