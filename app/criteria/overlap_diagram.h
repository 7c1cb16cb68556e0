// Two sets as two circles whose areas, and that of their overlap, stand for their sizes. What it shows is
// told in words as the name of the picture.
#pragma once

#include <cstddef>
#include <string>

#include "app/ui/ui.h"

namespace segments::app {

struct OverlapCounts {
    std::size_t only_first = 0, both = 0, only_second = 0;
};

// Where the circles lie, in units of the larger one's radius; the first is at 0.
struct OverlapShape {
    float first_radius = 0, second_radius = 0, distance = 0;
};
OverlapShape overlap_shape(const OverlapCounts& counts);

void draw_overlap(ui::Ui& ui, const OverlapCounts& counts, const std::string& first,
                  const std::string& second, const std::string& in_words);

}  // namespace segments::app
