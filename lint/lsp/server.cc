// The parts put together: which method goes where, and the loop that does what the schedule says.
#include "lint/lsp/server.h"

#include <cerrno>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "lint/io/input.h"
#include "lint/lsp/changes.h"
#include "lint/lsp/dispatch.h"
#include "lint/lsp/log.h"
#include "lint/lsp/methods.h"
#include "lint/lsp/publisher.h"
#include "lint/lsp/schedule.h"
#include "lint/lsp/state.h"
#include "lint/lsp/transport.h"
#include "lint/lsp/workspace_diagnostics.h"

namespace rubric::lsp {
namespace {

class Server {
 public:
  Server(const ServerParts& parts, Log log)
      : transport_(std::move(log)),
        client_([this](std::initializer_list<std::string_view> pieces) { transport_.send(pieces); }),
        state_(parts),
        workspace_(state_, client_),
        publisher_(state_, client_),
        changes_(state_, schedule_, publisher_, workspace_) {
    take_requests();
    take_notifications();
  }

  int run() {
    while (true) {
      const std::optional<int> left = step(receive());
      if (std::exchange(seen_, state_.generation) != state_.generation) look_again();
      if (!client_.has_waiting()) transport_.flush();
      if (transport_.is_broken()) return exit_code();
      if (left) return transport_.finish() ? *left : 1;
    }
  }

 private:
  void take_requests() {
    const auto written_of = [this](auto answer) {
      return [this, answer](const Json&, const Json& params) { return written(answer(state_, params)); };
    };
    client_.on_request("initialize", written_of(initialize));
    client_.on_request("shutdown", [this](const Json&, const Json&) {
      schedule_.clear();
      if (const auto waiting = workspace_.finish()) client_.reply(waiting->id, waiting->result);
      return written(nullptr);
    });
    for (const Method& it : methods()) client_.on_request(it.name, written_of(it.answer));
    client_.on_request("workspace/executeCommand", [this](const Json&, const Json& params) {
      return written(execute_command(state_, client_, params));
    });
    client_.on_request("textDocument/diagnostic",
                       [this](const Json&, const Json& params) { return pull_diagnostics(state_, params); });
    client_.on_request("workspace/diagnostic", [this](const Json& id, const Json& params) {
      if (const auto replaced = workspace_.begin(id, params)) client_.refuse(*replaced, kCancelled, "asked again");
      return std::nullopt;
    });
    client_.on_cancel([this](const Json& id) { return workspace_.cancel(id); });
  }

  void take_notifications() {
    client_.on_notification("initialized", [this](const Json&) { initialized(state_, client_); });
    const auto on = [this](std::string_view method, void (Changes::*take)(const Json& params)) {
      client_.on_notification(method, [this, take](const Json& params) { (changes_.*take)(params); });
    };
    on("textDocument/didOpen", &Changes::did_open);
    on("textDocument/didChange", &Changes::did_change);
    on("textDocument/didClose", &Changes::did_close);
    on("workspace/didChangeWatchedFiles", &Changes::did_change_watched_files);
    on("workspace/didChangeWorkspaceFolders", &Changes::did_change_workspace_folders);
    on("workspace/didChangeConfiguration", &Changes::did_change_configuration);
  }

  Work work() const {
    return {.messages = client_.has_waiting(),
            .workspace = workspace_.busy(),
            .untold = state_.has_untold(),
            .ended = transport_.has_ended()};
  }

  // Whether messages came.
  bool receive() {
    const Work before = work();
    const bool settling = schedule_.should_settle(before);
    if (settling) transport_.settle();
    const Transport::Received received =
        transport_.receive(schedule_.patience(before), [this](const std::string& it) { client_.receive(it); });
    schedule_.waited(settling, received.any);
    if (!received.fault.empty()) client_.refuse(nullptr, kInvalidRequest, received.fault);
    return received.any;
  }

  // The exit code once it is time to go.
  std::optional<int> step(bool came) {
    switch (schedule_.next(work(), came)) {
      case Schedule::Step::handle_message:
        client_.handle_first();
        if (client_.was_left()) return exit_code();
        break;
      case Schedule::Step::publish: publish(); break;
      case Schedule::Step::go_on_with_workspace:
        if (const auto answer = workspace_.step()) client_.reply(answer->id, answer->result);
        break;
      case Schedule::Step::leave: return exit_code();
      case Schedule::Step::tell_others: state_.tell_others(); break;
      case Schedule::Step::look_for_client:
        if (state_.client.process != 0 && !is_running(state_.client.process)) return 1;
        break;
    }
    return std::nullopt;
  }

  int exit_code() const { return client_.is_shut_down() ? 0 : 1; }

  // Configurations, or what pages say of each other, changed: what is shown of any page may be otherwise.
  void look_again() {
    workspace_.wake();
    if (state_.client.refreshes && state_.client.pulls) client_.ask("workspace/diagnostic/refresh", nullptr);
    if (state_.client.pulls) return;
    for (const auto& [uri, document] : state_.documents.all()) schedule_.add(uri);
  }

  void publish() {
    const std::string uri = schedule_.first_due();
    OpenDocument* document = state_.documents.by_uri(uri);
    if (document != nullptr && is_page(*document) && schedule_.may_give_up() &&
        !state_.refresh(*document, [&] { return transport_.has_waiting(); })) {
      return schedule_.gave_up();
    }
    schedule_.checked();
    schedule_.done(uri);
    if (document != nullptr) publisher_.publish(*document);
  }

  Transport transport_;
  Dispatcher client_;
  State state_;
  Schedule schedule_;
  WorkspaceDiagnostics workspace_;
  Publisher publisher_;
  Changes changes_;
  std::uint64_t seen_ = 0;   // the generation that was last looked at
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
