#!/bin/sh
# Your events after a number, by HTTP: EPUPNS_URL=https://… EPUPNS_KEY=… sh docs/examples/events.sh [number]
set -eu
curl --fail-with-body --silent --show-error --compressed \
  --header "Authorization: Bearer $EPUPNS_KEY" "$EPUPNS_URL/api/v1/events?after=${1:-0}"
