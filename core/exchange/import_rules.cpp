#include "core/exchange/import_rules.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_view.h"
#include "core/contact/names.h"
#include "core/exchange/contact_properties.h"
#include "core/exchange/extras.h"
#include "core/exchange/profile_answers.h"

namespace segments::exchange {
namespace {

using contact::Assignment;
using contact::ContactView;
using table::FieldId;
using table::Row;
using table::Table;
namespace card = contact::contact;
namespace alt = contact::alt_address;
namespace period = contact::alt_address_range;

constexpr FieldId kNameParts[] = {card::kFirstName, card::kMiddleName, card::kSurname};
constexpr FieldId kPersonFields[] = {card::kFirstName, card::kMiddleName, card::kSurname, card::kJobTitle,
                                     card::kOrganizationalLevelCode};
constexpr Assignment kCompanyLists[] = {Assignment::business_relation, Assignment::industry_group,
                                        Assignment::web_source};

Error refuse(FieldId field, std::string message, std::string rule) {
    Error error = fail(std::move(message), std::move(rule));
    error.field = card::kDef.fields[field].caption;
    return error;
}

// One record on its way through the rules.
class Completion {
  public:
    Completion(ContactRecord& record, const table::Database& db, Row target, const ContactFacts* facts,
               TextPool& pool)
        : db_(db),
          record_(record),
          fields_(record.fields),
          contacts_(db.table(card::kTable)),
          target_(target),
          facts_(facts),
          pool_(pool) {}

    Result<void> run() {
        if (Result<void> ok = check_type(); !ok) return ok;
        if (Result<void> ok = person_ ? check_person() : check_company(); !ok) return ok;
        if (person_) complete_person_name();
        if (!exists() && fields_.text(card::kName).empty())
            return refuse(card::kName, tr("A new contact needs a name. Fill it in."), "ENT-15");
        complete_search_name();
        if (Result<void> ok = complete_privacy(); !ok) return ok;
        if (record_.has_answers()) {
            const Result<void> ok = check_answers(record_, db_, person_, flag(card::kMinor));
            if (!ok) return ok;
        }
        if (!exists()) return {};
        if (fields_.has(card::kExtras))
            fields_.set(card::kExtras, pool_.add(merged_extras(contacts_.text(target_, card::kExtras),
                                                               fields_.text(card::kExtras))));
        leave_out_same_fields();
        return {};
    }

  private:
    bool exists() const { return target_ != table::kNoRow; }
    bool old_flag(FieldId field) const { return exists() && contacts_.flag(target_, field); }
    std::string_view old_text(FieldId field) const {
        return exists() ? contacts_.text(target_, field) : std::string_view{};
    }
    std::string_view text(FieldId field) const {
        return fields_.has(field) ? fields_.text(field) : old_text(field);
    }
    bool flag(FieldId field) const {
        return fields_.has(field) ? fields_[field].number != 0 : old_flag(field);
    }
    // Given, and other than what is there.
    bool changes(FieldId field) const { return fields_.has(field) && fields_.text(field) != old_text(field); }
    table::Code code() const { return contacts_.code(target_, card::kNo); }

    Result<void> check_type() {
        if (!exists() && !fields_.has(card::kType) && record_.new_type != ContactRecord::NewType::none)
            fields_.set(card::kType, std::int64_t{record_.new_type == ContactRecord::NewType::person});
        if (!exists() && !fields_.has(card::kType))
            return refuse(card::kType, tr("A new contact needs a type: \"Company\" or \"Person\"."),
                          "ENT-15");
        const bool was_person = exists() && contacts_.number(target_, card::kType) != 0;
        person_ = fields_.has(card::kType) ? fields_[card::kType].number != 0 : was_person;
        type_changes_ = exists() && person_ != was_person;
        if (!type_changes_ || facts_ == nullptr) return {};
        const auto forbid = [](std::string_view why) {
            return refuse(card::kType, tr("The type can't be changed: {1}", why), "CON-7");
        };
        if (facts_->has_interactions(code())) return forbid(tr("there are interactions with the contact."));
        if (!person_) {
            if (!text(card::kOrganizationalLevelCode).empty())
                return forbid(tr("an Organizational Level Code is filled in. Empty it first."));
            return remains(Assignment::job_responsibility)
                       ? forbid(tr("the person has job responsibilities. Remove them first."))
                       : Result<void>();
        }
        if (facts_->has_people(code()))
            return forbid(tr("people belong to the company. Give them another company first."));
        for (const Assignment kind : kCompanyLists) {
            if (remains(kind))
                return forbid(tr("the company has {1}. Remove them first.", tr_within(caption_of(kind))));
        }
        if (!text(card::kCurrencyCode).empty())
            return forbid(tr("a Currency Code is filled in. Empty it first."));
        if (!text(card::kVatRegistrationNo).empty())
            return forbid(tr("a VAT Registration No. is filled in. Empty it first."));
        return {};
    }
    // The contact has codes of the kind, and the record doesn't say otherwise.
    bool remains(Assignment kind) const { return !record_.has_list(kind) && facts_->has(kind, code()); }

    Result<void> check_company() {
        for (const FieldId field : kPersonFields) {
            if (!fields_.text(field).empty())
                return refuse(field,
                              tr("A company has no {1}. Leave it out.", tr(card::kDef.fields[field].caption)),
                              field == card::kOrganizationalLevelCode ? "CLS-1" : "CON-2");
            if (type_changes_) fields_.set(field, std::string_view{});
        }
        if (!record_.of(Assignment::job_responsibility).empty())
            return refuse_list(
                Assignment::job_responsibility,
                tr("A company has no job responsibilities. Give them to the company's people."));
        const std::string_view own = exists() ? old_text(card::kNo) : fields_.text(card::kNo);
        if (!fields_.text(card::kCompanyNo).empty() && fields_.text(card::kCompanyNo) != own)
            return refuse(card::kCompanyNo,
                          tr("A company's Company No. is its own number, not {1}. Leave it out.",
                             fields_.text(card::kCompanyNo)),
                          "CON-2");
        fields_.leave_out(card::kCompanyNo);
        fields_.leave_out(card::kCompanyName);
        if (type_changes_) fields_.set(card::kCompanyNo, own);
        if (exists() && (type_changes_ || changes(card::kName)))
            fields_.set(card::kCompanyName, text(card::kName));
        return {};
    }

    Result<void> check_person() {
        for (const Assignment kind : kCompanyLists) {
            if (!record_.of(kind).empty())
                return refuse_list(kind, tr("A person has no {1}. Give them to the person's company.",
                                            tr_within(caption_of(kind))));
        }
        if (type_changes_ && !fields_.has(card::kCompanyNo))
            fields_.set(card::kCompanyNo, std::string_view{});
        if (changes(card::kCompanyNo) && exists() && facts_ != nullptr && facts_->is_on_segment(code()))
            return refuse(card::kCompanyNo,
                          tr("The company can't be changed while the contact is on a segment. Remove its "
                             "lines or log the segment first."),
                          "CON-5");
        // A company's name comes from the company; without one the file's text is kept.
        if (!text(card::kCompanyNo).empty())
            fields_.leave_out(card::kCompanyName);
        else if (changes(card::kCompanyNo) && !fields_.has(card::kCompanyName))
            fields_.set(card::kCompanyName, std::string_view{});
        return {};
    }

    static Error refuse_list(Assignment kind, std::string message) {
        Error error = fail(std::move(message), "CLS-1");
        error.field = caption_of(kind);
        return error;
    }

    // CON-3, but a name and parts that are both there are kept as they are; blank parts say nothing beside a
    // name.
    void complete_person_name() {
        if (!fields_.text(card::kName).empty() &&
            std::all_of(std::begin(kNameParts), std::end(kNameParts),
                        [&](FieldId field) { return text(field).empty(); })) {
            for (const FieldId field : kNameParts) fields_.leave_out(field);
        }
        const bool parts = std::any_of(std::begin(kNameParts), std::end(kNameParts),
                                       [&](FieldId field) { return fields_.has(field); });
        const bool name = fields_.has(card::kName);
        if (!parts && (type_changes_ || changes(card::kName))) {
            const contact::NameParts split = contact::split_name(text(card::kName));
            fields_.set(card::kFirstName, pool_.add(split.first_name));
            fields_.set(card::kMiddleName, pool_.add(split.middle_name));
            fields_.set(card::kSurname, pool_.add(split.surname));
        } else if (parts && (name ? fields_.text(card::kName).empty()
                                  : std::any_of(std::begin(kNameParts), std::end(kNameParts),
                                                [&](FieldId field) { return changes(field); }))) {
            fields_.set(card::kName,
                        pool_.add(contact::composed_name(text(card::kFirstName), text(card::kMiddleName),
                                                         text(card::kSurname))));
        }
    }

    // CON-4
    void complete_search_name() {
        const bool given = fields_.has(card::kSearchName);
        if (!given && (!changes(card::kName) || old_flag(card::kSearchNameOwn))) return;
        const std::string following = contact::search_name_of(text(card::kName));
        const bool own =
            given && !fields_.text(card::kSearchName).empty() && fields_.text(card::kSearchName) != following;
        fields_.set(card::kSearchNameOwn, std::int64_t{own});
        if (!own) fields_.set(card::kSearchName, pool_.add(following));
    }

    // CON-9
    Result<void> complete_privacy() {
        const bool consent_changes =
            exists() && fields_.has(card::kParentalConsentReceived) &&
            flag(card::kParentalConsentReceived) != old_flag(card::kParentalConsentReceived);
        const bool said_minor = fields_[card::kMinor].number != 0;
        if (!fields_.has(card::kPrivacyBlocked) && (said_minor || consent_changes))
            fields_.set(card::kPrivacyBlocked, std::int64_t{1});
        if (fields_.has(card::kPrivacyBlocked) && !flag(card::kPrivacyBlocked) && flag(card::kMinor) &&
            !flag(card::kParentalConsentReceived))
            return refuse(card::kPrivacyBlocked,
                          tr("The privacy block of a minor can be taken off only when Parental Consent "
                             "Received is set."),
                          "CON-9");
        return {};
    }

    void leave_out_same_fields() {
        for (const table::FieldDef& field : card::kDef.fields) {
            if (!fields_.has(field.id)) continue;
            // Texts are stored without blanks at their ends; those that were typed with them are no change.
            const bool same = filter::is_textual(field.type)
                                  ? trim_blanks(old_text(field.id)) == fields_.text(field.id)
                                  : contacts_.number(target_, field.id) == fields_[field.id].number;
            if (same) fields_.leave_out(field.id);
        }
    }

    const table::Database& db_;
    ContactRecord& record_;
    decltype(ContactRecord::fields)& fields_;
    const Table& contacts_;
    Row target_;
    const ContactFacts* facts_;
    TextPool& pool_;
    bool person_ = false;
    bool type_changes_ = false;
};

bool has_same_codes(const ContactRecord& record, Assignment kind, const Table& table, std::string_view no,
                    std::size_t count) {
    const std::vector<AssignedCode>& list = record.of(kind);
    if (list.size() != count) return false;
    return std::all_of(list.begin(), list.end(), [&](const AssignedCode& item) {
        const Row row = table.find(no, item.code);
        if (row == table::kNoRow) return false;
        for (const table::FieldDef& field : table.def().fields.subspan(2)) {
            if (field.type == filter::ValueType::option ? table.number(row, field.id) != item.link
                                                        : table.text(row, field.id) != item.text)
                return false;
        }
        return true;
    });
}

bool has_same_addresses(const ContactRecord& record, const table::Database& db, std::string_view no,
                        std::size_t count, std::size_t period_count) {
    if (record.addresses.size() != count) return false;
    const Table& periods = db.table(period::kTable);
    std::size_t found = 0;
    for (const AddressRecord& address : record.addresses) {
        const Row row = db.table(alt::kTable).find(no, address.fields.text(alt::kCode));
        if (row == table::kNoRow || !is_same_address(address, db.table(alt::kTable), row)) return false;
        for (const AddressPeriod& each : address.periods) {
            const Row range = periods.find(no, std::int64_t{each.from});
            if (range == table::kNoRow || periods.number(range, period::kEndingDate) != each.to ||
                periods.text(range, period::kContactAltAddressCode) != address.fields.text(alt::kCode))
                return false;
            ++found;
        }
    }
    return found == period_count;
}

}  // namespace

Result<void> complete(ContactRecord& record, const table::Database& db, Row target, const ContactFacts* facts,
                      TextPool& pool) {
    return Completion(record, db, target, facts, pool).run();
}

bool is_same_address(const AddressRecord& address, const Table& addresses, Row row) {
    return std::all_of(alt::kDef.fields.begin() + alt::kCode, alt::kDef.fields.end(),
                       [&](const table::FieldDef& field) {
                           return (field.flags & table::kReadOnly) != 0 ||
                                  trim_blanks(addresses.text(row, field.id)) == address.fields.text(field.id);
                       });
}

void leave_out_same_lists(ContactRecord& record, const table::Database& db, Row target,
                          const BelongingsIndex& belongings) {
    const ContactView view(db, target);
    for (const Assignment kind : contact::kAssignments) {
        if (record.has_list(kind) && has_same_codes(record, kind, db.table(contact::table_of(kind)),
                                                    view.no(), belongings.of(kind).of(view.code()).size()))
            record.leave_out_list(kind);
    }
    if (record.has_addresses() &&
        has_same_addresses(record, db, view.no(), belongings.addresses().of(view.code()).size(),
                           belongings.periods().of(view.code()).size()))
        record.leave_out_addresses();
    if (record.has_answers() && has_same_answers(record, db, view.no(), belongings.answers().of(view.code())))
        record.leave_out_answers();
}

bool changes_anything(const ContactRecord& record) {
    return record.lists() != 0 || record.fields.any();
}

bool is_person(const ContactRecord& record, const table::Database& db, Row target) {
    if (record.fields.has(card::kType)) return record.fields[card::kType].number != 0;
    if (target == table::kNoRow) return record.new_type == ContactRecord::NewType::person;
    return ContactView(db, target).is_person();
}

}  // namespace segments::exchange
