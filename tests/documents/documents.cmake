# SPDX-License-Identifier: GPL-3.0-or-later
# What README.md and docs say is so.
add_test(NAME live/tst_documents COMMAND ${CMAKE_CURRENT_LIST_DIR}/tst_documents.py ${PROJECT_BINARY_DIR})
set_tests_properties(live/tst_documents PROPERTIES LABELS live TIMEOUT 900 RESOURCE_LOCK "Docker;Podman"
    ENVIRONMENT "THAW_TOOLBOX=${PROJECT_BINARY_DIR}/toolbox")
add_test(NAME cli/documents COMMAND ${PROJECT_SOURCE_DIR}/packaging/documents --check $<TARGET_FILE:thaw>)
set_tests_properties(cli/documents PROPERTIES LABELS cli TIMEOUT 60)
