// The folders the editor works in, each with its configurations and schemas, as a run of `rubric check` there has them.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/lsp/documents.h"
#include "lint/rule/rule.h"
#include "lint/session/configuration.h"
#include "lint/session/schemas.h"
#include "lint/session/sources.h"
#include "lint/session/workspaces.h"
#include "schemas/builtin.h"

namespace rubric::lsp {

// The disk, but for what is open in the editor.
class EditorSources : public Sources {
 public:
  // `root` is absolute: where relative paths start.
  EditorSources(std::string root, const Documents& documents) : root_(std::move(root)), documents_(documents) {}

  Result<std::string> read(const std::string& path) const override;
  bool is_file(const std::string& path) const override;
  std::vector<std::string> names_in(const std::string& folder) const override;
  std::optional<FolderEntries> entries(const std::string& folder) const override;
  Files files(const std::vector<std::string>& paths, LeaveOut leave_out) const override;

 private:
  std::string root_;
  const Documents& documents_;
};

struct Folder {
  Folder(std::string its_root, std::span<const schemas::Builtin> builtin, std::span<const Rule* const> rules,
         const Documents& documents);
  Folder(const Folder&) = delete;

  std::string shown(std::string_view path) const;   // an absolute path as reports print it
  bool is_excluded(std::string_view path) { return configurations.excludes(shown(path)); }

  std::string root;   // absolute
  EditorSources sources;
  Schemas schemas;
  Configurations configurations;
  Workspaces sites;   // as they read in the editor
};

class Folders {
 public:
  Folders(std::span<const schemas::Builtin> builtin, std::span<const Rule* const> rules, const Documents& documents)
      : builtin_(builtin), rules_(rules), documents_(documents) {}

  void add(std::string root);
  void remove(std::string_view root);
  const std::vector<std::string>& roots() const { return roots_; }

  // The innermost one that holds `path`, or the whole disk.
  Folder& of(std::string_view path);
  Folder& at(const std::string& root);
  Folder& first();   // that was added; without any, the whole disk

  // Those that were asked for: others know nothing yet.
  const std::vector<std::unique_ptr<Folder>>& loaded() const { return loaded_; }

  // Configurations and schemas are read again when they are needed. Whoever holds a schema must let go of it first.
  void forget() { loaded_.clear(); }

 private:
  std::span<const schemas::Builtin> builtin_;
  std::span<const Rule* const> rules_;
  const Documents& documents_;
  std::vector<std::string> roots_;
  std::vector<std::unique_ptr<Folder>> loaded_;
};

}  // namespace rubric::lsp
