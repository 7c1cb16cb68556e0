// Writes contacts in a format, one after the other.
//
//     std::unique_ptr<ContactWriter> writer = make_writer(ExportFormat::vcard_4, db, columns);
//     writer->begin(out);
//     for each contact: writer->add(record, out);
//     writer->end(out);
#pragma once

#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/contact_record.h"
#include "core/table/database.h"

namespace segments::exchange {

enum class ExportFormat : std::uint8_t {
    segments,
    csv,
    xlsx,
    vcard_4,
    vcard_3,
    vcard_2_1,
    jcard,
    jscontact,
    google_people,
    business_central,
};

struct ExportFormatInfo {
    ExportFormat format;
    std::string_view caption, ending, mime_type;
    std::string_view sentence;                                   // what it is good for
    std::size_t most = std::numeric_limits<std::size_t>::max();  // contacts that a file holds
};
// In the order of a menu.
std::span<const ExportFormatInfo> export_formats();
const ExportFormatInfo& info_of(ExportFormat format);

class ContactWriter {
  public:
    ContactWriter() = default;
    virtual ~ContactWriter() = default;
    ContactWriter(const ContactWriter&) = delete;
    ContactWriter& operator=(const ContactWriter&) = delete;

    virtual void begin(std::string& out) = 0;
    virtual void add(const ContactRecord& record, std::string& out) = 0;
    virtual void end(std::string& out) = 0;
    // After end(): false if the file became larger than such a file can be.
    virtual bool sound() const { return true; }
};
// `groups`: mailing groups are written with their members behind the contacts, where the format has groups
// (has_groups). `columns`: names of columns of imported tables that are kept with contacts and come back
// (ExportSurvey).
std::unique_ptr<ContactWriter> make_writer(ExportFormat format, const table::Database& db,
                                           std::vector<std::string> columns = {}, bool groups = false);
bool has_groups(ExportFormat format);
// Rows and columns: CSV and workbooks.
bool is_table(ExportFormat format);

// Things of a contact that a format has no place for.
enum class Loss : std::uint8_t {
    address_details,  // telephone, e-mail ... of alternate addresses
    addresses,        // alternate addresses altogether
    date_ranges,
    answers,         // profile answers
    relation_links,  // business relations' linked records
    web_sources,
    fields,      // that only our own names could say
    groups,      // lists of codes
    unknown,     // unknown properties that came in another format
    columns,     // of imported tables, of which there are too many
    long_texts,  // what stands beyond the end of a workbook's cell
};
inline constexpr std::size_t kLosses = 11;
std::string_view caption_of(Loss loss);
// Counts what would be lost of a contact.
void count_losses(ExportFormat format, const ContactRecord& record, std::span<std::size_t> counts);

}  // namespace segments::exchange
