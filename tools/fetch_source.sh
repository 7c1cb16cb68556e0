#!/bin/bash
# Fetches the source archive of one Debian source package and leaves the system's own apt untouched: a private
# list of source suites is derived from the machine's Debian archive and keyring, in a folder of its own.
#
#   tools/fetch_source.sh NAME DEBIAN_VERSION SUITE[,SUITE...] DEPS_DIR
#
# The pinned version's archive goes to DEPS_DIR/archives/. When the suites no longer hold that version the newest
# one is unpacked to DEPS_DIR/NAME-<its version>/ and its path is written to DEPS_DIR/NAME.fallback.
set -euo pipefail
name=$1 version=$2 suites=${3//,/ } deps=$4

# The first Debian archive of the machine's sources (deb822 or one-line form): "URI KEYRING".
machine_archive() {
    local file
    for file in /etc/apt/sources.list.d/*.sources; do
        [ -e "$file" ] || continue
        awk 'BEGIN { RS = ""; FS = "\n" }
             { uri = ""; key = "-"; deb = 0; on = 1
               for (i = 1; i <= NF; i++) {
                   split($i, f, /[ \t]+/)
                   if (f[1] == "URIs:") uri = f[2]
                   if (f[1] == "Signed-By:" && f[2] ~ /^\//) key = f[2]
                   if (f[1] == "Types:" && $i ~ /(^| )deb( |$)/) deb = 1
                   if (f[1] == "Enabled:" && f[2] == "no") on = 0
               }
               if (on && deb && uri ~ /\/debian\/?$/) { print uri, key; exit } }' "$file"
    done
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [ -e "$file" ] || continue
        awk '$1 == "deb" {
                 key = "-"; at = 2
                 if ($2 ~ /^\[/) {
                     while (1) {
                         option = $at; gsub(/[\[\]]/, "", option)
                         if (option ~ /^signed-by=/) key = substr(option, 11)
                         if ($at ~ /\]$/ || at >= NF) break
                         at++
                     }
                     at++
                 }
                 if ($at ~ /\/debian\/?$/) { print $at, key; exit }
             }' "$file"
    done
}

read -r uri keyring < <(machine_archive) || true
if [ -z "${uri:-}" ]; then
    echo "fetch_source: no Debian archive found in this machine's apt sources" >&2
    exit 1
fi
[ "$keyring" != - ] || keyring=/usr/share/keyrings/debian-archive-keyring.gpg

state=$deps/apt
mkdir -p "$state/lists/partial" "$state/cache/archives/partial" "$deps/archives"
cat >"$state/sources.sources" <<SOURCES
Types: deb-src
URIs: $uri
Suites: $suites
Components: main
Signed-By: $keyring
SOURCES

options=(-o "Dir::State=$state" -o "Dir::State::lists=$state/lists" -o "Dir::Cache=$state/cache"
         -o "Dir::Etc::sourcelist=$state/sources.sources" -o Dir::Etc::sourceparts=/dev/null
         -o APT::Sandbox::User=root -o Acquire::Languages=none)

echo "Fetching the source of $name $version" >&2
apt-get "${options[@]}" -qq update >&2
cd "$deps/archives"
if apt-get "${options[@]}" -qq source --download-only "$name=$version" >&2; then
    exit 0
fi

echo "$name $version is no longer there; taking the newest" >&2
newest=$(apt-cache "${options[@]}" showsrc "$name" | awk '/^Version:/ { print $2 }' | sort -V | tail -1)
[ -n "$newest" ] || exit 1
dpkg --compare-versions "$newest" ge "$version" || exit 1
apt-get "${options[@]}" -qq source --download-only "$name=$newest" >&2
folder=$deps/$name-${newest//[:~+]/_}
rm -rf "$folder"
dpkg-source --no-check -x "${name}_${newest#*:}.dsc" "$folder" >&2
echo "$folder" >"$deps/$name.fallback"
