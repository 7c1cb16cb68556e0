# Compiler and linker settings. `segments_warnings` carries the warnings of our own code; dependencies are
# compiled without them and included as SYSTEM.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    foreach(language C CXX)
        if(NOT CMAKE_${language}_COMPILER_LAUNCHER)
            set(CMAKE_${language}_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
        endif()
    endforeach()
endif()

add_library(segments_warnings INTERFACE)
target_compile_options(segments_warnings INTERFACE -Wall -Wextra -Wconversion -Wshadow -Werror)
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    # clang counts sign conversions as conversions, g++ does not: one meaning for both.
    target_compile_options(segments_warnings INTERFACE -Wno-sign-conversion)
else()
    # What a sanitizer inserts, or much inlining, leads g++ to warn of variables that are set on every path, and of
    # texts that could lie over each other.
    target_compile_options(segments_warnings INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
endif()

if(SEGMENTS_SANITIZE)
    # A null pointer that is used ends in AddressSanitizer's report anyhow; its check before each access is a tenth of
    # the time that the compiler takes. Nothing is optimised: with clang that compiles in a third of the time that g++
    # takes for -O1, and runs hardly slower.
    add_compile_options(-fsanitize=address,undefined -fno-sanitize=null -fno-sanitize-recover=all
                        -fno-omit-frame-pointer)
    add_compile_definitions(_GLIBCXX_ASSERTIONS)
    add_link_options(-fsanitize=address,undefined)
endif()

if(EMSCRIPTEN)
    # Nothing in the product throws or catches: the page does without the clean-up code that exceptions need, a
    # sixth of it. The tests throw (doctest), by WebAssembly's own exceptions. One setting for all objects of a
    # build, so that no frame between a throw and its catch lacks its clean-up.
    if(SEGMENTS_WEB)
        set(exceptions -fno-exceptions)
    else()
        set(exceptions -fwasm-exceptions)
    endif()
    add_compile_options(-msimd128 $<$<COMPILE_LANGUAGE:CXX>:${exceptions}>)
    # Each lambda kept in a std::function would bring its type's name into the page; nobody asks for them.
    add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
    add_compile_options(-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)
    # Without memory the program stops: who got none (not everybody looks) must not go on.
    add_link_options(${exceptions} -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB
                     -sMEMORY_GROWTH_GEOMETRIC_STEP=0.05 -sABORTING_MALLOC=1)
    # The same stack whatever the release's default; its setting was renamed in 3.1.27.
    if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.27)
        add_link_options(-sTOTAL_STACK=2MB)
    else()
        add_link_options(-sSTACK_SIZE=2MB)
    endif()
    # Emscripten writes CommonJS, which package.json in the root would make Node take for modules.
    file(WRITE ${CMAKE_BINARY_DIR}/package.json "{ \"type\": \"commonjs\" }\n")
    # Where Node.js isn't Debian's own, Emscripten's optimizer doesn't find Debian's acorn by itself.
    set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
endif()
