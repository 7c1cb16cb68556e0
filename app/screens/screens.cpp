#include "app/screens/screens.h"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/campaign/campaign_card.h"
#include "app/campaign/campaign_entries.h"
#include "app/campaign/campaign_list.h"
#include "app/criteria/saved_criteria_screens.h"
#include "app/duplicates/duplicate_list.h"
#include "app/duplicates/merge_screen.h"
#include "app/exchange/imports_screen.h"
#include "app/logging/logged_card.h"
#include "app/profile/questionnaire_screens.h"
#include "app/purchases/purchase_list.h"
#include "app/screens/code_lists.h"
#include "app/screens/contact_card.h"
#include "app/screens/contact_list.h"
#include "app/screens/history.h"
#include "app/screens/home.h"
#include "app/screens/log_entries.h"
#include "app/screens/logged_list.h"
#include "app/screens/postponed.h"
#include "app/screens/segment_list.h"
#include "app/screens/start.h"
#include "app/screens/templates.h"
#include "app/screens/workspace.h"
#include "app/segment/segment_screen.h"
#include "app/session/address.h"
#include "app/setup/marketing_setup_screen.h"
#include "app/setup/number_series_screens.h"
#include "app/workspaces/passphrase.h"
#include "core/setup/code_list.h"

namespace segments::app {
namespace {

// The number that a part of an address is.
std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

std::unique_ptr<Screen> make_screen(Session& session) {
    if (session.locked()) return unlock_screen();
    if (!session.ready()) return std::make_unique<OpeningScreen>();
    if (session.is_new()) return std::make_unique<WelcomeScreen>();
    Address address = parse_address(session.address());
    const std::vector<std::string>& parts = address.parts;
    if (parts.empty()) return std::make_unique<HomeScreen>();
    const std::string& first = parts.front();
    if (first == "contacts" && parts.size() == 1) return std::make_unique<ContactListScreen>();
    if (first == "contacts" && parts.size() == 2) return std::make_unique<ContactCardScreen>(parts[1]);
    if (first == "segments" && parts.size() == 2) return std::make_unique<SegmentScreen>(parts[1]);
    if (first == "logged" && parts.size() == 2) {
        if (const auto entry = number_of(parts[1])) return std::make_unique<LoggedCardScreen>(*entry);
    }
    if (first == "segments" && parts.size() == 1) return std::make_unique<SegmentListScreen>();
    if (first == "logged" && parts.size() == 1) return std::make_unique<LoggedListScreen>();
    if (first == "criteria" && parts.size() == 1) return std::make_unique<SavedCriteriaListScreen>();
    if (first == "criteria" && parts.size() == 2) return std::make_unique<SavedCriteriaCardScreen>(parts[1]);
    if (first == "log" && parts.size() == 1) return std::make_unique<LogEntriesScreen>(std::move(address));
    if (first == "postponed" && parts.size() == 1) return std::make_unique<PostponedScreen>();
    if (first == "templates" && parts.size() == 1) return std::make_unique<TemplateListScreen>();
    if (first == "templates" && parts.size() == 2) return std::make_unique<TemplateCardScreen>(parts[1]);
    if (first == "campaigns" && parts.size() == 1) return std::make_unique<CampaignListScreen>();
    if (first == "campaigns" && parts.size() == 2) return std::make_unique<CampaignCardScreen>(parts[1]);
    if (first == "campaign-entries" && parts.size() == 1)
        return std::make_unique<CampaignEntriesScreen>(address);
    if (first == "value-entries" && parts.size() == 1) return std::make_unique<PurchaseListScreen>(address);
    if (first == "questionnaires" && parts.size() == 1) return std::make_unique<QuestionnaireListScreen>();
    if (first == "questionnaires" && parts.size() == 2)
        return std::make_unique<QuestionnaireCardScreen>(parts[1]);
    if (first == "duplicates" && parts.size() == 1) return std::make_unique<DuplicateListScreen>();
    if (first == "duplicates" && parts.size() == 3) return std::make_unique<MergeScreen>(parts[1], parts[2]);
    if (first == "setup" && parts.size() == 1) return std::make_unique<MarketingSetupScreen>();
    if (first == "series" && parts.size() == 1) return std::make_unique<NumberSeriesListScreen>();
    if (first == "series" && parts.size() == 2) return std::make_unique<NumberSeriesCardScreen>(parts[1]);
    if (first == "lists" && parts.size() == 1) return std::make_unique<CodeListsScreen>();
    if (first == "imports" && parts.size() == 1) return std::make_unique<ImportListScreen>();
    if (first == "imports" && parts.size() == 2) {
        if (const auto no = number_of(parts[1])) return std::make_unique<ImportCardScreen>(*no);
    }
    if (first == "history" && parts.size() == 1) return std::make_unique<HistoryScreen>();
    if (first == "workspace" && parts.size() == 1) return std::make_unique<WorkspaceScreen>();
    if (first == "lists" && parts.size() <= 3) {
        for (const setup::CodeList& list : setup::code_lists()) {
            const table::TableDef& def = session.table(list.table).def();
            if (def.name != parts[1]) continue;
            if (parts.size() == 2) return std::make_unique<CodeListScreen>(def, list.caption);
            return std::make_unique<CodeCardScreen>(def, parts[2]);
        }
    }
    return std::make_unique<NotFoundScreen>();
}

}  // namespace segments::app
