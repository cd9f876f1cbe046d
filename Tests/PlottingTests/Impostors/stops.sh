#!/bin/sh
# Stops itself, as Ctrl-Z would.
kill -STOP $$
