#include "core/criteria/record.h"

#include <algorithm>
#include <charconv>

#include "core/base/tr.h"
#include "core/profile/profile_tables.h"
#include "core/profile/questionnaires.h"
#include "core/table/find_rows.h"

namespace segments::criteria {
namespace {

using table::Row;
using table::Table;
using table::Transaction;
// The columns of all three tables.
namespace row_of = segment::criteria;
namespace saved_line = segment::saved_line;
namespace logged_criteria = segment::logged_criteria;

constexpr table::FieldId kOwner = 0;
constexpr int kColumns = 15;
static_assert(row_of::kLoggedSegmentEntryNo == kColumns - 1);
static_assert(int{row_of::kLineNo} == int{saved_line::kLineNo} &&
              int{row_of::kFilterText} == int{saved_line::kFilterText} &&
              int{row_of::kLoggedSegmentEntryNo} == int{saved_line::kLoggedSegmentEntryNo});
static_assert(int{row_of::kLineNo} == int{logged_criteria::kLineNo} &&
              int{row_of::kFilterText} == int{logged_criteria::kFilterText} &&
              int{row_of::kLoggedSegmentEntryNo} == int{logged_criteria::kLoggedSegmentEntryNo});

bool is_action(const Table& table, Row row) {
    return table.number(row, row_of::kType) == static_cast<std::int64_t>(schema::CriteriaType::action);
}

schema::Section section_of(const Table& table, Row row) {
    return static_cast<schema::Section>(table.number(row, row_of::kSection));
}

Row insert_row(Transaction& tx, const CriteriaOwner& owner, std::int64_t line_no) {
    const table::KeyPart key = owner.code.empty() ? table::KeyPart(owner.number) : table::KeyPart(owner.code);
    return tx.insert(owner.table, {key, table::KeyPart(line_no)});
}

}  // namespace

CriteriaOwner criteria_of_segment(std::string_view segment_no) {
    return {row_of::kTable, std::string(segment_no), 0};
}
CriteriaOwner criteria_of_saved(std::string_view code) {
    return {saved_line::kTable, std::string(code), 0};
}
CriteriaOwner criteria_of_logged(std::int64_t entry_no) {
    return {logged_criteria::kTable, {}, entry_no};
}

std::vector<Row> criteria_rows(const table::Database& db, const CriteriaOwner& owner) {
    const Table& table = db.table(owner.table);
    std::vector<Row> rows = owner.code.empty() ? table::rows_with(table, kOwner, owner.number)
                                               : table::rows_with_text(table, kOwner, owner.code);
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        return table.number(a, row_of::kLineNo) < table.number(b, row_of::kLineNo);
    });
    return rows;
}

std::int64_t number_of_actions(const table::Database& db, const CriteriaOwner& owner) {
    const Table& table = db.table(owner.table);
    const std::vector<Row> rows = criteria_rows(db, owner);
    return std::count_if(rows.begin(), rows.end(), [&](Row row) { return is_action(table, row); });
}

std::int64_t append_action(Transaction& tx, const CriteriaOwner& owner, const Action& action) {
    const Table& table = tx.table(owner.table);
    std::int64_t line_no = 0, action_no = 1;
    for (const Row row : criteria_rows(tx.db(), owner)) {
        line_no = table.number(row, row_of::kLineNo);
        if (is_action(table, row)) ++action_no;
    }
    const auto set = [&](Row row, table::FieldId field, std::int64_t value) {
        tx.set_number(owner.table, row, field, value);
    };
    const Row head = insert_row(tx, owner, ++line_no);
    set(head, row_of::kType, static_cast<std::int64_t>(schema::CriteriaType::action));
    set(head, row_of::kAction, static_cast<std::int64_t>(action.action));
    set(head, row_of::kActionNo, action_no);
    if (action.action == schema::CriteriaAction::add_contacts) {
        set(head, row_of::kAllowExistingContacts, action.options.allow_existing_contacts);
        set(head, row_of::kExpandContact, action.options.expand_companies);
        set(head, row_of::kAllowCompanyWithPersons, action.options.allow_related_companies);
        set(head, row_of::kIgnoreExclusion, action.options.ignore_exclusion);
        set(head, row_of::kIncludePrivacyBlocked, action.options.include_privacy_blocked);
    } else {
        set(head, row_of::kEntireCompanies, action.entire_companies);
    }
    set(head, row_of::kLoggedSegmentEntryNo, action.logged_segment_entry_no);
    set(head, row_of::kNoOfFilters, static_cast<std::int64_t>(action.filters.size()));
    for (const SectionFilter& filter : action.filters) {
        const Row row = insert_row(tx, owner, ++line_no);
        set(row, row_of::kType, static_cast<std::int64_t>(schema::CriteriaType::filter));
        set(row, row_of::kActionNo, action_no);
        set(row, row_of::kSection, static_cast<std::int64_t>(filter.section));
        tx.set_text(owner.table, row, row_of::kFilterText, to_text(filter));
    }
    return action_no;
}

Action action_of_row(const Table& table, Row row) {
    Action action;
    action.action = static_cast<schema::CriteriaAction>(table.number(row, row_of::kAction));
    action.options.allow_existing_contacts = table.flag(row, row_of::kAllowExistingContacts);
    action.options.expand_companies = table.flag(row, row_of::kExpandContact);
    action.options.allow_related_companies = table.flag(row, row_of::kAllowCompanyWithPersons);
    action.options.ignore_exclusion = table.flag(row, row_of::kIgnoreExclusion);
    action.options.include_privacy_blocked = table.flag(row, row_of::kIncludePrivacyBlocked);
    action.entire_companies = table.flag(row, row_of::kEntireCompanies);
    action.logged_segment_entry_no = table.number(row, row_of::kLoggedSegmentEntryNo);
    return action;
}

Result<std::vector<Action>> read_actions(const table::Database& db, const CriteriaOwner& owner) {
    const Table& table = db.table(owner.table);
    std::vector<Action> actions;
    for (const Row row : criteria_rows(db, owner)) {
        if (is_action(table, row)) {
            actions.push_back(action_of_row(table, row));
            continue;
        }
        Result<SectionFilter> filter =
            parse_section_filter(section_of(table, row), table.text(row, row_of::kFilterText));
        if (!filter) return filter.error();
        if (!actions.empty()) actions.back().filters.push_back(std::move(*filter));
    }
    return actions;
}

void copy_criteria(Transaction& tx, const CriteriaOwner& from, const CriteriaOwner& to) {
    const Table& table = tx.table(from.table);
    for (const Row row : criteria_rows(tx.db(), from)) {
        const Row copy = insert_row(tx, to, table.number(row, row_of::kLineNo));
        for (table::FieldId field = row_of::kType; field < kColumns; ++field) {
            if (field == row_of::kFilterText) {
                tx.set_text(to.table, copy, field, table.text(row, field));
            } else {
                tx.set_number(to.table, copy, field, table.number(row, field));
            }
        }
    }
}

void delete_criteria(Transaction& tx, const CriteriaOwner& owner) {
    for (const Row row : criteria_rows(tx.db(), owner)) tx.erase(owner.table, row);
}

std::string options_in_words(const Action& action) {
    const std::pair<bool, std::string_view> options[] = {
        {action.options.allow_existing_contacts, msg("Allow Existing Contacts")},
        {action.options.expand_companies, msg("Expand Companies")},
        {action.options.allow_related_companies, msg("Allow Related Companies")},
        {action.options.ignore_exclusion, msg("Ignore Exclusion")},
        {action.options.include_privacy_blocked, msg("Include privacy blocked")},
        {action.entire_companies, msg("Entire Companies")},
    };
    std::string words;
    for (const auto& [is_on, name] : options) {
        if (!is_on) continue;
        if (!words.empty()) words += ", ";
        words += tr(name).view();
    }
    return words;
}

namespace {

// "How large?: Small", of a filter that lets just this answer pass (CRI-10).
std::optional<std::string> answer_in_words(const table::Database& db, const SectionFilter& filter) {
    namespace answer = profile::answer;
    std::string code;
    std::int64_t line_no = 0;
    for (const FieldFilter& field : filter.fields) {
        if (field.field == answer::kQuestionnaireCode) {
            const Result<filter::Filter> compiled = compile(*find_section(filter.section), field);
            const filter::TextCondition* const condition = compiled ? compiled->text_condition() : nullptr;
            if (condition == nullptr || condition->is_negated() ||
                condition->kind() != filter::TextCondition::Kind::equals)
                return std::nullopt;
            code = condition->value();
        } else if (field.field == answer::kLineNo) {
            const std::string& number = field.expression.text();
            const char* const end = number.data() + number.size();
            if (std::from_chars(number.data(), end, line_no).ptr != end) return std::nullopt;
        } else {
            return std::nullopt;
        }
    }
    const table::Table& lines = db.table(profile::line::kTable);
    const Row row = code.empty() ? table::kNoRow : lines.find(code, line_no);
    const Row question = row == table::kNoRow ? row : profile::question_of(db, row);
    if (question == table::kNoRow || question == row) return std::nullopt;
    return std::string(lines.text(question, profile::line::kDescription)) + ": " +
           std::string(lines.text(row, profile::line::kDescription));
}

}  // namespace

std::vector<CriteriaText> describe(const table::Database& db, const CriteriaOwner& owner,
                                   const filter::Locale& locale) {
    const Table& table = db.table(owner.table);
    std::vector<CriteriaText> texts;
    for (const Row row : criteria_rows(db, owner)) {
        CriteriaText text;
        text.row = row;
        text.is_action = is_action(table, row);
        text.action_no = table.number(row, row_of::kActionNo);
        if (text.is_action) {
            const Action action = action_of_row(table, row);
            const auto index = static_cast<std::size_t>(action.action);
            if (index < std::size(schema::kCriteriaActions))
                text.caption = tr(schema::kCriteriaActions[index]);
            text.text = options_in_words(action);
        } else {
            const schema::Section section = section_of(table, row);
            text.caption = tr(caption(section));
            const std::string_view kept = table.text(row, row_of::kFilterText);
            const Result<SectionFilter> filter = parse_section_filter(section, kept);
            text.text = filter ? in_words(*filter, locale) : std::string(kept);
            if (filter && section == schema::Section::profile_answer && filter->at_least == 1) {
                if (std::optional<std::string> answer = answer_in_words(db, *filter))
                    text.text = std::move(*answer);
            }
        }
        texts.push_back(std::move(text));
    }
    return texts;
}

}  // namespace segments::criteria
