#!/bin/bash

/usr/local/bin/jenkins.sh
