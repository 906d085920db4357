#!/bin/bash

DOCKER_IMAGE_OS=ubuntu
CONTAINER_USER=default

LOG_MESSAGE="The ping server is ready to answer"
LOG_LOCATION="/logs/messages.log"

APP_DOCKER_IMAGE="ping:latest"
APP_CR_DOCKER_IMAGE="ping-criu:latest"

DAYTRADER7_CONTAINER="ping"
