#include "core/criteria/evaluate.h"

#include <algorithm>

#include "core/contact/contact_tables.h"

namespace segments::criteria {
namespace {

using table::Bitmap;
using table::Code;
using table::Row;
using table::Table;
namespace card = contact::contact;

constexpr std::size_t kWord = 64;

// Where a filter names single contacts there is nothing to scan. False if it doesn't.
bool find_named(const Table& cards, const filter::Filter& numbers, Bitmap& rows) {
    const filter::TextCondition* condition = numbers.text_condition();
    if (condition == nullptr || condition->is_negated()) return false;
    const auto add = [&](std::string_view number) {
        const Row row = cards.find(number);
        if (row != table::kNoRow) rows.set(row);
    };
    using Kind = filter::TextCondition::Kind;
    if (condition->ignores_case()) return false;
    if (condition->kind() == Kind::equals) {
        add(condition->value());
    } else if (condition->kind() == Kind::one_of) {
        for (const std::string& number : condition->values()) add(number);
    } else {
        return false;
    }
    return true;
}

// For each of up to 64 rows from `first` on, whether its code is in the set.
template <typename T>
std::uint64_t codes_word(const T* codes, std::size_t count, const Bitmap& set) {
    const std::uint64_t* const words = set.words().data();
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto code = static_cast<Code>(codes[i]);
        bits |= (words[code >> 6] >> (code & 63) & 1) << i;
    }
    return bits;
}

constexpr Code kNoContact = ~Code{0};

}  // namespace

Evaluation::Evaluation(const table::Database& db)
    : db_(&db), cards_(&db.table(card::kTable)), contacts_(cards_->live()) {
    contacts_.resize(cards_->slots());
}

Result<Evaluation> Evaluation::make(const table::Database& db, const Conditions& conditions,
                                    const filter::EntryContext& entry) {
    const Result<Filters> filters = read_conditions(conditions, entry);
    if (!filters) return filters.error();
    return make(db, *filters);
}

Result<Evaluation> Evaluation::make(const table::Database& db, const Filters& filters) {
    Evaluation evaluation(db);
    for (const SectionFilter& section : filters) {
        Run run;
        run.info = find_section(section.section);
        if (run.info == nullptr) {
            return fail("Contacts can't be chosen by " + std::string(caption(section.section)) +
                            " in this version of the program.",
                        "CRI-20");
        }
        const Table& table = db.table(run.info->table);
        bool named = false;
        for (const FieldFilter& field : section.fields) {
            const Result<filter::Filter> compiled = compile(*run.info, field);
            if (!compiled) return compiled.error();
            if (run.info->match == Match::contact && field.field == card::kNo && !named) {
                run.rows.resize(table.slots());
                named = find_named(table, *compiled, run.rows);
            }
            run.filters.emplace_back(table, field.field, *compiled);
        }
        if (!named) run.rows = Bitmap();
        evaluation.total_ += table.slots();
        if (run.info->match != Match::contact) evaluation.total_ += evaluation.cards_->slots();
        evaluation.runs_.push_back(std::move(run));
    }
    if (!evaluation.runs_.empty()) evaluation.begin(evaluation.runs_.front());
    return evaluation;
}

void Evaluation::begin(Run& run) {
    const Table& table = db_->table(run.info->table);
    if (run.rows.size() == 0) {
        run.rows = table.live();
        run.rows.resize(table.slots());
    }
    if (run.info->match == Match::contact) return;
    run.contacts.resize(cards_->slots());
    run.numbers.resize(cards_->dictionary(card::kNo).size());
    if (run.info->match != Match::both_numbers) return;
    companies_.assign(run.numbers.size(), kNoContact);
    const Table& cards = *cards_;
    cards.live().for_each(
        [&](Row row) { companies_[cards.code(row, card::kNo)] = cards.code(row, card::kCompanyNo); });
}

bool Evaluation::step(std::size_t rows) {
    while (!done() && rows > 0) {
        Run& run = runs_[current_];
        const std::size_t slots = run.matching ? cards_->slots() : db_->table(run.info->table).slots();
        // Whole words, so that no slice shares one with the next.
        const std::size_t wanted = std::min(rows, slots) / kWord * kWord + kWord;
        const auto to = static_cast<Row>(std::min(slots, at_ + wanted));
        if (run.matching) {
            match(run, at_, to);
        } else {
            scan(run, at_, to);
        }
        rows -= std::min<std::size_t>(rows, std::max<Row>(to - at_, 1));
        looked_ += to - at_;
        at_ = to;
        if (at_ < slots) continue;
        at_ = 0;
        if (run.info->match != Match::contact && !run.matching) {
            run.matching = true;
            run.numbers.reset(0);  // rows that name nobody match nobody
            continue;
        }
        finish(run);
        if (++current_ < runs_.size()) begin(runs_[current_]);
    }
    return done();
}

void Evaluation::scan(Run& run, Row from, Row to) {
    for (query::ColumnFilter& filter : run.filters) filter.narrow(run.rows, from, to);
    if (run.info->match == Match::contact) return;
    const Table& table = db_->table(run.info->table);
    const table::NumberColumn& numbers = table.column(run.info->number_field);
    if (run.info->match == Match::both_numbers) {
        const table::NumberColumn& companies = table.column(run.info->company_field);
        run.rows.for_each(from, to, [&](Row row) {
            const auto contact = static_cast<Code>(numbers.get(row));
            if (companies_[contact] == static_cast<Code>(companies.get(row))) run.numbers.set(contact);
        });
    } else {
        run.rows.for_each(from, to, [&](Row row) { run.numbers.set(static_cast<Code>(numbers.get(row))); });
    }
}

// The contacts that the numbers are of, or whose company they are of (CRI-25): those without a company have
// no industry group and no business relation.
void Evaluation::match(Run& run, Row from, Row to) const {
    const bool by_company = run.info->match == Match::company_number;
    const table::NumberColumn& column = cards_->column(by_company ? card::kCompanyNo : card::kNo);
    for (Row first = from; first < to; first += kWord) {
        const std::size_t count = std::min<std::size_t>(kWord, to - first);
        std::uint64_t& bits = run.contacts.words()[first / kWord];
        switch (column.width()) {
            case 1:
                bits = codes_word(column.data<std::int8_t>() + first, count, run.numbers);
                break;
            case 2:
                bits = codes_word(column.data<std::int16_t>() + first, count, run.numbers);
                break;
            case 4:
                bits = codes_word(column.data<std::int32_t>() + first, count, run.numbers);
                break;
            default:
                break;  // all are blank
        }
    }
}

void Evaluation::finish(Run& run) {
    Bitmap& found = run.info->match == Match::contact ? run.rows : run.contacts;
    found &= cards_->live();
    passed_.push_back({run.info->section, found.count()});
    contacts_ &= found;
    run.rows = run.numbers = run.contacts = Bitmap();
    companies_ = {};
}

float Evaluation::progress() const {
    return done() ? 1.0f : static_cast<float>(looked_) / static_cast<float>(total_);
}

}  // namespace segments::criteria
