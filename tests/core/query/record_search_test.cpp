#include "core/query/record_search.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/interaction/interaction_tables.h"
#include "tests/core/contact/workspace.h"

using namespace segments;
using query::FoundRecord;
using query::RecordSearch;
namespace card = contact::contact;
namespace campaign = interaction::campaign;

namespace {

struct Office : test::Workspace {
    RecordSearch search{*db,
                        {{card::kTable, {card::kNo, card::kName, card::kEMail}},
                         {campaign::kTable, {campaign::kNo, campaign::kDescription}}},
                        3};

    void finish_change() {
        if (!db->busy()) return;
        const table::ChangeList changes = std::move(tx).finish();
        table::Transaction::close(*db, changes);
    }
};

// The names of what is found, best first.
std::vector<std::string> names(Office& office, std::string_view typed) {
    office.finish_change();
    office.search.look_for(typed);
    while (!office.search.step(2)) {
    }
    std::vector<std::string> found;
    for (const FoundRecord& each : office.search.found()) {
        const table::FieldId field =
            each.table == card::kTable ? table::FieldId{card::kName} : table::FieldId{campaign::kDescription};
        found.emplace_back(office.db->table(each.table).text(each.row, field));
    }
    return found;
}

}  // namespace

TEST_CASE("records are found by number, name and e-mail, what begins with the typed text first") {
    Office office;
    office.person("Johann Adams", "C1");
    office.set(office.person("Ann Lee", "C2"), card::kEMail, "lee@contoso.example");
    office.person("Anna Smith", "C3");
    const table::Row spring = office.tx.insert(campaign::kTable, {"ANN26"});
    office.tx.set_text(campaign::kTable, spring, campaign::kDescription, "Anniversary");
    CHECK(names(office, "ann") == std::vector<std::string>{"Ann Lee", "Anna Smith", "Anniversary"});
    CHECK(names(office, "c3") == std::vector<std::string>{"Anna Smith"});
    CHECK(names(office, "contoso") == std::vector<std::string>{"Ann Lee"});
    CHECK(names(office, "lee ann") == std::vector<std::string>{"Ann Lee"});
    CHECK(names(office, "nobody").empty());
    CHECK(names(office, "  ").empty());
}

TEST_CASE(
    "a record whose number is what was typed comes before all others, and no more than asked for are found") {
    Office office;
    for (int i = 0; i < 5; ++i) office.person("C9 lookalike", "A" + std::to_string(i));
    office.person("Zoe", "C9");
    CHECK(names(office, "c9") == std::vector<std::string>{"Zoe", "C9 lookalike", "C9 lookalike"});
}

TEST_CASE("after a change the search starts over by itself") {
    Office office;
    office.person("Ann Lee", "C1");
    CHECK(names(office, "bob").empty());
    table::Transaction tx(*office.db, "Bob");
    const auto bob = contact::create_contact(tx, office.context, {schema::ContactType::person, "C2"});
    REQUIRE(bob);
    REQUIRE(contact::set_field(tx, office.context, *bob, card::kName, "Bob"));
    const table::ChangeList changes = std::move(tx).finish();
    table::Transaction::close(*office.db, changes);
    CHECK_FALSE(office.search.done());
    CHECK(office.search.found().empty());
    while (!office.search.step(100)) {
    }
    CHECK(office.search.found().size() == 1);
}
