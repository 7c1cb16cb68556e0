#include "core/interaction/follow_up.h"

#include "core/base/tr.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/create_segment.h"

namespace segments::interaction {
namespace {

using table::Row;
namespace header = segment::segment;
namespace logged = segment::logged;

}  // namespace

Result<bool> FollowUp::step(table::Transaction& tx, std::size_t rows) {
    if (!reuse_) {
        if (Result<void> begun = begin(tx); !begun) return begun.error();
        return false;
    }
    const Result<bool> done = reuse_->step(tx, rows);
    if (!done || !*done) return done;
    result_.counts = reuse_->counts();
    if (result_.counts.added == 0)
        return fail(tr("There is nobody to follow up: no interaction of this segment fits, or their contacts "
                       "were deleted."),
                    "PRD-8");
    return true;
}

Result<void> FollowUp::begin(table::Transaction& tx) {
    const table::Table& past = tx.table(logged::kTable);
    const Row row = past.find(logged_no_);
    if (row == table::kNoRow) return fail(tr("There is no logged segment {1}.", logged_no_), "LOG-30");
    segment::NewSegment wanted;
    wanted.description = "Follow-up on segment " + std::string(past.text(row, logged::kSegmentNo));
    // The campaign may have been deleted since.
    const table::Code campaign_code = past.code(row, logged::kCampaignNo);
    if (campaign_code != 0 && tx.table(campaign::kTable).find_code(campaign_code) != table::kNoRow)
        wanted.campaign_no = past.text(row, logged::kCampaignNo);
    const Result<Row> made = segment::create_segment(tx, context_, wanted, &result_.notice);
    if (!made) return made.error();
    result_.segment_no = tx.table(header::kTable).text(*made, header::kNo);
    Result<criteria::ReuseLogged> reuse =
        criteria::ReuseLogged::make(tx.db(), result_.segment_no, logged_no_, choice_);
    if (!reuse) return reuse.error();
    reuse_.emplace(std::move(*reuse));
    return {};
}

std::string follow_up_message(const FollowUpResult& result) {
    const std::size_t contacts = result.counts.added, gone = result.counts.without_contact;
    std::string text = tr("Follow-up segment {1} has been made with {2}.", result.segment_no,
                          tr_n("{1} contact", "{1} contacts", contacts));
    if (gone > 0)
        text += " " + tr_n("{1} interaction was left out, because its contact was deleted.",
                           "{1} interactions were left out, because their contacts were deleted.", gone);
    return text;
}

}  // namespace segments::interaction
