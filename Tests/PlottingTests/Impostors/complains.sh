#!/bin/sh
# Fails with words, some of them control characters, and status 3.
cat >/dev/null
printf '\ngnuplot> plot it\n         ^\n         line 7: \033[31mno such\007 thing\n\n' >&2
exit 3
