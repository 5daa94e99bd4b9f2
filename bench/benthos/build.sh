#!/usr/bin/env bash
# Builds the peer into a folder outside the repository: build.sh <folder>. Needs Go 1.21 or later; takes some minutes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cd "$1"
[ -x ./benthos ] && exit 0
cp "$here/main.go" main.go
[ -f go.mod ] || go mod init peer
go get github.com/benthosdev/benthos/v4@v4.27.0 github.com/lib/pq@v1.10.9
go mod tidy
CGO_ENABLED=0 go build -ldflags=-checklinkname=0 -o benthos .
