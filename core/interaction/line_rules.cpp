#include "core/interaction/line_rules.h"

#include <array>
#include <string>

#include "core/attachment/word_template_tables.h"
#include "core/base/date.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/schema/enumerations.h"
#include "core/segment/line_scan.h"
#include "core/setup/setup_tables.h"

namespace segments::interaction {
namespace {

using segment::OwnField;
using table::kNoRow;
using table::Row;
namespace card = contact::contact;
namespace address = contact::alt_address;
namespace line = segment::line;

constexpr auto kHardCopy = static_cast<std::int64_t>(schema::CorrespondenceType::hard_copy);
constexpr auto kEmail = static_cast<std::int64_t>(schema::CorrespondenceType::email);

bool exists(const table::Table& table, std::int64_t code) {
    return code != 0 && table.find_code(static_cast<table::Code>(code)) != kNoRow;
}

bool any_filled(const table::Table& table, Row row, std::initializer_list<table::FieldId> fields) {
    for (const table::FieldId field : fields) {
        if (!table.text(row, field).empty()) return true;
    }
    return false;
}

}  // namespace

LineRules::LineRules(const table::Database& db, Row segment_row)
    : reader_(db, segment_row),
      lines_(&db.table(line::kTable)),
      contacts_(&db.table(card::kTable)),
      addresses_(&db.table(address::kTable)) {
    namespace language = segment::language;
    const table::Table& languages = db.table(language::kTable);
    table::for_each_row_with(
        languages, language::kSegmentNo, segment::segment_code(db, segment_row), 0, kNoRow,
        [&](Row row) { documents_ = documents_ || languages.number(row, language::kAttachmentNo) != 0; });
    namespace word = attachment::word_template;
    const table::Table& words = db.table(word::kTable);
    words.live().for_each(
        [&](Row row) { documents_ = documents_ || words.number(row, word::kAttachmentNo) != 0; });
}

bool LineRules::can_be_delivered(Row row) const {
    return documents_ && reader_.raw(row, OwnField::correspondence_type) != 0 && reader_.document(row) != 0;
}
bool LineRules::is_salesperson(std::int64_t code) const {
    return exists(reader_.db().table(setup::salesperson::kTable), code);
}
bool LineRules::is_template(std::int64_t code) const {
    return exists(reader_.db().table(template_::kTable), code);
}
bool LineRules::is_campaign(std::int64_t code) const {
    return exists(reader_.db().table(campaign::kTable), code);
}

FindingSet LineRules::check(Row row) const {
    FindingSet found = 0;
    if (reader_.raw(row, OwnField::date) == kBlankDay) found |= bit(Finding::no_date);
    const std::int64_t salesperson = reader_.raw(row, OwnField::salesperson_code);
    if (salesperson == 0) {
        found |= bit(Finding::no_salesperson);
    } else if (!is_salesperson(salesperson)) {
        found |= bit(Finding::unknown_salesperson);
    }
    const std::int64_t used = reader_.raw(row, OwnField::interaction_template_code);
    if (used == 0) {
        found |= bit(Finding::no_template);
    } else if (!is_template(used)) {
        found |= bit(Finding::unknown_template);
    }
    const std::int64_t campaign = reader_.raw(row, OwnField::campaign_no);
    if (campaign != 0 && !is_campaign(campaign)) found |= bit(Finding::unknown_campaign);
    const Row contact_row = reader_.contact(row);
    return found | (contact_row == kNoRow ? bit(Finding::unknown_contact) : check_contact(row, contact_row));
}

FindingSet LineRules::check_contact(Row row, Row contact_row) const {
    FindingSet found = 0;
    if (contacts_->flag(contact_row, card::kPrivacyBlocked)) found |= bit(Finding::privacy_blocked);
    if (contacts_->flag(contact_row, card::kMinor) &&
        !contacts_->flag(contact_row, card::kParentalConsentReceived))
        found |= bit(Finding::minor_without_consent);
    if (contacts_->flag(contact_row, card::kExcludeFromSegment)) found |= bit(Finding::excluded);
    const std::int64_t type = reader_.raw(row, OwnField::correspondence_type);
    if (type == 0) return found;
    if (documents_ && !reader_.has_document(row)) found |= bit(Finding::no_document);
    const std::int64_t wanted = contacts_->number(contact_row, card::kCorrespondenceType);
    if (wanted != 0 && wanted != type) found |= bit(Finding::other_type_wanted);
    const Row other = alternate_address(row);
    if (type == kEmail) {
        const bool reachable = any_filled(*contacts_, contact_row, {card::kEMail}) ||
                               (other != kNoRow && any_filled(*addresses_, other, {address::kEMail}));
        if (!reachable) found |= bit(Finding::no_email);
    } else if (type == kHardCopy) {
        const bool reachable = any_filled(*contacts_, contact_row,
                                          {card::kAddress, card::kAddress2, card::kPostCode, card::kCity}) ||
                               (other != kNoRow && any_filled(*addresses_, other,
                                                              {address::kAddress, address::kAddress2,
                                                               address::kPostCode, address::kCity}));
        if (!reachable) found |= bit(Finding::no_postal_address);
    }
    return found;
}

Row LineRules::alternate_address(Row row) const {
    const std::int64_t code = lines_->number(row, line::kContactAltAddressCode);
    if (code == 0) return kNoRow;
    return addresses_->find_raw(std::array{lines_->number(row, line::kContactNo), code});
}

std::string_view reason_of(Finding warning) {
    switch (warning) {
        case Finding::privacy_blocked:
            return "privacy blocked";
        case Finding::minor_without_consent:
            return "minor without parental consent";
        case Finding::excluded:
            return "excluded from segments";
        case Finding::other_type_wanted:
            return "wants another correspondence type";
        case Finding::no_email:
            return "no e-mail address";
        case Finding::no_postal_address:
            return "no postal address";
        case Finding::no_document:
            return "no document";
        default:
            return {};
    }
}

std::string reasons_of(FindingSet set) {
    std::string reasons;
    for (int i = 0; i < kFindings; ++i) {
        const auto finding = static_cast<Finding>(i);
        if (!is_warning(finding) || !has(set, finding)) continue;
        if (!reasons.empty()) reasons += "; ";
        reasons += reason_of(finding);
    }
    return reasons;
}

}  // namespace segments::interaction
