#include "core/interaction/remedy.h"

#include "core/base/tr.h"
#include "core/segment/line_scan.h"
#include "core/setup/new_workspace.h"

namespace segments::interaction {
namespace {

using segment::OwnField;
using table::Row;
namespace header = segment::segment;
namespace line = segment::line;

// The salesperson of the user as the lines hold it; 0 if there is none.
std::int64_t users_salesperson(const table::Database& db, const Context& context) {
    const std::string_view code = setup::salesperson_of(db, context.user_id);
    return db.domain(schema::domain::kSalesperson).find(code).value_or(0);
}

std::string clear(OwnField field, std::size_t lines) {
    switch (field) {
        case OwnField::date:
            return tr_n("Clear the date in {1} line", "Clear the date in {1} lines", lines);
        case OwnField::salesperson_code:
            return tr_n("Clear the salesperson in {1} line", "Clear the salesperson in {1} lines", lines);
        case OwnField::interaction_template_code:
            return tr_n("Clear the interaction template in {1} line",
                        "Clear the interaction template in {1} lines", lines);
        default:
            return tr_n("Clear the campaign in {1} line", "Clear the campaign in {1} lines", lines);
    }
}

std::string fill_from_header(OwnField field, std::size_t lines) {
    switch (field) {
        case OwnField::date:
            return tr_n("Fill the date of the header in {1} line", "Fill the date of the header in {1} lines",
                        lines);
        case OwnField::salesperson_code:
            return tr_n("Fill the salesperson of the header in {1} line",
                        "Fill the salesperson of the header in {1} lines", lines);
        case OwnField::interaction_template_code:
            return tr_n("Fill the interaction template of the header in {1} line",
                        "Fill the interaction template of the header in {1} lines", lines);
        default:
            return tr_n("Fill the campaign of the header in {1} line",
                        "Fill the campaign of the header in {1} lines", lines);
    }
}

}  // namespace

std::optional<OwnField> field_of(Finding kind) {
    switch (kind) {
        case Finding::no_date:
            return OwnField::date;
        case Finding::no_salesperson:
        case Finding::unknown_salesperson:
            return OwnField::salesperson_code;
        case Finding::no_template:
        case Finding::unknown_template:
            return OwnField::interaction_template_code;
        case Finding::unknown_campaign:
            return OwnField::campaign_no;
        default:
            return std::nullopt;
    }
}

Remedy remedy_for(const LineRules& rules, const Context& context, Finding kind) {
    const std::optional<OwnField> field = field_of(kind);
    if (!field) return Remedy::none;
    const std::int64_t of_header = rules.reader().header()[*field];
    switch (*field) {
        case OwnField::date:
            return of_header != kBlankDay ? Remedy::header_value : Remedy::work_date;
        case OwnField::salesperson_code:
            if (rules.is_salesperson(of_header)) return Remedy::header_value;
            return rules.is_salesperson(users_salesperson(rules.reader().db(), context))
                       ? Remedy::users_salesperson
                       : Remedy::none;
        case OwnField::interaction_template_code:
            return rules.is_template(of_header) ? Remedy::header_value : Remedy::none;
        default:
            return of_header == 0 || rules.is_campaign(of_header) ? Remedy::header_value
                                                                  : Remedy::no_campaign;
    }
}

std::string remedy_caption(const LineRules& rules, const Context& context, Finding kind, Remedy remedy,
                           std::size_t lines) {
    const std::optional<OwnField> field = field_of(kind);
    if (!field) return {};
    const bool blank = rules.reader().header()[*field] == 0;
    switch (remedy) {
        case Remedy::none:
            return {};
        case Remedy::header_value:
            return blank ? clear(*field, lines) : fill_from_header(*field, lines);
        case Remedy::work_date:
            return tr("Set the date of the segment to the work date");
        case Remedy::users_salesperson:
            return tr_n("Fill your salesperson {2} in {1} line", "Fill your salesperson {2} in {1} lines",
                        lines, lines, setup::salesperson_of(rules.reader().db(), context.user_id));
        case Remedy::no_campaign:
            return tr("Clear the campaign of the segment");
    }
    return {};
}

ApplyRemedy::ApplyRemedy(const table::Database& db, const Context& context, Row segment_row, Finding kind,
                         Remedy remedy)
    : db_(&db),
      context_(context),
      segment_row_(segment_row),
      kind_(kind),
      remedy_(remedy),
      field_(field_of(kind).value_or(OwnField::date)),
      walk_(segment::segment_code(db, segment_row)) {}

Result<bool> ApplyRemedy::change_header(table::Transaction& tx, std::size_t rows) {
    if (remedy_ != Remedy::work_date && remedy_ != Remedy::no_campaign) return true;
    if (!header_change_) {
        const schema::FieldValue value = remedy_ == Remedy::work_date
                                             ? schema::FieldValue(std::int64_t{context_.work_date})
                                             : schema::FieldValue("");
        Result<segment::HeaderChange> change =
            segment::HeaderChange::start(tx, segment_row_, segment::header_field(field_), value);
        if (!change) return change.error();
        header_change_.emplace(std::move(*change));
    }
    return header_change_->step(tx, rows);
}

Result<bool> ApplyRemedy::step(table::Transaction& tx, std::size_t rows) {
    if (!header_done_) {
        const Result<bool> changed = change_header(tx, rows);
        if (!changed) return changed.error();
        header_done_ = *changed;
        return false;
    }
    const LineRules rules(*db_, segment_row_);
    const std::int64_t value = remedy_ == Remedy::users_salesperson ? users_salesperson(*db_, context_)
                                                                    : rules.reader().header()[field_];
    const table::Table& lines = db_->table(line::kTable);
    return walk_.step(*db_, rows, [&](Row row) {
        if (!segment::is_present(lines, row) || lines.code(row, line::kContactNo) == 0) return;
        if (!has(rules.check(row), kind_)) return;
        segment::set_effective(tx, rules.reader(), row, field_, value);
        ++changed_;
    });
}

float ApplyRemedy::progress() const {
    return walk_.progress(*db_);
}

}  // namespace segments::interaction
