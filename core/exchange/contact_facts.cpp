#include "core/exchange/contact_facts.h"

#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/segment_tables.h"

namespace segments::exchange {
namespace {

namespace card = contact::contact;
namespace entry = interaction::log_entry;
namespace line = segment::line;

constexpr std::size_t kAssigned = std::size(contact::kAssignments);
constexpr std::size_t kSources = 4 + kAssigned;

}  // namespace

ContactFacts::ContactFacts(const table::Database& db) : db_(&db) {
    const std::size_t codes = db.table(card::kTable).dictionary(card::kNo).size();
    for (table::Bitmap* each : {&on_segment_, &with_interactions_, &with_people_}) each->resize(codes);
    for (table::Bitmap& each : assigned_) each.resize(codes);
}

ContactFacts::Source ContactFacts::source(std::size_t index) {
    switch (index) {
        case 0:
            return {line::kTable, line::kContactNo, &on_segment_};
        case 1:
            return {entry::kTable, entry::kContactNo, &with_interactions_};
        case 2:
            return {entry::kTable, entry::kContactCompanyNo, &with_interactions_};
        case 3:
            return {card::kTable, card::kCompanyNo, &with_people_};
        default:
            return {contact::table_of(contact::kAssignments[index - 4]), 0, &assigned_[index - 4]};
    }
}

bool ContactFacts::step(std::size_t rows) {
    if (db_ == nullptr || source_ == kSources) return true;
    const Source from = source(source_);
    const table::Table& table = db_->table(from.table);
    const auto slots = static_cast<table::Row>(table.slots());
    const table::Row to = slots - at_ > rows ? at_ + static_cast<table::Row>(rows) : slots;
    table.live().for_each(at_, to, [&](table::Row row) {
        if (from.table == line::kTable && table.number(row, line::kRemovedBy) != 0) return;
        const table::Code contact = table.code(row, from.field);
        if (from.table == card::kTable && contact == table.code(row, card::kNo)) return;
        from.into->set(contact);
    });
    at_ = to;
    if (at_ == slots) {
        at_ = 0;
        ++source_;
    }
    return source_ == kSources;
}

}  // namespace segments::exchange
