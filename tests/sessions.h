// Recorded sessions: Markdown files in which a fence with a name is a file of a folder, and a `console` fence what was
// typed in that folder and what came out.
//
//     ```md docs/a.md             the file docs/a.md
//     ```console                  after each line "$ command" stands what it printed, standard output first, and how a
//     run
//                                 of rubric ended
//
// A test is the claim that the sessions, run again, are what stands in the file.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/text/offsets.h"
#include "tests/temporary_folder.h"

namespace rubric::testing {

// Where commands are run.
class Folder : public TemporaryFolder {
 public:
  // What a shell command prints, standard output first, and the exit code of a run of rubric.
  std::string run(const std::string& command) const;
};

struct Fence {
  std::string kind;    // "md" of ```md docs/a.md
  std::string name;    // "docs/a.md"; "" without one
  ByteRange text;      // what stands inside
};

std::vector<Fence> fences(std::string_view file);

// The file with another text in some of its fences; where there is none to write, the old one stays.
using Rewrite = std::function<std::optional<std::string>(const Fence& fence, std::string_view text)>;
std::string rewritten(std::string_view file, const Rewrite& rewrite);

// A session with the output that its commands have now.
std::string replay(std::string_view session, const Folder& folder);

}  // namespace rubric::testing
