#include "core/segment/line_change.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/interaction/line_targets.h"
#include "core/segment/line_documents.h"
#include "core/segment/value_checks.h"

namespace segments::segment {
namespace {

using schema::FieldValue;
using table::FieldId;
using table::Row;
using table::Transaction;

const table::FieldDef& def_of(FieldId field) {
    return line::kDef.fields[field];
}

// What changes of several lines of a segment have in common.
struct Editing {
    Transaction& tx;
    attachment::AttachmentWriter& writer;
    const LineReader& reader;
    const ActiveAddresses* addresses = nullptr;  // where many lines change
    LineOptions options = {};

    table::Code address_on(table::Code contact, std::int64_t date) const {
        const auto day = static_cast<Day>(date);
        return addresses != nullptr ? addresses->on(contact, day) : active_address(tx.db(), contact, day);
    }

    // LIN-26: `change` changes the date; the address follows if it was the one of the old date.
    template <typename Change>
    void change_date(Row line, Change change) const {
        const table::Table& lines = tx.table(line::kTable);
        const table::Code contact = lines.code(line, line::kContactNo);
        const table::Code before = address_on(contact, reader.raw(line, OwnField::date));
        change();
        if (lines.code(line, line::kContactAltAddressCode) != before) return;
        tx.set_raw(line::kTable, line, line::kContactAltAddressCode,
                   address_on(contact, reader.raw(line, OwnField::date)));
    }

    // REQUIRES: `value` is checked for this line. Returns what the line keeps in spite of a new template.
    OwnMask set(Row line, FieldId field, const FieldValue& value) const {
        if (value == line_value(reader, line, field)) return 0;
        const std::optional<OwnField> own = own_field(field);
        if (!own) {
            schema::set_cell(tx, line::kTable, line, field, value);
            return 0;
        }
        const std::int64_t raw = filter::is_textual(def_of(field).type)
                                     ? tx.intern(line::kTable, field, value.text)
                                     : value.number;
        if (field == line::kInteractionTemplateCode)
            return set_line_template(tx, writer, reader, line, static_cast<table::Code>(raw),
                                     options.keeps_campaign);
        if (field == line::kLanguageCode) {
            set_line_language(tx, reader, line, raw);
            return 0;
        }
        if (field == line::kDate)
            change_date(line, [&] { set_effective(tx, reader, line, *own, raw); });
        else
            set_effective(tx, reader, line, *own, raw);
        return 0;
    }

    // REQUIRES: a field that comes from header or contact.
    OwnMask reset(Row line, FieldId field) const {
        const OwnField own = *own_field(field);
        if (field == line::kInteractionTemplateCode)
            return set_line_template(tx, writer, reader, line, static_cast<table::Code>(reader.header()[own]),
                                     options.keeps_campaign);
        if (field == line::kLanguageCode) {
            set_line_language(tx, reader, line, reader.derived(line, own).raw);
            return 0;
        }
        if (field == line::kDate)
            change_date(line, [&] { clear_own(tx, line, own); });
        else
            clear_own(tx, line, own);
        return 0;
    }
};

Result<void> check_field(FieldId field, bool reset) {
    if (field == line::kContactNo)
        return field_error(def_of(field),
                           tr("The contact of a line is changed on its own, not among others."), "LIN-8");
    if (reset && !own_field(field))
        return field_error(def_of(field),
                           tr("{1} doesn't come from the segment: there is nothing to put it back to.",
                              tr(def_of(field).caption)),
                           "PRD-3");
    return {};
}

Error located(const table::Database& db, Row line, Error error) {
    error.record = line_name(db, line);
    return error;
}

}  // namespace

Result<LineOutcome> set_line_field(Transaction& tx, Row line, FieldId field, const FieldValue& value,
                                   const LineOptions& options) {
    if (Result<void> ok = check_field(field, false); !ok) return located(tx.db(), line, ok.error());
    const LineReader reader(tx.db(), segment_of_line(tx.db(), line));
    const Result<FieldValue> wanted = checked_line_value(reader, line, field, value);
    if (!wanted) return wanted.error();
    const interaction::TargetChange targets(tx.db(), reader, line);
    attachment::AttachmentWriter writer(tx, options.context);
    const OwnMask kept = Editing{tx, writer, reader, nullptr, options}.set(line, field, *wanted);
    targets.finish(tx, reader, line);
    return LineOutcome{kept_sentence(kept)};
}

Result<LineOutcome> set_line_field_typed(Transaction& tx, const filter::EntryContext& entry, Row line,
                                         FieldId field, std::string_view typed, const LineOptions& options) {
    const Result<FieldValue> value = schema::parse_field_value(def_of(field), typed, entry);
    if (!value) return located(tx.db(), line, value.error());
    return set_line_field(tx, line, field, *value, options);
}

Result<LineOutcome> reset_line_field(Transaction& tx, Row line, FieldId field, const LineOptions& options) {
    if (Result<void> ok = check_field(field, true); !ok) return located(tx.db(), line, ok.error());
    const LineReader reader(tx.db(), segment_of_line(tx.db(), line));
    const interaction::TargetChange targets(tx.db(), reader, line);
    attachment::AttachmentWriter writer(tx, options.context);
    const OwnMask kept = Editing{tx, writer, reader, nullptr, options}.reset(line, field);
    targets.finish(tx, reader, line);
    return LineOutcome{kept_sentence(kept)};
}

LinesChange::LinesChange(const table::Database& db, Row segment_row, std::vector<Row> lines, FieldId field,
                         std::optional<FieldValue> value, const LineOptions& options)
    : reader_(db, segment_row),
      lines_(std::move(lines)),
      field_(field),
      value_(std::move(value)),
      options_(options) {
    if (field == line::kDate) addresses_.emplace(db);
}

Result<LinesChange> LinesChange::start(const table::Database& db, Row segment_row, std::vector<Row> lines,
                                       FieldId field, std::optional<FieldValue> value,
                                       const LineOptions& options) {
    if (Result<void> ok = check_field(field, !value.has_value()); !ok) return ok.error();
    if (value) {
        Result<FieldValue> wanted = schema::normalized(def_of(field), *value);
        if (!wanted) return wanted.error();
        if (field != line::kContactAltAddressCode) {
            if (Result<void> ok = check_value(db, def_of(field), *wanted); !ok) return ok.error();
        }
        value = std::move(*wanted);
    }
    return LinesChange(db, segment_row, std::move(lines), field, std::move(value), options);
}

bool LinesChange::step(Transaction& tx, std::size_t lines) {
    if (addresses_ && !addresses_known_) {
        addresses_known_ = addresses_->step(lines);
        return false;
    }
    attachment::AttachmentWriter writer(tx, options_.context);
    const Editing editing{tx, writer, reader_, addresses_ ? &*addresses_ : nullptr, options_};
    const std::size_t from = at_;
    for (; lines > 0 && at_ < lines_.size(); --lines, ++at_) {
        const Row line = lines_[at_];
        OwnMask kept = 0;
        if (value_) {
            const Result<FieldValue> wanted = checked_line_value(reader_, line, field_, *value_);
            if (!wanted) {
                ++skipped_;
                if (!first_problem_) first_problem_ = wanted.error();
                continue;
            }
            kept = editing.set(line, field_, *wanted);
        } else {
            kept = editing.reset(line, field_);
        }
        ++changed_;
        if (kept != 0) ++keeping_;
        kept_ |= kept;
    }
    interaction::add_targets_of(tx, std::span(lines_).subspan(from, at_ - from));
    if (at_ < lines_.size()) return false;
    interaction::remove_untargeted(tx);
    return true;
}

std::string LinesChange::notice() const {
    if (keeping_ == 0) return {};
    return tr_n("{1} line keeps its own {2}.", "{1} lines keep their own {2}.", keeping_, keeping_,
                kept_in_words(kept_));
}

float LinesChange::progress() const {
    return lines_.empty() ? 1.0f : static_cast<float>(at_) / static_cast<float>(lines_.size());
}

}  // namespace segments::segment
