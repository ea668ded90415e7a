# layer(NAME USES ... PRIVATELY ...): one folder of lint/, one library, and the complete
# list of what its files may include. Each layer publishes an include root that holds only
# itself, so a header of a layer that is not in USES is not found. HEADERS are large ones of libraries that most of
# its files include.
function(layer name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;PRIVATELY;HEADERS")
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/lint/${name}/*.cc")
  set(root "${PROJECT_BINARY_DIR}/layers/${name}")
  file(MAKE_DIRECTORY "${root}/lint")
  file(CREATE_LINK "${PROJECT_SOURCE_DIR}/lint/${name}" "${root}/lint/${name}" SYMBOLIC)
  if(sources)
    add_library(${name} STATIC ${sources})
    set(scope PUBLIC)
    target_link_libraries(${name} PRIVATE ${arg_PRIVATELY})
    precompiled(${name} ALSO ${arg_HEADERS})
  else()
    add_library(${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${name} ${scope} "${root}")
  target_link_libraries(${name} ${scope} ${arg_USES})
endfunction()
