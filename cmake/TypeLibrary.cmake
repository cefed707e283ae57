# What widl makes of kaoping.idl, once for everybody: kaoping.h and kaoping.tlb in the folder that kaoping_interface offers.
find_program(WIDL NAMES x86_64-w64-mingw32-widl REQUIRED)
find_path(WIDL_INTERFACES oaidl.idl PATHS /usr/include/wine/wine/windows /usr/include/wine/windows REQUIRED NO_CMAKE_FIND_ROOT_PATH)
find_path(WIDL_LIBRARIES stdole2.tlb PATHS /usr/lib/x86_64-linux-gnu/wine/x86_64-windows REQUIRED NO_CMAKE_FIND_ROOT_PATH)

set(idl ${PROJECT_SOURCE_DIR}/addin/windows/engine/kaoping.idl)
set(KAOPING_INTERFACE_DIR ${PROJECT_BINARY_DIR}/interface)
file(MAKE_DIRECTORY ${KAOPING_INTERFACE_DIR})
set(made ${KAOPING_INTERFACE_DIR}/kaoping.h ${KAOPING_INTERFACE_DIR}/kaoping.tlb)
add_custom_command(OUTPUT ${made}
  COMMAND ${WIDL} -L${WIDL_LIBRARIES} -I${WIDL_INTERFACES} -h -o ${KAOPING_INTERFACE_DIR}/kaoping.h ${idl}
  COMMAND ${WIDL} -L${WIDL_LIBRARIES} -I${WIDL_INTERFACES} -t -o ${KAOPING_INTERFACE_DIR}/kaoping.tlb ${idl}
  DEPENDS ${idl} VERBATIM)
add_custom_target(kaoping_type_library DEPENDS ${made})
add_library(kaoping_interface INTERFACE)
target_include_directories(kaoping_interface SYSTEM INTERFACE ${KAOPING_INTERFACE_DIR})
add_dependencies(kaoping_interface kaoping_type_library)
