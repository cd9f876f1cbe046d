#!/bin/sh
# Reads everything, draws nothing and calls it a success.
cat >/dev/null
