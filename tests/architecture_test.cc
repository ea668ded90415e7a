// The arrows between the folders and the homes of the libraries, as the two tables of lint/README.md
// have them. A new arrow is a decision: it is made in those tables, in review, and not by an #include.

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/text/utf8.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

// What stands in backticks in one cell of a table.
Names quoted_in(const std::string& cell) {
  Names names;
  std::istringstream in(cell);
  std::string outside;
  for (std::string name; std::getline(in, outside, '`') && std::getline(in, name, '`');) names.insert(name);
  return names;
}

// The rows of the tables below a heading of lint/README.md, cell by cell.
std::vector<std::vector<std::string>> rows_below(const std::string& heading) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream in(read_file(SOURCE_DIR "/lint/README.md"));
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("## ")) inside = line == "## " + heading;
    if (!inside || !line.starts_with("| `")) continue;
    std::vector<std::string> cells;
    std::istringstream row(line.substr(1));
    for (std::string cell; std::getline(row, cell, '|');) cells.push_back(cell);
    rows.push_back(std::move(cells));
  }
  return rows;
}

// What each folder may include: what its row names, and what those may.
std::map<std::string, Names> arrows() {
  std::map<std::string, Names> allowed;
  for (const auto& row : rows_below("Layers")) {
    const std::string folder = *quoted_in(row.at(0)).begin();
    for (const std::string& below : quoted_in(row.at(1))) {
      allowed[folder].insert(below);
      allowed[folder].insert(allowed[below].begin(), allowed[below].end());
    }
    allowed[folder].insert(folder);
  }
  return allowed;
}

struct Library {
  std::string headers;   // how their names begin
  Names folders;         // that may include them; empty: anywhere
  bool one_file = false; // of each folder
};

std::vector<Library> libraries() {
  std::vector<Library> found;
  for (const auto& row : rows_below("Dependencies")) {
    const bool one_file = row.at(1).starts_with(" one file");
    for (const std::string& headers : quoted_in(row.at(0))) found.push_back({headers, quoted_in(row.at(1)), one_file});
  }
  return found;
}

struct Include {
  std::string file;     // relative to the project
  std::string folder;   // of the file: a row of the table
  std::string name;
  bool ours = false;    // in quotes
};

std::vector<Include> includes() {
  std::vector<Include> found;
  for (const char* top : {"lint", "rules", "schemas"}) {
    for (const std::string& path : files_below(std::string(SOURCE_DIR "/") + top, "")) {
      if (!path.ends_with(".h") && !path.ends_with(".cc")) continue;
      const fs::path file = fs::path(path).lexically_relative(SOURCE_DIR);
      std::istringstream in(read_file(path));
      for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("#include ") || line.ends_with(".inc\"")) continue;
        const auto end = line.find_last_of("\">");
        found.push_back({file.string(), file.parent_path().string(), line.substr(10, end - 10), line[9] == '"'});
      }
    }
  }
  return found;
}

TEST_CASE("every include follows an arrow of the architecture") {
  const auto allowed = arrows();
  REQUIRE(allowed.size() > 8);
  for (const Include& it : includes()) {
    if (!it.ours) continue;
    INFO(fmt::format("{} includes {}", it.file, it.name));
    const auto row = allowed.find(it.folder);
    REQUIRE(row != allowed.end());
    CHECK(row->second.contains(fs::path(it.name).parent_path().string()));
  }
}

TEST_CASE("a library is included where the table says") {
  const auto known = libraries();
  REQUIRE(known.size() > 5);
  std::map<std::pair<std::string, std::string>, Names> files;   // of a library and a folder
  for (const Include& it : includes()) {
    if (it.ours) continue;
    for (const Library& library : known) {
      if (!it.name.starts_with(library.headers) || library.folders.empty()) continue;
      INFO(fmt::format("{} includes {}", it.file, it.name));
      CHECK(library.folders.contains(it.folder));
      if (library.one_file) files[{library.headers, it.folder}].insert(it.file);
    }
  }
  for (const auto& [where, names] : files) {
    INFO(fmt::format("{} in {}: {}", where.first, where.second, fmt::join(names, ", ")));
    CHECK(names.size() == 1);
  }
}

// A header of the standard library has no dot; what has one and is no library's is the system's.
TEST_CASE("only io and the programs touch files, streams and the system") {
  const Names streams{"filesystem", "fstream", "iostream"};
  const Names outside{"lint/io", "lint/cli", "lint/lsp"};
  const auto known = libraries();
  for (const Include& it : includes()) {
    if (it.ours || outside.contains(it.folder)) continue;
    INFO(fmt::format("{} includes {}", it.file, it.name));
    CHECK(!streams.contains(it.name));
    const bool library = std::ranges::any_of(known, [&](const Library& l) { return it.name.starts_with(l.headers); });
    CHECK((library || it.name.find_first_of("./") == std::string::npos));
  }
}

// The files of one folder of the table, with what is in them.
std::vector<std::pair<std::string, std::string>> sources_of(const std::string& folder) {
  std::vector<std::pair<std::string, std::string>> found;
  for (const std::string& path : files_below(SOURCE_DIR "/" + folder, "")) {
    const fs::path file = fs::path(path).lexically_relative(SOURCE_DIR);
    const bool is_source = path.ends_with(".h") || path.ends_with(".cc");
    if (is_source && file.parent_path().string() == folder) found.emplace_back(file.string(), read_file(path));
  }
  return found;
}

TEST_CASE("each layer has a namespace, and sees those of the layers below it") {
  for (const auto& row : rows_below("Layers")) {
    const std::string folder = *quoted_in(row.at(0)).begin();
    const std::string own = "namespace rubric::" + fs::path(folder).filename().string();
    Names seen;
    for (const auto& [file, text] : sources_of(folder)) {
      std::istringstream in(text);
      for (std::string line; std::getline(in, line);) {
        if (line.starts_with("using namespace rubric::")) seen.insert(line.substr(24, line.find(';') - 24));
        if (!line.starts_with("namespace rubric")) continue;
        INFO(fmt::format("{}: {}", file, line));
        CHECK((line.starts_with(own + " {") || line.starts_with(own + "::")));
      }
    }
    Names below;
    for (const std::string& it : quoted_in(row.at(1))) below.insert(fs::path(it).filename().string());
    INFO(folder);
    CHECK(seen == below);
  }
}

// Where a layer sees the names of those below it, one name for two types would be read as either.
TEST_CASE("no two layers declare types of one name") {
  std::map<std::string, std::string> homes;
  for (const auto& row : rows_below("Layers")) {
    const std::string folder = *quoted_in(row.at(0)).begin();
    for (const auto& [file, text] : sources_of(folder)) {
      if (!file.ends_with(".h")) continue;
      std::istringstream in(text);
      for (std::string line; std::getline(in, line);) {
        for (const std::string_view begin : {"class ", "struct ", "enum class "}) {
          if (!line.starts_with(begin) || line.ends_with(";")) continue;
          const std::string rest = line.substr(begin.size());
          const std::string name = rest.substr(0, rest.find_first_of(" :<{"));
          const auto [known, is_new] = homes.emplace(name, folder);
          INFO(fmt::format("{} declares {}, as {} does", file, name, known->second));
          CHECK((is_new || known->second == folder));
        }
      }
    }
  }
  REQUIRE(homes.size() > 200);
}

TEST_CASE("a file is one thing: it has at most 400 lines, of 120 columns") {
  // Longer for a reason: the search and the parser's blocks are one loop each, and its oracle answers to the first.
  const Names long_files{"lint/match/search.cc", "lint/document/blocks.cc", "tests/search/oracle.cc"};
  for (const char* top : {"lint", "rules", "schemas", "tests"}) {
    for (const std::string& path : files_below(std::string(SOURCE_DIR "/") + top, "")) {
      const std::string file = fs::path(path).lexically_relative(SOURCE_DIR).string();
      if ((!path.ends_with(".h") && !path.ends_with(".cc")) || file.find("node_modules") != std::string::npos) continue;
      std::size_t lines = 0;
      std::istringstream in(read_file(path));
      for (std::string line; std::getline(in, line); ++lines) {
        INFO(fmt::format("{}:{}: {}", file, lines + 1, line));
        CHECK(code_points(line) <= 120);
      }
      INFO(fmt::format("{} has {} lines", file, lines));
      CHECK((lines <= 400 || long_files.contains(file)));
    }
  }
}

}  // namespace
}  // namespace rubric::testing
