// In which ways the ids of headings of a page may be made: as the settings say, or as the files around it tell, or in
// any of the usual ones.
//
// The files are looked at once for each folder. Several threads may ask at once; files that come and go want a new one.
#pragma once

#include <string_view>

#include "lint/document/anchors.h"
#include "lint/engine/config.h"
#include "lint/engine/made_once.h"
#include "lint/engine/site_files.h"

namespace rubric::engine {

class ToldAnchorWays {
 public:
  // Both must outlive this.
  ToldAnchorWays(const SiteFiles& files, const LinkSettings& settings) : files_(files), settings_(settings) {}

  AnchorWays of(std::string_view path) const;

 private:
  const SiteFiles& files_;
  const LinkSettings& settings_;
  MadeByPath<AnchorWays> by_folder_;   // nullptr: no file tells
};

}  // namespace rubric::engine
