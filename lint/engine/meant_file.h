// Which file a relative link that leads nowhere was probably meant for.
//
//     docs/plan.md links to    where there is        which is
//     Next.md                  docs/next.md          the same in another letter case
//     parts\next.md            docs/parts/next.md    the same with the sign that parts folders in links
//     nxet.md                  docs/next.md          one name spelt otherwise
//     docs/next.md             docs/next.md          the same from another folder
//
// It looks at the folders that the link names, and at those around its page up to the top of the repository; not at the
// names in folders that have very many.
#pragma once

#include <string>
#include <string_view>

#include "lint/engine/file_tree.h"
#include "lint/rule/site_pages.h"

namespace rubric::engine {

struct MeantFile {
  FileTarget::Slip slip = FileTarget::Slip::none;
  std::string instead = {};   // as the link would write it; "": no idea
};

// `written` is the path of the link's target, `path` the same without percent signs and without slashes at its end. The
// page that it stands on is `page`, absolute, in a repository.
MeantFile meant_file(const FileTree& tree, std::string_view written, std::string_view path, std::string_view page);

}  // namespace rubric::engine
