#include "app/setup/marketing_setup_screen.h"

#include <span>

#include "app/form/typed_values.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/setup/marketing_setup.h"

namespace segments::app {
namespace {

namespace marketing = setup::marketing;

struct Part {
    std::string_view caption;
    std::span<const table::FieldId> fields;
    bool open = true;
};
constexpr table::FieldId kNumbers[] = {marketing::kContactNos, marketing::kSegmentNos,
                                       marketing::kCampaignNos, marketing::kTaskNos,
                                       marketing::kOpportunityNos};
constexpr table::FieldId kDefaults[] = {
    marketing::kDefaultSalespersonCode,       marketing::kDefaultTerritoryCode,
    marketing::kDefaultCountryRegionCode,     marketing::kDefaultLanguageCode,
    marketing::kDefaultFormatRegion,          marketing::kDefaultCorrespondenceType,
    marketing::kDefaultCompanySalutationCode, marketing::kDefaultPersonSalutationCode,
    marketing::kDefaultSalesCycleCode,        marketing::kDefaultTaskDateCalculation};
constexpr table::FieldId kInheritance[] = {
    marketing::kInheritSalespersonCode,   marketing::kInheritTerritoryCode,
    marketing::kInheritCountryRegionCode, marketing::kInheritLanguageCode,
    marketing::kInheritAddressDetails,    marketing::kInheritCommunicationDetails,
    marketing::kInheritFormatRegion};
constexpr table::FieldId kDuplicates[] = {marketing::kAutosearchForDuplicates, marketing::kSearchHitPercent,
                                          marketing::kMaintainDuplicateSearchStrings};
constexpr table::FieldId kRelations[] = {marketing::kBusRelCodeForCustomers, marketing::kBusRelCodeForVendors,
                                         marketing::kBusRelCodeForBankAccounts,
                                         marketing::kBusRelCodeForEmployees};
constexpr table::FieldId kDocuments[] = {marketing::kMergefieldLanguageId, marketing::kAttachmentStorageType};
constexpr table::FieldId kFatigue[] = {marketing::kFatigueInteractions, marketing::kFatigueDays};
constexpr table::FieldId kOurCompany[] = {marketing::kOurName,
                                          marketing::kOurName2,
                                          marketing::kOurAddress,
                                          marketing::kOurAddress2,
                                          marketing::kOurPostCode,
                                          marketing::kOurCity,
                                          marketing::kOurCounty,
                                          marketing::kOurCountryRegionCode,
                                          marketing::kOurPhoneNo,
                                          marketing::kOurFaxNo,
                                          marketing::kOurEMail,
                                          marketing::kOurHomePage,
                                          marketing::kOurVatRegistrationNo,
                                          marketing::kOurRegistrationNo,
                                          marketing::kOurBankName,
                                          marketing::kOurBankBranchNo,
                                          marketing::kOurBankAccountNo,
                                          marketing::kOurGiroNo};
constexpr Part kParts[] = {{msg("Numbering"), kNumbers},
                           {msg("Defaults"), kDefaults},
                           {msg("Inheritance"), kInheritance},
                           {msg("Duplicates"), kDuplicates},
                           {msg("Contact fatigue"), kFatigue},
                           {msg("Company information"), kOurCompany, false},
                           {msg("Business relations"), kRelations, false},
                           {msg("Documents"), kDocuments, false}};

}  // namespace

std::vector<Action> MarketingSetupScreen::actions(Session& session) {
    const auto go = [&session](std::string address) {
        return [&session, address = std::move(address)] { session.go(address); };
    };
    return {{.name = tr_in("list", "Number Series"),
             .icon = theme::Icon::list,
             .run = go("/series"),
             .changes = false},
            {.name = tr("Salutations"),
             .icon = theme::Icon::mail,
             .run = go("/lists/" + std::string(setup::salutation::kDef.name)),
             .changes = false},
            {.name = tr("Code Lists"), .icon = theme::Icon::tags, .run = go("/lists"), .changes = false}};
}

void MarketingSetupScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 1100);
    const table::Row row = setup::setup_row(session.db());
    if (row == table::kNoRow) return;
    // A workspace from before some settings shows what holds in it.
    const table::Table& setup_table = session.table(marketing::kTable);
    const bool is_old = setup_table.number(row, marketing::kSearchHitPercent) == 0 ||
                        setup_table.number(row, marketing::kFatigueDays) == 0;
    if (is_old && session.check_can_change()) {
        session.edit_or_tell(tr("Complete Marketing Setup"), [](table::Transaction& tx) {
            setup::complete_setup(tx);
            return Result<void>();
        });
    }
    RecordForm form(session, marketing::kTable, row);
    take_values(form, session, marketing::kTable, row, tr("Change Marketing Setup"),
                [](table::Transaction& tx, table::Row, table::FieldId field,
                   const schema::FieldValue& value) { return setup::set_setup_field(tx, field, value); });
    for (const Part& part : kParts) {
        const ui::Group group(ui, tr(part.caption), {.open = part.open});
        if (!group) continue;
        const ui::Form columns(ui, 3);
        for (const table::FieldId field : part.fields) form.draw(ui, field);
    }
}

}  // namespace segments::app
