#include "core/exchange/pass_on.h"

#include <algorithm>

#include "core/contact/contact.h"
#include "core/contact/inheritance.h"
#include "core/exchange/import_rules.h"

namespace segments::exchange {
namespace {

using table::FieldId;
using table::Row;
namespace card = contact::contact;

}  // namespace

bool PassOnChanges::look(const table::Database& db, std::size_t rows) {
    const table::Table& contacts = db.table(card::kTable);
    const ImportStage& stage = plan_->stage();
    const auto end = static_cast<std::uint32_t>(std::min(stage.size(), std::size_t{at_} + rows));
    for (; at_ < end; ++at_) {
        if (stage[at_].person || plan_->outcome(at_) != Outcome::changed) continue;
        if (!any_) companies_.resize(contacts.dictionary(card::kNo).size());
        any_ = true;
        companies_.set(contacts.code(stage[at_].target, card::kNo));
    }
    return at_ == stage.size();
}

void PassOnChanges::load_company(const table::Database& db, Row company) {
    if (company == company_) return;
    company_ = company;
    pool_.clear();
    plan_->load(plan_->matcher().record_for(company), changes_);
    static_cast<void>(complete(changes_, db, company, nullptr, pool_));
}

void PassOnChanges::give(table::Transaction& tx, const Context& context, Row person) {
    const table::Table& contacts = tx.table(card::kTable);
    load_company(tx.db(), contacts.find_code(contacts.code(person, card::kCompanyNo)));
    const std::uint32_t number = plan_->matcher().record_for(person);
    record_.clear();
    if (number != ContactMatcher::kNone && plan_->outcome(number) != Outcome::rejected)
        plan_->load(number, record_);
    // Who leaves the company has nothing more of it.
    if (record_.fields.has(card::kCompanyNo) &&
        record_.fields.text(card::kCompanyNo) != contacts.text(person, card::kCompanyNo))
        return;
    // Its own record is still to be written.
    if (number != ContactMatcher::kNone) plan_->stage().stand_alone(number);
    bool given = false;
    // What is compared is the company as it is before the import, so all is found before anything is set.
    changes_.fields.for_each([&](FieldId field, const Value& value) {
        if (field == card::kName) {
            tx.set_text(card::kTable, person, card::kCompanyName, value.text);
            given = true;
            return;
        }
        if (record_.fields.has(field) || !contact::is_passed_on(tx.db(), field)) return;
        pending_.push_back({field, value});
    });
    std::erase_if(pending_, [&](const Pending& each) {
        return !contact::has_company_value(contacts, person, company_, each.field);
    });
    for (const Pending& each : pending_) {
        if (filter::is_textual(contacts.field(each.field).type))
            tx.set_text(card::kTable, person, each.field, each.value.text);
        else
            tx.set_number(card::kTable, person, each.field, each.value.number);
        given = true;
    }
    pending_.clear();
    if (given) contact::touch(tx, context, person);
}

bool PassOnChanges::step(table::Transaction& tx, const Context& context, std::size_t rows) {
    if (!looked_) {
        looked_ = look(tx.db(), rows);
        if (looked_) at_ = 0;
        return looked_ && !any_;
    }
    const table::Table& contacts = tx.table(card::kTable);
    const auto slots = static_cast<Row>(contacts.slots());
    const Row to = slots - at_ > rows ? at_ + static_cast<Row>(rows) : slots;
    for (; at_ < to; ++at_) {
        if (contacts.is_live(at_) && companies_.test(contacts.code(at_, card::kCompanyNo)) &&
            contacts.code(at_, card::kCompanyNo) != contacts.code(at_, card::kNo))
            give(tx, context, at_);
    }
    return at_ == slots;
}

}  // namespace segments::exchange
