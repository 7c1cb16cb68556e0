#!/bin/sh
# Chromium without the pages that each window of it prepares for what is typed into the address bar: nobody types there,
# and they take more than a second of a processor. Features can only be switched off in one place of the command line,
# where Playwright has its own.
unused=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup
for argument; do
    shift
    case $argument in
        --disable-features=*) argument=$argument,$unused ;;
    esac
    set -- "$@" "$argument"
done
exec "${CHROMIUM:-/usr/bin/chromium}" "$@"
