#include "core/segment/line.h"

#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/schema/enumerations.h"

namespace segments::segment {

using table::kNoRow;
using table::Row;

HeaderValues read_header(const table::Database& db, Row segment_row) {
    const table::Table& segments = db.table(segment::kTable);
    HeaderValues header;
    for (int i = 0; i < kOwnFields; ++i) {
        header.raw[static_cast<std::size_t>(i)] =
            segments.number(segment_row, header_field(static_cast<OwnField>(i)));
    }
    header.ignore_contact_type = segments.flag(segment_row, segment::kIgnoreContactCorresType);
    namespace tmpl = interaction::template_;
    const table::Table& templates = db.table(tmpl::kTable);
    const table::Code code = segments.code(segment_row, segment::kInteractionTemplateCode);
    const Row row = code == 0 ? kNoRow : templates.find_code(code);
    if (row != kNoRow) {
        header.template_exists = true;
        header.template_ignores = templates.flag(row, tmpl::kIgnoreContactCorresType);
        header.template_type = templates.number(row, tmpl::kCorrespondenceType);
    }
    return header;
}

LineReader::LineReader(const table::Database& db, Row segment_row)
    : LineReader(db, read_header(db, segment_row)) {}

LineReader::LineReader(const table::Database& db, const HeaderValues& header)
    : db_(&db),
      lines_(&db.table(line::kTable)),
      contacts_(&db.table(contact::contact::kTable)),
      header_(header) {}

Row LineReader::contact(Row line) const {
    const table::Code code = lines_->code(line, line::kContactNo);
    return code == 0 ? kNoRow : contacts_->find_code(code);
}

// LIN-11 with PRD-16: what the template gave has become the header's, so there is no third source.
LineValue LineReader::derived_type(Row line) const {
    const Row card = contact(line);
    const std::int64_t of_contact =
        card == kNoRow ? 0 : contacts_->number(card, contact::contact::kCorrespondenceType);
    const std::int64_t of_header = header_[OwnField::correspondence_type];
    if (of_header != 0 && (header_.ignore_contact_type || header_.template_ignores || of_contact == 0)) {
        return {of_header, Origin::header};
    }
    if (of_header == 0 && header_.template_exists && (header_.template_ignores || of_contact == 0)) {
        return {header_.template_type, Origin::header};
    }
    return {of_contact, of_contact == 0 ? Origin::header : Origin::contact};
}

LineValue LineReader::derived(Row line, OwnField field) const {
    if (field == OwnField::correspondence_type) return derived_type(line);
    const std::int64_t of_header = header_[field];
    if (field == OwnField::salesperson_code && of_header == 0) {
        const Row card = contact(line);
        if (card != kNoRow) {
            const std::int64_t of_contact = contacts_->number(card, contact::contact::kSalespersonCode);
            if (of_contact != 0) return {of_contact, Origin::contact};
        }
    }
    return {of_header, Origin::header};
}

LineValue LineReader::value(Row line, OwnField field) const {
    const OwnMask mask = own(line);
    if ((mask & bit(field)) != 0) return {lines_->number(line, line_field(field)), Origin::own};
    if (field == OwnField::correspondence_type && (mask & (kTypeOfHeader | kTypeOfContact)) != 0) {
        if ((mask & kTypeOfHeader) != 0) return {header_[field], Origin::header};
        const Row card = contact(line);
        return {card == kNoRow ? 0 : contacts_->number(card, contact::contact::kCorrespondenceType),
                Origin::contact};
    }
    return derived(line, field);
}

std::int64_t LineReader::number(Row line, table::FieldId line_column) const {
    if (const auto field = own_field(line_column)) return raw(line, *field);
    return lines_->number(line, line_column);
}

std::string_view LineReader::text(Row line, table::FieldId line_column) const {
    return lines_->raw_text(line_column, number(line, line_column));
}

std::string_view LineReader::contact_text(Row line, table::FieldId field) const {
    const Row card = contact(line);
    return card == kNoRow ? std::string_view{} : contacts_->text(card, field);
}

std::string_view LineReader::contact_name(Row line) const {
    const Row card = contact(line);
    if (card == kNoRow) return {};
    const auto person = static_cast<std::int64_t>(schema::ContactType::person);
    if (contacts_->number(card, contact::contact::kType) != person) return {};
    return contacts_->text(card, contact::contact::kName);
}
std::string_view LineReader::contact_company_no(Row line) const {
    return contact_text(line, contact::contact::kCompanyNo);
}
std::string_view LineReader::contact_company_name(Row line) const {
    return contact_text(line, contact::contact::kCompanyName);
}
std::string_view LineReader::contact_phone_no(Row line) const {
    return contact_text(line, contact::contact::kPhoneNo);
}
std::string_view LineReader::contact_mobile_phone_no(Row line) const {
    return contact_text(line, contact::contact::kMobilePhoneNo);
}
std::string_view LineReader::contact_email(Row line) const {
    return contact_text(line, contact::contact::kEMail);
}

Row segment_of_line(const table::Database& db, Row line) {
    return db.table(segment::kTable).find_code(db.table(line::kTable).code(line, line::kSegmentNo));
}

void set_effective(table::Transaction& tx, const LineReader& reader, Row line, OwnField field,
                   std::int64_t raw) {
    if (reader.derived(line, field).raw == raw) {
        clear_own(tx, line, field);
        return;
    }
    OwnMask mask = reader.own(line);
    if (field == OwnField::correspondence_type) {
        mask &= ~(kTypeOfHeader | kTypeOfContact);
        const Row card = reader.contact(line);
        const table::Table& contacts = tx.table(contact::contact::kTable);
        OwnMask kept = 0;
        if (raw == reader.header()[field]) {
            kept = kTypeOfHeader;
        } else if (raw != 0 && card != kNoRow &&
                   raw == contacts.number(card, contact::contact::kCorrespondenceType)) {
            kept = kTypeOfContact;
        }
        if (kept != 0) {
            tx.set_number(line::kTable, line, line_field(field), 0);
            tx.set_number(line::kTable, line, line::kOwn, (mask & ~bit(field)) | kept);
            return;
        }
    }
    tx.set_raw(line::kTable, line, line_field(field), raw);
    tx.set_number(line::kTable, line, line::kOwn, mask | bit(field));
}

void clear_own(table::Transaction& tx, Row line, OwnField field) {
    OwnMask mask = tx.table(line::kTable).number(line, line::kOwn) & ~bit(field);
    if (field == OwnField::correspondence_type) mask &= ~(kTypeOfHeader | kTypeOfContact);
    tx.set_raw(line::kTable, line, line_field(field), 0);
    tx.set_number(line::kTable, line, line::kOwn, mask);
}

}  // namespace segments::segment
