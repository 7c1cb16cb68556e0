#include "core/contact/duplicates.h"

#include <algorithm>

#include "core/setup/marketing_setup.h"

namespace segments::contact {
namespace {

using table::Row;
using table::Table;

constexpr std::uint32_t kNone = 0xFFFFFFFFu;
constexpr std::size_t kMostOfOne = 10;

bool is_person(const Table& contacts, Row row) {
    return contacts.number(row, contact::kType) == static_cast<int>(schema::ContactType::person);
}

std::size_t buckets_for(std::size_t contacts) {
    std::size_t buckets = 1024;
    while (buckets < 8 * contacts) buckets *= 2;
    return buckets;
}

// The pair with the smaller number first.
std::pair<std::string_view, std::string_view> ordered(std::string_view a, std::string_view b) {
    return a < b ? std::pair(a, b) : std::pair(b, a);
}

}  // namespace

FindDuplicates::FindDuplicates(const table::Database& db)
    : db_(&db), percent_(setup::duplicate_settings(db).search_hit_percent) {
    const std::size_t contacts = db.table(contact::kTable).size();
    rows_.reserve(contacts);
    strings_.reserve(contacts);
    counts_.assign(buckets_for(contacts), 0);
}

// Companies and people are never alike: the type is part of each token.
std::uint32_t FindDuplicates::token_of(std::size_t place, std::uint32_t string) const {
    return (string ^ static_cast<std::uint32_t>(place + 1) * 0x9E3779B9u) * 0x85EBCA6Bu;
}

void FindDuplicates::read(Row row) {
    rows_.push_back(row);
    strings_.push_back(search_strings(*db_, row));
    const std::uint32_t mask = static_cast<std::uint32_t>(counts_.size()) - 1;
    for (std::size_t place = 0; place < kSearchStrings; ++place) {
        if (const std::uint32_t string = strings_.back()[place]; string != 0)
            ++counts_[token_of(place, string) & mask];
    }
}

bool FindDuplicates::step(table::Transaction& tx, std::size_t rows) {
    const Table& contacts = db_->table(contact::kTable);
    if (!cleared_) {
        cleared_ = true;
        const Table& pairs = db_->table(duplicate::kTable);
        pairs.live().for_each([&](Row row) {
            if (!pairs.flag(row, duplicate::kSeparateContacts)) tx.erase(duplicate::kTable, row);
        });
    }
    for (; phase_ == Phase::read && rows > 0; --rows) {
        if (at_ < contacts.slots()) {
            if (contacts.is_live(at_)) read(at_);
            ++at_;
            continue;
        }
        phase_ = Phase::compare;
        at_ = 0;
        heads_.assign(counts_.size(), kNone);
        seen_.assign(rows_.size(), kNone);
    }
    for (; phase_ == Phase::compare && rows > 0; --rows) {
        if (at_ < rows_.size() && !cut_off_)
            compare(tx, at_++);
        else
            phase_ = Phase::done;
    }
    return phase_ == Phase::done;
}

void FindDuplicates::compare(table::Transaction& tx, std::uint32_t contact) {
    const SearchStrings& strings = strings_[contact];
    const std::uint32_t mask = static_cast<std::uint32_t>(counts_.size()) - 1;
    struct Token {
        std::uint32_t count, token;
    };
    Token tokens[kSearchStrings];
    std::size_t filled = 0;
    for (std::size_t place = 0; place < kSearchStrings; ++place) {
        if (strings[place] == 0) continue;
        const std::uint32_t token = token_of(place, strings[place]);
        tokens[filled++] = {counts_[token & mask], token};
    }
    if (filled == 0) return;
    // The rarest ones, in an order that is the same for all contacts.
    std::sort(tokens, tokens + filled, [](const Token& a, const Token& b) {
        return a.count != b.count ? a.count < b.count : a.token < b.token;
    });
    const auto needed = static_cast<std::size_t>(needed_matches(static_cast<int>(filled), percent_));
    const std::size_t rarest = filled - std::max<std::size_t>(needed, 1) + 1;
    for (std::size_t i = 0; i < rarest; ++i) {
        if (tokens[i].count < 2) continue;  // nobody else has it
        std::uint32_t& head = heads_[tokens[i].token & mask];
        for (std::uint32_t at = head; at != kNone; at = entries_[at].next) {
            if (entries_[at].token != tokens[i].token || seen_[entries_[at].contact] == contact) continue;
            seen_[entries_[at].contact] = contact;
            compare_with(tx, contact, entries_[at].contact);
            if (cut_off_) return;
        }
        entries_.push_back({contact, head, tokens[i].token});
        head = static_cast<std::uint32_t>(entries_.size() - 1);
    }
}

void FindDuplicates::compare_with(table::Transaction& tx, std::uint32_t contact, std::uint32_t other) {
    const Table& contacts = db_->table(contact::kTable);
    const Row a = rows_[contact], b = rows_[other];
    const bool people = is_person(contacts, a);
    if (people != is_person(contacts, b)) return;
    const Likeness alike = likeness(strings_[contact], strings_[other]);
    if (!are_duplicates(alike, percent_, people)) return;
    if (found_ == kMostFound) {
        cut_off_ = true;
        return;
    }
    const auto [first, second] = ordered(contacts.text(a, contact::kNo), contacts.text(b, contact::kNo));
    const Row row = tx.insert(duplicate::kTable, {first, second});
    if (row == table::kNoRow) return;  // told apart
    tx.set_number(duplicate::kTable, row, duplicate::kMatchingStrings, alike.matching);
    tx.set_number(duplicate::kTable, row, duplicate::kStrings, alike.strings);
    ++found_;
}

float FindDuplicates::progress() const {
    const auto share = [&](std::size_t of) {
        return of == 0 ? 1.0f : static_cast<float>(at_) / static_cast<float>(of);
    };
    if (phase_ == Phase::read) return 0.5f * share(db_->table(contact::kTable).slots());
    return phase_ == Phase::done ? 1.0f : 0.5f + 0.5f * share(rows_.size());
}

DuplicatesOf::DuplicatesOf(const table::Database& db, Row contact_row)
    : db_(&db),
      row_(contact_row),
      people_(is_person(db.table(contact::kTable), contact_row)),
      percent_(setup::duplicate_settings(db).search_hit_percent),
      strings_(search_strings(db, contact_row)) {}

bool DuplicatesOf::step(std::size_t rows) {
    const Table& contacts = db_->table(contact::kTable);
    const auto to = static_cast<Row>(std::min<std::size_t>(contacts.slots(), at_ + rows));
    for (; at_ < to; ++at_) {
        if (at_ == row_ || !contacts.is_live(at_) || is_person(contacts, at_) != people_) continue;
        const Likeness alike = likeness(strings_, search_strings(*db_, at_));
        if (!are_duplicates(alike, percent_, people_) ||
            are_separate(*db_, contacts.text(row_, contact::kNo), contacts.text(at_, contact::kNo)))
            continue;
        const auto less_alike = [](const Found& a, const Found& b) {
            return a.likeness.matching > b.likeness.matching;
        };
        const Found found{at_, alike};
        found_.insert(std::upper_bound(found_.begin(), found_.end(), found, less_alike), found);
        if (found_.size() > kMostOfOne) found_.pop_back();
    }
    return at_ >= contacts.slots();
}

void set_separate(table::Transaction& tx, std::string_view a, std::string_view b, bool separate) {
    const auto [first, second] = ordered(a, b);
    Row row = tx.table(duplicate::kTable).find(first, second);
    if (row == table::kNoRow) {
        if (!separate) return;
        row = tx.insert(duplicate::kTable, {first, second});
    }
    tx.set_flag(duplicate::kTable, row, duplicate::kSeparateContacts, separate);
}

bool are_separate(const table::Database& db, std::string_view a, std::string_view b) {
    const auto [first, second] = ordered(a, b);
    const Table& pairs = db.table(duplicate::kTable);
    const Row row = pairs.find(first, second);
    return row != table::kNoRow && pairs.flag(row, duplicate::kSeparateContacts);
}

void forget_duplicates_of(table::Transaction& tx, table::Code contact, std::string_view heir) {
    const Table& pairs = tx.table(duplicate::kTable);
    std::vector<Row> rows;
    pairs.live().for_each([&](Row row) {
        if (pairs.code(row, duplicate::kContactNo) == contact ||
            pairs.code(row, duplicate::kDuplicateNo) == contact)
            rows.push_back(row);
    });
    for (const Row row : rows) {
        const bool first = pairs.code(row, duplicate::kContactNo) == contact;
        const std::string other(pairs.text(row, first ? duplicate::kDuplicateNo : duplicate::kContactNo));
        const bool separate = pairs.flag(row, duplicate::kSeparateContacts);
        tx.erase(duplicate::kTable, row);
        if (separate && !heir.empty() && other != heir) set_separate(tx, heir, other, true);
    }
}

}  // namespace segments::contact
