// Asks from which number series a record takes its number, where there are related ones (NUM-3).
#pragma once

#include <functional>
#include <string>

#include "app/session/session.h"

namespace segments::app {

// Whether there is something to choose for records numbered by this field of Marketing Setup.
bool has_related_series(const Session& session, table::FieldId setup_field);
// Calls `then` with the chosen series; at once and with a blank one where there is nothing to choose.
// `preferred` is offered first: the series of the record shown before (NUM-2).
void choose_series(Session& session, table::FieldId setup_field,
                   const std::function<void(const std::string& series)>& then,
                   std::string_view preferred = {});

}  // namespace segments::app
