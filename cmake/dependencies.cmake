# The libraries rubric stands on, each found the way Debian 12 ships it.
# lint/README.md says what each is for.

find_package(Threads REQUIRED)
find_package(fmt 9 CONFIG REQUIRED)
find_package(CLI11 2 CONFIG REQUIRED)
find_package(nlohmann_json 3.11 CONFIG REQUIRED)
find_package(tl-expected 1 CONFIG REQUIRED)

# A library that comes without a CMake package: TARGET wraps the files NAMES and the folder of HEADER.
function(plain_library target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "HEADER" "NAMES")
  add_library(${target} INTERFACE)
  find_path(${target}_include ${arg_HEADER} REQUIRED)
  target_include_directories(${target} SYSTEM INTERFACE ${${target}_include})
  foreach(name IN LISTS arg_NAMES)
    find_library(${target}_${name} NAMES ${name} REQUIRED)
    target_link_libraries(${target} INTERFACE ${${target}_${name}})
  endforeach()
endfunction()

# The extensions need the core after them on the link line.
plain_library(cmark_library    HEADER cmark-gfm-core-extensions.h NAMES cmark-gfm-extensions cmark-gfm)
plain_library(yaml_cpp_library HEADER yaml-cpp/eventhandler.h     NAMES yaml-cpp)
plain_library(re2_library      HEADER re2/re2.h                   NAMES re2)
plain_library(utf8proc_library HEADER utf8proc.h                  NAMES utf8proc)
plain_library(dtl_library      HEADER dtl/dtl.hpp)
plain_library(xxhash_library   HEADER xxhash.h                    NAMES xxhash)
target_link_libraries(re2_library INTERFACE Threads::Threads)

add_library(fmt_library INTERFACE)       # Debian has no static fmt
target_link_libraries(fmt_library INTERFACE fmt::fmt-header-only)
add_library(json_library INTERFACE)
target_link_libraries(json_library INTERFACE nlohmann_json::nlohmann_json)
add_library(expected_library INTERFACE)
target_link_libraries(expected_library INTERFACE tl::expected)
add_library(cli11_library INTERFACE)
target_link_libraries(cli11_library INTERFACE CLI11::CLI11)
