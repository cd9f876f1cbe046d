#!/bin/sh
# Draws twice.
cat >/dev/null
echo '<svg></svg><svg></svg>'
