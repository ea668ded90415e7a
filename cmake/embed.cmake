# embed(OUTPUT FILES...): writes a C++ fragment with one row {"name", "text"} for each file, to be
# included where an array wants its rows. A name is the file's stem in kebab-case.
#
# The fragment is written by the build, not by the configuration: this file is also the script that does it.
if(CMAKE_SCRIPT_MODE_FILE)
  file(STRINGS "${LIST}" paths)
  set(rows "")
  foreach(path IN LISTS paths)
    cmake_path(GET path STEM LAST_ONLY name)
    string(REPLACE "_" "-" name "${name}")
    file(READ "${path}" text)  # from here on only inside quotes: brackets and semicolons stay what they are
    string(APPEND rows "{\"${name}\", R\"embedded(${text})embedded\"},\n")
  endforeach()
  file(WRITE "${OUTPUT}" "${rows}")
  return()
endif()

set(embed_script "${CMAKE_CURRENT_LIST_FILE}")

function(embed output)
  # The list is a file of its own, rewritten only when it differs, so that a removed file is noticed too.
  string(REPLACE ";" "\n" lines "${ARGN}")
  file(CONFIGURE OUTPUT "${output}.list" CONTENT "${lines}\n" @ONLY)
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DLIST=${output}.list" "-DOUTPUT=${output}" -P "${embed_script}"
    DEPENDS ${ARGN} "${output}.list" "${embed_script}"
    COMMENT "Embedding the files of ${output}"
    VERBATIM)
endfunction()
