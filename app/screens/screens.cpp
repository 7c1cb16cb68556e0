#include "app/screens/screens.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "app/screens/code_lists.h"
#include "app/screens/contact_card.h"
#include "app/screens/contact_list.h"
#include "app/screens/history.h"
#include "app/screens/home.h"
#include "app/screens/start.h"
#include "app/screens/workspace.h"
#include "core/base/percent.h"
#include "core/setup/code_list.h"

namespace segments::app {
namespace {

std::vector<std::string> parts_of(std::string_view address) {
    std::vector<std::string> parts;
    while (!address.empty()) {
        address.remove_prefix(1);
        const std::size_t end = std::min(address.find('/'), address.size());
        if (end > 0) parts.push_back(percent_decoded(address.substr(0, end)));
        address.remove_prefix(end);
    }
    return parts;
}

}  // namespace

std::unique_ptr<Screen> make_screen(Session& session) {
    if (!session.ready()) return std::make_unique<OpeningScreen>();
    if (session.is_new()) return std::make_unique<WelcomeScreen>();
    const std::vector<std::string> parts = parts_of(session.address());
    if (parts.empty()) return std::make_unique<HomeScreen>();
    const std::string& first = parts.front();
    if (first == "contacts" && parts.size() == 1) return std::make_unique<ContactListScreen>();
    if (first == "contacts" && parts.size() == 2) return std::make_unique<ContactCardScreen>(parts[1]);
    if (first == "lists" && parts.size() == 1) return std::make_unique<CodeListsScreen>();
    if (first == "history" && parts.size() == 1) return std::make_unique<HistoryScreen>();
    if (first == "workspace" && parts.size() == 1) return std::make_unique<WorkspaceScreen>();
    if (first == "lists" && parts.size() <= 3) {
        for (const table::TableId id : setup::code_lists()) {
            const table::TableDef& def = session.table(id).def();
            if (def.name != parts[1]) continue;
            if (parts.size() == 2) return std::make_unique<CodeListScreen>(def);
            return std::make_unique<CodeCardScreen>(def, parts[2]);
        }
    }
    return std::make_unique<NotFoundScreen>();
}

}  // namespace segments::app
