// CRC-32C (Castagnoli), the checksum of everything the store writes. `crc32c(crc32c(0, a), b)` is the
// checksum of a followed by b.
#pragma once

#include <cstdint>

#include "storage/bytes.h"

namespace segments::storage {

std::uint32_t crc32c(std::uint32_t crc, ByteView bytes);

}  // namespace segments::storage
