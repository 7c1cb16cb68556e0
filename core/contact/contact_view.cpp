#include "core/contact/contact_view.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/table/find_rows.h"

namespace segments::contact {

std::string ContactView::search_e_mail() const {
    return upper_case(e_mail());
}

Result<void> check_not_privacy_blocked(const table::Database& db, table::Row contact_row) {
    const ContactView view(db, contact_row);
    if (!view.privacy_blocked()) return {};
    Error error = fail(tr("Contact {1} {2} is privacy blocked, so no interaction can be started with it. "
                          "Take the block off on the contact's card if you may.",
                          view.no(), view.name()),
                       "CON-10");
    error.record = tr("Contact {1}", view.no());
    error.field = "Privacy Blocked";
    return error;
}

ClassificationFigures classification_figures(const table::Database& db, table::Row contact_row) {
    const ContactView view(db, contact_row);
    const table::Code own = view.code();
    const table::Code company = db.table(contact::kTable).code(contact_row, contact::kCompanyNo);
    const auto count = [&](table::TableId id, table::Code no) {
        std::size_t rows = 0;
        if (no != 0) table::for_each_row_with(db.table(id), 0, no, [&](table::Row) { ++rows; });
        return rows;
    };
    ClassificationFigures figures;
    figures.mailing_groups = count(mailing_group::kTable, own);
    figures.job_responsibilities = count(job_responsibility::kTable, own);
    figures.industry_groups = count(industry_group::kTable, company);

    const table::Table& relations = db.table(business_relation::kTable);
    std::int64_t target = 0;
    if (company != 0) {
        table::for_each_row_with(relations, business_relation::kContactNo, company, [&](table::Row row) {
            ++figures.business_relations;
            target = relations.number(row, business_relation::kLinkToTable);
        });
    }
    if (figures.business_relations == 0)
        figures.business_relation = tr("None");
    else if (figures.business_relations > 1)
        figures.business_relation = tr("Multiple");
    else
        figures.business_relation =
            target == 0 ? tr("Other") : tr(schema::kLinkTargets[static_cast<std::size_t>(target)]);
    return figures;
}

}  // namespace segments::contact
