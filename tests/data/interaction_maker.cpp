#include "tests/data/interaction_maker.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <tuple>

#include "tests/data/classification.h"
#include "tests/data/codes.h"
#include "tests/data/purpose.h"
#include "tests/data/random.h"

namespace segments::testdata {
namespace {

constexpr int kDays = 3 * 365;

// What goes out in each month of the year.
struct Theme {
    std::string_view description;
    std::string_view template_code;
    std::string_view mailing_group_code;
};

constexpr Theme kThemes[12] = {{"Price list for the new year", "LETTER", "PRICELIST"},
                               {"Growers' evening invitation", "INVITATION", "VIP"},
                               {"Spring wines offer", "EMAIL", ""},
                               {"Spring tasting invitation", "INVITATION", "TASTING"},
                               {"Trade fair invitation", "INVITATION", "FAIR"},
                               {"Summer wines by the glass", "EMAIL", ""},
                               {"Summer price list", "LETTER", "PRICELIST"},
                               {"Harvest report", "EMAIL", ""},
                               {"Autumn tasting invitation", "INVITATION", "TASTING"},
                               {"Autumn tasting: last places", "EMAIL", "TASTING"},
                               {"Christmas cases offer", "LETTER", ""},
                               {"Season's greetings", "LETTER", "XMAS"}};

struct Kind {
    std::string_view template_code;
    std::uint32_t weight;
    std::span<const std::string_view> descriptions;
};

constexpr std::string_view kCalls[] = {"Call about the spring order", "Asked for feedback on samples",
                                       "Payment reminder by phone",   "Call to arrange a visit",
                                       "Offered the new growers",     "Follow-up call after the tasting",
                                       "Checked delivery dates"};
constexpr std::string_view kCallsIn[] = {"Asked for a quotation", "Question about an invoice",
                                         "Ordered by phone", "Asked for more samples",
                                         "Changed the delivery address"};
constexpr std::string_view kComplaints[] = {"Corked bottles reported", "Delivery came late",
                                            "Broken bottles in delivery", "Wrong vintage delivered"};
constexpr std::string_view kEmails[] = {"Price list sent",        "Quotation sent",
                                        "Tasting notes sent",     "Confirmation of the visit",
                                        "Answer about allergens", "Thank you after the tasting"};
constexpr std::string_view kEmailsIn[] = {"Request for samples", "Order by e-mail", "Wine list for comments",
                                          "Answer to our offer"};
constexpr std::string_view kFairs[] = {"Talk at our stand", "Met at the trade fair", "Tasted at our stand"};
constexpr std::string_view kLetters[] = {"Contract sent", "Birthday card", "Terms of delivery sent",
                                         "Welcome letter"};
constexpr std::string_view kMeetings[] = {"Visit: new wine list", "Yearly review",
                                          "Negotiation of terms", "Staff training",
                                          "Visit to the cellar",  "Menu planning"};
constexpr std::string_view kTastings[] = {"Autumn tasting attended", "Spring tasting attended",
                                          "Private tasting"};

constexpr Kind kKinds[] = {
    {"CALL", 30, kCalls},    {"CALL-IN", 12, kCallsIn},   {"COMPLAINT", 3, kComplaints},
    {"EMAIL", 22, kEmails},  {"EMAIL-IN", 10, kEmailsIn}, {"FAIR", 4, kFairs},
    {"LETTER", 4, kLetters}, {"MEETING", 10, kMeetings},  {"TASTING", 5, kTastings}};

// Saturday and Sunday become the Friday before.
Day on_workday(Day day) {
    return day - std::max(0, iso_weekday(day) - 5);
}

std::string_view running_campaign(Day day, Day end_date) {
    for (const Campaign& campaign : campaigns()) {
        if (day >= end_date + campaign.starting_offset && day <= end_date + campaign.ending_offset) {
            return campaign.no;
        }
    }
    return {};
}

std::string segment_no(std::size_t index) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "SM%05u", static_cast<unsigned>(index + 1));
    return buffer;
}

void append_mailing(std::vector<GeneratedMailing>& mailings, std::string description, Day date,
                    std::string_view template_code, std::string_view mailing_group_code, Random& random,
                    Day end_date) {
    if (date > end_date || date < end_date - kDays) return;
    GeneratedMailing mailing;
    mailing.description = std::move(description);
    mailing.date = date;
    mailing.interaction_template_code = template_code;
    mailing.mailing_group_code = mailing_group_code;
    mailing.salesperson_code = random.pick(salespeople()).code;
    mailing.campaign_no = running_campaign(date, end_date);
    mailings.push_back(std::move(mailing));
}

std::size_t draw_count(Random& random) {
    const std::uint32_t r = random.below(1000);
    if (r < 440) return 0;
    if (r < 630) return 1;
    if (r < 760) return 2;
    if (r < 850) return 3;
    if (r < 915) return 4 + random.below(3);
    if (r < 960) return 7 + random.below(4);
    if (r < 990) return 11 + random.below(8);
    return 19 + random.below(12);
}

Evaluation draw_evaluation(Random& random) {
    const std::uint32_t r = random.below(100);
    if (r < 55) return Evaluation::kBlank;
    if (r < 62) return Evaluation::kVeryPositive;
    if (r < 80) return Evaluation::kPositive;
    if (r < 94) return Evaluation::kNeutral;
    return r < 98 ? Evaluation::kNegative : Evaluation::kVeryNegative;
}

bool among(const std::vector<std::string>& codes, std::string_view code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

void fill_mailing(GeneratedInteraction& entry, const GeneratedContact& contact,
                  std::span<const GeneratedMailing> mailings, Random& random) {
    // Of a few tries the first one that the contact had asked for.
    std::size_t chosen = 0;
    for (int i = 0; i < 4; ++i) {
        chosen = random.below(static_cast<std::uint32_t>(mailings.size()));
        const std::string& group = mailings[chosen].mailing_group_code;
        if (group.empty() || among(contact.mailing_groups, group)) break;
    }
    const GeneratedMailing& mailing = mailings[chosen];
    fill_from_template(entry, interaction_template(mailing.interaction_template_code));
    entry.mailing = static_cast<int>(chosen);
    entry.date = mailing.date;
    entry.time_of_interaction = 10 * 3600;
    entry.description = mailing.description;
    entry.campaign_no = mailing.campaign_no;
    entry.campaign_target = !mailing.campaign_no.empty();
    entry.salesperson_code = mailing.salesperson_code;
    entry.language_code = contact.language_code;
}

void fill_single(GeneratedInteraction& entry, const GeneratedContact& contact, Random& random, Day end_date) {
    std::uint32_t r = random.below(100);
    const Kind* kind = &kKinds[0];
    for (const Kind& each : kKinds) {
        kind = &each;
        if (r < each.weight) break;
        r -= each.weight;
    }
    fill_from_template(entry, interaction_template(kind->template_code));
    entry.description = random.pick(kind->descriptions);
    entry.date = on_workday(end_date - random.between(0, kDays - 7));
    entry.time_of_interaction = random.between(8 * 12, 18 * 12 - 1) * 300;
    entry.salesperson_code = contact.salesperson_code.empty() || random.chance(120)
                                 ? std::string(random.pick(salespeople()).code)
                                 : contact.salesperson_code;
    entry.evaluation = draw_evaluation(random);
    if (entry.duration_minutes > 0) {
        entry.duration_minutes += random.between(-1, 4) * 5;
        entry.duration_minutes = std::max(entry.duration_minutes, 1);
    }
    if (kind->template_code == "CALL" && random.chance(130)) {
        entry.attempt_failed = true;
        entry.evaluation = Evaluation::kBlank;
        entry.duration_minutes = 1;
    }
    if (random.chance(70)) {
        entry.campaign_no = running_campaign(entry.date, end_date);
        entry.campaign_response = !entry.campaign_no.empty() && entry.initiated_by == InitiatedBy::kThem;
    }
}

}  // namespace

void fill_from_template(GeneratedInteraction& entry, const InteractionTemplate& used) {
    entry.interaction_template_code = used.code;
    entry.interaction_group_code = used.interaction_group_code;
    entry.information_flow = used.information_flow;
    entry.initiated_by = used.initiated_by;
    entry.correspondence_type = used.correspondence_type;
    entry.cost_cents = used.unit_cost_cents;
    entry.duration_minutes = used.unit_duration_minutes;
}

std::vector<GeneratedMailing> make_mailings(std::uint64_t seed, Day end_date) {
    constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                            "May",       "June",     "July",     "August",
                                            "September", "October",  "November", "December"};
    Random random(seed, kPurposeMailings, 0);
    std::vector<GeneratedMailing> mailings;
    const Civil last = to_civil(end_date);
    for (int back = 36; back >= 0; --back) {
        const int months = last.year * 12 + last.month - 1 - back;
        const int year = months / 12;
        const auto month = static_cast<std::size_t>(months % 12);
        const int month_number = static_cast<int>(month) + 1;
        const Theme& theme = kThemes[month];
        append_mailing(mailings, "Newsletter " + std::string(kMonths[month]),
                       on_workday(to_day({year, month_number, random.between(3, 8)})), "NEWSLETTER", "NEWS",
                       random, end_date);
        append_mailing(mailings, std::string(theme.description),
                       on_workday(to_day({year, month_number, random.between(11, 22)})), theme.template_code,
                       theme.mailing_group_code, random, end_date);
    }
    for (std::size_t i = 0; i < mailings.size(); ++i) mailings[i].segment_no = segment_no(i);
    return mailings;
}

std::vector<GeneratedInteraction> make_interactions(std::uint64_t seed, std::size_t index,
                                                    const GeneratedContact& contact,
                                                    std::span<const GeneratedMailing> mailings,
                                                    Day end_date) {
    Random random(seed, kPurposeInteractions, index);
    std::vector<GeneratedInteraction> entries(draw_count(random));
    for (GeneratedInteraction& entry : entries) {
        entry.contact_no = contact.no;
        entry.contact_company_no = contact.company_no;
        if (!mailings.empty() && random.chance(450)) {
            fill_mailing(entry, contact, mailings, random);
        } else {
            fill_single(entry, contact, random, end_date);
        }
        if (entry.interaction_group_code == "PHONE") entry.contact_via = contact.phone_no;
        if (entry.correspondence_type == CorrespondenceType::kEmail) {
            entry.subject = entry.description;
            entry.contact_via = contact.e_mail;
        }
        entry.canceled = random.chance(8);
    }
    const auto when = [](const GeneratedInteraction& entry) {
        return std::tuple(entry.date, entry.time_of_interaction, entry.mailing);
    };
    std::stable_sort(entries.begin(), entries.end(),
                     [&](const auto& a, const auto& b) { return when(a) < when(b); });
    // Nobody gets the same mailing twice.
    entries.erase(
        std::unique(entries.begin(), entries.end(),
                    [](const auto& a, const auto& b) { return a.mailing >= 0 && a.mailing == b.mailing; }),
        entries.end());
    return entries;
}

}  // namespace segments::testdata
