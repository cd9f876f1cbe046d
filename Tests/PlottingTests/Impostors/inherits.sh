#!/bin/sh
# Tells what it was given.

# Without a child: while it waits for one, the shell blocks signals of its own accord.
while read -r key value; do
  case $key in
    SigBlk:) echo "blocked $value" ;;
    SigIgn:) echo "ignored $value" ;;
  esac
done </proc/$$/status

# Not through a pipe, which would be one descriptor more.
ls /proc/$$/fd

cat >/dev/null
tr '\000' '\n' </proc/$$/environ | sed 's/^/variable /'
tr '\000' '\n' </proc/$$/cmdline | sed 's/^/argument /'
echo "folder $(pwd)"
