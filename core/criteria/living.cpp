#include "core/criteria/living.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/criteria/pins.h"
#include "core/criteria/run_whole.h"
#include "core/interaction/line_targets.h"

namespace segments::criteria {
namespace {

using schema::CriteriaAction;
using table::Bitmap;
using table::Code;
using table::kNoRow;
using table::Row;
using table::Table;
namespace card = contact::contact;
namespace line = segment::line;

constexpr std::size_t kMostScanned = std::size_t{1} << 17;
constexpr std::size_t kMostInserted = 4096;

// Lets all dates of the filter follow the work date.
void roll(SectionFilter& section) {
    for (FieldFilter& field : section.fields) {
        if (!field.dates) continue;
        std::fill(field.dates->rules.begin(), field.dates->rules.end(), filter::DateRule::rolling);
    }
    for (SectionFilter& member : section.members) roll(member);
}

// The filters of today, and whether one of their dates could have meant another day.
bool renew(Filters& filters, const Context& now, LivingDates dates) {
    if (std::none_of(filters.begin(), filters.end(), has_relative_dates)) return false;
    if (dates == LivingDates::as_recorded) return true;
    for (SectionFilter& section : filters) roll(section);
    filters = renewed(filters, now);
    return true;
}

}  // namespace

LivingLook::LivingLook(const table::Database& db, std::string_view segment_no, Code segment)
    : db_(&db), cards_(&db.table(card::kTable)), segment_no_(segment_no), walk_(segment) {
    const std::size_t slots = cards_->slots();
    in_.resize(slots);
    since_.resize(slots);
    until_.resize(slots);
    present_.resize(slots);
    taken_out_.resize(slots);
    former_.assign(slots, kNoRow);
}

Result<LivingLook> LivingLook::make(const table::Database& db, std::string_view segment_no,
                                    const Context& now, LivingDates dates) {
    const Result<Code> segment = find_segment_code(db, segment_no);
    if (!segment) return segment.error();
    Result<std::vector<Action>> actions = read_actions(db, criteria_of_segment(segment_no));
    if (!actions) return actions.error();
    if (actions->empty()) {
        Error error = fail(tr("The segment wasn't built by criteria: use Add Contacts first."), "LIV-1");
        error.record = tr("Segment {1}", segment_no);
        return error;
    }
    LivingLook look(db, segment_no, *segment);
    look.actions_ = std::move(*actions);
    for (Action& action : look.actions_) {
        if (renew(action.filters, now, dates)) look.has_relative_dates_ = true;
        // What was added by hand or from a logged segment asked nobody (RUL-4), and was on other lines too.
        if (action.logged_segment_entry_no != 0)
            action.options.ignore_exclusion = action.options.include_privacy_blocked = true;
        action.options.allow_existing_contacts = true;
    }
    if (Result<void> begun = look.begin(); !begun) return begun.error();
    return look;
}

Result<void> LivingLook::begin() {
    const Action& action = actions_[at_];
    if (action.action == CriteriaAction::add_contacts) {
        Result<AddSelection> made = AddSelection::make(*db_, segment_no_, action.filters, action.options);
        if (!made) return made.error();
        adding_.emplace(std::move(*made));
    } else {
        Result<RemoveSelection> made =
            RemoveSelection::make(*db_, segment_no_, action.filters, action.action, action.entire_companies);
        if (!made) return made.error();
        removing_.emplace(std::move(*made));
    }
    return {};
}

void LivingLook::add(const Bitmap& contacts) {
    const auto action = static_cast<std::uint32_t>(at_ + 1);
    contacts.for_each([&](Row row) {
        if (in_.test(row)) return;
        since_[row] = action;
        until_[row] = 0;
    });
    in_ |= contacts;
}

void LivingLook::take_away(const Bitmap& contacts) {
    const auto action = static_cast<std::uint32_t>(at_ + 1);
    contacts.for_each([&](Row row) { until_[row] = action; });
    in_.subtract(contacts);
}

void LivingLook::finish_action() {
    if (adding_) {
        add(adding_->contacts());
        taken_out_ |= adding_->taken_out();
    } else {
        Bitmap gone = in_;
        if (actions_[at_].action == CriteriaAction::reduce)
            gone &= removing_->matched();
        else
            gone.subtract(removing_->matched());
        take_away(gone);
    }
    adding_.reset();
    removing_.reset();
}

bool LivingLook::step(std::size_t rows) {
    switch (phase_) {
        case Phase::actions:
            if (!(adding_ ? adding_->step(rows) : removing_->step(rows))) break;
            finish_action();
            // All were read when this was made, so that none is refused now.
            if (++at_ == actions_.size() || !begin()) phase_ = Phase::lines;
            break;
        case Phase::lines:
            if (!walk_.step(*db_, rows, [&](Row row) { look_at_line(row); })) break;
            finish_lines();
            phase_ = Phase::done;
            break;
        case Phase::done:
            break;
    }
    return done();
}

void LivingLook::look_at_line(Row row) {
    const Table& lines = db_->table(line::kTable);
    const Code code = lines.code(row, line::kContactNo);
    const Row contact = code == 0 ? kNoRow : cards_->find_code(code);
    const bool present = segment::is_present(lines, row);
    if (contact == kNoRow) {
        counts_.others += present;
        return;
    }
    if (!present) {
        // The one that was taken away last.
        const auto rank = [&](Row each) {
            return std::pair(lines.number(each, line::kRemovedBy), lines.number(each, line::kLineId));
        };
        Row& former = former_[contact];
        if (former == kNoRow || rank(row) > rank(former)) former = row;
        return;
    }
    present_.set(contact);
    if (in_.test(contact)) {
        ++counts_.stay;
    } else if (is_pinned(lines, row)) {
        ++counts_.pinned;
    } else if (lines.number(row, line::kInsertedBy) == 0) {
        ++counts_.others;
    } else {
        going_.push_back(row);
        if (has_own_values(lines, row)) ++counts_.with_values;
    }
}

void LivingLook::finish_lines() {
    coming_ = in_;
    coming_.subtract(present_);
    taken_out_.subtract(present_).subtract(in_);
    counts_.taken_out = taken_out_.count();
    counts_.come = coming_.count();
    counts_.go = going_.size();
}

float LivingLook::progress() const {
    if (phase_ != Phase::actions) return done() ? 1.0f : 0.95f;
    const float part = adding_ ? adding_->progress() : removing_ ? removing_->progress() : 0;
    return 0.9f * (static_cast<float>(at_) + part) / static_cast<float>(actions_.size());
}

// --- applying

Result<LivingUpdate> LivingUpdate::make(const table::Database& db, std::string_view segment_no,
                                        const Context& now, LivingDates dates) {
    Result<LivingLook> look = LivingLook::make(db, segment_no, now, dates);
    if (!look) return look.error();
    return LivingUpdate(std::move(*look));
}

// As if the criteria had taken the line away: Go Back of that action returns it (LIV-4).
void LivingUpdate::remove(table::Transaction& tx, std::size_t rows) {
    const Table& lines = tx.table(line::kTable);
    const std::size_t end = std::min(look_.going_.size(), at_ + std::min(rows, kMostScanned));
    for (; at_ < end; ++at_) {
        const Row row = look_.going_[at_];
        const Row contact = look_.cards_->find_code(lines.code(row, line::kContactNo));
        const std::int64_t until = look_.until_[contact];
        segment::remove_line(tx, row, until != 0 ? until : lines.number(row, line::kInsertedBy));
    }
}

// Contacts that had a line before get that one back, with its values (LIV-3).
void LivingUpdate::give_back(table::Transaction& tx, std::size_t rows) {
    const std::size_t slots = look_.coming_.size();
    const auto to = static_cast<Row>(std::min(slots, at_ + std::min(rows, kMostScanned)));
    std::vector<Row> returned;
    look_.coming_.for_each(static_cast<Row>(at_), to, [&](Row contact) {
        const Row former = look_.former_[contact];
        if (former == kNoRow) return fresh_.push_back(contact);
        segment::return_line(tx, former);
        tx.set_number(line::kTable, former, line::kInsertedBy, look_.since_[contact]);
        returned.push_back(former);
    });
    interaction::add_targets_of(tx, returned);
    at_ = to;
    if (at_ < slots) return;
    to_insert_ = fresh_.size();
    // ADD-5
    sorter_.emplace(*look_.cards_,
                    std::vector<query::SortField>{{card::kCompanyName, false},
                                                  {card::kCompanyNo, false},
                                                  {card::kType, false},
                                                  {card::kName, false}},
                    std::move(fresh_));
    phase_ = Phase::sort;
}

void LivingUpdate::insert(table::Transaction& tx, std::size_t rows) {
    while (action_ < by_action_.size() && at_ == by_action_[action_].size()) {
        ++action_;
        at_ = 0;
    }
    if (action_ == by_action_.size()) {
        phase_ = Phase::done;
        return;
    }
    const std::vector<Row>& contacts = by_action_[action_];
    const std::size_t count = std::min({rows, kMostInserted, contacts.size() - at_});
    inserter_->insert(tx, std::span(contacts).subspan(at_, count), static_cast<std::int64_t>(action_) + 1);
    at_ += count;
    inserted_ += count;
}

Result<bool> LivingUpdate::step(table::Transaction& tx, std::size_t rows) {
    switch (phase_) {
        case Phase::look:
            if (look_.step(std::min(rows, kMostScanned))) phase_ = Phase::remove;
            break;
        case Phase::remove:
            remove(tx, rows);
            if (at_ < look_.going_.size()) break;
            at_ = 0;
            phase_ = Phase::give_back;
            break;
        case Phase::give_back:
            give_back(tx, rows);
            break;
        case Phase::sort:
            if (!sorter_->step(rows)) break;
            fresh_ = sorter_->take();
            sorter_.reset();
            by_action_.resize(look_.actions_.size());
            at_ = 0;
            phase_ = Phase::share;
            break;
        case Phase::share: {
            const std::size_t end = at_ + std::min({rows, kMostScanned, fresh_.size() - at_});
            for (; at_ < end; ++at_) by_action_[look_.since_[fresh_[at_]] - 1].push_back(fresh_[at_]);
            if (end < fresh_.size()) break;
            fresh_ = {};
            inserter_.emplace(tx.db(), look_.segment_no_);
            at_ = 0;
            phase_ = Phase::prepare;
            break;
        }
        case Phase::prepare:
            if (inserter_->prepare(tx.db(), std::min(rows, kMostScanned))) phase_ = Phase::insert;
            break;
        case Phase::insert:
            insert(tx, rows);
            if (phase_ == Phase::done) interaction::remove_untargeted(tx);
            break;
        case Phase::done:
            break;
    }
    return phase_ == Phase::done;
}

float LivingUpdate::progress() const {
    const auto share = [](std::size_t done, std::size_t all) {
        return static_cast<float>(done) / static_cast<float>(all + 1);
    };
    switch (phase_) {
        case Phase::look:
            return 0.3f * look_.progress();
        case Phase::remove:
            return 0.3f + 0.2f * share(at_, look_.going_.size());
        case Phase::give_back:
            return 0.5f;
        case Phase::sort:
            return 0.5f + 0.1f * sorter_->progress();
        case Phase::share:
        case Phase::prepare:
            return 0.6f;
        case Phase::insert:
            return 0.6f + 0.4f * share(inserted_, to_insert_);
        case Phase::done:
            break;
    }
    return 1.0f;
}

std::string LivingUpdate::detail() const {
    if (phase_ == Phase::look) return look_.done() ? "" : tr("Carrying out the criteria");
    if (phase_ == Phase::remove) return tr("Taking lines away");
    return tr("{1} of {2} contacts added", inserted_, to_insert_);
}

Result<LivingCounts> update_by_criteria(table::Transaction& tx, std::string_view segment_no,
                                        const Context& now, LivingDates dates) {
    Result<LivingUpdate> job = LivingUpdate::make(tx.db(), segment_no, now, dates);
    if (!job) return job.error();
    if (Result<void> ok = run_whole(*job, tx); !ok) return ok.error();
    return job->counts();
}

}  // namespace segments::criteria
