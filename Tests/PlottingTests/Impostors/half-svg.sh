#!/bin/sh
# Calls half a picture a success.
cat >/dev/null
echo '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><path d="M0'
