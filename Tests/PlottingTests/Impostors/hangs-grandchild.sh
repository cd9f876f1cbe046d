#!/bin/sh
# Never ends, and neither does its child, which holds the pipes.
cat >/dev/null
sleep 7355 &
sleep 7355
