#!/bin/sh
# Ends by a segmentation fault.
cat >/dev/null
echo 'about to crash' >&2
kill -SEGV $$
