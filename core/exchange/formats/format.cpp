#include "core/exchange/formats/format.h"

#include <algorithm>
#include <memory>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/exchange/contact_properties.h"
#include "core/exchange/formats/business_central.h"
#include "core/exchange/formats/google_people.h"
#include "core/exchange/formats/jscontact.h"
#include "core/exchange/formats/json_walk.h"
#include "core/exchange/formats/vcard_map.h"
#include "core/exchange/formats/vcard_source.h"

namespace segments::exchange {
namespace {

// Our own form: elements are handed on as they are.
class SegmentsSource final : public ContactSource {
  public:
    void feed(std::string_view piece) override { scanner_.feed(piece); }
    void finish() override { scanner_.finish(); }
    State next(std::size_t budget) override { return scanner_.next(budget); }
    const Element& element() const override { return scanner_.element(); }
    std::string_view raw() const override { return scanner_.element().text; }
    const Error& error() const override { return scanner_.error(); }

  private:
    JsonScanner scanner_;
};

bool has_ending(std::string_view name, std::string_view ending) {
    return fold_case(name).ends_with(ending);
}

std::string upper_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    }
    return out;
}

std::string vcard_version(std::string_view text) {
    const std::string upper = upper_ascii(text.substr(0, 4096));
    const std::size_t at = upper.find("VERSION:");
    return at == std::string::npos ? "vCard" : "vCard " + std::string(trim_blanks(upper.substr(at + 8, 3)));
}

// What no table of contacts has; one that is called so may have a few.
bool has_controls(std::string_view text, std::string_view file_name) {
    const auto count = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f';
    }));
    const bool table = has_ending(file_name, ".csv") || has_ending(file_name, ".tsv");
    return count > (table ? text.size() / 20 : 0);
}

// The names of the first files of a ZIP archive stand in its beginning, beside what is packed.
bool is_archive_with(std::string_view head, std::string_view what) {
    return head.starts_with("PK\x03\x04") && head.find(what) != std::string_view::npos;
}
// What older programs, and newer ones with a password, wrap their documents in.
bool is_compound_file(std::string_view head) {
    return head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

// By the members of the first contact, and the names that lead to it.
Format json_format(const JsonList& list, std::string_view text) {
    if (list.elements.empty()) return Format::segments;
    JsonTape tape;
    if (!tape.read(list.elements[0], true)) return Format::segments;
    if (trim_blanks(text).starts_with("[") && tape[0].kind == JsonTape::Kind::array) return Format::jcard;
    const JsonWalk walk(tape);
    const auto has = [&](std::string_view name) { return walk.member(0, name) != JsonWalk::kNone; };
    const std::vector<std::string>& path = list.path;
    if (walk.text(0, "@type") == "Card") return Format::jscontact;
    if (path == std::vector<std::string>{"connections"} ||
        walk.text(0, "resourceName").starts_with("people/") ||
        walk.text(0, "resourceName").starts_with("contactGroups/"))
        return Format::google_people;
    if (has("displayName") && (has("number") || has("companyNumber") || has("addressLine1")))
        return Format::business_central;
    if (text.substr(0, 1000).find("\"segments.contacts\"") != std::string_view::npos) return Format::segments;
    if (!path.empty() && path != std::vector<std::string>{"contacts"}) return Format::other_json;
    std::size_t known = 0, all = 0;
    walk.for_each_member(0, [&](std::string_view name, JsonTape::Index) {
        ++all;
        known += contact_property(name).kind != Property::Kind::unknown ? 1 : 0;
    });
    const bool typed =
        has("no") || walk.text(0, "type") == "Company" || walk.text(0, "type") == "Person" || has("eMail");
    return typed || known * 2 > all || all == 0 ? Format::segments : Format::other_json;
}

// Where the contacts stand: the file's own objects if there are several, or one that is a contact; else the
// longest list in it.
JsonList contacts_list(std::string_view text) {
    JsonList roots = root_objects(text);
    const Format format = json_format(roots, text);
    const bool known = format != Format::segments && format != Format::other_json;
    if (roots.elements.size() > 1 || (roots.elements.size() == 1 && known)) return roots;
    JsonList list = find_json_list(text);
    return list.elements.empty() ? roots : list;
}

// Jcards: ["vcard", ...] alone, lines of them, or a list of them.
void find_jcards(Recognized& file, std::string_view text) {
    std::string start;
    for (const char c : text.substr(0, 200)) {
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') start += c;
    }
    file.list.lines = start.starts_with("[\"vcard\"");
    file.list.path.clear();
}

void find_columns(Recognized& file) {
    JsonTable table = json_table(file.list.elements);
    file.csv.header = std::move(table.header);
    file.csv.targets = suggest_targets(file.csv.header, table.rows);
    file.sample = std::move(table.rows);
}

std::string map_jcard(const JsonTape& tape, ForeignContact& contact) {
    const JsonTape::Index properties = tape.size() < 2 ? 1 : tape[1].end;
    if (tape[0].kind != JsonTape::Kind::array || properties >= tape.size() || tape[1].text != "vcard")
        return tr("This is no jCard: it isn't a list that begins with \"vcard\".");
    VCard card;
    const JsonWalk walk(tape);
    walk.for_each_element(properties, [&](JsonTape::Index at) {
        VCardProperty property;
        if (read_jcard_property(tape, at, property)) card.push_back(std::move(property));
    });
    return map_vcard(card, contact.lookup(), contact);
}

std::string map_columns(ColumnMapping& mapping, const JsonTape& tape, ForeignContact& contact) {
    if (tape.size() == 0 || tape[0].kind != JsonTape::Kind::object)
        return tr("This is no contact: it isn't an object with properties in { }.");
    std::vector<std::string> cells(mapping.size());
    std::string kept;
    for (JsonCell& cell : json_cells(tape)) {
        const auto at = std::find(mapping.header().begin(), mapping.header().end(), cell.name);
        if (at != mapping.header().end()) {
            cells[static_cast<std::size_t>(at - mapping.header().begin())] = std::move(cell.text);
            continue;
        }
        // A member that the first contacts didn't have.
        kept += kept.empty() ? '{' : ',';
        append_json_string(kept, cell.name);
        kept += ':';
        append_json_string(kept, cell.text);
    }
    mapping.apply(cells, "json", contact);
    if (!kept.empty()) contact.keep("jsonMore", kept + "}");
    return {};
}

}  // namespace

std::string_view caption_of(Format format) {
    switch (format) {
        case Format::business_central:
            return "Business Central (API v2.0)";
        case Format::jscontact:
            return "JSContact";
        case Format::jcard:
            return "jCard";
        case Format::google_people:
            return "Google People";
        case Format::other_json:
            return msg("Other JSON");
        case Format::vcard:
            return "vCard";
        case Format::csv:
            return msg("Table (CSV, TSV)");
        case Format::segments:
            break;
    }
    return msg("Segments (JSON)");
}

Recognized recognize(std::string_view head, std::string_view file_name) {
    Recognized file;
    head = head.substr(0, kHeadBytes);
    file.encoding = detect_encoding(head);
    const std::string text = decoded_text(head, file.encoding);
    const std::string_view start = trim_blanks(text);
    if (upper_ascii(start.substr(0, 11)) == "BEGIN:VCARD") {
        file.format = Format::vcard;
        file.detail = vcard_version(start);
        return file;
    }
    const bool json = start.empty() || start[0] == '{' || start[0] == '[' || has_ending(file_name, ".json") ||
                      has_ending(file_name, ".jsonl") || has_ending(file_name, ".ndjson");
    // Pages and programs are no tables: the reader of JSON says what is wrong.
    if (!json && (start[0] == '<' || has_controls(start, file_name))) return file;
    if (json) {
        if (file.encoding != Encoding::utf8) return file;
        const Format format = json_format(contacts_list(text), text);
        return format == Format::segments ? file : read_as(format, head, file_name);
    }
    return read_as(Format::csv, head, file_name);
}

std::string why_spreadsheet_is_not_read(std::string_view head, std::string_view file_name) {
    head = head.substr(0, kHeadBytes);
    const bool excel = has_ending(file_name, ".xls") || has_ending(file_name, ".xlsx") ||
                       has_ending(file_name, ".xlsm") || has_ending(file_name, ".xlsb");
    if (is_archive_with(head, "xl/workbook.") || is_archive_with(head, "xl/worksheets/") ||
        (excel && (is_archive_with(head, "") || is_compound_file(head))))
        return tr(
            "It is an Excel workbook. Open it in Excel or another spreadsheet program, save the sheet with "
            "the contacts there as CSV (UTF-8), and import that file.");
    if (is_archive_with(head, "application/vnd.oasis.opendocument.spreadsheet"))
        return tr(
            "It is an OpenDocument spreadsheet. Open it in a spreadsheet program, save the sheet with the "
            "contacts there as CSV (UTF-8), and import that file.");
    return {};
}

Recognized read_as(Format format, std::string_view head, std::string_view) {
    Recognized file;
    head = head.substr(0, kHeadBytes);
    file.format = format;
    file.encoding = detect_encoding(head);
    if (format == Format::csv) {
        file.csv.encoding = file.encoding;
        file.csv.delimiter = 0;
        reread_table(file, head);
        return file;
    }
    const std::string text = decoded_text(head, file.encoding);
    if (format == Format::vcard) {
        file.detail = vcard_version(trim_blanks(text));
    } else if (format != Format::segments) {
        file.list = contacts_list(text);
        if (format == Format::jcard) find_jcards(file, text);
        if (format == Format::other_json) find_columns(file);
    }
    return file;
}

void reread_table(Recognized& file, std::string_view head) {
    head = head.substr(0, kHeadBytes);
    CsvOptions& csv = file.csv;
    const bool first = csv.delimiter == 0;
    CsvShape shape = csv_shape(decoded_text(head, csv.encoding), csv.delimiter);
    csv.delimiter = shape.delimiter;
    csv.sep_line = shape.sep_line;
    if (shape.sample.empty()) return;
    if (first) csv.has_header = looks_like_header(shape.sample[0]);
    std::size_t columns = 0;
    for (const auto& row : shape.sample) columns = std::max(columns, row.size());
    if (csv.has_header) {
        // Empty names at the end come from a delimiter at the end of each line.
        csv.header = shape.sample[0];
        shape.sample.erase(shape.sample.begin());
    } else {
        csv.header = numbered_header(columns);
    }
    csv.header = distinct_names(std::move(csv.header));
    csv.targets = suggest_targets(csv.header, shape.sample);
    file.sample = std::move(shape.sample);
}

std::unique_ptr<ContactSource> make_source(const Recognized& file, CodeLookup& lookup) {
    const auto json = [&](JsonSource::Map map) {
        return std::make_unique<JsonSource>(JsonScanner::Shape{true, file.list.path, file.list.lines},
                                            std::move(map), lookup);
    };
    switch (file.format) {
        case Format::business_central:
            return json(map_business_central);
        case Format::jscontact:
            return json(map_jscontact);
        case Format::jcard:
            return json(map_jcard);
        case Format::google_people:
            return json(map_google_person);
        case Format::other_json: {
            const auto mapping =
                std::make_shared<ColumnMapping>(file.csv.header, file.csv.targets, file.csv.blanks_empty);
            return json([mapping](const JsonTape& tape, ForeignContact& contact) {
                return map_columns(*mapping, tape, contact);
            });
        }
        case Format::vcard:
            return std::make_unique<VCardSource>(file.encoding, lookup);
        case Format::csv:
            return std::make_unique<CsvSource>(file.csv, lookup);
        case Format::segments:
            break;
    }
    return std::make_unique<SegmentsSource>();
}

}  // namespace segments::exchange
