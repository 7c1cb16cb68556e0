// Contacts that are asked too much of (FAT-1 to FAT-5): with many interactions lately, or on other open
// segments.
//
//     FatigueLook look = *FatigueLook::make(db, "SM00001", setup::fatigue_limits(db), context);
//     while (!look.step(100000)) {}
//     look.on_segment().tired      // contacts of the segment with so many interactions
//     look.of(added).elsewhere     // of any other set of contacts
//     fatigue_filters(...)         // the criteria that find them
#pragma once

#include <string>
#include <string_view>

#include "core/criteria/evaluate.h"
#include "core/setup/marketing_setup.h"

namespace segments::criteria {

using setup::FatigueLimits;

// Which of the two are looked for.
struct FatigueKinds {
    bool tired = true;
    bool elsewhere = true;
};
// The contacts that either kind finds, as filters: of one section, or a group of both (FAT-3). Empty if
// neither is wanted. `join`: any finds them, none leaves them out.
Filters fatigue_filters(std::string_view segment_no, const FatigueLimits& limits, const FatigueKinds& kinds,
                        Join join, const Context& now);

struct FatigueCounts {
    std::size_t tired = 0, elsewhere = 0, either = 0;

    bool operator==(const FatigueCounts&) const = default;
};

class FatigueLook {
  public:
    // An error if there is no such segment.
    static Result<FatigueLook> make(const table::Database& db, std::string_view segment_no,
                                    const FatigueLimits& limits, const Context& now);

    bool step(std::size_t rows);
    bool done() const { return on_segment_.done(); }
    float progress() const {
        return (tired_.progress() + elsewhere_.progress() + on_segment_.progress()) / 3;
    }

    // REQUIRES: done(). Of any contacts; rows of the contact table.
    FatigueCounts of(const table::Bitmap& contacts) const;
    // Of those with a line on the segment.
    FatigueCounts on_segment() const { return of(on_segment_.contacts()); }
    const table::Bitmap& contacts() const { return on_segment_.contacts(); }
    const table::Bitmap& tired() const { return tired_.contacts(); }
    const table::Bitmap& elsewhere() const { return elsewhere_.contacts(); }

  private:
    FatigueLook(Evaluation tired, Evaluation elsewhere, Evaluation on_segment)
        : tired_(std::move(tired)), elsewhere_(std::move(elsewhere)), on_segment_(std::move(on_segment)) {}

    Evaluation tired_, elsewhere_, on_segment_;
};

}  // namespace segments::criteria
