#!/bin/sh
# Draws twice.
cat >/dev/null
echo '<svg><rect/></svg><svg><rect/></svg>'
