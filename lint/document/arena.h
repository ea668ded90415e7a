// Memory for one parse: handed out in a row, given back all at once.
#pragma once

#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "lint/document/layer.h"

namespace rubric::document {

class Arena {
 public:
  // Forgets everything handed out so far. What follows may take `budget` bytes in all.
  void reset(std::size_t budget);
  void lift_budget() { budget_ = SIZE_MAX; }

  // All zeros, 16-byte aligned; jumps to `out_of_budget` when spent.
  void* allocate(std::size_t size) {
    const std::size_t needed = rounded(size) + kHeader;
    if (needed > capacity_ - used_) start_chunk(needed);
    std::byte* block = base_ + used_ + kHeader;
    used_ += needed;
    if (used_ > clean_) clear_ahead();
    size_of(block) = rounded(size);
    return block;
  }
  void* grow(void* block, std::size_t size);   // realloc

  // Gives back what was handed out since the mark, if it still is in the same chunk.
  struct Mark {
    const void* chunk;
    std::size_t used;
  };
  Mark mark() const { return {base_, used_}; }
  void release(Mark mark);

  // cmark cannot be told that there is no memory: it would abort. Its frames hold nothing but
  // this arena's memory, so leaving them by longjmp leaks nothing.
  std::jmp_buf out_of_budget;

 private:
  // Every block is preceded by its size, which grow() needs:  [size|........][size|....]
  static constexpr std::size_t kHeader = 16;
  static std::size_t rounded(std::size_t size) { return (size + 15) & ~std::size_t{15}; }
  static std::size_t& size_of(void* block) {
    return *reinterpret_cast<std::size_t*>(static_cast<std::byte*>(block) - kHeader);
  }

  void start_chunk(std::size_t needed);
  void clear_ahead();   // a stretch at a time, which costs less than block by block

  std::vector<std::unique_ptr<std::byte[]>> chunks_;   // the first is kept for the next document
  std::byte* base_ = nullptr;
  std::size_t used_ = 0, capacity_ = 0;
  std::size_t clean_ = 0;   // up to here, what is not used is zeros
  std::size_t spent_ = 0, budget_ = SIZE_MAX;
};

}  // namespace rubric::document
