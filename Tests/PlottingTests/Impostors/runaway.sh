#!/bin/sh
# Draws a whole picture, and leaves a child in a session of its own that holds the pipes.
cat >/dev/null
setsid sleep 7356 &
until grep -qa '^sleep' /proc/$!/cmdline; do :; done
echo '<svg><rect/></svg>'
