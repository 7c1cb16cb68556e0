#include <algorithm>
#include <span>
#include <string_view>
#include <tuple>

#include "tests/data/codes.h"
#include "tests/data/generator.h"
#include "tests/data/interaction_maker.h"
#include "tests/data/sample.h"

namespace segments::testdata {
namespace {

// A logged segment and the numbers (1-based) of the contacts that were on it.
struct Mailing {
    std::string_view segment_no;
    std::string_view description;
    int days_ago;
    std::string_view template_code;
    std::string_view salesperson_code;
    std::string_view campaign_no;
    std::string_view mailing_group_code;
    std::span<const int> contacts;
};

constexpr int kPriceList[] = {1, 5, 9, 15, 16, 18};
constexpr int kTasting[] = {1, 2, 3, 4, 9, 10, 14, 17, 20, 23, 24};
constexpr int kGiftCases[] = {1, 4, 5, 6, 7, 9, 18, 19, 23};

constexpr Mailing kMailings[] = {
    {"SM00001", "New price list", 118, "LETTER", "MS", "", "PRICELIST", kPriceList},
    {"SM00002", "Harbour tasting invitation", 52, "INVITATION", "MS", "CP0006", "TASTING", kTasting},
    {"SM00003", "Gift cases: early offer", 13, "EMAIL", "TW", "CP0007", "XMAS", kGiftCases}};

// Something that happened with one contact.
struct Event {
    int contact;  // 1-based
    int days_ago;
    int hour;
    int minute;
    std::string_view template_code;
    std::string_view description;
    std::string_view salesperson_code;
    Evaluation evaluation = Evaluation::kBlank;
    int minutes = 0;        // 0: the template's
    int cost_cents = 0;     // 0: the template's
    bool response = false;  // to the campaign of the tasting
};

constexpr Evaluation kVeryPositive = Evaluation::kVeryPositive;
constexpr Evaluation kPositive = Evaluation::kPositive;
constexpr Evaluation kNeutral = Evaluation::kNeutral;
constexpr Evaluation kNegative = Evaluation::kNegative;

constexpr Event kEvents[] = {
    {8, 171, 10, 30, "MEETING", "Visit to the cellar, barrel samples", "CB", kVeryPositive, 180, 42000},
    {6, 164, 14, 0, "MEETING", "Yearly review with Hotel Elbblick", "JR", kPositive, 90, 18000},
    {13, 140, 11, 15, "EMAIL-IN", "New vintage: allocation and prices", "OK", kPositive},
    {10, 112, 9, 40, "CALL", "Asked for feedback on the price list", "TW", kNeutral, 15},
    {4, 109, 15, 20, "CALL-IN", "Question about an invoice", "JR", kNeutral, 10},
    {19, 96, 10, 0, "LETTER", "Samples sent to Kyoto", "HT"},
    {17, 92, 13, 30, "EMAIL", "Quotation for the roof bar", "AK", kPositive},
    {2, 81, 11, 0, "MEETING", "Tasted eight wines for the new menu", "MS", kVeryPositive, 75},
    {3, 81, 11, 0, "MEETING", "Menu planning with the kitchen", "MS", kPositive, 75},
    {14, 77, 16, 10, "CALL", "First call, interested in Burgundy", "OK", kPositive, 20},
    {22, 70, 12, 0, "EMAIL-IN", "Asked for an interview about natural wine", "AK", kPositive},
    {21, 160, 9, 0, "EMAIL-IN", "Asked not to be contacted any more", "HT", kNegative},
    {11, 200, 10, 5, "COMPLAINT", "Six corked bottles reported", "TW", kNegative, 25},
    {2, 49, 9, 25, "EMAIL-IN", "Will come to the tasting with a colleague", "MS", kVeryPositive, 0, 0, true},
    {10, 48, 14, 45, "CALL-IN", "Reserved two places at the tasting", "TW", kPositive, 5, 0, true},
    {20, 47, 8, 30, "EMAIL-IN", "Can't travel, asks for tasting notes", "HT", kNeutral, 0, 0, true},
    {24, 46, 17, 20, "EMAIL-IN", "Is coming from Portland for the tasting", "SP", kVeryPositive, 0, 0, true},
    {4, 45, 10, 15, "CALL", "Reminded of the tasting", "JR"},
    {2, 31, 16, 0, "TASTING", "Attended, liked the Chablis best", "MS", kVeryPositive},
    {10, 31, 16, 0, "TASTING", "Attended, wants exclusivity for London", "TW", kPositive},
    {24, 31, 16, 0, "TASTING", "Attended, asks for shipping terms", "SP", kPositive},
    {13, 31, 15, 0, "FAIR", "Poured her own wines at our stand", "OK", kVeryPositive},
    {20, 29, 9, 10, "EMAIL", "Tasting notes sent", "HT", kPositive},
    {24, 26, 18, 30, "CALL", "Shipping terms explained", "SP", kPositive, 25},
    {14, 24, 11, 50, "EMAIL", "Quotation: mixed pallet to Odesa", "OK"},
    {4, 20, 13, 5, "CALL", "Order for the new menu", "JR", kPositive, 15},
    {17, 17, 10, 40, "CALL", "Delivery dates for the opening", "AK", kNeutral, 10},
    {8, 12, 9, 0, "EMAIL-IN", "Allocation of the new vintage confirmed", "CB", kPositive},
    {10, 9, 15, 30, "MEETING", "Negotiation of terms for next year", "TW", kPositive, 60, 12500},
    {9, 8, 10, 20, "EMAIL-IN", "Asked for 200 gift cases", "TW", kVeryPositive},
    {6, 7, 16, 40, "CALL", "Gift cases for regular guests", "JR", kNeutral, 10},
    {2, 6, 10, 0, "CALL", "Ordered the Chablis by the glass", "MS", kVeryPositive, 10},
    {24, 3, 18, 15, "EMAIL", "First order confirmed", "SP", kVeryPositive},
    {14, 2, 12, 30, "CALL", "Nobody answered, call again", "OK"}};

GeneratedInteraction begin_entry(const GeneratedContact& contact, std::string_view template_code, Day date) {
    const InteractionTemplate& used = interaction_template(template_code);
    GeneratedInteraction entry;
    fill_from_template(entry, used);
    entry.contact_no = contact.no;
    entry.contact_company_no = contact.company_no;
    entry.date = date;
    if (used.correspondence_type == CorrespondenceType::kEmail) entry.contact_via = contact.e_mail;
    if (used.interaction_group_code == "PHONE") {
        entry.contact_via = contact.mobile_phone_no.empty() ? contact.phone_no : contact.mobile_phone_no;
    }
    return entry;
}

}  // namespace

std::vector<GeneratedMailing> sample_mailings(Day end_date) {
    std::vector<GeneratedMailing> mailings;
    for (const Mailing& each : kMailings) {
        GeneratedMailing mailing;
        mailing.segment_no = each.segment_no;
        mailing.description = each.description;
        mailing.date = end_date - each.days_ago;
        mailing.interaction_template_code = each.template_code;
        mailing.salesperson_code = each.salesperson_code;
        mailing.campaign_no = each.campaign_no;
        mailing.mailing_group_code = each.mailing_group_code;
        mailings.push_back(std::move(mailing));
    }
    return mailings;
}

std::vector<GeneratedInteraction> sample_interactions(Day end_date) {
    const std::vector<GeneratedContact> contacts = sample_contacts(end_date);
    const auto contact_of = [&](int number) -> const GeneratedContact& {
        return contacts[static_cast<std::size_t>(number) - 1];
    };
    std::vector<GeneratedInteraction> entries;
    int index = 0;
    for (const Mailing& mailing : kMailings) {
        for (const int number : mailing.contacts) {
            const GeneratedContact& contact = contact_of(number);
            GeneratedInteraction entry =
                begin_entry(contact, mailing.template_code, end_date - mailing.days_ago);
            entry.time_of_interaction = 10 * 3600;
            entry.description = mailing.description;
            entry.salesperson_code = mailing.salesperson_code;
            entry.campaign_no = mailing.campaign_no;
            entry.campaign_target = !mailing.campaign_no.empty();
            entry.language_code = contact.language_code;
            entry.mailing = index;
            entries.push_back(std::move(entry));
        }
        ++index;
    }
    for (const Event& event : kEvents) {
        GeneratedInteraction entry =
            begin_entry(contact_of(event.contact), event.template_code, end_date - event.days_ago);
        entry.time_of_interaction = event.hour * 3600 + event.minute * 60;
        entry.description = event.description;
        entry.salesperson_code = event.salesperson_code;
        entry.evaluation = event.evaluation;
        if (event.minutes > 0) entry.duration_minutes = event.minutes;
        if (event.cost_cents > 0) entry.cost_cents = event.cost_cents;
        entry.attempt_failed = event.description.starts_with("Nobody answered");
        entry.campaign_response = event.response;
        if (event.response) entry.campaign_no = "CP0006";
        entries.push_back(std::move(entry));
    }
    for (GeneratedInteraction& entry : entries) {
        if (entry.correspondence_type == CorrespondenceType::kEmail) entry.subject = entry.description;
    }
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return std::tie(a.date, a.time_of_interaction) < std::tie(b.date, b.time_of_interaction);
    });
    return entries;
}

}  // namespace segments::testdata
