#!/bin/bash
# What Thaw has to know about this application, as shell assignments.
# The same directory works with criu-for-docker's driver.sh. All keys: man 5 thaw-project

# The image that holds the application, and the name of the one that is made from it.
APP_DOCKER_IMAGE="<application docker image>"
APP_CR_DOCKER_IMAGE="@IMAGE@"

# Whom the application runs as, and what the image is made of (ubuntu or debian; only driver.sh needs it).
CONTAINER_USER=root
DOCKER_IMAGE_OS=debian

# The application is ready when this is in its log (a pattern as grep takes it): on stdout, on stderr, or in a file.
LOG_MESSAGE="<part of the line that means ready>"
LOG_LOCATION=stdout

# A question that a restored application has to answer:
#THAW_PORTS="8080"
#THAW_PROBE="http 8080 /"

# Variables for the application are exported:
#export JAVA_TOOL_OPTIONS="-Xmx256m"
