// What is done next, and what can wait.
//
// Messages come first, in their order. What edits left behind is looked at when no message is waiting, so of a burst of
// edits only the last text is checked. What comes while a text is checked ends that: who types on does not wait for a
// check of what is no longer there. Other pages hear of it when typing pauses.
//
// It knows documents by name, and neither messages nor what a check is.
#pragma once

#include <chrono>
#include <set>
#include <string>
#include <string_view>

#include "lint/lsp/layer.h"

namespace rubric::lsp {

// What there is to do besides telling the client of documents.
struct Work {
  bool messages = false;    // that nobody has handled yet
  bool workspace = false;   // a request about all pages goes on
  bool untold = false;      // pages whose change the others have not heard of
  bool ended = false;       // nothing will come any more
};

class Schedule {
 public:
  enum class Step { handle_message, publish, go_on_with_workspace, leave, tell_others, look_for_client };

  // Whether to wait, before anything else, for the rest of a burst of edits.
  bool should_settle(const Work& work) const { return !work.messages && !due_.empty() && !settled_; }
  // How long to wait for messages.
  std::chrono::milliseconds patience(const Work& work) const;
  // That was waited for: whether for the rest of a burst, and whether something came.
  void waited(bool settling, bool something) { settled_ = settling || (settled_ && !something); }
  Step next(const Work& work, bool something_came) const;

  // The client is to be told of a document.
  void add(const std::string& uri) { due_.insert(uri); }
  std::string first_due() const { return *due_.begin(); }
  void done(const std::string& uri) { due_.erase(uri); }
  void clear() { due_.clear(); }

  // Whether the next check may be given up for messages: who never stops typing sees something, too.
  bool may_give_up() const;
  void gave_up();
  void checked() { given_up_ = 0; }

 private:
  std::set<std::string> due_;
  bool settled_ = false;   // all edits of a burst have come, as far as one can tell
  int given_up_ = 0;       // checks in a row
};

}  // namespace rubric::lsp
