// Reads files of the project in tests, wherever the test program is started.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace segments::testdata {

// The bytes of a file, by its path from the project's root; empty if there is none.
inline std::string project_file(const std::string& path) {
    const std::filesystem::path root = std::filesystem::path(__FILE__).parent_path() / ".." / ".." / "..";
    std::ifstream file(root / path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace segments::testdata
