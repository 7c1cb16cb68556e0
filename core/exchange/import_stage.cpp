#include "core/exchange/import_stage.h"

#include <algorithm>

#include "core/exchange/packed_record.h"

namespace segments::exchange {
namespace {

namespace card = contact::contact;

std::uint32_t shortened(std::uint64_t number) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(number, 0xFFFFFFFFu));
}

}  // namespace

void ImportStage::add(const JsonScanner::Element& element) {
    const std::uint32_t line = shortened(element.line);
    const std::uint32_t number = shortened(element.number);
    if (element.too_long)
        return note(line, number, {}, fail("The contact is longer than 1 MB. Shorten it, or divide it up."));
    if (!element.problem.empty()) return note(line, number, {}, fail(std::string(element.problem)));
    const Result<void> read = reader_.read(element.text);
    StagedRecord record;
    record.line = line;
    record.element = number;
    if (read) {
        pack(reader_.record(), packed_);
        lists_ = static_cast<std::uint8_t>(lists_ | reader_.record().lists());
    } else {
        const std::string_view no = reader_.record().fields.text(card::kNo);
        note(line, number, no, read.error());
        if (no.empty()) return;
        // Others may name it as their company, and are told why that doesn't work.
        ContactRecord just_no;
        just_no.fields.set(card::kNo, no);
        pack(just_no, packed_);
        record.outcome = Outcome::rejected;
    }
    record.ref = store_.add(packed_);
    records_.push_back(record);
}

void ImportStage::note(std::uint32_t line, std::uint32_t element, std::string_view no, const Error& error) {
    rejections_.push_back({line, element, texts_.add(no), texts_.add(error.message)});
}

void ImportStage::reject(std::size_t number, std::string_view no, const Error& error) {
    StagedRecord& record = records_[number];
    record.outcome = Outcome::rejected;
    note(record.line, record.element, no, error);
}

void ImportStage::sort_rejections() {
    const auto by_element = [](const Noted& a, const Noted& b) { return a.element < b.element; };
    const auto middle = rejections_.begin() + static_cast<std::ptrdiff_t>(sorted_);
    // Each pass over the records adds in the order of the file.
    std::inplace_merge(rejections_.begin(), middle, rejections_.end(), by_element);
    sorted_ = rejections_.size();
}

Rejection ImportStage::rejection(std::size_t index) const {
    const Noted& noted = rejections_[index];
    return {noted.line, noted.element, std::string(texts_.get(noted.no)),
            std::string(texts_.get(noted.reason))};
}

std::size_t ImportStage::memory() const {
    return store_.bytes() + records_.size() * sizeof(StagedRecord) + texts_.bytes() +
           rejections_.capacity() * sizeof(Noted);
}

}  // namespace segments::exchange
