#include "app/grid/line_source.h"

#include <doctest/doctest.h>

#include "core/contact/contact_tables.h"
#include "core/schema/enumerations.h"
#include "core/segment/line.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;

namespace head = segment::segment;
namespace line = segment::line;
namespace card = contact::contact;
using table::Row;

namespace {

// Segment S1 (description "Spring", cost 2) with lines for CT1 (its own cost 5) and CT2, and one of S2.
void fill(table::Transaction& tx) {
    const auto contact = [&](const char* no, const char* name, schema::ContactType type) {
        const Row row = tx.insert(card::kTable, {no});
        tx.set_text(card::kTable, row, card::kName, name);
        tx.set_number(card::kTable, row, card::kType, static_cast<int>(type));
    };
    contact("CT1", "Ann Lee", schema::ContactType::person);
    contact("CT2", "Contoso", schema::ContactType::company);
    for (const char* no : {"S1", "S2"}) {
        const Row row = tx.insert(head::kTable, {no});
        tx.set_text(head::kTable, row, head::kDescription, "Spring");
        tx.set_number(head::kTable, row, head::kUnitCost, 2 * filter::kDecimalScale);
    }
    const auto add = [&](int id, const char* segment, const char* contact_no) {
        const Row row = tx.insert(line::kTable, {id});
        tx.set_text(line::kTable, row, line::kSegmentNo, segment);
        tx.set_number(line::kTable, row, line::kLineNo, id * 10000);
        tx.set_text(line::kTable, row, line::kContactNo, contact_no);
        return row;
    };
    const Row first = add(1, "S1", "CT1");
    tx.set_number(line::kTable, first, line::kCost, 5 * filter::kDecimalScale);
    tx.set_number(line::kTable, first, line::kOwn, segment::bit(segment::OwnField::cost));
    add(2, "S1", "CT2");
    add(3, "S2", "CT1");
    tx.set_number(line::kTable, add(4, "S1", "CT2"), line::kRemovedBy, 7);
}

const app::GridColumn& column(const app::GridSource& source, std::string_view id) {
    return source.columns[app::column_index(source.columns, id)];
}

}  // namespace

TEST_CASE("LIN-1: the lines of a segment show the values in force and mark the line's own (PRD-3)") {
    Harness app;
    app::Session& session = app.application().session();
    REQUIRE(session.edit("", [](table::Transaction& tx) {
        fill(tx);
        return Result<void>();
    }));
    app.settle();
    app::GridSource source = app::segment_line_source("S1");
    source.refresh(session);
    const table::Table& lines = session.table(line::kTable);
    const Row first = lines.find(1), second = lines.find(2);
    const auto shown = [&](Row row, std::string_view id) {
        return app::shown_text(column(source, id), session.db(), line::kTable, row, session.locale());
    };
    CHECK(shown(first, "description") == "Spring");
    CHECK(shown(first, "cost") == "5");
    CHECK(shown(second, "cost") == "2");
    CHECK(source.cell_mark(session, first, column(source, "cost")).own);
    CHECK_FALSE(source.cell_mark(session, second, column(source, "cost")).own);
    CHECK_FALSE(source.cell_mark(session, first, column(source, "contactName")).own);
    CHECK(shown(first, "contactName") == "Ann Lee");
    CHECK(shown(second, "contactName").empty());

    app::RecordView view(source.table, {source.columns.begin(), source.columns.end()});
    view.set_base(source.base);
    view.set_sort(source.sort);
    view.update(session.db(), session.generation());
    while (!view.step(1000)) {
    }
    CHECK(view.rows() == std::vector<Row>{first, second});
}

TEST_CASE("the lines of a segment that is gone are none") {
    Harness app;
    app::Session& session = app.application().session();
    app::GridSource source = app::segment_line_source("S9");
    source.refresh(session);
    CHECK(column(source, "cost").computed->number(session.db(), 0) == 0);
}
