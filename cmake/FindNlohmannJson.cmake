# NlohmannJson::NlohmannJson: headers alone. A cross-build sees Debian's through a folder with nothing else in it,
# KAOPING_HEADERS (installer/windows/build.sh): the rest of /usr/include is another system's.
if(CMAKE_CROSSCOMPILING)
  find_path(NlohmannJson_INCLUDE_DIR nlohmann/json.hpp PATHS ${KAOPING_HEADERS} NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
else()
  find_path(NlohmannJson_INCLUDE_DIR nlohmann/json.hpp)
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(NlohmannJson REQUIRED_VARS NlohmannJson_INCLUDE_DIR)
if(NlohmannJson_FOUND AND NOT TARGET NlohmannJson::NlohmannJson)
  add_library(NlohmannJson::NlohmannJson INTERFACE IMPORTED)
  set_target_properties(NlohmannJson::NlohmannJson PROPERTIES INTERFACE_INCLUDE_DIRECTORIES ${NlohmannJson_INCLUDE_DIR})
endif()
