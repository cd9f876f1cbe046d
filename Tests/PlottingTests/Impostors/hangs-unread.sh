#!/bin/sh
# Reads nothing and never ends.
sleep 7351
