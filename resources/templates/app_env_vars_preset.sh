#!/bin/bash
# What Thaw has to know about this application, which checkpoints itself (@TITLE@): it is started as its image starts
# it, takes its checkpoint in the container, and ends. All keys: thaw keys

# The image that holds the application, and the name of the one that is made from it.
APP_DOCKER_IMAGE="<application docker image>"
APP_CR_DOCKER_IMAGE="@IMAGE@"

THAW_CHECKPOINT_BY=application
THAW_PRESET=@PRESET@
@PHASE_LINE@

# What the preset does not know, or is otherwise here:
#THAW_TRIGGER_ENV="NAME=value"
#THAW_TRIGGER_COMMAND="a command run in the container when the application is ready"
#LOG_MESSAGE="part of the line that means ready"
#THAW_IMAGE_DIR="/where/its/checkpoint/is"

# A question that a restored application has to answer:
#THAW_PORTS="8080"
#THAW_PROBE="http 8080 /"
