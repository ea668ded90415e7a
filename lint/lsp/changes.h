// What the client tells of by itself: documents that it opens, edits and closes, files that come and go, its folders
// and settings. Each is taken over at once; what it makes stale is only noted, to be looked at when there is time.
#pragma once

#include <string>

#include "lint/lsp/json.h"
#include "lint/lsp/publisher.h"
#include "lint/lsp/schedule.h"
#include "lint/lsp/state.h"
#include "lint/lsp/workspace_diagnostics.h"

namespace rubric::lsp {

class Changes {
 public:
  Changes(State& state, Schedule& schedule, Publisher& publisher, WorkspaceDiagnostics& workspace)
      : state_(state), schedule_(schedule), publisher_(publisher), workspace_(workspace) {}

  // The parameters are those of the notification.
  void did_open(const Json& params);
  void did_change(const Json& params);
  void did_close(const Json& params);
  void did_change_watched_files(const Json& params);
  void did_change_workspace_folders(const Json& params);
  void did_change_configuration(const Json& params);

 private:
  void edited(const OpenDocument& document);
  void page_came_or_went(const std::string& path);

  State& state_;
  Schedule& schedule_;
  Publisher& publisher_;
  WorkspaceDiagnostics& workspace_;
};

}  // namespace rubric::lsp
