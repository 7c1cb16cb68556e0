// Fuzzes the decoder of pictures in documents (stb_image). Whatever comes, what is decoded has the size that
// it says, and no more pixels than are allowed; a small file that says it unpacks to gigabytes doesn't.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "app/ui/picture_decoder.h"

using namespace segments;

namespace {

constexpr int kMostPixels = 1 << 16;

void require(bool condition) {
    if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const ui::Pixels pixels = ui::decode_picture(bytes, kMostPixels);
    if (pixels.rgba.empty()) return 0;
    require(pixels.width > 0 && pixels.height > 0);
    require(pixels.width <= kMostPixels / pixels.height);
    require(pixels.rgba.size() ==
            static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4);
    // The same bytes give the same picture.
    require(ui::decode_picture(bytes, kMostPixels).rgba == pixels.rgba);
    return 0;
}
