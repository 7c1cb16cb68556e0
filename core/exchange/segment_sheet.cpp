#include "core/exchange/segment_sheet.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/segment/line_scan.h"

namespace segments::exchange {
namespace {

using table::FieldId;
using table::Row;
namespace card = contact::contact;
namespace line = segment::line;

struct Column {
    FieldId field;
    std::string_view caption;
};
// EXP-3
constexpr Column kColumns[] = {
    {card::kNo, msg("No.")},
    {card::kExternalId, msg("External ID")},
    {card::kName, msg("Name")},
    {card::kName2, msg("Name 2")},
    {card::kAddress, msg("Address")},
    {card::kAddress2, msg("Address 2")},
    {card::kCounty, msg("County")},
    {card::kPostCode, msg("Post Code")},
    {card::kCity, msg("City")},
    {card::kCountryRegionCode, msg("Country/Region Code")},
    {card::kPhoneNo, msg("Phone No.")},
    {card::kTelexNo, msg("Telex No.")},
    {card::kFaxNo, msg("Fax No.")},
    {card::kTelexAnswerBack, msg("Telex Answer Back")},
    {card::kTerritoryCode, msg("Territory Code")},
    {card::kCurrencyCode, msg("Currency Code")},
    {card::kLanguageCode, msg("Language Code")},
    {card::kSalespersonCode, msg("Salesperson Code")},
    {card::kVatRegistrationNo, msg("VAT Registration No.")},
    {card::kEMail, msg("Email")},
    {card::kHomePage, msg("Home Page")},
    {card::kType, msg("Type")},
    {card::kCompanyName, msg("Company Name")},
    {card::kCompanyNo, msg("Company No.")},
    {card::kFirstName, msg("First Name")},
    {card::kMiddleName, msg("Middle Name")},
    {card::kSurname, msg("Surname")},
    {card::kJobTitle, msg("Job Title")},
    {card::kInitials, msg("Initials")},
    {card::kExtensionNo, msg("Extension No.")},
    {card::kMobilePhoneNo, msg("Mobile Phone No.")},
    {card::kPager, msg("Pager")},
    {card::kOrganizationalLevelCode, msg("Organizational Level Code")},
    {card::kExcludeFromSegment, msg("Exclude from Segment")},
    {card::kCorrespondenceType, msg("Correspondence Type")},
    {card::kSalutationCode, msg("Salutation Code")},
};

// The contact of a line; kNoRow if there is none.
}  // namespace

std::vector<FieldId> standard_columns() {
    std::vector<FieldId> columns;
    for (const Column& column : kColumns) columns.push_back(column.field);
    return columns;
}

std::vector<FieldId> all_columns() {
    std::vector<FieldId> columns = standard_columns();
    const std::size_t standard = columns.size();
    for (const table::FieldDef& field : card::kDef.fields) {
        const auto end = columns.begin() + static_cast<std::ptrdiff_t>(standard);
        if ((field.flags & table::kHidden) == 0 && std::find(columns.begin(), end, field.id) == end)
            columns.push_back(field.id);
    }
    return columns;
}

std::string_view caption_of_column(FieldId column) {
    for (const Column& each : kColumns) {
        if (each.field == column) return each.caption;
    }
    return card::kDef.fields[column].caption;
}

SegmentSheet::SegmentSheet(const table::Database& db, table::Code segment, SheetFormat format,
                           std::vector<FieldId> columns)
    : db_(&db),
      format_(format),
      columns_(std::move(columns)),
      finding_(segment),
      pending_(std::make_unique<std::string>()) {
    std::vector<SheetWriter::Column> heads;
    for (const FieldId column : columns_)
        heads.push_back(
            sheet_column(std::string(tr(caption_of_column(column))), card::kDef.fields[column].max_length));
    writer_ = std::make_unique<SheetWriter>(format, *pending_, heads);
}

Result<SegmentSheet> SegmentSheet::of(const table::Database& db, std::string_view segment_no,
                                      SheetFormat format, std::vector<FieldId> columns) {
    const Row row = segment::find_segment(db, segment_no);
    if (row == table::kNoRow) return fail(tr("There is no {1}.", tr("Segment {1}", segment_no)));
    return SegmentSheet(db, segment::segment_code(db, row), format, std::move(columns));
}

Error SegmentSheet::without_contact(Row row) const {
    const table::Table& lines = db_->table(line::kTable);
    const std::string_view no = lines.text(row, line::kContactNo);
    const std::int64_t line_no = lines.number(row, line::kLineNo);
    Error error = fail((no.empty() ? tr("Line {1} has no contact.", line_no)
                                   : tr("Line {1} names contact {2}, which doesn't exist.", line_no, no)) +
                           " " + tr("Correct or delete the line, then export again.").str(),
                       "EXP-2");
    error.record = tr("Segment {1}", lines.text(row, line::kSegmentNo));
    error.field = lines.field(line::kContactNo).caption;
    return error;
}

void SegmentSheet::find(std::size_t rows) {
    if (!finding_.step(*db_, rows)) return;
    lines_ = finding_.take();
    if (format_ == SheetFormat::xlsx && lines_.size() >= kMostSheetRows)
        problem_ = fail(tr("A workbook holds at most {1} contacts. Choose CSV instead.", kMostSheetRows - 1));
}

void SegmentSheet::look_at(std::size_t rows) {
    const std::size_t end = std::min(lines_.size(), contacts_.size() + rows);
    while (contacts_.size() < end) {
        const Row row = lines_[contacts_.size()];
        const Row contact = segment::contact_of(*db_, row);
        if (contact == table::kNoRow) {
            problem_ = without_contact(row);
            return;
        }
        contacts_.push_back(contact);
    }
}

bool SegmentSheet::step(std::size_t rows, std::string& out) {
    // To find a line is little work beside writing it.
    constexpr std::size_t kAtOnce = 50;
    if (problem_) return true;
    if (!finding_.done()) {
        find(rows * kAtOnce);
        return problem_.has_value();
    }
    if (contacts_.size() < lines_.size()) {
        look_at(rows * kAtOnce);
        return problem_.has_value();
    }
    const table::Table& contacts = db_->table(card::kTable);
    const std::size_t end = std::min(contacts_.size(), at_ + rows);
    for (; at_ < end; ++at_) {
        writer_->row();
        for (const FieldId column : columns_) {
            const table::FieldDef& field = contacts.field(column);
            if (filter::is_textual(field.type))
                writer_->text(contacts.text(contacts_[at_], column));
            else
                writer_->cell(field, {}, contacts.number(contacts_[at_], column));
        }
    }
    const bool done = at_ == contacts_.size();
    if (done && writer_) {
        sound_ = writer_->finish();
        writer_.reset();
    }
    out += *pending_;
    pending_->clear();
    return done;
}

float SegmentSheet::progress() const {
    constexpr float kFinding = 0.1f;
    if (!finding_.done()) return kFinding / 2 * finding_.progress(*db_);
    if (lines_.empty()) return 1.0f;
    const auto lines = static_cast<float>(lines_.size());
    if (contacts_.size() < lines_.size())
        return kFinding / 2 * (1 + static_cast<float>(contacts_.size()) / lines);
    return kFinding + (1 - kFinding) * static_cast<float>(at_) / lines;
}

}  // namespace segments::exchange
