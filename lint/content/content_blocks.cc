// The run of blocks of a section, read by a small automaton: a state is a step of the wanted run and
// how often it has been taken, and all states that are possible are followed at once.
//
//     wanted  paragraph, list+, table?     found  paragraph, list, code block
//     after "list" a list, a table or the end could follow; the code block is where it breaks
#include <algorithm>

#include "lint/content/content_check.h"

namespace rubric::content {
namespace {

std::string_view shown(std::uint8_t kind) {
  switch (static_cast<NodeKind>(kind)) {
    case NodeKind::document: return "any block";
    case NodeKind::paragraph: return "a paragraph";
    case NodeKind::list: return "a list";
    case NodeKind::table: return "a table";
    case NodeKind::code_block: return "a code block";
    case NodeKind::block_quote: return "a quote";
    case NodeKind::html_block: return "HTML";
    case NodeKind::thematic_break: return "a line";
    case NodeKind::shortcode: return "a shortcode";
    default: return name_of(static_cast<NodeKind>(kind));
  }
}

class Run {
 public:
  Run(const std::vector<BlockStep>& steps, std::size_t blocks) : steps_(steps) {
    for (const BlockStep& step : steps) {
      const std::uint32_t most = step.times.max == UINT32_MAX ? step.times.min : step.times.max;
      most_.push_back(std::min<std::uint32_t>(most, static_cast<std::uint32_t>(blocks) + 1));
      first_.push_back(states_);
      states_ += most_.back() + 1;
    }
    first_.push_back(states_);  // one more for "all steps are done"
    now_.assign(states_ + 1, false);
    enter(0);
  }

  bool take(NodeKind kind);
  bool may_end() const { return now_[states_]; }
  std::string expected() const;

 private:
  bool enough(std::size_t step, std::uint32_t times) const { return times >= steps_[step].times.min; }
  bool more(std::size_t step, std::uint32_t times) const { return times < steps_[step].times.max; }
  // Reaches the beginning of `step`, and of those after it as long as they can be left out.
  void enter(std::size_t step);

  const std::vector<BlockStep>& steps_;
  std::vector<std::uint32_t> most_;
  std::vector<std::size_t> first_;  // the state "step taken 0 times" of each step
  std::size_t states_ = 0;
  std::vector<bool> now_;
};

void Run::enter(std::size_t step) {
  for (;; ++step) {
    if (now_[first_[step]]) return;
    now_[first_[step]] = true;
    if (step == steps_.size() || !enough(step, 0)) return;
  }
}

bool Run::take(NodeKind kind) {
  const std::vector<bool> before = now_;
  now_.assign(states_ + 1, false);
  bool taken = false;
  for (std::size_t step = 0; step < steps_.size(); ++step) {
    const auto wanted = static_cast<NodeKind>(steps_[step].kind);
    if (wanted != kind && wanted != NodeKind::document) continue;
    for (std::uint32_t times = 0; times <= most_[step]; ++times) {
      if (!before[first_[step] + times] || !more(step, times)) continue;
      // Of a step without upper bound, "often enough" is all there is to know.
      const std::uint32_t then = std::min(times + 1, most_[step]);
      now_[first_[step] + then] = true;
      taken = true;
      if (enough(step, times + 1)) enter(step + 1);
    }
  }
  if (!taken) now_ = before;
  return taken;
}

std::string Run::expected() const {
  std::vector<std::string_view> words;
  for (std::size_t step = 0; step < steps_.size(); ++step) {
    for (std::uint32_t times = 0; times <= most_[step]; ++times) {
      const std::string_view word = shown(steps_[step].kind);
      const bool known = std::find(words.begin(), words.end(), word) != words.end();
      if (now_[first_[step] + times] && more(step, times) && !known) words.push_back(word);
    }
  }
  if (words.empty()) return "nothing more";
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    out += i == 0 ? "" : i + 1 == words.size() ? " or " : ", ";
    out += words[i];
  }
  return out;
}

}  // namespace

void check_blocks(const SectionContent& section, ContentProblems& out) {
  const std::vector<BlockStep>& steps = section.content().blocks;
  if (steps.empty()) return;
  Run run(steps, section.blocks.size());
  for (const NodeId block : section.blocks) {
    const NodeKind kind = section.document[block].kind;
    if (run.take(kind)) continue;
    out.add(
        first_line(section.document, block),
        say("misfit", "{} does not fit here in {}; expected {}",
            Argument{.value = std::string(name_of(kind)), .shown = std::string(shown(static_cast<std::uint8_t>(kind)))},
            section.shown(), aside(run.expected())));
    return;
  }
  if (run.may_end()) return;
  out.add(section.place, say("ends-early", "{} ends too early; add {}", section.shown(), aside(run.expected())));
}

}  // namespace rubric::content
