#!/bin/bash

source ../common_env_vars.sh

docker run -d --name "$3" --env-file java.env --cpuset-cpus 0-1 $DOCKER_CAPABILITIES $DOCKER_SECURITY_OPTS -p 9082:9082 "$2"
