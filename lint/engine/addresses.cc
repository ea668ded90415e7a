#include "lint/engine/addresses.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lint/text/path.h"

namespace rubric::engine {
namespace {

constexpr auto kNowhere = std::string_view::npos;
constexpr std::array<std::string_view, 5> kSuffixes = {".html.md.erb", ".html.md", ".md.erb", ".md", ".markdown"};
constexpr std::array<std::string_view, 7> kFiles = {"/index.html.md", "/index.md",  "/_index.md",         ".md",
                                                    ".html.md",       ".markdown", "/index.html.md.erb"};

Address split(std::string_view target) {
  const std::size_t hash = target.find('#');
  if (hash == kNowhere) return {std::string(target), {}};
  return {std::string(target.substr(0, hash)), std::string(target.substr(hash + 1))};
}

// `path` without what it ends with, if that is one of these.
template <std::size_t N>
std::string_view without_one(std::string_view path, const std::array<std::string_view, N>& endings) {
  for (const std::string_view it : endings) {
    if (path.ends_with(it)) return path.substr(0, path.size() - it.size());
  }
  return path;
}

}  // namespace

std::string with_slash(std::string address) {
  if (!address.ends_with('/')) address += '/';
  return address;
}

std::optional<std::string_view> root_of(std::string_view path, const Schema* schema, const LinkSettings& settings) {
  for (const std::string& root : settings.roots) {
    if (root.empty() || (path.starts_with(root) && path.substr(root.size()).starts_with('/'))) return root;
  }
  const std::string_view section = schema == nullptr ? std::string_view() : schema->site.section;
  if (section.empty()) return std::nullopt;
  if (path.starts_with(section.substr(1))) return std::string_view();
  const std::size_t at = path.find(section);
  return at == kNowhere ? std::nullopt : std::optional(path.substr(0, at));
}

std::string address_of_file(std::string_view path, std::string_view root) {
  if (!root.empty()) {
    if (!path.starts_with(root) || !path.substr(root.size()).starts_with('/')) return {};
    path.remove_prefix(root.size() + 1);
  }
  path = without_one(path, kSuffixes);
  const std::string_view name = name_in_folder(path);
  if (name == "index" || name == "_index") path = folder_of(path);
  if (path.empty()) return "/";
  std::string address;
  address.reserve(path.size() + 2);
  return address.append(1, '/').append(path).append(1, '/');
}

std::optional<Address> resolved(std::string_view target, std::string_view page, const Site& site) {
  if (!target.starts_with('/')) {
    for (const std::string& host : site.hosts) {
      if (!target.starts_with(host) ||
          (target.size() > host.size() && std::string_view("/#?").find(target[host.size()]) == kNowhere)) {
        continue;
      }
      target.remove_prefix(host.size());
      if (!target.starts_with('/')) {
        return Address{"/", std::string(target.starts_with('#') ? target.substr(1) : std::string_view{})};
      }
      break;
    }
    // "mailto:", "https:"
    if (const std::size_t scheme = target.find(':'); scheme < target.find_first_of("/?#")) return std::nullopt;
  }
  if (target.starts_with("//")) return std::nullopt;
  const std::size_t hash = target.find('#');
  Address address;
  if (hash != kNowhere) address.fragment = target.substr(hash + 1);
  std::string_view path = target.substr(0, std::min(hash, target.size()));
  path = path.substr(0, std::min(path.find('?'), path.size()));
  if (path.empty()) {
    address.path = page;
  } else if (path.starts_with('/')) {
    address.path = path;
  } else {
    address.path = joined(page, path);
    if (path.ends_with('/')) address.path = with_slash(std::move(address.path));
  }
  return address;
}

std::optional<Address> resolved_hugo(std::string_view target, std::string_view page,
                                     const std::function<bool(std::string_view address)>& is_here) {
  Address address = split(target);
  constexpr std::array<std::string_view, 3> kEndings = {"/_index.md", "/index.md", ".md"};
  const std::string path(without_one(address.path, kEndings));
  if (path.empty()) {
    address.path = page;
    return address;
  }
  address.path = with_slash(path.starts_with('/') ? path : joined(page, path));
  if (path.starts_with('/') || is_here(address.path)) return address;
  std::string beside = with_slash(joined(folder_of(page.substr(0, page.size() - 1)), path));
  if (is_here(beside)) address.path = std::move(beside);
  else if (std::string rooted = with_slash('/' + path); is_here(rooted)) address.path = std::move(rooted);
  return address;
}

std::string_view address_key(std::string_view address) {
  constexpr std::array<std::string_view, 3> kEndings = {"/index.html", ".html", "/"};
  return without_one(address, kEndings);
}

std::string file_of(std::string_view address, std::string_view root,
                    const std::function<bool(const std::string& path)>& is_file) {
  std::string_view key = address_key(address);
  if (root.empty() && key.starts_with('/')) key.remove_prefix(1);
  std::string file;
  file.reserve(root.size() + key.size() + 24);
  file.append(root).append(key);
  const std::size_t length = file.size();
  for (std::string_view name : kFiles) {
    if (length == 0 && name.starts_with('/')) name.remove_prefix(1);
    file.resize(length);
    if (is_file(file.append(name))) return file;
  }
  return {};
}

std::optional<Address> moved(const Address& address, const LinkSettings& settings) {
  if (settings.moved.empty()) return std::nullopt;
  if (!address.fragment.empty()) {
    for (const std::string& path : {address.path, with_slash(address.path)}) {
      if (const auto exact = settings.moved.find(path + '#' + address.fragment); exact != settings.moved.end()) {
        return split(exact->second);
      }
    }
  }
  const std::string path = with_slash(address.path);
  const auto whole = settings.moved.find(address.path);
  if (whole != settings.moved.end()) return Address{split(whole->second).path, address.fragment};
  // The longest folder that holds it.
  for (std::size_t end = path.rfind('/'); end != std::string::npos && end > 0; end = path.rfind('/', end - 1)) {
    const auto folder = settings.moved.find(std::string_view(path).substr(0, end + 1));
    if (folder == settings.moved.end()) continue;
    std::string to = with_slash(split(folder->second).path) + path.substr(end + 1);
    if (!address.path.ends_with('/') && to.ends_with('/')) to.pop_back();
    return Address{std::move(to), address.fragment};
  }
  return std::nullopt;
}

}  // namespace rubric::engine
