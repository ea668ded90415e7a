// Values of JSON, as messages carry them.
//
// What a client sends is read with at() and value(), which throw where it is not what the protocol says; one place,
// the loop of the server, makes an error answer of that.
#pragma once

#include <initializer_list>
#include <string>

#include <nlohmann/json.hpp>

#include "lint/lsp/layer.h"

namespace rubric::lsp {

using Json = nlohmann::json;

// What stands under a path of keys in `value`, or null.
inline const Json& find(const Json& value, std::initializer_list<const char*> keys) {
  static const Json kNull;
  const Json* at = &value;
  for (const char* key : keys) {
    if (!at->is_object()) return kNull;
    const auto found = at->find(key);
    if (found == at->end()) return kNull;
    at = &*found;
  }
  return *at;
}

// As it goes over the wire; bytes that are not UTF-8 are replaced.
inline std::string written(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

inline bool is_true(const Json& value) { return value.is_boolean() && value.get<bool>(); }

}  // namespace rubric::lsp
