#include "core/interaction/log_check.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/segment/line_scan.h"

namespace segments::interaction {
namespace {

using segment::OwnField;
using table::Row;
namespace header = segment::segment;
namespace line = segment::line;
namespace logged = segment::logged;

std::string_view rule_of(Finding kind) {
    switch (kind) {
        case Finding::already_logged:
            return "LOG-3";
        case Finding::no_description:
            return "LOG-4";
        case Finding::no_lines:
            return "LOG-5";
        case Finding::no_email:
            return "LOG-7";
        case Finding::no_document:
            return "LOG-8";
        default:
            return is_warning(kind) ? "PRD-6" : "LOG-6";
    }
}

// The line's column that a finding leads to.
table::FieldId line_column_of(Finding kind) {
    if (const std::optional<OwnField> field = field_of(kind)) return segment::line_field(*field);
    if (kind == Finding::no_document) return line::kAttachmentNo;
    return kind == Finding::other_type_wanted ? line::kCorrespondenceType : line::kContactNo;
}

std::string message_of(Finding kind, std::size_t count) {
    switch (kind) {
        case Finding::already_logged:
            return tr(
                "A segment with this number has been logged already, and no number can be logged twice. "
                "Create a new segment for these contacts.");
        case Finding::no_description:
            return tr("The segment has no description. Fill it in: the logged segment is found by it.");
        case Finding::no_lines:
            return tr("The segment is empty: no line has a contact. Add contacts before you log it.");
        case Finding::no_date:
            return tr_n("{1} line has no date. Fill it in.", "{1} lines have no date. Fill it in.", count);
        case Finding::unknown_contact:
            return tr_n(
                "{1} line names a contact that doesn't exist. Choose another contact or remove the line.",
                "{1} lines name a contact that doesn't exist. Choose another contact or remove the lines.",
                count);
        case Finding::no_salesperson:
            return tr_n("{1} line has no salesperson. Choose one for the segment or for this line.",
                        "{1} lines have no salesperson. Choose one for the segment or for these lines.",
                        count);
        case Finding::unknown_salesperson:
            return tr_n("{1} line names a salesperson who doesn't exist. Choose another one.",
                        "{1} lines name a salesperson who doesn't exist. Choose another one.", count);
        case Finding::no_template:
            return tr_n(
                "{1} line has no interaction template. Choose one for the segment or for this line.",
                "{1} lines have no interaction template. Choose one for the segment or for these lines.",
                count);
        case Finding::unknown_template:
            return tr_n("{1} line names an interaction template that doesn't exist. Choose another one.",
                        "{1} lines name an interaction template that doesn't exist. Choose another one.",
                        count);
        case Finding::unknown_campaign:
            return tr_n("{1} line names a campaign that doesn't exist. Choose another one or none.",
                        "{1} lines name a campaign that doesn't exist. Choose another one or none.", count);
        case Finding::privacy_blocked:
            return tr_n("The contact of {1} line is privacy blocked. Nothing is delivered to them.",
                        "The contacts of {1} lines are privacy blocked. Nothing is delivered to them.",
                        count);
        case Finding::minor_without_consent:
            return tr_n("The contact of {1} line is a minor without parental consent.",
                        "The contacts of {1} lines are minors without parental consent.", count);
        case Finding::excluded:
            return tr_n("The contact of {1} line is excluded from segments.",
                        "The contacts of {1} lines are excluded from segments.", count);
        case Finding::other_type_wanted:
            return tr_n("The contact of {1} line wants another correspondence type than the line's.",
                        "The contacts of {1} lines want another correspondence type than the line's.", count);
        case Finding::no_email:
            return tr_n(
                "The contact of {1} line has no e-mail address. Without one, Email is logged as a blank "
                "correspondence type.",
                "The contacts of {1} lines have no e-mail address. Without one, Email is logged as a blank "
                "correspondence type.",
                count);
        case Finding::no_postal_address:
            return tr_n("The contact of {1} line has no postal address for Hard Copy.",
                        "The contacts of {1} lines have no postal address for Hard Copy.", count);
        case Finding::no_document:
            return tr_n(
                "{1} line has a correspondence type but no document to send. Attach one, or log it without.",
                "{1} lines have a correspondence type but no document to send. Attach one, or log them "
                "without.",
                count);
    }
    return {};
}

}  // namespace

LogCheck::LogCheck(const table::Database& db, const Context& context, Row segment_row)
    : db_(&db),
      context_(context),
      segment_row_(segment_row),
      rules_(db, segment_row),
      finding_(segment::segment_code(db, segment_row)) {}

bool LogCheck::step(std::size_t rows) {
    if (phase_ == Phase::gather) {
        if (!finding_.step(*db_, rows)) return false;
        found_ = finding_.take();
        lines_.reserve(found_.size());
        phase_ = Phase::check;
        return false;
    }
    if (phase_ == Phase::check) {
        const table::Table& lines = db_->table(line::kTable);
        for (const std::size_t to = std::min(found_.size(), at_ + rows); at_ < to; ++at_) {
            if (lines.code(found_[at_], line::kContactNo) == 0) {
                ++lines_without_contact_;
            } else {
                lines_.push_back(found_[at_]);
                check(found_[at_]);
            }
        }
        if (at_ < found_.size()) return false;
        found_ = {};
        finish();
        phase_ = Phase::done;
    }
    return true;
}

void LogCheck::check(Row row) {
    const FindingSet found = rules_.check(row);
    if (rules_.can_be_delivered(row)) ++deliverable_lines_;
    const std::int64_t document = rules_.reader().document(row);
    if (document != last_document_ && document != 0) documents_.insert(document);
    last_document_ = document;
    if (found == 0) return;
    if ((found & kAllWarnings & ~bit(Finding::no_document)) != 0) ++lines_with_warnings_;
    for (int i = 0; i < kFindings; ++i) {
        const auto kind = static_cast<Finding>(i);
        if (!has(found, kind)) continue;
        Group& group = groups_[static_cast<std::size_t>(i)];
        ++group.count;
        if (group.first_lines.size() < kFirstLines) group.first_lines.push_back(row);
        const std::optional<OwnField> field = field_of(kind);
        if (field && rules_.reader().origin(row, *field) == segment::Origin::header) group.of_header = true;
    }
}

void LogCheck::finish() {
    const table::Table& segments = db_->table(header::kTable);
    const table::Table& past = db_->table(logged::kTable);
    const table::Code code = segments.code(segment_row_, header::kNo);
    bool logged_before = false;
    table::for_each_row_with(past, logged::kSegmentNo, code, 0, table::kNoRow,
                             [&](Row) { logged_before = true; });
    if (logged_before) add(Finding::already_logged);
    if (segments.text(segment_row_, header::kDescription).empty()) add(Finding::no_description);
    if (lines_.empty()) add(Finding::no_lines);
    for (int i = static_cast<int>(kFirstLineFinding); i < kFindings; ++i) {
        if (groups_[static_cast<std::size_t>(i)].count > 0) add(static_cast<Finding>(i));
    }
}

void LogCheck::add(Finding kind) {
    Group& group = groups_[static_cast<std::size_t>(kind)];
    LogFinding finding;
    finding.kind = kind;
    finding.rule = rule_of(kind);
    finding.message = message_of(kind, group.count);
    finding.count = group.count;
    finding.first_lines = std::move(group.first_lines);
    if (kind < kFirstLineFinding) {
        finding.of_header = true;
        finding.field = kind == Finding::no_description ? header::kDescription : header::kNo;
    } else {
        const std::optional<OwnField> field = field_of(kind);
        finding.of_header = group.of_header;
        finding.field = line_column_of(kind);
        if (group.of_header && field) finding.field = segment::header_field(*field);
        finding.remedy = remedy_for(rules_, context_, kind);
        finding.remedy_caption = remedy_caption(rules_, context_, kind, finding.remedy, finding.count);
    }
    findings_.push_back(std::move(finding));
}

float LogCheck::progress() const {
    if (phase_ == Phase::gather) return 0.3f * finding_.progress(*db_);
    if (phase_ == Phase::done) return 1.0f;
    return 0.3f + 0.7f * static_cast<float>(at_) / static_cast<float>(found_.size() + 1);
}

const LogFinding* LogCheck::find(Finding kind) const {
    for (const LogFinding& finding : findings_) {
        if (finding.kind == kind) return &finding;
    }
    return nullptr;
}

DeliveryOffer LogCheck::delivery_offer() const {
    if (documents_.empty()) return {false, tr("No line of the segment has a document to send.")};
    if (deliverable_lines_ == 0)
        return {false, tr("No line with a document has a correspondence type: choose Hard Copy or Email for "
                          "the segment.")};
    return {true};
}

}  // namespace segments::interaction
