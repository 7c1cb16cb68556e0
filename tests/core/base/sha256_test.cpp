#include "core/base/sha256.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

#include "core/attachment/content_hash.h"

using namespace segments;

namespace {

std::string hex(std::string_view text, std::size_t piece) {
    Sha256 hash;
    std::span<const std::uint8_t> left(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    while (!left.empty()) {
        hash.add(left.first(std::min(piece, left.size())));
        left = left.subspan(std::min(piece, left.size()));
    }
    std::string digits;
    for (const std::uint8_t byte : hash.finish()) {
        digits += "0123456789abcdef"[byte / 16];
        digits += "0123456789abcdef"[byte % 16];
    }
    return digits;
}

}  // namespace

TEST_CASE("SHA-256 gives the digests of its standard, however the bytes are cut") {
    const std::string_view two_blocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    for (const std::size_t piece : {1, 7, 64, 1000}) {
        CHECK(hex("", piece) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        CHECK(hex("abc", piece) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        CHECK(hex(two_blocks, piece) == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        CHECK(hex(std::string(1000000, 'a'), piece * 999 + 1) ==
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }
}

TEST_CASE("a content's name is its digest in letters") {
    CHECK(attachment::content_name(std::span<const std::uint8_t>{}) ==
          "odlameecjipmbmbejkplpemijjgpljcechkoeboegejljdemkejfjjblhifcliff");
}
