# kaoping_*.deb (the converter) and kaoping-libreoffice_*.deb (the extension, for all users): `cpack -G DEB` in the build
# folder. What they depend on is read from what they link.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME kaoping)
set(CPACK_PACKAGE_VENDOR kaoping)
set(CPACK_PACKAGE_CONTACT "kaoping <kaoping@invalid>")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
set(CPACK_COMPONENTS_ALL converter)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

set(CPACK_DEBIAN_CONVERTER_PACKAGE_NAME kaoping)
set(CPACK_COMPONENT_CONVERTER_DESCRIPTION "考评: assessment by the annexes of regulations
 Makes the Excel form of a regulation's table of indicators, reads the filled forms, checks and scores them exactly,
 and writes graded workbooks, a summary, reports and the public notice, in Chinese and English.")
set(CPACK_DEBIAN_CONVERTER_PACKAGE_SUGGESTS "kaoping-libreoffice, libreoffice-calc")

if(TARGET kaoping_office)
  list(APPEND CPACK_COMPONENTS_ALL libreoffice)
  set(CPACK_DEBIAN_LIBREOFFICE_PACKAGE_NAME kaoping-libreoffice)
  set(CPACK_COMPONENT_LIBREOFFICE_DESCRIPTION "考评 in LibreOffice Calc
 Menu, toolbar, worksheet functions and a service for Basic: makes forms, checks and scores the open form or a folder.")
  set(CPACK_DEBIAN_LIBREOFFICE_PACKAGE_DEPENDS "libreoffice-calc (>= 1:7.4) | libreoffice-calc-nogui (>= 1:7.4)")
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS "${KAOPING_OFFICE}/program")
endif()

include(CPack)
