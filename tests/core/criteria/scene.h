// A workspace with contacts, classification, interactions and segments, for the tests of criteria.
//
//     Scene scene;
//     const Row contoso = scene.company("Contoso", "C1");
//     const Row ann = scene.employee("Ann Lee", "P1", contoso);
//     scene.give(contoso, Assignment::industry_group, "FOOD");
//     CHECK(scene.found({{Section::industry_group, {{kIndustryGroup, "FOOD"}}}}) == Numbers{"C1", "P1"});
#pragma once

#include "core/contact/assignments.h"
#include "core/criteria/add_contacts.h"
#include "core/criteria/evaluate.h"
#include "core/criteria/remove_contacts.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/insert_lines.h"
#include "core/segment/line.h"
#include "core/segment/line_scan.h"
#include "tests/core/contact/workspace.h"

namespace segments::test {

using contact::Assignment;
using criteria::Conditions;
using schema::Section;
namespace entry = interaction::log_entry;
namespace line = segment::line;

using Numbers = std::vector<std::string>;

inline constexpr FieldId kMailingGroup = contact::mailing_group::kMailingGroupCode;
inline constexpr FieldId kIndustryGroup = contact::industry_group::kIndustryGroupCode;
inline constexpr FieldId kBusinessRelation = contact::business_relation::kBusinessRelationCode;
inline constexpr FieldId kJobResponsibility = contact::job_responsibility::kJobResponsibilityCode;

struct Scene : Workspace {
    Row employee(std::string_view name, std::string_view no, Row of_company) {
        const Row row = person(name, no);
        set(row, card::kCompanyNo, this->no(of_company));
        return row;
    }
    void give(Row contact, Assignment kind, std::string_view code) {
        if (db->table(contact::master_table_of(kind)).find(code) == table::kNoRow)
            this->code(contact::master_table_of(kind), code);
        REQUIRE(contact::assign(tx, context, kind, contact, code));
    }
    // A log entry of the contact and its company.
    Row interaction(Row contact, std::string_view template_code = "ABC",
                    std::string_view date = "2025-05-05") {
        const Row row = tx.insert(entry::kTable, {static_cast<std::int64_t>(++last_entry_)});
        tx.set_text(entry::kTable, row, entry::kContactNo, no(contact));
        tx.set_text(entry::kTable, row, entry::kContactCompanyNo, text(contact, card::kCompanyNo));
        tx.set_text(entry::kTable, row, entry::kInteractionTemplateCode, template_code);
        tx.set_number(entry::kTable, row, entry::kDate, *from_iso(date));
        return row;
    }
    void segment(std::string_view no) {
        const Row row = tx.insert(segment::segment::kTable, {no});
        REQUIRE(row != table::kNoRow);
        tx.set_text(segment::segment::kTable, row, segment::segment::kDescription, "Spring letter");
        tx.set_number(segment::segment::kTable, row, segment::segment::kDate, context.work_date);
    }

    filter::EntryContext entry_context() const { return filter::entry_context(context); }
    // The numbers of the contacts that qualify, in ascending order.
    Numbers found(const Conditions& conditions) const {
        Result<criteria::Evaluation> evaluation =
            criteria::Evaluation::make(*db, conditions, entry_context());
        REQUIRE_MESSAGE(static_cast<bool>(evaluation), (evaluation ? "" : evaluation.error().message));
        evaluation->run();
        return numbers(evaluation->contacts());
    }
    Numbers numbers(const table::Bitmap& contacts) const {
        Numbers all;
        contacts.for_each([&](Row row) { all.push_back(no(row)); });
        std::sort(all.begin(), all.end());
        return all;
    }
    // The contact numbers of the lines that stand on the segment, in the order of the lines.
    Numbers lines(std::string_view segment_no) const {
        Numbers all;
        for (const Row row : segment::present_lines(*db, segment_no))
            all.emplace_back(db->table(line::kTable).text(row, line::kContactNo));
        return all;
    }

    // The lines that stand on the segment with all they hold, in their order; without the internal Line ID.
    std::vector<std::string> contents(std::string_view segment_no) const {
        const table::Table& table = db->table(line::kTable);
        std::vector<std::string> all;
        for (const Row row : segment::present_lines(*db, segment_no)) {
            std::string text;
            for (const table::FieldDef& field : line::kDef.fields) {
                if (field.id == line::kLineId || field.id == line::kInsertedBy) continue;
                text += field.storage == table::Storage::number ? std::to_string(table.number(row, field.id))
                                                                : std::string(table.text(row, field.id));
                text += '|';
            }
            all.push_back(std::move(text));
        }
        return all;
    }
    std::int64_t actions(std::string_view segment_no) const {
        return criteria::number_of_actions(*db, criteria::criteria_of_segment(segment_no));
    }
    void add(std::string_view segment_no, const Conditions& conditions,
             const criteria::AddOptions& options = {}) {
        REQUIRE(criteria::add_contacts(tx, segment_no, conditions, options, entry_context()));
    }
    void remove(std::string_view segment_no, schema::CriteriaAction kind, const Conditions& conditions,
                bool entire_companies = false) {
        REQUIRE(
            criteria::remove_contacts(tx, segment_no, kind, conditions, entire_companies, entry_context()));
    }
    // Gives a line a cost of its own, as somebody would type it.
    void set_cost(Row row, std::int64_t cost) {
        const segment::LineReader reader(*db, segment::segment_of_line(*db, row));
        segment::set_effective(tx, reader, row, segment::OwnField::cost, cost);
    }
    Row line_of(std::string_view segment_no, std::string_view contact_no) const {
        for (const Row row : segment::present_lines(*db, segment_no)) {
            if (db->table(line::kTable).text(row, line::kContactNo) == contact_no) return row;
        }
        return table::kNoRow;
    }

  private:
    int last_entry_ = 0;
};

// Contoso (C1) with Ann (P1) and Bob (P2), Fabrikam (C2) with Cy (P3), Dora (P4) without a company, and the
// empty segments SM1 and SM2.
struct Companies : Scene {
    Companies() {
        segment("SM1");
        segment("SM2");
    }
    Row contoso = company("Contoso", "C1");
    Row ann = employee("Ann Lee", "P1", contoso);
    Row bob = employee("Bob Ray", "P2", contoso);
    Row fabrikam = company("Fabrikam", "C2");
    Row cy = employee("Cy Fox", "P3", fabrikam);
    Row dora = person("Dora Alone", "P4");
};

// Just the contacts with these numbers.
inline Conditions only(std::string_view numbers) {
    return {{Section::contact, {{card::kNo, std::string(numbers)}}}};
}

}  // namespace segments::test
