#include "core/exchange/segment_csv.h"

#include <algorithm>

#include "core/base/address_forms.h"
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
    {card::kNo, "No."},
    {card::kExternalId, "External ID"},
    {card::kName, "Name"},
    {card::kName2, "Name 2"},
    {card::kAddress, "Address"},
    {card::kAddress2, "Address 2"},
    {card::kCounty, "County"},
    {card::kPostCode, "Post Code"},
    {card::kCity, "City"},
    {card::kCountryRegionCode, "Country/Region Code"},
    {card::kPhoneNo, "Phone No."},
    {card::kTelexNo, "Telex No."},
    {card::kFaxNo, "Fax No."},
    {card::kTelexAnswerBack, "Telex Answer Back"},
    {card::kTerritoryCode, "Territory Code"},
    {card::kCurrencyCode, "Currency Code"},
    {card::kLanguageCode, "Language Code"},
    {card::kSalespersonCode, "Salesperson Code"},
    {card::kVatRegistrationNo, "VAT Registration No."},
    {card::kEMail, "Email"},
    {card::kHomePage, "Home Page"},
    {card::kType, "Type"},
    {card::kCompanyName, "Company Name"},
    {card::kCompanyNo, "Company No."},
    {card::kFirstName, "First Name"},
    {card::kMiddleName, "Middle Name"},
    {card::kSurname, "Surname"},
    {card::kJobTitle, "Job Title"},
    {card::kInitials, "Initials"},
    {card::kExtensionNo, "Extension No."},
    {card::kMobilePhoneNo, "Mobile Phone No."},
    {card::kPager, "Pager"},
    {card::kOrganizationalLevelCode, "Organizational Level Code"},
    {card::kExcludeFromSegment, "Exclude from Segment"},
    {card::kCorrespondenceType, "Correspondence Type"},
    {card::kSalutationCode, "Salutation Code"},
};

// Whether a spreadsheet would calculate: a number as it is dialled, with its +, is none.
bool looks_like_formula(std::string_view text) {
    if (text.empty()) return false;
    const char first = text.front();
    if (first == '=' || first == '@' || first == '\t' || first == '\r') return true;
    if (first != '+' && first != '-') return false;
    return text.find_first_not_of("0123456789 ()/.-", 1) != std::string_view::npos;
}

void append_field(std::string& out, std::string_view text) {
    out += '"';
    if (looks_like_formula(text)) out += '\'';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

void append_cell(std::string& out, const table::Table& contacts, Row row, FieldId field) {
    const table::FieldDef& def = contacts.field(field);
    if (filter::is_textual(def.type))
        append_field(out, contacts.text(row, field));
    else if (def.type == filter::ValueType::boolean)
        append_field(out, contacts.flag(row, field) ? "Yes" : "No");
    else
        append_field(out, std::to_string(contacts.number(row, field)));
}

void append_line_end(std::string& out) {
    out += "\r\n";
}

// The contact of a line; kNoRow if there is none.
Row contact_of(const table::Database& db, Row line_row) {
    const table::Code code = db.table(line::kTable).code(line_row, line::kContactNo);
    return code == 0 ? table::kNoRow : db.table(card::kTable).find_code(code);
}

}  // namespace

Result<SegmentCsv> SegmentCsv::of(const table::Database& db, std::string_view segment_no) {
    const std::string record = "Segment " + std::string(segment_no);
    if (segment::find_segment(db, segment_no) == table::kNoRow) return fail("There is no " + record + ".");
    const table::Table& lines = db.table(line::kTable);
    std::vector<Row> contacts;
    for (const Row row : segment::present_lines(db, segment_no)) {
        const Row contact = contact_of(db, row);
        if (contact == table::kNoRow) {
            const std::string_view no = lines.text(row, line::kContactNo);
            Error error =
                fail("Line " + std::to_string(lines.number(row, line::kLineNo)) +
                         (no.empty() ? std::string(" has no contact.")
                                     : " names contact " + std::string(no) + ", which doesn't exist.") +
                         " Correct or delete the line, then export again.",
                     "EXP-2");
            error.record = record;
            error.field = lines.field(line::kContactNo).caption;
            return error;
        }
        contacts.push_back(contact);
    }
    return SegmentCsv(db, std::move(contacts));
}

bool SegmentCsv::step(std::size_t rows, std::string& out) {
    if (!begun_) {
        begun_ = true;
        for (const Column& column : kColumns) {
            if (&column != kColumns) out += ',';
            append_field(out, column.caption);
        }
        append_line_end(out);
    }
    const table::Table& contacts = db_->table(card::kTable);
    const std::size_t end = std::min(contacts_.size(), at_ + rows);
    for (; at_ < end; ++at_) {
        for (const Column& column : kColumns) {
            if (&column != kColumns) out += ',';
            append_cell(out, contacts, contacts_[at_], column.field);
        }
        append_line_end(out);
    }
    return at_ == contacts_.size();
}

float SegmentCsv::progress() const {
    return contacts_.empty() ? 1.0f : static_cast<float>(at_) / static_cast<float>(contacts_.size());
}

SegmentEMails::SegmentEMails(const table::Database& db, std::string_view segment_no)
    : db_(&db), lines_(segment::present_lines(db, segment_no)) {}

bool SegmentEMails::step(std::size_t rows) {
    const std::size_t end = std::min(lines_.size(), at_ + rows);
    for (; at_ < end; ++at_) {
        const Row contact = contact_of(*db_, lines_[at_]);
        if (contact == table::kNoRow) continue;
        const std::vector<std::string_view> addresses =
            split_e_mails(db_->table(card::kTable).text(contact, card::kEMail));
        if (addresses.empty()) without_.insert(contact);
        for (const std::string_view address : addresses) {
            if (seen_.insert(e_mail_key(address)).second) addresses_.emplace_back(address);
        }
    }
    return at_ == lines_.size();
}

std::vector<Row> contacts_of_segment(const table::Database& db, std::string_view segment_no) {
    std::vector<Row> contacts;
    for (const Row row : segment::present_lines(db, segment_no)) {
        const Row contact = contact_of(db, row);
        if (contact != table::kNoRow) contacts.push_back(contact);
    }
    std::sort(contacts.begin(), contacts.end());
    contacts.erase(std::unique(contacts.begin(), contacts.end()), contacts.end());
    return contacts;
}

}  // namespace segments::exchange
