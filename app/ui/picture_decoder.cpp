// The pixels of pictures, by stb_image.
#include "app/ui/picture_decoder.h"

#include <cstdlib>

namespace {

// A file of some megabytes can say that it unpacks to gigabytes.
constexpr std::size_t kMostBytes = std::size_t{256} << 20;

// Zeroed: what a damaged file leaves out isn't what stood in memory before.
void* allocate(std::size_t size) {
    return size > kMostBytes ? nullptr : std::calloc(1, size);
}
void* reallocate(void* block, std::size_t size) {
    return size > kMostBytes ? nullptr : std::realloc(block, size);
}

}  // namespace

#define STBI_MALLOC(size) allocate(size)
#define STBI_REALLOC(block, size) reallocate(block, size)
#define STBI_FREE(block) std::free(block)
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_FAILURE_STRINGS
#define STBI_MAX_DIMENSIONS 16384
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace segments::ui {
namespace {

// Every table of codes in a JPEG file names at most 256 of them; this version of the decoder doesn't check
// it. A marker may stand anywhere: whatever looks like one is looked at.
bool has_sound_code_tables(std::string_view bytes) {
    const auto at = [&](std::size_t place) {
        return place < bytes.size() ? static_cast<unsigned char>(bytes[place]) : 0;
    };
    for (std::size_t mark = bytes.find("\xFF\xC4"); mark != std::string_view::npos;
         mark = bytes.find("\xFF\xC4", mark + 1)) {
        std::size_t place = mark + 4;
        int left = at(mark + 2) * 256 + at(mark + 3) - 2;
        while (left > 0 && place < bytes.size()) {
            int codes = 0;
            for (std::size_t length = 1; length <= 16; ++length) codes += at(place + length);
            if (codes > 256) return false;
            place += 17 + static_cast<std::size_t>(codes);
            left -= 17 + codes;
        }
    }
    return true;
}

}  // namespace

Pixels decode_picture(std::string_view bytes, int most_pixels) {
    const auto* const data = reinterpret_cast<const stbi_uc*>(bytes.data());
    const auto size = static_cast<int>(bytes.size());
    Pixels pixels;
    int channels = 0;
    const bool png = bytes.starts_with("\x89PNG");
    if (!png && !has_sound_code_tables(bytes)) return {};
    // Nor does it expect a part of the picture without a byte.
    if (png && bytes.find(std::string_view("\0\0\0\0IDAT", 8)) != std::string_view::npos) return {};
    if (stbi_info_from_memory(data, size, &pixels.width, &pixels.height, &channels) == 0) return {};
    if (pixels.width <= 0 || pixels.height <= 0 || pixels.width > most_pixels / pixels.height) return {};
    stbi_uc* const decoded = stbi_load_from_memory(data, size, &pixels.width, &pixels.height, &channels, 4);
    if (decoded == nullptr) return {};
    const std::size_t length =
        static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4;
    pixels.rgba.assign(decoded, decoded + length);
    stbi_image_free(decoded);
    return pixels;
}

}  // namespace segments::ui
