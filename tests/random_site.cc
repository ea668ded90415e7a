#include "tests/random_site.h"

#include <algorithm>
#include <random>
#include <string_view>

#include <fmt/format.h>

namespace rubric::testing {
namespace {

using Names = std::vector<std::string>;   // of the folders of a path, and of the file

std::string path_of(const Names& names) { return fmt::format("{}", fmt::join(names, "/")); }

// How to get from a folder to a path, both by their names.
std::string way(const Names& from, const Names& to) {
  std::size_t same = 0;
  while (same < from.size() && same + 1 < to.size() && from[same] == to[same]) ++same;
  Names steps(from.size() - same, "..");
  steps.insert(steps.end(), to.begin() + static_cast<std::ptrdiff_t>(same), to.end());
  return path_of(steps);
}

std::string with_escapes(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (c == ' ') out += "%20";
    else out += c;
  }
  return out;
}

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  RandomSite make() {
    make_files();
    for (const Names& page : pages_) write_page(page);
    return std::move(site_);
  }

 private:
  std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
  bool in(std::size_t times) { return below(times) == 0; }
  template <class T>
  const T& one_of(const std::vector<T>& all) { return all[below(all.size())]; }

  // No two that a slip of the pen could take for each other.
  std::string name() {
    static const std::vector<std::string> kWords = {"bread",    "oven",   "timber", "flour",   "harvest",
                                                    "windmill", "pantry", "cellar", "orchard", "kettle"};
    return fmt::format("{}{}{}", one_of(kWords), in(5) ? " " : "-", ++named_);
  }

  void make_files() {
    std::vector<Names> folders = {{}};
    for (std::size_t i = 0, count = 1 + below(6); i < count; ++i) {
      Names folder = one_of(folders);
      if (folder.size() < 4) folder.push_back(name());
      folders.push_back(std::move(folder));
    }
    for (std::size_t i = 0, count = 3 + below(12); i < count; ++i) {
      Names file = one_of(folders);
      static const std::vector<std::string> kSuffixes = {".md", ".md", ".md", ".png", ".yaml", ".markdown"};
      file.push_back(in(8) ? "README.md" : name() + one_of(kSuffixes));
      const std::string path = path_of(file);
      if (!site_.files.emplace(path, "data\n").second) continue;
      files_.push_back(file);
      if (path.ends_with(".md") || path.ends_with(".markdown")) pages_.push_back(file);
    }
    if (pages_.empty()) {
      pages_.push_back({"README.md"});
      files_.push_back({"README.md"});
    }
  }

  struct Target {
    std::string path;       // as a link may write it, without escapes
    std::string leads_to;
    bool is_broken = false;
    bool is_page = false;
  };

  Target target_from(const Names& folder) {
    Names file = one_of(files_);
    const bool is_page = file.back().ends_with(".md") || file.back().ends_with(".markdown");
    switch (below(9)) {
      case 0: {   // a folder
        if (file.size() == 1) break;
        file.pop_back();
        const std::string path = way(folder, file);
        return {path + (in(2) || path.ends_with("..") ? "/" : ""), "", false, false};
      }
      case 1: {   // no such file
        file.back() = fmt::format("quarry{}{}", ++named_, in(2) ? ".md" : ".svg");
        return {way(folder, file), "", true, false};
      }
      case 2: {   // no such folder
        file.insert(file.end() - 1, fmt::format("quarry{}", ++named_));
        return {way(folder, file), "", true, false};
      }
      case 3: {   // another case
        std::string& last = file.back();
        last.front() = last.front() == 'R' ? 'r' : static_cast<char>(last.front() - 'a' + 'A');
        return {way(folder, file), "", true, false};
      }
      case 4: {   // a slip of the pen
        std::swap(file.back()[1], file.back()[2]);
        if (site_.files.contains(path_of(file))) break;
        return {way(folder, file), "", true, false};
      }
      case 5: {   // outside of what is known
        std::string path;
        for (std::size_t i = 0; i <= folder.size(); ++i) path += "../";
        return {path + "other/" + file.back(), "", false, false};
      }
      default: break;
    }
    return {way(folder, file), path_of(file), false, is_page};
  }

  // What stands around a destination, on one line or more; "@" is the destination.
  std::string around(bool is_spaced) {
    static const std::vector<std::string> kForms = {
        "See [it](@) there.",
        "- an item with [it](@)",
        "> quoted [it](@ \"a title\")",
        "![a picture](@)",
        "## A heading with [it](@)",
        "[![inside](@)](https://example.org/)",
        "Words in **[bold](@)**, too.",
        "1. [*it*](@)",
        "| a | b |\n|---|---|\n| [it](@) | c |",
        "A [text over\ntwo lines](@) here.",
        "<a href=\"@\">html</a> in a line",
        "<img src=\"@\" alt=\"\">",
        "A [text](\n  @\n) with breaks.",
    };
    static const std::vector<std::string> kSpaced = {"See [it](<@>) there.", "![a picture](<@> \"title\")",
                                                     "[over\nlines](<@>)"};
    return is_spaced ? one_of(kSpaced) : one_of(kForms);
  }

  std::string left_alone() {
    static const std::vector<std::string> kForms = {
        "[away](https://example.org/quarry.md)",
        "<https://example.org/quarry.md>",
        "[mail](mailto:a@example.org)",
        "[host](//example.org/quarry.md)",
        "[[quarry.md]]",
        "`[code](quarry.md)`",
        "```\n[code](quarry.md)\n```",
        "[place](#)",
        "[site](/quarry/stone/)",
        "![pixel](data:image/png;base64,AAAA)",
        "{{< figure src=\"quarry.png\" >}}",
        "[short]({{< ref \"quarry.md\" >}})",
        "\\[no link](quarry.md)",
        "<!-- [hidden](quarry.md) -->",
        "[filled in]({{ page.url }}/quarry.md)",
        "[unused]: quarry.md",
        "https://example.org/quarry.md",
    };
    return one_of(kForms);
  }

  void write_page(const Names& page) {
    const Names folder(page.begin(), page.end() - 1);
    std::string text = fmt::format("# {}\n\n## Part one\n\nText.\n\n", page.back());
    std::string definitions;
    const auto line = [](std::string_view before) {
      return static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
    };
    struct Defined {
      PlantedLink link;
      std::size_t at;
    };
    std::vector<Defined> defined;
    for (std::size_t i = 0, count = 1 + below(10); i < count; ++i) {
      if (in(4)) {
        const std::string form = left_alone();
        if (form.starts_with("[unused]") && !defined.empty()) continue;   // beside others it would be used in earnest
        text += form + "\n\n";
        continue;
      }
      const Target target = target_from(folder);
      const bool has_space = target.path.find(' ') != target.path.npos;
      const bool is_spaced = has_space && in(2);
      std::string written = is_spaced ? target.path : with_escapes(target.path);
      if (!written.starts_with("..") && in(3)) written = "./" + written;
      if (in(6)) written += "?raw=1";
      if (target.is_page && in(4)) written += "#part-one";
      else if (target.is_broken && in(6)) written += "#anywhere";
      PlantedLink link{path_of(page), 0, written, target.leads_to, target.is_broken};
      if (!is_spaced && in(5)) {
        const std::string label = fmt::format("label {}", i);
        text += fmt::format("By [definition][{}] and [again][{}].\n\n", label, label);
        defined.push_back({link, definitions.size()});
        definitions += fmt::format("[{}]: {}\n", label, written);
        continue;
      }
      const std::string form = around(is_spaced);
      const std::size_t at = form.find('@');
      link.line = line(text) + static_cast<std::size_t>(std::ranges::count(form.substr(0, at), '\n'));
      text += form.substr(0, at) + written + form.substr(at + 1) + "\n\n";
      site_.links.push_back(std::move(link));
    }
    if (!defined.empty()) {
      // An unused definition would be told beside used ones.
      for (std::size_t at; (at = text.find("[unused]: quarry.md\n")) != text.npos;) {
        text.replace(at, 19, "Nothing.           ");
      }
    }
    const std::size_t first = line(text);
    for (Defined& it : defined) {
      it.link.line = first + static_cast<std::size_t>(std::ranges::count(definitions.substr(0, it.at), '\n'));
      site_.links.push_back(std::move(it.link));
    }
    site_.files[path_of(page)] = text + definitions;
  }

  std::mt19937_64 random_;
  RandomSite site_;
  std::vector<Names> files_, pages_;
  std::size_t named_ = 0;
};

}  // namespace

RandomSite random_site(std::uint64_t seed) { return Maker(seed).make(); }

}  // namespace rubric::testing
