#include "core/criteria/saved_criteria.h"

#include "core/base/tr.h"
#include "core/criteria/run_whole.h"
#include "core/schema/field_value.h"

namespace segments::criteria {
namespace {

using schema::CriteriaAction;
using table::Row;
using table::Transaction;
namespace saved = segment::saved;
namespace saved_line = segment::saved_line;

Result<std::string> free_code(const table::Database& db, std::string_view typed) {
    const table::FieldDef& field = saved::kDef.fields[saved::kCode];
    const Result<schema::FieldValue> code = schema::normalized(field, typed);
    if (!code) return code.error();
    Error error;
    error.field = field.caption;
    error.rule = "SAV-2";
    if (code->text.empty()) {
        error.message = tr("The criteria need a code, under which you find them again.");
        return error;
    }
    if (db.table(saved::kTable).find(code->text) == table::kNoRow) return code->text;
    error.message = tr("There are saved criteria {1} already. Choose another code.", code->text);
    return error;
}

}  // namespace

Result<Row> save_criteria(Transaction& tx, const Context& context, std::string_view segment_no,
                          std::string_view code, std::string_view description) {
    const CriteriaOwner owner = criteria_of_segment(segment_no);
    if (number_of_actions(tx.db(), owner) == 0) {
        Error error = fail(tr("There are no criteria to save: add contacts to the segment first."), "SAV-1");
        error.record = tr("Segment {1}", segment_no);
        return error;
    }
    const Result<std::string> free = free_code(tx.db(), code);
    if (!free) return free.error();
    const Result<schema::FieldValue> text =
        schema::normalized(saved::kDef.fields[saved::kDescription], description);
    if (!text) return text.error();
    const Row row = tx.insert(saved::kTable, {*free});
    tx.set_text(saved::kTable, row, saved::kDescription, text->text);
    tx.set_text(saved::kTable, row, saved::kUserId, context.user_id);
    copy_criteria(tx, owner, criteria_of_saved(*free));
    return row;
}

Result<Row> rename_saved_criteria(Transaction& tx, Row row, std::string_view code) {
    const table::Table& table = tx.table(saved::kTable);
    const std::string former(table.text(row, saved::kCode));
    const Result<schema::FieldValue> wanted = schema::normalized(saved::kDef.fields[saved::kCode], code);
    if (wanted && wanted->text == former) return row;
    const Result<std::string> free = free_code(tx.db(), code);
    if (!free) return free.error();
    const Row renamed = tx.insert(saved::kTable, {*free});
    for (const table::FieldId field : {saved::kDescription, saved::kUserId})
        tx.set_raw(saved::kTable, renamed, field, table.number(row, field));
    copy_criteria(tx, criteria_of_saved(former), criteria_of_saved(*free));
    delete_saved_criteria(tx, row);
    return renamed;
}

Result<void> set_saved_description(Transaction& tx, Row row, std::string_view description) {
    const Result<schema::FieldValue> text =
        schema::normalized(saved::kDef.fields[saved::kDescription], description);
    if (!text) return text.error();
    tx.set_text(saved::kTable, row, saved::kDescription, text->text);
    return {};
}

void delete_saved_criteria(Transaction& tx, Row row) {
    delete_criteria(tx, criteria_of_saved(tx.table(saved::kTable).text(row, saved::kCode)));
    tx.erase(saved::kTable, row);
}

namespace {

// The filter of a row of saved criteria.
Result<SectionFilter> saved_filter(const table::Database& db, Row filter_row) {
    const table::Table& table = db.table(saved_line::kTable);
    const auto section = static_cast<schema::Section>(table.number(filter_row, saved_line::kSection));
    return parse_section_filter(section, table.text(filter_row, saved_line::kFilterText));
}

// Calls visit(section, field) for the fields of the filter, and of a group's members in their order.
template <typename Section, typename Visit>
void for_each_field(Section& filter, const Visit& visit) {
    for (auto& field : filter.fields) visit(filter.section, field);
    for (auto& member : filter.members) for_each_field(member, visit);
}

}  // namespace

std::vector<SavedDate> saved_dates(const table::Database& db, Row filter_row,
                                   const filter::EntryContext& now) {
    std::vector<SavedDate> dates;
    const Result<SectionFilter> filter = saved_filter(db, filter_row);
    if (!filter) return dates;
    std::size_t at = 0;
    for_each_field(*filter, [&](schema::Section section, const FieldFilter& field) {
        const std::size_t index = at++;
        const SectionInfo* const info = find_section(section);
        if (info == nullptr || !field.dates) return;
        const std::string name =
            tr(caption(section)).str() + ": " + tr(field_of(*info, field.field).caption).str();
        for (DateChoice& choice : date_choices(*info, field, now))
            dates.push_back({index, name, std::move(choice)});
    });
    return dates;
}

Result<void> set_date_rule(Transaction& tx, Row filter_row, std::size_t field, std::size_t term,
                           filter::DateRule rule) {
    Result<SectionFilter> filter = saved_filter(tx.db(), filter_row);
    if (!filter) return filter.error();
    bool found = false;
    std::size_t at = 0;
    for_each_field(*filter, [&](schema::Section, FieldFilter& each) {
        if (at++ != field || !each.dates || term >= each.dates->rules.size()) return;
        each.dates->rules[term] = rule;
        found = true;
    });
    if (!found) return fail(tr("This date always means the same day."), "PRD-9");
    tx.set_text(saved_line::kTable, filter_row, saved_line::kFilterText, to_text(*filter));
    return {};
}

Result<ReuseCriteria> ReuseCriteria::make(const table::Database& db, std::string_view segment_no,
                                          std::string_view saved_code, const Context& context) {
    const Result<table::Code> segment = find_segment_code(db, segment_no);
    if (!segment) return segment.error();
    if (db.table(saved::kTable).find(saved_code) == table::kNoRow)
        return fail(tr("There are no saved criteria {1}.", saved_code), "RUC-2");
    Result<std::vector<Action>> actions = read_actions(db, criteria_of_saved(saved_code));
    if (!actions) return actions.error();
    for (Action& action : *actions) {
        action.filters = renewed(action.filters, context);
        // RUC-6: the entries of a logged segment are a filter like others now.
        action.logged_segment_entry_no = 0;
        if (action.action == CriteriaAction::blank || action.action > CriteriaAction::refine)
            return fail(tr("The saved criteria hold an action that this program doesn't know."), "RUC-3");
    }
    return ReuseCriteria(segment_no, std::move(*actions));
}

Result<void> ReuseCriteria::begin(const table::Database& db) {
    const Action& action = actions_[at_];
    if (action.action == CriteriaAction::add_contacts) {
        Result<AddContacts> add = AddContacts::make(db, segment_no_, action);
        if (!add) return add.error();
        running_.emplace<AddContacts>(std::move(*add));
        return {};
    }
    // RUC-5: a Refine keeps its Entire Companies, which the reference loses.
    Result<RemoveContacts> remove = RemoveContacts::make(db, segment_no_, action);
    if (!remove) return remove.error();
    running_.emplace<RemoveContacts>(std::move(*remove));
    return {};
}

Result<bool> ReuseCriteria::step(Transaction& tx, std::size_t rows) {
    if (at_ == actions_.size()) return true;
    if (std::holds_alternative<std::monostate>(running_)) {
        if (Result<void> begun = begin(tx.db()); !begun) return begun.error();
    }
    AddContacts* const add = std::get_if<AddContacts>(&running_);
    RemoveContacts* const remove = std::get_if<RemoveContacts>(&running_);
    const Result<bool> finished = add != nullptr ? add->step(tx, rows) : remove->step(tx, rows);
    if (!finished) return finished.error();
    if (!*finished) return false;
    if (add != nullptr) {
        added_ += add->counts().to_add;
    } else {
        removed_ += remove->counts().to_remove;
    }
    running_ = std::monostate();
    return ++at_ == actions_.size();
}

float ReuseCriteria::progress() const {
    float running = 0;
    if (const auto* add = std::get_if<AddContacts>(&running_)) running = add->progress();
    if (const auto* remove = std::get_if<RemoveContacts>(&running_)) running = remove->progress();
    return actions_.empty() ? 1.0f
                            : (static_cast<float>(at_) + running) / static_cast<float>(actions_.size());
}

std::string ReuseCriteria::detail() const {
    return tr("Action {1} of {2}", std::min(at_ + 1, actions_.size()), actions_.size());
}

Result<void> reuse_criteria(Transaction& tx, const Context& context, std::string_view segment_no,
                            std::string_view saved_code) {
    Result<ReuseCriteria> job = ReuseCriteria::make(tx.db(), segment_no, saved_code, context);
    if (!job) return job.error();
    return run_whole(*job, tx);
}

}  // namespace segments::criteria
