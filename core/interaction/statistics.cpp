#include "core/interaction/statistics.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/interaction/entry_numbers.h"
#include "core/interaction/interaction_tables.h"

namespace segments::interaction {
namespace {

using table::Row;

void add(InteractionSums& sums, const table::Table& log, Row row) {
    ++sums.interactions;
    sums.cost += log.number(row, log_entry::kCost);
    sums.duration += log.number(row, log_entry::kDuration);
    sums.targets += log.flag(row, log_entry::kCampaignTarget) ? 1 : 0;
    sums.responses += log.flag(row, log_entry::kCampaignResponse) ? 1 : 0;
}

}  // namespace

SumsByCode::SumsByCode(const table::Database& db, table::FieldId code_field, filter::Filter dates)
    : log_(&db.table(log_entry::kTable)), code_field_(code_field), dates_(std::move(dates)) {
    sums_.reserve(log_->dictionary(code_field).size());
}

bool SumsByCode::step(std::size_t rows) {
    // There are a million contacts too: their sums are made in slices before any is added to.
    if (const std::size_t codes = log_->dictionary(code_field_).size(); sums_.size() < codes) {
        sums_.resize(std::min(codes, sums_.size() + rows));
        return false;
    }
    const std::size_t end = std::min(log_->slots(), at_ + rows);
    for (; at_ < end; ++at_) {
        if (!log_->is_live(at_) || log_->flag(at_, log_entry::kCanceled) ||
            log_->flag(at_, log_entry::kPostponed))
            continue;
        if (dates_.empty() || dates_.matches(log_->number(at_, log_entry::kDate)))
            add(sums_[log_->code(at_, code_field_)], *log_, at_);
    }
    return at_ >= log_->slots();
}

float SumsByCode::progress() const {
    return static_cast<float>(at_) / static_cast<float>(log_->slots() + 1);
}

std::vector<InteractionSums> sums_by_code(const table::Database& db, table::FieldId code_field,
                                          const filter::Filter& dates) {
    SumsByCode work(db, code_field, dates);
    while (!work.step(std::numeric_limits<table::Row>::max() / 2)) {
    }
    return work.take();
}

std::vector<InteractionSums> sums_by_campaign_entry(const table::Database& db) {
    const table::Table& log = db.table(log_entry::kTable);
    const table::Table& entries = db.table(campaign_entry::kTable);
    std::vector<bool> canceled(static_cast<std::size_t>(next_entry_no(entries)));
    entries.live().for_each([&](Row row) {
        canceled[static_cast<std::size_t>(entries.number(row, campaign_entry::kEntryNo))] =
            entries.flag(row, campaign_entry::kCanceled);
    });
    std::vector<InteractionSums> sums(canceled.size());
    log.live().for_each([&](Row row) {
        const auto no = static_cast<std::size_t>(log.number(row, log_entry::kCampaignEntryNo));
        if (no == 0 || no >= sums.size() || log.flag(row, log_entry::kCanceled) != canceled[no]) return;
        if (!log.flag(row, log_entry::kPostponed)) add(sums[no], log, row);
    });
    return sums;
}

}  // namespace segments::interaction
