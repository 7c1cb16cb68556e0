// Takes an import back as far as nobody has built on it since (core/exchange/take_back.h): looks through the
// steps that were made since, tells what would become of the contacts, and does it.
#pragma once

#include <cstddef>
#include <cstdint>

#include "app/session/session.h"

namespace segments::app {

// `step`: of the import in History.
void take_back_import(Session& session, std::int64_t import_no, std::size_t step);

}  // namespace segments::app
