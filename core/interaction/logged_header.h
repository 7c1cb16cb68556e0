// The header of a segment as the logged segment keeps it, and its way back (PRD-7).
#pragma once

#include "core/base/context.h"
#include "core/table/transaction.h"

namespace segments::interaction {

// Writes a logged segment (LOG-10) with the values of the header. Returns its row.
table::Row write_logged_segment(table::Transaction& tx, const Context& context, table::Row segment_row);
// Gives a segment the header values that a logged segment remembers: all but No. and No. Series.
void restore_header(table::Transaction& tx, table::Row logged_row, table::Row segment_row);

// The header's documents in their languages, for Reopen; they become read-only. And back: as copies.
void keep_languages(table::Transaction& tx, table::Row segment_row, std::int64_t logged_segment_no);
void restore_languages(table::Transaction& tx, const Context& context, std::int64_t logged_segment_no,
                       table::Row segment_row);

}  // namespace segments::interaction
