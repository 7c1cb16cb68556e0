#include "core/exchange/export_contacts.h"

#include <algorithm>

#include "core/exchange/formats/kept_columns.h"

namespace segments::exchange {
namespace {

namespace card = contact::contact;

// Comparing and looking take less time than writing.
constexpr std::size_t kLooksPerContact = 32;
constexpr std::size_t kMostColumns = 1000;

}  // namespace

std::vector<table::Row> all_contacts(const table::Database& db) {
    std::vector<table::Row> rows;
    rows.reserve(db.table(card::kTable).size());
    db.table(card::kTable).live().for_each([&](table::Row row) { rows.push_back(row); });
    return rows;
}

ExportContacts::ExportContacts(const table::Database& db, std::vector<table::Row> rows, ExportFormat format)
    : db_(&db),
      format_(format),
      count_(rows.size()),
      sorter_(std::in_place, db.table(card::kTable), std::vector<query::SortField>{{card::kNo, false}},
              std::move(rows)) {}

bool ExportContacts::look(std::size_t rows) {
    switch (phase_) {
        case Phase::sort:
            if (!sorter_->step(rows * kLooksPerContact)) return false;
            rows_ = sorter_->take();
            sorter_.reset();
            belongings_ = BelongingsIndex(*db_);
            phase_ = Phase::belongings;
            return false;
        case Phase::belongings:
            if (!belongings_.step(rows * kLooksPerContact)) return false;
            phase_ = Phase::look;
            return false;
        case Phase::look: {
            // Our own form holds everything.
            const std::size_t end =
                format_ == ExportFormat::segments ? rows_.size() : std::min(rows_.size(), at_ + rows);
            for (; at_ < end && format_ != ExportFormat::segments; ++at_) {
                load_record(*db_, rows_[at_], belongings_, record_);
                count_losses(format_, record_, losses_);
                if (is_table(format_)) find_columns();
            }
            if (end < rows_.size()) return false;
            at_ = 0;
            phase_ = Phase::begin;
            return true;
        }
        default:
            return true;
    }
}

// The columns that the contact keeps; those that are too many stay out.
void ExportContacts::find_columns() {
    bool lost = false;
    KeptColumns(record_.fields.text(card::kExtras)).for_each([&](std::string_view name, std::string_view) {
        if (known_columns_.contains(std::string(name))) return;
        lost = lost || columns_.size() == kMostColumns;
        if (columns_.size() == kMostColumns) return;
        known_columns_.insert(std::string(name));
        columns_.emplace_back(name);
    });
    losses_[static_cast<std::size_t>(Loss::columns)] += lost ? 1 : 0;
}

std::vector<ExportContacts::Lost> ExportContacts::losses() const {
    std::vector<Lost> lost;
    for (std::size_t i = 0; i < kLosses; ++i) {
        if (losses_[i] > 0) lost.push_back({static_cast<Loss>(i), losses_[i]});
    }
    return lost;
}

bool ExportContacts::step(std::size_t rows, std::string& out) {
    switch (phase_) {
        case Phase::begin:
            writer_ = make_writer(format_, *db_, columns_, groups_);
            writer_->begin(out);
            phase_ = Phase::write;
            return false;
        case Phase::write: {
            const std::size_t end = std::min(rows_.size(), at_ + rows);
            for (; at_ < end; ++at_) {
                load_record(*db_, rows_[at_], belongings_, record_);
                writer_->add(record_, out);
            }
            if (at_ < rows_.size()) return false;
            writer_->end(out);
            phase_ = Phase::done;
            return true;
        }
        case Phase::done:
            return true;
        default:
            static_cast<void>(look(rows));
            return false;
    }
}

float ExportContacts::progress() const {
    // Of our own form nothing is looked at.
    constexpr float kSorted = 0.1f, kGathered = 0.2f;
    const float looked = format_ == ExportFormat::segments ? kGathered : 0.5f;
    const float part = static_cast<float>(at_) / static_cast<float>(std::max<std::size_t>(1, rows_.size()));
    switch (phase_) {
        case Phase::sort:
            return sorter_->progress() * kSorted;
        case Phase::belongings:
            return kSorted + belongings_.progress() * (kGathered - kSorted);
        case Phase::look:
            return kGathered + part * (looked - kGathered);
        case Phase::done:
            return 1;
        default:
            return looked + part * (1 - looked);
    }
}

}  // namespace segments::exchange
