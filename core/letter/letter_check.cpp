#include "core/letter/letter_check.h"

#include "core/base/tr.h"

namespace segments::letter {

std::string unknown_field(const std::string& name) {
    const std::string near = nearest_field(name);
    return tr("{1}: there is no such field, so it stays in the letters as it is.", name) +
           (near.empty() ? std::string() : " " + tr("Did you mean {1}?", near));
}

LetterCheck::LetterCheck(const SegmentLetters& letters, const Templates& templates,
                         const filter::Locale& locale)
    : letters_(letters) {
    for (const std::int64_t no : letters.documents()) {
        const auto ready = templates.find(no);
        if (ready == templates.end()) continue;
        const word::MergeTemplate& letter = *ready->second.letter;
        DocumentCheck document;
        document.attachment_no = no;
        for (const std::string& name : letter.fields()) document.fields.push_back({name, 0});
        for (const std::string& name : letter.unknown()) document.unknown.push_back(unknown_field(name));
        document.remarks = letter.remarks();
        index_[no] = documents_.size();
        documents_.push_back(std::move(document));
        values_.emplace_back(letters.reader(), locale, letter.fields());
    }
}

bool LetterCheck::step(std::size_t lines) {
    const segment::LineReader& reader = letters_.reader();
    for (; lines > 0 && at_ < letters_.lines().size(); --lines, ++at_) {
        const table::Row line = letters_.lines()[at_];
        const auto found = index_.find(reader.document(line));
        if (found == index_.end()) continue;
        const std::size_t which = found->second;
        DocumentCheck& document = documents_[which];
        if (document.lines++ == 0) document.language = values_[which].language(line);
        const std::vector<word::Value> values = values_[which].of(line);
        for (std::size_t i = 0; i < values.size(); ++i)
            document.fields[i].empty += values[i].text.empty() ? 1 : 0;
    }
    return at_ == letters_.lines().size();
}

float LetterCheck::progress() const {
    return letters_.lines().empty() ? 1.0f
                                    : static_cast<float>(at_) / static_cast<float>(letters_.lines().size());
}

}  // namespace segments::letter
