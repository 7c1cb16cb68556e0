# A script: writes a C++ source that holds text files as constants, which a header declares.
#
#   cmake -DOUT=FILE.cpp -DHEADER=path/of/header.h -DNAMESPACE=segments::app
#         "-DFILES=kName=path/of/file;kOther=path/of/other" -P EmbedFiles.cmake
set(source "#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n")
foreach(pair ${FILES})
    string(REGEX MATCH "^([^=]+)=(.+)$" matched "${pair}")
    set(name ${CMAKE_MATCH_1})
    file(READ ${CMAKE_MATCH_2} content)
    string(APPEND source "\nconst std::string_view ${name} = R\"embedded(${content})embedded\";\n")
endforeach()
string(APPEND source "\n}  // namespace ${NAMESPACE}\n")
file(WRITE ${OUT} "${source}")
