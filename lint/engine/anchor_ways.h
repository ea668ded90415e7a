// Which ways of making ids of headings the files of a repository tell of.
//
// From the folder of a page up to the top of its repository, the first folder that has one of these decides; in one
// folder what stands first here. A README, and what lies in `.github` or `.gitlab`, is read where the repository is: of
// these only the last two rows are asked.
//
//     hugo.toml, .yaml, .yml or .json; config/_default/; config.toml, .yaml, .yml or .json beside content/     Hugo's
//     _config.yml or .toml, which is Jekyll's: not beside scaffolds/, where it is Hexo's     kramdown's, and those of
//     its GFM parser, GitHub's mkdocs.yml, docusaurus.config.js, book.toml and the like     not known: these have ways
//     of their own .gitlab-ci.yml      GitLab's; beside .github/, GitHub's, too .github/            GitHub's
#pragma once

#include <optional>
#include <string_view>

#include "lint/document/anchors.h"
#include "lint/engine/file_tree.h"

namespace rubric::engine {

// Of a page at an absolute path; nothing where no file tells.
std::optional<AnchorWays> told_anchor_ways(const FileTree& tree, std::string_view path);

// Whether a page is read where the repository is, whatever it publishes.
bool is_read_in_repository(std::string_view path);

}  // namespace rubric::engine
