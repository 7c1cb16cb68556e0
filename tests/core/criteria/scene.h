// A workspace with contacts, classification, interactions and segments, for the tests of criteria.
//
//     Scene scene;
//     const Row contoso = scene.company("Contoso", "C1");
//     const Row ann = scene.employee("Ann Lee", "P1", contoso);
//     scene.give(contoso, Assignment::industry_group, "FOOD");
//     CHECK(scene.found({{Section::industry_group, {{kIndustryGroup, "FOOD"}}}}) == Numbers{"C1", "P1"});
#pragma once

#include "core/contact/assignments.h"
#include "core/criteria/evaluate.h"
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

  private:
    int last_entry_ = 0;
};

}  // namespace segments::test
