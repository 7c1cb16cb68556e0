#include "core/interaction/log_check.h"

#include <algorithm>

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

// "12 lines have" or "1 line has".
std::string lines_have(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " line has " : " lines have ");
}
std::string lines_name(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " line names " : " lines name ");
}
std::string contacts_of_lines(std::size_t count) {
    return count == 1 ? "The contact of 1 line " : "The contacts of " + std::to_string(count) + " lines ";
}

std::string message_of(Finding kind, std::size_t count) {
    const bool one = count == 1;
    switch (kind) {
        case Finding::already_logged:
            return "A segment with this number has been logged already, and no number can be logged twice. "
                   "Create a new segment for these contacts.";
        case Finding::no_description:
            return "The segment has no description. Fill it in: the logged segment is found by it.";
        case Finding::no_lines:
            return "The segment is empty: no line has a contact. Add contacts before you log it.";
        case Finding::no_date:
            return lines_have(count) + "no date. Fill it in.";
        case Finding::unknown_contact:
            return lines_name(count) + "a contact that doesn't exist. Choose another contact or remove " +
                   (one ? "the line." : "the lines.");
        case Finding::no_salesperson:
            return lines_have(count) + "no salesperson. Choose one for the segment or for " +
                   (one ? "this line." : "these lines.");
        case Finding::unknown_salesperson:
            return lines_name(count) + "a salesperson who doesn't exist. Choose another one.";
        case Finding::no_template:
            return lines_have(count) + "no interaction template. Choose one for the segment or for " +
                   (one ? "this line." : "these lines.");
        case Finding::unknown_template:
            return lines_name(count) + "an interaction template that doesn't exist. Choose another one.";
        case Finding::unknown_campaign:
            return lines_name(count) + "a campaign that doesn't exist. Choose another one or none.";
        case Finding::privacy_blocked:
            return contacts_of_lines(count) + (one ? "is" : "are") +
                   " privacy blocked. Nothing is delivered to them.";
        case Finding::minor_without_consent:
            return contacts_of_lines(count) + (one ? "is a minor" : "are minors") +
                   " without parental consent.";
        case Finding::excluded:
            return contacts_of_lines(count) + (one ? "is" : "are") + " excluded from segments.";
        case Finding::other_type_wanted:
            return contacts_of_lines(count) + (one ? "wants" : "want") +
                   " another correspondence type than the line's.";
        case Finding::no_email:
            return contacts_of_lines(count) + (one ? "has" : "have") +
                   " no e-mail address. Without one, Email is logged as a blank correspondence type.";
        case Finding::no_postal_address:
            return contacts_of_lines(count) + (one ? "has" : "have") + " no postal address for Hard Copy.";
        case Finding::no_document:
            return lines_have(count) + "a correspondence type but no document to send. Attach one, or log " +
                   (one ? "it" : "them") + " without.";
    }
    return {};
}

}  // namespace

LogCheck::LogCheck(const table::Database& db, const Context& context, Row segment_row)
    : db_(&db),
      context_(context),
      segment_row_(segment_row),
      rules_(db, segment_row),
      walk_(segment::segment_code(db, segment_row)) {}

bool LogCheck::step(std::size_t rows) {
    if (phase_ == Phase::gather) {
        if (!walk_.step(*db_, rows, [&](Row row) { gather(row); })) return false;
        segment::sort_by_line_no(*db_, lines_);
        phase_ = Phase::check;
        return false;
    }
    if (phase_ == Phase::check) {
        const std::size_t to = std::min(lines_.size(), at_ + rows);
        for (; at_ < to; ++at_) check(lines_[at_]);
        if (at_ < lines_.size()) return false;
        finish();
        phase_ = Phase::done;
    }
    return true;
}

void LogCheck::gather(Row row) {
    const table::Table& lines = db_->table(line::kTable);
    if (!segment::is_present(lines, row)) return;
    if (lines.code(row, line::kContactNo) == 0) {
        ++lines_without_contact_;
    } else {
        lines_.push_back(row);
    }
}

void LogCheck::check(Row row) {
    const FindingSet found = rules_.check(row);
    if (rules_.can_be_delivered(row)) ++deliverable_lines_;
    any_document_ = any_document_ || rules_.reader().attachment(row) != 0;
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
    segment::scan_equal(past, logged::kSegmentNo, code, 0, table::kNoRow, [&](Row) { logged_before = true; });
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
    if (phase_ == Phase::gather) return 0.3f * walk_.progress(*db_);
    if (phase_ == Phase::done) return 1.0f;
    return 0.3f + 0.7f * static_cast<float>(at_) / static_cast<float>(lines_.size() + 1);
}

const LogFinding* LogCheck::find(Finding kind) const {
    for (const LogFinding& finding : findings_) {
        if (finding.kind == kind) return &finding;
    }
    return nullptr;
}

DeliveryOffer LogCheck::delivery_offer() const {
    if (!any_document_) return {false, "No line of the segment has a document to send."};
    if (deliverable_lines_ == 0)
        return {
            false,
            "No line with a document has a correspondence type: choose Hard Copy or Email for the segment."};
    return {true};
}

}  // namespace segments::interaction
