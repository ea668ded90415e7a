// The sites that the documents of a run belong to, each looked at when a rule first asks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "lint/engine/file_tree.h"
#include "lint/engine/page_index.h"
#include "lint/rule/rule.h"
#include "lint/session/configuration.h"
#include "lint/session/sources.h"

namespace rubric::session {

class Workspaces {
 public:
  // Whether pages that are read for others will be checked themselves, so that they are worth keeping.
  enum class ChecksFollow : std::uint8_t { yes, no };
  // No fix of another page's edits what `leave_out` names; several threads may ask it. Paths start at the current
  // folder, which is absolute.
  Workspaces(const Sources& sources, std::span<const Rule* const> rules, std::string current_folder,
             ChecksFollow follow = ChecksFollow::yes, LeaveOut leave_out = {})
      : sources_(sources),
        rules_(rules),
        current_folder_(std::move(current_folder)),
        follow_(follow),
        leave_out_(std::move(leave_out)) {}

  // The paths that the run is about: what belongs together where neither a repository nor a configuration says so.
  void is_about(const std::vector<std::string>& paths);

  // The site of a page, or the files around it where its pages are published nowhere; nullptr where no rule looks at
  // either. Not for two threads at once; the site itself may be asked by several.
  const PageIndex* of(const Governing& governing, const std::string& shown);

  // A page reads otherwise now, as it is given or as its file has it. Whether that changes what is said to others.
  bool edited(const ParsedPage& page);
  bool edited(const std::string& shown);

  // Files came or went: all that is known is forgotten, and the sites with it.
  void forget();
  void follow_up(ChecksFollow follow);
  // Whether somebody asked for what is where the absolute path leads. For when no thread asks.
  bool asks_about(std::string_view path) const;

  // To how many pages links led that are not here, where a configuration names the site's folders and does not say that
  // all pages are in them.
  std::size_t unknown_pages() const;

 private:
  bool are_asked_for(const Config& config);
  const FileTree& tree_of(const Config& config);

  const Sources& sources_;
  std::span<const Rule* const> rules_;
  std::string current_folder_;
  ChecksFollow follow_;
  LeaveOut leave_out_;
  std::vector<std::string> named_;   // absolute
  std::map<const Config*, bool> asked_for_;
  std::map<std::string, std::unique_ptr<FileTree>> trees_;   // by the folder of a configuration
  std::map<std::tuple<const Config*, const Schema*, std::optional<std::string>>, std::unique_ptr<PageIndex>>
      indexes_;  // by root
};

}  // namespace rubric::session
