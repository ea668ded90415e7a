// What a rule sees beyond its own page: the addresses of the site, its pages, and the places on them.
//
// Who gets a workspace and needs one of the three takes that one, so that its signature tells what it asks about.
#pragma once

#include "lint/rule/site_addresses.h"
#include "lint/rule/site_anchors.h"
#include "lint/rule/site_pages.h"

namespace rubric::rule {

class Workspace : public SiteAddresses, public SitePages, public SiteAnchors {};

}  // namespace rubric::rule
