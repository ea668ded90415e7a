// A file that the server writes down what it was told and what it said, if somebody asked for one.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "lint/lsp/layer.h"

namespace rubric::lsp {

class Log {
 public:
  // Lines are added to the end of the file; "" is no file.
  explicit Log(const std::string& path)
      : file_(path.empty() ? nullptr : std::fopen(path.c_str(), "a")), wanted_(!path.empty()) {}

  bool writes() const { return file_ != nullptr; }
  bool failed() const { return wanted_ && file_ == nullptr; }
  // "direction content", on a line of its own, there as soon as this returns.
  void write(std::string_view direction, std::string_view content) {
    if (file_ == nullptr) return;
    std::fprintf(file_.get(), "%.*s %.*s\n", static_cast<int>(direction.size()), direction.data(),
                 static_cast<int>(content.size()), content.data());
    std::fflush(file_.get());
  }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  bool wanted_;
};

}  // namespace rubric::lsp
