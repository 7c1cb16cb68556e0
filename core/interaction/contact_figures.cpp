#include "core/interaction/contact_figures.h"

#include <algorithm>
#include <tuple>

#include "core/contact/contact_view.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/line_scan.h"
#include "core/table/find_rows.h"

namespace segments::interaction {
namespace {

using table::Row;
namespace card = contact::contact;
namespace line = segment::line;

// Visits the entries that count for the contact.
template <typename Visit>
void for_each_entry(const table::Database& db, Row contact_row, Visit visit) {
    const table::Table& log = db.table(log_entry::kTable);
    const contact::ContactView view(db, contact_row);
    const table::FieldId column = view.is_company() ? log_entry::kContactCompanyNo : log_entry::kContactNo;
    table::for_each_row_with(log, column, view.code(), [&](Row row) {
        if (!log.flag(row, log_entry::kPostponed)) visit(log, row);
    });
}

}  // namespace

ContactFigures contact_figures(const table::Database& db, Row contact_row) {
    ContactFigures figures;
    constexpr auto kUs = static_cast<std::int64_t>(schema::InitiatedBy::us);
    for_each_entry(db, contact_row, [&](const table::Table& log, Row row) {
        const auto date = static_cast<Day>(log.number(row, log_entry::kDate));
        if (log.number(row, log_entry::kInitiatedBy) == kUs)
            figures.last_date_attempted = std::max(figures.last_date_attempted, date);
        if (!log.flag(row, log_entry::kAttemptFailed))
            figures.date_of_last_interaction = std::max(figures.date_of_last_interaction, date);
        if (log.flag(row, log_entry::kCanceled)) return;
        ++figures.interactions;
        figures.cost += log.number(row, log_entry::kCost);
        figures.duration += log.number(row, log_entry::kDuration);
    });
    return figures;
}

std::vector<Row> log_entries_of(const table::Database& db, Row contact_row) {
    std::vector<Row> rows;
    for_each_entry(db, contact_row, [&](const table::Table&, Row row) { rows.push_back(row); });
    const table::Table& log = db.table(log_entry::kTable);
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        return log.number(a, log_entry::kEntryNo) < log.number(b, log_entry::kEntryNo);
    });
    return rows;
}

std::vector<Row> open_lines_of(const table::Database& db, Row contact_row) {
    const table::Table& lines = db.table(line::kTable);
    const table::Table& contacts = db.table(card::kTable);
    const contact::ContactView view(db, contact_row);
    std::vector<Row> rows;
    const auto add = [&](Row row) {
        if (segment::is_present(lines, row)) rows.push_back(row);
    };
    if (view.is_person()) {
        table::for_each_row_with(lines, line::kContactNo, view.code(), add);
    } else {
        lines.live().for_each([&](Row row) {
            const table::Code code = lines.code(row, line::kContactNo);
            const Row other = code == 0 ? table::kNoRow : contacts.find_code(code);
            if (other != table::kNoRow && contacts.code(other, card::kCompanyNo) == view.code()) add(row);
        });
    }
    const auto place = [&](Row row) {
        return std::tuple(lines.text(row, line::kSegmentNo), lines.number(row, line::kLineNo));
    };
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) { return place(a) < place(b); });
    return rows;
}

}  // namespace segments::interaction
