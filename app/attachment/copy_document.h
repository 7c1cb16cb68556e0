// Copy From (TPL-23, LNG-9): a list of the documents of all templates, to copy one of them.
#pragma once

#include <cstdint>
#include <functional>

#include "app/session/session.h"

namespace segments::app {

void choose_document(Session& session, std::function<void(std::int64_t attachment_no)> copy);

}  // namespace segments::app
