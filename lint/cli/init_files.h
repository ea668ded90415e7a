// The files that rubric init writes.
#pragma once

#include <string>
#include <string_view>

#include "lint/cli/layer.h"

namespace rubric::cli {

struct InitFile {
  std::string path;       // from the current folder
  std::string_view does;  // what it is good for, as the end of "PATH: …"
  std::string text;
  std::string addition;   // what to put into such a file that is there already
};

InitFile pre_commit_file();
// `version` is that of rubric; where rubric itself is kept, a person has to say.
InitFile gitlab_file(std::string_view version);
InitFile github_file(std::string_view version);

// .rubric.yaml: nothing is set, and each comment is a setting once its "# " is taken away.
std::string_view first_configuration();

}  // namespace rubric::cli
