#include "core/setup/marketing_setup.h"

#include "tests/core/contact/workspace.h"

using namespace segments;
using namespace segments::test;
namespace marketing = setup::marketing;

namespace {

std::string refused(Workspace& w, FieldId field, const FieldValue& value) {
    const Result<void> done = setup::set_setup_field(w.tx, field, value);
    return done ? std::string() : done.error().message;
}

}  // namespace

TEST_CASE("ENT-24: a new workspace looks for duplicates, at 60 percent, and inherits everything") {
    Workspace w;
    const setup::DuplicateSettings settings = setup::duplicate_settings(*w.db);
    CHECK(settings.autosearch);
    CHECK(settings.maintain_strings);
    CHECK(settings.search_hit_percent == 60);
    const table::Table& setup = w.db->table(marketing::kTable);
    CHECK(setup.flag(setup::setup_row(*w.db), marketing::kInheritCommunicationDetails));
    CHECK(setup.number(setup::setup_row(*w.db), marketing::kAttachmentStorageType) == 0);  // ENM-14: embedded
}

TEST_CASE("ENT-24: the Search Hit % lies between 1 and 100") {
    Workspace w;
    CHECK(refused(w, marketing::kSearchHitPercent, 0) == "Search Hit % must be between 1 and 100.");
    CHECK(refused(w, marketing::kSearchHitPercent, 101) == "Search Hit % must be between 1 and 100.");
    CHECK(refused(w, marketing::kSearchHitPercent, 75) == "");
    CHECK(setup::duplicate_settings(*w.db).search_hit_percent == 75);
}

TEST_CASE(
    "ENT-24: a workspace from before the duplicate settings has their defaults, and keeps them on a "
    "change of one") {
    Workspace w;
    w.setup_field(marketing::kSearchHitPercent, 0);
    w.setup_field(marketing::kAutosearchForDuplicates, false);
    w.setup_field(marketing::kMaintainDuplicateSearchStrings, false);
    CHECK(setup::duplicate_settings(*w.db).autosearch);
    CHECK(refused(w, marketing::kMaintainDuplicateSearchStrings, false) == "");
    const setup::DuplicateSettings settings = setup::duplicate_settings(*w.db);
    CHECK(settings.autosearch);
    CHECK_FALSE(settings.maintain_strings);
    CHECK(settings.search_hit_percent == 60);
}

TEST_CASE("FAT-2: a new workspace calls 3 interactions in 30 days many, and an older one does so too") {
    Workspace w;
    CHECK(setup::fatigue_limits(*w.db) == setup::FatigueLimits{3, 30});
    CHECK(refused(w, marketing::kFatigueDays, 0) == "In So Many Days must be between 1 and 36500.");
    CHECK(refused(w, marketing::kFatigueInteractions, 0) ==
          "Many Interactions Are must be between 1 and 9999.");
    CHECK(refused(w, marketing::kFatigueInteractions, 5) == "");
    CHECK(refused(w, marketing::kFatigueDays, 7) == "");
    CHECK(setup::fatigue_limits(*w.db) == setup::FatigueLimits{5, 7});
    w.setup_field(marketing::kFatigueInteractions, 0);
    w.setup_field(marketing::kFatigueDays, 0);
    CHECK(setup::fatigue_limits(*w.db) == setup::FatigueLimits{3, 30});
    CHECK(setup::complete_setup(w.tx));
    CHECK_FALSE(setup::complete_setup(w.tx));
}

TEST_CASE("ENT-24: what the setup names must exist, and its date formula must be one") {
    Workspace w;
    CHECK(refused(w, marketing::kContactNos, "CT") == "");
    CHECK(refused(w, marketing::kContactNos, "NONE") != "");
    CHECK(refused(w, marketing::kDefaultLanguageCode, "DEU") == "");
    CHECK(refused(w, marketing::kDefaultLanguageCode, "XXX") != "");
    CHECK(refused(w, marketing::kDefaultTaskDateCalculation, "1W") == "");
    CHECK(refused(w, marketing::kDefaultTaskDateCalculation, "SOON") != "");
    CHECK(refused(w, marketing::kAttachmentStorageType, 0) != "");
}

TEST_CASE("CON-1: a new contact gets number, salesperson and the defaults of its type from the setup") {
    Workspace w;
    REQUIRE(setup::set_setup_field(w.tx, marketing::kDefaultCountryRegionCode, "AT"));
    REQUIRE(setup::set_setup_field(w.tx, marketing::kDefaultLanguageCode, "DEU"));
    REQUIRE(setup::set_setup_field(w.tx, marketing::kDefaultFormatRegion, "de-AT"));
    REQUIRE(setup::set_setup_field(w.tx, marketing::kDefaultCorrespondenceType, 2));
    w.code(setup::territory::kTable, "EAST");
    REQUIRE(setup::set_setup_field(w.tx, marketing::kDefaultTerritoryCode, "EAST"));
    w.code(setup::salesperson::kTable, "BOB");
    REQUIRE(setup::set_setup_field(w.tx, marketing::kDefaultSalespersonCode, "BOB"));
    w.company("Taken", "CT000001");
    const Row company = w.company("Contoso");
    CHECK(w.no(company) == "CT000002");
    CHECK(w.text(company, card::kSalutationCode) == "COMPANY");
    CHECK(w.text(company, card::kSalespersonCode) == "AL");  // the user's own wins
    CHECK(w.text(company, card::kCountryRegionCode) == "AT");
    CHECK(w.text(company, card::kLanguageCode) == "DEU");
    CHECK(w.text(company, card::kFormatRegion) == "de-AT");
    CHECK(w.text(company, card::kTerritoryCode) == "EAST");
    CHECK(w.number(company, card::kCorrespondenceType) == 2);
    w.context.user_id = "SOMEBODY ELSE";
    const Row person = w.person("Ann Lee");
    CHECK(w.text(person, card::kSalutationCode) == "UNISEX");
    CHECK(w.text(person, card::kSalespersonCode) == "BOB");
}
