// The schemas of a run: those that rubric brings along and those in files, each read when the first
// document needs it, and once.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine/config.h"
#include "lint/load/load.h"
#include "lint/session/problem.h"
#include "lint/session/sources.h"
#include "schemas/builtin.h"

namespace rubric::session {

class Schemas {
 public:
  Schemas(std::span<const schemas::Builtin> builtin, std::span<const Rule* const> rules, const Sources& sources);

  std::vector<std::string_view> names() const;   // of those built in

  // What the built-in schemas claim by themselves. Nothing of them is loaded for that.
  std::vector<SchemaChoice> claims() const;

  // A schema that can be used, or why it cannot. Also a usable schema may come with problems: warnings.
  struct Loaded {
    std::shared_ptr<const Schema> schema;
    std::vector<FileProblem> problems;   // only the first time the schema is asked for
  };
  Loaded load(const std::string& name);  // a built-in schema, or the path of a file

  bool is_builtin(std::string_view name) const { return find_builtin(name) != nullptr; }
  std::string_view text_of_builtin(std::string_view name) const {
    return find_builtin(name)->text;
  }  // there must be one

 private:
  const schemas::Builtin* find_builtin(std::string_view name) const;
  Loaded read(const std::string& name);

  std::span<const schemas::Builtin> builtin_;
  std::vector<std::string_view> rule_names_;
  const Sources& sources_;
  std::map<std::string, std::shared_ptr<const Schema>, std::less<>> loaded_;
};

}  // namespace rubric::session
