#include "lint/io/git.h"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "lint/io/process.h"
#include "lint/io/read.h"
#include "lint/text/path.h"

namespace rubric::io {
namespace {

constexpr std::string_view kNoObject = "0000000000";   // how the name of no object begins

// What git complains of, without its "fatal: " and its advice.
Error complaint_of_git(const Finished& finished) {
  std::string_view said = finished.errors;
  said = said.substr(0, said.find('\n'));
  for (const std::string_view before : {"fatal: ", "error: "}) {
    if (said.starts_with(before)) said.remove_prefix(before.size());
  }
  return {"git", said.empty() ? fmt::format("ended with exit code {}", finished.exit_code) : std::string(said), 0};
}

Result<Finished> run_git(Words words) {
  words.insert(words.begin(), "git");
  Result<Finished> finished = run_program(words);
  if (!finished) return failure("git", "cannot be run: " + finished.error().cause);
  return finished;
}

Result<std::string> output_of_git(Words words) {
  Result<Finished> finished = run_git(std::move(words));
  if (!finished) return tl::make_unexpected(finished.error());
  if (finished->exit_code != 0) return tl::make_unexpected(complaint_of_git(*finished));
  return std::move(finished->out);
}

// Takes what stands before `end` off the front.
std::string_view take_until(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return taken;
}

bool is_plain_file(std::string_view mode) { return mode.starts_with("100"); }

std::string blob_of(std::string_view mode, std::string_view object) {
  return is_plain_file(mode) && !object.starts_with(kNoObject) ? std::string(object) : std::string();
}

// ":100644 100644 1234… 5678… M" NUL "path" NUL, again and again.
std::vector<GitChange> changes_in(std::string_view raw) {
  std::vector<GitChange> changes;
  while (!raw.empty()) {
    std::string_view fields = take_until(raw, '\0');
    const std::string_view path = take_until(raw, '\0');
    fields.remove_prefix(1);
    const std::string_view old_mode = take_until(fields, ' '), new_mode = take_until(fields, ' ');
    const std::string_view old_object = take_until(fields, ' '), new_object = take_until(fields, ' ');
    const bool was = is_plain_file(old_mode), is = is_plain_file(new_mode);
    GitChange change{.path = std::string(path),
                     .old_blob = blob_of(old_mode, old_object),
                     .new_blob = blob_of(new_mode, new_object)};
    if (fields.starts_with('U')) change.kind = GitChange::Kind::unmerged;
    else if (was && is) change.kind = GitChange::Kind::modified;
    else if (is) change.kind = GitChange::Kind::added;
    else if (was) change.kind = GitChange::Kind::deleted;
    else continue;
    changes.push_back(std::move(change));
  }
  // A path with a conflict is named twice; what the work tree makes of it comes first.
  std::ranges::sort(changes, {}, [](const GitChange& it) { return std::tie(it.path, it.kind); });
  const auto same = std::ranges::unique(changes, {}, &GitChange::path);
  changes.erase(same.begin(), same.end());
  return changes;
}

Result<std::vector<GitChange>> diff(const Words& what) {
  Words words = {"diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative", "--ignore-submodules"};
  words.insert(words.end(), what.begin(), what.end());
  words.emplace_back("--");
  const Result<std::string> raw = output_of_git(std::move(words));
  if (!raw) return tl::make_unexpected(raw.error());
  return changes_in(*raw);
}

}  // namespace

struct Git::State {
  std::string top, prefix, merge_head_path;
  bool shallow = false;
  std::mutex mutex;                      // guards what is below
  std::optional<Conversation> objects;   // git cat-file --batch
};

Git::Git(std::unique_ptr<State> state) : state_(std::move(state)) {}
Git::Git(Git&&) noexcept = default;
Git::~Git() = default;

const std::string& Git::top() const { return state_->top; }
const std::string& Git::prefix() const { return state_->prefix; }

Result<Git> Git::open(const std::string& current_folder) {
  Result<Finished> asked = run_git(
      {"rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--git-path", "MERGE_HEAD", "--show-prefix"});
  if (!asked) return tl::make_unexpected(asked.error());
  if (asked->exit_code != 0) {
    if (asked->errors.find("not a git repository") == std::string::npos) {
      return tl::make_unexpected(complaint_of_git(*asked));
    }
    return failure("git", "the current folder is not in a repository");
  }
  std::string_view out = asked->out;
  if (take_until(out, '\n') != "true") {
    return failure("git", "the current folder is not in the work tree of a repository");
  }
  auto state = std::make_unique<State>();
  state->shallow = take_until(out, '\n') == "true";
  state->merge_head_path = take_until(out, '\n');
  if (out.ends_with('\n')) out.remove_suffix(1);
  state->prefix = out;
  const std::string below = "/" + state->prefix;   // the current folder is the top and this
  state->top = current_folder + "/";
  if (!state->top.ends_with(below)) return failure("git", "the current folder is not where git believes it is");
  state->top.resize(state->top.size() - below.size());
  if (state->top.empty()) state->top = "/";
  return Git(std::move(state));
}

Result<std::string> Git::merge_base(const std::string& revision) const {
  const std::string_view advice =
      state_->shallow ? "; this is a shallow clone, fetch more of its history with git fetch --unshallow" : "";
  const auto refused = [&](std::string_view cause) { return failure(revision, fmt::format("{}{}", cause, advice)); };
  if (revision.empty() || revision.starts_with('-')) return failure(revision, "is not a revision");
  const Result<Finished> known = run_git({"rev-parse", "--verify", "--quiet", revision + "^{commit}"});
  if (!known) return tl::make_unexpected(known.error());
  if (known->exit_code != 0) return refused("is not a revision that git knows");
  std::string_view commit = known->out;
  const Result<Finished> base = run_git({"merge-base", std::string(take_until(commit, '\n')), "HEAD"});
  if (!base) return tl::make_unexpected(base.error());
  if (base->exit_code == 1) return refused("has no history in common with HEAD");
  if (base->exit_code != 0) return tl::make_unexpected(complaint_of_git(*base));
  std::string_view out = base->out;
  return std::string(take_until(out, '\n'));
}

Result<std::vector<GitChange>> Git::changes_to_index(const std::string& commit) const {
  return diff({"--cached", commit});
}

Result<std::vector<GitChange>> Git::changes_to_work_tree(const std::string& commit) const {
  Result<std::vector<GitChange>> changes = diff({commit});
  if (!changes) return changes;
  const Result<std::string> others =
      output_of_git({"ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", ":/"});
  if (!others) return tl::make_unexpected(others.error());
  for (std::string_view rest = *others; !rest.empty();) {
    const std::string_view path = take_until(rest, '\0');
    // git removed it from the index, and it is still there: modified, or what it was.
    const auto known = std::ranges::find(*changes, path, &GitChange::path);
    if (known != changes->end()) known->kind = GitChange::Kind::modified;
    else {
      changes->push_back({.kind = GitChange::Kind::added, .path = std::string(path), .old_blob = "", .new_blob = ""});
    }
  }
  std::ranges::sort(*changes, {}, &GitChange::path);
  return changes;
}

Result<std::vector<GitChange>> Git::staged_changes() const {
  Result<std::vector<GitChange>> changes = diff({"--cached"});
  if (!changes || !is_file(state_->merge_head_path)) return changes;
  Result<std::vector<GitChange>> from_other_side = diff({"--cached", "MERGE_HEAD"});
  if (!from_other_side) return from_other_side;
  std::erase_if(*changes, [&](const GitChange& it) {
    return !std::ranges::binary_search(*from_other_side, it.path, {}, &GitChange::path);
  });
  return changes;
}

// "100644 1234… 0" TAB "path" NUL; the number is the side of a conflict.
Result<std::vector<GitFile>> Git::files_of_index() const {
  const Result<std::string> listed = output_of_git({"ls-files", "-z", "--stage", "--full-name", "--", ":/"});
  if (!listed) return tl::make_unexpected(listed.error());
  std::vector<GitFile> files;
  for (std::string_view rest = *listed; !rest.empty();) {
    std::string_view fields = take_until(rest, '\0');
    const std::string_view mode = take_until(fields, ' '), blob = take_until(fields, ' '),
                           side = take_until(fields, '\t');
    if (is_plain_file(mode) && side == "0") files.push_back({std::string(fields), std::string(blob)});
  }
  return files;
}

// "H 100644 1234… 0" TAB "path" NUL; "S" of what a sparse checkout leaves out.
Result<std::vector<GitName>> Git::names_of_index() const {
  const Result<std::string> listed = output_of_git({"ls-files", "-z", "-t", "--stage", "--full-name", "--", ":/"});
  if (!listed) return tl::make_unexpected(listed.error());
  std::vector<GitName> names;
  for (std::string_view rest = *listed; !rest.empty();) {
    std::string_view path = take_until(rest, '\0');
    std::string_view fields = take_until(path, '\t');
    const std::string_view state = take_until(fields, ' '), mode = take_until(fields, ' ');
    names.push_back({.path = std::string(path), .is_file = is_plain_file(mode), .is_left_out = state == "S"});
  }
  return names;
}

// "100644 blob 1234…" TAB "path" NUL.
Result<std::vector<GitFile>> Git::files_of_commit(const std::string& commit) const {
  const Result<std::string> listed = output_of_git({"ls-tree", "-r", "-z", "--full-tree", commit});
  if (!listed) return tl::make_unexpected(listed.error());
  std::vector<GitFile> files;
  for (std::string_view rest = *listed; !rest.empty();) {
    std::string_view fields = take_until(rest, '\0');
    const std::string_view mode = take_until(fields, ' ');
    take_until(fields, ' ');
    const std::string_view blob = take_until(fields, '\t');
    if (is_plain_file(mode)) files.push_back({std::string(fields), std::string(blob)});
  }
  std::ranges::sort(files, {}, &GitFile::path);
  return files;
}

// Asked "NAME", git answers "1234… blob 120", and then the bytes and a line end; or "NAME missing".
Result<std::optional<std::string>> Git::content(const std::string& name) const {
  if (name.find('\n') != name.npos) {   // a question is a line
    Result<Finished> asked = run_git({"cat-file", "blob", name});
    if (!asked) return tl::make_unexpected(asked.error());
    return asked->exit_code == 0 ? std::optional(std::move(asked->out)) : std::nullopt;
  }
  const std::lock_guard lock(state_->mutex);
  std::optional<Conversation>& objects = state_->objects;
  if (!objects) {
    Result<Conversation> started = Conversation::start({"git", "cat-file", "--batch"});
    if (!started) return tl::make_unexpected(started.error());
    objects.emplace(std::move(*started));
  }
  const Result<void> asked = objects->write(name + "\n");
  const Result<std::string> answer = asked ? objects->read_line() : tl::make_unexpected(asked.error());
  if (!answer) return tl::make_unexpected(answer.error());
  std::string_view fields = *answer;
  if (fields.ends_with(" missing") || fields.ends_with(" ambiguous")) return std::nullopt;
  take_until(fields, ' ');
  const bool is_blob = take_until(fields, ' ') == "blob";
  std::size_t size = 0;
  if (std::from_chars(fields.data(), fields.data() + fields.size(), size).ec != std::errc()) {
    return failure("git", "gave no size for " + name);
  }
  if (size > kLargestFile) {
    objects.reset();   // rather than read it all
    return failure(name, "file is larger than 64 MiB");
  }
  Result<std::string> bytes = objects->read_bytes(size + 1);
  if (!bytes) return tl::make_unexpected(bytes.error());
  if (!is_blob) return std::nullopt;
  bytes->pop_back();
  return std::move(*bytes);
}

Result<std::string> Git::own_path(const std::string& name) const {
  Result<std::string> path = output_of_git({"rev-parse", "--git-path", name});
  if (path && path->ends_with('\n')) path->pop_back();
  return path;
}

}  // namespace rubric::io
