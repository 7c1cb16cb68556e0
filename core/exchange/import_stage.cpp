#include "core/exchange/import_stage.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/exchange/contact_properties.h"

namespace segments::exchange {
namespace {

namespace card = contact::contact;

std::uint32_t shortened(std::uint64_t number) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(number, 0xFFFFFFFFu));
}

}  // namespace

void ImportStage::begin_file(std::string name, bool own_names) {
    files_.push_back({std::move(name), own_names, false, {}});
}

std::string ImportStage::pointer(std::size_t file, std::uint32_t element, std::string_view field) const {
    if (file >= files_.size()) return {};
    const File& place = files_[file];
    std::string pointer;
    if (place.in_list) pointer = place.list + '/' + std::to_string(element - 1);
    if (!place.own_names || field.empty()) return pointer;
    // Errors name fields in the language of the program.
    const auto is_it = [&](std::string_view caption) {
        return caption == field || tr(caption).view() == field;
    };
    for (const table::FieldDef& each : card::kDef.fields) {
        if (is_it(each.caption)) return pointer + '/' + std::string(each.name);
    }
    for (const contact::Assignment kind : contact::kAssignments) {
        if (is_it(caption_of(kind))) return pointer + '/' + std::string(name_of(kind));
    }
    if (is_it(kAddressesCaption)) return pointer + '/' + std::string(kAddressesName);
    return is_it(kAnswersCaption) ? pointer + '/' + std::string(kAnswersName) : pointer;
}

std::string ImportStage::place_text(std::size_t number) const {
    const StagedRecord& record = records_[number];
    std::string text = tr("contact {1} in line {2}", record.element, record.line);
    return files_.size() < 2 ? text : tr("{1} of {2}", text, file_name(record.file));
}

void ImportStage::add(const JsonScanner::Element& element) {
    StagedRecord record;
    record.line = shortened(element.line);
    record.element = shortened(element.number);
    if (files_.empty()) begin_file({}, true);
    record.file = static_cast<std::uint16_t>(files_.size() - 1);
    if (element.in_list && !files_.back().in_list) {
        files_.back().in_list = true;
        files_.back().list = element.list;
    }
    constexpr RejectedFor kReading = RejectedFor::reading;
    if (element.too_long)
        return note(record, {}, fail(tr("The contact is longer than 1 MB. Shorten it, or divide it up.")),
                    kReading);
    if (!element.problem.empty()) return note(record, {}, fail(std::string(element.problem)), kReading);
    const Result<void> read = reader_.read(element.text);
    if (read) {
        packer_.pack(reader_.record(), packed_);
        lists_ = static_cast<std::uint8_t>(lists_ | reader_.record().lists());
        fields_ |= reader_.record().fields.given();
    } else {
        const std::string_view no = reader_.record().fields.text(card::kNo);
        note(record, no, read.error(), kReading);
        if (no.empty()) return;
        // Others may name it as their company, and are told why that doesn't work.
        ContactRecord just_no;
        just_no.fields.set(card::kNo, no);
        packer_.pack(just_no, packed_);
        record.outcome = Outcome::rejected;
        record.unreadable = true;
    }
    record.ref = store_.add(packed_);
    records_.push_back(record);
    read_ = records_.size();
}

std::uint32_t ImportStage::add_company(std::string_view name, std::size_t person) {
    ContactRecord company;
    company.fields.set(card::kType, std::int64_t{0});
    company.fields.set(card::kName, name);
    fields_ |= company.fields.given();
    packer_.pack(company, packed_);
    StagedRecord record;
    record.line = records_[person].line;
    record.element = records_[person].element;
    record.file = records_[person].file;
    record.ref = store_.add(packed_);
    records_.push_back(record);
    return static_cast<std::uint32_t>(records_.size() - 1);
}

void ImportStage::set_target(std::size_t number, table::Row target) {
    records_[number].target = target;
    // It can't stand beside another contact, which other records may change before this one is written.
    const table::Row beside = packer_.beside(bytes(number));
    if (beside != table::kNoRow && beside != target) stand_alone(number);
}

void ImportStage::stand_alone(std::size_t number) {
    if (packer_.beside(bytes(number)) == table::kNoRow) return;
    packer_.unpack(bytes(number), loaded_);
    packer_.pack_whole(loaded_, packed_);
    records_[number].ref = alone_.add(packed_);
    records_[number].alone = true;
}

void ImportStage::note(const StagedRecord& record, std::string_view no, const Error& error, RejectedFor why) {
    rejections_.push_back({record.line, record.element, record.file, why, texts_.add(no),
                           texts_.add(error.field), texts_.add(error.message)});
}

void ImportStage::reject(std::size_t number, std::string_view no, const Error& error, RejectedFor why) {
    StagedRecord& record = records_[number];
    record.outcome = Outcome::rejected;
    note(record, no, error, why);
}

void ImportStage::begin_again() {
    std::erase_if(rejections_, [](const Noted& each) { return each.why != RejectedFor::reading; });
    sorted_ = rejections_.size();
    records_.resize(read_);
    for (StagedRecord& each : records_) {
        each.target = table::kNoRow;
        each.outcome = each.unreadable ? Outcome::rejected : Outcome::pending;
        each.person = each.in_conflict = each.needs_code = each.needs_company = each.waits = false;
    }
}

void ImportStage::sort_rejections() {
    const auto by_element = [](const Noted& a, const Noted& b) { return a.place() < b.place(); };
    const auto middle = rejections_.begin() + static_cast<std::ptrdiff_t>(sorted_);
    // Each pass over the records adds in the order of the file.
    std::inplace_merge(rejections_.begin(), middle, rejections_.end(), by_element);
    sorted_ = rejections_.size();
}

Rejection ImportStage::rejection(std::size_t index) const {
    const Noted& noted = rejections_[index];
    return {noted.line,
            noted.element,
            noted.file,
            noted.why,
            std::string(texts_.get(noted.no)),
            pointer(noted.file, noted.element, texts_.get(noted.field)),
            std::string(texts_.get(noted.reason))};
}

std::size_t ImportStage::memory() const {
    return store_.bytes() + alone_.bytes() + records_.size() * sizeof(StagedRecord) + texts_.bytes() +
           rejections_.capacity() * sizeof(Noted);
}

}  // namespace segments::exchange
