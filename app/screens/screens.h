// Which screen an address shows: /contacts, /contacts/CT000001, /lists, /lists/country ...
#pragma once

#include <memory>

#include "app/screens/screen.h"
#include "app/session/session.h"

namespace segments::app {

// Never null: an address that names nothing gets a screen that says so.
std::unique_ptr<Screen> make_screen(Session& session);

}  // namespace segments::app
