#include "lint/document/arena.h"

#include <algorithm>
#include <cstring>

namespace rubric::document {
namespace {

constexpr std::size_t kClearedAtOnce = 1024;
constexpr std::size_t kChunk = std::size_t{1} << 20;

}  // namespace

void Arena::reset(std::size_t budget) {
  if (chunks_.size() > 1) chunks_.resize(1);
  base_ = chunks_.empty() ? nullptr : chunks_.front().get();
  capacity_ = chunks_.empty() ? 0 : kChunk;
  used_ = clean_ = 0;
  spent_ = 0;
  budget_ = budget;
}

void Arena::start_chunk(std::size_t needed) {
  const std::size_t size = std::max(needed, kChunk);
  if (size > budget_ - spent_) std::longjmp(out_of_budget, 1);
  spent_ += size;
  chunks_.push_back(std::unique_ptr<std::byte[]>(new std::byte[size]));
  base_ = chunks_.back().get();
  capacity_ = size;
  used_ = clean_ = 0;
}

void Arena::clear_ahead() {
  const std::size_t end = std::min(std::max(used_, clean_ + kClearedAtOnce), capacity_);
  std::memset(base_ + clean_, 0, end - clean_);
  clean_ = end;
}

void* Arena::grow(void* block, std::size_t size) {
  if (!block) return allocate(size);
  const std::size_t old_size = size_of(block);
  if (size <= old_size) return block;
  const std::size_t more = rounded(size) - old_size;
  const bool is_last = static_cast<std::byte*>(block) + old_size == base_ + used_;
  if (is_last && more <= capacity_ - used_) {
    used_ += more;
    clean_ = std::max(clean_, used_);
    size_of(block) = rounded(size);
    return block;
  }
  void* moved = allocate(size);
  std::memcpy(moved, block, old_size);
  return moved;
}

void Arena::release(Mark mark) {
  if (mark.chunk != base_) return;
  used_ = clean_ = mark.used;
}

}  // namespace rubric::document
