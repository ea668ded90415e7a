// What a folder holds: names, and what they stand for.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lint/text/layer.h"

namespace rubric::text {

struct FolderEntry {
  // Beyond an elsewhere (a symbolic link, the repository of somebody else) nothing is known.
  enum class Kind : std::uint8_t { file, folder, elsewhere };
  std::string name;
  Kind kind = Kind::file;
  bool operator==(const FolderEntry&) const = default;
};
using FolderEntries = std::vector<FolderEntry>;   // sorted by name, each name once

}  // namespace rubric::text
