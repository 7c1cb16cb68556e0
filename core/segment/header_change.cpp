#include "core/segment/header_change.h"

#include "core/segment/header_fields.h"
#include "core/segment/value_checks.h"

namespace segments::segment {
namespace {

using schema::FieldValue;
using table::FieldId;
using table::Row;
using table::Transaction;

// HDR-20, HDR-22, HDR-23: what the template gives, also nothing, replaces what the header has. A blank
// template empties the campaign too.
void apply_template(Transaction& tx, Row segment_row, bool keeps_campaign) {
    const table::Code code = tx.table(segment::kTable).code(segment_row, segment::kInteractionTemplateCode);
    const TemplateValues values = read_template(tx.db(), code);
    for (int i = 0; i < kOwnFields; ++i) {
        const auto field = static_cast<OwnField>(i);
        switch (field) {
            case OwnField::salesperson_code:
            case OwnField::interaction_template_code:
            case OwnField::description:
            case OwnField::date:
                continue;
            case OwnField::campaign_no:
                if (keeps_campaign || (values.exists && !values.gives(field))) continue;
                break;
            default:
                break;
        }
        tx.set_raw(segment::kTable, segment_row, header_field(field), values[field]);
    }
    tx.set_flag(segment::kTable, segment_row, segment::kIgnoreContactCorresType, values.ignores_contact_type);
}

}  // namespace

HeaderChange::HeaderChange(const table::Database& db, Row segment_row)
    : walk_(segment_code(db, segment_row)), before_(db, segment_row), after_(before_) {}

Result<HeaderChange> HeaderChange::start(Transaction& tx, Row segment_row, FieldId field,
                                         const FieldValue& value, HeaderOptions options) {
    const table::Table& segments = tx.table(segment::kTable);
    const Result<FieldValue> wanted = checked_header_value(tx.db(), segment_row, field, value);
    if (!wanted) return wanted.error();
    HeaderChange change(tx.db(), segment_row);
    if (*wanted == schema::cell_value(segments, segment_row, field)) {
        change.done_ = true;
        return change;
    }
    if (field == segment::kNo) {
        Error error = field_error(segments.field(field), "Rename the segment to change its number.", "NUM-4");
        error.record = segment_name(tx.db(), segment_row);
        return error;
    }
    const Propagation answer = fixed_answer(change.before_.header(), field, *wanted).value_or(options.answer);
    schema::set_cell(tx, segment::kTable, segment_row, field, *wanted);
    if (field == segment::kInteractionTemplateCode) {
        change.template_changes_ = true;
        apply_template(tx, segment_row, options.keeps_campaign);
    } else if (field == segment::kCampaignNo && wanted->is_blank()) {
        tx.set_flag(segment::kTable, segment_row, segment::kCampaignTarget, false);  // HDR-12
        tx.set_flag(segment::kTable, segment_row, segment::kCampaignResponse, false);
    }
    change.after_ = LineReader(tx.db(), segment_row);
    // These decide by LIN-11 what the lines' correspondence types are, also where the header's stays.
    const bool types_change = change.template_changes_ || field == segment::kIgnoreContactCorresType;
    for (int i = 0; i < kOwnFields; ++i) {
        const auto each = static_cast<OwnField>(i);
        if (change.before_.header()[each] != change.after_.header()[each] ||
            (each == OwnField::correspondence_type && types_change))
            change.changed_.push_back({each, answer});
    }
    return change;
}

// The line goes on with the value that it had.
void HeaderChange::keep(Transaction& tx, Row line, OwnField field) {
    set_effective(tx, after_, line, field, before_.raw(line, field));
}

// The line's own value gives way to the header's (PRD-1).
void HeaderChange::take(Transaction& tx, Row line, OwnField field) {
    if (field == OwnField::correspondence_type)
        set_effective(tx, after_, line, field, after_.header()[field]);
    else
        clear_own(tx, line, field);
}

void HeaderChange::change_line(Transaction& tx, Row line) {
    const bool affected = !before_.has_own_template(line);
    for (const Changed& changed : changed_) {
        const OwnField field = changed.field;
        Propagation answer = changed.answer;
        if (!affected || !in_language_of_header(before_, line, field)) answer = Propagation::header_only;
        if (answer == Propagation::all && !is_present(tx.table(line::kTable), line))
            answer = Propagation::following;
        const bool own = owns(line, field);
        if (answer == Propagation::header_only || (own && answer == Propagation::following))
            keep(tx, line, field);
        else if (own)
            take(tx, line, field);
    }
}

// PRD-2: the fields that still hold what the former header or the `former` template had put there take what
// the header has now; others stay. The correspondence type is found anew by LIN-11.
void HeaderChange::adopt_template(Transaction& tx, Row line, const TemplateValues& former) {
    for (int i = 0; i < kOwnFields; ++i) {
        const auto field = static_cast<OwnField>(i);
        if (field == OwnField::interaction_template_code) continue;
        const bool own = owns(line, field);
        if (own && !former.put(tx.db(), field, before_.raw(line, field)))
            keep(tx, line, field);
        else if (own || field == OwnField::correspondence_type)
            clear_own(tx, line, field);
    }
}

void HeaderChange::change_template_of_line(Transaction& tx, Row line) {
    constexpr OwnField kTemplate = OwnField::interaction_template_code;
    const Propagation answer = changed_.front().answer;
    const bool follows = !before_.has_own_template(line);
    if (follows && answer != Propagation::header_only) {
        adopt_template(tx, line,
                       templates_.of(tx.db(), static_cast<table::Code>(before_.header()[kTemplate])));
    } else if (!follows && answer == Propagation::all && is_present(tx.table(line::kTable), line)) {
        const TemplateValues& former =
            templates_.of(tx.db(), static_cast<table::Code>(before_.raw(line, kTemplate)));
        clear_own(tx, line, kTemplate);
        adopt_template(tx, line, former);
    } else {
        for (const Changed& changed : changed_) keep(tx, line, changed.field);
    }
}

bool HeaderChange::step(Transaction& tx, std::size_t rows) {
    if (done_) return true;
    done_ = walk_.step(tx.db(), rows, [&](Row line) {
        if (template_changes_)
            change_template_of_line(tx, line);
        else
            change_line(tx, line);
    });
    return done_;
}

Result<void> set_header_field(Transaction& tx, Row segment_row, FieldId field, const FieldValue& value,
                              HeaderOptions options) {
    Result<HeaderChange> job = HeaderChange::start(tx, segment_row, field, value, options);
    if (!job) return job.error();
    while (!job->step(tx, tx.table(line::kTable).slots())) {
    }
    return {};
}

Result<void> set_header_field_typed(Transaction& tx, const filter::EntryContext& entry, Row segment_row,
                                    FieldId field, std::string_view typed, HeaderOptions options) {
    const Result<FieldValue> value = checked_header_text(tx.db(), entry, segment_row, field, typed);
    if (!value) return value.error();
    return set_header_field(tx, segment_row, field, *value, options);
}

}  // namespace segments::segment
