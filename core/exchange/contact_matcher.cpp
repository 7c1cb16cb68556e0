#include "core/exchange/contact_matcher.h"

#include <algorithm>

#include "core/base/address_forms.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/contact/names.h"
#include "core/table/dictionary.h"

namespace segments::exchange {
namespace {

using table::FieldId;
using table::Row;
namespace card = contact::contact;

constexpr std::size_t kNamed = 3;  // contacts that an error names

}  // namespace

// Texts that count as equal have the same key.
std::string ContactMatcher::key_of(FieldId field, std::string_view text) const {
    return field == card::kEMail ? e_mail_key(text) : std::string(text);
}

bool ContactMatcher::step(std::size_t rows) {
    by_key_.wanted = uses_one_key() && by_ != MatchBy::nothing;
    if (!by_id_.wanted && !by_mail_.wanted && !by_key_.wanted) return true;
    const table::Table& contacts = db_->table(card::kTable);
    const auto slots = static_cast<Row>(contacts.slots());
    const Row to = slots - at_ > rows ? at_ + static_cast<Row>(rows) : slots;
    contacts.live().for_each(at_, to, [&](Row row) {
        if (by_id_.wanted) index(by_id_, card::kExternalId, row);
        if (by_mail_.wanted) index(by_mail_, card::kEMail, row);
        if (by_key_.wanted) index_keys(row);
    });
    at_ = to;
    return at_ == slots;
}

float ContactMatcher::progress() const {
    const std::size_t slots = db_->table(card::kTable).slots();
    return slots == 0 ? 1.0f : static_cast<float>(at_) / static_cast<float>(slots);
}

Row ContactMatcher::find(const Keys& keys, FieldId field, std::string_view key) const {
    const table::Table& contacts = db_->table(card::kTable);
    return keys.first.find(table::hash_bytes(key),
                           [&](Row row) { return key_of(field, contacts.text(row, field)) == key; });
}

void ContactMatcher::index(Keys& keys, FieldId field, Row row) {
    const std::string_view text = db_->table(card::kTable).text(row, field);
    if (text.empty()) return;
    const std::string key = key_of(field, text);
    const Row first = find(keys, field, key);
    if (first == table::kNoRow) {
        keys.first.insert(table::hash_bytes(key), row);
    } else {
        std::vector<Row>& more = keys.more[first];
        if (more.size() < kNamed) more.push_back(row);
    }
}

Result<Row> ContactMatcher::find_one(const Keys& keys, FieldId field, std::string_view text) const {
    const Row first = find(keys, field, key_of(field, text));
    const auto more = keys.more.find(first);
    if (more == keys.more.end()) return first;
    const table::Table& contacts = db_->table(card::kTable);
    std::string names(contacts.text(first, card::kNo));
    for (std::size_t i = 0; i < more->second.size() && i + 1 < kNamed; ++i)
        names += ", " + std::string(contacts.text(more->second[i], card::kNo));
    if (more->second.size() >= kNamed) names = tr("{1} and others", names);
    Error error = fail(tr("The {1} {2} fits several contacts: {3}. Write the No. of the one that is meant.",
                          tr(card::kDef.fields[field].caption), text, names));
    error.field = card::kDef.fields[field].caption;
    return error;
}

Result<Row> ContactMatcher::by_keys(const ContactRecord& record) const {
    const std::string_view id = record.fields.text(card::kExternalId);
    if (!id.empty()) {
        Result<Row> found = find_one(by_id_, card::kExternalId, id);
        if (!found || *found != table::kNoRow) return found;
    }
    const std::string_view mail = record.fields.text(card::kEMail);
    if (mail.empty()) return table::kNoRow;
    Result<Row> found = find_one(by_mail_, card::kEMail, mail);
    if (!found || *found == table::kNoRow || id.empty()) return found;
    // A contact with another External ID is another contact.
    return db_->table(card::kTable).text(*found, card::kExternalId).empty() ? found
                                                                            : Result<Row>(table::kNoRow);
}

Error ContactMatcher::twice(std::uint32_t earlier, std::string_view what) const {
    return fail(
        tr("{1} stands in the file already: {2}. Only that one counts.", what, stage_->place_text(earlier)));
}

void ContactMatcher::make_claim(std::uint32_t number, Row row) {
    if (claims_.empty()) claims_.assign(db_->table(card::kTable).slots(), kNone);
    claims_[row] = number;
}

Result<Row> ContactMatcher::claim(std::uint32_t number, Row row) {
    const table::Table& contacts = db_->table(card::kTable);
    const std::uint32_t earlier = record_for(row);
    if (earlier != kNone && (*stage_)[earlier].outcome != Outcome::rejected)
        return twice(earlier, tr("Contact {1}", contacts.text(row, card::kNo)));
    make_claim(number, row);
    return row;
}

Result<Row> ContactMatcher::new_without_no(std::uint32_t number, const ContactRecord& record) {
    const std::string_view id = record.fields.text(card::kExternalId);
    const FieldId field = id.empty() ? card::kEMail : card::kExternalId;
    const std::string_view text = id.empty() ? record.fields.text(card::kEMail) : id;
    if (text.empty()) return table::kNoRow;
    RecordIndex& index = id.empty() ? new_by_mail_ : new_by_id_;
    const std::string key = key_of(field, text);
    const std::uint64_t hash = table::hash_bytes(key);
    const std::uint32_t earlier = index.find(hash, [&](std::uint32_t other) {
        if ((*stage_)[other].outcome == Outcome::rejected) return false;
        ContactRecord one;
        stage_->load(other, one);
        return key_of(field, one.fields.text(field)) == key;
    });
    if (earlier != kNone)
        return twice(earlier, tr("The {1} {2}", tr(card::kDef.fields[field].caption), text));
    index.insert(hash, number);
    return table::kNoRow;
}

namespace {

// The last digits of a telephone number: how the country is dialled differs.
std::string phone_key(std::string_view text) {
    constexpr std::size_t kDigits = 9, kLeast = 6;
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9') digits += c;
    }
    if (digits.size() < kLeast) return {};
    return digits.size() > kDigits ? digits.substr(digits.size() - kDigits) : digits;
}

}  // namespace

std::vector<std::string> match_keys(MatchBy by, const std::function<std::string_view(FieldId)>& text) {
    std::vector<std::string> keys;
    const auto add = [&](std::string key) {
        if (!key.empty() && (keys.empty() || keys[0] != key)) keys.push_back(std::move(key));
    };
    if (by == MatchBy::external_id) add(std::string(text(card::kExternalId)));
    if (by == MatchBy::e_mail && !text(card::kEMail).empty()) add(e_mail_key(text(card::kEMail)));
    if (by == MatchBy::name_and_post) {
        std::string name(text(card::kName));
        if (name.empty())
            name =
                contact::composed_name(text(card::kFirstName), text(card::kMiddleName), text(card::kSurname));
        if (!name.empty()) add(fold_case(name) + "\n" + fold_case(text(card::kPostCode)));
    }
    if (by == MatchBy::phone) {
        add(phone_key(text(card::kPhoneNo)));
        add(phone_key(text(card::kMobilePhoneNo)));
    }
    return keys;
}

std::vector<std::string> ContactMatcher::keys_of(Row row) const {
    const table::Table& contacts = db_->table(card::kTable);
    return match_keys(by_, [&](FieldId field) { return contacts.text(row, field); });
}

std::vector<std::string> ContactMatcher::keys_of(const ContactRecord& record) const {
    return match_keys(by_, [&](FieldId field) { return record.fields.text(field); });
}

void ContactMatcher::index_keys(Row row) {
    for (const std::string& key : keys_of(row)) {
        const Row first = by_key_.first.find(table::hash_bytes(key), [&](Row other) {
            const std::vector<std::string> keys = keys_of(other);
            return std::find(keys.begin(), keys.end(), key) != keys.end();
        });
        if (first == table::kNoRow) {
            by_key_.first.insert(table::hash_bytes(key), row);
        } else if (first != row) {
            std::vector<Row>& more = by_key_.more[first];
            if (more.size() < kNamed) more.push_back(row);
        }
    }
}

Result<Row> ContactMatcher::match_by_key(std::uint32_t number, const ContactRecord& record) {
    const std::vector<std::string> keys = keys_of(record);
    const table::Table& contacts = db_->table(card::kTable);
    for (const std::string& key : keys) {
        const auto has_key = [&](const std::vector<std::string>& others) {
            return std::find(others.begin(), others.end(), key) != others.end();
        };
        const Row first =
            by_key_.first.find(table::hash_bytes(key), [&](Row other) { return has_key(keys_of(other)); });
        if (first == table::kNoRow) continue;
        const auto more = by_key_.more.find(first);
        if (more == by_key_.more.end()) return claim(number, first);
        std::string names(contacts.text(first, card::kNo));
        for (const Row each : more->second) names += ", " + std::string(contacts.text(each, card::kNo));
        if (more->second.size() >= kNamed) names = tr("{1} and others", names);
        return fail(
            tr("Several contacts fit: {1}. Choose something else by which contacts are recognised, or "
               "correct them first.",
               names));
    }
    for (const std::string& key : keys) {
        const std::uint64_t hash = table::hash_bytes(key);
        const std::uint32_t earlier = new_by_key_.find(hash, [&](std::uint32_t other) {
            if ((*stage_)[other].outcome == Outcome::rejected) return false;
            ContactRecord one;
            stage_->load(other, one);
            const std::vector<std::string> others = keys_of(one);
            return std::find(others.begin(), others.end(), key) != others.end();
        });
        if (earlier != kNone && earlier != number) return twice(earlier, tr("The same contact"));
        if (earlier == kNone) new_by_key_.insert(hash, number);
    }
    return table::kNoRow;
}

Result<Row> ContactMatcher::match(std::uint32_t number) {
    if (uses_one_key()) {
        if ((*stage_)[number].outcome == Outcome::rejected || by_ == MatchBy::nothing) return table::kNoRow;
        stage_->load(number, record_);
        return match_by_key(number, record_);
    }
    const std::string_view no = stage_->no_of(number);
    const bool rejected = (*stage_)[number].outcome == Outcome::rejected;
    const Row row = no.empty() ? table::kNoRow : db_->table(card::kTable).find(no);
    if (row != table::kNoRow) {
        if (!rejected) return claim(number, row);
        if (record_for(row) == kNone) make_claim(number, row);
        return table::kNoRow;
    }
    if (!no.empty()) {
        const std::uint32_t earlier = record_of(no);
        const bool counts = earlier != kNone && (*stage_)[earlier].outcome != Outcome::rejected;
        if (counts && !rejected) return twice(earlier, tr("Contact {1}", no));
        if (earlier == kNone || !rejected) by_no_.insert(table::hash_bytes(no), number);
        return table::kNoRow;
    }
    if (rejected) return table::kNoRow;
    if (by_ == MatchBy::no) return table::kNoRow;
    stage_->load(number, record_);
    const Result<Row> found = by_keys(record_);
    if (!found) return found;
    return *found == table::kNoRow ? new_without_no(number, record_) : claim(number, *found);
}

std::uint32_t ContactMatcher::record_of(std::string_view no) const {
    if (const Row row = db_->table(card::kTable).find(no); row != table::kNoRow) return record_for(row);
    const auto with = [&](bool rejected) {
        return by_no_.find(table::hash_bytes(no), [&](std::uint32_t other) {
            return ((*stage_)[other].outcome == Outcome::rejected) == rejected && stage_->no_of(other) == no;
        });
    };
    const std::uint32_t good = with(false);
    return good != kNone ? good : with(true);
}

void ContactMatcher::forget_keys() {
    for (Keys* keys : {&by_id_, &by_mail_, &by_key_}) *keys = Keys();
    for (RecordIndex* index : {&by_no_, &new_by_id_, &new_by_mail_, &new_by_key_}) *index = RecordIndex();
}

bool ContactMatcher::comes_later(std::string_view no, std::uint32_t from) const {
    return by_no_.find(table::hash_bytes(no), [&](std::uint32_t other) {
        return other >= from && (*stage_)[other].outcome == Outcome::added && stage_->no_of(other) == no;
    }) != kNone;
}

}  // namespace segments::exchange
