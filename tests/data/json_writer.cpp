#include "tests/data/json_writer.h"

#include <cstdio>
#include <span>

#include "tests/data/codes.h"
#include "tests/data/generator.h"
#include "tests/data/sample.h"

namespace segments::testdata {
namespace {

// Writes one object; members with a blank value are left out.
class ObjectWriter {
  public:
    explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }

    void text(std::string_view name, std::string_view value) {
        if (value.empty()) return;
        key(name);
        append_json_string(out_, value);
    }
    void flag(std::string_view name, bool value) {
        if (!value) return;
        key(name);
        out_ += "true";
    }
    void number(std::string_view name, std::int64_t value) {
        key(name);
        out_ += std::to_string(value);
    }
    // An amount with two decimals, as a JSON number without needless zeros.
    void amount(std::string_view name, std::int64_t cents) {
        if (cents == 0) return;
        key(name);
        out_ += std::to_string(cents / 100);
        if (cents % 100 == 0) return;
        out_ += '.';
        out_ += static_cast<char>('0' + cents / 10 % 10);
        if (cents % 10 != 0) out_ += static_cast<char>('0' + cents % 10);
    }
    void texts(std::string_view name, std::span<const std::string> values) {
        if (values.empty()) return;
        key(name);
        char separator = '[';
        for (const std::string& value : values) {
            out_ += separator;
            append_json_string(out_, value);
            separator = ',';
        }
        out_ += ']';
    }
    void key(std::string_view name) {
        if (!first_) out_ += ',';
        first_ = false;
        out_ += '"';
        out_ += name;
        out_ += "\":";
    }
    void close() { out_ += '}'; }

  private:
    std::string& out_;
    bool first_ = true;
};

std::string clock(std::int32_t seconds, bool with_seconds) {
    char buffer[32];
    if (with_seconds) {
        std::snprintf(buffer, sizeof buffer, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
                      seconds % 60);
    } else {
        std::snprintf(buffer, sizeof buffer, "%02d:%02d", seconds / 3600, seconds / 60 % 60);
    }
    return buffer;
}

std::string_view caption(CorrespondenceType value) {
    constexpr std::string_view kCaptions[] = {"", "Hard Copy", "Email"};
    return kCaptions[static_cast<std::size_t>(value)];
}

std::string_view caption(Evaluation value) {
    constexpr std::string_view kCaptions[] = {"",        "Very Positive", "Positive",
                                              "Neutral", "Negative",      "Very Negative"};
    return kCaptions[static_cast<std::size_t>(value)];
}

std::string_view caption(InformationFlow value) {
    constexpr std::string_view kCaptions[] = {"", "Outbound", "Inbound"};
    return kCaptions[static_cast<std::size_t>(value)];
}

std::string_view caption(InitiatedBy value) {
    constexpr std::string_view kCaptions[] = {"", "Us", "Them"};
    return kCaptions[static_cast<std::size_t>(value)];
}

void append_alternate_address(std::string& out, const GeneratedAlternateAddress& address) {
    ObjectWriter object(out);
    object.text("code", address.code);
    object.text("companyName", address.company_name);
    object.text("address", address.address);
    object.text("address2", address.address_2);
    object.text("postCode", address.post_code);
    object.text("city", address.city);
    object.text("county", address.county);
    object.text("countryRegionCode", address.country_region_code);
    object.text("phoneNo", address.phone_no);
    object.text("mobilePhoneNo", address.mobile_phone_no);
    object.text("eMail", address.e_mail);
    if (!address.date_ranges.empty()) {
        object.key("dateRanges");
        char separator = '[';
        for (const GeneratedDateRange& range : address.date_ranges) {
            out += separator;
            separator = ',';
            ObjectWriter row(out);
            row.text("startingDate", to_iso(range.starting_date));
            row.text("endingDate", to_iso(range.ending_date));
            row.close();
        }
        out += ']';
    }
    object.close();
}

void append_codes(ObjectWriter& lists, std::string& out, std::string_view name, std::span<const Code> codes) {
    lists.key(name);
    std::string_view separator = "[\n  ";
    for (const Code& code : codes) {
        out += separator;
        separator = ",\n  ";
        ObjectWriter row(out);
        row.text("code", code.code);
        row.text("description", code.description);
        row.close();
    }
    out += "\n]";
}

// One row a line: `append(row_writer, value)` writes the members of each.
template <typename T, typename Append>
void append_rows(ObjectWriter& file, std::string& out, std::string_view name, std::span<const T> values,
                 Append append) {
    file.key(name);
    std::string_view separator = "[\n  ";
    for (const T& value : values) {
        out += separator;
        separator = ",\n  ";
        ObjectWriter row(out);
        append(row, value);
        row.close();
    }
    out += "\n]";
}

void append_masters(ObjectWriter& file, std::string& out) {
    append_codes(file, out, "countries", country_codes());
    append_codes(file, out, "languages", language_codes());
    append_codes(file, out, "territories", territory_codes());
    append_codes(file, out, "industryGroups", industry_group_codes());
    append_codes(file, out, "mailingGroups", mailing_group_codes());
    append_codes(file, out, "businessRelations", business_relation_codes());
    append_codes(file, out, "jobResponsibilities", job_responsibility_codes());
    append_codes(file, out, "organizationalLevels", organizational_level_codes());
    append_codes(file, out, "salutations", salutation_codes());
    append_codes(file, out, "interactionGroups", interaction_group_codes());
    append_rows(file, out, "salespeople", salespeople(), [](ObjectWriter& row, const Salesperson& each) {
        row.text("code", each.code);
        row.text("name", each.name);
        row.text("jobTitle", each.job_title);
        row.text("phoneNo", each.phone_no);
        row.text("eMail", each.e_mail);
    });
    append_rows(file, out, "interactionTemplates", interaction_templates(),
                [](ObjectWriter& row, const InteractionTemplate& each) {
                    row.text("code", each.code);
                    row.text("description", each.description);
                    row.text("interactionGroupCode", each.interaction_group_code);
                    row.amount("unitCost", each.unit_cost_cents);
                    row.amount("unitDuration", std::int64_t{each.unit_duration_minutes} * 100);
                    row.text("informationFlow", caption(each.information_flow));
                    row.text("initiatedBy", caption(each.initiated_by));
                    row.text("correspondenceType", caption(each.correspondence_type));
                });
    append_rows(file, out, "campaigns", campaigns(), [](ObjectWriter& row, const Campaign& each) {
        row.text("no", each.no);
        row.text("description", each.description);
        row.number("startingDay", each.starting_offset);
        row.number("endingDay", each.ending_offset);
        row.text("salespersonCode", each.salesperson_code);
        row.text("statusCode", each.status_code);
    });
}

void append_interaction(ObjectWriter& row, const GeneratedInteraction& entry,
                        std::span<const GeneratedMailing> mailings, Day end_date) {
    row.text("contactNo", entry.contact_no);
    row.number("day", entry.date - end_date);
    row.text("time", clock(entry.time_of_interaction, false));
    row.text("interactionTemplateCode", entry.interaction_template_code);
    row.text("description", entry.description);
    row.text("subject", entry.subject);
    row.text("salespersonCode", entry.salesperson_code);
    row.text("evaluation", caption(entry.evaluation));
    row.text("informationFlow", caption(entry.information_flow));
    row.text("initiatedBy", caption(entry.initiated_by));
    row.text("correspondenceType", caption(entry.correspondence_type));
    row.text("contactVia", entry.contact_via);
    row.text("languageCode", entry.language_code);
    row.amount("cost", entry.cost_cents);
    row.amount("duration", std::int64_t{entry.duration_minutes} * 100);
    row.text("campaignNo", entry.campaign_no);
    row.flag("campaignTarget", entry.campaign_target);
    row.flag("campaignResponse", entry.campaign_response);
    row.flag("attemptFailed", entry.attempt_failed);
    if (entry.mailing >= 0)
        row.text("segmentNo", mailings[static_cast<std::size_t>(entry.mailing)].segment_no);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t done = 0;  // what stands before it is written
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool special = c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
        if (!special) continue;
        out += text.substr(done, i - done);
        done = i + 1;
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else {
            char buffer[8];
            std::snprintf(buffer, sizeof buffer, "\\u%04x", static_cast<unsigned>(c));
            out += buffer;
        }
    }
    out += text.substr(done);
    out += '"';
}

void append_contact(std::string& out, const GeneratedContact& contact) {
    const bool company = contact.type == ContactType::kCompany;
    ObjectWriter object(out);
    object.text("no", contact.no);
    object.text("type", company ? "Company" : "Person");
    object.text("name", contact.name);
    object.text("name2", contact.name_2);
    object.text("searchName", contact.search_name);
    object.text("firstName", contact.first_name);
    object.text("middleName", contact.middle_name);
    object.text("surname", contact.surname);
    object.text("initials", contact.initials);
    object.text("jobTitle", contact.job_title);
    if (!company) {
        object.text("companyNo", contact.company_no);
        object.text("companyName", contact.company_name);
    }
    object.text("address", contact.address);
    object.text("address2", contact.address_2);
    object.text("postCode", contact.post_code);
    object.text("city", contact.city);
    object.text("county", contact.county);
    object.text("countryRegionCode", contact.country_region_code);
    object.text("phoneNo", contact.phone_no);
    object.text("extensionNo", contact.extension_no);
    object.text("mobilePhoneNo", contact.mobile_phone_no);
    object.text("eMail", contact.e_mail);
    object.text("eMail2", contact.e_mail_2);
    object.text("homePage", contact.home_page);
    object.text("languageCode", contact.language_code);
    object.text("formatRegion", contact.format_region);
    object.text("currencyCode", contact.currency_code);
    object.text("territoryCode", contact.territory_code);
    object.text("salespersonCode", contact.salesperson_code);
    object.text("salutationCode", contact.salutation_code);
    object.text("correspondenceType", caption(contact.correspondence_type));
    object.text("organizationalLevelCode", contact.organizational_level_code);
    object.text("vatRegistrationNo", contact.vat_registration_no);
    object.text("registrationNo", contact.registration_no);
    object.text("externalId", contact.external_id);
    object.flag("excludeFromSegment", contact.exclude_from_segment);
    // Of a minor it is always said: left out it would mean "blocked" (docs/contacts-format.md).
    if (contact.minor && !contact.privacy_blocked) {
        object.key("privacyBlocked");
        out += "false";
    }
    object.flag("privacyBlocked", contact.privacy_blocked);
    object.flag("minor", contact.minor);
    object.flag("parentalConsentReceived", contact.parental_consent_received);
    object.texts("mailingGroups", contact.mailing_groups);
    object.texts("industryGroups", contact.industry_groups);
    object.texts("businessRelations", contact.business_relations);
    object.texts("jobResponsibilities", contact.job_responsibilities);
    if (!contact.alternate_addresses.empty()) {
        object.key("alternateAddresses");
        char separator = '[';
        for (const GeneratedAlternateAddress& address : contact.alternate_addresses) {
            out += separator;
            separator = ',';
            append_alternate_address(out, address);
        }
        out += ']';
    }
    object.text("lastDateModified", to_iso(contact.last_date_modified));
    object.text("lastTimeModified", clock(contact.last_time_modified, true));
    object.close();
}

std::string sample_file() {
    const Day end_date = kDefaultEndDate;
    const std::vector<GeneratedMailing> mailings = sample_mailings(end_date);
    const std::vector<GeneratedInteraction> entries = sample_interactions(end_date);
    std::string out;
    ObjectWriter file(out);
    file.text("format", "segments.sample");
    file.number("version", 1);
    append_masters(file, out);
    append_rows(file, out, "loggedSegments", std::span<const GeneratedMailing>(mailings),
                [&](ObjectWriter& row, const GeneratedMailing& each) {
                    row.text("segmentNo", each.segment_no);
                    row.text("description", each.description);
                    row.number("day", each.date - end_date);
                    row.text("interactionTemplateCode", each.interaction_template_code);
                    row.text("salespersonCode", each.salesperson_code);
                    row.text("campaignNo", each.campaign_no);
                });
    append_rows(file, out, "interactions", std::span<const GeneratedInteraction>(entries),
                [&](ObjectWriter& row, const GeneratedInteraction& each) {
                    append_interaction(row, each, mailings, end_date);
                });
    file.close();
    out += '\n';
    return out;
}

}  // namespace segments::testdata
