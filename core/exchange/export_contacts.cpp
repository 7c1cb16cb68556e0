#include "core/exchange/export_contacts.h"

#include <algorithm>

namespace segments::exchange {
namespace {

namespace card = contact::contact;

// Comparing and looking take less time than writing.
constexpr std::size_t kLooksPerContact = 32;

}  // namespace

std::vector<table::Row> all_contacts(const table::Database& db) {
    std::vector<table::Row> rows;
    rows.reserve(db.table(card::kTable).size());
    db.table(card::kTable).live().for_each([&](table::Row row) { rows.push_back(row); });
    return rows;
}

ExportContacts::ExportContacts(const table::Database& db, std::vector<table::Row> rows)
    : db_(&db),
      count_(rows.size()),
      sorter_(db.table(card::kTable), {{card::kNo, false}}, std::move(rows)),
      belongings_(db) {}

bool ExportContacts::step(std::size_t rows, std::string& out) {
    switch (phase_) {
        case Phase::sort:
            if (!sorter_.step(rows * kLooksPerContact)) return false;
            rows_ = sorter_.take();
            phase_ = Phase::look;
            return false;
        case Phase::look:
            if (!belongings_.step(rows * kLooksPerContact)) return false;
            out += "{\"format\":\"segments.contacts\",\"version\":1,\"contacts\":[\n";
            phase_ = Phase::write;
            return false;
        case Phase::write: {
            const std::size_t end = std::min(rows_.size(), at_ + rows);
            for (; at_ < end; ++at_) {
                load_record(*db_, rows_[at_], belongings_, record_);
                append_json(out, record_);
                out += at_ + 1 < rows_.size() ? ",\n" : "\n";
            }
            if (at_ < rows_.size()) return false;
            out += "]}\n";
            phase_ = Phase::done;
            break;
        }
        case Phase::done:
            break;
    }
    return true;
}

float ExportContacts::progress() const {
    constexpr float kSorted = 0.2f;
    if (phase_ == Phase::done) return 1;
    if (phase_ != Phase::write) return sorter_.progress() * kSorted;
    return kSorted + (1 - kSorted) * static_cast<float>(at_) /
                         static_cast<float>(std::max<std::size_t>(1, rows_.size()));
}

}  // namespace segments::exchange
