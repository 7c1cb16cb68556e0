// What a field for a filter expression offers while it is typed into: the values that the data holds, each
// put in place of the last operand, so that "DE|fr" becomes "DE|FR".
#pragma once

#include "app/session/session.h"
#include "app/ui/choice.h"

namespace segments::app {

// For a field of a table: the captions of options, Yes and No, the records that a code names, else the texts
// that occur in the column. Null where there is nothing to offer (dates, numbers, free texts).
ui::OptionsProvider filter_suggestions(const Session& session, table::TableId table, table::FieldId field);

}  // namespace segments::app
