#include "core/exchange/apply_import.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/contact.h"
#include "core/contact/contact_view.h"
#include "core/exchange/contact_properties.h"
#include "core/exchange/import_rules.h"
#include "core/exchange/profile_answers.h"
#include "core/profile/profile_tables.h"
#include "core/segment/create_segment.h"
#include "core/setup/code_list.h"
#include "core/setup/setup_tables.h"

namespace segments::exchange {
namespace {

using contact::Assignment;
using table::FieldDef;
using table::FieldId;
using table::Row;
using table::Table;
using table::TableId;
using table::Transaction;
namespace card = contact::contact;
namespace alt = contact::alt_address;
namespace period = contact::alt_address_range;
namespace answer = profile::answer;

// A record is as much work as so many rows of the other phases.
constexpr std::size_t kRowsOfRecord = 16, kLeastRecords = 16;
constexpr std::size_t kDescriptionLength = 100;  // characters

BulkRows bulk_of(const table::TableDef& def) {
    return {def.id, def.fields.size()};
}

// The raw value of a field.
std::int64_t raw_of(Transaction& tx, const table::TableDef& def, FieldId field, const Value& value) {
    return filter::is_textual(def.fields[field].type) ? tx.intern(def.id, field, value.text) : value.number;
}

// What an assignment says in a field beside its code.
Value value_of(const FieldDef& field, const AssignedCode& item) {
    return field.type == filter::ValueType::option ? Value{{}, item.link} : Value{item.text, 0};
}

void set(Transaction& tx, const table::TableDef& def, Row row, FieldId field, const Value& value) {
    if (filter::is_textual(def.fields[field].type))
        tx.set_text(def.id, row, field, value.text);
    else
        tx.set_number(def.id, row, field, value.number);
}

}  // namespace

ApplyImport::ApplyImport(ImportPlan& plan, const Context& context, ImportAfter after)
    : plan_(plan),
      context_(context),
      pass_on_(plan),
      after_(std::move(after)),
      addresses_(bulk_of(alt::kDef)),
      periods_(bulk_of(period::kDef)),
      answers_(bulk_of(answer::kDef)) {
    for (const Assignment kind : contact::kAssignments) assigned_.push_back(bulk_of(def_of(kind)));
}

Result<bool> ApplyImport::step(Transaction& tx, std::size_t rows) {
    switch (phase_) {
        case Phase::begin:
            if (!plan_.is_current())
                return fail(tr("The workspace was changed since the file was read. Import the file again."));
            if (after_.report) report_.emplace(plan_, std::move(*after_.report));
            phase_ = Phase::report;
            [[fallthrough]];
        case Phase::report:
            // While all records are there.
            if (report_ && !report_->step(tx, context_, std::max(rows / kRowsOfRecord, kLeastRecords)))
                return false;
            phase_ = Phase::codes;
            return false;
        case Phase::codes:
            if (Result<void> ok = create_codes(tx); !ok) return ok.error();
            plan_.decided();
            phase_ = Phase::pass_on;
            return false;
        case Phase::pass_on:
            if (pass_on_.step(tx, context_, rows)) phase_ = Phase::records;
            return false;
        case Phase::records:
            rows = std::max(rows / kRowsOfRecord, kLeastRecords);
            if (Result<void> ok = write_records(tx, rows); !ok) return ok.error();
            if (at_ < plan_.stage().size()) return false;
            if (numbers_) numbers_->save(tx);
            at_ = 0;
            phase_ = Phase::names;
            return false;
        case Phase::names:
            write_names(tx, rows);
            if (at_ < plan_.stage().size()) return false;
            phase_ = Phase::segment;
            return false;
        case Phase::segment: {
            if (const Result<bool> put = put_on_segment(tx, rows); !put || !*put) return put;
            if (report_) report_->put_on_segment(tx, segment_no(), segment_lines());
            phase_ = Phase::done;
            break;
        }
        case Phase::done:
            break;
    }
    return true;
}

Result<void> ApplyImport::create_codes(Transaction& tx) {
    if (!plan_.creates_codes()) return {};
    for (const MissingCode& each : plan_.missing_codes()) {
        const Result<Row> made = setup::create_code(
            tx, each.table, each.code,
            first_characters(plan_.description_of(each.table, each.code), kDescriptionLength));
        if (!made) return made.error();
    }
    return {};
}

void ApplyImport::load(const table::Database& db, std::uint32_t number) {
    pool_.clear();
    plan_.load(number, record_);
    // It was found to be in order before.
    static_cast<void>(complete(record_, db, plan_.stage()[number].target, nullptr, pool_));
}

Result<void> ApplyImport::write_records(Transaction& tx, std::size_t rows) {
    ImportStage& stage = plan_.stage();
    const auto end = static_cast<std::uint32_t>(std::min(stage.size(), std::size_t{at_} + rows));
    if (at_ == end) return {};
    if (Result<void> ok = add_contacts(tx, end); !ok) return ok;
    for (; at_ < end; ++at_) {
        if (plan_.outcome(at_) == Outcome::changed) change_contact(tx, at_);
    }
    if (!insert_collected(tx)) return fail(tr("A contact has a code twice. Import the file again."));
    stage.release_before(end - 1);
    return {};
}

Result<std::int64_t> ApplyImport::number_for(Transaction& tx) {
    const std::string_view given = record_.fields.text(card::kNo);
    if (!given.empty()) return tx.intern(card::kTable, card::kNo, given);
    if (!numbers_) {
        const Result<std::string> series = setup::series_in_setup(tx.db(), setup::marketing::kContactNos);
        if (!series) return series.error();
        Result<setup::NumberSource> source =
            setup::NumberSource::open(tx.db(), context_, *series, card::kTable);
        if (!source) return source.error();
        numbers_.emplace(std::move(*source));
    }
    Result<std::string> next = numbers_->next();
    while (next && plan_.matcher().comes_later(*next, at_)) next = numbers_->next();
    if (!next) return next.error();
    return tx.intern(card::kTable, card::kNo, *next);
}

Result<void> ApplyImport::add_contacts(Transaction& tx, std::uint32_t end) {
    ImportStage& stage = plan_.stage();
    std::size_t count = 0;
    for (std::uint32_t number = at_; number < end; ++number)
        count += plan_.outcome(number) == Outcome::added ? 1 : 0;
    if (count == 0) return {};
    const std::vector<Row> rows = tx.prepare(card::kTable, count);
    auto row = rows.begin();
    for (std::uint32_t number = at_; number < end; ++number) {
        if (plan_.outcome(number) != Outcome::added) continue;
        load(tx.db(), number);
        const Result<std::int64_t> no = number_for(tx);
        if (!no) return no.error();
        write_new(tx, *row, *no, stage[number].person);
        add_lists(tx, *no);
        stage[number].target = *row++;
    }
    if (!tx.publish(card::kTable, rows))
        return fail(tr("A contact's number is taken. Import the file again."));
    return {};
}

void ApplyImport::write_new(Transaction& tx, Row row, std::int64_t no, bool person) {
    const auto& fields = record_.fields;
    fields.for_each([&](FieldId field, const Value& value) {
        if (!value.is_blank()) tx.set_raw(card::kTable, row, field, raw_of(tx, card::kDef, field, value));
    });
    tx.set_raw(card::kTable, row, card::kNo, no);
    if (!person) {
        // CON-2
        tx.set_raw(card::kTable, row, card::kCompanyNo, no);
        tx.set_raw(card::kTable, row, card::kCompanyName,
                   tx.intern(card::kTable, card::kCompanyName, fields.text(card::kName)));
    }
    contact::touch(tx, context_, row);
}

void ApplyImport::add_code(Transaction& tx, Assignment kind, std::int64_t no, const AssignedCode& item) {
    const table::TableDef& def = def_of(kind);
    BulkRows& rows = assigned_[static_cast<std::size_t>(kind)];
    rows.add({no, tx.intern(def.id, 1, item.code)});
    for (const FieldDef& field : def.fields.subspan(2))
        rows.set(field.id, raw_of(tx, def, field.id, value_of(field, item)));
}

void ApplyImport::add_address(Transaction& tx, std::int64_t no, const AddressRecord& address) {
    addresses_.add({no});
    address.fields.for_each([&](FieldId field, const Value& value) {
        addresses_.set(field, raw_of(tx, alt::kDef, field, value));
    });
    addresses_.set(alt::kLastDateModified, context_.today);
    add_periods(tx, no, address);
}

void ApplyImport::add_periods(Transaction& tx, std::int64_t no, const AddressRecord& address) {
    if (address.periods.empty()) return;
    const std::int64_t code =
        tx.intern(period::kTable, period::kContactAltAddressCode, address.fields.text(alt::kCode));
    for (const AddressPeriod& each : address.periods) periods_.add({no, each.from, code, each.to});
}

void ApplyImport::add_lists(Transaction& tx, std::int64_t no) {
    for (const Assignment kind : contact::kAssignments) {
        if (!record_.has_list(kind)) continue;
        for (const AssignedCode& item : record_.of(kind)) add_code(tx, kind, no, item);
    }
    for (const ProfileAnswer& item : record_.answers) add_answer(tx, no, item);
    if (!record_.has_addresses()) return;
    for (const AddressRecord& address : record_.addresses) add_address(tx, no, address);
}

bool ApplyImport::insert_collected(Transaction& tx) {
    for (BulkRows& rows : assigned_) {
        if (!rows.insert(tx)) return false;
    }
    return addresses_.insert(tx) && periods_.insert(tx) && answers_.insert(tx);
}

void ApplyImport::change_contact(Transaction& tx, std::uint32_t number) {
    const Row row = plan_.stage()[number].target;
    load(tx.db(), number);
    leave_out_same_lists(record_, tx.db(), row, plan_.belongings());
    record_.fields.for_each(
        [&](FieldId field, const Value& value) { set(tx, card::kDef, row, field, value); });
    for (const Assignment kind : contact::kAssignments) {
        if (record_.has_list(kind)) change_codes(tx, kind, row);
    }
    if (record_.has_addresses()) change_addresses(tx, row);
    if (record_.has_answers()) change_answers(tx, row);
    contact::touch(tx, context_, row);
}

void ApplyImport::change_codes(Transaction& tx, Assignment kind, Row row) {
    const table::TableDef& def = def_of(kind);
    const Table& table = tx.table(def.id);
    const table::Code no = tx.table(card::kTable).code(row, card::kNo);
    const std::vector<AssignedCode>& list = record_.of(kind);
    std::vector<bool> kept(list.size());
    for (const Row former : plan_.belongings().of(kind).of(no)) {
        const std::string_view code = table.text(former, 1);
        const auto item = std::lower_bound(
            list.begin(), list.end(), code,
            [](const AssignedCode& each, std::string_view wanted) { return each.code < wanted; });
        if (item == list.end() || item->code != code) {
            tx.erase(def.id, former);
            continue;
        }
        kept[static_cast<std::size_t>(item - list.begin())] = true;
        for (const FieldDef& field : def.fields.subspan(2))
            set(tx, def, former, field.id, value_of(field, *item));
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!kept[i]) add_code(tx, kind, no, list[i]);
    }
}

// Addresses that are given again stay the same rows; all periods are written anew.
void ApplyImport::change_addresses(Transaction& tx, Row row) {
    const Table& table = tx.table(alt::kTable);
    const table::Code no = tx.table(card::kTable).code(row, card::kNo);
    std::unordered_map<std::string_view, Row> former;
    for (const Row each : plan_.belongings().periods().of(no)) tx.erase(period::kTable, each);
    for (const Row each : plan_.belongings().addresses().of(no)) former[table.text(each, alt::kCode)] = each;
    for (const AddressRecord& address : record_.addresses) {
        const auto same = former.find(address.fields.text(alt::kCode));
        if (same == former.end()) {
            add_address(tx, no, address);
            continue;
        }
        add_periods(tx, no, address);
        if (!is_same_address(address, table, same->second)) {
            for (const FieldDef& field : alt::kDef.fields.subspan(alt::kCode + 1))
                set(tx, alt::kDef, same->second, field.id, address.fields[field.id]);
            tx.set_number(alt::kTable, same->second, alt::kLastDateModified, context_.today);
        }
        former.erase(same);
    }
    for (const auto& [code, each] : former) tx.erase(alt::kTable, each);
}

// PRF-2: with the priorities of line and questionnaire, of the day of the import.
void ApplyImport::add_answer(Transaction& tx, std::int64_t no, const ProfileAnswer& item) {
    const Priorities priorities = priorities_of(tx.db(), item);
    answers_.add({no, tx.intern(answer::kTable, answer::kQuestionnaireCode, item.questionnaire), item.line_no,
                  priorities.answer, priorities.questionnaire, context_.today});
    answers_.set(answer::kValue, tx.intern(answer::kTable, answer::kValue, item.value));
}

// Answers that are given automatically stay (PRF-3).
void ApplyImport::change_answers(Transaction& tx, Row row) {
    const Table& table = tx.table(answer::kTable);
    const table::Code no = tx.table(card::kTable).code(row, card::kNo);
    const std::string contact_no(tx.table(card::kTable).text(row, card::kNo));
    for (const Row former : plan_.belongings().answers().of(no)) {
        if (!is_automatic_answer(tx.db(), former) && !holds(record_.answers, table, former))
            tx.erase(answer::kTable, former);
    }
    for (const ProfileAnswer& item : record_.answers) {
        const Row former = table.find(contact_no, item.questionnaire, item.line_no);
        if (former == table::kNoRow) {
            add_answer(tx, no, item);
        } else if (table.text(former, answer::kValue) != item.value) {
            tx.set_text(answer::kTable, former, answer::kValue, item.value);
            tx.set_number(answer::kTable, former, answer::kLastDateUpdated, context_.today);
        }
    }
}

Result<bool> ApplyImport::put_on_segment(Transaction& tx, std::size_t rows) {
    if (!is_put_on_segment()) return true;
    if (segment_) return segment_->step(tx, rows);
    if (on_segment_.size() == 0) {
        if (after_.new_segment) {
            const Result<Row> made =
                segment::create_segment(tx, context_, {.description = after_.segment_description});
            if (!made) return made.error();
            after_.segment_no = tx.table(segment::segment::kTable).text(*made, segment::segment::kNo);
        }
        on_segment_.resize(tx.table(card::kTable).slots() + 1);
        at_ = 0;
    }
    const ImportStage& stage = plan_.stage();
    const auto end = static_cast<std::uint32_t>(std::min(stage.records_read(), std::size_t{at_} + rows));
    for (; at_ < end; ++at_) {
        if (plan_.outcome(at_) != Outcome::rejected && stage[at_].target != table::kNoRow)
            on_segment_.set(stage[at_].target);
    }
    if (at_ == stage.records_read()) segment_.emplace(after_.segment_no, std::move(on_segment_));
    return false;
}

// The company of a person who only named it.
void ApplyImport::set_company(Transaction& tx, std::uint32_t number) {
    const CompanyLinks& companies = plan_.companies();
    Row company = companies.contact_of(number);
    const std::uint32_t record = companies.record_of(number);
    if (record != CompanyLinks::kNone && plan_.outcome(record) == Outcome::added)
        company = plan_.stage()[record].target;
    if (company == table::kNoRow) return;
    tx.set_raw(card::kTable, plan_.stage()[number].target, card::kCompanyNo,
               tx.table(card::kTable).number(company, card::kNo));
}

// The name of a company that comes later in the file is known now.
void ApplyImport::write_names(Transaction& tx, std::size_t rows) {
    const ImportStage& stage = plan_.stage();
    const Table& contacts = tx.table(card::kTable);
    const auto end = static_cast<std::uint32_t>(std::min(stage.size(), std::size_t{at_} + rows));
    for (; at_ < end; ++at_) {
        const Outcome outcome = plan_.outcome(at_);
        if (!stage[at_].person || (outcome != Outcome::added && outcome != Outcome::changed)) continue;
        const Row person = stage[at_].target;
        if (outcome == Outcome::added && contacts.code(person, card::kCompanyNo) == 0) set_company(tx, at_);
        const table::Code company = contacts.code(person, card::kCompanyNo);
        const Row row = company == 0 ? table::kNoRow : contacts.find_code(company);
        if (row == table::kNoRow) continue;
        tx.set_raw(card::kTable, person, card::kCompanyName, contacts.number(row, card::kCompanyName));
    }
}

float ApplyImport::progress() const {
    // Of the work, when it ends.
    constexpr float kPassedOn = 0.02f;
    const float records = is_put_on_segment() ? 0.6f : 0.95f, names = is_put_on_segment() ? 0.65f : 1.0f;
    const std::size_t size = plan_.stage().size();
    const float part = size == 0 ? 0.0f : static_cast<float>(at_) / static_cast<float>(size);
    switch (phase_) {
        case Phase::begin:
        case Phase::report:
        case Phase::codes:
        case Phase::pass_on:
            return 0;
        case Phase::records:
            return kPassedOn + part * (records - kPassedOn);
        case Phase::names:
            return records + part * (names - records);
        case Phase::segment:
            return names + (segment_ ? segment_->progress() * (1 - names) : 0.0f);
        case Phase::done:
            break;
    }
    return 1;
}

}  // namespace segments::exchange
