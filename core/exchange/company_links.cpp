#include "core/exchange/company_links.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/contact/contact_view.h"
#include "core/exchange/import_rules.h"
#include "core/table/dictionary.h"

namespace segments::exchange {
namespace {

using table::Row;
namespace card = contact::contact;

}  // namespace

bool CompanyLinks::has_name(Row row, std::string_view folded) const {
    return fold_case(db_->table(card::kTable).text(row, card::kName)) == folded;
}

bool CompanyLinks::record_has_name(std::uint32_t number, std::string_view folded) const {
    ContactRecord record;
    stage_->load(number, record);
    return fold_case(record.fields.text(card::kName)) == folded;
}

bool CompanyLinks::step(std::size_t rows) {
    const table::Table& contacts = db_->table(card::kTable);
    const auto slots = static_cast<Row>(contacts.slots());
    if (at_ < slots) {
        const Row to = slots - at_ > rows ? at_ + static_cast<Row>(rows) : slots;
        contacts.live().for_each(at_, to, [&](Row row) {
            if (contact::ContactView(*db_, row).is_person()) return;
            const std::string name = fold_case(contacts.text(row, card::kName));
            if (name.empty()) return;
            const std::uint64_t hash = table::hash_bytes(name);
            if (contacts_.find(hash, [&](Row other) { return has_name(other, name); }) == RecordIndex::kNone)
                contacts_.insert(hash, row);
        });
        at_ = to;
        return false;
    }
    const auto end = static_cast<std::uint32_t>(std::min(stage_->size(), std::size_t{at_record_} + rows));
    ContactRecord record;
    for (; at_record_ < end; ++at_record_) {
        const StagedRecord& staged = (*stage_)[at_record_];
        if (staged.outcome == Outcome::rejected || staged.target != table::kNoRow) continue;
        stage_->load(at_record_, record);
        if (is_person(record, *db_, table::kNoRow)) continue;
        const std::string name = fold_case(record.fields.text(card::kName));
        if (name.empty()) continue;
        const std::uint64_t hash = table::hash_bytes(name);
        const auto same = [&](std::uint32_t other) { return record_has_name(other, name); };
        if (records_.find(hash, same) == RecordIndex::kNone) records_.insert(hash, at_record_);
    }
    return at_record_ == stage_->size();
}

void CompanyLinks::link(std::uint32_t person, std::string_view company_name) {
    const std::string name = fold_case(company_name);
    const std::uint64_t hash = table::hash_bytes(name);
    if (links_.empty()) links_.assign(stage_->size(), kNone);
    const Row row = contacts_.find(hash, [&](Row other) { return has_name(other, name); });
    if (row != RecordIndex::kNone) {
        links_[person] = row * 2;
        return;
    }
    std::uint32_t record =
        records_.find(hash, [&](std::uint32_t other) { return record_has_name(other, name); });
    if (record == RecordIndex::kNone) {
        record = stage_->add_company(company_name, person);
        records_.insert(hash, record);
    }
    links_[person] = record * 2 + 1;
}

Row CompanyLinks::contact_of(std::uint32_t person) const {
    if (person >= links_.size() || links_[person] == kNone || links_[person] % 2 != 0) return table::kNoRow;
    return links_[person] / 2;
}

std::uint32_t CompanyLinks::record_of(std::uint32_t person) const {
    if (person >= links_.size() || links_[person] == kNone || links_[person] % 2 == 0) return kNone;
    return links_[person] / 2;
}

}  // namespace segments::exchange
