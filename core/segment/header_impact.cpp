#include "core/segment/header_impact.h"

#include "core/base/tr.h"
#include "core/segment/value_checks.h"

namespace segments::segment {
namespace {

using schema::FieldValue;
using table::FieldId;
using table::Row;

// The header as the value would make it, as far as the counts need it: a text that no record has yet counts
// as different from all.
HeaderValues header_with(const table::Database& db, HeaderValues header, FieldId field,
                         const FieldValue& value) {
    const auto own = own_field_of_header(field);
    if (!own) return header;
    const table::Table& segments = db.table(segment::kTable);
    std::int64_t raw = value.number;
    if (const table::Dictionary* texts = segments.dictionary_or_null(field)) {
        const std::optional<table::Code> code = texts->find(value.text);
        raw = code ? std::int64_t{*code} : -1;
    }
    header.raw[static_cast<std::size_t>(*own)] = raw;
    return header;
}

}  // namespace

std::optional<Propagation> fixed_answer(const HeaderValues& before, FieldId field, const FieldValue& value) {
    switch (field) {
        case segment::kCorrespondenceType:
            if (value.is_blank()) return Propagation::header_only;
            return std::nullopt;
        case segment::kIgnoreContactCorresType:
            return Propagation::header_only;
        case segment::kLanguageCode:
            return before[OwnField::language_code] == 0 || before.languages.empty()
                       ? Propagation::following
                       : Propagation::header_only;
        default:
            return std::nullopt;
    }
}

bool in_language_of_header(const LineReader& reader, Row line, OwnField field) {
    return field != OwnField::subject ||
           reader.raw(line, OwnField::language_code) == reader.header()[OwnField::language_code];
}

ImpactScan::ImpactScan(const table::Database& db, Row segment_row, FieldId field, const FieldValue& value)
    : field_(field),
      walk_(segment_code(db, segment_row)),
      before_(db, segment_row),
      after_(db, header_with(db, before_.header(), field, value)) {
    const bool same = value == schema::cell_value(db.table(segment::kTable), segment_row, field);
    done_ = same || !own_field_of_header(field) || fixed_answer(before_.header(), field, value).has_value();
}

void ImpactScan::look_at(Row line) {
    if (field_ == segment::kInteractionTemplateCode) {
        ++(before_.has_own_template(line) ? impact_.keeping : impact_.following);
        return;
    }
    const OwnField field = *own_field_of_header(field_);
    if (before_.has_own_template(line) || !in_language_of_header(before_, line, field)) return;
    if ((before_.own(line) & bit(field)) != 0) {
        ++impact_.keeping;
        return;
    }
    const bool can_be_contacts =
        field == OwnField::correspondence_type || field == OwnField::salesperson_code;
    const bool stays_contacts = can_be_contacts && before_.origin(line, field) == Origin::contact &&
                                after_.origin(line, field) == Origin::contact;
    ++(stays_contacts ? impact_.from_contact : impact_.following);
}

bool ImpactScan::step(const table::Database& db, std::size_t rows) {
    if (done_) return true;
    const table::Table& lines = db.table(line::kTable);
    done_ = walk_.step(db, rows, [&](Row row) {
        if (is_present(lines, row)) look_at(row);
    });
    return done_;
}

HeaderImpact header_impact(const table::Database& db, Row segment_row, FieldId field,
                           const FieldValue& value) {
    ImpactScan scan(db, segment_row, field, value);
    while (!scan.step(db, db.table(line::kTable).slots())) {
    }
    return scan.impact();
}

std::string impact_sentence(FieldId field, const HeaderImpact& impact) {
    const std::string follow = impact.following == 0 ? std::string(tr("No line follows the segment"))
                                                     : tr_n("{1} line follows the segment",
                                                            "{1} lines follow the segment", impact.following);
    std::string keep;
    if (field == segment::kInteractionTemplateCode)
        keep = impact.keeping == 0 ? std::string(tr("none keeps a template of its own"))
                                   : tr_n("{1} keeps a template of its own",
                                          "{1} keep templates of their own", impact.keeping);
    else
        keep = impact.keeping == 0
                   ? std::string(tr("none keeps a value of its own"))
                   : tr_n("{1} keeps a value of its own", "{1} keep values of their own", impact.keeping);
    if (impact.from_contact == 0) return tr("{1}, {2}.", follow, keep);
    return tr(
        "{1}, {2}, {3}.", follow, keep,
        tr_n("{1} takes its from the contact", "{1} take theirs from the contact", impact.from_contact));
}

std::vector<Propagation> choices(const HeaderImpact& impact) {
    std::vector<Propagation> answers;
    if (impact.following > 0) answers.push_back(Propagation::following);
    // Nobody's value is overwritten by default.
    if (impact.following == 0) answers.push_back(Propagation::header_only);
    if (impact.keeping > 0) answers.push_back(Propagation::all);
    if (impact.following > 0) answers.push_back(Propagation::header_only);
    return answers;
}

std::string choice_caption(Propagation answer, const HeaderImpact& impact) {
    switch (answer) {
        case Propagation::following:
            return tr_n("Update the line that follows", "Update the {1} lines that follow", impact.following);
        case Propagation::all:
            return tr_n("Update the line", "Update all {1} lines", impact.following + impact.keeping);
        case Propagation::header_only:
            return tr("Header only");
    }
    return {};
}

}  // namespace segments::segment
