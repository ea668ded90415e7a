// Work on many things at once, and have the results in the order of the things.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "lint/session/layer.h"

namespace rubric::session {

// So many files take less time than starting threads saves.
inline constexpr std::size_t kWorthAThread = 8;

// Takes each thing that `next` gives through `work`, which several threads run at once, to `emit`. `next` and
// `emit` are never run at once, whatever thread runs them. Results that wait for an earlier one are bounded.
// `emit` returns whether to go on. The first `alone` things are worked on before other threads are started.
template <class Job, class Done>
void in_order(std::size_t threads, const std::function<std::optional<Job>()>& next,
              const std::function<Done(Job)>& work, const std::function<bool(Done)>& emit,
              std::size_t alone = kWorthAThread) {
  for (std::size_t i = 0; threads == 1 || i < alone; ++i) {
    std::optional<Job> job = next();
    if (!job || !emit(work(std::move(*job)))) return;
  }

  std::mutex mutex;
  std::condition_variable room;
  std::map<std::size_t, Done> finished;
  std::size_t taken = 0, emitted = 0;
  bool ended = false;
  const auto run = [&] {
    std::unique_lock lock(mutex);
    for (;;) {
      room.wait(lock, [&] { return ended || taken - emitted < 8 * threads; });
      std::optional<Job> job = ended ? std::nullopt : next();
      if (!job) break;
      const std::size_t index = taken++;
      lock.unlock();
      Done done = work(std::move(*job));
      lock.lock();
      finished.emplace(index, std::move(done));
      for (auto it = finished.begin(); it != finished.end() && it->first == emitted; it = finished.erase(it)) {
        if (!emit(std::move(it->second))) ended = true;
        ++emitted;
      }
      room.notify_all();
    }
    ended = true;
    room.notify_all();
  };
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(run);
  run();
}

}  // namespace rubric::session
