// What the client sent, as far as it has been read.
//
// Standard input is read when there is time, and whenever the client takes no more of what is written to it: it may be
// waiting for us to read. How much has come is known before work on the first of it begins.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "lint/lsp/framing.h"

namespace rubric::lsp {

struct Arrived {
  std::vector<std::string> messages;   // in order
  std::string fault;                   // behind them the stream cannot be read; "" if it can
  bool end = false;                    // behind them nothing will come
};

class Inbox {
 public:
  // Everything since the last call; waits up to `patience` if that is nothing.
  Arrived take(std::chrono::milliseconds patience);

  // Waits until nothing has come for a moment, but no longer than for a few of them: who sends many messages, one
  // right behind the other, has them all taken at once.
  void settle();

  // Whether messages have come. For those who ask again and again.
  bool waiting();

  // Reads on until the descriptor takes bytes, or the input ends.
  void read_until_takes(int descriptor);

 private:
  bool is_over() const { return news_.end; }
  void look();
  void read();

  Framing framing_;
  Arrived news_;
  std::chrono::steady_clock::time_point looked_;
};

}  // namespace rubric::lsp
