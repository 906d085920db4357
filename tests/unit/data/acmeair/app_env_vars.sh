#!/bin/bash

DOCKER_IMAGE_OS=ubuntu
CONTAINER_USER=default

LOG_MESSAGE="The flights server is ready to take bookings"
LOG_LOCATION="/logs/messages.log"

APP_DOCKER_IMAGE="example/flights-monolithic:latest"
APP_CR_DOCKER_IMAGE="example/flights-cr-monolithic:latest"

ACMEAIR_CONTAINER="flights-server"
DOCKER_NETWORK="flights-net"
MONGO_DB_IMAGE="mongo"
MONGO_DB_CONTAINER="flights-db"

