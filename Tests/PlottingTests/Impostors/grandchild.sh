#!/bin/sh
# Draws a whole picture, and leaves a child that holds the pipes.
cat >/dev/null
sleep 7354 &
echo '<svg><rect/></svg>'
