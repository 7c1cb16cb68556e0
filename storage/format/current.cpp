#include "storage/format/current.h"

#include "storage/format/crc32c.h"

namespace segments::storage {
namespace {

// No count gets there, and names of files, and numbers in the browser, have room for one more.
constexpr std::uint64_t kMostNumber = 1'000'000'000'000'000;

}  // namespace

Bytes encode_current(const Current& current) {
    Bytes out;
    write_preamble(out, PieceKind::Current);
    ByteWriter w(out);
    w.u64(current.generation).u32(current.pieces).u64(current.bytes).u64(current.sequence).u32(current.chain);
    w.u64(current.fence);
    w.u32(crc32c(0, out));
    return out;
}

Preamble decode_current(ByteView bytes, Current& current) {
    const Preamble preamble = check_preamble(bytes, PieceKind::Current);
    if (preamble != Preamble::Ours) return preamble;
    ByteReader in(bytes.subspan(kPreambleBytes));
    Current found;
    found.generation = in.u64();
    found.pieces = in.u32();
    found.bytes = in.u64();
    found.sequence = in.u64();
    found.chain = in.u32();
    found.fence = in.u64();
    const std::uint32_t checksum = in.u32();
    if (!in.complete() || checksum != crc32c(0, bytes.first(bytes.size() - 4))) return Preamble::Damaged;
    if (found.generation > kMostNumber || found.fence > kMostNumber) return Preamble::Damaged;
    current = found;
    return Preamble::Ours;
}

}  // namespace segments::storage
