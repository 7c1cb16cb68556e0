#include "core/criteria/evaluate.h"

#include <algorithm>
#include <bit>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/criteria/slice.h"
#include "core/interaction/interaction_tables.h"
#include "core/query/rare_rows.h"
#include "core/segment/segment_tables.h"

namespace segments::criteria {
namespace {

using table::Bitmap;
using table::Code;
using table::Row;
using table::Table;
namespace card = contact::contact;
namespace entry = interaction::log_entry;
namespace line = segment::line;

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

// The codes of a column that is blank throughout, which holds none.
struct BlankCodes {
    Code operator[](std::size_t) const { return 0; }
    BlankCodes operator+(std::size_t) const { return *this; }
};

template <typename T>
class PagedCodes {
  public:
    explicit PagedCodes(const table::NumberColumn& column) : column_(&column) {}
    Code operator[](std::size_t row) const { return column_->value<T>(static_cast<Row>(row)); }
    // Up to the end of the page.
    const T* operator+(std::size_t row) const { return column_->at<T>(static_cast<Row>(row)); }

  private:
    const table::NumberColumn* column_;
};

// Calls use(codes) with the codes of a column, whatever their width. Codes are never negative.
template <typename Use>
void with_codes(const table::NumberColumn& column, Use use) {
    switch (column.width()) {
        case 1:
            return use(PagedCodes<std::uint8_t>(column));
        case 2:
            return use(PagedCodes<std::uint16_t>(column));
        case 4:
            return use(PagedCodes<std::uint32_t>(column));
        default:
            return use(BlankCodes());
    }
}

// `from` is a multiple of 64, and so is `to` unless it is the end.
template <typename Visit>
void for_each_row(const Bitmap& rows, Row from, Row to, Visit visit) {
    for (std::size_t w = from / kWord; w < (to + kWord - 1) / kWord; ++w) {
        for (std::uint64_t bits = rows.words()[w]; bits != 0; bits &= bits - 1)
            visit(static_cast<Row>(w * kWord + static_cast<std::size_t>(std::countr_zero(bits))));
    }
}

// For each of up to 64 rows from `first` on, whether its code is in the set.
template <typename Codes>
std::uint64_t codes_word(Codes codes, std::size_t count, const Bitmap& set) {
    const std::uint64_t* const words = set.words().data();
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto code = static_cast<Code>(codes[i]);
        bits |= (words[code >> 6] >> (code & 63) & 1) << i;
    }
    return bits;
}

// Of up to 64 rows from `first` on, by codes that mostly rise by one from row to row.
template <typename Codes>
std::uint64_t rising_codes_word(Codes codes, std::size_t count, const Bitmap& set) {
    const auto first = static_cast<Code>(codes[0]);
    Code differs = 0;
    for (std::size_t i = 0; i < count; ++i)
        differs |= static_cast<Code>(codes[i]) - first - static_cast<Code>(i);
    if (differs != 0 || count < kWord) return codes_word(codes, count, set);
    const std::uint64_t* const words = set.words().data() + (first >> 6);
    const unsigned shift = first & 63;
    return shift == 0 ? words[0] : words[0] >> shift | words[1] << (64 - shift);
}

constexpr Code kNoContact = ~Code{0};
// What is less than this share of the contacts is looked up one by one.
constexpr std::size_t kFewShare = 8;

}  // namespace

Evaluation::Evaluation(const table::Database& db, Buyers buyers)
    : db_(&db), cards_(&db.table(card::kTable)), buyers_(buyers) {}

Result<Evaluation> Evaluation::make(const table::Database& db, const Conditions& conditions,
                                    const filter::EntryContext& entry, Buyers buyers) {
    const Result<Filters> filters = read_conditions(conditions, entry);
    if (!filters) return filters.error();
    return make(db, *filters, buyers);
}

namespace {

// How sections combine, without what they say.
SectionFilter shape_of(const SectionFilter& filter) {
    SectionFilter shape{filter.section, {}};
    shape.join = filter.join;
    for (const SectionFilter& member : filter.members) shape.members.push_back(shape_of(member));
    return shape;
}

filter::Filter number_filter(const std::string& expression, filter::ValueType type) {
    filter::EntryContext entry;
    entry.locale = filter::stored_locale();
    entry.today = entry.work_date = 1;
    const Result<filter::Filter> parsed = filter::parse(expression, {.type = type}, entry);
    return parsed ? *parsed : filter::Filter();
}

}  // namespace

Result<Evaluation> Evaluation::make(const table::Database& db, const Filters& filters, Buyers buyers) {
    Evaluation evaluation(db, buyers);
    for (const SectionFilter& section : filters) {
        if (Result<void> added = evaluation.add(section); !added) return added.error();
        evaluation.shape_.push_back(shape_of(section));
    }
    if (evaluation.runs_.empty()) {
        evaluation.contacts_ = evaluation.everybody();
        evaluation.stage_ = Stage::counted;
    } else {
        evaluation.put_off_texts();
        evaluation.begin(evaluation.runs_.front());
    }
    return evaluation;
}

Result<void> Evaluation::add(const SectionFilter& section) {
    if (section.is_group()) {
        for (const SectionFilter& member : section.members) {
            if (Result<void> added = add(member); !added) return added;
        }
        return {};
    }
    Run run;
    run.info = find_section(section.section);
    if (run.info == nullptr) {
        return fail(tr("Contacts can't be chosen by {1} in this version of the program.",
                       tr(caption(section.section))),
                    "CRI-20");
    }
    const Table& table = db_->table(run.info->table);
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
    std::stable_sort(run.filters.begin(), run.filters.end(),
                     [](const auto& a, const auto& b) { return a.cost() < b.cost(); });
    run.at_least = section.at_least;
    if (section.last_days > 0)
        run.filters.emplace_back(table, entry::kDate,
                                 number_filter(to_iso(section.since()) + "..", filter::ValueType::date));
    // Lines that were taken away don't count (PRD-4).
    if (run.info->table == line::kTable)
        run.filters.emplace_back(table, line::kRemovedBy, number_filter("0", filter::ValueType::integer));
    total_ += table.slots();
    if (run.info->match != Match::contact) total_ += cards_->slots();
    runs_.push_back(std::move(run));
    return {};
}

void Evaluation::put_off_texts() {
    if (shape_.size() < 2) return;
    std::size_t at = 0;
    for (const SectionFilter& section : shape_) {
        if (section.is_group()) return;  // groups follow all sections
        Run& run = runs_[at];
        if (run.info->match == Match::contact) {
            const auto texts = std::find_if(run.filters.begin(), run.filters.end(),
                                            [](const auto& filter) { return filter.reads_texts(); });
            run.texts.assign(std::make_move_iterator(texts), std::make_move_iterator(run.filters.end()));
            run.filters.erase(texts, run.filters.end());
            if (run.texts.empty()) return;
            with_texts_ = at;
            total_ += cards_->slots();
            return;
        }
        ++at;
    }
}

void Evaluation::begin(Run& run) {
    const Table& table = db_->table(run.info->table);
    if (run.rows.size() == 0) {
        if (std::optional<Bitmap> rare = query::take_rare_rows(table, run.filters)) {
            run.rows = std::move(*rare);
        } else {
            run.rows = table.live();
            run.rows.resize(table.slots());
        }
    }
    if (run.info->match == Match::contact) return;
    run.contacts.resize(cards_->slots());
    run.numbers.resize(cards_->dictionary(card::kNo).size());
    if (run.at_least > 1) run.counts.assign(run.numbers.size(), 0);
}

// Of all contacts, where so many are asked for that it pays.
void Evaluation::read_companies() {
    companies_.assign(cards_->dictionary(card::kNo).size(), kNoContact);
    const auto slots = static_cast<Row>(cards_->slots());
    with_codes(cards_->column(card::kNo), [&](auto numbers) {
        with_codes(cards_->column(card::kCompanyNo), [&](auto companies) {
            for_each_row(cards_->live(), 0, slots, [&](Row row) {
                companies_[static_cast<Code>(numbers[row])] = static_cast<Code>(companies[row]);
            });
        });
    });
}

Code Evaluation::company_of(Code number) const {
    if (!companies_.empty()) return companies_[number];
    const Row row = cards_->find_code(number);
    return row == table::kNoRow ? kNoContact : cards_->code(row, card::kCompanyNo);
}

bool Evaluation::step(std::size_t rows) {
    while (!done() && rows > 0) {
        if (stage_ == Stage::texts) {
            if (narrow_by_texts(contacts_, rows)) stage_ = Stage::found;
            continue;
        }
        Run& run = runs_[current_];
        const std::size_t slots = run.matching ? cards_->slots() : db_->table(run.info->table).slots();
        const Row to = slice_end(at_, rows, slots);
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
            if (run.info->match == Match::buyer) name_companies(run);
            if (!match_few(run)) continue;
            looked_ += cards_->slots();
        }
        finish(run);
        if (++current_ < runs_.size())
            begin(runs_[current_]);
        else
            combine_sections();
    }
    return done();
}

bool Evaluation::step_sections(std::size_t rows) {
    while (!sections_done() && rows > 0) {
        Run& run = runs_[*with_texts_];
        if (!narrow_by_texts(run.rows, rows)) continue;
        passed_[count_with_texts_].contacts = contacts_.count() + run.rows.count();
        runs_.clear();
        stage_ = Stage::counted;
    }
    return sections_done();
}

bool Evaluation::narrow_by_texts(Bitmap& contacts, std::size_t& rows) {
    const std::size_t slots = cards_->slots();
    const Row to = slice_end(at_, rows, slots);
    for (query::ColumnFilter& filter : runs_[*with_texts_].texts) filter.narrow(contacts, at_, to);
    rows -= std::min<std::size_t>(rows, std::max<Row>(to - at_, 1));
    looked_ += to - at_;
    at_ = to;
    if (at_ < slots) return false;
    at_ = 0;
    return true;
}

void Evaluation::scan(Run& run, Row from, Row to) {
    for (query::ColumnFilter& filter : run.filters) filter.narrow(run.rows, from, to);
    if (run.info->match == Match::contact) return;
    const Table& table = db_->table(run.info->table);
    for (std::size_t w = from / kWord; w < (to + kWord - 1) / kWord; ++w)
        run.found += static_cast<std::size_t>(std::popcount(run.rows.words()[w]));
    const bool ask_companies = run.info->match == Match::both_numbers;
    if (ask_companies && companies_.empty() && run.found * kFewShare > cards_->slots()) read_companies();
    const table::NumberColumn& numbers = table.column(run.info->number_field);
    const table::NumberColumn& companies = table.column(run.info->company_field);
    std::uint64_t* const named = run.numbers.words().data();
    if (run.at_least > 1) {
        for_each_row(run.rows, from, to, [&](Row row) {
            const Code code = table.code(row, run.info->number_field);
            if (run.info->match == Match::both_numbers &&
                company_of(code) != table.code(row, run.info->company_field))
                return;
            if (++run.counts[code] == run.at_least) run.numbers.set(code);
        });
        return;
    }
    if (!ask_companies) {
        with_codes(numbers, [&](auto codes) {
            for_each_row(run.rows, from, to, [&](Row row) {
                const auto code = static_cast<Code>(codes[row]);
                named[code >> 6] |= std::uint64_t{1} << (code & 63);
            });
        });
        return;
    }
    if (companies_.empty()) {
        for_each_row(run.rows, from, to, [&](Row row) {
            const Code code = table.code(row, run.info->number_field);
            if (company_of(code) == table.code(row, run.info->company_field)) run.numbers.set(code);
        });
        return;
    }
    // Without branches: contacts come in no order.
    const Code* const all_companies = companies_.data();
    with_codes(numbers, [&](auto codes) {
        with_codes(companies, [&](auto company_codes) {
            for_each_row(run.rows, from, to, [&](Row row) {
                const auto code = static_cast<Code>(codes[row]);
                const bool same = all_companies[code] == static_cast<Code>(company_codes[row]);
                named[code >> 6] |= std::uint64_t{same} << (code & 63);
            });
        });
    });
}

// CRI-28: the numbers of buyers become those of their companies; who has none stands for itself. Where only
// people who bought count they stay beside them.
void Evaluation::name_companies(Run& run) const {
    Bitmap named(run.numbers.size());
    run.numbers.for_each([&](Row code) {
        const Code company = company_of(code);
        if (company != kNoContact) named.set(company != 0 ? company : code);
    });
    if (buyers_ == Buyers::own)
        run.numbers |= named;
    else
        run.numbers = std::move(named);
}

bool Evaluation::match_few(Run& run) const {
    if (run.info->match == Match::company_number ||
        (run.info->match == Match::buyer && buyers_ == Buyers::company) ||
        run.numbers.count() * kFewShare > cards_->slots())
        return false;
    run.numbers.for_each([&](Row code) {
        const Row row = cards_->find_code(code);
        if (row != table::kNoRow) run.contacts.set(row);
    });
    return true;
}

// The contacts that the numbers are of, or whose company they are of (CRI-25): those without a company have
// no industry group and no business relation.
void Evaluation::match(Run& run, Row from, Row to) const {
    const bool people_too = run.info->match == Match::buyer && buyers_ == Buyers::company;
    const auto match_by = [&](table::FieldId field) {
        with_codes(cards_->column(field), [&](auto codes) {
            for (Row first = from; first < to; first += kWord)
                run.contacts.words()[first / kWord] |=
                    rising_codes_word(codes + first, std::min<std::size_t>(kWord, to - first), run.numbers);
        });
    };
    match_by(run.info->match == Match::company_number ? card::kCompanyNo : card::kNo);
    if (people_too) match_by(card::kCompanyNo);
}

void Evaluation::finish(Run& run) {
    companies_ = {};
    if (!run.texts.empty()) return;
    if (run.info->match == Match::contact)
        run.contacts = std::move(run.rows);
    else
        run.contacts &= cards_->live();
    run.rows = run.numbers = Bitmap();
    run.counts = {};
}

void Evaluation::combine_sections() {
    std::size_t next = 0;
    for (const SectionFilter& filter : shape_) {
        if (next == with_texts_) {
            count_with_texts_ = passed_.size();
            passed_.push_back({filter.section, 0});
            ++next;
            continue;
        }
        Bitmap found = combine(filter, next);
        passed_.push_back({filter.section, found.count()});
        if (contacts_.size() == 0)
            contacts_ = std::move(found);
        else
            contacts_ &= found;
    }
    if (!with_texts_) {
        runs_.clear();
        stage_ = Stage::counted;
        return;
    }
    // Those that pass all but the texts, and the others of the section: their texts are read apart.
    Bitmap& rows = runs_[*with_texts_].rows;
    contacts_ &= rows;
    rows.subtract(contacts_);
    stage_ = Stage::texts;
}

Bitmap Evaluation::everybody() const {
    Bitmap contacts = cards_->live();
    contacts.resize(cards_->slots());
    return contacts;
}

Bitmap Evaluation::combine(const SectionFilter& filter, std::size_t& next) {
    if (!filter.is_group()) return std::move(runs_[next++].contacts);
    Bitmap found;
    if (filter.join == Join::all) {
        found = everybody();
        for (const SectionFilter& member : filter.members) found &= combine(member, next);
        return found;
    }
    Bitmap any(cards_->slots());
    for (const SectionFilter& member : filter.members) any |= combine(member, next);
    if (filter.join == Join::any) return any;
    found = everybody();
    found.subtract(any);
    return found;
}

float Evaluation::progress() const {
    return done() ? 1.0f : static_cast<float>(looked_) / static_cast<float>(total_);
}

}  // namespace segments::criteria
