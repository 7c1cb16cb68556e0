#include "tests/data/generator.h"

#include <cassert>

#include "tests/data/classification.h"
#include "tests/data/contact_maker.h"
#include "tests/data/interaction_maker.h"
#include "tests/data/layout.h"
#include "tests/data/purpose.h"
#include "tests/data/random.h"
#include "tests/data/sample.h"

namespace segments::testdata {
namespace {

// A company of a block chosen at random, for a person whose company is far away in the file; the index itself
// where that block has none.
std::size_t find_far_company(std::uint64_t seed, std::size_t contacts, std::size_t index) {
    Random random(seed, kPurposeFarCompany, index);
    const std::size_t blocks = (contacts + kBlockSize - 1) / kBlockSize;
    const std::size_t block = random.below(static_cast<std::uint32_t>(blocks));
    const Layout layout = make_layout(seed, contacts, block);
    for (std::size_t i = 0; i < layout.size; ++i) {
        if (layout.slots[i].is_company && layout.slots[i].duplicate_of == kNone)
            return block * kBlockSize + i;
    }
    return index;
}

}  // namespace

Generator::Generator(std::uint64_t seed, std::size_t contacts, Day end_date)
    : seed_(seed), contacts_(contacts), end_date_(end_date) {
    mailings_ = contacts == kSampleContacts ? sample_mailings(end_date) : make_mailings(seed, end_date);
}

GeneratedContact Generator::contact(std::size_t index) const {
    assert(index < contacts_);
    if (contacts_ == kSampleContacts) return sample_contacts(end_date_)[index];

    const std::size_t block = index / kBlockSize;
    const Layout layout = make_layout(seed_, contacts_, block);
    const Slot& slot = layout.slots[index - block * kBlockSize];
    const std::size_t source = slot.duplicate_of == kNone ? index : block * kBlockSize + slot.duplicate_of;

    GeneratedContact contact;
    std::string_view industry;
    const Country* country = nullptr;
    if (slot.is_company) {
        Company company = make_company(seed_, source, end_date_);
        contact = std::move(company.contact);
        industry = company.industry_group_code;
        country = company.country;
    } else {
        std::size_t employer = source;
        if (slot.company != kNone) employer = block * kBlockSize + slot.company;
        if (slot.far_company) employer = find_far_company(seed_, contacts_, source);
        if (employer == source) {
            contact = make_person(seed_, source, end_date_, nullptr);
        } else {
            const Company company = make_company(seed_, employer, end_date_);
            contact = make_person(seed_, source, end_date_, &company);
            country = company.country;
        }
    }
    if (slot.duplicate_of != kNone) disguise(contact, seed_, index);
    classify(contact, industry, seed_, index);
    if (country) add_alternate_addresses(contact, *country, seed_, index, end_date_);
    return contact;
}

std::vector<GeneratedInteraction> Generator::interactions(std::size_t index) const {
    return interactions(index, contact(index));
}

std::vector<GeneratedInteraction> Generator::interactions(std::size_t index,
                                                          const GeneratedContact& contact) const {
    assert(index < contacts_);
    if (contacts_ == kSampleContacts) {
        std::vector<GeneratedInteraction> entries = sample_interactions(end_date_);
        std::erase_if(entries, [&](const auto& entry) { return entry.contact_no != contact.no; });
        return entries;
    }
    return make_interactions(seed_, index, contact, mailings_, end_date_);
}

std::string contact_no(std::size_t index) {
    const std::string digits = std::to_string(index + 1);
    std::string no = "CT";
    if (digits.size() < 6) no.append(6 - digits.size(), '0');
    return no + digits;
}

}  // namespace segments::testdata
