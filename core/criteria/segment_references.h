// Criteria that choose contacts by their segments (SET-4) follow a segment that gets another number: those of
// other segments, saved ones, and those that logged segments remember.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/table/transaction.h"

namespace segments::criteria {

// Where a condition on Segment No. names this segment by itself ("SM1", "SM1|SM2", "<>SM1") it names the
// other one from now on; intervals and wildcards stay as they are. Returns the number of criteria rows that
// were changed.
std::size_t follow_renamed_segment(table::Transaction& tx, std::string_view before, std::string_view now);

}  // namespace segments::criteria
