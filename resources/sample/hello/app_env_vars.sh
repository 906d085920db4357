# The sample project: a small web server that needs about three seconds to warm up.
# Thaw reads this file, it never runs it. The names are those of criu-for-docker.

# The image the application starts from, and the one Thaw makes of it.
APP_DOCKER_IMAGE="thaw-sample-base"
APP_CR_DOCKER_IMAGE="hello"
DOCKER_IMAGE_OS=debian
CONTAINER_USER=nobody

# The line that says "ready", and where it is printed.
LOG_LOCATION=stdout
LOG_MESSAGE="READY .* port 8080"

# What answers once the application is restored; shown in `docker run -p`.
THAW_PORTS=8080
THAW_PROBE="http 8080 /"

# Exported variables reach the application.
export GREETING="Hello from a thawed container"
