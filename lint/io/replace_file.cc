#include "lint/io/replace_file.h"

#include <cerrno>
#include <cstdio>   // rename
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lint/io/read.h"

namespace rubric::io {
namespace {

bool write_to(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Tells by errno what went wrong.
bool write_over(const std::string& target, std::string_view content) {
  const int descriptor = open(target.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool written = write_to(descriptor, content) &&
                       ftruncate(descriptor, static_cast<off_t>(content.size())) == 0 && fsync(descriptor) == 0;
  const int reason = errno;
  close(descriptor);
  errno = reason;
  return written;
}

// The new file before it has its name; gone again unless it got it.
class Draft {
 public:
  explicit Draft(const std::string& target)
      : folder_(target.substr(0, target.rfind('/') + 1)),
        path_(folder_ + "." + target.substr(folder_.size()) + ".XXXXXX"),
        descriptor_(mkostemp(path_.data(), O_CLOEXEC)) {}
  ~Draft() {
    if (descriptor_ >= 0) close(descriptor_);
    if (exists_) unlink(path_.c_str());
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  bool is_open() const { return descriptor_ >= 0; }

  // Each of these tells by errno what went wrong.
  bool write_all(std::string_view content) { return write_to(descriptor_, content); }

  // Who may not give files away keeps them as his own; then nobody gains rights by a bit that was meant for another.
  bool take_after(const struct stat& old) {
    const bool owned = fchown(descriptor_, old.st_uid, old.st_gid) == 0 ||
                       fchown(descriptor_, static_cast<uid_t>(-1), old.st_gid) == 0;
    return fchmod(descriptor_, old.st_mode & (owned ? 07777 : 0777)) == 0;
  }

  bool reaches_disk() { return fsync(descriptor_) == 0 && close(std::exchange(descriptor_, -1)) == 0; }

  bool rename_to(const std::string& target) {
    if (rename(path_.c_str(), target.c_str()) != 0) return false;
    exists_ = false;
    // The name is on the disk with its folder. Some file systems cannot tell; the content is safe in any case.
    const int folder = open(folder_.empty() ? "." : folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
      fsync(folder);
      close(folder);
    }
    return true;
  }

 private:
  std::string folder_, path_;
  int descriptor_ = -1;
  bool exists_ = descriptor_ >= 0;
};

}  // namespace

Result<void> replace_file(const std::string& path, std::string_view expected, std::string_view content) {
  const std::string target = real_path(path);
  if (target.empty()) return system_failure(path, errno);
  struct stat old {};
  if (stat(target.c_str(), &old) != 0) return system_failure(path, errno);
  if (!S_ISREG(old.st_mode)) return failure(path, "is no plain file, which could be replaced");
  // Renaming needs a right of the folder only; a file that is protected from writing is meant to stay.
  if (access(target.c_str(), W_OK) != 0) return system_failure(path, errno);

  Draft draft(target);
  if (!draft.is_open()) return system_failure(path, errno);
  if (!draft.write_all(content) || !draft.take_after(old) || !draft.reaches_disk()) return system_failure(path, errno);
  const Result<std::string> now = read_file(target);   // as late as can be
  if (!now) return failure(path, now.error().cause);
  if (*now != expected) return failure(path, "was changed by somebody else meanwhile; it is left as it is");
  const bool replaced = old.st_nlink > 1 ? write_over(target, content) : draft.rename_to(target);
  if (!replaced) return system_failure(path, errno);
  return {};
}

}  // namespace rubric::io
