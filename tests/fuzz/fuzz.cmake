# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzz targets. With THAW_FUZZ (preset "fuzz", clang) libFuzzer drives them; else they are short unit tests over their
# seeds and what is made of them.
option(THAW_FUZZ "Build the fuzz targets for libFuzzer" OFF)
if(THAW_FUZZ)
    # Only what the targets read with, in two parts: all of core would be built for many minutes once more.
    set(plain_sources "")
    foreach(source engine/tarreader engine/tarball engine/streamdemux engine/jsonlinereader engine/dockerjson engine/capabilities
            pipeline/commandline pipeline/stageinfo project/envfile project/envparser project/keys project/shellreader
            project/imagereference project/presets report/benchmark report/report report/statistics restore/contract)
        list(APPEND plain_sources ${PROJECT_SOURCE_DIR}/core/${source}.cpp)
    endforeach()
    file(GLOB image_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/core/criu/*.cpp ${PROJECT_SOURCE_DIR}/core/images/*.cpp)
    list(FILTER image_sources EXCLUDE REGEX
        "/(imageopener|imagesource|memorysearch|secondlook|checkpointimages|imagename|imagejson|explain|checkpointdirectory)[.]cpp$")
    add_library(thawfuzzed STATIC EXCLUDE_FROM_ALL ${plain_sources})
    add_library(thawfuzzedimages STATIC EXCLUDE_FROM_ALL ${image_sources})
    foreach(part thawfuzzed thawfuzzedimages)
        set_target_properties(${part} PROPERTIES AUTOMOC OFF)
        target_include_directories(${part} PUBLIC ${PROJECT_SOURCE_DIR})
        target_link_libraries(${part} PUBLIC Qt6::Core Qt6::Network QCoro6::Core QCoro6::Network
            PRIVATE LibArchive::LibArchive PkgConfig::PCRE2 PkgConfig::XXHASH criuformat)
    endforeach()
    target_link_libraries(thawfuzzedimages PUBLIC thawfuzzed)
    set(image_inputs criuimages archive textdifference)
endif()

file(GLOB fuzz_files CONFIGURE_DEPENDS "fuzz/fuzz_*.cpp")
add_custom_target(fuzzers)
foreach(file IN LISTS fuzz_files)
    get_filename_component(name ${file} NAME_WE)
    string(REPLACE "fuzz_" "" input ${name})
    add_executable(${name} ${file})
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
    add_dependencies(fuzzers ${name})
    if(THAW_FUZZ)
        target_link_libraries(${name} PRIVATE $<IF:$<IN_LIST:${input},${image_inputs}>,thawfuzzedimages,thawfuzzed>)
        target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    else()
        add_dependencies(ring-unit ${name})
        target_sources(${name} PRIVATE fuzz/smoke.cpp)
        target_link_libraries(${name} PRIVATE thawcore)
        set(inputs 1000)
        if(input MATCHES "archive|criuimages") # whole images, which take a while each
            set(inputs 200)
        endif()
        add_test(NAME unit/${name} COMMAND ${name} ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/seeds/${input} ${inputs})
        set_tests_properties(unit/${name} PROPERTIES LABELS unit TIMEOUT 240) # with sanitizers
    endif()
endforeach()
if(NOT THAW_FUZZ)
    add_executable(makeseeds EXCLUDE_FROM_ALL fuzz/makeseeds.cpp)
    target_link_libraries(makeseeds PRIVATE thawtestsupport)
endif()
