#!/bin/sh
# Repeats what it reads.
exec cat
