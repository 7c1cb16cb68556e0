// A workspace with segments to log: a header with everything that logging asks for, and lines for contacts.
//
//     Mailing m;
//     const Row ann = m.reachable("Ann Lee");
//     m.segment("SM1", {ann});
//     const LogResult result = m.log("SM1");
#pragma once

#include <algorithm>
#include <vector>

#include "core/interaction/interaction_tables.h"
#include "core/interaction/log_segment.h"
#include "core/segment/insert_lines.h"
#include "core/segment/line_documents.h"
#include "core/segment/line_scan.h"
#include "tests/core/contact/workspace.h"

namespace segments::test {

namespace header = segment::segment;
namespace line = segment::line;
namespace logged = segment::logged;
namespace criteria_row = segment::criteria;
namespace logged_criteria = segment::logged_criteria;
namespace skipped = segment::skipped;
namespace entry = interaction::log_entry;
namespace campaign = interaction::campaign;
namespace campaign_entry = interaction::campaign_entry;

struct Mailing : Workspace {
    // A person with e-mail and postal address.
    Row reachable(std::string_view name) {
        const Row row = person(name);
        set(row, card::kEMail, "someone@contoso.example");
        set(row, card::kAddress, "1 Main Street");
        return row;
    }
    // A segment with a description, the user's salesperson, the template EMAIL and its type.
    Row segment(std::string_view no, std::vector<Row> contacts = {}) {
        const Row row = tx.insert(header::kTable, {no});
        REQUIRE(row != table::kNoRow);
        head(row, header::kDescription, "Autumn sale");
        head(row, header::kDate, std::int64_t{context.work_date});
        head(row, header::kSalespersonCode, "AL");
        head(row, header::kInteractionTemplateCode, "EMAIL");
        head(row, header::kCorrespondenceType, 2);
        segment::insert_lines(tx, context, no, contacts, 0);
        return row;
    }
    void head(Row segment_row, FieldId field, const FieldValue& value) {
        schema::set_cell(tx, header::kTable, segment_row, field, value);
    }
    // The n-th line of the segment, from 0.
    Row line_of(std::string_view segment_no, std::size_t n) const {
        return segment::present_lines(*db, segment_no).at(n);
    }
    // Gives a line a value of its own.
    void own(Row line_row, segment::OwnField field, const FieldValue& value) {
        const FieldId column = segment::line_field(field);
        const table::FieldDef& def = db->table(line::kTable).field(column);
        const std::int64_t raw = def.storage == table::Storage::number
                                     ? value.number
                                     : tx.intern(line::kTable, column, value.text);
        const segment::LineReader reader(*db, segment::segment_of_line(*db, line_row));
        segment::set_effective(tx, reader, line_row, field, raw);
    }
    void set_line(Row line_row, FieldId column, const FieldValue& value) {
        schema::set_cell(tx, line::kTable, line_row, column, value);
    }
    // Gives the line a document of its own.
    void document(Row line_row, std::string_view content = "a letter", std::string_view extension = "pdf") {
        REQUIRE(segment::set_line_document(tx, context, line_row, {std::string(content), content.size()},
                                           extension));
    }
    void add_campaign(std::string_view no) { REQUIRE(tx.insert(campaign::kTable, {no}) != table::kNoRow); }

    interaction::LogCheck check(std::string_view segment_no) const {
        interaction::LogCheck result(*db, context, segment::find_segment(*db, segment_no));
        while (!result.step(3)) {
        }
        return result;
    }
    Result<interaction::LogResult> try_log(std::string_view segment_no,
                                           const interaction::LogOptions& options = {}) {
        return log_in(tx, segment_no, options);
    }
    Result<interaction::LogResult> log_in(table::Transaction& into, std::string_view segment_no,
                                          const interaction::LogOptions& options = {}) const {
        interaction::LogSegment job(*db, context, std::string(segment_no), options);
        for (;;) {
            const Result<bool> done = job.step(into, 3);
            if (!done) return done.error();
            if (*done) return job.result();
        }
    }
    interaction::LogResult log(std::string_view segment_no, const interaction::LogOptions& options = {}) {
        const Result<interaction::LogResult> result = try_log(segment_no, options);
        REQUIRE_MESSAGE(static_cast<bool>(result), (result ? std::string() : result.error().message));
        return *result;
    }
    // The error of a refusal. REQUIRES: it is refused.
    Error refused(std::string_view segment_no, const interaction::LogOptions& options = {}) {
        const Result<interaction::LogResult> result = try_log(segment_no, options);
        REQUIRE_FALSE(static_cast<bool>(result));
        return result.error();
    }

    // Rows of the log in the order of entry numbers.
    std::vector<Row> entries() const { return sorted(entry::kTable); }
    std::vector<Row> sorted(table::TableId table) const {
        std::vector<Row> rows;
        const table::Table& all = db->table(table);
        all.live().for_each([&](Row row) { rows.push_back(row); });
        std::sort(rows.begin(), rows.end(),
                  [&](Row a, Row b) { return all.number(a, 0) < all.number(b, 0); });
        return rows;
    }
    std::string text_in(table::TableId table, Row row, FieldId field) const {
        return std::string(db->table(table).text(row, field));
    }
    std::int64_t number_in(table::TableId table, Row row, FieldId field) const {
        return db->table(table).number(row, field);
    }
};

}  // namespace segments::test
