#include "lint/lsp/dispatch.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "lint/lsp/refusal.h"

namespace rubric::lsp {

void Dispatcher::receive(std::string_view content) {
  Json message = Json::parse(content, nullptr, false);
  if (message.is_discarded()) {
    refuse(nullptr, kParseError, "the message is no JSON");
  } else if (find(message, {"method"}) == "$/cancelRequest") {
    cancel(find(message, {"params", "id"}));
  } else {
    queue_.push_back(std::move(message));
  }
}

void Dispatcher::cancel(const Json& id) {
  const auto waiting = std::ranges::find_if(
      queue_, [&](const Json& it) { return it.contains("method") && find(it, {"id"}) == id && !id.is_null(); });
  if (waiting != queue_.end()) queue_.erase(waiting);
  else if (!drop_ || !drop_(id)) return;   // it was answered, or never asked
  refuse(id, kCancelled, "cancelled");
}

void Dispatcher::handle_first() {
  const Json message = std::move(queue_.front());
  queue_.pop_front();
  const Json& method = find(message, {"method"});
  const Json& id = find(message, {"id"});
  if (!method.is_string()) {
    const bool is_answer = message.is_object() && (message.contains("result") || message.contains("error"));
    if (!is_answer) {
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
    else take(name, find(message, {"params"}));
  } catch (const Refusal& refusal) {
    if (is_request) refuse(id, refusal.code, refusal.message);
  } catch (const Json::exception& error) {
    if (is_request) refuse(id, kInvalidParams, error.what());
  }
}

void Dispatcher::answer(const Json& id, const std::string& method, const Json& params) {
  if (phase_ == Phase::shut_down) throw Refusal{kInvalidRequest, "the server is shutting down"};
  if (method == "initialize") {
    if (std::exchange(phase_, Phase::running) == Phase::running) {
      throw Refusal{kInvalidRequest, "the server is initialized already"};
    }
  } else if (phase_ == Phase::uninitialized) {
    throw Refusal{kNotInitialized, "the server is not initialized yet"};
  } else if (method == "shutdown") {
    phase_ = Phase::shut_down;
  }
  const auto known = requests_.find(method);
  if (known == requests_.end()) throw Refusal{kMethodNotFound, fmt::format("unknown method \"{}\"", method)};
  if (const std::optional<std::string> result = known->second(id, params)) reply(id, *result);
}

void Dispatcher::take(const std::string& method, const Json& params) {
  left_ = left_ || method == "exit";
  if (phase_ != Phase::running) return;
  if (const auto known = notifications_.find(method); known != notifications_.end()) known->second(params);
}

void Dispatcher::reply(const Json& id, std::string_view result) {
  send_({fmt::format(R"({{"id":{},"jsonrpc":"2.0","result":)", written(id)), result, "}"});
}

void Dispatcher::refuse(const Json& id, int code, const std::string& message) {
  send({{"id", id}, {"error", {{"code", code}, {"message", message}}}});
}

void Dispatcher::notify(std::string_view method, Json params) {
  send({{"method", method}, {"params", std::move(params)}});
}

void Dispatcher::ask(std::string_view method, Json params) {
  send({{"id", fmt::format("rubric-{}", ++asked_)}, {"method", method}, {"params", std::move(params)}});
}

void Dispatcher::send(Json message) {
  message["jsonrpc"] = "2.0";
  send_({written(message)});
}

}  // namespace rubric::lsp
