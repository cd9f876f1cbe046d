#!/bin/sh
# Reads everything and never ends.
cat >/dev/null
sleep 7352
