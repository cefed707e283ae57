# Cross-build for 64-bit Windows: mingw-w64 with POSIX threads, everything static, UTF-16 everywhere.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(host x86_64-w64-mingw32)
set(CMAKE_C_COMPILER ${host}-gcc-posix)
set(CMAKE_CXX_COMPILER ${host}-g++-posix)
set(CMAKE_RC_COMPILER ${host}-windres)
set(CMAKE_MC_COMPILER ${host}-windmc)
find_program(ccache ccache)
if(ccache)
  set(CMAKE_C_COMPILER_LAUNCHER ${ccache})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ccache})
endif()
set(windows_defines "-D_WIN32_WINNT=0x0A00 -DUNICODE -D_UNICODE -DNOMINMAX -DWIN32_LEAN_AND_MEAN")
string(APPEND windows_defines " -DU_STATIC_IMPLEMENTATION -DXML_STATIC")  # ICU and Expat, linked statically
set(CMAKE_C_FLAGS_INIT "${windows_defines}")
set(CMAKE_CXX_FLAGS_INIT "${windows_defines}")
set(CMAKE_EXE_LINKER_FLAGS_INIT "-static -s")
set(CMAKE_SHARED_LINKER_FLAGS_INIT "-static -s")
set(ZLIB_LIBRARY /usr/${host}/lib/libz.a)  # not its import library, which CMake finds first
set(CMAKE_FIND_ROOT_PATH ${KAOPING_WINDOWS_PREFIX} /usr/${host})
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES KAOPING_WINDOWS_PREFIX)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
# Headers alone, of Debian's own packages, stand there as links: Boost, doctest.
set(CMAKE_CXX_STANDARD_INCLUDE_DIRECTORIES ${KAOPING_WINDOWS_PREFIX}/include)
set(Poco_DIR ${KAOPING_WINDOWS_PREFIX}/cmake)  # where its own installation puts it
