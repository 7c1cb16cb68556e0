#include "storage/sealed/key_file.h"

#include <algorithm>
#include <utility>

#include "storage/format/crc32c.h"
#include "storage/format/piece.h"

namespace segments::storage {
namespace {

constexpr std::uint8_t kPbkdf2Sha256 = 1;
constexpr std::size_t kWrappedBytes = kNonceBytes + 2 * kKeyBytes + kTagBytes;

template <std::size_t n>
void fill(std::array<std::uint8_t, n>& target, Ciphers& ciphers) {
    const Bytes bytes = ciphers.random(n);
    std::copy(bytes.begin(), bytes.end(), target.begin());
}

}  // namespace

Bytes KeyFile::context() const {
    Bytes out;
    write_preamble(out, PieceKind::Key);
    ByteWriter(out).u8(kPbkdf2Sha256).u32(iterations).raw(id).raw(salt);
    return out;
}

Bytes KeyFile::encode() const {
    Bytes out = context();
    ByteWriter(out).raw(wrapped);
    ByteWriter(out).u32(crc32c(0, out));
    return out;
}

std::optional<KeyFile> KeyFile::decode(ByteView bytes) {
    if (check_preamble(bytes, PieceKind::Key) != Preamble::Ours) return std::nullopt;
    ByteReader in(bytes.subspan(kPreambleBytes));
    KeyFile file;
    const std::uint8_t way = in.u8();
    file.iterations = in.u32();
    const ByteView id = in.raw(file.id.size());
    const ByteView salt = in.raw(file.salt.size());
    const ByteView wrapped = in.raw(kWrappedBytes);
    const std::uint32_t checksum = in.u32();
    if (!in.complete() || way != kPbkdf2Sha256 || checksum != crc32c(0, bytes.first(bytes.size() - 4)) ||
        file.iterations == 0 || file.iterations > kMostIterations)
        return std::nullopt;
    std::copy(id.begin(), id.end(), file.id.begin());
    std::copy(salt.begin(), salt.end(), file.salt.begin());
    file.wrapped.assign(wrapped.begin(), wrapped.end());
    return file;
}

SealKeys opened_keys(Ciphers& ciphers, const KeyFile& file, ByteView raw,
                     std::shared_ptr<Cipher> passphrase) {
    SealKeys keys;
    keys.file = file;
    keys.data = ciphers.of_key(raw.first(kKeyBytes));
    keys.names.assign(raw.begin() + kKeyBytes, raw.end());
    keys.passphrase = std::move(passphrase);
    return keys;
}

KeyMaker::KeyMaker(Ciphers& ciphers, std::string_view passphrase) {
    keys_.file.iterations = ciphers.iterations();
    fill(keys_.file.id, ciphers);
    fill(keys_.file.salt, ciphers);
    keys_.passphrase = ciphers.of_passphrase(passphrase, keys_.file.salt, keys_.file.iterations);
    begin(ciphers, ciphers.random(2 * kKeyBytes));
}

KeyMaker::KeyMaker(Ciphers& ciphers, const SealKeys& like) {
    keys_.file = like.file;
    fill(keys_.file.id, ciphers);
    keys_.passphrase = like.passphrase;
    begin(ciphers, ciphers.random(2 * kKeyBytes));
}

KeyMaker::KeyMaker(Ciphers& ciphers, std::string_view passphrase, const KeyFile& file, Bytes opened) {
    keys_.file = file;
    keys_.file.iterations = ciphers.iterations();
    fill(keys_.file.salt, ciphers);
    keys_.passphrase = ciphers.of_passphrase(passphrase, keys_.file.salt, keys_.file.iterations);
    begin(ciphers, std::move(opened));
}

void KeyMaker::begin(Ciphers& ciphers, Bytes raw) {
    keys_ = opened_keys(ciphers, keys_.file, raw, keys_.passphrase);
    request_ = keys_.passphrase->seal(raw, keys_.file.context());
    std::fill(raw.begin(), raw.end(), std::uint8_t{0});
}

std::optional<SealKeys> KeyMaker::take() {
    Reply reply = request_.take();
    if (!reply.ok()) return std::nullopt;
    keys_.file.wrapped = std::move(reply.bytes);
    return std::move(keys_);
}

}  // namespace segments::storage
