#include "lint/cli/page_check.h"

#include <memory>
#include <utility>

namespace rubric::cli {

// The document as it was before the change; nothing if all of it is to be reported.
Result<std::optional<CheckedPage>> PageCheck::before(const Job& job) const {
  const Before* const before = scope_.before(job.file.shown);
  if (before == nullptr || job.before.config == nullptr) return std::nullopt;
  Result<std::string> bytes = scope_.read(*before);
  if (!bytes) return tl::make_unexpected(bytes.error());
  auto source = std::make_unique<SourceText>(before->shown, std::move(*bytes));
  return CheckedPage{check_document(std::move(source), job.before.schema, *job.before.config, rules_, job.site_before),
                     job.before.schema};
}

Result<FileReport> PageCheck::operator()(const Job& job) const {
  Result<std::string> bytes = sources_.read(job.file.path);
  if (!bytes) return tl::make_unexpected(std::move(bytes.error()));
  Result<std::optional<CheckedPage>> old = before(job);
  if (!old) return tl::make_unexpected(std::move(old.error()));
  const CheckAgain check = [&](std::unique_ptr<SourceText> page) {
    return check_document(std::move(page), job.governing.schema, *job.governing.config, rules_, job.site, profiling_,
                          fixes_);
  };
  FileReport found = check(std::make_unique<SourceText>(job.file.shown, std::move(*bytes)));
  if (*old) found = brought_in({std::move(found), job.governing.schema}, **old, check);
  return baseline_ == nullptr ? std::move(found) : baseline_->without_known(std::move(found), job.governing.schema);
}

}  // namespace rubric::cli
