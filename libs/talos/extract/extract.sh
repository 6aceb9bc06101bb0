#!/usr/bin/env bash
# Prints the types of the machine config documents of one release: ./extract.sh 1.13.9 > 1.13.json
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
cp main.go go.mod "$work"
cd "$work"
export GOFLAGS=-mod=mod
go get "github.com/siderolabs/talos/pkg/machinery@v$1" >&2
machinery=$(go list -m -f '{{.Dir}}' github.com/siderolabs/talos/pkg/machinery)
schema=$machinery/config/schemas/config.schema.json
# Kinds as the code names them, and as the schema does; what is no kind of a document is left out.
kinds=$({
  grep -rhoE 'Kind += "[A-Za-z0-9]+"' "$machinery/config/types" | grep -oE '[A-Za-z0-9]+"$'
  grep -rhoE '= "[A-Za-z0-9]+Config"' "$machinery/config/types" | grep -oE '[A-Za-z0-9]+"$'
} | tr -d '"' | sort -u)
# shellcheck disable=SC2086
go run . "$schema" $kinds
rm -rf "$work"
