#include "core/letter/file_names.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/base/tr.h"

namespace segments::letter {
namespace {

struct Pattern {
    std::vector<std::string> texts{""}, fields;
};

Pattern parse(std::string_view pattern) {
    Pattern parsed;
    for (;;) {
        const std::size_t begin = pattern.find("{{");
        const std::size_t end = begin == pattern.npos ? begin : pattern.find("}}", begin);
        if (end == pattern.npos) break;
        parsed.texts.back() += pattern.substr(0, begin);
        parsed.fields.emplace_back(trim_blanks(pattern.substr(begin + 2, end - begin - 2)));
        parsed.texts.emplace_back();
        pattern.remove_prefix(end + 2);
    }
    parsed.texts.back() += pattern;
    return parsed;
}

// Not 0.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    hash ^= hash >> 32;
    return hash == 0 ? 1 : hash;
}

}  // namespace

std::size_t TakenNames::Shelf::place_of(std::uint64_t hash) const {
    const std::size_t mask = hashes.size() - 1;
    auto place = static_cast<std::size_t>(hash & mask);
    while (hashes[place] != 0 && hashes[place] != hash) place = (place + 1) & mask;
    return place;
}

void TakenNames::Shelf::grow() {
    constexpr std::size_t kLeast = 4;
    const std::vector<std::uint64_t> before = std::move(hashes);
    hashes.assign(std::max(kLeast, before.size() * 2), 0);
    for (const std::uint64_t hash : before) {
        if (hash != 0) hashes[place_of(hash)] = hash;
    }
}

std::size_t TakenNames::Shelf::take(std::uint64_t hash) {
    if (used * 4 >= hashes.size() * 3) grow();
    const std::size_t place = place_of(hash);
    if (hashes[place] == hash) return ++again.emplace(hash, 1).first->second;
    hashes[place] = hash;
    ++used;
    return 1;
}

std::size_t TakenNames::take(std::string_view name) {
    const std::uint64_t hash = hash_of(fold_case(name));
    constexpr int kShelfBits = 8;
    return shelves_[static_cast<std::size_t>(hash >> (64 - kShelfBits))].take(hash);
}

FileNames::FileNames(const segment::LineReader& reader, const filter::Locale& locale,
                     std::string_view pattern)
    : reader_(&reader), fields_(reader, locale, {}) {
    Pattern parsed = parse(trim_blanks(pattern));
    texts_ = std::move(parsed.texts);
    if (!parsed.fields.empty()) fields_ = FieldValues(reader, locale, parsed.fields);
}

std::string FileNames::of(table::Row line, std::string_view extension) {
    if (texts_.size() == 1 && texts_.front().empty())
        return unique_file_name(taken_, letter_name(*reader_, line), extension);
    std::string name = texts_.front();
    const std::vector<word::Value> values = fields_.of(line);
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::string text = values[i].text;
        std::replace(text.begin(), text.end(), '\n', ' ');
        name += text + texts_[i + 1];
    }
    return unique_file_name(taken_, as_file_name(name), extension);
}

std::string problem_of_pattern(std::string_view pattern) {
    for (const std::string& name : parse(pattern).fields) {
        if (known_field(name)) continue;
        const std::string near = nearest_field(name);
        return tr("{1}: there is no such field.", name) +
               (near.empty() ? "" : " " + tr("Did you mean {1}?", near));
    }
    return {};
}

std::string as_file_name(std::string_view text) {
    std::string name;
    for (const char c : text) {
        const bool forbidden = static_cast<unsigned char>(c) < 0x20 ||
                               std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
        name += forbidden ? '-' : c;
    }
    name = first_characters(trim_blanks(name), 100);
    while (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.pop_back();
    return name.empty() ? std::string("Letter") : name;
}

std::string letter_name(const segment::LineReader& reader, table::Row line) {
    const std::string person(reader.contact_name(line)), company(reader.contact_company_name(line));
    if (person.empty()) return as_file_name(company);
    return as_file_name(company.empty() ? person : company + " - " + person);
}

std::string unique_file_name(TakenNames& taken, const std::string& name, std::string_view extension) {
    std::string unique = name;
    std::size_t times = taken.take(name);
    if (times > 1) {
        // A contact may be called like what another's name became.
        do unique = name + " (" + std::to_string(times++) + ")";
        while (taken.take(unique) > 1);
    }
    return unique + std::string(extension);
}

}  // namespace segments::letter
