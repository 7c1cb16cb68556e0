#include "tests/data/country.h"

#include <array>

namespace segments::testdata {

std::span<const Country* const> countries() {
    static const std::array<const Country*, 12> kAll{
        &china(),  &germany(), &denmark(), &egypt(),       &france(),  &united_kingdom(),
        &greece(), &israel(),  &japan(),   &south_korea(), &ukraine(), &united_states()};
    return kAll;
}

}  // namespace segments::testdata
