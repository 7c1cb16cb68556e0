#include "core/criteria/explain.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/contact/contact_view.h"
#include "core/criteria/pins.h"
#include "core/interaction/interaction_tables.h"
#include "core/schema/field_value.h"
#include "core/segment/line_scan.h"

namespace segments::criteria {
namespace {

using schema::CriteriaAction;
using table::Code;
using table::kNoRow;
using table::Row;
using table::Table;
namespace card = contact::contact;
namespace line = segment::line;

// CRI-28: what the contact bought; of a company, and where its people count like it, all that the company's
// people bought.
std::vector<Row> purchases_of(const table::Database& db, const SectionInfo& info, Row contact,
                              Buyers buyers) {
    const Table& cards = db.table(card::kTable);
    const Table& table = db.table(info.table);
    const Code own = cards.code(contact, card::kNo), company = cards.code(contact, card::kCompanyNo);
    const bool whole_company = company != 0 && (company == own || buyers == Buyers::company);
    std::vector<Row> rows;
    table.live().for_each([&](Row row) {
        const Code buyer = table.code(row, info.number_field);
        const Row card_row = buyer == own || !whole_company ? kNoRow : cards.find_code(buyer);
        if (buyer == own || (card_row != kNoRow && cards.code(card_row, card::kCompanyNo) == company))
            rows.push_back(row);
    });
    return rows;
}

// The records of the section's table that speak of the contact (CRI-25, CRI-26).
std::vector<Row> records_of(const table::Database& db, const SectionInfo& info, Row contact, Buyers buyers) {
    if (info.match == Match::contact) return {contact};
    if (info.match == Match::buyer) return purchases_of(db, info, contact, buyers);
    const Table& cards = db.table(card::kTable);
    const Table& table = db.table(info.table);
    const Code company = cards.code(contact, card::kCompanyNo);
    const Code number = info.match == Match::company_number ? company : cards.code(contact, card::kNo);
    std::vector<Row> rows;
    if (number == 0) return rows;
    table::for_each_row_with(table, info.number_field, number, 0, kNoRow, [&](Row row) {
        if (info.match == Match::both_numbers && table.code(row, info.company_field) != company) return;
        if (info.table == line::kTable && !segment::is_present(table, row)) return;
        rows.push_back(row);
    });
    return rows;
}

SectionFinding look_at_section(const table::Database& db, const SectionFilter& filter, Row contact,
                               const filter::Locale& locale, Buyers buyers);

SectionFinding look_at_group(const table::Database& db, const SectionFilter& group, Row contact,
                             const filter::Locale& locale, Buyers buyers) {
    SectionFinding finding;
    finding.caption = tr(caption(group.section));
    finding.has_record = true;
    std::vector<ConditionFinding> of_members;
    std::size_t met = 0;
    for (const SectionFilter& member : group.members) {
        SectionFinding inner = look_at_section(db, member, contact, locale, buyers);
        met += inner.holds;
        for (ConditionFinding& each : inner.conditions) of_members.push_back(std::move(each));
    }
    const std::size_t all = group.members.size();
    finding.holds = group.join == Join::all ? met == all : (met > 0) == (group.join == Join::any);
    finding.conditions.push_back(
        {finding.holds, tr("Group of Conditions"), in_words(group, locale), tr("{1} of {2} met", met, all)});
    for (ConditionFinding& each : of_members) finding.conditions.push_back(std::move(each));
    return finding;
}

SectionFinding look_at_section(const table::Database& db, const SectionFilter& filter, Row contact,
                               const filter::Locale& locale, Buyers buyers) {
    if (filter.is_group()) return look_at_group(db, filter, contact, locale, buyers);
    SectionFinding finding;
    finding.caption = tr(caption(filter.section));
    const SectionInfo* info = find_section(filter.section);
    if (info == nullptr) return finding;
    const Table& table = db.table(info->table);
    std::vector<query::ColumnFilter> filters;
    for (const FieldFilter& field : filter.fields) {
        const Result<filter::Filter> compiled = compile(*info, field);
        if (!compiled) return finding;
        const std::string name(tr(field_of(*info, field.field).caption));
        filters.emplace_back(table, field.field, *compiled);
        finding.conditions.push_back({false, name, compiled->in_words(name, locale), {}});
    }
    Row best = kNoRow;
    std::size_t most = 0, times = 0;
    for (const Row row : records_of(db, *info, contact, buyers)) {
        if (filter.last_days > 0 && table.number(row, interaction::log_entry::kDate) < filter.since())
            continue;
        const auto met = static_cast<std::size_t>(std::count_if(
            filters.begin(), filters.end(), [&](query::ColumnFilter& each) { return each.matches(row); }));
        if (met == filters.size()) ++times;
        if (best != kNoRow && met <= most) continue;
        best = row;
        most = met;
    }
    finding.has_record = best != kNoRow;
    finding.holds = finding.has_record && times >= filter.at_least;
    for (std::size_t i = 0; i < filters.size() && finding.has_record; ++i) {
        finding.conditions[i].holds = filters[i].matches(best);
        finding.conditions[i].value = schema::format_cell(table, best, filter.fields[i].field, locale);
    }
    if (filter.at_least > 1 || filter.last_days > 0) {
        SectionFilter times_alone{filter.section, {}};
        times_alone.at_least = filter.at_least;
        times_alone.last_days = filter.last_days;
        finding.conditions.push_back({times >= filter.at_least, tr("The number"),
                                      in_words(times_alone, locale), std::to_string(times)});
    }
    return finding;
}

}  // namespace

const ConditionFinding* SectionFinding::failing() const {
    for (const ConditionFinding& each : conditions) {
        if (!each.holds) return has_record ? &each : nullptr;
    }
    return nullptr;
}

std::vector<SectionFinding> look_at_contact(const table::Database& db, const Filters& filters, Row contact,
                                            const filter::Locale& locale, Buyers buyers) {
    std::vector<SectionFinding> sections;
    for (const SectionFilter& filter : filters)
        sections.push_back(look_at_section(db, filter, contact, locale, buyers));
    return sections;
}

bool all_hold(const std::vector<SectionFinding>& sections) {
    return std::all_of(sections.begin(), sections.end(),
                       [](const SectionFinding& section) { return section.holds; });
}

std::string first_failure(const std::vector<SectionFinding>& sections) {
    for (const SectionFinding& section : sections) {
        if (section.holds) continue;
        if (const ConditionFinding* const failing = section.failing())
            return failing->value.empty()
                       ? tr("{1} is empty (wanted: {2})", failing->field, failing->condition)
                       : tr("{1} is {2} (wanted: {3})", failing->field, failing->value, failing->condition);
        return section.conditions.empty()
                   ? tr("it has no {1}", section.caption)
                   : tr("it has no {1} (wanted: {2})", section.caption, section.conditions.front().condition);
    }
    return {};
}

Result<Explanation> Explanation::make(const table::Database& db, std::string_view segment_no, Row contact,
                                      const filter::Locale& locale) {
    const Result<Code> segment = find_segment_code(db, segment_no);
    if (!segment) return segment.error();
    Result<std::vector<Action>> actions = read_actions(db, criteria_of_segment(segment_no));
    if (!actions) return actions.error();
    Explanation why(db, contact, locale);
    why.actions_ = std::move(*actions);
    why.read_lines(*segment);
    return why;
}

void Explanation::read_lines(Code segment) {
    const Table& lines = db_->table(line::kTable);
    const Code code = db_->table(card::kTable).code(contact_, card::kNo);
    segment::scan_lines(*db_, segment, 0, kNoRow, [&](Row row) {
        if (lines.code(row, line::kContactNo) != code) return;
        const bool present = segment::is_present(lines, row);
        facts_.push_back({lines.number(row, line::kInsertedBy), lines.number(row, line::kRemovedBy)});
        lines_in_ += present;
        if (present)
            pinned_ = pinned_ || criteria::is_pinned(lines, row);
        else
            taken_out_ = taken_out_ || criteria::is_taken_out(lines, row);
    });
    taken_out_ = taken_out_ && lines_in_ == 0;
}

std::string Explanation::name() const {
    const contact::ContactView view(*db_, contact_);
    return std::string(view.name().empty() ? view.no() : view.name());
}

bool Explanation::step(std::size_t rows) {
    while (at_ < actions_.size()) {
        const Action& action = actions_[at_];
        if (stories_.size() == at_) begin(action);
        if (evaluation_ && !evaluation_->step(rows)) return false;
        finish(action);
        evaluation_.reset();
        ++at_;
    }
    if (!told_) tell();
    told_ = true;
    return true;
}

float Explanation::progress() const {
    return static_cast<float>(at_) / static_cast<float>(actions_.size() + 1);
}

void Explanation::begin(const Action& action) {
    ActionStory story;
    story.action_no = static_cast<std::int64_t>(at_) + 1;
    story.kind = action.action;
    story.caption = tr(schema::kCriteriaActions[static_cast<std::size_t>(action.action)]);
    const Buyers buyers = action.action == CriteriaAction::add_contacts ? Buyers::own : Buyers::company;
    story.sections = look_at_contact(*db_, action.filters, contact_, *locale_, buyers);
    story.qualifies = all_hold(story.sections);
    const bool company_counts =
        action.options.expand_companies || action.options.allow_related_companies || action.entire_companies;
    if (!story.qualifies && company_counts) {
        Result<Evaluation> evaluation = Evaluation::make(*db_, action.filters, buyers);
        if (evaluation) evaluation_.emplace(std::move(*evaluation));
    }
    stories_.push_back(std::move(story));
}

void Explanation::finish(const Action& action) {
    ActionStory& story = stories_[at_];
    const Table& cards = db_->table(card::kTable);
    const contact::ContactView view(*db_, contact_);
    if (evaluation_) {
        const Code company = cards.code(contact_, card::kCompanyNo);
        const bool whole = action.options.expand_companies || action.entire_companies || view.is_company();
        if (company != 0 && whole) {
            evaluation_->contacts().for_each([&](Row row) {
                if (story.through == kNoRow && cards.code(row, card::kCompanyNo) == company)
                    story.through = row;
            });
        }
    }
    const bool matches = story.qualifies || story.through != kNoRow;
    std::string because;
    if (story.through != kNoRow) {
        const contact::ContactView colleague(*db_, story.through);
        because = tr("{1} ({2}) of its company meets the conditions", colleague.name(), colleague.no());
    }
    const auto by = [&](std::int64_t LineFact::*part) {
        return std::any_of(facts_.begin(), facts_.end(),
                           [&](const LineFact& fact) { return fact.*part == story.action_no; });
    };
    if (action.action == CriteriaAction::add_contacts) {
        story.deed = by(&LineFact::inserted_by) ? Deed::added : Deed::passed_by;
        if (story.deed == Deed::passed_by)
            story.sentence = tr("Didn't add it: {1}.", why_passed_by(action, story));
        else if (story.qualifies)
            story.sentence = action.filters.empty() ? tr("Added it: every contact qualifies.")
                                                    : tr("Added it: it meets all conditions.");
        else
            story.sentence = matches ? tr("Added it: {1}.", because)
                                     : tr("Added it. Today it wouldn't: {1}.", first_failure(story.sections));
        return;
    }
    const bool refine = action.action == CriteriaAction::refine;
    const std::string verdict = story.through != kNoRow ? because
                                : matches
                                    ? std::string(action.filters.empty() ? tr("every contact qualifies")
                                                                         : tr("it meets all conditions"))
                                    : first_failure(story.sections);
    if (by(&LineFact::removed_by)) {
        story.deed = Deed::removed;
        const bool expected = matches != refine;
        story.sentence = expected ? tr("Took it away: {1}.", verdict)
                                  : tr("Took it away. Today it wouldn't: {1}.", verdict);
        return;
    }
    // A line that was inserted before and wasn't taken away before this action.
    const bool there = std::any_of(facts_.begin(), facts_.end(), [&](const LineFact& fact) {
        return fact.inserted_by < story.action_no &&
               (fact.removed_by == 0 || fact.removed_by > story.action_no);
    });
    story.deed = there ? Deed::kept : Deed::absent;
    if (!there) {
        story.sentence = tr("It wasn't on the segment then.");
    } else if (pinned_ && matches != refine) {
        story.sentence = tr("Left it alone: it is pinned.");
    } else {
        story.sentence = matches == refine ? tr("Left it alone: {1}.", verdict)
                                           : tr("Left it alone. Today it wouldn't: {1}.", verdict);
    }
}

std::string Explanation::why_passed_by(const Action& action, const ActionStory& story) const {
    if (!story.qualifies && story.through == kNoRow) return first_failure(story.sections);
    const contact::ContactView view(*db_, contact_);
    if (view.excluded() && !action.options.ignore_exclusion) return tr("it is marked Exclude from Segment");
    if (view.privacy_blocked() && !action.options.include_privacy_blocked) return tr("it is privacy blocked");
    const bool before = std::any_of(facts_.begin(), facts_.end(), [&](const LineFact& fact) {
        return fact.inserted_by < story.action_no &&
               (fact.removed_by == 0 || fact.removed_by > story.action_no);
    });
    if (before) return tr("it was on the segment already");
    const bool out = std::any_of(facts_.begin(), facts_.end(), [&](const LineFact& fact) {
        return fact.removed_by != 0 && fact.removed_by < story.action_no;
    });
    if (taken_out_ && out) return tr("it had been taken out by hand");
    return tr("it meets the conditions today, but didn't when the action ran");
}

void Explanation::tell() {
    const auto last = [&](Deed deed) -> const ActionStory* {
        for (auto at = stories_.rbegin(); at != stories_.rend(); ++at) {
            if (at->deed == deed) return &*at;
        }
        return nullptr;
    };
    if (is_in()) {
        const ActionStory* const adder = last(Deed::added);
        if (pinned_) {
            headline_ = tr("{1} is on the segment: it was put in by hand and stays.", name());
        } else if (adder == nullptr) {
            headline_ = tr("{1} is on the segment: its line isn't the work of a criteria action.", name());
        } else {
            headline_ = tr("{1} is on the segment: added by action {2}, {3}.", name(), adder->action_no,
                           adder->caption);
        }
        return;
    }
    const ActionStory* const remover = last(Deed::removed);
    if (taken_out_) {
        headline_ = tr("{1} isn't on the segment: it was taken out by hand and stays out.", name());
    } else if (remover != nullptr) {
        headline_ = tr("{1} isn't on the segment: taken away by action {2}, {3}.", name(), remover->action_no,
                       remover->caption);
    } else {
        const auto adds = [](const ActionStory& story) { return story.kind == CriteriaAction::add_contacts; };
        const auto count = std::count_if(stories_.begin(), stories_.end(), adds);
        const auto first = std::find_if(stories_.begin(), stories_.end(), adds);
        if (count == 0) {
            headline_ = tr("{1} isn't on the segment: no contacts were added by criteria yet.", name());
        } else if (count == 1) {
            headline_ = tr("{1} isn't on the segment: {2}.", name(),
                           why_passed_by(actions_[static_cast<std::size_t>(first->action_no) - 1], *first));
        } else {
            headline_ =
                tr("{1} isn't on the segment: none of the {2} Add Contacts actions added it.", name(), count);
        }
    }
}

}  // namespace segments::criteria
