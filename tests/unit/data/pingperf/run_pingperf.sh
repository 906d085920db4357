#!/bin/bash

source ../common_env_vars.sh
docker run -d --name "$3" $DOCKER_CAPABILITIES $DOCKER_SECURITY_OPTS "$2"
