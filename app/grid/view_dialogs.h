// The dialogs around the views of a list (core/setup/list_views.h): keeping the present arrangement under a
// name, and the list of views to rename, share, choose and delete them.
#pragma once

#include <functional>
#include <string>

#include "app/session/session.h"

namespace segments::app {

// Asks for a name, `proposed` at first, and keeps the definition under it.
void save_view_as(Session& session, std::string list, std::string definition, std::string proposed,
                  std::function<void(table::Row)> saved);
// The views of the list that the person sees; `choose` is called for the one that is opened.
void manage_views(Session& session, const std::string& list, std::function<void(table::Row)> choose);

}  // namespace segments::app
