#include "lint/lsp/transport.h"

#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "lint/lsp/framing.h"

namespace rubric::lsp {

Transport::Transport(Log log) : log_(std::move(log)), out_(Output::standard_output()) {
  out_.when_full([this](int descriptor) { inbox_.read_until_takes(descriptor); });
}

Transport::Received Transport::receive(std::chrono::milliseconds patience,
                                       const std::function<void(const std::string& content)>& take) {
  Arrived arrived = inbox_.take(patience);
  for (const std::string& content : arrived.messages) {
    log_.write("<-", content);
    take(content);
  }
  ended_ = ended_ || arrived.end;
  return {.any = !arrived.messages.empty(), .fault = std::move(arrived.fault)};
}

void Transport::send(std::initializer_list<std::string_view> pieces) {
  std::size_t size = 0;
  for (const std::string_view it : pieces) size += it.size();
  if (log_.writes()) log_.write("->", fmt::format("{}", fmt::join(pieces, "")));
  out_.write(header_of(size));
  for (const std::string_view it : pieces) out_.write(it);
}

}  // namespace rubric::lsp
