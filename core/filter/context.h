// Who types a filter, where and when: what words such as "today", "p2" or "%me" stand for.
#pragma once

#include <string>

#include "core/base/date.h"
#include "core/filter/locale.h"

namespace segments::filter {

struct Context {
    Locale locale;
    Day today = kBlankDay;            // REQUIRES: not blank where dates are parsed
    Day work_date = kBlankDay;        // blank: today
    std::string user_id;              // for %me and %user (FLT-43)
    int fiscal_year_first_month = 1;  // 1..12, where accounting periods begin (FLT-53)
};

}  // namespace segments::filter
