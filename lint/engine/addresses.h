// Addresses of a site: which one a file has, which one a link means, and which files an address may be.
//
//     source/job-families/x/index.html.md    /job-families/x/      Middleman
//     content/job-families/x/index.md        /job-families/x/      Hugo: also _index.md
//     content/job-families/x.md              /job-families/x/      also x.html.md
//
// Nothing here knows which files there are.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine/config.h"
#include "lint/rule/site_addresses.h"
#include "lint/schema/schema.h"

namespace rubric::engine {

// The folder that the site serves as "/", seen from the path of a page: what stands before the section of the schema,
// if there is one, or the root of the settings that holds it. Nothing if there is none. A piece of `path`, or of the
// settings.
std::optional<std::string_view> root_of(std::string_view path, const Schema* schema, const LinkSettings& settings);

// "" where the root does not hold the file.
std::string address_of_file(std::string_view path, std::string_view root);

// What a link on the page at `page` means; nothing if it leads away from the site.
std::optional<Address> resolved(std::string_view target, std::string_view page, const Site& site);

// The same for Hugo's ref and relref. A bare name is looked for beside the page first, then from the root.
std::optional<Address> resolved_hugo(std::string_view target, std::string_view page,
                                     const std::function<bool(std::string_view address)>& is_here);

// An address without what may be left out at its end: "/a/b" of "/a/b/", "/a/b.html" and "/a/b/index.html".
std::string_view address_key(std::string_view address);

// The file of an address, the first that is there; "" if none is.
std::string file_of(std::string_view address, std::string_view root,
                    const std::function<bool(const std::string& path)>& is_file);

std::string with_slash(std::string address);

// Where an address went, by the settings: the rest of an address below a folder that moved moves along.
std::optional<Address> moved(const Address& address, const LinkSettings& settings);

}  // namespace rubric::engine
