#include "app/theme/palette.h"

#include <doctest/doctest.h>

#include <string>

using namespace segments;
using theme::ContrastPair;
using theme::Palette;

TEST_CASE("contrast is what WCAG says of known pairs") {
    CHECK(theme::contrast(theme::rgb(0x000000), theme::rgb(0xFFFFFF)) == doctest::Approx(21.0));
    CHECK(theme::contrast(theme::rgb(0x777777), theme::rgb(0xFFFFFF)) ==
          doctest::Approx(4.48).epsilon(0.002));
    CHECK(theme::contrast(theme::rgb(0x123456), theme::rgb(0x123456)) == doctest::Approx(1.0));
}

TEST_CASE("a translucent colour is painted over its ground") {
    CHECK(theme::blend({0, 0, 0, 0}, theme::rgb(0x336699)) == theme::rgb(0x336699));
    CHECK(theme::blend({255, 255, 255, 255}, theme::rgb(0x336699)) == theme::rgb(0xFFFFFF));
}

TEST_CASE("every text reaches 4.5:1 on each of its grounds, frames and focus rings 3:1, in every palette") {
    using theme::rgb;
    const theme::SystemColors night{rgb(0x000000), rgb(0xFFFFFF), rgb(0xFFFF00), rgb(0x00FF00),
                                    rgb(0x1AEBFF), rgb(0x000000), rgb(0x000000), rgb(0xFFFFFF)};
    const theme::SystemColors day{rgb(0xFFFFFF), rgb(0x000000), rgb(0x00009F), rgb(0x600000),
                                  rgb(0x37006E), rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0x000000)};
    for (const Palette& palette :
         {theme::light(), theme::dark(), theme::with_more_contrast(theme::light()),
          theme::with_more_contrast(theme::dark()), theme::forced(night), theme::forced(day)}) {
        for (const ContrastPair& pair : theme::contrast_pairs(palette)) {
            CAPTURE(palette.dark);
            CAPTURE(std::string(pair.use));
            CHECK(theme::contrast(pair.text, pair.ground) >= pair.least);
        }
    }
}
