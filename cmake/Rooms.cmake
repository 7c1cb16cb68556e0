# Targets from folders.
#
#   segments_library(NAME FOLDER [EXCLUDE FOLDER] [HOT regex] [LINK targets...] [LINK_PRIVATE targets...])
#     A static library of all .cpp files below FOLDER. LINK targets are visible to those who link NAME. For the page
#     the files that HOT matches are a library of their own, NAME_hot: they run over millions of rows or bytes and
#     are made fast, everything else small.
#   segments_test(NAME FOLDER [LINK targets...])
#     A doctest program of all .cpp files below FOLDER, registered with CTest. Nothing if there is no file.

# segments_together(NAME VARIABLE): with SEGMENTS_UNITY the sources that VARIABLE lists become few, which include them
# (tools/unity.py). CMake runs again when one of them comes or goes, not when an edit gives two the same local name:
# then say `cmake build/PRESET`.
function(segments_together name variable)
    if(NOT SEGMENTS_UNITY OR NOT ${variable})
        return()
    endif()
    set(bytes 120000)
    set(apart "$^")  # nothing
    if(SEGMENTS_WEB)
        set(bytes 60000)  # more is inlined in larger groups: the page would have some 3 KB more
        set(apart "${SEGMENTS_SECOND_PART}")
    endif()
    execute_process(COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/tools/unity.py ${CMAKE_BINARY_DIR}/unity ${name} ${bytes}
                            "${PROJECT_SOURCE_DIR}" "${apart}" ${${variable}}
                    OUTPUT_VARIABLE together OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    string(REPLACE "\n" ";" together "${together}")
    set(${variable} ${together} PARENT_SCOPE)
endfunction()

function(segments_library name folder)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" "EXCLUDE;HOT" "LINK;LINK_PRIVATE")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
    if(arg_EXCLUDE)
        list(FILTER sources EXCLUDE REGEX "^${PROJECT_SOURCE_DIR}/${arg_EXCLUDE}/")
    endif()
    if(NOT sources)
        add_library(${name} INTERFACE)
        target_include_directories(${name} INTERFACE ${PROJECT_SOURCE_DIR})
        target_link_libraries(${name} INTERFACE ${arg_LINK})
        return()
    endif()
    set(hot)
    if(SEGMENTS_WEB AND arg_HOT)
        set(hot ${sources})
        list(FILTER hot INCLUDE REGEX "^${PROJECT_SOURCE_DIR}/(${arg_HOT})")
        list(REMOVE_ITEM sources ${hot})
        segments_together(${name}_hot hot)
        add_library(${name}_hot STATIC ${hot})
        target_include_directories(${name}_hot PUBLIC ${PROJECT_SOURCE_DIR})
        target_link_libraries(${name}_hot PUBLIC ${arg_LINK} PRIVATE ${arg_LINK_PRIVATE} segments_warnings)
        set(hot ${name}_hot)
    endif()
    segments_together(${name} sources)
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${arg_LINK} ${hot} PRIVATE ${arg_LINK_PRIVATE} segments_warnings)
    if(SEGMENTS_WEB)
        # Of its own accord the compiler driver inlines nothing at -Oz, not even what is smaller than a call of it.
        target_compile_options(${name} PRIVATE -Oz -finline-functions)
    endif()
endfunction()

function(segments_test name folder)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "LINK")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
    if(NOT sources)
        return()
    endif()
    segments_together(${name} sources)
    add_executable(${name} ${sources} ${PROJECT_SOURCE_DIR}/tests/doctest_main.cpp)
    if(SEGMENTS_SANITIZE)
        # The tests' own code runs briefly: compiling it for speed costs more than it saves.
        target_compile_options(${name} PRIVATE -O0 -fno-sanitize=alignment)
    endif()
    target_link_libraries(${name} PRIVATE ${arg_LINK} segments_doctest segments_json segments_warnings)
    if(EMSCRIPTEN)
        segments_node_program(${name})
    endif()
    add_test(NAME ${name} COMMAND ${name} --no-skip)
endfunction()

# A program that Node runs: real files, loaded in one go (Emscripten 3.1.6 would try to `fetch` a path).
function(segments_node_program name)
    target_link_options(${name} PRIVATE -sENVIRONMENT=node -sNODERAWFS=1 -sWASM_ASYNC_COMPILATION=0
                        -sEXIT_RUNTIME=1)
endfunction()
