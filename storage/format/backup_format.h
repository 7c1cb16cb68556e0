// The bytes of a backup file (docs/storage.md, "Backup"): preamble and head, then chunks, each a zlib stream
// of its own with a checksum that continues the one before it, then the totals.
//
// The content of the chunks, joined, is a row of items: a kind, a length and that many bytes. Items may be
// cut by the border of chunks.
#pragma once

#include <cstdint>
#include <optional>

#include "storage/backup.h"

namespace segments::storage {

// Content per chunk: compressing one takes a few milliseconds.
inline constexpr std::size_t kChunkBytes = 64 * 1024;
// zlib needs at most a few bytes more than the content where it can't be compressed.
inline constexpr std::size_t kMostPackedBytes = kChunkBytes + 1024;
inline constexpr std::size_t kMostHeadBytes = 64 * 1024;
inline constexpr std::size_t kMostBlockBytes = 64u << 20;
inline constexpr std::size_t kChunkHeadBytes = 12;
inline constexpr std::size_t kItemHeadBytes = 5;
inline constexpr std::size_t kTotalsBytes = 16;

enum class BackupItem : std::uint8_t { Section = 1, Block = 2 };

struct ChunkHead {
    std::uint32_t packed = 0;   // bytes that follow; 0: the totals follow instead
    std::uint32_t content = 0;  // bytes when unpacked
    std::uint32_t checksum = 0;
};

// Preamble and head; `chain` becomes the checksum that the first chunk continues.
Bytes encode_backup_head(const BackupInfo& info, std::uint32_t& chain);
// The head behind its length and checksum. Empty if it is malformed.
std::optional<BackupInfo> decode_backup_info(ByteView payload);

// A chunk of at most kChunkBytes.
Bytes encode_chunk(ByteView content, std::uint32_t& chain);
// The last chunk: how many blocks there are, and how many bytes they have together.
Bytes encode_totals(std::uint64_t blocks, std::uint64_t content_bytes, std::uint32_t& chain);
// The checksum of a chunk: of its two sizes and the bytes behind its head.
std::uint32_t chunk_checksum(std::uint32_t chain, const ChunkHead& head, ByteView body);
// False: not a zlib stream of exactly this content size.
bool unpack_chunk(ByteView packed, std::size_t content_size, Bytes& content);

}  // namespace segments::storage
