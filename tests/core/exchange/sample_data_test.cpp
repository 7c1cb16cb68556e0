#include "core/exchange/sample_data.h"

#include <doctest/doctest.h>

#include <memory>

#include "core/base/tr.h"
#include "core/contact/contact.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/segment_tables.h"
#include "tests/core/exchange/import_support.h"
#include "tests/core/testdata/project_file.h"

using namespace segments;
using namespace segments::test;
namespace entry = interaction::log_entry;

namespace {

Result<void> load(table::Transaction& tx) {
    return exchange::load_sample(tx, import_context(), testdata::project_file("tests/data/contacts-24.json"),
                                 testdata::project_file("tests/data/sample-interactions.json"));
}

// Knows three captions of the sample.
struct SomeGerman final : Language {
    std::string_view find(std::string_view english) const override {
        if (english == "Monthly newsletter") return "Monatlicher Newsletter";
        if (english == "Gift cases: early offer") return "Geschenkkisten: Frühangebot";
        if (english == "Sales Manager France") return "Verkaufsleitung Frankreich";
        return {};
    }
    std::string_view find_in(std::string_view, std::string_view) const override { return {}; }
    std::string_view find_plural(std::string_view, std::string_view, std::uint64_t) const override {
        return {};
    }
};

}  // namespace

TEST_CASE("The captions of the sample are in the language of the program, its names and codes stay") {
    const auto db = new_database();
    table::Transaction tx(*db, "Sample data");
    set_language(std::make_unique<SomeGerman>());
    const Result<void> loaded = load(tx);
    set_language(nullptr);
    REQUIRE(loaded);
    const auto holds = [&](table::TableId id, table::FieldId field, std::string_view text) {
        const table::Table& table = tx.table(id);
        bool found = false;
        table.live().for_each([&](table::Row row) { found = found || table.text(row, field) == text; });
        return found;
    };
    const table::Table& groups = tx.table(setup::mailing_group::kTable);
    CHECK(groups.text(groups.find("NEWS"), setup::mailing_group::kDescription) == "Monatlicher Newsletter");
    CHECK(holds(segment::logged::kTable, segment::logged::kDescription, "Geschenkkisten: Frühangebot"));
    CHECK(holds(entry::kTable, entry::kSubject, "Geschenkkisten: Frühangebot"));
    CHECK(holds(setup::salesperson::kTable, setup::salesperson::kJobTitle, "Verkaufsleitung Frankreich"));
    CHECK(!holds(setup::salesperson::kTable, setup::salesperson::kJobTitle, "Sales Manager France"));
    // What has no translation stays English.
    CHECK(holds(segment::logged::kTable, segment::logged::kDescription, "New price list"));
}

TEST_CASE("The sample fills a new workspace with contacts, codes and three years of interactions") {
    const auto db = new_database();
    {
        table::Transaction tx(*db, "Sample data");
        REQUIRE(load(tx));
        table::Commit(std::move(tx)).run();
    }
    CHECK(db->table(card::kTable).size() == 24);
    CHECK(db->table(segment::logged::kTable).size() == 3);
    CHECK(db->table(interaction::campaign::kTable).size() == 7);
    CHECK(db->table(interaction::campaign_entry::kTable).size() == 2);
    const table::Table& groups = db->table(setup::mailing_group::kTable);
    CHECK(groups.text(groups.find("NEWS"), setup::mailing_group::kDescription) == "Monthly newsletter");
    const table::Table& people = db->table(setup::salesperson::kTable);
    CHECK(people.text(people.find("MS"), setup::salesperson::kName) != "MS");

    const table::Table& entries = db->table(entry::kTable);
    CHECK(entries.size() > 50);
    std::size_t without_contact = 0, without_template = 0, in_future = 0, of_segments = 0;
    entries.live().for_each([&](table::Row row) {
        without_contact +=
            db->table(card::kTable).find(entries.text(row, entry::kContactNo)) == table::kNoRow;
        without_template += db->table(interaction::template_::kTable)
                                .find(entries.text(row, entry::kInteractionTemplateCode)) == table::kNoRow;
        in_future += entries.number(row, entry::kDate) > import_context().today;
        of_segments += entries.number(row, entry::kLoggedSegmentEntryNo) != 0;
    });
    CHECK(without_contact == 0);
    CHECK(without_template == 0);
    CHECK(in_future == 0);
    CHECK(of_segments > 20);
    const table::Row first = entries.find(1);
    CHECK(entries.text(first, entry::kContactNo) == "CT000011");
    CHECK(entries.number(first, entry::kDate) == import_context().today - 200);
    CHECK(entries.number(first, entry::kTimeOfInteraction) == (10 * 60 + 5) * 60'000 + 1);
    CHECK(entries.number(first, entry::kCost) == 25 * filter::kDecimalScale);
    CHECK(entries.text(first, entry::kUserId) == "ANN LEE");
}

TEST_CASE("Numbers after the sample go on behind it") {
    const auto db = new_database();
    table::Transaction tx(*db, "Sample data");
    REQUIRE(load(tx));
    const Result<table::Row> made =
        contact::create_contact(tx, import_context(), {schema::ContactType::company, ""});
    REQUIRE(made);
    CHECK(tx.table(card::kTable).text(*made, card::kNo) == "CT000025");
    const table::Table& lines = db->table(setup::no_series_line::kTable);
    CHECK(lines.text(lines.find("SM", 10000), setup::no_series_line::kLastNoUsed) == "SM00003");
    CHECK(lines.text(lines.find("CP", 10000), setup::no_series_line::kLastNoUsed) == "CP0007");
}

TEST_CASE("Files that aren't the sample are refused") {
    const auto db = new_database();
    table::Transaction tx(*db, "Sample data");
    CHECK(!exchange::load_sample(tx, import_context(), "[]", "no JSON"));
    CHECK(!exchange::load_sample(tx, import_context(), "[]", "{\"format\":\"x\"}"));
    CHECK(!exchange::load_sample(tx, import_context(), "[]",
                                 "{\"format\":\"segments.sample\",\"version\":1,\"countries\":7}"));
}
