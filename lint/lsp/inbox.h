// What the client sent, read by a thread of its own: so that no client waits for us to read while we wait for it
// to read, and so that it is known how much has come before work on the first of it begins.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace rubric::lsp {

struct Arrived {
  std::vector<std::string> messages;   // in order
  std::string fault;                   // behind them the stream cannot be read; "" if it can
  bool end = false;                    // behind them nothing will come
};

class Inbox {
 public:
  Inbox();   // begins to read standard input

  // Everything since the last call; waits up to `patience` if that is nothing.
  Arrived take(std::chrono::milliseconds patience);

  // Waits until nothing has come for a moment, but no longer than for a few of them: who sends many messages, one
  // right behind the other, has them all taken at once.
  void settle();

  // Whether a call of take() would return at once, with something.
  bool waiting() const;

 private:
  struct State;
  std::shared_ptr<State> state_;   // the thread's too, which may outlive us in a read that never ends
};

}  // namespace rubric::lsp
