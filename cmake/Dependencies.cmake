# Third-party sources, pinned by version and SHA-256. They come through CMake's FetchContent from archives that
# tools/fetch_source.sh obtains from Debian's source packages, and lie unpacked in build/deps/, shared by all
# build folders. An unpacked source of your own can be given instead: -DFETCHCONTENT_SOURCE_DIR_IMGUI=<folder>
# (likewise _UTF8PROC, _ZLIB, _PUGIXML). docs/build.md tells how to take a newer version.
include(FetchContent)
set(SEGMENTS_DEPS_DIR ${PROJECT_SOURCE_DIR}/build/deps)

# segments_fetch(NAME VERSION DEBIAN_VERSION SUITES FILE SHA256)
# Sets <NAME>_SOURCE_DIR in the caller's scope.
function(segments_fetch name version debian_version suites file sha256)
    string(TOUPPER ${name} upper)
    set(folder ${SEGMENTS_DEPS_DIR}/${name}-${version})
    set(archive ${SEGMENTS_DEPS_DIR}/archives/${file})
    file(LOCK ${SEGMENTS_DEPS_DIR}/lock GUARD FUNCTION)
    if(NOT FETCHCONTENT_SOURCE_DIR_${upper} AND EXISTS ${folder}.complete)
        set(FETCHCONTENT_SOURCE_DIR_${upper} ${folder})
    endif()
    if(NOT FETCHCONTENT_SOURCE_DIR_${upper})
        if(NOT EXISTS ${archive})
            execute_process(
                COMMAND bash ${PROJECT_SOURCE_DIR}/tools/fetch_source.sh ${name} ${debian_version} ${suites}
                        ${SEGMENTS_DEPS_DIR}
                RESULT_VARIABLE failed)
            if(failed)
                message(FATAL_ERROR "The source of ${name} ${version} could not be fetched. Give an unpacked one by "
                                    "-DFETCHCONTENT_SOURCE_DIR_${upper}=<folder>.")
            endif()
        endif()
        if(EXISTS ${archive})
            FetchContent_Declare(${name} URL ${archive} URL_HASH SHA256=${sha256} SOURCE_DIR ${folder}
                                 DOWNLOAD_EXTRACT_TIMESTAMP TRUE)
        else()
            # The archive no longer holds the pinned version: the script unpacked the newest one instead, checked by
            # the distribution's signature.
            file(READ ${SEGMENTS_DEPS_DIR}/${name}.fallback fallback)
            string(STRIP "${fallback}" FETCHCONTENT_SOURCE_DIR_${upper})
            message(WARNING "${name} ${version} is no longer offered; building with "
                            "${FETCHCONTENT_SOURCE_DIR_${upper}}")
        endif()
    endif()
    if(FETCHCONTENT_SOURCE_DIR_${upper})
        FetchContent_Declare(${name})
    endif()
    FetchContent_GetProperties(${name})
    if(NOT ${name}_POPULATED)
        FetchContent_Populate(${name})
        if("${${name}_SOURCE_DIR}" STREQUAL "${folder}")
            file(TOUCH ${folder}.complete)
        endif()
    endif()
    set(${name}_SOURCE_DIR ${${name}_SOURCE_DIR} PARENT_SCOPE)
endfunction()

segments_fetch(imgui 1.92.2b 1.92.2b+ds-1 forky,sid imgui_1.92.2b+ds.orig.tar.xz
               e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48)
segments_fetch(utf8proc 2.8.0 2.8.0-1 bookworm utf8proc_2.8.0.orig.tar.gz
               a0a60a79fe6f6d54e7d411facbfcc867a6e198608f2cd992490e46f04b1bcecc)
segments_fetch(zlib 1.2.13 1:1.2.13.dfsg-1 bookworm zlib_1.2.13.dfsg.orig.tar.bz2
               71feb7947e3c00ef125f83b79a4e529bde31171e5babe48b391f06758d1ab0a1)
segments_fetch(pugixml 1.13 1.13-0.2 bookworm pugixml_1.13.orig.tar.gz
               5c5ad5d7caeb791420408042a7d88c2c6180781bf218feca259fd9d840a888e1)

# --- Dear ImGui: only for app and web ---
set(imgui_sources imgui.cpp imgui_draw.cpp imgui_tables.cpp imgui_widgets.cpp)
if(SEGMENTS_WEB)
    list(APPEND imgui_sources backends/imgui_impl_opengl3.cpp)
endif()
list(TRANSFORM imgui_sources PREPEND ${imgui_SOURCE_DIR}/)
# What the renderer would ask of the graphics card before each frame, web/gl_state.cpp knows.
set_source_files_properties(${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp PROPERTIES
                            COMPILE_DEFINITIONS "glGetIntegerv=segments_gl_state")
add_library(segments_imgui STATIC ${imgui_sources})
target_include_directories(segments_imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR} ${imgui_SOURCE_DIR}/backends)
target_include_directories(segments_imgui PRIVATE ${PROJECT_SOURCE_DIR})
target_compile_definitions(segments_imgui PUBLIC IMGUI_USER_CONFIG="app/imconfig.h")

# --- utf8proc: Unicode case folding and normalisation, for core ---
add_library(segments_utf8proc STATIC ${utf8proc_SOURCE_DIR}/utf8proc.c)
target_include_directories(segments_utf8proc SYSTEM PUBLIC ${utf8proc_SOURCE_DIR})
target_compile_definitions(segments_utf8proc PUBLIC UTF8PROC_STATIC)

# --- zlib: for storage, and for the containers of Word documents ---
set(zlib_sources adler32.c compress.c crc32.c deflate.c infback.c inffast.c inflate.c inftrees.c trees.c
                 uncompr.c zutil.c)
list(TRANSFORM zlib_sources PREPEND ${zlib_SOURCE_DIR}/)
add_library(segments_zlib STATIC ${zlib_sources})
target_include_directories(segments_zlib SYSTEM PUBLIC ${zlib_SOURCE_DIR})
target_compile_options(segments_zlib PRIVATE -w)

# --- pugixml: the XML of Word documents, for core ---
add_library(segments_pugixml STATIC ${pugixml_SOURCE_DIR}/src/pugixml.cpp)
target_include_directories(segments_pugixml SYSTEM PUBLIC ${pugixml_SOURCE_DIR}/src)
target_compile_definitions(segments_pugixml PUBLIC PUGIXML_NO_XPATH PUGIXML_NO_STL PUGIXML_NO_EXCEPTIONS)
if(SEGMENTS_WEB)
    target_compile_options(segments_pugixml PRIVATE -Oz)
endif()

# --- Header-only packages of Debian. Emscripten can't bear -I/usr/include, so it gets a folder that holds these
# alone. ---
set(headers ${SEGMENTS_DEPS_DIR}/include)
foreach(header nlohmann/json.hpp doctest/doctest.h stb/stb_image.h)
    get_filename_component(package ${header} DIRECTORY)
    if(NOT EXISTS ${headers}/${header})
        find_path(${package}_INCLUDE ${header} PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH NO_CACHE)
        if(NOT ${package}_INCLUDE)
            message(FATAL_ERROR "<${header}> is missing: apt-get install nlohmann-json3-dev doctest-dev libstb-dev")
        endif()
        file(MAKE_DIRECTORY ${headers})
        file(CREATE_LINK ${${package}_INCLUDE}/${package} ${headers}/${package} SYMBOLIC)
    endif()
endforeach()
add_library(segments_json INTERFACE)
target_include_directories(segments_json SYSTEM INTERFACE ${headers})
add_library(segments_doctest INTERFACE)
target_include_directories(segments_doctest SYSTEM INTERFACE ${headers})
