#include "core/contact/delete_contacts.h"

#include "core/contact/alternate_address.h"
#include "core/contact/assignments.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/segment_tables.h"
#include "tests/core/contact/workspace.h"

using namespace segments;
using namespace segments::test;
namespace line = segments::segment::line;
namespace log_entry = segments::interaction::log_entry;

namespace {

Row add_line(Workspace& w, int id, std::string_view segment, Row contact_row, int removed_by = 0) {
    const Row row = w.tx.insert(line::kTable, {id});
    w.tx.set_text(line::kTable, row, line::kSegmentNo, segment);
    w.tx.set_text(line::kTable, row, line::kContactNo, w.no(contact_row));
    w.tx.set_number(line::kTable, row, line::kRemovedBy, removed_by);
    return row;
}

Row add_entry(Workspace& w, int no, std::string_view contact_no, std::string_view company_no) {
    const Row row = w.tx.insert(log_entry::kTable, {no});
    w.tx.set_text(log_entry::kTable, row, log_entry::kContactNo, contact_no);
    w.tx.set_text(log_entry::kTable, row, log_entry::kContactCompanyNo, company_no);
    return row;
}

std::string parties(const Workspace& w, Row entry) {
    const table::Table& entries = w.db->table(log_entry::kTable);
    return std::string(entries.text(entry, log_entry::kContactNo)) + "/" +
           std::string(entries.text(entry, log_entry::kContactCompanyNo));
}

}  // namespace

TEST_CASE("DEL-1: a contact on an open segment can't be deleted") {
    Workspace w;
    const Row row = w.person("Ann Lee");
    add_line(w, 1, "SM00001", row);
    const Result<void> result = contact::delete_contact(w.tx, row);
    REQUIRE_FALSE(result);
    CHECK(
        result.error().message ==
        "Contacts that are on open segments can't be deleted: CT000001 (SM00001). Remove their lines or log "
        "the segments first.");
    CHECK(result.error().rule == "DEL-1");
    CHECK(w.db->table(card::kTable).size() == 1);
}

TEST_CASE("DEL-3: a company goes with its people, unless one of them is on a segment") {
    Workspace w;
    const Row company = w.company("Contoso");
    const Row ann = w.person("Ann Lee");
    const Row bo = w.person("Bo Berg");
    w.set(ann, card::kCompanyNo, w.no(company));
    const Row kept = add_line(w, 1, "SM00001", ann);
    CHECK_FALSE(contact::delete_contact(w.tx, company));
    CHECK(w.db->table(card::kTable).size() == 3);
    w.tx.erase(line::kTable, kept);
    CHECK(contact::delete_contact(w.tx, company));
    CHECK(w.db->table(card::kTable).size() == 1);
    CHECK(w.db->table(card::kTable).is_live(bo));
}

TEST_CASE("DEL-4: what belongs to a contact goes with it") {
    Workspace w;
    w.code(setup::mailing_group::kTable, "NEWS");
    w.code(setup::job_responsibility::kTable, "SALES");
    const Row ann = w.person("Ann Lee");
    const Row bo = w.person("Bo Berg");
    for (const Row person : {ann, bo}) {
        REQUIRE(contact::assign(w.tx, w.context, contact::Assignment::mailing_group, person, "NEWS"));
        REQUIRE(contact::assign(w.tx, w.context, contact::Assignment::job_responsibility, person, "SALES"));
        REQUIRE(contact::add_alternate_address(w.tx, w.context, person, "HOME"));
        REQUIRE(contact::add_address_period(w.tx, w.context, person, "HOME", 1000, 0));
    }
    add_line(w, 1, "SM00001", ann, 2);
    CHECK(contact::delete_contact(w.tx, ann));
    CHECK(w.db->table(contact::mailing_group::kTable).size() == 1);
    CHECK(w.db->table(contact::job_responsibility::kTable).size() == 1);
    CHECK(w.db->table(contact::alt_address::kTable).size() == 1);
    CHECK(w.db->table(contact::alt_address_range::kTable).size() == 1);
    CHECK(w.db->table(line::kTable).size() == 0);
}

TEST_CASE("DEL-5: entries of a deleted person become the company's, those of a deleted company nobody's") {
    Workspace w;
    const Row company = w.company("Contoso");
    const Row ann = w.person("Ann Lee");
    const Row bo = w.person("Bo Berg");
    w.set(ann, card::kCompanyNo, w.no(company));
    const Row of_ann = add_entry(w, 1, w.no(ann), w.no(company));
    const Row of_bo = add_entry(w, 2, w.no(bo), "");
    const Row of_company = add_entry(w, 3, w.no(company), w.no(company));
    CHECK(contact::delete_contact(w.tx, ann));
    CHECK(contact::delete_contact(w.tx, bo));
    CHECK(parties(w, of_ann) == "CT000001/CT000001");
    CHECK(parties(w, of_bo) == "/");
    CHECK(parties(w, of_company) == "CT000001/CT000001");
    CHECK(contact::delete_contact(w.tx, company));
    CHECK(parties(w, of_ann) == "/");
    CHECK(parties(w, of_company) == "/");
}

TEST_CASE("many contacts are deleted in slices") {
    Workspace w;
    std::vector<Row> rows;
    for (int i = 0; i < 50; ++i) rows.push_back(w.person("Ann Lee"));
    const Row kept = w.person("Bo Berg");
    contact::DeleteContacts job(w.tx, rows);
    int steps = 1;
    while (!job.step(7)) ++steps;
    CHECK(steps > 10);
    CHECK(job.deleted() == 50);
    CHECK(job.progress() == 1.0f);
    CHECK_FALSE(job.problem());
    CHECK(w.db->table(card::kTable).size() == 1);
    CHECK(w.db->table(card::kTable).is_live(kept));
}
