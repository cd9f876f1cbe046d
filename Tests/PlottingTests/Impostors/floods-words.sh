#!/bin/sh
# Writes without end on standard error.
exec yes floods-words >&2
