// A field of a segment's header changed on the page: what was typed is checked, the lines that it concerns
// are counted, the person is asked what happens to them (PRD-1, PRD-2), and then it is done.
#pragma once

#include <string>
#include <string_view>

#include "app/session/session.h"

namespace segments::app {

// An error at once if the value can't be taken. Otherwise all further steps run by themselves, also over a
// million lines; Cancel in the question leaves everything as it was.
Result<void> change_header(Session& session, const std::string& segment_no, table::FieldId field,
                           std::string_view typed);

}  // namespace segments::app
