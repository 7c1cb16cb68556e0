#include "tests/data/layout.h"

#include <algorithm>
#include <utility>

#include "tests/data/purpose.h"
#include "tests/data/random.h"

namespace segments::testdata {
namespace {

std::size_t draw_people(Random& random) {
    const std::uint32_t r = random.below(100);
    if (r < 15) return 0;
    if (r < 42) return 1;
    if (r < 64) return 2;
    if (r < 79) return 3;
    if (r < 89) return 4;
    if (r < 94) return 5 + random.below(2);
    if (r < 98) return 7 + random.below(6);
    return 13 + random.below(12);
}

void shuffle(Layout& layout, Random& random) {
    std::array<std::uint8_t, kBlockSize> new_place{};
    for (std::size_t i = 0; i < layout.size; ++i) new_place[i] = static_cast<std::uint8_t>(i);
    for (std::size_t i = layout.size; i > 1; --i) {
        std::swap(new_place[i - 1], new_place[random.below(static_cast<std::uint32_t>(i))]);
    }
    const Layout before = layout;
    for (std::size_t i = 0; i < layout.size; ++i) {
        Slot slot = before.slots[i];
        if (slot.company != kNone) slot.company = new_place[slot.company];
        if (slot.duplicate_of != kNone) slot.duplicate_of = new_place[slot.duplicate_of];
        layout.slots[new_place[i]] = slot;
    }
}

}  // namespace

Layout make_layout(std::uint64_t seed, std::size_t contacts, std::size_t block) {
    Random random(seed, kPurposeLayout, block);
    Layout layout;
    layout.size = std::min(kBlockSize, contacts - block * kBlockSize);
    std::size_t at = 0;
    while (at < layout.size) {
        const std::size_t room = layout.size - at;
        if (random.chance(230)) {
            layout.slots[at].far_company = random.chance(80);
            ++at;
            continue;
        }
        const std::size_t people = std::min(draw_people(random), room - 1);
        // The company comes first as a rule, else after some or all of its people.
        const std::size_t place =
            at + (random.chance(700) ? 0 : random.below(static_cast<std::uint32_t>(people) + 1));
        for (std::size_t i = at; i <= at + people; ++i) {
            layout.slots[i].is_company = i == place;
            if (i != place) layout.slots[i].company = static_cast<std::uint8_t>(place);
        }
        const std::size_t next = at + people + 1;
        if (random.chance(45) && next < layout.size) {
            const std::size_t source = at + random.below(static_cast<std::uint32_t>(people) + 1);
            layout.slots[next] = layout.slots[source];
            layout.slots[next].duplicate_of = static_cast<std::uint8_t>(source);
            at = next + 1;
        } else {
            at = next;
        }
    }
    if (random.chance(130)) shuffle(layout, random);
    return layout;
}

}  // namespace segments::testdata
