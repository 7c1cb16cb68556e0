#include "core/criteria/segment_sets.h"

#include "core/base/tr.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/create_segment.h"
#include "core/segment/line_scan.h"

namespace segments::criteria {
namespace {

using schema::CriteriaAction;
using schema::Section;
using table::Row;
namespace logged = segment::logged;

SectionFilter filter_of(const SetName& name) {
    if (name.logged_entry_no != 0)
        return {Section::interaction,
                {{interaction::log_entry::kLoggedSegmentEntryNo, std::to_string(name.logged_entry_no), {}}}};
    return {Section::segment, {{segment::line::kSegmentNo, filter::expression_for(name.segment_no), {}}}};
}

Result<Evaluation> evaluation_of(const table::Database& db, const SetName& name) {
    if (name.logged_entry_no != 0) {
        if (db.table(logged::kTable).find(name.logged_entry_no) == table::kNoRow)
            return fail(tr("There is no logged segment with this entry number any more."), "SET-1");
    } else if (Result<table::Code> found = find_segment_code(db, name.segment_no); !found) {
        return found.error();
    }
    return Evaluation::make(db, Filters{filter_of(name)});
}

Action action_of(CriteriaAction kind, const SetName& name) {
    Action action;
    action.action = kind;
    action.filters.push_back(filter_of(name));
    if (kind == CriteriaAction::add_contacts)
        action.options.ignore_exclusion = action.options.include_privacy_blocked = true;
    return action;
}

}  // namespace

std::string set_caption(const table::Database& db, const SetName& name) {
    if (name.logged_entry_no == 0) return name.segment_no;
    const table::Table& table = db.table(logged::kTable);
    const Row row = table.find(name.logged_entry_no);
    const std::string no(row == table::kNoRow ? std::string_view() : table.text(row, logged::kSegmentNo));
    return tr("{1} (logged, entry {2})", no, name.logged_entry_no);
}

Result<SegmentSets> SegmentSets::make(const table::Database& db, const SetName& first,
                                      const SetName& second) {
    Result<Evaluation> one = evaluation_of(db, first);
    if (!one) return one.error();
    Result<Evaluation> other = evaluation_of(db, second);
    if (!other) return other.error();
    return SegmentSets(std::move(*one), std::move(*other));
}

bool SegmentSets::step(std::size_t rows) {
    if (!first_.done())
        first_.step(rows);
    else
        second_.step(rows);
    return done();
}

table::Bitmap SegmentSets::contacts(SetPart part) const {
    table::Bitmap set = part == SetPart::only_second ? second_.contacts() : first_.contacts();
    switch (part) {
        case SetPart::both:
            return set &= second_.contacts();
        case SetPart::only_first:
            return set.subtract(second_.contacts());
        case SetPart::only_second:
            return set.subtract(first_.contacts());
        case SetPart::either:
            break;
    }
    return set |= second_.contacts();
}

std::vector<Action> actions_of_part(SetPart part, const SetName& first, const SetName& second) {
    const bool swapped = part == SetPart::only_second;
    const SetName& base = swapped ? second : first;
    const SetName& other = swapped ? first : second;
    CriteriaAction then = CriteriaAction::reduce;
    if (part == SetPart::both) then = CriteriaAction::refine;
    if (part == SetPart::either) then = CriteriaAction::add_contacts;
    return {action_of(CriteriaAction::add_contacts, base), action_of(then, other)};
}

Result<bool> SegmentOfPart::step(table::Transaction& tx, std::size_t rows) {
    if (!actions_) {
        const Result<Row> row = segment::create_segment(tx, context_, {.description = description_});
        if (!row) return row.error();
        segment_no_ = tx.table(segment::segment::kTable).text(*row, segment::segment::kNo);
        tx.set_label(tr("New segment {1}", segment_no_));
        actions_.emplace(ReuseCriteria::of_actions(segment_no_, actions_of_part(part_, first_, second_)));
        return false;
    }
    return actions_->step(tx, rows);
}

}  // namespace segments::criteria
