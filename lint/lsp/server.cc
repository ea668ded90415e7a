// The loop: take what has arrived, make the edits and answer the questions in their order, and only when nothing more
// is waiting look at what the edits left behind. So of a burst of edits only the last text is checked. What comes while
// a text is checked ends that: who types on does not wait for a check of what is no longer there.
#include "lint/lsp/server.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <deque>
#include <functional>
#include <initializer_list>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "lint/io/input.h"
#include "lint/io/output.h"
#include "lint/io/read.h"
#include "lint/io/walk.h"
#include "lint/lsp/framing.h"
#include "lint/lsp/inbox.h"
#include "lint/lsp/log.h"
#include "lint/lsp/methods.h"
#include "lint/lsp/state.h"
#include "lint/lsp/uris.h"
#include "lint/lsp/workspace_diagnostics.h"
#include "lint/report/json_text.h"

namespace rubric::lsp {
namespace {

constexpr std::chrono::milliseconds kWatchOverClient{
    10'000};                                       // how often an idle server looks whether the editor lives
constexpr std::chrono::milliseconds kPause{150};   // in typing, after which other pages hear of it
constexpr int kMostGivenUp = 20;   // checks in a row: who never stops typing sees something, too

struct Request {
  std::string_view method;
  Json (*answer)(State&, const Json&);
};

constexpr Request kRequests[] = {
    {"textDocument/codeAction", code_actions},
    {"textDocument/hover", hover},
    {"textDocument/completion", completion},
    {"textDocument/documentSymbol", document_symbols},
    {"textDocument/foldingRange", folding_ranges},
    {"textDocument/selectionRange", selection_ranges},
    {"textDocument/documentLink", document_links},
    {"textDocument/definition", definition},
    {"textDocument/references", references},
    {"textDocument/codeLens", code_lenses},
    {"textDocument/inlayHint", inlay_hints},
    {"textDocument/prepareRename", prepare_rename},
    {"textDocument/rename", rename},
    {"workspace/willRenameFiles", will_rename_files},
    {"workspace/executeCommand", execute_command},
};

class Server {
 public:
  Server(const ServerParts& parts, Log log)
      : log_(std::move(log)), state_(parts), out_(Output::standard_output()), workspace_(state_) {
    state_.notify = [this](const char* method, Json params) {
      send({{"method", method}, {"params", std::move(params)}});
    };
    state_.ask = [this](const char* method, Json params) {
      send({{"id", fmt::format("rubric-{}", ++asked_)}, {"method", method}, {"params", std::move(params)}});
    };
    out_.when_full([this](int descriptor) { inbox_.read_until_takes(descriptor); });
  }

  int run() {
    while (!exit_code_) {
      const bool edited = queue_.empty() && !unpublished_.empty() && !settled_;
      if (edited) inbox_.settle();
      const Arrived arrived = inbox_.take(patience());
      const bool quiet = arrived.messages.empty();
      settled_ = edited || (settled_ && quiet);
      take(arrived);
      if (!queue_.empty()) {
        const Json message = std::move(queue_.front());
        queue_.pop_front();
        handle(message);
      } else if (!unpublished_.empty()) {
        publish(*unpublished_.begin());
      } else if (workspace_.busy()) {
        if (const auto answer = workspace_.step()) reply_written(*answer);
      } else if (ended_) {
        exit_code_ = shut_down_ ? 0 : 1;
      } else if (quiet && state_.has_untold()) {
        state_.tell_others();
      } else if (state_.client.process != 0 && !is_running(state_.client.process)) {
        exit_code_ = 1;
      }
      if (state_.take_news()) look_again();
      if (queue_.empty()) out_.flush();
      if (out_.failed()) return shut_down_ ? 0 : 1;   // nobody reads any more
    }
    return out_.finish() ? *exit_code_ : 1;
  }

 private:
  std::chrono::milliseconds patience() const {
    const bool busy = !queue_.empty() || !unpublished_.empty() || workspace_.busy();
    return busy ? std::chrono::milliseconds(0) : state_.has_untold() ? kPause : kWatchOverClient;
  }

  // What has come, and what was taken back by what came behind it.
  void take(const Arrived& arrived) {
    for (const std::string& content : arrived.messages) {
      log_.write("<-", content);
      Json message = Json::parse(content, nullptr, false);
      if (message.is_discarded()) {
        refuse(nullptr, kParseError, "the message is no JSON");
      } else if (find(message, {"method"}) == "$/cancelRequest") {
        cancel(find(message, {"params", "id"}));
      } else {
        queue_.push_back(std::move(message));
      }
    }
    if (!arrived.fault.empty()) refuse(nullptr, kInvalidRequest, arrived.fault);
    ended_ = ended_ || arrived.end;
  }

  void cancel(const Json& id) {
    const auto waiting = std::ranges::find_if(
        queue_, [&](const Json& it) { return it.contains("method") && find(it, {"id"}) == id && !id.is_null(); });
    if (waiting != queue_.end()) queue_.erase(waiting);
    else if (!workspace_.cancel(id)) return;   // it was answered, or never asked
    refuse(id, kCancelled, "cancelled");
  }

  void handle(const Json& message) {
    const Json& method = find(message, {"method"});
    const Json& id = find(message, {"id"});
    if (!method.is_string()) {
      const bool answer = message.is_object() && (message.contains("result") || message.contains("error"));
      if (!answer) {
        refuse(id.is_string() || id.is_number_integer() ? id : Json(), kInvalidRequest, "a message without a method");
      }
      return;
    }
    const bool is_request = message.contains("id");
    if (is_request && !id.is_string() && !id.is_number_integer()) {
      return refuse(nullptr, kInvalidRequest, "an id that is neither a number nor a string");
    }
    try {
      const auto& name = method.get_ref<const std::string&>();
      if (is_request) answer(id, name, find(message, {"params"}));
      else notice(name, find(message, {"params"}));
    } catch (const Refusal& refusal) {
      if (is_request) refuse(id, refusal.code, refusal.message);
    } catch (const Json::exception& error) {
      if (is_request) refuse(id, kInvalidParams, error.what());
    }
  }

  void answer(const Json& id, const std::string& method, const Json& params) {
    if (shut_down_) throw Refusal{kInvalidRequest, "the server is shutting down"};
    if (method == "initialize") {
      if (std::exchange(initialized_, true)) throw Refusal{kInvalidRequest, "the server is initialized already"};
      return reply(id, initialize(state_, params));
    }
    if (!initialized_) throw Refusal{kNotInitialized, "the server is not initialized yet"};
    if (method == "shutdown") {
      shut_down_ = true;
      unpublished_.clear();
      if (const auto waiting = workspace_.finish()) reply_written(*waiting);
      return reply(id, nullptr);
    }
    if (method == "textDocument/diagnostic") return reply_written({id, pull_diagnostics(state_, params)});
    if (method == "workspace/diagnostic") {
      if (const auto replaced = workspace_.begin(id, params)) refuse(*replaced, kCancelled, "asked again");
      return;
    }
    if (method == "rubric/text") return reply(id, text_of(params));
    const auto known = std::ranges::find(kRequests, method, &Request::method);
    if (known == std::end(kRequests)) throw Refusal{kMethodNotFound, fmt::format("unknown method \"{}\"", method)};
    reply(id, known->answer(state_, params));
  }

  // Beside the protocol: the text the server has for a document, so that clients can hold it against theirs.
  Json text_of(const Json& params) {
    const OpenDocument* document =
        state_.documents.by_uri(params.at("textDocument").at("uri").get_ref<const std::string&>());
    if (document == nullptr) return nullptr;
    return {{"text", document->text}, {"version", document->version}};
  }

  void notice(const std::string& method, const Json& params) {
    if (method == "exit") exit_code_ = shut_down_ ? 0 : 1;
    if (!initialized_ || shut_down_) return;
    if (method == "initialized") initialized(state_);
    else if (method == "textDocument/didOpen") opened(params.at("textDocument"));
    else if (method == "textDocument/didChange") changed(params);
    else if (method == "textDocument/didClose") closed(params);
    else if (method == "workspace/didChangeWatchedFiles") files_changed(params);
    else if (method == "workspace/didChangeWorkspaceFolders") folders_changed(params.at("event"));
    else if (method == "workspace/didChangeConfiguration") settings_changed(find(params, {"settings"}));
  }

  void opened(const Json& document) {
    const auto& uri = document.at("uri").get_ref<const std::string&>();
    OpenDocument open;
    open.uri = uri;
    open.path = path_of(uri);
    open.language = document.value("languageId", "");
    open.version = document.value("version", std::int64_t{0});
    open.text = document.at("text").get<std::string>();
    const OpenDocument& document_now = state_.documents.open(std::move(open));
    if (is_page(document_now)) page_changed(document_now.path);
    touched(document_now);
  }

  void changed(const Json& params) {
    const Json& named = params.at("textDocument");
    OpenDocument* document = state_.documents.by_uri(named.at("uri").get_ref<const std::string&>());
    if (document == nullptr) return;
    change(*document, params.at("contentChanges"), state_.client.encoding);
    if (const Json& version = find(named, {"version"}); version.is_number_integer()) {
      document->version = version.get<std::int64_t>();
    }
    touched(*document);
  }

  void closed(const Json& params) {
    const auto& uri = params.at("textDocument").at("uri").get_ref<const std::string&>();
    const OpenDocument* document = state_.documents.by_uri(uri);
    if (document == nullptr) return;
    const bool governs = !is_page(*document);
    const std::string path = document->path;
    state_.documents.close(uri);
    unpublished_.erase(uri);
    told_.erase(uri);
    if (!governs) page_changed(path);
    if (!state_.client.pulls) send_diagnostics(uri, std::nullopt, "[]");
    if (governs) everything_changed();
  }

  // A page is checked again; what is no page may be a configuration or a schema, and all pages are.
  void touched(const OpenDocument& document) {
    if (!state_.client.pulls) unpublished_.insert(document.uri);
    if (is_page(document)) {
      state_.touched(document.path);
      workspace_.wake();
    } else if (document.language == "yaml" || document.path.ends_with(".yaml") || document.path.ends_with(".yml")) {
      everything_changed();
    }
  }

  // A page that was opened, closed or written: it reads otherwise, or it is there or gone.
  void page_changed(const std::string& path) {
    if (path.empty()) return;
    if (!is_file(path)) state_.forget_sites();
    else state_.touched(path);
    workspace_.wake();
  }

  void everything_changed() {
    state_.forget();
    look_again();
  }

  void look_again() {
    workspace_.wake();
    if (state_.client.refreshes && state_.client.pulls) state_.ask("workspace/diagnostic/refresh", nullptr);
    if (state_.client.pulls) return;
    for (const auto& [uri, document] : state_.documents.all()) unpublished_.insert(uri);
  }

  void files_changed(const Json& params) {
    constexpr int kWritten = 2;
    bool governing = false, came_or_went = false;
    for (const Json& it : params.at("changes")) {
      const std::string path = path_of(it.at("uri").get_ref<const std::string&>());
      if (state_.documents.by_path(path) != nullptr) continue;   // the text of the editor counts
      const bool is_written = find(it, {"type"}) == kWritten;
      if (path.ends_with(".yaml") || path.ends_with(".yml")) governing = true;
      else if (is_written) state_.touched(path);
      else came_or_went = came_or_went || is_markdown_name(path) || state_.may_be_linked_to(path);
    }
    if (governing) everything_changed();
    else if (came_or_went) state_.forget_sites();
    workspace_.wake();
  }

  void folders_changed(const Json& event) {
    for (const Json& it : event.at("removed")) {
      state_.folders.remove(path_of(it.at("uri").get_ref<const std::string&>()));
    }
    for (const Json& it : event.at("added")) state_.folders.add(path_of(it.at("uri").get_ref<const std::string&>()));
    everything_changed();
  }

  void settings_changed(const Json& settings) {
    const Json& hints = find(settings, {"rubric", "inlayHints"});
    if (hints.is_boolean()) state_.client.inlay_hints = hints.get<bool>();
  }

  void publish(const std::string& named) {
    const std::string uri =
        named;  // NOLINT(performance-unnecessary-copy-initialization): unpublished_ lets go of the other
    OpenDocument* document = state_.documents.by_uri(uri);
    if (document != nullptr && is_page(*document) && given_up_ < kMostGivenUp) {
      if (!state_.refresh(*document, [&] { return inbox_.waiting(); })) {
        ++given_up_;
        settled_ = false;
        return;
      }
    }
    given_up_ = 0;
    unpublished_.erase(uri);
    if (document == nullptr) return;
    std::string diagnostics = diagnostics_of(state_, *document);
    const std::pair telling(document->version, std::hash<std::string>()(diagnostics));
    const auto [last, is_first] = told_.try_emplace(uri, telling);
    if (!is_first && std::exchange(last->second, telling) == telling) return;   // that is what it shows
    send_diagnostics(uri, document->version, diagnostics);
  }

  void send_diagnostics(const std::string& uri, std::optional<std::int64_t> version, const std::string& diagnostics) {
    const std::string of = state_.client.versions && version ? fmt::format(R"("version":{},)", *version) : "";
    send_written(fmt::format(
        R"({{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{{"uri":{},{}"diagnostics":{}}}}})",
        json_string(uri), of, diagnostics));
  }

  void reply(Json id, Json result) { send({{"id", std::move(id)}, {"result", std::move(result)}}); }

  void refuse(const Json& id, int code, const std::string& message) {
    send({{"id", id}, {"error", {{"code", code}, {"message", message}}}});
  }

  void send(Json message) {
    message["jsonrpc"] = "2.0";
    send_written(written(message));
  }

  void reply_written(const WorkspaceDiagnostics::Answer& answer) {
    send_pieces({fmt::format(R"({{"id":{},"jsonrpc":"2.0","result":)", written(answer.id)), answer.result, "}"});
  }

  void send_written(const std::string& content) { send_pieces({content}); }

  // An answer about thousands of pages is not put together once more.
  void send_pieces(std::initializer_list<std::string_view> pieces) {
    std::size_t size = 0;
    for (const std::string_view it : pieces) size += it.size();
    if (log_.writes()) log_.write("->", fmt::format("{}", fmt::join(pieces, "")));
    out_.write(header_of(size));
    for (const std::string_view it : pieces) out_.write(it);
  }

  Log log_;
  State state_;
  Output out_;
  Inbox inbox_;
  WorkspaceDiagnostics workspace_;
  std::deque<Json> queue_;
  std::set<std::string> unpublished_;
  std::map<std::string, std::pair<std::int64_t, std::size_t>>
      told_;                // by URI, the version and a hash of its diagnostics
  bool settled_ = false;    // all edits of a burst have come, as far as one can tell
  int given_up_ = 0;
  std::uint64_t asked_ = 0;
  bool initialized_ = false, shut_down_ = false, ended_ = false;
  std::optional<int> exit_code_;
};

}  // namespace

Result<int> serve(const ServerParts& parts, const std::string& log) {
#ifdef __GLIBC__
  // The text and the tree of a large page are made anew with each keystroke: memory that goes back to the system every
  // time has to be cleared by it every time.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 32 << 20);
#endif
  errno = 0;
  Log file(log);
  if (file.failed()) return system_failure(log, errno);
  return Server(parts, std::move(file)).run();
}

}  // namespace rubric::lsp
