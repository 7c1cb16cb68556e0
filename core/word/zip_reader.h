// Reads a zip container from memory without trusting it: names, sizes and ratios are bounded, and checked
// again while a file is inflated.
//
//     Result<ZipReader> zip = ZipReader::open(bytes);
//     if (const ZipEntry* entry = zip->find("word/document.xml")) Result<std::string> xml =
//     zip->read(*entry);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace segments::word {

struct ZipLimits {
    std::size_t entries = 4000;
    std::uint64_t entry_bytes = std::uint64_t{64} << 20;   // of one file that is read, inflated
    std::uint64_t total_bytes = std::uint64_t{400} << 20;  // of all files, inflated
    std::uint64_t ratio = 200;                             // inflated to packed, of files above a megabyte
};

struct ZipEntry {
    std::string name;          // "word/document.xml"
    std::string_view packed;   // within the bytes that were opened
    std::uint16_t method = 0;  // kStored, kDeflated
    std::uint32_t crc = 0;
    std::uint64_t size = 0;  // as the container says, inflated

    static constexpr std::uint16_t kStored = 0, kDeflated = 8;
};

class ZipReader {
  public:
    // `bytes` outlive the reader. Errors: no zip, cut off, encrypted, too large or too many files, names that
    // lead out of the container or stand for two files, packing that isn't deflate.
    static Result<ZipReader> open(std::string_view bytes, const ZipLimits& limits = {});

    const std::vector<ZipEntry>& entries() const { return entries_; }
    // The whole container.
    std::string_view bytes() const { return bytes_; }
    // In any case, as Office reads them; nullptr if there is none.
    const ZipEntry* find(std::string_view name) const;
    // Inflated. Errors: more bytes than the container says or the limits allow, a wrong checksum.
    Result<std::string> read(const ZipEntry& entry) const;

  private:
    std::string_view bytes_;
    std::vector<ZipEntry> entries_;
    ZipLimits limits_;
};

}  // namespace segments::word
