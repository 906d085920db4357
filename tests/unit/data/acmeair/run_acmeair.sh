#!/bin/bash

source ../common_env_vars.sh
source ./app_env_vars.sh

./start_database.sh "$MONGO_DB_CONTAINER" "$MONGO_DB_IMAGE" "$DOCKER_NETWORK"
docker run -d --name "$3" --network "$DOCKER_NETWORK" --ip 172.28.0.3 $DOCKER_CAPABILITIES $DOCKER_SECURITY_OPTS -p 9080:9080 "$2"
