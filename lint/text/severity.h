// How bad a finding is: said by rules, schemas and configurations, shown in reports.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "lint/text/layer.h"

namespace rubric::text {

enum class Severity : std::uint8_t { off, info, warning, error };

// As they are written, in the order of the enumeration.
inline constexpr std::array<std::string_view, 4> kSeverityWords = {"off", "info", "warning", "error"};

constexpr std::string_view name_of(Severity severity) { return kSeverityWords[static_cast<std::size_t>(severity)]; }

constexpr std::optional<Severity> severity_named(std::string_view word) {
  for (std::size_t i = 0; i < kSeverityWords.size(); ++i) {
    if (kSeverityWords[i] == word) return static_cast<Severity>(i);
  }
  return std::nullopt;
}

}  // namespace rubric::text
