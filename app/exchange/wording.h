// Phrases of import and export.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/exchange/import_plan.h"
#include "core/filter/locale.h"

namespace segments::app {

std::string in_quotes(std::string_view name);
// "1 contact", "12,345 contacts"
std::string contacts_text(std::uint64_t count, const filter::Locale& locale);
// That contacts were exported to a file.
std::string exported_text(std::uint64_t contacts, std::string_view file_name, const filter::Locale& locale);
// That nothing was imported from a file, and the sentence that says why.
std::string nothing_imported_text(std::string_view file_name, std::string_view why);
// That a file that was written has no use, unless it is sound, and what to do.
std::optional<Error> too_large_unless(bool sound, std::string_view file_name, std::string_view remedy = {});
// "3 new, 12 changed, 1 unchanged, none rejected"
std::string counts_text(const exchange::ImportCounts& counts, const filter::Locale& locale);
// "Line 12, contact 11 (CT000012)", with several files after the name of the file.
std::string place_text(const exchange::Rejection& rejection, exchange::ImportPlan& plan);

}  // namespace segments::app
