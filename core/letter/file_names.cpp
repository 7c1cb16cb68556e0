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

std::size_t TakenNames::place_of(std::uint64_t hash) const {
    const std::size_t mask = hashes_.size() - 1;
    auto place = static_cast<std::size_t>(hash & mask);
    while (hashes_[place] != 0 && hashes_[place] != hash) place = (place + 1) & mask;
    return place;
}

void TakenNames::grow() {
    const std::vector<std::uint64_t> hashes = std::move(hashes_);
    const std::vector<std::uint32_t> times = std::move(times_);
    constexpr std::size_t kLeast = 64;
    hashes_.assign(std::max(kLeast, hashes.size() * 2), 0);
    times_.assign(hashes_.size(), 0);
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        if (hashes[i] == 0) continue;
        const std::size_t place = place_of(hashes[i]);
        hashes_[place] = hashes[i];
        times_[place] = times[i];
    }
}

std::size_t TakenNames::take(std::string_view name) {
    if (used_ * 4 >= hashes_.size() * 3) grow();
    const std::uint64_t hash = hash_of(fold_case(name));
    const std::size_t place = place_of(hash);
    used_ += hashes_[place] == 0 ? 1 : 0;
    hashes_[place] = hash;
    return ++times_[place];
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
