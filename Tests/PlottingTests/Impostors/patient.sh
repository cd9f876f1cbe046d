#!/bin/sh
# Never ends and starts nothing: one process.
exec sleep 7357
