#include "lint/lsp/inbox.h"

#include <array>
#include <cstdint>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "lint/io/input.h"
#include "lint/lsp/framing.h"

namespace rubric::lsp {

namespace {

constexpr std::chrono::microseconds kGathering{100};   // what follows a message within this time is read together
constexpr std::chrono::microseconds kQuiet{150};       // longer than that: when it is over, all that was sent is here
constexpr int kMostMoments = 40;

}  // namespace

struct Inbox::State {
  std::mutex mutex;
  std::condition_variable arrived;
  Arrived news;
  std::uint64_t count = 0;   // of all messages that ever came
  bool settling = false;     // nobody needs to hear of each message
  bool over() const { return !news.fault.empty() || news.end; }
  bool any() const { return !news.messages.empty() || over(); }
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
      {
        const std::lock_guard lock(state->mutex);
        state->count += messages.size();
        for (std::string& it : messages) state->news.messages.push_back(std::move(it));
        state->news.fault = framing.fault();
        state->news.end = end;
        if (end || !state->settling) state->arrived.notify_one();
      }
      if (end) return;
      std::this_thread::sleep_for(kGathering);
    }
  }).detach();
}

Arrived Inbox::take(std::chrono::milliseconds patience) {
  std::unique_lock lock(state_->mutex);
  if (patience.count() > 0) state_->arrived.wait_for(lock, patience, [&] { return state_->any(); });
  Arrived taken = std::move(state_->news);
  state_->news = {.messages = {}, .fault = {}, .end = taken.end};
  return taken;
}

void Inbox::settle() {
  std::unique_lock lock(state_->mutex);
  state_->settling = true;
  for (int moment = 0; moment < kMostMoments; ++moment) {
    const std::uint64_t before = state_->count;
    if (state_->arrived.wait_for(lock, kQuiet, [&] { return state_->over(); }) || state_->count == before) break;
  }
  state_->settling = false;
}

bool Inbox::waiting() const {
  const std::lock_guard lock(state_->mutex);
  return !state_->news.messages.empty();
}

}  // namespace rubric::lsp
