// The values in force on a segment line (ENT-2). A line stores only what differs from its header and contact;
// everything else is derived here, once for screens, filters, checks and logging.
//
//     const LineReader reader(db, segment_row);               // reads the header once
//     reader.raw(row, OwnField::cost);                        // number, or code in the field's dictionary
//     reader.text(row, line::kDescription);
//     reader.origin(row, OwnField::correspondence_type);      // own, header or contact (PRD-3, PRD-16)
//
// Writing: set_effective() keeps the rule that a value is the line's own only if it differs from what would
// be derived; so typing the header's value puts the field back to the header.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "core/segment/own_field.h"
#include "core/table/transaction.h"

namespace segments::segment {

enum class Origin : std::uint8_t { header, contact, own };

// A document of the header in one language (ENT-3), as raw values.
struct HeaderLanguage {
    std::int64_t code = 0;
    std::int64_t attachment = 0;  // its document; with a Word template: a modified copy of that
    std::int64_t subject = 0;
    std::int64_t word_template = 0;
};

// What a header gives to its lines, as raw values.
struct HeaderValues {
    std::array<std::int64_t, kOwnFields> raw{};
    bool ignore_contact_type =
        false;  // Ignore Contact Corres. Type, also of a template that was applied (TPL-2)

    std::vector<HeaderLanguage> languages;

    std::int64_t operator[](OwnField field) const { return raw[static_cast<std::size_t>(field)]; }
    // nullptr where there is none.
    const HeaderLanguage* language(std::int64_t code) const;
};
// REQUIRES: a live row of the segment table.
HeaderValues read_header(const table::Database& db, table::Row segment_row);

struct LineValue {
    std::int64_t raw = 0;
    Origin origin = Origin::header;
};

// ENM-18
enum class AttachmentState : std::uint8_t { none, inherited, unique };
std::string_view attachment_text(AttachmentState state);

class LineReader {
  public:
    // REQUIRES: a live row of the segment table. The header is read now: make a new reader after changing it.
    LineReader(const table::Database& db, table::Row segment_row);
    LineReader(const table::Database& db, const HeaderValues& header);

    const table::Database& db() const { return *db_; }
    const HeaderValues& header() const { return header_; }

    // The value in force and where it comes from.
    LineValue value(table::Row line, OwnField field) const;
    std::int64_t raw(table::Row line, OwnField field) const { return value(line, field).raw; }
    Origin origin(table::Row line, OwnField field) const { return value(line, field).origin; }
    // What the value would be without one of the line's own (LIN-10 to LIN-12).
    LineValue derived(table::Row line, OwnField field) const;
    // The line has an interaction template of its own and so doesn't follow its header (HDR-7).
    bool has_own_template(table::Row line) const {
        return (own(line) & bit(OwnField::interaction_template_code)) != 0;
    }
    OwnMask own(table::Row line) const { return lines_->number(line, line::kOwn); }

    // Any column of ENT-2 in force: own values by the above, the others as stored.
    std::int64_t number(table::Row line, table::FieldId line_column) const;
    std::string_view text(table::Row line, table::FieldId line_column) const;

    // The document of the line: its own, or the header's in its language; 0 = none (LIN-12, LIN-32).
    std::int64_t attachment(table::Row line) const;
    // What its letter is made of (MRG-20): its attachment, else the segment's modified Word template, else
    // the Word template itself; 0 = none.
    std::int64_t document(table::Row line) const;
    bool has_own_attachment(table::Row line) const { return (own(line) & kOwnAttachment) != 0; }
    // LIN-35
    AttachmentState attachment_state(table::Row line) const;
    // Something that can be delivered: an attachment or a Word template (LOG-8).
    bool has_document(table::Row line) const { return document(line) != 0; }

    // The contact of the line; kNoRow if it has none or the contact is gone.
    table::Row contact(table::Row line) const;
    // Flows of ENT-2; empty without a contact. Phone numbers and e-mail are the contact's own (LIN-2).
    std::string_view contact_name(table::Row line) const;  // persons only
    std::string_view contact_company_no(table::Row line) const;
    std::string_view contact_company_name(table::Row line) const;
    std::string_view contact_phone_no(table::Row line) const;
    std::string_view contact_mobile_phone_no(table::Row line) const;
    std::string_view contact_email(table::Row line) const;

  private:
    std::string_view contact_text(table::Row line, table::FieldId field) const;
    LineValue derived_type(table::Row line) const;
    LineValue derived_language(table::Row line) const;
    LineValue of_language(table::Row line, OwnField field) const;

    const table::Database* db_;
    const table::Table* lines_;
    const table::Table* contacts_;
    HeaderValues header_;
};

// The segment a line stands on; kNoRow never for a live line of a sound database.
table::Row segment_of_line(const table::Database& db, table::Row line);

// Gives the line this value: as its own if it differs from the derived one, else the field goes back to it.
// The language of a document of the line's own is always its own.
void set_effective(table::Transaction& tx, const LineReader& reader, table::Row line, OwnField field,
                   std::int64_t raw);
// Gives the line this value as its own, whatever is derived.
void pin_own(table::Transaction& tx, table::Row line, OwnField field, std::int64_t raw);
// Puts the field back to the header or contact (PRD-3); not the language of a document of the line's own.
void clear_own(table::Transaction& tx, table::Row line, OwnField field);

}  // namespace segments::segment
