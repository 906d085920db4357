#!/bin/bash

DOCKER_IMAGE_OS=debian
CONTAINER_USER=root

LOG_MESSAGE="Jenkins is fully up and running"
LOG_LOCATION=stdout

APP_DOCKER_IMAGE="jenkins/jenkins"
APP_CR_DOCKER_IMAGE="jenkins-checkpoint"
