#include "core/exchange/import_plan.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/contact/contact_view.h"
#include "core/contact/names.h"
#include "core/exchange/contact_print.h"
#include "core/exchange/formats/group_cards.h"
#include "core/exchange/import_rules.h"

namespace segments::exchange {
namespace {

using table::Row;
namespace card = contact::contact;

// Rows of a table are quicker looked at than records are checked.
constexpr std::size_t kRowsPerRecord = 16;

Error company_error(std::string message) {
    Error error = fail(std::move(message), "CON-5");
    error.field = card::kDef.fields[card::kCompanyNo].caption;
    return error;
}

}  // namespace

ImportPlan::ImportPlan(const table::Database& db)
    : db_(&db),
      version_(db.version()),
      stage_(db),
      matcher_(db, stage_),
      companies_(db, stage_),
      missing_(db) {}

std::string_view ImportPlan::no_of(std::uint32_t number) const {
    const Row target = stage_[number].target;
    return target == table::kNoRow ? stage_.no_of(number) : db_->table(card::kTable).text(target, card::kNo);
}

void ImportPlan::set_options(ImportOptions options) {
    options_ = std::move(options);
    stage_.begin_again();
    matcher_ = ContactMatcher(*db_, stage_);
    matcher_.match_by(options_.match);
    belongings_ = {};
    facts_ = {};
    companies_ = CompanyLinks(*db_, stage_);
    base_ = ExportedIndex(*db_, options_.base_export);
    conflicts_ = 0;
    missing_ = MissingCodes(*db_);
    codes_.clear();
    rejections_.clear();
    counts_ = {};
    needing_added_ = needing_changed_ = 0;
    needs_facts_ = any_existing_ = any_without_no_ = false;
    phase_ = Phase::look;
    at_ = 0;
}

void ImportPlan::load(std::uint32_t number, ContactRecord& record) const {
    stage_.load(number, record);
    if (!options_.keeps_no()) record.fields.leave_out(card::kNo);
    const Row target = stage_[number].target;
    if (target != table::kNoRow && base_.has(target))
        compare_with_base(record, number, nullptr);
    else if (target != table::kNoRow)
        keep_ours(record, target);
    if (number >= stage_.records_read()) return;
    if (!options_.mailing_group.empty()) add_group(record, target, options_.mailing_group);
    if (members_.empty()) return;
    const auto add = [&](const std::string& code) { add_group(record, target, code); };
    ContactRecord whole;  // a number that doesn't count, and what the policy left out
    stage_.load(number, whole);
    const std::string_view id = whole.fields.text(card::kExternalId), no = whole.fields.text(card::kNo);
    if (!id.empty()) members_.for_each(id, add);
    if (!no.empty()) members_.for_each(std::string(kOwnUid) + std::string(no), add);
}

// Beside what the file or the contact has.
void ImportPlan::add_group(ContactRecord& record, Row target, const std::string& code) const {
    const auto kind = contact::Assignment::mailing_group;
    if (!record.has_list(kind)) {
        std::vector<AssignedCode>& list = record.begin_list(kind);
        if (target != table::kNoRow) {
            const table::Table& groups = db_->table(contact::mailing_group::kTable);
            for (const Row each :
                 belongings_.of(kind).sorted(db_->table(card::kTable).code(target, card::kNo)))
                list.push_back({groups.text(each, 1), {}, 0});
        }
    }
    std::vector<AssignedCode>& list = record.of(kind);
    const auto at = std::lower_bound(
        list.begin(), list.end(), code,
        [](const AssignedCode& each, const std::string& wanted) { return each.code < wanted; });
    if (at == list.end() || at->code != code) list.insert(at, {code, {}, 0});
}

// Leaves out what the file has as it went out, and conflicts that the workspace wins.
void ImportPlan::compare_with_base(ContactRecord& record, std::uint32_t number,
                                   std::vector<Conflict>* conflicts) const {
    const Row target = stage_[number].target;
    const ContactPrint base(base_.print_of(target));
    ContactRecord ours;
    load_record(*db_, target, belongings_, ours);
    for (std::uint8_t part = 0; part < kParts; ++part) {
        if (!is_given(record, part)) continue;
        const std::uint32_t theirs = part_hash(record, part), now = part_hash(ours, part);
        if (theirs == base.hash(part)) {
            leave_out(record, part);
        } else if (now != base.hash(part) && now != theirs) {
            const auto decided = options_.decisions.find(conflict_key(number, part));
            const Policy taken = decided == options_.decisions.end() ? options_.conflicts : decided->second;
            if (conflicts != nullptr) conflicts->push_back({part, taken});
            if (taken == Policy::ours) leave_out(record, part);
        }
    }
}

std::vector<ImportPlan::Conflict> ImportPlan::conflicts_of(std::uint32_t number) const {
    std::vector<Conflict> conflicts;
    const Row target = stage_[number].target;
    if (target == table::kNoRow || !base_.has(target)) return conflicts;
    ContactRecord record;
    stage_.load(number, record);
    compare_with_base(record, number, &conflicts);
    return conflicts;
}

// Leaves out what the contact keeps as it is.
void ImportPlan::keep_ours(ContactRecord& record, Row target) const {
    const table::Table& contacts = db_->table(card::kTable);
    const table::Code code = contacts.code(target, card::kNo);
    const auto keeps = [&](Policy policy, bool blank) {
        return policy == Policy::ours || (policy == Policy::fill_blanks && !blank);
    };
    for (const table::FieldDef& field : card::kDef.fields) {
        if (field.id == card::kNo || !record.fields.has(field.id)) continue;
        // A name and its parts are one thing; every contact has a type.
        const bool name = field.id == card::kName || field.id == card::kFirstName ||
                          field.id == card::kMiddleName || field.id == card::kSurname;
        const bool blank = field.id != card::kType &&
                           contacts.number(target, name ? table::FieldId{card::kName} : field.id) == 0;
        if (keeps(options_.policy_of(field.id), blank)) record.fields.leave_out(field.id);
    }
    for (const contact::Assignment kind : contact::kAssignments) {
        if (record.has_list(kind) && keeps(options_.policy_of_list(static_cast<std::size_t>(kind)),
                                           belongings_.of(kind).of(code).empty()))
            record.leave_out_list(kind);
    }
    constexpr std::size_t kAddresses = std::size(contact::kAssignments), kAnswers = kAddresses + 1;
    if (record.has_addresses() &&
        keeps(options_.policy_of_list(kAddresses), belongings_.addresses().of(code).empty()))
        record.leave_out_addresses();
    if (record.has_answers() &&
        keeps(options_.policy_of_list(kAnswers), belongings_.answers().of(code).empty()))
        record.leave_out_answers();
}

bool ImportPlan::records_step(std::size_t rows, void (ImportPlan::*each)(std::uint32_t)) {
    const auto end = static_cast<std::uint32_t>(std::min(stage_.size(), std::size_t{at_} + rows));
    for (; at_ < end; ++at_) (this->*each)(at_);
    return at_ == stage_.size();
}

bool ImportPlan::step(std::size_t rows) {
    bool complete = false;
    switch (phase_) {
        case Phase::look:
            complete = records_step(rows, &ImportPlan::look_at);
            break;
        case Phase::contacts:
            complete = matcher_.step(rows);
            break;
        case Phase::match:
            complete = records_step(rows, &ImportPlan::match);
            break;
        case Phase::company_names:
            complete = !options_.create_companies || companies_.step(rows);
            break;
        case Phase::company_links:
            complete = !options_.create_companies || records_step(rows, &ImportPlan::link_company);
            break;
        case Phase::base:
            complete = base_.step(rows * kRowsPerRecord);
            break;
        case Phase::lists:
            complete = belongings_.step(rows * kRowsPerRecord);
            break;
        case Phase::facts:
            complete = facts_.step(rows * kRowsPerRecord);
            break;
        case Phase::check:
            complete = records_step(rows, &ImportPlan::check);
            break;
        case Phase::companies:
            complete = records_step(rows, &ImportPlan::check_company);
            break;
        case Phase::dependents:
            complete = records_step(rows, &ImportPlan::check_dependent);
            break;
        case Phase::done:
            return true;
    }
    if (complete) next_phase();
    return phase_ == Phase::done;
}

void ImportPlan::next_phase() {
    at_ = 0;
    phase_ = static_cast<Phase>(static_cast<int>(phase_) + 1);
    stage_.sort_rejections();
    if (phase_ == Phase::lists && any_existing_)
        belongings_ = BelongingsIndex(
            *db_,
            static_cast<std::uint8_t>((options_.base_export != 0 ? 0xFF : stage_.lists()) |
                                      (options_.mailing_group.empty() && members_.empty()
                                           ? 0
                                           : 1 << static_cast<int>(contact::Assignment::mailing_group))));
    if (phase_ == Phase::facts && needs_facts_) facts_ = ContactFacts(*db_);
    if (phase_ != Phase::done) return;
    counts_.rejected = stage_.rejections();
    codes_ = missing_.sorted();
    collect_rejections();
}

void ImportPlan::decided() {
    // Numbers of the series must not be those of records that follow.
    const bool numbers_some = any_without_no_ || created_companies() > 0;
    if (!numbers_some) matcher_.forget_keys();
}

// By what records without a number will be matched.
void ImportPlan::look_at(std::uint32_t number) {
    const bool has_no = !stage_.no_of(number).empty();
    any_without_no_ = any_without_no_ || !has_no;
    if (!options_.keeps_no() || options_.match == MatchBy::no || has_no) return;
    stage_.load(number, record_);
    if (!record_.fields.text(card::kExternalId).empty()) matcher_.want_external_ids();
    if (!record_.fields.text(card::kEMail).empty()) matcher_.want_e_mails();
}

void ImportPlan::match(std::uint32_t number) {
    const Result<Row> target = matcher_.match(number);
    if (!target) return stage_.reject(number, stage_.no_of(number), target.error(), RejectedFor::duplicate);
    stage_.set_target(number, *target);
    if (*target == table::kNoRow) return;
    stage_.load(number, record_);
    any_existing_ = true;
    const contact::ContactView view(*db_, *target);
    const auto& fields = record_.fields;
    needs_facts_ = needs_facts_ ||
                   (fields.has(card::kType) && fields[card::kType].number != view.number(card::kType)) ||
                   (fields.has(card::kCompanyNo) && fields.text(card::kCompanyNo) != view.company_no());
}

void ImportPlan::link_company(std::uint32_t number) {
    const StagedRecord& staged = stage_[number];
    if (staged.outcome == Outcome::rejected || staged.target != table::kNoRow) return;
    stage_.load(number, record_);
    const std::string_view company = record_.fields.text(card::kCompanyName);
    if (company.empty() || !record_.fields.text(card::kCompanyNo).empty() ||
        !is_person(record_, *db_, table::kNoRow))
        return;
    companies_.link(number, company);
}

void ImportPlan::load_change(std::uint32_t number, ContactRecord& record, TextPool& pool) const {
    const Row target = stage_[number].target;
    load(number, record);
    static_cast<void>(complete(record, *db_, target, nullptr, pool));
    if (target != table::kNoRow) leave_out_same_lists(record, *db_, target, belongings_);
}

std::string ImportPlan::name_of(std::uint32_t number) const {
    ContactRecord record;
    stage_.load(number, record);
    const Row target = stage_[number].target;
    if (target != table::kNoRow) return std::string(db_->table(card::kTable).text(target, card::kName));
    const auto& fields = record.fields;
    if (!fields.text(card::kName).empty()) return std::string(fields.text(card::kName));
    return contact::composed_name(fields.text(card::kFirstName), fields.text(card::kMiddleName),
                                  fields.text(card::kSurname));
}

void ImportPlan::check(std::uint32_t number) {
    StagedRecord& staged = stage_[number];
    if (staged.outcome == Outcome::rejected) return;
    if (staged.target != table::kNoRow && base_.has(staged.target)) {
        staged.in_conflict = !conflicts_of(number).empty();
        conflicts_ += staged.in_conflict ? 1 : 0;
    }
    load(number, record_);
    pool_.clear();
    staged.person = is_person(record_, *db_, staged.target);
    if (Result<void> ok = complete(record_, *db_, staged.target, &facts_, pool_); !ok)
        return stage_.reject(number, no_of(number), ok.error());
    staged.outcome = Outcome::added;
    if (staged.target != table::kNoRow) {
        leave_out_same_lists(record_, *db_, staged.target, belongings_);
        staged.outcome = changes_anything(record_) ? Outcome::changed : Outcome::unchanged;
    }
    if (staged.outcome == Outcome::unchanged) {
        ++counts_.unchanged;
        return;
    }
    staged.waits = company_comes_later(number);
    if (!staged.waits) judge(number);
}

// The record that says what the contact of this number will be; kNone if only the workspace does.
std::uint32_t ImportPlan::record_that_makes(std::string_view no, Row row) const {
    const std::uint32_t record = matcher_.record_of(no);
    return record == ContactMatcher::kNone && row != table::kNoRow ? matcher_.record_for(row) : record;
}

// Of a completed record: whether its company isn't checked yet.
bool ImportPlan::company_comes_later(std::uint32_t number) const {
    const std::string_view no = record_.fields.text(card::kCompanyNo);
    if (!stage_[number].person || no.empty()) return false;
    const std::uint32_t company = record_that_makes(no, db_->table(card::kTable).find(no));
    return company != ContactMatcher::kNone && company > number;
}

// Why a person can't have the company of that number. `is_new` tells that it comes with the file.
Result<void> ImportPlan::company_problem(std::string_view no, bool& is_new) const {
    const Row row = db_->table(card::kTable).find(no);
    const std::string name = tr("Contact {1}", no);
    const std::uint32_t record = record_that_makes(no, row);
    const bool rejected = record != ContactMatcher::kNone && stage_[record].outcome == Outcome::rejected;
    is_new = row == table::kNoRow;
    if (record == ContactMatcher::kNone && is_new)
        return company_error(
            tr("There is no company {1}, neither in the workspace nor in the file. Add it to the file, or "
               "leave the Company No. out.",
               no));
    if (rejected && is_new)
        return company_error(tr("The company {1} is rejected itself: {2}.", no, stage_.place_text(record)));
    const bool person = record != ContactMatcher::kNone && !rejected
                            ? stage_[record].person
                            : contact::ContactView(*db_, row).is_person();
    if (person) return company_error(tr("{1} is a person. The Company No. must be that of a company.", name));
    return {};
}

void ImportPlan::check_company(std::uint32_t number) {
    if (!stage_[number].waits) return;
    pool_.clear();
    load_change(number, record_, pool_);
    judge(number);
}

// Of a completed record: what depends on its company, and on codes.
void ImportPlan::judge(std::uint32_t number) {
    StagedRecord& staged = stage_[number];
    if (staged.person && !record_.fields.text(card::kCompanyNo).empty()) {
        bool is_new = false;
        const Result<void> ok = company_problem(record_.fields.text(card::kCompanyNo), is_new);
        if (!ok) return stage_.reject(number, no_of(number), ok.error());
    }
    staged.needs_code = missing_.add(record_, staged.target);
    const bool added = staged.outcome == Outcome::added;
    ++(added ? counts_.added : counts_.changed);
    if (staged.needs_code) ++(added ? needing_added_ : needing_changed_);
}

// People of a new company that isn't there without its codes.
void ImportPlan::check_dependent(std::uint32_t number) {
    StagedRecord& staged = stage_[number];
    if (needing_added_ == 0 || !staged.person || staged.needs_code) return;
    if (staged.outcome != Outcome::added && staged.outcome != Outcome::changed) return;
    load(number, record_);
    const std::string_view no = record_.fields.text(card::kCompanyNo);
    if (no.empty()) return;
    const std::uint32_t company = matcher_.record_of(no);
    if (company == ContactMatcher::kNone || stage_[company].outcome != Outcome::added ||
        !stage_[company].needs_code)
        return;
    staged.needs_company = true;
    ++(staged.outcome == Outcome::added ? needing_added_ : needing_changed_);
}

float ImportPlan::progress() const {
    // Of the work, in the order of phases; measured with a million contacts.
    constexpr float kShares[] = {0.02f, 0.05f, 0.3f, 0.03f, 0.02f, 0.05f, 0.08f, 0.02f, 0.39f, 0.02f, 0.02f};
    static_assert(std::size(kShares) == static_cast<std::size_t>(Phase::done));
    if (phase_ == Phase::done) return 1;
    float before = 0;
    for (std::size_t phase = 0; phase < static_cast<std::size_t>(phase_); ++phase) before += kShares[phase];
    float within = stage_.size() == 0 ? 0.0f : static_cast<float>(at_) / static_cast<float>(stage_.size());
    if (phase_ == Phase::contacts) within = matcher_.progress();
    if (phase_ == Phase::lists) within = belongings_.progress();
    return before + within * kShares[static_cast<std::size_t>(phase_)];
}

void ImportPlan::describe_codes(CodeLookup& lookup) {
    members_ = std::move(lookup.members());
    members_.sort();
    for (const contact::Assignment kind : contact::kAssignments)
        descriptions_[static_cast<std::size_t>(kind)] = lookup.made(kind);
}

std::string_view ImportPlan::description_of(table::TableId id, std::string_view code) const {
    for (const contact::Assignment kind : contact::kAssignments) {
        if (contact::master_table_of(kind) != id) continue;
        const auto& made = descriptions_[static_cast<std::size_t>(kind)];
        const auto at = made.find(std::string(code));
        if (at != made.end()) return at->second;
    }
    return code;
}

void ImportPlan::create_codes(bool on) {
    if (creates_codes_ == on) return;
    creates_codes_ = on;
    collect_rejections();
}

Outcome ImportPlan::outcome(std::size_t number) const {
    const StagedRecord& staged = stage_[number];
    return !creates_codes_ && (staged.needs_code || staged.needs_company) ? Outcome::rejected
                                                                          : staged.outcome;
}

ImportCounts ImportPlan::counts() const {
    ImportCounts counts = counts_;
    if (creates_codes_) return counts;
    counts.added -= needing_added_;
    counts.changed -= needing_changed_;
    counts.rejected += needing_added_ + needing_changed_;
    return counts;
}

void ImportPlan::collect_rejections() {
    rejections_.clear();
    std::size_t noted = 0;
    const auto add_noted_before = [&](std::uint64_t place) {
        for (; noted < stage_.rejections() && stage_.rejected_place(noted) < place; ++noted)
            rejections_.push_back({static_cast<std::uint32_t>(noted), false});
    };
    if (!creates_codes_ && needing_added_ + needing_changed_ > 0) {
        for (std::uint32_t number = 0; number < stage_.size(); ++number) {
            const StagedRecord& staged = stage_[number];
            if (!staged.needs_code && !staged.needs_company) continue;
            add_noted_before(stage_.place(number));
            rejections_.push_back({number, true});
        }
    }
    add_noted_before(~std::uint64_t{0});
}

Rejection ImportPlan::rejection(std::size_t index) const {
    const Shown& shown = rejections_[index];
    if (!shown.needs_code) return stage_.rejection(shown.index);
    const StagedRecord& staged = stage_[shown.index];
    Rejection rejection{staged.line,
                        staged.element,
                        staged.file,
                        RejectedFor::rules,
                        std::string(no_of(shown.index)),
                        stage_.pointer(staged.file, staged.element, {}),
                        {}};
    ContactRecord record;
    TextPool pool;
    load(shown.index, record);
    if (staged.needs_code) {
        static_cast<void>(complete(record, *db_, staged.target, nullptr, pool));
        rejection.reason = missing_.reason(record, staged.target);
    } else {
        rejection.reason = tr("The company {1} is rejected itself: it names a code that doesn't exist.",
                              record.fields.text(card::kCompanyNo));
    }
    return rejection;
}

std::size_t ImportPlan::memory() const {
    return stage_.memory() + rejections_.capacity() * sizeof(Shown);
}

}  // namespace segments::exchange
