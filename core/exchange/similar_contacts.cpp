#include "core/exchange/similar_contacts.h"

#include <algorithm>

#include "core/table/dictionary.h"

namespace segments::exchange {
namespace {

namespace card = contact::contact;

constexpr MatchBy kKeys[] = {MatchBy::e_mail, MatchBy::name_and_post, MatchBy::phone};

// A name alone says too little.
std::vector<std::string> keys(MatchBy by, const std::function<std::string_view(table::FieldId)>& text) {
    if (by == MatchBy::name_and_post && text(card::kPostCode).empty()) return {};
    return match_keys(by, text);
}

std::uint64_t hash_of(MatchBy by, const std::string& key) {
    return table::hash_bytes(key + static_cast<char>(by));
}

}  // namespace

bool SimilarContacts::has_key(std::uint32_t number, MatchBy by, const std::string& key) const {
    ContactRecord record;
    plan_->stage().load(number, record);
    const std::vector<std::string> own =
        keys(by, [&](table::FieldId field) { return record.fields.text(field); });
    return std::find(own.begin(), own.end(), key) != own.end();
}

void SimilarContacts::note(const SimilarContact& similar) {
    if (noted_.test(similar.record)) return;
    noted_.set(similar.record);
    ++count_;
    if (found_.size() < kMost) found_.push_back(similar);
}

void SimilarContacts::add_record(std::uint32_t number) {
    if (plan_->outcome(number) != Outcome::added) return;
    ContactRecord record;
    plan_->stage().load(number, record);
    for (const MatchBy by : kKeys) {
        for (const std::string& key :
             keys(by, [&](table::FieldId field) { return record.fields.text(field); })) {
            const std::uint64_t hash = hash_of(by, key);
            const std::uint32_t other =
                records_.find(hash, [&](std::uint32_t each) { return has_key(each, by, key); });
            if (other == RecordIndex::kNone)
                records_.insert(hash, number);
            else if (other != number)
                note({number, table::kNoRow, other, by});
        }
    }
}

void SimilarContacts::look_at(table::Row contact) {
    const table::Table& contacts = plan_->db().table(card::kTable);
    for (const MatchBy by : kKeys) {
        for (const std::string& key :
             keys(by, [&](table::FieldId field) { return contacts.text(contact, field); })) {
            const std::uint32_t record =
                records_.find(hash_of(by, key), [&](std::uint32_t each) { return has_key(each, by, key); });
            if (record != RecordIndex::kNone) note({record, contact, 0, by});
        }
    }
}

bool SimilarContacts::step(std::size_t rows) {
    const ImportStage& stage = plan_->stage();
    if (plan_->counts().added == 0) return true;
    if (noted_.size() == 0) noted_.resize(stage.size());
    if (at_ < stage.records_read()) {
        const auto end = static_cast<std::uint32_t>(std::min(stage.records_read(), std::size_t{at_} + rows));
        for (; at_ < end; ++at_) add_record(at_);
        return false;
    }
    const table::Table& contacts = plan_->db().table(card::kTable);
    const auto slots = static_cast<table::Row>(contacts.slots());
    const table::Row to = slots - at_row_ > rows ? at_row_ + static_cast<table::Row>(rows) : slots;
    contacts.live().for_each(at_row_, to, [&](table::Row row) { look_at(row); });
    at_row_ = to;
    return at_row_ == slots;
}

}  // namespace segments::exchange
