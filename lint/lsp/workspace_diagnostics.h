// workspace/diagnostic: all pages of all folders, a few at a time, so that the editor never waits for it long.
//
// A client asks again as soon as it was answered. When nothing is new since its last time the answer waits until
// something is.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "lint/lsp/dispatch.h"
#include "lint/lsp/json.h"
#include "lint/lsp/state.h"

namespace rubric::lsp {

class WorkspaceDiagnostics {
 public:
  WorkspaceDiagnostics(State& state, Dispatcher& client) : state_(state), client_(client) {}

  // Takes the place of a request that is still waiting; the id of that one is returned, to be answered.
  std::optional<Json> begin(Json id, const Json& params);
  bool busy() const { return request_ && phase_ != Phase::parked; }
  struct Answer {
    Json id;
    std::string result;  // written already: as values the findings of thousands of pages would take ten times the space
  };
  // The answer once there is one.
  std::optional<Answer> step();
  // Something changed, so a waiting answer may have news.
  void wake();
  bool cancel(const Json& id);             // whether it was ours
  std::optional<Answer> finish();   // what waits is answered, with what there is

 private:
  struct File {
    std::string path, uri;
  };
  struct Found {
    ParsedPage page;
    Checked checked;
  };
  // What there is to do for a file, and what came of it.
  struct Job {
    const File* file = nullptr;
    std::string id;
    std::unique_ptr<SourceText> source;
    Governing governing;
    const PageIndex* site = nullptr;
    std::optional<Found> found;   // nothing: no configuration governs the page
  };
  void list_files();
  void let_go();
  void check_some();
  std::optional<Job> next_job();
  Job checked(Job job) const;
  void add(const Job& job);
  void add(std::string_view item);
  void report(const char* kind, std::string message);

  State& state_;
  Dispatcher& client_;   // is told of the progress
  std::optional<Json> request_, token_;
  std::unordered_map<std::string, std::string> previous_;   // result ids by URI
  std::vector<File> files_;
  std::size_t next_ = 0;
  enum class Phase { unlisted, listed, parked } phase_ = Phase::unlisted;   // parked: there was no news
  bool news_ = false;     // the client does not have all of it
  bool begun_ = false;    // the report of the progress
  std::string result_;   // with the items so far
};

}  // namespace rubric::lsp
