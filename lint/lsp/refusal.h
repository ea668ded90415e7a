// Why a request is refused: a code of JSON-RPC or of LSP, and words. It is thrown where a request is answered; the
// dispatcher makes an error answer of it.
#pragma once

#include <string>

#include "lint/lsp/layer.h"

namespace rubric::lsp {

struct Refusal {
  int code;
  std::string message;
};

inline constexpr int kParseError = -32700, kInvalidRequest = -32600, kMethodNotFound = -32601, kInvalidParams = -32602,
                     kInternalError = -32603, kNotInitialized = -32002, kCancelled = -32800, kRequestFailed = -32803;

}  // namespace rubric::lsp
