// One stream a named path, each sorted; next() takes from the stream that is furthest behind. Inside a
// folder, "a/" sorts after "a-b/" and "a.md", as it does in whole paths, so the streams and their union are
// sorted by bytes.
#include "lint/io/walk.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <set>
#include <utility>

#include <dirent.h>
#include <sys/stat.h>

#include <fmt/format.h>

#include "lint/text/path.h"

namespace rubric {
namespace {

using Step = std::optional<Result<WalkedFile>>;
using Identity = std::pair<dev_t, ino_t>;
constexpr std::size_t kDeepest = 200;

std::string below(const std::string& folder, std::string_view name) {
  if (folder.empty() || folder == ".") return std::string(name);
  std::string out;
  out.reserve(folder.size() + 1 + name.size());
  return out.append(folder).append(folder.ends_with('/') ? "" : "/").append(name);
}

std::string real_path(const std::string& path) {
  std::array<char, PATH_MAX> buffer{};
  return realpath(path.c_str(), buffer.data()) == nullptr ? std::string() : std::string(buffer.data());
}

// Both without symbolic links.
bool is_inside(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || folder == "/" || path[folder.size()] == '/');
}

struct Entry {
  std::string name;       // of a folder: with '/' behind it
  bool is_folder = false;
  bool is_link = false;
};

struct Folder {
  std::string path, shown;
  Identity identity;
  std::vector<Entry> entries;   // the last one comes first
};

// The files below one named folder.
class Descent {
 public:
  Descent(const std::string& path, std::string shown, const LeaveOut& leave_out)
      : named_(path), real_root_(real_path(path)), leave_out_(leave_out) {
    pending_ = enter(path, std::move(shown));
  }

  Step next() {
    for (;;) {
      if (pending_) return fail(*std::exchange(pending_, std::nullopt));
      if (open_.empty()) return end();
      Folder& folder = open_.back();
      if (folder.entries.empty()) {
        open_.pop_back();
        continue;
      }
      Entry entry = std::move(folder.entries.back());
      folder.entries.pop_back();
      if (entry.is_folder) entry.name.pop_back();
      std::string path = below(folder.path, entry.name), shown = below(folder.shown, entry.name);
      if (leave_out_ && leave_out_(shown)) continue;
      if (!entry.is_folder) {
        found_any_ = true;
        return WalkedFile{std::move(path), std::move(shown)};
      }
      pending_ = entry.is_link ? follow(path, std::move(shown)) : enter(path, std::move(shown));
    }
  }

 private:
  Step fail(Error error) {
    failed_ = true;
    return tl::make_unexpected(std::move(error));
  }

  Step end() {
    if (found_any_ || failed_) return std::nullopt;
    return fail(Error{named_, "no Markdown files under this folder"});
  }

  // Nothing, or why the folder cannot be read.
  std::optional<Error> enter(const std::string& path, std::string shown) {
    if (open_.size() == kDeepest) return Error{path, fmt::format("is more than {} folders deep", kDeepest)};
    const std::unique_ptr<DIR, int (*)(DIR*)> directory(opendir(path.c_str()), closedir);
    struct stat status {};
    if (!directory || fstat(dirfd(directory.get()), &status) != 0) return system_failure(path, errno).value();
    Folder folder{path, std::move(shown), {status.st_dev, status.st_ino}, {}};
    errno = 0;
    while (const dirent* it = readdir(directory.get())) add(folder, *it);
    if (errno != 0) return system_failure(path, errno).value();
    std::ranges::sort(folder.entries, std::greater<>(), &Entry::name);
    open_.push_back(std::move(folder));
    return std::nullopt;
  }

  void add(Folder& folder, const dirent& found) {
    const std::string_view name = found.d_name;
    if (name.starts_with('.') || name == "node_modules") return;
    unsigned char type = found.d_type;
    const bool is_link = type == DT_LNK;
    if (is_link || type == DT_UNKNOWN) {
      const int saved = errno;
      struct stat status {};
      const bool known = stat(below(folder.path, name).c_str(), &status) == 0;
      // A link that leads nowhere matters if it looks like a page; one that leads to itself always does.
      if (!known && (errno == ELOOP || is_markdown_name(name))) type = errno == ELOOP ? DT_DIR : DT_REG;
      else if (!known) type = DT_UNKNOWN;
      else type = S_ISDIR(status.st_mode) ? DT_DIR : S_ISREG(status.st_mode) ? DT_REG : DT_UNKNOWN;
      errno = saved;
    }
    if (type == DT_DIR) folder.entries.push_back({std::string(name) + '/', true, is_link});
    if (type == DT_REG && is_markdown_name(name)) folder.entries.push_back({std::string(name), false, is_link});
  }

  std::optional<Error> follow(const std::string& path, std::string shown) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
      if (errno == ELOOP) return Error{path, "symbolic link loop", ELOOP};
      return system_failure(path, errno).value();
    }
    // Back to a folder it was reached through, or to one that holds it.
    const Identity identity{status.st_dev, status.st_ino};
    const std::string real = real_path(path), holder = real_path(open_.back().path);
    if (std::ranges::count(open_, identity, &Folder::identity) > 0 || is_inside(holder, real)) {
      return Error{path, "symbolic link loop", ELOOP};
    }
    if (is_inside(real, real_root_)) return std::nullopt;            // met under its own name
    if (!followed_.insert(identity).second) return std::nullopt;     // met through another link
    return enter(path, std::move(shown));
  }

  std::string named_, real_root_;
  const LeaveOut& leave_out_;
  std::vector<Folder> open_;
  std::set<Identity> followed_;
  std::optional<Error> pending_;
  bool found_any_ = false, failed_ = false;
};

// One named path: a file or error that is there once, or a descent.
struct Stream {
  Step head = std::nullopt;
  std::unique_ptr<Descent> rest = nullptr;
  std::size_t order = 0;          // among the named paths

  void advance() { head = rest ? rest->next() : std::nullopt; }
};

// Errors first: they do not wait for their turn among the names.
bool comes_later(const Stream& a, const Stream& b) {
  const Result<WalkedFile>&left = *a.head, &right = *b.head;
  if (left.has_value() != right.has_value()) return left.has_value();
  if (!left || left->shown == right->shown) return a.order > b.order;
  return left->shown > right->shown;
}

}  // namespace

struct Walk::State {
  std::vector<Stream> heap;
  LeaveOut leave_out;
  std::optional<std::string> last_shown;

  void push(Stream stream) {
    if (!stream.head) return;
    heap.push_back(std::move(stream));
    std::ranges::push_heap(heap, comes_later);
  }
};

Walk::Walk(const std::vector<std::string>& paths, const std::string& current_folder, const std::string& standard_input_name,
           LeaveOut leave_out)
    : state_(std::make_unique<State>()) {
  state_->leave_out = std::move(leave_out);
  std::size_t order = 0;
  for (const std::string& path : paths) {
    Stream stream{.order = order++};
    struct stat status {};
    std::string shown = shown_path(current_folder, path);
    if (path == "-") {
      stream.head = WalkedFile{path, standard_input_name};
    } else if (stat(path.c_str(), &status) != 0) {
      if (errno == ELOOP) stream.head = tl::make_unexpected(Error{path, "symbolic link loop", ELOOP});
      else stream.head = system_failure(path, errno);
    } else if (S_ISDIR(status.st_mode)) {
      stream.rest = std::make_unique<Descent>(path, std::move(shown), state_->leave_out);
      stream.advance();
    } else {
      stream.head = WalkedFile{path, std::move(shown)};
    }
    state_->push(std::move(stream));
  }
}

Walk::~Walk() = default;
Walk::Walk(Walk&&) noexcept = default;

std::optional<Result<WalkedFile>> Walk::next() {
  while (!state_->heap.empty()) {
    std::ranges::pop_heap(state_->heap, comes_later);
    Stream stream = std::move(state_->heap.back());
    state_->heap.pop_back();
    Result<WalkedFile> found = std::move(*stream.head);
    stream.advance();
    state_->push(std::move(stream));
    if (found && state_->last_shown == found->shown) continue;
    if (found) state_->last_shown = found->shown;
    return found;
  }
  return std::nullopt;
}

bool is_markdown_name(std::string_view name) { return name.ends_with(".md") || name.ends_with(".markdown"); }

}  // namespace rubric
