// The contact that is meant by what was typed into a line: its number, or its name as far as that is enough
// (LIN-2).
#pragma once

#include <string>
#include <string_view>

#include "app/session/session.h"

namespace segments::app {

// The contact's number; blank for blank. Errors: nobody, or several people, of that name.
Result<std::string> contact_meant(const Session& session, std::string_view typed);

}  // namespace segments::app
