// Which configuration and which schema a file is checked with.
//
// The nearest .rubric.yaml at or above the file's folder counts, alone; one that is given for all comes before it.
// Several threads may ask about files at once.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/session/schemas.h"
#include "lint/session/sources.h"
#include "lint/engine/config.h"
#include "lint/session/problem.h"

namespace rubric::session {

inline constexpr std::string_view kConfigName = ".rubric.yaml";

// What a configuration in `folder` may refer to. Holds references to all but `folder`.
KnownNames names_known_in(std::string folder, std::span<const Rule* const> rules, const Schemas& schemas,
                          const Sources& sources);

struct Governing {
  const Config* config = nullptr;   // nullptr: it has mistakes, which were told; the file cannot be checked
  const Schema* schema = nullptr;   // nullptr: none claims the file
};

class Configurations {
 public:
  Configurations(std::span<const Rule* const> rules, Schemas& schemas, const Sources& sources,
                 std::string current_folder, TellProblem tell);

  // For every file; what is wrong with them is told, and the result is false.
  bool use_config(const std::string& path);
  bool use_schema(const std::string& name);

  // `shown` is a path as reports print it.
  Governing governing(const std::string& shown);
  bool excludes(const std::string& shown);

 private:
  struct Entry {
    Config config;
    bool usable = true;
    std::map<std::vector<std::size_t>, Config> overridden = {};   // by the overrides that are on top
  };

  Entry* nearest(const std::string& folder);   // absolute
  std::unique_ptr<Entry> read(const std::string& path);
  std::unique_ptr<Entry> without_file() const;
  Entry& entry_for(const std::string& shown);
  static const Config& config_for(Entry& entry, const std::string& shown);
  bool ensure_loaded(const Config& config, SchemaChoice& choice);

  std::span<const Rule* const> rules_;
  Schemas& schemas_;
  const Sources& sources_;
  std::string current_folder_;
  TellProblem tell_;
  std::mutex mutex_;   // of all that follows
  std::unique_ptr<Entry> given_;                        // for all
  std::shared_ptr<const Schema> schema_for_all_;        // for all
  std::unique_ptr<Entry> default_;
  std::map<std::string, Entry*, std::less<>> by_folder_;   // as shown
  std::map<std::string, Entry*, std::less<>> nearest_;     // by absolute folder; nullptr: none above it
  std::map<std::string, std::unique_ptr<Entry>, std::less<>> by_path_;
};

}  // namespace rubric::session
