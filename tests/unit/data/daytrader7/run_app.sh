#!/bin/bash

/opt/server/bin/server run trading
