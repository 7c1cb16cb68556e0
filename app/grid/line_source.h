// The lines of one segment as a grid shows them (LIN-1): the values in force, marked where they are the
// line's own (PRD-3), and the flows from the contact (ENT-2).
//
//     GridSource source = segment_line_source("SM00001");
//     source.set = [](Session& session, table::Row line, const GridColumn& column, std::string_view typed) {
//         ...  // column.def.id is the field of the line table; only editable columns come here
//     };
//     RecordGrid lines("Lines", std::move(source));
//
// Without `set` nothing can be edited.
#pragma once

#include <string>

#include "app/grid/grid_source.h"

namespace segments::app {

GridSource segment_line_source(std::string segment_no);

}  // namespace segments::app
