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
plain_library(toml_library     HEADER toml++/toml.h)
plain_library(xxhash_library   HEADER xxhash.h                    NAMES xxhash)
target_link_libraries(re2_library INTERFACE Threads::Threads)

# Debian has no static fmt, and its headers alone make every file slow to compile.
add_library(fmt_library STATIC "${PROJECT_SOURCE_DIR}/cmake/fmt.cc")
get_target_property(fmt_include fmt::fmt INTERFACE_INCLUDE_DIRECTORIES)
target_include_directories(fmt_library SYSTEM PUBLIC ${fmt_include})

# precompiled(TARGET [ALSO HEADERS...]): the headers of cmake/standard.h are read once, and not by each file. All
# libraries share what was read; a program reads them once more, since its code is compiled in another way, and so
# does a target with further headers of its own.
set(standard_header "${PROJECT_SOURCE_DIR}/cmake/standard.h")
target_precompile_headers(fmt_library PRIVATE "${standard_header}")
function(precompiled target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "ALSO")
  get_target_property(type ${target} TYPE)
  if(type STREQUAL "EXECUTABLE" OR arg_ALSO)
    target_precompile_headers(${target} PRIVATE "${standard_header}" ${arg_ALSO})
  else()
    target_precompile_headers(${target} REUSE_FROM fmt_library)
  endif()
endfunction()

add_library(json_library INTERFACE)
target_link_libraries(json_library INTERFACE nlohmann_json::nlohmann_json)
add_library(expected_library INTERFACE)
target_link_libraries(expected_library INTERFACE tl::expected)
add_library(cli11_library INTERFACE)
target_link_libraries(cli11_library INTERFACE CLI11::CLI11)
