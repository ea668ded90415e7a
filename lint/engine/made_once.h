// What is made when somebody first asks for it, and kept for all who ask later.
//
// It is made outside of the lock, so that nobody waits for a file that another thread reads; of two threads that ask at
// once both may make it, and what the first one made is kept. It stays where it is until it is forgotten.
//
// Any number of threads may call what is const, the rest one thread while no other one asks.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "lint/engine/layer.h"

namespace rubric::engine {

template <class T>
class MadeOnce {
 public:
  template <class Make>
  const T& get(Make make) const {
    {
      const std::lock_guard lock(mutex_);
      if (made_) return *made_;
    }
    auto made = std::make_unique<T>(make());
    const std::lock_guard lock(mutex_);
    if (!made_) made_ = std::move(made);
    return *made_;
  }

  // nullptr: nobody asked. What is changed in it is what those who ask later get.
  T* if_made() { return made_.get(); }

 private:
  mutable std::mutex mutex_;
  mutable std::unique_ptr<T> made_;
};

template <class T>
class MadeByPath {
 public:
  // `make` returns a std::unique_ptr<T>; nullptr is kept, too: there is nothing to be had for this path.
  template <class Make>
  T* get(std::string_view path, Make make) const {
    {
      const std::lock_guard lock(mutex_);
      if (const auto found = made_.find(path); found != made_.end()) return found->second.get();
    }
    std::unique_ptr<T> made = make();
    const std::lock_guard lock(mutex_);
    return made_.emplace(std::string(path), std::move(made)).first->second.get();
  }

  bool has(std::string_view path) const {
    const std::lock_guard lock(mutex_);
    return made_.contains(path);
  }

  // Whether somebody asked, and there was nothing to be had.
  bool lacks(std::string_view path) const {
    const std::lock_guard lock(mutex_);
    const auto found = made_.find(path);
    return found != made_.end() && !found->second;
  }

  // Puts `now` where others may point to. Whether that is news: somebody asked, and got something else.
  bool replace(std::string_view path, T now) {
    const auto found = made_.find(path);
    if (found == made_.end() || (found->second && *found->second == now)) return false;
    if (found->second) *found->second = std::move(now);
    else made_.erase(found);
    return true;
  }

  // Whether somebody had asked.
  bool forget(std::string_view path) {
    const auto found = made_.find(path);
    if (found == made_.end()) return false;
    made_.erase(found);
    return true;
  }
  void forget_all() { made_.clear(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::string, std::unique_ptr<T>, Hash, std::equal_to<>> made_;
};

}  // namespace rubric::engine
