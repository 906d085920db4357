#!/bin/bash

source ./common_env_vars.sh

docker run -d --name="$3" $DOCKER_CAPABILITIES $DOCKER_SECURITY_OPTS -p 8080:8080 -p 50000:50000 -v jenkins-data:/var/jenkins_home "$2"
