// Where pages moved to, as a .rubric.yaml says it under `links: moved:`, and in files of its own.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "lint/engine/layer.h"
#include "lint/yaml/yaml.h"

namespace rubric::engine {

using Moves = std::map<std::string, std::string, std::less<>>;  // by address, with or without a fragment: where it went
using Complain = std::function<void(ByteRange range, std::string message)>;   // in the configuration file
using ReadFile = std::function<std::optional<std::string>(const std::string& path)>;   // nothing if it cannot be read

// `value` is what stands under `moved:`, and has been held against its shape already. What is wrong with addresses
// and with files is complained of, and the rest is kept.
void read_moves(const YamlTree& tree, YamlId value, const ReadFile& read, Moves& moves, const Complain& complain);

}  // namespace rubric::engine
