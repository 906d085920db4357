#!/bin/bash

DOCKER_IMAGE_OS=ubuntu
CONTAINER_USER=default

LOG_MESSAGE="The trading server is ready to take orders"
LOG_LOCATION="/logs/messages.log"

APP_DOCKER_IMAGE="trading7:latest"
APP_CR_DOCKER_IMAGE="trading7-criu:latest"

DAYTRADER7_CONTAINER="trading7"
