// What the path of a relative link leads to, by the files that are there.
//
//     docs/plan.md links to      which is
//     next.md, ./next.md#part    docs/next.md
//     ../img/a%20b.png?raw=1     img/a b.png
//     next/, next, next.html     docs/next.md, docs/next/index.md, docs/next/README.md, …: as sites serve them
//     ../next/                   also docs/next.md: the site serves this page as docs/plan/
//
// A link leads nowhere only where nothing of all that is there, and nothing is known by which a site might make it.
#pragma once

#include <string_view>

#include "lint/engine/file_tree.h"
#include "lint/rule/site_pages.h"

namespace rubric::engine {

struct LinkingPage {
  std::string_view path;       // of its file, absolute
  bool may_be_on_site = false; // so that pages may have addresses that no file is named after
  bool is_complete = false;    // but all pages of the site are here, and named so
};

// `written` is the path of a link's target without query and fragment, not empty and without '/' before it. The path
// that is returned is absolute.
FileTarget file_target(const FileTree& tree, std::string_view written, const LinkingPage& page);

}  // namespace rubric::engine
