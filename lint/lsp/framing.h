// The messages in a stream of bytes: "Content-Length: 42\r\n\r\n" and 42 bytes, again and again.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "lint/lsp/layer.h"

namespace rubric::lsp {

// A page of the largest size rubric reads, with every byte escaped twice over, is still no larger.
inline constexpr std::size_t kLargestMessage = std::size_t{256} << 20;

class Framing {
 public:
  void feed(std::string_view bytes);

  // The content of the next message; nothing until more bytes have come, or after a fault.
  std::optional<std::string> next();

  // Why what follows cannot be read: where the next message begins is not known then. "" if all is well.
  const std::string& fault() const { return fault_; }

 private:
  bool read_header();

  std::string buffer_;
  std::size_t taken_ = 0;                // of the buffer
  std::optional<std::size_t> length_;    // of the message whose header was read
  std::string fault_;
};

// What stands before a message of so many bytes.
std::string header_of(std::size_t size);

}  // namespace rubric::lsp
