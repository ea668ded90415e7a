// One stream a named path, each sorted; next() takes from the stream that is furthest behind. Inside a
// folder, "a/" sorts after "a-b/" and "a.md", as it does in whole paths, so the streams and their union are
// sorted by bytes.
//
// A link is left out where some stream meets what it leads to under its own name: that can be told from the name alone,
// so nothing has to be kept of the files met. What is kept are the few that have several names all the same: hard
// links, and what only links lead to.
#include "lint/io/walk.h"

#include <algorithm>
#include <cerrno>
#include <set>
#include <utility>

#include <dirent.h>
#include <sys/stat.h>

#include <fmt/format.h>

#include "lint/io/git_ignore.h"
#include "lint/io/read.h"
#include "lint/text/ascii.h"
#include "lint/text/path.h"

namespace rubric::io {
namespace {

using Step = std::optional<Result<WalkedFile>>;
using Identity = std::pair<dev_t, ino_t>;
constexpr std::size_t kDeepest = 200;
constexpr std::string_view kMarkdownSuffixes[] = {".md", ".markdown", ".mdown", ".mdwn", ".mkd", ".mkdn", ".mkdown"};
constexpr std::string_view kLongestSuffix = ".markdown";

std::string below(const std::string& folder, std::string_view name) {
  if (folder.empty() || folder == ".") return std::string(name);
  std::string out;
  out.reserve(folder.size() + 1 + name.size());
  return out.append(folder).append(folder.ends_with('/') ? "" : "/").append(name);
}

struct Entry {
  std::string name;       // of a folder: with '/' behind it
  bool is_folder = false;
  bool is_link = false;
};

struct Folder {
  std::string path, shown;
  Identity identity = {};
  bool is_linked = false;            // it is below a link
  GitIgnore git_ignore = {};
  std::vector<Entry> entries = {};   // the last one comes first
};

// What no walk looks into.
bool is_hidden(std::string_view name) { return name.starts_with('.') || name == "node_modules"; }

// Whether a walk meets what is at this real path, under that name. Asked of all streams.
using Met = std::function<bool(const std::string& real, bool is_folder)>;

// The files that have several names.
class Twins {
 public:
  // False for one that was taken already.
  bool take(const struct stat& status) { return taken_.insert({status.st_dev, status.st_ino}).second; }

 private:
  std::set<Identity> taken_;
};

// The files below one named folder.
class Descent {
 public:
  Descent(const std::string& path, std::string shown, const LeaveOut& leave_out, Ignored ignored, const Met& met,
          Twins& twins)
      : named_(path), real_root_(real_path(path)), leave_out_(leave_out), ignored_(ignored), met_(met), twins_(twins) {
    pending_ = enter({.path = path,
                      .shown = std::move(shown),
                      .git_ignore = ignored == Ignored::left_out ? GitIgnore::above(real_root_) : GitIgnore()});
    if (open_.empty()) return;
    root_ = open_.front();
    root_.entries.clear();
  }

  const std::string& path() const { return named_; }

  // Whether this descent comes to the file or folder with this real path, under that name.
  bool meets(const std::string& real, bool is_folder) const {
    if (!is_inside(real, real_root_) || real == real_root_) return real == real_root_;
    std::string path = root_.path, shown = root_.shown;
    GitIgnore git_ignore = root_.git_ignore;
    for (std::size_t from = real_root_ == "/" ? 1 : real_root_.size() + 1; from < real.size();) {
      const std::size_t end = std::min(real.find('/', from), real.size());
      const std::string_view name = std::string_view(real).substr(from, end - from);
      const bool folder = is_folder || end < real.size();
      path = below(path, name), shown = below(shown, name);
      if (is_hidden(name) || git_ignore.ignores(name, folder) || (leave_out_ && leave_out_(shown))) return false;
      if (!folder) return is_markdown_name(name);
      git_ignore = git_ignore.below(name);
      if (ignored_ == Ignored::left_out) {
        git_ignore.enter(path, exists(below(path, ".git")), exists(below(path, ".gitignore")));
      }
      from = end + 1;
    }
    return true;
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
      if (folder.git_ignore.ignores(entry.name, entry.is_folder && !entry.is_link) ||
          (leave_out_ && leave_out_(shown))) {
        left_out_any_ = true;
        continue;
      }
      if (!entry.is_folder) {
        found_any_ = true;
        if (is_twin(path, entry.is_link, folder.is_linked)) continue;
        return WalkedFile{std::move(path), std::move(shown)};
      }
      Folder next{.path = std::move(path),
                  .shown = std::move(shown),
                  .is_linked = folder.is_linked,
                  .git_ignore = folder.git_ignore.below(entry.name)};
      pending_ = entry.is_link ? follow(std::move(next)) : enter(std::move(next));
    }
  }

 private:
  Step fail(Error error) {
    failed_ = true;
    return tl::make_unexpected(std::move(error));
  }

  Step end() {
    if (found_any_ || failed_) return std::nullopt;
    return fail(Error{named_, left_out_any_
                                  ? "no Markdown files under this folder, but for what is excluded or ignored by git"
                                  : "no Markdown files under this folder"});
  }

  // Whether the file is taken under another of its names.
  bool is_twin(const std::string& path, bool is_link, bool is_linked) {
    if (is_link && met_(real_path(path), false)) return true;
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) return false;   // told by whoever reads it
    return (is_link || is_linked || status.st_nlink > 1) && !twins_.take(status);
  }

  // Nothing, or why the folder cannot be read.
  std::optional<Error> enter(Folder folder) {
    const std::string& path = folder.path;
    if (open_.size() == kDeepest) return Error{path, fmt::format("is more than {} folders deep", kDeepest)};
    const std::unique_ptr<DIR, int (*)(DIR*)> directory(opendir(path.c_str()), closedir);
    struct stat status {};
    if (!directory || fstat(dirfd(directory.get()), &status) != 0) return system_failure(path, errno).value();
    folder.identity = {status.st_dev, status.st_ino};
    bool has_git = false, has_gitignore = false;
    errno = 0;
    while (const dirent* it = readdir(directory.get())) {
      const std::string_view name = it->d_name;
      has_git = has_git || name == ".git";
      has_gitignore = has_gitignore || name == ".gitignore";
      add(folder, *it);
    }
    if (errno != 0) return system_failure(path, errno).value();
    if (ignored_ == Ignored::left_out) folder.git_ignore.enter(path, has_git, has_gitignore);
    std::ranges::sort(folder.entries, std::greater<>(), &Entry::name);
    open_.push_back(std::move(folder));
    return std::nullopt;
  }

  void add(Folder& folder, const dirent& found) {
    const std::string_view name = found.d_name;
    if (is_hidden(name)) return;
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

  std::optional<Error> follow(Folder folder) {
    const std::string& path = folder.path;
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
    if (met_(real, true) || !twins_.take(status)) return std::nullopt;   // under its own name, or through another link
    folder.is_linked = true;
    return enter(std::move(folder));
  }

  std::string named_, real_root_;
  const LeaveOut& leave_out_;
  Ignored ignored_;
  const Met& met_;
  Twins& twins_;
  Folder root_ = {};             // without its entries
  std::vector<Folder> open_;
  std::optional<Error> pending_;
  bool found_any_ = false, failed_ = false, left_out_any_ = false;
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
  Ignored ignored = Ignored::left_out;
  Twins twins;
  std::vector<const Descent*> descents;             // of the named folders
  std::vector<std::string> files;                   // the named ones
  std::optional<std::set<std::string>> real_files;  // those that are named without a link
  std::string current_folder;
  std::optional<std::string> last_shown;
  Met met = [this](const std::string& real, bool is_folder) { return meets(real, is_folder); };

  void push(Stream stream) {
    if (!stream.head) return;
    heap.push_back(std::move(stream));
    std::ranges::push_heap(heap, comes_later);
  }

  bool is_through_link(const std::string& path) const { return real_path(path) != joined(current_folder, path); }

  bool meets(const std::string& real, bool is_folder) {
    if (real.empty()) return false;
    if (std::ranges::any_of(descents, [&](const Descent* it) { return it->meets(real, is_folder); })) return true;
    if (is_folder) return false;
    if (!real_files) {
      real_files.emplace();
      for (const std::string& path : files) {
        if (!is_through_link(path)) real_files->insert(joined(current_folder, path));
      }
    }
    return real_files->contains(real);
  }

  // What is named through a link and under its own name as well, or by another walk, is left to that.
  bool is_twin(const std::string& path, bool is_folder) {
    const bool linked = is_through_link(path);
    struct stat status {};
    if (stat(path.c_str(), &status) != 0 || (!linked && (is_folder || status.st_nlink == 1))) return false;
    return (linked && meets(real_path(path), is_folder)) || !twins.take(status);
  }
};

Walk::Walk(const std::vector<std::string>& paths, const std::string& current_folder,
           const std::string& standard_input_name, LeaveOut leave_out, Ignored ignored)
    : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.leave_out = std::move(leave_out);
  state.ignored = ignored;
  state.current_folder = current_folder;
  std::vector<Stream> streams;
  for (const std::string& path : paths) {
    Stream stream{.order = streams.size()};
    struct stat status {};
    std::string shown = path == "-" ? standard_input_name : shown_path(current_folder, path);
    if (!shown.empty() && shown != "." && state.leave_out && state.leave_out(shown)) continue;
    if (path == "-") {
      stream.head = WalkedFile{path, std::move(shown)};
    } else if (stat(path.c_str(), &status) != 0) {
      if (errno == ELOOP) stream.head = tl::make_unexpected(Error{path, "symbolic link loop", ELOOP});
      else stream.head = system_failure(path, errno);
    } else if (S_ISDIR(status.st_mode)) {
      stream.rest = std::make_unique<Descent>(path, std::move(shown), state.leave_out, ignored, state.met, state.twins);
      if (!state.is_through_link(path)) state.descents.push_back(stream.rest.get());
    } else {
      stream.head = WalkedFile{path, std::move(shown)};
      state.files.push_back(path);
    }
    streams.push_back(std::move(stream));
  }
  for (Stream& stream : streams) {
    const bool named_file = stream.head && *stream.head && (*stream.head)->path != "-";
    if (named_file && state.is_twin((*stream.head)->path, false)) continue;
    if (stream.rest && state.is_twin(stream.rest->path(), true)) continue;
    if (stream.rest) {
      if (state.is_through_link(stream.rest->path())) state.descents.push_back(stream.rest.get());
      stream.advance();
    }
    state.push(std::move(stream));
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

bool is_markdown_name(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || name.size() - dot > kLongestSuffix.size()) return false;
  std::string suffix(name.substr(dot));
  for (char& c : suffix) c = ascii_small(c);
  return std::ranges::find(kMarkdownSuffixes, suffix) != std::end(kMarkdownSuffixes);
}

}  // namespace rubric::io
