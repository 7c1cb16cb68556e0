// Reads files of the project in tests, wherever the test program is started.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace segments::testdata {

// A file or folder, by its path from the project's root: from the current folder where it is the root, as in
// ./test, else from where this header lies. (A compiler cache may have made the latter relative.)
inline std::filesystem::path project_path(const std::string& path) {
    if (std::filesystem::exists("tests/core/testdata/project_file.h")) return path;
    return std::filesystem::path(__FILE__).parent_path() / ".." / ".." / ".." / path;
}

// The bytes of a file; empty if there is none.
inline std::string project_file(const std::string& path) {
    std::ifstream file(project_path(path), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace segments::testdata
