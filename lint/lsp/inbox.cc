#include "lint/lsp/inbox.h"

#include <array>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "lint/io/input.h"
#include "lint/lsp/framing.h"

namespace rubric::lsp {

struct Inbox::State {
  std::mutex mutex;
  std::condition_variable arrived;
  Arrived news;
  bool any() const { return !news.messages.empty() || !news.fault.empty() || news.end; }
};

Inbox::Inbox() : state_(std::make_shared<State>()) {
  std::thread([state = state_] {
    Framing framing;
    std::array<char, 65536> bytes;
    while (true) {
      const std::size_t count = read_some_input(bytes);
      framing.feed({bytes.data(), count});
      std::vector<std::string> messages;
      while (auto message = framing.next()) messages.push_back(std::move(*message));
      const bool end = count == 0 || !framing.fault().empty();
      if (messages.empty() && !end) continue;
      const std::lock_guard lock(state->mutex);
      for (std::string& it : messages) state->news.messages.push_back(std::move(it));
      state->news.fault = framing.fault();
      state->news.end = end;
      state->arrived.notify_one();
      if (end) return;
    }
  }).detach();
}

Arrived Inbox::take(std::chrono::microseconds patience) {
  std::unique_lock lock(state_->mutex);
  state_->arrived.wait_for(lock, patience, [&] { return state_->any(); });
  Arrived taken = std::move(state_->news);
  state_->news = {.messages = {}, .fault = {}, .end = taken.end};
  return taken;
}

bool Inbox::waiting() const {
  const std::lock_guard lock(state_->mutex);
  return !state_->news.messages.empty();
}

}  // namespace rubric::lsp
