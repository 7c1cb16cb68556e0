// The pixels of a picture file. Untrusted: sizes are bounded before anything is decoded.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace segments::ui {

struct Pixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;  // empty: no picture (PNG, JPEG), or more than so many pixels
};
Pixels decode_picture(std::string_view bytes, int most_pixels);

}  // namespace segments::ui
