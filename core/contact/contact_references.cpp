#include "core/contact/contact_references.h"

#include <algorithm>
#include <string>

#include "core/interaction/interaction_tables.h"
#include "core/profile/answers.h"
#include "core/schema/enumerations.h"
#include "core/segment/segment_tables.h"
#include "core/table/find_rows.h"

namespace segments::contact {
namespace {

using table::FieldDef;
using table::FieldId;
using table::Row;
using table::Table;
namespace line = segment::line;
namespace log_entry = interaction::log_entry;
namespace target_group = interaction::target_group;

constexpr std::int64_t kLineStep = 10000;

// The key of a row with the contact's number replaced.
struct NewKey {
    std::vector<std::string> texts;
    std::vector<table::KeyPart> parts;
};

NewKey key_of(const Table& table, Row row, table::Code from, std::string_view to_no) {
    NewKey key;
    key.texts.reserve(table.def().key_fields);
    for (FieldId field = 0; field < table.def().key_fields; ++field) {
        const FieldDef& def = table.field(field);
        if (def.storage == table::Storage::number) {
            key.parts.emplace_back(table.number(row, field));
            continue;
        }
        const bool contact_no = def.domain == schema::domain::kContact && table.code(row, field) == from;
        key.texts.emplace_back(contact_no ? to_no : table.text(row, field));
        key.parts.emplace_back(std::string_view(key.texts.back()));
    }
    return key;
}

void copy_fields(table::Transaction& tx, table::TableId id, Row from, Row to) {
    const Table& table = tx.table(id);
    for (const FieldDef& field : table.def().fields) {
        if (field.id >= table.def().key_fields) tx.set_raw(id, to, field.id, table.number(from, field.id));
    }
}

}  // namespace

ContactReferences::ContactReferences(const table::Database& db, Row from, Row to)
    : db_(&db),
      from_row_(from),
      to_row_(to),
      from_(db.table(contact::kTable).code(from, contact::kNo)),
      to_(db.table(contact::kTable).code(to, contact::kNo)),
      segments_of_to_(db.domain(schema::domain::kSegment).size()) {
    for (const table::TableDef* def : db.schema()) {
        if (def->id == duplicate::kTable) continue;  // what was found of two contacts isn't true of a third
        for (const FieldDef& field : def->fields) {
            if (field.domain != schema::domain::kContact) continue;
            if (def->id == contact::kTable && field.id == contact::kNo) continue;
            references_.push_back({def, field.id});
            counts_.push_back({def, 0, 0});
            total_ += db.table(def->id).slots();
        }
    }
    total_ += db.table(line::kTable).slots();
}

bool ContactReferences::step(table::Transaction* tx, std::size_t rows) {
    const Table& lines = db_->table(line::kTable);
    while (rows > 0 && (looking_at_segments_ || at_reference_ < references_.size())) {
        const Table& table = looking_at_segments_ ? lines : db_->table(references_[at_reference_].def->id);
        const auto to = static_cast<Row>(std::min<std::size_t>(table.slots(), at_ + rows));
        if (looking_at_segments_) {
            table::for_each_row_with(lines, line::kContactNo, to_, at_, to, [&](Row row) {
                if (lines.number(row, line::kRemovedBy) == 0)
                    segments_of_to_.set(lines.code(row, line::kSegmentNo));
            });
        } else {
            const Reference& reference = references_[at_reference_];
            slice_.clear();
            table::for_each_row_with(table, reference.field, from_, at_, to,
                                     [&](Row row) { slice_.push_back(row); });
            for (const Row row : slice_) take_over(tx, reference, row, counts_[at_reference_]);
        }
        rows -= std::min<std::size_t>(rows, std::max<Row>(to - at_, 1));
        looked_ += to - at_;
        at_ = to;
        if (at_ < table.slots()) continue;
        at_ = 0;
        if (looking_at_segments_)
            looking_at_segments_ = false;
        else
            ++at_reference_;
    }
    return !looking_at_segments_ && at_reference_ == references_.size();
}

float ContactReferences::progress() const {
    return std::min(1.0f, static_cast<float>(looked_) / static_cast<float>(total_));
}

// Whether a former reference of the same table has counted the row already.
bool ContactReferences::seen_before(std::size_t reference, Row row) const {
    const Table& table = db_->table(references_[reference].def->id);
    for (std::size_t i = reference; i > 0 && references_[i - 1].def == references_[reference].def; --i) {
        if (table.code(row, references_[i - 1].field) == from_) return true;
    }
    return false;
}

// A line where the other contact stands on the segment already, and a second answer to a question that takes
// one.
bool ContactReferences::is_superfluous(const Reference& reference, Row row) const {
    const Table& table = db_->table(reference.def->id);
    if (reference.def->id == line::kTable)
        return table.number(row, line::kRemovedBy) == 0 &&
               segments_of_to_.test(table.code(row, line::kSegmentNo));
    if (reference.def->id == profile::answer::kTable) return profile::stands_in_the_way(*db_, to_row_, row);
    return false;
}

void ContactReferences::take_over(table::Transaction* tx, const Reference& reference, Row row, Count& count) {
    const table::TableId id = reference.def->id;
    if (id == contact::kTable && row == from_row_) return;  // a company's number of itself
    if (seen_before(at_reference_, row)) return;
    ++count.rows;
    if (is_superfluous(reference, row)) {
        ++count.dropped;
        if (tx != nullptr) tx->erase(id, row);
        return;
    }
    if (reference.field < reference.def->key_fields) return take_over_key(tx, reference, row, count);
    if (tx == nullptr) return;
    const Table& cards = db_->table(contact::kTable);
    if (id == target_group::kTable) {
        // Its number is part of the key, so that the row is made anew.
        const Table& targets = db_->table(id);
        const bool by_contact =
            targets.number(row, target_group::kType) == static_cast<int>(schema::TargetType::contact);
        const std::string campaign(targets.text(row, target_group::kCampaignNo));
        const std::string no(by_contact ? cards.text(to_row_, contact::kNo)
                                        : targets.text(row, target_group::kNo));
        const std::int64_t type = targets.number(row, target_group::kType);
        tx->erase(id, row);
        const Row moved = tx->insert(id, {campaign, type, no});
        if (moved != table::kNoRow) tx->set_raw(id, moved, target_group::kContactNo, to_);
        return;
    }
    if (id == log_entry::kTable && reference.field == log_entry::kContactNo) {
        // The entries of a person are those of its company, where they weren't another one's.
        const Table& entries = db_->table(id);
        const table::Code company = entries.code(row, log_entry::kContactCompanyNo);
        if (company == 0 || company == cards.code(from_row_, contact::kCompanyNo))
            tx->set_raw(id, row, log_entry::kContactCompanyNo, cards.code(to_row_, contact::kCompanyNo));
    }
    tx->set_raw(id, row, reference.field, to_);
    if (id == contact::kTable)
        tx->set_raw(id, row, contact::kCompanyName, cards.number(to_row_, contact::kCompanyName));
}

void ContactReferences::take_over_key(table::Transaction* tx, const Reference& reference, Row row,
                                      Count& count) {
    const table::TableId id = reference.def->id;
    const Table& table = db_->table(id);
    NewKey key = key_of(table, row, from_, db_->domain(schema::domain::kContact).text(to_));
    if (id == comment::kTable) {
        while (table.find(key.parts) != table::kNoRow) key.parts.back().number += kLineStep;
    } else if (table.find(key.parts) != table::kNoRow) {
        ++count.dropped;
        if (tx != nullptr) tx->erase(id, row);
        return;
    }
    if (tx == nullptr) return;
    const Row moved = tx->insert(id, key.parts);
    copy_fields(*tx, id, row, moved);
    tx->erase(id, row);
}

std::vector<ContactReferences::Count> ContactReferences::counts() const {
    std::vector<Count> found;
    for (const Count& count : counts_) {
        if (count.rows == 0) continue;
        if (!found.empty() && found.back().def == count.def) {
            found.back().rows += count.rows;
            found.back().dropped += count.dropped;
        } else {
            found.push_back(count);
        }
    }
    return found;
}

}  // namespace segments::contact
