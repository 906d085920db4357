# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed and packaged. Those that build packages need as long as a build, so each has the machine to itself.
file(GLOB package_tests CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/tst_*.sh")
foreach(script IN LISTS package_tests)
    get_filename_component(name ${script} NAME_WE)
    add_test(NAME package/${name} COMMAND ${script} ${PROJECT_BINARY_DIR})
    set_tests_properties(package/${name} PROPERTIES LABELS package TIMEOUT 300)
endforeach()
add_test(NAME package/deb COMMAND ${PROJECT_SOURCE_DIR}/packaging/build deb)
add_test(NAME package/again COMMAND ${PROJECT_SOURCE_DIR}/packaging/build again)
set_tests_properties(package/deb PROPERTIES FIXTURES_SETUP packages)
set_tests_properties(package/again package/tst_install PROPERTIES FIXTURES_REQUIRED packages)
set_tests_properties(package/deb package/again PROPERTIES LABELS package TIMEOUT 1500 RUN_SERIAL ON)
set_tests_properties(package/tst_install PROPERTIES TIMEOUT 600 RUN_SERIAL ON)
