# The parts of ./test: need_for_PART remembers packages, test_PART runs and counts. To be sourced after install.sh.
# A program that dies, a build that fails and a tool that is missing each count as one failure.

passed=0
failed=0
skipped=0
failures=() # what failed, for the list at the end

heading() {
    echo
    echo "== $1 =="
    started=$SECONDS
}

# count PASSED FAILED SKIPPED [NAME]
count() {
    passed=$((passed + $1))
    failed=$((failed + $2))
    skipped=$((skipped + $3))
    if [ "$2" -gt 0 ] || [ "$3" -gt 0 ]; then failures+=("${4:-installation}"); fi
}

# check NAME COMMAND...: one test by its exit code; its output is shown only if it fails.
check() {
    local name=$1 log=build/check.log
    shift
    if "$@" >"$log" 2>&1; then
        echo "ok    $name"
        count 1 0 0 "$name"
    else
        cat "$log"
        echo "FAIL  $name"
        count 0 1 0 "$name"
        return 1
    fi
}

# step NAME COMMAND...: something that tests need; only its failure counts.
step() {
    check "$@" || return
    passed=$((passed - 1))
}

finish() {
    echo
    for failure in "${failures[@]}"; do echo "failed: $failure"; done
    [ "$skipped" = 0 ] || echo "$skipped skipped, which counts as a failure"
    [ $((passed + failed)) -gt 0 ] || echo "nothing ran"
    echo "$passed passed, $((failed + skipped)) failed"
    [ "$failed" = 0 ] && [ "$skipped" = 0 ] && [ "$passed" -gt 0 ]
}

# in_pairs FUNCTION ARGUMENT...: FUNCTION ARGUMENT for each, two at a time in the background. They count nothing.
in_pairs() {
    local run=$1 each
    shift
    for each in "$@"; do
        while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n; done
        "$run" "$each" &
    done
    wait
}

# --- doctest programs ---

has_target() { ninja -C build/"$1" -t query "$2" >/dev/null 2>&1; }

# build PRESET TARGET: quiet unless it fails.
build() {
    step "build $1/$2" ninja -C build/"$1" -j2 --quiet "$2"
}

# run_doctest PRESET PROGRAM [RUNNER...]: in pieces, two at a time; a piece that died, by a sanitizer, a crash or a leak,
# is a failure too.
run_doctest() {
    local preset=$1 program=$2 logs=build/$1-$2 pieces=6
    shift 2
    has_target "$preset" "$program" || {
        echo "none  $program (no tests yet)"
        return
    }
    build "$preset" "$program" || return
    local command=("$@" build/"$preset"/bin/"$program")
    [ $# = 0 ] || command[-1]+=.js
    command+=(--no-skip --no-colors)
    local all piece bad=0
    all=$("${command[@]}" --count | sed -n 's/.*filters: *\([0-9]*\).*/\1/p')
    rm -f "$logs".*.log
    in_pairs run_piece $(seq "$pieces")
    for piece in $(seq "$pieces"); do
        grep -q "^exit 0$" "$logs.$piece.log" && continue
        tail -200 "$logs.$piece.log"
        local told
        told=$(sed -n 's/^\[doctest\] test cases: .*| *\([0-9]*\) failed.*/\1/p' "$logs.$piece.log" | tail -1)
        bad=$((bad + (${told:-0} > 0 ? told : 1)))
    done
    all=${all:-0}
    if [ "$all" = 0 ]; then bad=1 all=1; fi
    echo "$([ "$bad" = 0 ] && echo "ok  " || echo FAIL)  $preset/$program: $((all - bad)) passed, $bad failed"
    count $((all - bad)) "$bad" 0 "$preset/$program"
}

# One piece of what run_doctest runs.
run_piece() {
    local log=$logs.$1.log each=$(((all + pieces - 1) / pieces))
    "${command[@]}" --first=$((each * ($1 - 1) + 1)) --last=$((each * $1)) >"$log" 2>&1
    echo "exit $?" >>"$log"
}

need_for_native() {
    need_for_build
    need clang++ clang
    need /usr/lib/clang/14/include/sanitizer/asan_interface.h libclang-rt-14-dev # sanitizers
    need node nodejs
}

need_for_unit() {
    need_for_native
    need_for_npm
}
need_for_app() { need_for_native; }
need_for_fuzz() { need_for_native; }
need_for_bench() {
    need_for_native
    need g++ g++
    need_for_e2e
}
need_for_bench-faults() { need_for_bench; }
need_for_wasm() { need_for_web; }

export UBSAN_OPTIONS=print_stacktrace=1
export ASAN_OPTIONS=strict_string_checks=1:detect_stack_use_after_return=1

test_unit() {
    step "configure debug" configure debug || return
    run_doctest debug core_tests
    run_doctest debug storage_tests
    build debug benchmarks # seldom run: at least they compile
    step "npm ci" npm_tools && build debug segments_export &&
        check "other programs read our exports" node --test tests/oracles/*.test.mjs
    check "no test of core is missing" node tools/domain_coverage.mjs --ran core build/debug/bin/core_tests
}

test_app() {
    step "configure debug" configure debug || return
    run_doctest debug app_tests
    run_doctest debug web_tests
    check "no test of the screens is missing" node tools/domain_coverage.mjs --ran app build/debug/bin/app_tests
}

test_wasm() {
    step "configure wasm-test" configure wasm-test || return
    run_doctest wasm-test core_tests node
    run_doctest wasm-test storage_tests node
}

test_fuzz() {
    step "configure debug" configure debug || return
    local source name names=()
    for source in tests/fuzz/*_fuzz.cpp; do
        name=$(basename "$source" .cpp)
        build debug "$name" && names+=("$name")
    done
    in_pairs run_fuzz "${names[@]}"
    for name in "${names[@]}"; do
        check "$name" passed_fuzz "$name"
    done
}

run_fuzz() {
    build/debug/bin/"$1" --seconds "${FUZZ_SECONDS:-5}" >build/"$1".log 2>&1
    echo "exit $?" >>build/"$1".log
}

passed_fuzz() {
    cat build/"$1".log
    grep -q "^exit 0$" build/"$1".log
}

# Each benchmark prints a table; natively, in Node, and the page in Chromium. The tables stay in build/bench/ and become
# docs/benchmarks.md.
test_bench() {
    local preset source name run
    mkdir -p build/bench
    for preset in release wasm-bench; do
        step "configure $preset" configure "$preset" || continue
        for source in tests/bench/*_bench.cpp; do
            [ -e "$source" ] || continue
            name=$(basename "$source" .cpp)
            [ "$name" != faults_bench ] || continue # ./test bench-faults
            [ "$name" != engines_bench ] || continue # in Chromium, below
            run=(build/"$preset"/bin/"$name")
            [ "$preset" = release ] || run=(node "${run[0]}".js)
            build "$preset" "$name" && check "$preset/$name" "${run[@]}" &&
                tee build/bench/"$preset-$name".txt <build/check.log
        done
    done
    step "npm ci" npm_tools && step "build of the page" ./run --build || return
    step "npm ci of the benchmarks" npm --prefix tests/bench ci --ignore-scripts --no-audit --no-fund --loglevel=error
    build wasm-bench engines_bench &&
        check "criteria beside SQLite, DuckDB and typed arrays" node tests/bench/engines_bench.mjs build/wasm-bench/bin/engines_bench.js &&
        tee build/bench/engines.md <build/check.log
    build release segments_generate &&
        check "imports beside other stores" node tests/bench/imports_bench.mjs build/release/bin/segments_generate &&
        tee build/bench/imports.md <build/check.log
    build release segments_generate &&
        check "the page in Chromium" node tests/bench/browser_bench.mjs build/release/bin/segments_generate &&
        tee build/bench/page.md <build/check.log
    build release segments_generate &&
        check "our list beside ag-grid and tabulator" node tests/bench/grids_bench.mjs build/release/bin/segments_generate &&
        tee build/bench/grids.md <build/check.log
    check "letters beside docxtemplater" node tests/bench/letters_bench.mjs build/wasm-bench/bin/letters_bench.js &&
        tee build/bench/letters.txt <build/check.log
    step "build of the stores' page" ninja -C build/web --quiet segments_stores &&
        check "our store beside Dexie and PouchDB" node tests/bench/stores_bench.mjs &&
        tee build/bench/stores.md <build/check.log
    check "docs/benchmarks.md" node tools/write_benchmarks.mjs
}

# At length what the storage tests sample: faults below the file layer, a browser that is killed at random moments, and
# one whose disk is full (mounts a file system: root). The tables stay in build/bench/; their figures are in
# docs/storage.md. FAULTS_SHARE percent of the faults, KILLS rounds.
test_bench-faults() {
    mkdir -p build/bench
    step "configure release" configure release && build release faults_bench &&
        check "faults below the file layer" build/release/bin/faults_bench --share "${FAULTS_SHARE:-100}" &&
        tee build/bench/faults.md <build/check.log
    step "npm ci" npm_tools && step "build of the page" ./run --build || return
    check "a browser that is killed" node tests/bench/kill_bench.mjs "${KILLS:-50}" &&
        tee build/bench/kills.md <build/check.log
    check "a disk that is full" node tests/bench/full_disk_bench.mjs && tee build/bench/full_disk.md <build/check.log
}

# --- an office program ---

need_for_letters-office() {
    need_for_native
    need node nodejs
    need soffice libreoffice-writer-nogui
    need /usr/lib/libreoffice/program/libsclo.so libreoffice-calc-nogui
    need /usr/bin/chromium chromium
    need pdftotext poppler-utils
}

test_letters-office() {
    step "configure debug" configure debug && build debug core_tests || return
    check "letters in LibreOffice" node tests/office/letters_office.mjs build/debug/bin/core_tests
}

# --- the page in Chromium ---

need_for_npm() {
    need node nodejs
    need npm npm
}

need_for_e2e() {
    need_for_web
    need_for_npm
    need /usr/bin/chromium chromium
    need /usr/bin/chromium-headless-shell chromium-headless-shell
    need ps procps
}

# Development tools from npm, as package-lock.json pins them.
npm_tools() {
    [ -e node_modules/.package-lock.json ] && [ ! package-lock.json -nt node_modules/.package-lock.json ] && return
    npm ci --no-audit --no-fund --loglevel=error && touch node_modules/.package-lock.json
}

test_e2e() {
    step "npm ci" npm_tools || return
    step "build of the page" ./run --build || return
    # What an idle page does, what is kept within a second, and many tabs at once have the machine to themselves.
    local file alone=() others=()
    for file in tests/e2e/*"${E2E:-}"*.test.mjs; do
        case $file in
        */storage_drafts.* | */storage_tabs.* | */storage_workspaces.* | */web_manners.*) alone+=("$file") ;;
        *) others+=("$file") ;;
        esac
    done
    run_e2e 2 "${others[@]}"
    run_e2e 1 "${alone[@]}"
}

# run_e2e HOW_MANY_AT_A_TIME FILE...
run_e2e() {
    local at_a_time=$1 log=build/e2e-$1.log
    shift
    [ $# -gt 0 ] || return
    node --test --test-concurrency="$at_a_time" --test-reporter=tap "$@" >"$log" 2>&1
    local status=$? good bad left
    good=$(tap_count pass "$log")
    bad=$(($(tap_count fail "$log") + $(tap_count cancelled "$log")))
    left=$(($(tap_count skipped "$log") + $(tap_count todo "$log")))
    if [ $status != 0 ] && [ "$bad" = 0 ]; then bad=1; fi
    if [ "$bad" != 0 ]; then cat "$log"; else grep -E '^ *(not )?ok ' "$log"; fi
    count "$good" "$bad" "$left" "end-to-end tests"
}

# --- the page in Firefox ---

need_for_firefox() {
    need_for_web
    need_for_npm
    need /usr/bin/firefox-esr firefox-esr
    need Xvfb xvfb # Firefox draws WebGL only where there is a display
}

test_firefox() {
    step "build of the page" ./run --build || return
    step "npm ci for Firefox" npm --prefix tests/firefox ci --ignore-scripts --no-audit --no-fund --loglevel=error &&
        check "the main job in Firefox" node --test --test-reporter=tap tests/firefox/main_job.test.mjs
}

tap_count() {
    local number
    number=$(sed -n "s/^# $1 \([0-9]*\)\$/\1/p" "$2" | tail -1)
    echo "${number:-0}"
}

# --- formatting and lint ---

need_for_lint() {
    need_for_native
    need_for_npm
    need git git
    need clang-format clang-format
    need clang-tidy clang-tidy
    need xgettext gettext
}

own_files() { git ls-files --cached --others --exclude-standard -- "$@" | while read -r f; do [ ! -e "$f" ] || echo "$f"; done; }

format_check() { own_files '*.cpp' '*.h' | xargs -r clang-format --dry-run -Werror; }

test_lint() {
    check "clang-format" format_check
    check "direction of dependencies" node tools/check_layers.mjs
    check "docs/domain-coverage.md: each rule has its tests" node tools/domain_coverage.mjs
    check "core/letter/captions.cpp is that of languages/*.po" node tools/captions.mjs
    check "every text has its translations" node tools/texts.mjs
    step "npm ci" npm_tools && check "eslint" node_modules/.bin/eslint .
    step "configure debug" configure debug && check "clang-tidy" node tools/tidy.mjs build/debug
}
