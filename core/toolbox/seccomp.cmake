# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D SOURCE=default.json -D TO=DIR -P seccomp.cmake
# dump.json: Docker's default profile as it is. Containers to be dumped get it on every engine, as Podman's own denies
# vmsplice, with which CRIU takes the memory. restore.json: the same with clone3, with which CRIU gives processes
# their old ids.
cmake_minimum_required(VERSION 3.28)
file(READ "${SOURCE}" profile)
file(MAKE_DIRECTORY "${TO}")
file(WRITE "${TO}/dump.json" "${profile}")

string(JSON count LENGTH "${profile}" syscalls)
math(EXPR index "${count} - 1")
set(removed 0)
while(index GREATER_EQUAL 0)
    string(JSON action GET "${profile}" syscalls ${index} action)
    string(JSON names LENGTH "${profile}" syscalls ${index} names)
    string(JSON first GET "${profile}" syscalls ${index} names 0)
    if(action STREQUAL "SCMP_ACT_ERRNO" AND names EQUAL 1 AND first STREQUAL "clone3")
        string(JSON profile REMOVE "${profile}" syscalls ${index})
        math(EXPR removed "${removed} + 1")
    endif()
    math(EXPR index "${index} - 1")
endwhile()
if(NOT removed EQUAL 1)
    message(FATAL_ERROR "${SOURCE} has ${removed} rules that refuse clone3 instead of one: look at it before using it")
endif()
string(JSON count LENGTH "${profile}" syscalls)
string(JSON profile SET "${profile}" syscalls ${count} [[{"names": ["clone3"], "action": "SCMP_ACT_ALLOW"}]])
file(WRITE "${TO}/restore.json" "${profile}\n")
