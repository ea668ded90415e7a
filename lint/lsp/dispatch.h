// From a message to the function that answers it, and from its result to the answer: JSON-RPC, and the order in which
// LSP has a server initialized, shut down and left.
//
// What makes no sense is refused here: what is no JSON, has no method or an unknown one, comes too early or too late,
// was cancelled, or is thrown as a Refusal or by reading its parameters.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "lint/lsp/json.h"

namespace rubric::lsp {

class Dispatcher {
 public:
  using Send = std::function<void(std::initializer_list<std::string_view> pieces)>;
  explicit Dispatcher(Send send) : send_(std::move(send)) {}

  // The result of a request, as text: of thousands of pages it would take ten times the space as values. Nothing where
  // the answer comes later, by reply().
  using Request = std::function<std::optional<std::string>(const Json& id, const Json& params)>;
  using Notification = std::function<void(const Json& params)>;
  void on_request(std::string_view method, Request answer) { requests_.emplace(method, std::move(answer)); }
  void on_notification(std::string_view method, Notification take) { notifications_.emplace(method, std::move(take)); }
  // Whether the request with this id, whose answer was to come later, is dropped.
  void on_cancel(std::function<bool(const Json& id)> drop) { drop_ = std::move(drop); }

  // A message has come: it takes its place in the queue, or what it cancels leaves it.
  void receive(std::string_view content);
  bool has_waiting() const { return !queue_.empty(); }
  void handle_first();

  void reply(const Json& id, std::string_view result);
  void refuse(const Json& id, int code, const std::string& message);
  void notify(std::string_view method, Json params);
  void ask(std::string_view method, Json params);   // the answer is not waited for
  void send_written(std::string_view message) { send_({message}); }

  bool is_shut_down() const { return phase_ == Phase::shut_down; }
  bool was_left() const { return left_; }   // the client said `exit`

 private:
  enum class Phase { uninitialized, running, shut_down };

  void cancel(const Json& id);
  void answer(const Json& id, const std::string& method, const Json& params);
  void take(const std::string& method, const Json& params);
  void send(Json message);

  Send send_;
  std::map<std::string, Request, std::less<>> requests_;
  std::map<std::string, Notification, std::less<>> notifications_;
  std::function<bool(const Json& id)> drop_;
  std::deque<Json> queue_;
  std::uint64_t asked_ = 0;
  Phase phase_ = Phase::uninitialized;
  bool left_ = false;
};

}  // namespace rubric::lsp
