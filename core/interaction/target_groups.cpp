#include "core/interaction/target_groups.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/schema/enumerations.h"
#include "core/segment/line_scan.h"
#include "core/table/find_rows.h"

namespace segments::interaction {
namespace {

using segment::OwnField;
using table::Code;
using table::Row;
using table::Table;
namespace card = contact::contact;
namespace line = segment::line;

// The company of a contact; its own number for people without one.
Code company_of(const table::Database& db, Code contact) {
    const Table& contacts = db.table(card::kTable);
    const Row row = contact == 0 ? table::kNoRow : contacts.find_code(contact);
    if (row == table::kNoRow) return 0;
    const Code company = contacts.code(row, card::kCompanyNo);
    return company == 0 ? contact : company;
}

}  // namespace

TargetWriter::TargetWriter(const table::Database& db) {
    const Table& relations = db.table(contact::business_relation::kTable);
    relations.live().for_each([&](Row row) {
        if (relations.number(row, contact::business_relation::kLinkToTable) ==
            static_cast<int>(schema::LinkTarget::customer))
            customers_[relations.code(row, contact::business_relation::kContactNo)] = row;
    });
}

void TargetWriter::add(table::Transaction& tx, Code campaign, Code company) const {
    const table::Database& db = tx.db();
    const Table& targets = db.table(target_group::kTable);
    const auto linked = customers_.find(company);
    const std::string customer(linked == customers_.end()
                                   ? std::string_view{}
                                   : db.table(contact::business_relation::kTable)
                                         .text(linked->second, contact::business_relation::kLinkedNo));
    const std::string no(db.domain(schema::domain::kContact).text(company));
    const auto type = customer.empty() ? schema::TargetType::contact : schema::TargetType::customer;
    const std::string campaign_no(db.domain(schema::domain::kCampaign).text(campaign));
    const table::KeyPart key[] = {campaign_no, static_cast<int>(type), customer.empty() ? no : customer};
    if (targets.find(table::Key(key)) != table::kNoRow) return;
    const Row row = tx.insert(target_group::kTable, table::Key(key));
    tx.set_raw(target_group::kTable, row, target_group::kContactNo, company);
}

TargetSearch::TargetSearch(const table::Database& db, Code campaign, Code only)
    : db_(&db),
      campaign_(campaign),
      only_(only),
      header_of_(db.domain(schema::domain::kSegment).size(), -1),
      companies_(db.domain(schema::domain::kContact).size()) {
    const Table& segments = db.table(segment::segment::kTable);
    segments.live().for_each([&](Row row) {
        header_of_[segments.code(row, segment::segment::kNo)] = static_cast<std::int32_t>(headers_.size());
        headers_.push_back(segment::read_header(db, row));
    });
}

void TargetSearch::look_at_line(Row row) {
    const Table& lines = db_->table(line::kTable);
    const std::int32_t header = header_of_[lines.code(row, line::kSegmentNo)];
    if (header < 0 || lines.number(row, line::kRemovedBy) != 0) return;
    const segment::LineReader reader(*db_, headers_[static_cast<std::size_t>(header)]);
    if (reader.raw(row, OwnField::campaign_no) != campaign_ ||
        reader.raw(row, OwnField::campaign_target) == 0)
        return;
    const Code company = company_of(*db_, lines.code(row, line::kContactNo));
    if (company != 0 && (only_ == 0 || company == only_)) companies_.set(company);
}

bool TargetSearch::step(std::size_t rows) {
    const Table& entries = db_->table(log_entry::kTable);
    const Table& lines = db_->table(line::kTable);
    if (!lines_done_) {
        const auto to = static_cast<Row>(std::min<std::size_t>(lines.slots(), at_ + rows));
        for (; at_ < to; ++at_) {
            if (lines.is_live(at_)) look_at_line(at_);
        }
        if (at_ < lines.slots()) return false;
        lines_done_ = true;
        at_ = 0;
    }
    const auto to = static_cast<Row>(std::min<std::size_t>(entries.slots(), at_ + rows));
    table::for_each_row_with(entries, log_entry::kCampaignNo, campaign_, at_, to, [&](Row row) {
        if (!entries.flag(row, log_entry::kCampaignTarget) || entries.flag(row, log_entry::kPostponed))
            return;
        Code company = entries.code(row, log_entry::kContactCompanyNo);
        if (company == 0) company = entries.code(row, log_entry::kContactNo);
        if (company != 0 && (only_ == 0 || company == only_)) companies_.set(company);
    });
    at_ = to;
    return at_ >= entries.slots();
}

float TargetSearch::progress() const {
    const Table& table = db_->table(lines_done_ ? log_entry::kTable : line::kTable);
    const float part =
        table.slots() == 0 ? 1.0f : static_cast<float>(at_) / static_cast<float>(table.slots());
    return lines_done_ ? 0.5f + part / 2 : part / 2;
}

ActivateCampaign::ActivateCampaign(const table::Database& db, Row campaign_row)
    : campaign_row_(campaign_row),
      campaign_(db.table(campaign::kTable).code(campaign_row, campaign::kNo)),
      search_(db, campaign_) {}

Result<bool> ActivateCampaign::step(table::Transaction& tx, std::size_t rows) {
    if (!search_.step(rows)) return false;
    found_ = search_.companies().count();
    if (found_ == 0) {
        Error error = fail(tr("The campaign has nobody to be activated for: no segment line and no "
                              "interaction of it is marked Campaign Target. Mark some first."),
                           "CMP-5");
        error.record = tr("Campaign {1}", tx.table(campaign::kTable).text(campaign_row_, campaign::kNo));
        return error;
    }
    deactivate_campaign(tx, campaign_);
    const TargetWriter writer(tx.db());
    search_.companies().for_each([&](Row company) { writer.add(tx, campaign_, company); });
    return true;
}

bool is_activated(const table::Database& db, Code campaign) {
    bool any = false;
    table::for_each_row_with(db.table(target_group::kTable), target_group::kCampaignNo, campaign,
                             [&](Row) { any = true; });
    return any;
}

void deactivate_campaign(table::Transaction& tx, Code campaign) {
    for (const Row row :
         table::rows_with(tx.table(target_group::kTable), target_group::kCampaignNo, campaign))
        tx.erase(target_group::kTable, row);
}

LineTarget target_of_line(const table::Database& db, const segment::LineReader& reader, Row line_row) {
    const Table& lines = db.table(line::kTable);
    if (reader.raw(line_row, OwnField::campaign_target) == 0) return {};
    const auto campaign = static_cast<Code>(reader.raw(line_row, OwnField::campaign_no));
    const Code company = company_of(db, lines.code(line_row, line::kContactNo));
    return campaign == 0 || company == 0 ? LineTarget{} : LineTarget{campaign, company};
}

void add_target(table::Transaction& tx, const LineTarget& target) {
    if (target.campaign != 0 && is_activated(tx.db(), target.campaign))
        TargetWriter(tx.db()).add(tx, target.campaign, target.company);
}

void remove_target(table::Transaction& tx, const LineTarget& target) {
    if (target.campaign == 0 || !is_activated(tx.db(), target.campaign)) return;
    TargetSearch search(tx.db(), target.campaign, target.company);
    while (!search.step(~std::size_t{0} / 2)) {
    }
    if (search.companies().any()) return;
    const Table& targets = tx.table(target_group::kTable);
    for (const Row row : table::rows_with(targets, target_group::kContactNo, target.company)) {
        if (targets.code(row, target_group::kCampaignNo) == target.campaign)
            tx.erase(target_group::kTable, row);
    }
}

}  // namespace segments::interaction
