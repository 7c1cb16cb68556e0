// Copy From (TPL-23, LNG-9): a list of the documents of all templates, and of a segment's other languages, to
// copy one of them.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "app/session/session.h"

namespace segments::app {

// `segment_no`: of the segment whose documents can be copied too; blank: none. `own`: the attachment that
// isn't offered, since it is what the copy takes the place of.
void choose_document(Session& session, std::string_view segment_no, std::int64_t own,
                     std::function<void(std::int64_t attachment_no)> copy);

}  // namespace segments::app
