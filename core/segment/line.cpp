#include "core/segment/line.h"

#include "core/attachment/word_templates.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/schema/enumerations.h"
#include "core/segment/languages.h"

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
    if (db.table(language::kTable).size() == 0) return header;
    const table::Table& records = db.table(language::kTable);
    for (const Row row : header_languages(db, segment_row)) {
        header.languages.push_back(
            {records.number(row, language::kLanguageCode), records.number(row, language::kAttachmentNo),
             records.number(row, language::kSubject), records.number(row, language::kWordTemplateCode)});
    }
    return header;
}

const HeaderLanguage* HeaderValues::language(std::int64_t code) const {
    for (const HeaderLanguage& each : languages) {
        if (each.code == code) return &each;
    }
    return nullptr;
}

std::string_view attachment_text(AttachmentState state) {
    constexpr std::string_view kTexts[] = {"", msg("Inherited"), msg("Unique")};
    return tr(kTexts[static_cast<std::size_t>(state)]);
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

// LIN-11 with PRD-16: what the template gave has become the header's (TPL-2), so there is no third source.
LineValue LineReader::derived_type(Row line) const {
    const Row card = contact(line);
    const std::int64_t of_contact =
        card == kNoRow ? 0 : contacts_->number(card, contact::contact::kCorrespondenceType);
    const std::int64_t of_header = header_[OwnField::correspondence_type];
    if (of_header != 0 && (header_.ignore_contact_type || of_contact == 0))
        return {of_header, Origin::header};
    return {of_contact, of_contact == 0 ? Origin::header : Origin::contact};
}

// LIN-12: the contact's language if the segment has a document in it.
LineValue LineReader::derived_language(Row line) const {
    if (!header_.languages.empty()) {
        const Row card = contact(line);
        const std::int64_t of_contact =
            card == kNoRow ? 0 : contacts_->number(card, contact::contact::kLanguageCode);
        if (of_contact != 0 && header_.language(of_contact) != nullptr) return {of_contact, Origin::contact};
    }
    return {header_[OwnField::language_code], Origin::header};
}

// Subject and Word template are those of the line's language; what the header shows is its default
// language's. A language without a record has neither (LIN-25).
LineValue LineReader::of_language(Row line, OwnField field) const {
    const std::int64_t code = raw(line, OwnField::language_code);
    if (code == header_[OwnField::language_code]) return {header_[field], Origin::header};
    const HeaderLanguage* const record = header_.language(code);
    if (record == nullptr) return {};
    return {field == OwnField::subject ? record->subject : record->word_template, Origin::header};
}

LineValue LineReader::derived(Row line, OwnField field) const {
    if (field == OwnField::correspondence_type) return derived_type(line);
    if (field == OwnField::language_code) return derived_language(line);
    if (field == OwnField::subject || field == OwnField::word_template_code) return of_language(line, field);
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

std::int64_t LineReader::attachment(Row line) const {
    if (has_own_attachment(line)) return lines_->number(line, line::kAttachmentNo);
    if (has_own_template(line)) return 0;
    const HeaderLanguage* const record = header_.language(raw(line, OwnField::language_code));
    return record == nullptr || record->word_template != 0 ? 0 : record->attachment;
}

std::int64_t LineReader::document(Row line) const {
    if (const std::int64_t no = attachment(line); no != 0) return no;
    const std::int64_t code = raw(line, OwnField::word_template_code);
    if (code == 0) return 0;
    const HeaderLanguage* const modified = header_.language(header_[OwnField::language_code]);
    if (code == header_[OwnField::word_template_code] && modified != nullptr &&
        modified->word_template == code && modified->attachment != 0)
        return modified->attachment;
    return attachment::word_template_document(*db_, static_cast<table::Code>(code));
}

AttachmentState LineReader::attachment_state(Row line) const {
    const std::int64_t no = attachment(line);
    if (has_own_attachment(line)) return no == 0 ? AttachmentState::none : AttachmentState::unique;
    if (no != 0) return AttachmentState::inherited;
    if (raw(line, OwnField::word_template_code) == 0) return AttachmentState::none;
    return has_own_template(line) ? AttachmentState::unique : AttachmentState::inherited;
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

namespace {

bool is_language_of_own_document(const table::Table& lines, Row line, OwnField field) {
    return field == OwnField::language_code && (lines.number(line, line::kOwn) & kOwnAttachment) != 0 &&
           lines.number(line, line::kAttachmentNo) != 0;
}

}  // namespace

void pin_own(table::Transaction& tx, Row line, OwnField field, std::int64_t raw) {
    OwnMask mask = tx.table(line::kTable).number(line, line::kOwn);
    if (field == OwnField::correspondence_type) mask &= ~(kTypeOfHeader | kTypeOfContact);
    tx.set_raw(line::kTable, line, line_field(field), raw);
    tx.set_number(line::kTable, line, line::kOwn, mask | bit(field));
}

void set_effective(table::Transaction& tx, const LineReader& reader, Row line, OwnField field,
                   std::int64_t raw) {
    if (is_language_of_own_document(tx.table(line::kTable), line, field))
        return pin_own(tx, line, field, raw);
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
    pin_own(tx, line, field, raw);
}

void clear_own(table::Transaction& tx, Row line, OwnField field) {
    if (is_language_of_own_document(tx.table(line::kTable), line, field)) return;
    OwnMask mask = tx.table(line::kTable).number(line, line::kOwn) & ~bit(field);
    if (field == OwnField::correspondence_type) mask &= ~(kTypeOfHeader | kTypeOfContact);
    tx.set_raw(line::kTable, line, line_field(field), 0);
    tx.set_number(line::kTable, line, line::kOwn, mask);
}

}  // namespace segments::segment
