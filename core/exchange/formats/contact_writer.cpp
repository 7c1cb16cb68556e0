#include "core/exchange/formats/contact_writer.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/exchange/contact_json.h"
#include "core/exchange/formats/business_central.h"
#include "core/exchange/formats/csv_source.h"
#include "core/exchange/formats/csv_writer.h"
#include "core/exchange/formats/google_people.h"
#include "core/exchange/formats/group_cards.h"
#include "core/exchange/formats/jscontact.h"
#include "core/exchange/formats/vcard_map.h"
#include "core/exchange/formats/xlsx_writer.h"

namespace segments::exchange {
namespace {

using contact::Assignment;
namespace card = contact::contact;
namespace alt = contact::alt_address;

constexpr ExportFormatInfo kFormats[] = {
    {ExportFormat::segments, msg("Segments (JSON)"), ".json", "application/json",
     msg("Everything, for another workspace or for keeping. Importing it again changes nothing.")},
    {ExportFormat::csv, msg("Table (CSV)"), ".csv", "text/csv",
     msg("One row for each contact, for spreadsheets and mail programs.")},
    {ExportFormat::xlsx, msg("Excel workbook (.xlsx)"), ".xlsx",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
     msg("The same table for Excel and other spreadsheets. Codes, telephone numbers and post codes stay "
         "text."),
     kMostSheetRows - 1},
    {ExportFormat::vcard_4, "vCard 4.0", ".vcf", "text/vcard", msg("For address books of today.")},
    {ExportFormat::vcard_3, "vCard 3.0", ".vcf", "text/vcard",
     msg("For telephones, Outlook, Google and Apple, which all read it.")},
    {ExportFormat::vcard_2_1, "vCard 2.1", ".vcf", "text/vcard", msg("For older telephones and programs.")},
    {ExportFormat::jcard, "jCard", ".jcard.json", "application/json",
     msg("vCards written as JSON (RFC 7095).")},
    {ExportFormat::jscontact, "JSContact", ".jscontact.json", "application/json",
     msg("Cards of the IETF's format for contacts (RFC 9553).")},
    {ExportFormat::google_people, "Google People", ".people.json", "application/json",
     msg("As the People API of Google has its connections.")},
    {ExportFormat::business_central, "Business Central (API v2.0)", ".bc.json", "application/json",
     msg("The contacts entity of the API. It knows no groups, salespeople and alternate addresses.")},
};

class SegmentsWriter final : public ContactWriter {
  public:
    void begin(std::string& out) override {
        out += "{\"format\":\"segments.contacts\",\"version\":1,\"contacts\":[\n";
    }
    void add(const ContactRecord& record, std::string& out) override {
        if (any_) out += ",\n";
        any_ = true;
        append_json(out, record);
    }
    void end(std::string& out) override { out += any_ ? "\n]}\n" : "]}\n"; }

  private:
    bool any_ = false;
};

class VCardWriter final : public ContactWriter {
  public:
    VCardWriter(const table::Database& db, VCardVersion version, bool groups = false)
        : lookup_(db), version_(version), with_groups_(groups) {}
    void begin(std::string&) override {}
    void add(const ContactRecord& record, std::string& out) override {
        append_vcard(out, vcard_of(record, lookup_), version_);
        if (with_groups_) groups_.add(record);
    }
    void end(std::string& out) override {
        groups_.for_each(lookup_, [&](const GroupCards::Group& group) {
            append_vcard(out, vcard_of_group(group), version_);
        });
    }

  private:
    CodeLookup lookup_;
    VCardVersion version_;
    bool with_groups_;
    GroupCards groups_;
};

// Elements of a JSON list, one a line.
class ListWriter final : public ContactWriter {
  public:
    using Append = void (*)(std::string& out, const ContactRecord& record, const CodeLookup& lookup);
    using AppendGroup = void (*)(std::string& out, const GroupCards::Group& group);
    // `between`: what stands between contacts and groups, in place of a comma. No groups without
    // append_group.
    ListWriter(const table::Database& db, std::string_view before, std::string_view after, Append append,
               AppendGroup append_group = nullptr, std::string_view between = {})
        : lookup_(db),
          before_(before),
          after_(after),
          append_(append),
          append_group_(append_group),
          between_(between) {}

    void begin(std::string& out) override { out += before_; }
    void add(const ContactRecord& record, std::string& out) override {
        out += any_ ? ",\n" : "\n";
        any_ = true;
        append_(out, record, lookup_);
        if (append_group_ != nullptr) groups_.add(record);
    }
    void end(std::string& out) override {
        if (!groups_.empty() && !between_.empty()) {
            out += between_;
            any_ = false;
        }
        groups_.for_each(lookup_, [&](const GroupCards::Group& group) {
            out += any_ ? ",\n" : "\n";
            any_ = true;
            append_group_(out, group);
        });
        out += std::string("\n") + std::string(after_);
    }

  private:
    CodeLookup lookup_;
    std::string_view before_, after_;
    Append append_;
    AppendGroup append_group_;
    std::string_view between_;
    GroupCards groups_;
    bool any_ = false;
};

// The member of the unknown properties that a format gives back.
std::string_view kept_name(ExportFormat format) {
    switch (format) {
        case ExportFormat::csv:
        case ExportFormat::xlsx:
            return kCsvName;
        case ExportFormat::jscontact:
            return kJsContactName;
        case ExportFormat::google_people:
            return kGooglePeopleName;
        case ExportFormat::business_central:
            return kBusinessCentralName;
        default:
            return kVCardName;
    }
}

// Whether there are unknown properties beside those that the format itself keeps.
bool has_others(std::string_view extras, std::string_view own) {
    JsonTape tape;
    if (extras.empty() || !tape.read(extras)) return false;
    for (JsonTape::Index key = 1; key < tape.size(); key = tape[key + 1].end) {
        if (tape[key].text != own) return true;
    }
    return false;
}

}  // namespace

std::span<const ExportFormatInfo> export_formats() {
    return kFormats;
}

const ExportFormatInfo& info_of(ExportFormat format) {
    return *std::find_if(std::begin(kFormats), std::end(kFormats),
                         [&](const ExportFormatInfo& each) { return each.format == format; });
}

bool is_table(ExportFormat format) {
    return format == ExportFormat::csv || format == ExportFormat::xlsx;
}

bool has_groups(ExportFormat format) {
    return format == ExportFormat::vcard_4 || format == ExportFormat::jcard ||
           format == ExportFormat::jscontact || format == ExportFormat::google_people;
}

std::unique_ptr<ContactWriter> make_writer(ExportFormat format, const table::Database& db,
                                           std::vector<std::string> columns, bool groups) {
    switch (format) {
        case ExportFormat::csv:
            return std::make_unique<CsvWriter>(std::move(columns));
        case ExportFormat::xlsx:
            return std::make_unique<XlsxWriter>(std::move(columns));
        case ExportFormat::vcard_4:
            return std::make_unique<VCardWriter>(db, VCardVersion::v4_0, groups);
        case ExportFormat::vcard_3:
            return std::make_unique<VCardWriter>(db, VCardVersion::v3_0);
        case ExportFormat::vcard_2_1:
            return std::make_unique<VCardWriter>(db, VCardVersion::v2_1);
        case ExportFormat::jcard:
            return std::make_unique<ListWriter>(
                db, "[", "]\n",
                [](std::string& out, const ContactRecord& record, const CodeLookup& lookup) {
                    append_jcard(out, vcard_of(record, lookup));
                },
                groups ? [](std::string& out,
                            const GroupCards::Group& group) { append_jcard(out, vcard_of_group(group)); }
                       : ListWriter::AppendGroup(nullptr));
        case ExportFormat::jscontact:
            return std::make_unique<ListWriter>(db, "[", "]\n", append_jscontact,
                                                groups ? append_jscontact_group : nullptr);
        case ExportFormat::google_people:
            return std::make_unique<ListWriter>(db, "{\"connections\":[", "]}\n", append_google_person,
                                                groups ? append_google_group : nullptr,
                                                "\n],\"contactGroups\":[");
        case ExportFormat::business_central:
            return std::make_unique<ListWriter>(
                db, "{\"value\":[", "]}\n",
                [](std::string& out, const ContactRecord& record, const CodeLookup&) {
                    append_business_central(out, record);
                });
        case ExportFormat::segments:
            break;
    }
    return std::make_unique<SegmentsWriter>();
}

std::string_view caption_of(Loss loss) {
    switch (loss) {
        case Loss::address_details:
            return msg("Names, telephones, e-mail and home pages of alternate addresses");
        case Loss::addresses:
            return msg("Alternate addresses");
        case Loss::date_ranges:
            return msg("Date ranges of alternate addresses");
        case Loss::answers:
            return msg("Profile answers");
        case Loss::relation_links:
            return msg("Linked records of business relations");
        case Loss::web_sources:
            return msg("Web sources");
        case Loss::fields:
            return msg("Fields such as salesperson, language and correspondence type");
        case Loss::groups:
            return msg("Mailing groups, industry groups and other lists of codes");
        case Loss::columns:
            return msg("Columns of imported tables beyond the first 1,000");
        case Loss::long_texts:
            return msg("Texts beyond the 32,767 characters of a cell");
        case Loss::unknown:
            break;
    }
    return msg("Unknown properties that came in another format");
}

namespace {

// Formats without names of our own: fields that they have no place for.
constexpr table::FieldId kNoPlace[] = {card::kName2,
                                       card::kSalespersonCode,
                                       card::kTerritoryCode,
                                       card::kLanguageCode,
                                       card::kCorrespondenceType,
                                       card::kSalutationCode,
                                       card::kOrganizationalLevelCode,
                                       card::kExcludeFromSegment,
                                       card::kMinor,
                                       card::kParentalConsentReceived,
                                       card::kCurrencyCode,
                                       card::kFormatRegion,
                                       card::kRegistrationNo,
                                       card::kTelexNo,
                                       card::kTelexAnswerBack,
                                       card::kExtensionNo,
                                       card::kInitials};
constexpr table::FieldId kNotInPeople[] = {card::kSearchName, card::kPrivacyBlocked, card::kVatRegistrationNo,
                                           card::kCompanyNo};
constexpr std::size_t kCentralIdBytes = 36;
constexpr table::FieldId kCentralHas[] = {card::kName2, card::kSalespersonCode, card::kTerritoryCode,
                                          card::kLanguageCode, card::kCurrencyCode};

void count_lost_fields(ExportFormat format, const ContactRecord& record, std::span<std::size_t> counts) {
    const bool people = format == ExportFormat::google_people,
               central = format == ExportFormat::business_central;
    if (!people && !central) return;
    const auto filled = [&](table::FieldId field) {
        return record.fields.has(field) && !record.fields[field].is_blank();
    };
    bool fields = std::any_of(std::begin(kNoPlace), std::end(kNoPlace), [&](table::FieldId field) {
        const bool has = central && std::find(std::begin(kCentralHas), std::end(kCentralHas), field) !=
                                        std::end(kCentralHas);
        return !has && filled(field);
    });
    if (people) fields = fields || std::any_of(std::begin(kNotInPeople), std::end(kNotInPeople), filled);
    const std::string_view e_mail = record.fields.text(card::kEMail);
    // A second address that stands alone would become the first.
    if (people)
        fields = fields ||
                 (filled(card::kEMail2) && (e_mail.empty() || e_mail == record.fields.text(card::kEMail2)));
    // The server gives ids of its own kind only.
    const std::string_view id = record.fields.text(card::kExternalId);
    if (central) fields = fields || filled(card::kPager) || (!id.empty() && id.size() != kCentralIdBytes);
    counts[static_cast<std::size_t>(Loss::fields)] += fields ? 1 : 0;
    bool groups = false;
    for (const Assignment kind : contact::kAssignments)
        groups = groups || (record.has_list(kind) && !record.of(kind).empty());
    counts[static_cast<std::size_t>(Loss::groups)] += groups ? 1 : 0;
}

}  // namespace

void count_losses(ExportFormat format, const ContactRecord& record, std::span<std::size_t> counts) {
    if (format == ExportFormat::segments) return;
    count_lost_fields(format, record, counts);
    const auto count = [&](Loss loss, bool lost) { counts[static_cast<std::size_t>(loss)] += lost ? 1 : 0; };
    count(Loss::answers, record.has_answers() && !record.answers.empty());
    const auto& web = record.of(Assignment::web_source);
    count(Loss::web_sources, record.has_list(Assignment::web_source) && !web.empty());
    const auto& relations = record.of(Assignment::business_relation);
    count(Loss::relation_links,
          record.has_list(Assignment::business_relation) &&
              std::any_of(relations.begin(), relations.end(),
                          [](const AssignedCode& each) { return each.link != 0 || !each.text.empty(); }));
    count(Loss::unknown, has_others(record.fields.text(card::kExtras), kept_name(format)));
    count(Loss::long_texts, format == ExportFormat::xlsx && has_too_long_cell(record));
    if (!record.has_addresses() || record.addresses.empty()) return;
    const bool none = is_table(format) || format == ExportFormat::business_central;
    count(Loss::addresses, none);
    if (none) return;
    constexpr table::FieldId kMapped[] = {
        alt::kCode,     alt::kAddress, alt::kAddress2,          alt::kCity,
        alt::kPostCode, alt::kCounty,  alt::kCountryRegionCode, alt::kLastDateModified};
    bool details = false, ranges = false;
    for (const AddressRecord& each : record.addresses) {
        ranges = ranges || !each.periods.empty();
        each.fields.for_each([&](table::FieldId field, const Value& value) {
            details = details || (!value.is_blank() && std::find(std::begin(kMapped), std::end(kMapped),
                                                                 field) == std::end(kMapped));
        });
    }
    count(Loss::address_details, details);
    count(Loss::date_ranges, ranges);
}

}  // namespace segments::exchange
