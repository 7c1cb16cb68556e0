// Contact files of any size, written as a stream with flat memory.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "tests/data/generator.h"

namespace segments::testdata {

enum class FileForm {
    kDocument,   // {"format": ..., "contacts": [...]}, one contact a line
    kArray,      // a bare array, one contact a line
    kJsonLines,  // one object per line
    kOneLine,    // a bare array without any line break
};

// Calls `write` with the pieces of the file, some 64 KB each.
void write_contacts(const Generator& generator, FileForm form,
                    const std::function<void(std::string_view)>& write);
// A document with one contact whose name has `bytes` letters (bad input: far longer than an element may be).
void write_endless_name(std::size_t bytes, const std::function<void(std::string_view)>& write);

}  // namespace segments::testdata
