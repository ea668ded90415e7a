// The way to the client and back: whole messages in, whole messages out, over standard input and output.
//
// What the messages say is nothing to it. If somebody wants a log, it writes both directions there.
#pragma once

#include <chrono>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include "lint/io/output.h"
#include "lint/lsp/inbox.h"
#include "lint/lsp/layer.h"
#include "lint/lsp/log.h"

namespace rubric::lsp {

class Transport {
 public:
  explicit Transport(Log log);
  Transport(const Transport&) = delete;   // it is called back where the client takes no bytes

  struct Received {
    bool any = false;    // messages
    std::string fault;   // why what came behind them cannot be read; "" if it can
  };
  // Hands over the messages that have come since the last call, in their order; waits up to `patience` for a first.
  Received receive(std::chrono::milliseconds patience, const std::function<void(const std::string& content)>& take);

  // As Inbox says.
  void settle() { inbox_.settle(); }
  bool has_waiting() { return inbox_.waiting(); }

  bool has_ended() const { return ended_; }   // nothing will come any more

  // One message. In pieces, since an answer about thousands of pages is not worth putting together once more.
  void send(std::initializer_list<std::string_view> pieces);
  void flush() { out_.flush(); }
  bool is_broken() const { return out_.failed(); }   // nobody reads any more
  bool finish() { return out_.finish().has_value(); }

 private:
  Log log_;
  Output out_;
  Inbox inbox_;
  bool ended_ = false;
};

}  // namespace rubric::lsp
