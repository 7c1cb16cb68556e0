#include "core/word/zip_reader.h"

#include <zlib.h>

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "core/base/text.h"
#include "core/base/tr.h"

namespace segments::word {
namespace {

constexpr std::size_t kEndBytes = 22, kHeadBytes = 46, kLocalBytes = 30;
constexpr std::string_view kEndMark = "PK\5\6", kHeadMark = "PK\1\2", kLocalMark = "PK\3\4";
constexpr std::uint64_t kFreeRatioBytes = std::uint64_t{1} << 20;

std::uint32_t number(std::string_view bytes, std::size_t at, int width) {
    std::uint32_t value = 0;
    for (int i = width - 1; i >= 0; --i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    return value;
}

Error damaged() {
    return fail(tr("The file is damaged: it isn't whole, or not a zip container at all."));
}

// Where the directory ends; at most 64 KB of comment follow.
std::optional<std::size_t> find_end(std::string_view bytes) {
    if (bytes.size() < kEndBytes) return std::nullopt;
    const std::size_t lowest = bytes.size() - std::min<std::size_t>(bytes.size(), kEndBytes + 0xFFFF);
    for (std::size_t at = bytes.size() - kEndBytes + 1; at-- > lowest;) {
        if (bytes.compare(at, 4, kEndMark) == 0 && at + kEndBytes + number(bytes, at + 20, 2) <= bytes.size())
            return at;
    }
    return std::nullopt;
}

bool leads_out(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.find_first_of(std::string_view(":\\\0", 3)) != name.npos)
        return true;
    for (std::size_t from = 0; from <= name.size();) {
        const std::size_t to = std::min(name.find('/', from), name.size());
        if (name.substr(from, to - from) == "..") return true;
        from = to + 1;
    }
    return false;
}

bool too_dense(std::uint64_t size, std::uint64_t packed, const ZipLimits& limits) {
    return size > kFreeRatioBytes && size / limits.ratio > packed;
}

Error too_large(std::string_view name) {
    return fail(tr("The file is refused: its part {1} unpacks to far more than a letter holds.", name));
}

}  // namespace

Result<ZipReader> ZipReader::open(std::string_view bytes, const ZipLimits& limits) {
    const std::optional<std::size_t> end = find_end(bytes);
    if (!end) return damaged();
    const std::size_t count = number(bytes, *end + 10, 2);
    const std::size_t length = number(bytes, *end + 12, 4);
    std::size_t at = number(bytes, *end + 16, 4);
    if (at > *end || length > *end - at) return damaged();
    if (count > limits.entries) return fail(tr("The file is refused: it consists of {1} parts.", count));
    ZipReader zip;
    zip.bytes_ = bytes;
    zip.limits_ = limits;
    zip.entries_.reserve(count);
    std::unordered_set<std::string> names;
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (*end - at < kHeadBytes || bytes.compare(at, 4, kHeadMark) != 0) return damaged();
        const std::uint32_t flags = number(bytes, at + 8, 2);
        ZipEntry entry;
        entry.method = static_cast<std::uint16_t>(number(bytes, at + 10, 2));
        entry.crc = number(bytes, at + 16, 4);
        const std::size_t packed = number(bytes, at + 20, 4);
        entry.size = number(bytes, at + 24, 4);
        const std::size_t name = number(bytes, at + 28, 2);
        const std::size_t more = name + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
        const std::size_t local = number(bytes, at + 42, 4);
        if (more > *end - at - kHeadBytes) return damaged();
        entry.name = bytes.substr(at + kHeadBytes, name);
        at += kHeadBytes + more;
        if ((flags & 1) != 0)
            return fail(
                tr("The file is encrypted. Remove the password in the word processor, then try again."));
        if (leads_out(entry.name))
            return fail(tr("The file is refused: it names a part that would lie outside of it."));
        if (entry.method != ZipEntry::kStored && entry.method != ZipEntry::kDeflated)
            return fail(tr("The file is packed in a way that can't be read here. Save it anew as .docx."));
        if (local > bytes.size() || bytes.size() - local < kLocalBytes ||
            bytes.compare(local, 4, kLocalMark) != 0)
            return damaged();
        const std::size_t from =
            local + kLocalBytes + number(bytes, local + 26, 2) + number(bytes, local + 28, 2);
        if (from > bytes.size() || packed > bytes.size() - from) return damaged();
        entry.packed = bytes.substr(from, packed);
        total += entry.size;
        if (total > limits.total_bytes || too_dense(entry.size, packed, limits)) return too_large(entry.name);
        if (entry.name.back() == '/') continue;  // a folder
        if (!names.insert(fold_case(entry.name)).second)
            return fail(tr("The file is refused: it holds the part {1} twice.", entry.name));
        zip.entries_.push_back(std::move(entry));
    }
    return zip;
}

const ZipEntry* ZipReader::find(std::string_view name) const {
    const auto same = [&](const ZipEntry& entry) {
        return entry.name.size() == name.size() &&
               std::equal(name.begin(), name.end(), entry.name.begin(), [](char a, char b) {
                   const auto lower = [](char c) {
                       return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
                   };
                   return lower(a) == lower(b);
               });
    };
    const auto found = std::find_if(entries_.begin(), entries_.end(), same);
    return found == entries_.end() ? nullptr : &*found;
}

Result<std::string> ZipReader::read(const ZipEntry& entry) const {
    std::string out;
    const std::uint64_t most = std::min(entry.size, limits_.entry_bytes);
    if (entry.size > limits_.entry_bytes) return too_large(entry.name);
    if (entry.method == ZipEntry::kStored) {
        out = entry.packed;
    } else {
        z_stream stream{};
        if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
            return fail(tr("There isn't enough memory to read it."));
        // zlib's interface wants a pointer to bytes that it doesn't change.
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(entry.packed.data()));
        stream.avail_in = static_cast<uInt>(entry.packed.size());
        int state = Z_OK;
        // In pieces: what the container says of the size isn't believed before the bytes are there.
        constexpr std::size_t kPiece = 256 * 1024;
        while (state == Z_OK && out.size() <= most) {
            const std::size_t before = out.size();
            out.resize(before + kPiece);
            stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
            stream.avail_out = kPiece;
            state = inflate(&stream, Z_NO_FLUSH);
            out.resize(before + kPiece - stream.avail_out);
            if (state == Z_BUF_ERROR || (state == Z_OK && stream.avail_out > 0)) break;  // cut off
        }
        inflateEnd(&stream);
        if (state != Z_STREAM_END) return out.size() > most ? too_large(entry.name) : damaged();
    }
    if (out.size() != entry.size) return damaged();
    const uLong crc = crc32(0, reinterpret_cast<const Bytef*>(out.data()), static_cast<uInt>(out.size()));
    if (crc != entry.crc) return damaged();
    return out;
}

}  // namespace segments::word
