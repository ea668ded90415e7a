#include "lint/lsp/schedule.h"

namespace rubric::lsp {
namespace {

constexpr std::chrono::milliseconds kPause{150};                // in typing, after which other pages hear of it
constexpr std::chrono::milliseconds kWatchOverClient{10'000};   // how often an idle server looks whether it lives
constexpr int kMostGivenUp = 20;

}  // namespace

std::chrono::milliseconds Schedule::patience(const Work& work) const {
  if (work.messages || !due_.empty() || work.workspace) return std::chrono::milliseconds(0);
  return work.untold ? kPause : kWatchOverClient;
}

Schedule::Step Schedule::next(const Work& work, bool something_came) const {
  if (work.messages) return Step::handle_message;
  if (!due_.empty()) return Step::publish;
  if (work.workspace) return Step::go_on_with_workspace;
  if (work.ended) return Step::leave;
  if (work.untold && !something_came) return Step::tell_others;
  return Step::look_for_client;
}

bool Schedule::may_give_up() const { return given_up_ < kMostGivenUp; }

void Schedule::gave_up() {
  ++given_up_;
  settled_ = false;
}

}  // namespace rubric::lsp
