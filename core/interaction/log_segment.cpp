#include "core/interaction/log_segment.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/criteria/record.h"
#include "core/interaction/interaction_tables.h"
#include "core/interaction/logged_header.h"
#include "core/segment/languages.h"
#include "core/segment/line_scan.h"

namespace segments::interaction {
namespace {

using table::Row;
namespace header = segment::segment;
namespace line = segment::line;
namespace logged = segment::logged;
namespace skipped = segment::skipped;

Error located(Error error, const std::string& segment_no) {
    error.record = tr("Segment {1}", segment_no);
    return error;
}

// The first of the findings that block, with how many kinds there are.
Error blocked_by(const LogCheck& check, const table::Database& db, const std::string& segment_no) {
    const LogFinding& first = check.findings().front();
    std::size_t kinds = 0;
    for (const LogFinding& finding : check.findings()) kinds += finding.blocks() ? 1 : 0;
    std::string message = first.message;
    if (kinds > 1)
        message += " " + tr_n("There is {1} more kind of problem.", "There are {1} more kinds of problem.",
                              kinds - 1);
    Error error = located(fail(std::move(message), std::string(first.rule)), segment_no);
    const table::Table& table = db.table(first.of_header ? header::kTable : line::kTable);
    error.field = table.field(first.field).caption;
    if (!first.first_lines.empty())
        error.record = tr("Segment {1}, line {2}", segment_no,
                          db.table(line::kTable).number(first.first_lines.front(), line::kLineNo));
    return error;
}

}  // namespace

LogSegment::LogSegment(const table::Database& db, const Context& context, std::string segment_no,
                       const LogOptions& options)
    : db_(&db), context_(context), options_(options) {
    segment_row_ = segment::find_segment(db, segment_no);
    result_.segment_no = std::move(segment_no);
    if (segment_row_ != table::kNoRow) check_.emplace(db, context, segment_row_);
}

Result<bool> LogSegment::step(table::Transaction& tx, std::size_t rows) {
    switch (phase_) {
        case Phase::check:
            return check(tx, rows);
        case Phase::lines:
            return lines(tx, rows);
        case Phase::remove:
            return remove(tx, rows);
        case Phase::follow_up:
            return follow_up(tx, rows);
        case Phase::done:
            break;
    }
    return true;
}

Result<bool> LogSegment::check(table::Transaction& tx, std::size_t rows) {
    if (!check_) return fail(tr("There is no segment {1}.", result_.segment_no), "ENT-1");
    if (!check_->step(rows)) return false;
    if (check_->blocked()) return blocked_by(*check_, *db_, result_.segment_no);
    if (const DeliveryOffer offer = check_->delivery_offer(); options_.deliver && !offer.enabled)
        return located(fail(tr("Nothing can be sent.").str() + " " + std::string(offer.reason), "LOG-1"),
                       result_.segment_no);
    begin(tx);
    phase_ = Phase::lines;
    return false;
}

void LogSegment::begin(table::Transaction& tx) {
    const table::Table& segments = tx.table(header::kTable);
    const Row row = write_logged_segment(tx, context_, segment_row_);
    tx.set_flag(logged::kTable, row, logged::kDelivered, options_.deliver);
    result_.logged_segment_no = tx.table(logged::kTable).number(row, logged::kEntryNo);
    criteria::copy_criteria(tx, criteria::criteria_of_segment(result_.segment_no),
                            criteria::criteria_of_logged(result_.logged_segment_no));
    keep_languages(tx, segment_row_, result_.logged_segment_no);
    const std::int64_t modified = segment::modified_word_template(*db_, segment_row_);
    attachment::make_read_only(tx, modified);  // LOG-12
    result_.without_contact = check_->lines_without_contact();
    rules_.emplace(*db_, segment_row_);
    writer_.emplace(tx, context_,
                    EntryWriter::Source{segments.code(segment_row_, header::kNo),
                                        segments.number(segment_row_, header::kDescription),
                                        result_.logged_segment_no, modified, options_.letter_values});
}

bool LogSegment::skips(FindingSet found) const {
    for (int i = static_cast<int>(kFirstWarning); i < kFindings; ++i) {
        const auto warning = static_cast<Finding>(i);
        if (has(found, warning) && options_.choice(warning) == WarningChoice::skip) return true;
    }
    return false;
}

void LogSegment::keep_skipped(table::Transaction& tx, Row from, FindingSet found) const {
    const table::Table& lines = tx.table(line::kTable);
    const Row row =
        tx.insert(skipped::kTable, {result_.logged_segment_no, lines.number(from, line::kLineNo)});
    const auto copy = [&](table::FieldId to, table::FieldId column) {
        if (lines.field(column).storage == table::Storage::text) {
            tx.set_text(skipped::kTable, row, to, lines.text(from, column));
        } else {
            tx.set_raw(skipped::kTable, row, to, lines.number(from, column));
        }
    };
    copy(skipped::kContactNo, line::kContactNo);
    copy(skipped::kInsertedBy, line::kInsertedBy);
    copy(skipped::kPinned, line::kPinned);
    copy(skipped::kLetterText, line::kLetterText);
    for (int i = 0; i <= line::kAttachmentNo - line::kOwn; ++i)
        copy(static_cast<table::FieldId>(skipped::kOwn + i), static_cast<table::FieldId>(line::kOwn + i));
    tx.set_text(skipped::kTable, row, skipped::kReason, reasons_of(found & kAllWarnings));
    attachment::make_read_only(tx, lines.number(from, line::kAttachmentNo));
}

Result<bool> LogSegment::lines(table::Transaction& tx, std::size_t rows) {
    const std::vector<Row>& all = check_->lines();
    const std::size_t to = std::min(all.size(), at_ + rows);
    std::vector<EntryWriter::Line> logged_lines;
    logged_lines.reserve(to - at_);
    for (; at_ < to; ++at_) {
        FindingSet found = rules_->check(all[at_]);
        if (!options_.deliver) found &= ~bit(Finding::no_document);
        if (skips(found)) {
            keep_skipped(tx, all[at_], found);
            ++result_.skipped;
            continue;
        }
        // PRD-6: what a warning stands against is logged without delivery.
        const bool deliver =
            options_.deliver && (found & kAllWarnings) == 0 && rules_->can_be_delivered(all[at_]);
        if (deliver) ++result_.to_deliver;
        logged_lines.push_back({all[at_], has(found, Finding::no_email), deliver});
    }
    writer_->write(tx, rules_->reader(), logged_lines);
    result_.interactions += logged_lines.size();
    if (at_ < all.size()) return false;
    if (result_.interactions == 0)
        return located(fail(tr("Every line would be skipped, so there would be nothing to log. Log some of "
                               "these lines without delivery, or delete the segment."),
                            "LOG-5"),
                       result_.segment_no);
    result_.campaign_entries = writer_->campaign_entries();
    remove_.emplace(*db_, segment_row_);
    phase_ = Phase::remove;
    return false;
}

// LOG-28: the segment goes, then its follow-up comes.
Result<bool> LogSegment::remove(table::Transaction& tx, std::size_t rows) {
    if (!remove_->step(tx, rows)) return false;
    if (!options_.create_follow_up) {
        phase_ = Phase::done;
        return true;
    }
    follow_up_.emplace(context_, result_.logged_segment_no, options_.follow_up);
    phase_ = Phase::follow_up;
    return false;
}

Result<bool> LogSegment::follow_up(table::Transaction& tx, std::size_t rows) {
    const Result<bool> done = follow_up_->step(tx, rows);
    if (!done || !*done) return done;
    result_.follow_up = follow_up_->result();
    phase_ = Phase::done;
    return true;
}

float LogSegment::progress() const {
    switch (phase_) {
        case Phase::check:
            return check_ ? 0.2f * check_->progress() : 0.0f;
        case Phase::lines:
            return 0.2f + 0.5f * static_cast<float>(at_) / static_cast<float>(check_->lines().size());
        case Phase::remove:
            return 0.7f + 0.1f * remove_->progress(*db_);
        case Phase::follow_up:
            return 0.8f + 0.2f * follow_up_->progress();
        case Phase::done:
            break;
    }
    return 1.0f;
}

std::string log_message(const LogResult& result) {
    std::string text = tr("Segment {1} has been logged with {2}.", result.segment_no,
                          tr_n("{1} interaction", "{1} interactions", result.interactions));
    if (result.skipped > 0)
        text += " " + tr_n("{1} line was skipped.", "{1} lines were skipped.", result.skipped);
    if (result.follow_up) text += " " + follow_up_message(*result.follow_up);
    return text;
}

}  // namespace segments::interaction
