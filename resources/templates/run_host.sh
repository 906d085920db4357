#!/bin/bash
# thaw: skip
# Starts the container of @NAME@ on this machine, for criu-for-docker's driver.sh:
#     run_@NAME@.sh APPLICATION IMAGE CONTAINER
# Thaw starts the container itself, with the ports and volumes of app_env_vars.sh. Remove the second line of this file
# and Thaw uses this script too.
[ -e ../common_env_vars.sh ] && . ../common_env_vars.sh
. ./app_env_vars.sh

# shellcheck disable=SC2086 # several words each
docker run -d --name "$3" ${DOCKER_CAPABILITIES:-} ${DOCKER_SECURITY_OPTS:-} "$2"
