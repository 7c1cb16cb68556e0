#include "app/criteria/overlap_diagram.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace segments;
using app::overlap_shape;
using app::OverlapShape;

TEST_CASE("SET-1: the circles' areas stand for the sizes of the sets") {
    const OverlapShape shape = overlap_shape({300, 100, 0});
    CHECK(shape.first_radius == doctest::Approx(1.0));
    CHECK(shape.second_radius == doctest::Approx(0.5));
    // The second lies in the first.
    CHECK(shape.distance + shape.second_radius <= doctest::Approx(shape.first_radius).epsilon(0.01));
}

TEST_CASE("SET-1: sets without a common contact don't touch, equal ones lie on each other") {
    const OverlapShape apart = overlap_shape({10, 0, 10});
    CHECK(apart.distance > apart.first_radius + apart.second_radius);
    const OverlapShape same = overlap_shape({0, 10, 0});
    CHECK(same.distance == doctest::Approx(0.0).epsilon(0.01));
    CHECK(overlap_shape({0, 0, 0}).first_radius == 0.0f);
}

TEST_CASE("SET-1: the larger the overlap, the nearer the circles") {
    float before = 3;
    for (const std::size_t both : {5, 20, 50, 80}) {
        const OverlapShape shape = overlap_shape({100 - both, both, 100 - both});
        CHECK(shape.distance < before);
        before = shape.distance;
    }
    // Half of each: circles of radius 1 share half of their area at a distance of 0.808.
    CHECK(overlap_shape({50, 50, 50}).distance == doctest::Approx(0.808).epsilon(0.01));
}
