#include "core/word/zip_writer.h"

#include <zlib.h>

#include <algorithm>
#include <utility>

#include "core/base/text.h"

namespace segments::word {
namespace {

constexpr int kLevel = 3;
constexpr std::uint16_t kUtf8 = 1 << 11, kSizesFollow = 1 << 3;
constexpr std::uint32_t kDate = (1 << 5) | 1;  // 1980-01-01
// Of these sizes a directory says so in place of the number, which stands in a field of Zip64.
constexpr std::uint64_t kMany = 0xFFFF, kLarge = 0xFFFFFFFF;
constexpr std::uint64_t kPlainVersion = 20, kZip64Version = 45;

void number(std::string& out, std::uint64_t value, int width) {
    for (int i = 0; i < width; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

std::uint32_t crc_of(std::uint32_t crc, std::string_view bytes) {
    return static_cast<std::uint32_t>(
        crc32(crc, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

}  // namespace

// zlib's state, kept from file to file: making it anew costs more than a short letter.
struct ZipWriter::Packer {
    Packer() { ok = deflateInit2(&stream, kLevel, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK; }
    ~Packer() {
        if (ok) deflateEnd(&stream);
    }
    Packer(const Packer&) = delete;
    Packer& operator=(const Packer&) = delete;

    z_stream stream{};
    bool ok = false;
};

ZipWriter::ZipWriter(std::string& out) : out_(&out), packer_(std::make_unique<Packer>()) {}
ZipWriter::~ZipWriter() = default;
ZipWriter::ZipWriter(ZipWriter&&) noexcept = default;

void ZipWriter::put(std::string_view bytes) {
    out_->append(bytes);
    written_ += bytes.size();
}

void ZipWriter::local(const Head& head) {
    std::string bytes = "PK\3\4";
    number(bytes, kPlainVersion, 2);
    number(bytes, head.flags, 2);
    number(bytes, head.method, 2);
    number(bytes, kDate << 16, 4);
    number(bytes, head.crc, 4);
    number(bytes, head.packed, 4);
    number(bytes, head.size, 4);
    number(bytes, head.name.size(), 2);
    number(bytes, 0, 2);
    bytes += head.name;
    put(bytes);
}

void ZipWriter::remember(const Head& head, std::uint64_t at) {
    constexpr std::uint64_t kFieldBytes = 12;
    const std::size_t before = directory_.size();
    const bool far = at >= kLarge;
    too_large_ = too_large_ || head.size >= kLarge || head.packed >= kLarge;
    directory_ += "PK\1\2";
    number(directory_, far ? kZip64Version : kPlainVersion, 2);
    number(directory_, far ? kZip64Version : kPlainVersion, 2);
    number(directory_, head.flags, 2);
    number(directory_, head.method, 2);
    number(directory_, kDate << 16, 4);
    number(directory_, head.crc, 4);
    number(directory_, head.packed, 4);
    number(directory_, head.size, 4);
    number(directory_, head.name.size(), 2);
    number(directory_, far ? kFieldBytes : 0, 2);
    number(directory_, 0, 2);
    number(directory_, 0, 2);
    number(directory_, 0, 2);
    number(directory_, 0, 4);
    number(directory_, std::min(at, kLarge), 4);
    directory_ += head.name;
    if (far) {
        number(directory_, 1, 2);
        number(directory_, kFieldBytes - 4, 2);
        number(directory_, at, 8);
    }
    ++files_;
    directory_size_ += directory_.size() - before;
    constexpr std::size_t kPileBytes = 64 * 1024;
    if (directory_.size() >= kPileBytes) pack_directory();
}

void ZipWriter::pack_directory() {
    uLongf size = compressBound(static_cast<uLong>(directory_.size()));
    std::string packed(size, '\0');
    const int state = compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                                reinterpret_cast<const Bytef*>(directory_.data()),
                                static_cast<uLong>(directory_.size()), kLevel);
    out_of_memory_ = out_of_memory_ || state != Z_OK;
    piles_.push_back({packed.substr(0, size), directory_.size()});
    directory_.clear();
}

void ZipWriter::add_packed(std::string_view name, const ZipEntry& entry) {
    const Head head{name, entry.method, kUtf8, entry.crc, entry.packed.size(), entry.size};
    const std::uint64_t at = written_;
    local(head);
    put(entry.packed);
    remember(head, at);
}

void ZipWriter::add_stored(std::string_view name, std::string_view bytes) {
    const Head head{name, ZipEntry::kStored, kUtf8, crc_of(0, bytes), bytes.size(), bytes.size()};
    const std::uint64_t at = written_;
    local(head);
    put(bytes);
    remember(head, at);
}

void ZipWriter::add(std::string_view name, std::string_view bytes) {
    begin(name);
    write(bytes);
    end();
}

void ZipWriter::begin(std::string_view name) {
    name_ = name;
    begun_at_ = written_;
    crc_ = 0;
    size_ = 0;
    local({name_, ZipEntry::kDeflated, kUtf8 | kSizesFollow});
    data_at_ = written_;
    if (packer_->ok) deflateReset(&packer_->stream);
}

void ZipWriter::pack(std::string_view bytes, bool last) {
    if (!packer_->ok) return;
    z_stream& stream = packer_->stream;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    int state = Z_OK;
    do {
        constexpr std::size_t kPiece = 32 * 1024;
        const std::size_t before = out_->size();
        out_->resize(before + kPiece);
        stream.next_out = reinterpret_cast<Bytef*>(out_->data() + before);
        stream.avail_out = kPiece;
        state = deflate(&stream, last ? Z_FINISH : Z_NO_FLUSH);
        out_->resize(before + kPiece - stream.avail_out);
        written_ += kPiece - stream.avail_out;
    } while (stream.avail_out == 0 || (last && state == Z_OK));
}

void ZipWriter::write(std::string_view bytes) {
    crc_ = crc_of(crc_, bytes);
    size_ += bytes.size();
    pack(bytes, false);
}

void ZipWriter::end() {
    pack({}, true);
    const Head head{name_, ZipEntry::kDeflated, kUtf8 | kSizesFollow, crc_, written_ - data_at_, size_};
    std::string sizes = "PK\7\10";
    number(sizes, head.crc, 4);
    number(sizes, head.packed, 4);
    number(sizes, head.size, 4);
    put(sizes);
    remember(head, begun_at_);
}

void ZipWriter::end_of_many(std::uint64_t at) {
    constexpr std::uint64_t kBytesThatFollow = 44;
    const std::uint64_t here = written_;
    std::string bytes = "PK\6\6";
    number(bytes, kBytesThatFollow, 8);
    number(bytes, kZip64Version, 2);
    number(bytes, kZip64Version, 2);
    number(bytes, 0, 8);
    number(bytes, files_, 8);
    number(bytes, files_, 8);
    number(bytes, directory_size_, 8);
    number(bytes, at, 8);
    bytes += "PK\6\7";
    number(bytes, 0, 4);
    number(bytes, here, 8);
    number(bytes, 1, 4);
    put(bytes);
}

bool ZipWriter::sound() const {
    return packer_->ok && !out_of_memory_ && !too_large_ && size_ < kLarge;
}

bool ZipWriter::step_finish() {
    if (!std::exchange(finishing_, true)) directory_at_ = written_;
    if (pile_ < piles_.size()) {
        Pile& pile = piles_[pile_++];
        std::string bytes(pile.size, '\0');
        uLongf size = static_cast<uLongf>(pile.size);
        const int state = uncompress(reinterpret_cast<Bytef*>(bytes.data()), &size,
                                     reinterpret_cast<const Bytef*>(pile.packed.data()),
                                     static_cast<uLong>(pile.packed.size()));
        out_of_memory_ = out_of_memory_ || state != Z_OK;
        put(bytes);
        pile.packed = {};
        return false;
    }
    put(directory_);
    const std::uint64_t at = directory_at_, size = directory_size_;
    if (files_ >= kMany || at >= kLarge || size >= kLarge) end_of_many(at);
    std::string bytes = "PK\5\6";
    number(bytes, 0, 4);
    number(bytes, std::min(files_, kMany), 2);
    number(bytes, std::min(files_, kMany), 2);
    number(bytes, std::min(size, kLarge), 4);
    number(bytes, std::min(at, kLarge), 4);
    number(bytes, 0, 2);
    put(bytes);
    return true;
}

bool ZipWriter::finish() {
    while (!step_finish()) {
    }
    return sound();
}

}  // namespace segments::word
