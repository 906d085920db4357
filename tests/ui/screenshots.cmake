# SPDX-License-Identifier: GPL-3.0-or-later
# Photographs of every panel in every state: screenshots DIRECTORY (QT_SCALE_FACTOR=2 for twice the size).
add_executable(screenshots ${PROJECT_SOURCE_DIR}/tests/ui/screenshots.cpp)
target_link_libraries(screenshots PRIVATE thawui Qt6::Test)
