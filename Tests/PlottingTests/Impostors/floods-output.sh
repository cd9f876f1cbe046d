#!/bin/sh
# Writes without end on standard output.
exec yes floods-output
