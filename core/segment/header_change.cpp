#include "core/segment/header_change.h"

#include "core/base/tr.h"
#include "core/segment/header_fields.h"
#include "core/segment/languages.h"
#include "core/segment/line_documents.h"
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

// HDR-30, HDR-31: the subject is that of the language's record, which is made where there is none.
Result<void> take_language(Transaction& tx, Row segment_row) {
    Row record = default_language(tx.db(), segment_row);
    const table::Table& segments = tx.table(segment::kTable);
    tx.set_raw(segment::kTable, segment_row, segment::kSubject, 0);
    if (record == table::kNoRow && segments.code(segment_row, segment::kLanguageCode) != 0) {
        const Result<Row> made =
            create_language(tx, segment_row, segments.text(segment_row, segment::kLanguageCode));
        if (!made) return made.error();
        record = *made;
    }
    if (record != table::kNoRow)
        tx.set_raw(segment::kTable, segment_row, segment::kSubject,
                   tx.table(language::kTable).number(record, language::kSubject));
    return {};
}

// What a line may have from another document than the default language's.
bool depends_on_documents(OwnField field) {
    return field == OwnField::language_code || field == OwnField::subject ||
           field == OwnField::word_template_code;
}

}  // namespace

HeaderChange::HeaderChange(const table::Database& db, Row segment_row)
    : walk_(segment_code(db, segment_row)), before_(db, segment_row), after_(before_) {}

Result<HeaderChange> HeaderChange::start(Transaction& tx, Row segment_row, FieldId field,
                                         const FieldValue& value, const HeaderOptions& options) {
    const table::Table& segments = tx.table(segment::kTable);
    const Result<FieldValue> wanted = checked_header_value(tx.db(), segment_row, field, value);
    if (!wanted) return wanted.error();
    HeaderChange change(tx.db(), segment_row);
    if (*wanted == schema::cell_value(segments, segment_row, field)) {
        change.done_ = true;
        return change;
    }
    if (field == segment::kNo) {
        Error error =
            field_error(segments.field(field), tr("Rename the segment to change its number."), "NUM-4");
        error.record = segment_name(tx.db(), segment_row);
        return error;
    }
    const Propagation answer = fixed_answer(change.before_.header(), field, *wanted).value_or(options.answer);
    schema::set_cell(tx, segment::kTable, segment_row, field, *wanted);
    if (field == segment::kInteractionTemplateCode) {
        change.template_changes_ = true;
        apply_template(tx, segment_row, options.keeps_campaign);
        change.context_ = options.context;
        change.former_documents_ = rebuild_languages(tx, options.context, segment_row);
    } else if (field == segment::kCampaignNo && wanted->is_blank()) {
        tx.set_flag(segment::kTable, segment_row, segment::kCampaignTarget, false);  // HDR-12
        tx.set_flag(segment::kTable, segment_row, segment::kCampaignResponse, false);
    }
    if (field == segment::kLanguageCode) {
        if (Result<void> taken = take_language(tx, segment_row); !taken) return taken.error();
    } else if (field == segment::kSubject) {
        if (const Row record = default_language(tx.db(), segment_row); record != table::kNoRow)
            tx.set_text(language::kTable, record, language::kSubject, wanted->text);  // HDR-35
    }
    change.after_ = LineReader(tx.db(), segment_row);
    // These decide by LIN-11 what the lines' correspondence types are, also where the header's stays.
    const bool types_change = change.template_changes_ || field == segment::kIgnoreContactCorresType;
    for (int i = 0; i < kOwnFields; ++i) {
        const auto each = static_cast<OwnField>(i);
        if (change.before_.header()[each] != change.after_.header()[each] ||
            (each == OwnField::correspondence_type && types_change) ||
            (change.template_changes_ && depends_on_documents(each)))
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
        // LNG-4: contacts of a language follow it as soon as there is a document in it.
        if (field == OwnField::language_code && !own && after_.derived(line, field).origin == Origin::contact)
            continue;
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

void HeaderChange::change_template_of_line(Transaction& tx, attachment::AttachmentWriter& writer, Row line) {
    constexpr OwnField kTemplate = OwnField::interaction_template_code;
    const Propagation answer = changed_.front().answer;
    const bool follows = !before_.has_own_template(line);
    if (follows && answer != Propagation::header_only) {
        adopt_template(tx, line,
                       templates_.of(tx.db(), static_cast<table::Code>(before_.header()[kTemplate])));
    } else if (!follows && answer == Propagation::all && is_present(tx.table(line::kTable), line)) {
        const TemplateValues& former =
            templates_.of(tx.db(), static_cast<table::Code>(before_.raw(line, kTemplate)));
        leave_template_documents(tx, line, static_cast<table::Code>(before_.raw(line, kTemplate)));
        clear_own(tx, line, kTemplate);
        adopt_template(tx, line, former);
    } else {
        if (follows) keep_inherited_document(tx, writer, before_, line);
        for (const Changed& changed : changed_) keep(tx, line, changed.field);
        // Its own template has become the header's.
        if (!follows && !after_.has_own_template(line))
            leave_template_documents(
                tx, line, static_cast<table::Code>(after_.header()[OwnField::interaction_template_code]));
    }
}

bool HeaderChange::step(Transaction& tx, std::size_t rows) {
    if (done_) return true;
    attachment::AttachmentWriter writer(tx, context_);
    done_ = walk_.step(tx.db(), rows, [&](Row line) {
        if (template_changes_)
            change_template_of_line(tx, writer, line);
        else
            change_line(tx, line);
    });
    if (done_) {
        for (const std::int64_t no : former_documents_) attachment::delete_attachment(tx, no);
    }
    return done_;
}

Result<void> set_header_field(Transaction& tx, Row segment_row, FieldId field, const FieldValue& value,
                              const HeaderOptions& options) {
    Result<HeaderChange> job = HeaderChange::start(tx, segment_row, field, value, options);
    if (!job) return job.error();
    while (!job->step(tx, tx.table(line::kTable).slots())) {
    }
    return {};
}

Result<void> set_header_field_typed(Transaction& tx, const filter::EntryContext& entry, Row segment_row,
                                    FieldId field, std::string_view typed, const HeaderOptions& options) {
    const Result<FieldValue> value = checked_header_text(tx.db(), entry, segment_row, field, typed);
    if (!value) return value.error();
    return set_header_field(tx, segment_row, field, *value, options);
}

}  // namespace segments::segment
