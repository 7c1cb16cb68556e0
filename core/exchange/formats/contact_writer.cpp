#include "core/exchange/formats/contact_writer.h"

#include <algorithm>

#include "core/exchange/contact_json.h"
#include "core/exchange/formats/csv_source.h"
#include "core/exchange/formats/csv_writer.h"
#include "core/exchange/formats/vcard_map.h"

namespace segments::exchange {
namespace {

using contact::Assignment;
namespace card = contact::contact;
namespace alt = contact::alt_address;

constexpr ExportFormatInfo kFormats[] = {
    {ExportFormat::segments, "Segments (JSON)", ".json", "application/json",
     "Everything, for another workspace or for keeping. Importing it again changes nothing."},
    {ExportFormat::csv, "Table (CSV)", ".csv", "text/csv",
     "One row for each contact, for spreadsheets and mail programs."},
    {ExportFormat::vcard_4, "vCard 4.0", ".vcf", "text/vcard", "For address books of today."},
    {ExportFormat::vcard_3, "vCard 3.0", ".vcf", "text/vcard",
     "For telephones, Outlook, Google and Apple, which all read it."},
    {ExportFormat::vcard_2_1, "vCard 2.1", ".vcf", "text/vcard", "For older telephones and programs."},
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
    VCardWriter(const table::Database& db, VCardVersion version) : lookup_(db), version_(version) {}
    void begin(std::string&) override {}
    void add(const ContactRecord& record, std::string& out) override {
        append_vcard(out, vcard_of(record, lookup_), version_);
    }
    void end(std::string&) override {}

  private:
    CodeLookup lookup_;
    VCardVersion version_;
};

bool is_vcard(ExportFormat format) {
    return format == ExportFormat::vcard_4 || format == ExportFormat::vcard_3 ||
           format == ExportFormat::vcard_2_1;
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

std::unique_ptr<ContactWriter> make_writer(ExportFormat format, const table::Database& db,
                                           std::vector<std::string> columns) {
    switch (format) {
        case ExportFormat::csv:
            return std::make_unique<CsvWriter>(std::move(columns));
        case ExportFormat::vcard_4:
            return std::make_unique<VCardWriter>(db, VCardVersion::v4_0);
        case ExportFormat::vcard_3:
            return std::make_unique<VCardWriter>(db, VCardVersion::v3_0);
        case ExportFormat::vcard_2_1:
            return std::make_unique<VCardWriter>(db, VCardVersion::v2_1);
        case ExportFormat::segments:
            break;
    }
    return std::make_unique<SegmentsWriter>();
}

std::string_view caption_of(Loss loss) {
    switch (loss) {
        case Loss::address_details:
            return "Names, telephones, e-mail and home pages of alternate addresses";
        case Loss::addresses:
            return "Alternate addresses";
        case Loss::date_ranges:
            return "Date ranges of alternate addresses";
        case Loss::answers:
            return "Profile answers";
        case Loss::relation_links:
            return "Linked records of business relations";
        case Loss::web_sources:
            return "Web sources";
        case Loss::unknown:
            break;
    }
    return "Unknown properties that came in another format";
}

void count_losses(ExportFormat format, const ContactRecord& record, std::span<std::size_t> counts) {
    if (format == ExportFormat::segments) return;
    const auto count = [&](Loss loss, bool lost) { counts[static_cast<std::size_t>(loss)] += lost ? 1 : 0; };
    count(Loss::answers, record.has_answers() && !record.answers.empty());
    const auto& web = record.of(Assignment::web_source);
    count(Loss::web_sources, record.has_list(Assignment::web_source) && !web.empty());
    const auto& relations = record.of(Assignment::business_relation);
    count(Loss::relation_links,
          record.has_list(Assignment::business_relation) &&
              std::any_of(relations.begin(), relations.end(),
                          [](const AssignedCode& each) { return each.link != 0 || !each.text.empty(); }));
    count(Loss::unknown,
          has_others(record.fields.text(card::kExtras), is_vcard(format) ? kVCardName : kCsvName));
    if (!record.has_addresses() || record.addresses.empty()) return;
    count(Loss::addresses, format == ExportFormat::csv);
    if (format == ExportFormat::csv) return;
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
