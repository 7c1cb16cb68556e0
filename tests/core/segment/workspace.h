// A small workspace for tests of segments, with an open transaction.
//
//     SegmentWorkspace w;
//     const Row fair = w.segment("Fair");
//     const Row ann = w.line(fair, w.person("Ann Lee"));
//     w.own(ann, line::kCost, 7 * kUnit);
//     w.header(fair, header::kUnitCost, 5 * kUnit, Propagation::following);
//     CHECK(w.number(ann, line::kCost) == 7 * kUnit);
#pragma once

#include "core/attachment/word_template_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/create_segment.h"
#include "core/segment/header_change.h"
#include "core/segment/header_fields.h"
#include "core/segment/insert_lines.h"
#include "core/segment/line.h"
#include "core/segment/line_scan.h"
#include "tests/core/contact/workspace.h"

// So that failed checks show the counts.
template <>
struct doctest::StringMaker<segments::segment::HeaderImpact> {
    static doctest::String convert(const segments::segment::HeaderImpact& impact) {
        const std::string text = "{" + std::to_string(impact.following) + ", " +
                                 std::to_string(impact.keeping) + ", " + std::to_string(impact.from_contact) +
                                 "}";
        return text.c_str();
    }
};

namespace segments::test {

namespace header = segment::segment;
namespace line = segment::line;
namespace tmpl = interaction::template_;
using segment::HeaderImpact;
using segment::Origin;
using segment::OwnField;
using segment::Propagation;

inline constexpr std::int64_t kUnit = filter::kDecimalScale;
inline constexpr int kHardCopy = static_cast<int>(schema::CorrespondenceType::hard_copy);
inline constexpr int kEmail = static_cast<int>(schema::CorrespondenceType::email);

struct SegmentWorkspace : Workspace {
    SegmentWorkspace() {
        // The standard templates, told apart by cost as well.
        template_field("LETTER", tmpl::kUnitCost, 2 * kUnit);
        template_field("EMAIL", tmpl::kUnitCost, 1 * kUnit);
        code(interaction::campaign::kTable, "SPRING");
        code(interaction::campaign::kTable, "AUTUMN");
        code(attachment::word_template::kTable, "NEWS");
    }

    void code(table::TableId list, std::string_view code) {
        const Row row = tx.insert(list, {code});
        REQUIRE(row != table::kNoRow);
        tx.set_text(list, row, 1, "About " + std::string(code));
    }
    void template_field(std::string_view code, FieldId field, const FieldValue& value) {
        const Row row = db->table(tmpl::kTable).find(code);
        REQUIRE(row != table::kNoRow);
        schema::set_cell(tx, tmpl::kTable, row, field, value);
    }

    Row segment(std::string_view description = {}) {
        const Result<Row> row =
            segment::create_segment(tx, context, {.description = std::string(description)});
        REQUIRE(row);
        return *row;
    }
    std::string segment_no(Row row) const {
        return std::string(db->table(header::kTable).text(row, header::kNo));
    }
    // A line at the end of the segment; without a contact where it is kNoRow.
    Row line(Row segment_row, Row contact_row) {
        const table::Code contact =
            contact_row == table::kNoRow ? 0 : db->table(card::kTable).code(contact_row, card::kNo);
        return segment::insert_line(tx, segment_no(segment_row), contact, 0);
    }
    std::vector<Row> lines(Row segment_row, int count) {
        std::vector<Row> rows;
        for (int i = 0; i < count; ++i) rows.push_back(line(segment_row, table::kNoRow));
        return rows;
    }

    // Changes the header; the value must be accepted.
    void header(Row segment_row, FieldId field, const FieldValue& value,
                Propagation answer = Propagation::following) {
        const Result<void> result =
            segment::set_header_field(tx, segment_row, field, value, {.answer = answer});
        REQUIRE_MESSAGE(static_cast<bool>(result), (result ? std::string() : result.error().message));
    }
    std::string header_refusal(Row segment_row, FieldId field, const FieldValue& value) {
        const Result<void> result = segment::set_header_field(tx, segment_row, field, value);
        return result ? std::string() : result.error().message;
    }
    std::string header_text(Row segment_row, FieldId field) const {
        return std::string(db->table(header::kTable).text(segment_row, field));
    }
    std::int64_t header_number(Row segment_row, FieldId field) const {
        return db->table(header::kTable).number(segment_row, field);
    }
    HeaderImpact impact(Row segment_row, FieldId field, const FieldValue& value) const {
        return segment::header_impact(*db, segment_row, field, value);
    }

    segment::LineReader reader(Row line_row) const {
        return segment::LineReader(*db, segment::segment_of_line(*db, line_row));
    }
    // Gives the line a value as it comes to be there by any way of entry.
    void own(Row line_row, FieldId field, const FieldValue& value) {
        const auto column = segment::own_field(field);
        REQUIRE(column);
        const bool textual = filter::is_textual(db->table(line::kTable).field(field).type);
        const std::int64_t raw = textual ? tx.intern(line::kTable, field, value.text) : value.number;
        segment::set_effective(tx, reader(line_row), line_row, *column, raw);
    }
    std::string text(Row line_row, FieldId field) const {
        return std::string(reader(line_row).text(line_row, field));
    }
    std::int64_t number(Row line_row, FieldId field) const {
        return reader(line_row).number(line_row, field);
    }
    bool is_own(Row line_row, FieldId field) const {
        return reader(line_row).origin(line_row, *segment::own_field(field)) == Origin::own;
    }
};

}  // namespace segments::test
