#!/bin/bash

docker network create --subnet 172.28.0.0/16 "$3"
docker run -d --name "$1" --network "$3" --ip 172.28.0.2 "$2"
