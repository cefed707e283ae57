# One interface target carries what every target of the project is compiled with.
add_library(kaoping_warnings INTERFACE)
set(warnings -Wall -Wextra -Wconversion -Wsign-conversion -Wold-style-cast -Wshadow
             -Wno-missing-field-initializers)  # designated initialisers name what differs
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  list(APPEND warnings -Wno-restrict -Wno-maybe-uninitialized)  # g++ 12 at -O3 sees in std::string what is not there
endif()
target_compile_options(kaoping_warnings INTERFACE "$<$<COMPILE_LANGUAGE:CXX>:${warnings};$<$<BOOL:${KAOPING_WERROR}>:-Werror>>")
if(KAOPING_SANITIZE)
  target_compile_options(kaoping_warnings INTERFACE -fsanitize=${KAOPING_SANITIZE} -fno-sanitize-recover=undefined
                         -fno-omit-frame-pointer)
  target_link_options(kaoping_warnings INTERFACE -fsanitize=${KAOPING_SANITIZE})
endif()
if(KAOPING_COVERAGE)
  target_compile_options(kaoping_warnings INTERFACE -fprofile-instr-generate -fcoverage-mapping)
  target_link_options(kaoping_warnings INTERFACE -fprofile-instr-generate)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# Every .cpp below `dir` belongs to `target`: a file is a concept, and adding one needs no list. What only one kind of system
# has is called <concept>_windows.cpp, <concept>_posix.cpp. A third argument leaves out what it matches.
function(kaoping_sources target dir)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${dir}/*.cpp)
  if(ARGC GREATER 2)
    list(FILTER sources EXCLUDE REGEX "${ARGV2}")
  endif()
  if(WIN32)
    list(FILTER sources EXCLUDE REGEX "_posix\\.cpp$")
  else()
    list(FILTER sources EXCLUDE REGEX "_windows\\.cpp$")
  endif()
  target_sources(${target} PRIVATE ${sources})
  kaoping_group(${target} ${sources})
endfunction()

# Where KAOPING_UNITY is on, files of one folder are compiled as one, eight at a time: most of a file's time goes into the headers
# and templates that its neighbours share. So helpers in one folder have names of their own, and a release is built file by
# file, which shows a missing #include.
function(kaoping_group target)
  if(NOT KAOPING_UNITY)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  foreach(source IN LISTS ARGN)
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(RELATIVE_PATH folder BASE_DIRECTORY ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/..)
    string(MAKE_C_IDENTIFIER "${folder}" folder)
    math(EXPR group "0${count_${folder}} / 8")
    math(EXPR count_${folder} "0${count_${folder}} + 1")
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${folder}_${group})
  endforeach()
endfunction()

# kaoping_library(name dir USES stages... LINKS libraries...): the stage kaoping_<name>.
function(kaoping_library name dir)
  cmake_parse_arguments(ARG "" "" "USES;LINKS" ${ARGN})
  add_library(kaoping_${name} STATIC)
  kaoping_sources(kaoping_${name} ${dir})
  target_include_directories(kaoping_${name} PUBLIC ${PROJECT_SOURCE_DIR}/core ${PROJECT_SOURCE_DIR}
                             ${PROJECT_SOURCE_DIR}/addin)
  list(TRANSFORM ARG_USES PREPEND kaoping_)
  target_link_libraries(kaoping_${name} PUBLIC ${ARG_USES} PRIVATE ${ARG_LINKS} kaoping_warnings)
  if(KAOPING_FUZZ)  # tells libFuzzer what an input reached
    target_compile_options(kaoping_${name} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
endfunction()

# kaoping_replace(target file): a source of `target` that defines a function of a shared library anew. It is linked as an object
# into every program: an archive's member would be taken only if something of ours named it, and the office extension hides
# what comes from archives.
function(kaoping_replace target file)
  add_library(${target}_replaced OBJECT ${PROJECT_SOURCE_DIR}/${file})
  target_include_directories(${target}_replaced PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target}_replaced PRIVATE kaoping_warnings)
  get_target_property(sources ${target} SOURCES)
  list(REMOVE_ITEM sources ${PROJECT_SOURCE_DIR}/${file})
  set_target_properties(${target} PROPERTIES SOURCES "${sources}")
  target_link_libraries(${target} INTERFACE $<TARGET_OBJECTS:${target}_replaced>)
endfunction()

# kaoping_embed(target symbol files...): the files' bytes, as name -> text, in the function kaoping::symbol().
function(kaoping_embed target symbol)
  set(output ${PROJECT_BINARY_DIR}/embedded/${symbol}.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DSYMBOL=${symbol} -DROOT=${PROJECT_SOURCE_DIR} "-DFILES=${ARGN}"
            -P ${PROJECT_SOURCE_DIR}/cmake/Embed.cmake
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/Embed.cmake VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()

# kaoping_codes(target files...): the codes of the catalogue's files, for literals that are looked up when they are compiled
# (KAOPING_CHECK_CODES) and for codes that are read.
function(kaoping_codes target)
  set(header ${PROJECT_BINARY_DIR}/generated/catalogue_codes.hpp)
  set(source ${PROJECT_BINARY_DIR}/generated/catalogue_codes.cpp)
  add_custom_command(OUTPUT ${header} ${source}
    COMMAND ${CMAKE_COMMAND} -DHEADER=${header} -DSOURCE=${source} "-DFILES=${ARGN}" -P ${PROJECT_SOURCE_DIR}/cmake/Codes.cmake
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/Codes.cmake VERBATIM)
  target_sources(${target} PRIVATE ${header} ${source})
  target_include_directories(${target} PUBLIC ${PROJECT_BINARY_DIR}/generated)
  target_compile_definitions(${target} PUBLIC $<$<BOOL:${KAOPING_CHECK_CODES}>:KAOPING_CHECK_CODES>)
endfunction()

# kaoping_catalogue(target files...): the entries of the catalogue's files, in the function kaoping::catalogue_entries().
function(kaoping_catalogue target)
  set(output ${PROJECT_BINARY_DIR}/generated/catalogue_entries.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} "-DFILES=${ARGN}" -P ${PROJECT_SOURCE_DIR}/cmake/Catalogue.cmake
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/Catalogue.cmake ${PROJECT_SOURCE_DIR}/cmake/CatalogueEntries.cmake VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
