# Installs what a script needs and the machine lacks, by apt-get. To be sourced.
#
#   need PATH_OR_COMMAND PACKAGE   remember PACKAGE if the file or command is not there
#   install_needed                 install what was remembered, all at once; nothing to do costs no time

needed=()

need() {
    case $1 in
    /*) [ -e "$1" ] || needed+=("$2") ;;
    *) command -v "$1" >/dev/null || needed+=("$2") ;;
    esac
}

install_needed() {
    [ ${#needed[@]} -gt 0 ] || return 0
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Missing: ${needed[*]}. Install them as root: apt-get install ${needed[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing ${needed[*]}"
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -qq)
    "${apt[@]}" update
    "${apt[@]}" install -y --no-install-recommends "${needed[@]}" >/dev/null
    needed=()
}

need_for_build() {
    need cmake cmake
    need ninja ninja-build
    need /usr/bin/python3 python3 # tools/unity.py
    need ccache ccache
    need dpkg-source dpkg-dev # unpacks a source package
    need /usr/include/nlohmann/json.hpp nlohmann-json3-dev
    need /usr/include/doctest/doctest.h doctest-dev
    need /usr/include/stb/stb_image.h libstb-dev
}

need_for_web() {
    need_for_build
    need node nodejs
    need em++ emscripten
    need esbuild esbuild
    need msgfmt gettext
    need /usr/lib/python3/dist-packages/fontTools python3-fonttools
    need /usr/share/fonts/opentype/inter/Inter-Regular.otf fonts-inter
    need /usr/share/fonts/truetype/noto/NotoSansHebrew-Regular.ttf fonts-noto-core
    need /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc fonts-noto-cjk
}

# configure PRESET: once, and again when the presets changed; the rest ninja notices by itself. A folder that starts
# from nothing compiles several sources at once (docs/build.md).
configure() {
    local stamp=build/$1/configured unity=()
    [ -e build/"$1"/CMakeCache.txt ] || unity=(-DSEGMENTS_UNITY=ON)
    if [ ! -e build/"$1"/build.ninja ] || [ ! "$stamp" -nt CMakePresets.json ]; then
        rm -f "$stamp"
        cmake --preset "$1" "${unity[@]}" >build/"$1"-configure.log 2>&1 || {
            cat build/"$1"-configure.log >&2
            return 1
        }
        touch "$stamp"
    fi
}
