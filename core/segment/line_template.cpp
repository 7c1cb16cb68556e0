#include "core/segment/line_template.h"

#include <vector>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/segment/line_documents.h"
#include "core/segment/value_checks.h"

namespace segments::segment {
namespace {

using table::Row;
using table::Transaction;

constexpr OwnField kTemplate = OwnField::interaction_template_code;

// What LIN-21 clears on a line and LIN-22 takes from the template.
constexpr OwnField kOfTemplate[] = {
    OwnField::language_code, OwnField::subject,         OwnField::interaction_group_code,
    OwnField::cost,          OwnField::duration,        OwnField::information_flow,
    OwnField::initiated_by,  OwnField::campaign_target, OwnField::campaign_response,
};
constexpr OwnMask kAllOfTemplate = [] {
    OwnMask mask = bit(OwnField::correspondence_type) | bit(OwnField::description) |
                   bit(OwnField::campaign_no) | bit(OwnField::word_template_code);
    for (const OwnField field : kOfTemplate) mask |= bit(field);
    return mask;
}();

bool has(OwnMask mask, OwnField field) {
    return (mask & bit(field)) != 0;
}

// LIN-23
std::int64_t type_by_template(const LineReader& reader, Row line, const TemplateValues& values) {
    const HeaderValues& header = reader.header();
    constexpr OwnField kType = OwnField::correspondence_type;
    if (header.ignore_contact_type && header[kType] != 0) return header[kType];
    const Row card = reader.contact(line);
    const std::int64_t of_contact =
        card == table::kNoRow
            ? 0
            : reader.db().table(contact::contact::kTable).number(card, contact::contact::kCorrespondenceType);
    if ((values.ignores_contact_type || of_contact == 0) && values[kType] != 0) return values[kType];
    return of_contact != 0 ? of_contact : reader.raw(line, kType);
}

// The line goes back to its header, except for `kept`.
void follow_header(Transaction& tx, Row line, OwnMask kept) {
    clear_own(tx, line, kTemplate);
    for (int i = 0; i < kOwnFields; ++i) {
        const auto field = static_cast<OwnField>(i);
        if (has(kAllOfTemplate & ~kept, field)) clear_own(tx, line, field);
    }
}

void take_template(Transaction& tx, const LineReader& reader, Row line, table::Code code, OwnMask kept,
                   bool keeps_campaign) {
    const TemplateValues values = read_template(tx.db(), code);
    const std::int64_t former = reader.raw(line, kTemplate);
    const std::int64_t type = type_by_template(reader, line, values);
    set_effective(tx, reader, line, kTemplate, code);
    const auto take = [&](OwnField field, std::int64_t raw) {
        if (!has(kept, field)) set_effective(tx, reader, line, field, raw);
    };
    for (const OwnField field : kOfTemplate) take(field, values[field]);
    take(OwnField::correspondence_type, type);
    if (values.exists) take(OwnField::word_template_code, values[OwnField::word_template_code]);
    // A description survives the first choice of a template.
    const bool describes = reader.text(line, line::kDescription).empty() || former != 0;
    if (describes && !values.description.empty())
        take(OwnField::description, tx.intern(line::kTable, line::kDescription, values.description));
    const std::int64_t of_header = reader.header()[OwnField::campaign_no];
    take(OwnField::campaign_no,
         of_header == 0 && !keeps_campaign ? values[OwnField::campaign_no] : of_header);
}

}  // namespace

OwnMask values_of_people(const LineReader& reader, Row line) {
    const TemplateValues values =
        read_template(reader.db(), static_cast<table::Code>(reader.raw(line, kTemplate)));
    OwnMask mask = reader.own(line) & kOwnValues & ~bit(kTemplate);
    // The language of a document of the line's own comes with the document.
    if (reader.has_own_attachment(line)) mask &= ~bit(OwnField::language_code);
    for (int i = 0; i < kOwnFields; ++i) {
        const auto field = static_cast<OwnField>(i);
        if (has(mask, field) && values.put(reader.db(), field, reader.raw(line, field))) mask &= ~bit(field);
    }
    return mask;
}

OwnMask set_line_template(Transaction& tx, attachment::AttachmentWriter& writer, const LineReader& reader,
                          Row line, table::Code template_code, bool keeps_campaign) {
    if (reader.raw(line, kTemplate) == template_code) return 0;
    OwnMask kept = values_of_people(reader, line);
    const bool keeps_document =
        leave_template_documents(tx, line, static_cast<table::Code>(reader.raw(line, kTemplate)));
    if (keeps_document) kept |= kOwnAttachment;
    if (reader.header()[kTemplate] == template_code) {
        follow_header(tx, line, kept);
    } else {
        take_template(tx, reader, line, template_code, kept, keeps_campaign);
        if (!keeps_document) take_template_documents(tx, writer, reader, line, template_code);
    }
    return kept & (kAllOfTemplate | kOwnAttachment);
}

std::string rebuild_for_contact(Transaction& tx, const LineReader& reader, Row line, table::Code contact,
                                const Context& context) {
    const table::Table& lines = tx.table(line::kTable);
    if (lines.code(line, line::kContactNo) == contact) return {};
    const OwnMask kept = values_of_people(reader, line);
    const TemplateValues values =
        read_template(tx.db(), static_cast<table::Code>(reader.raw(line, kTemplate)));
    const table::Code template_code = static_cast<table::Code>(reader.raw(line, kTemplate));
    delete_line_documents(tx, line);
    tx.set_raw(line::kTable, line, line::kContactNo, contact);
    tx.set_number(line::kTable, line, line::kEvaluation, 0);
    tx.set_flag(line::kTable, line, line::kMerged, false);
    const auto day = static_cast<Day>(reader.raw(line, OwnField::date));
    tx.set_raw(line::kTable, line, line::kContactAltAddressCode, active_address(tx.db(), contact, day));
    // What is the line's own may be what the new contact gives.
    constexpr OwnField kType = OwnField::correspondence_type;
    if (has(kept, kType))
        set_effective(tx, reader, line, kType, reader.raw(line, kType));
    else if (reader.has_own_template(line))
        set_effective(tx, reader, line, kType, type_by_template(reader, line, values));
    else
        clear_own(tx, line, kType);
    constexpr OwnField kSalesperson = OwnField::salesperson_code;
    if (has(kept, kSalesperson))
        set_effective(tx, reader, line, kSalesperson, reader.raw(line, kSalesperson));
    if (reader.has_own_template(line)) {
        attachment::AttachmentWriter writer(tx, context);
        take_template_documents(tx, writer, reader, line, template_code);
    }
    return kept_sentence(kept);
}

std::string kept_in_words(OwnMask kept) {
    std::vector<std::string_view> captions;
    for (int i = 0; i < kOwnFields; ++i) {
        const auto field = static_cast<OwnField>(i);
        if (has(kept, field)) captions.push_back(tr(line::kDef.fields[line_field(field)].caption));
    }
    if ((kept & kOwnAttachment) != 0) captions.push_back(tr_in("of a line", "document"));
    return list_in_words(captions);
}

std::string kept_sentence(OwnMask kept) {
    return kept == 0 ? std::string() : tr("The line keeps its own {1}.", kept_in_words(kept));
}

}  // namespace segments::segment
