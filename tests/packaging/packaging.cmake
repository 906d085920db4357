# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed and packaged. The packages are made of what this build has compiled; compiling them as a release is for
# packaging/build alone.
file(GLOB package_tests CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/tst_*.sh")
foreach(script IN LISTS package_tests)
    get_filename_component(name ${script} NAME_WE)
    add_test(NAME package/${name} COMMAND ${script} ${PROJECT_BINARY_DIR})
    set_tests_properties(package/${name} PROPERTIES LABELS package TIMEOUT 300)
endforeach()
foreach(name IN ITEMS deb reproducible)
    add_test(NAME package/${name} COMMAND ${PROJECT_SOURCE_DIR}/packaging/build ${name} --from ${PROJECT_BINARY_DIR})
    set_tests_properties(package/${name} PROPERTIES LABELS package TIMEOUT 600)
endforeach()
set_tests_properties(package/deb PROPERTIES FIXTURES_SETUP packages)
set_tests_properties(package/reproducible package/tst_install PROPERTIES FIXTURES_REQUIRED packages)
set_tests_properties(package/tst_install PROPERTIES TIMEOUT 600)
# Each of them may make the packages anew. tst_install also makes an image at the tests' Docker, where others count: it is
# the last of those that take turns there.
set_tests_properties(package/deb package/reproducible PROPERTIES RESOURCE_LOCK packages)
set_tests_properties(package/tst_install PROPERTIES RESOURCE_LOCK "packages;Docker" COST 50)
