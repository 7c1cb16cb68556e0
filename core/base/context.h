// What a business operation knows of the outside world: time and user come from here, never from a clock, so
// that every run is reproducible.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/date.h"

namespace segments {

struct Context {
    Day today = kBlankDay;      // calendar date
    Day work_date = kBlankDay;  // today unless the user set another one
    int minutes = 0;            // local time of day, minutes since midnight
    std::string user_id;        // PRD-13
};

}  // namespace segments
