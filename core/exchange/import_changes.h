// What an import would do to one contact, field by field, as people read it.
//
//     for (const FieldChange& each : changes_of(plan, number, locale)) ... each.caption, each.before,
//     each.after
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/exchange/import_plan.h"
#include "core/filter/locale.h"

namespace segments::exchange {

struct FieldChange {
    std::string caption;        // of the field or the list
    std::string before, after;  // blank: empty
};

// Of a contact that is changed what changes; of a new one all it says. Nothing is kept: it is worked out anew
// each time. REQUIRES: the plan is complete and current, the record isn't rejected.
std::vector<FieldChange> changes_of(const ImportPlan& plan, std::uint32_t number,
                                    const filter::Locale& locale);

// A field that the file and the workspace have changed since the export that the file comes back from.
struct FieldConflict {
    std::uint8_t part = 0;  // contact_print.h
    std::string caption;
    std::string ours, theirs;
    Policy taken = Policy::ours;
};
std::vector<FieldConflict> conflicts_of(const ImportPlan& plan, std::uint32_t number,
                                        const filter::Locale& locale);

}  // namespace segments::exchange
