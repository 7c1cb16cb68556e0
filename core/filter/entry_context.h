// Who types a value or a filter, where and when: what the region's formats are, and what words such as
// "today", "p2" or "%me" stand for.
#pragma once

#include <string>
#include <utility>

#include "core/base/context.h"
#include "core/base/date.h"
#include "core/filter/locale.h"

namespace segments::filter {

struct EntryContext {
    Locale locale;
    Day today = kBlankDay;            // REQUIRES: not blank where dates are parsed
    Day work_date = kBlankDay;        // blank: today
    std::string user_id;              // for %me and %user (FLT-43)
    int fiscal_year_first_month = 1;  // 1..12, where accounting periods begin (FLT-53)
};

// Day, work date and user as the rest of the program knows them, with a region.
inline EntryContext entry_context(const Context& outside, Locale locale = {}) {
    EntryContext context;
    context.locale = std::move(locale);
    context.today = outside.today;
    context.work_date = outside.work_date;
    context.user_id = outside.user_id;
    return context;
}

}  // namespace segments::filter
