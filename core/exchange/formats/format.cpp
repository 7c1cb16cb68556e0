#include "core/exchange/formats/format.h"

#include <algorithm>

#include "core/base/text.h"
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

// What no table of contacts has.
bool has_controls(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f';
    });
}

}  // namespace

std::string_view caption_of(Format format) {
    switch (format) {
        case Format::vcard:
            return "vCard";
        case Format::csv:
            return "Table (CSV, TSV)";
        case Format::segments:
            break;
    }
    return "Segments (JSON)";
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
    if (json || start[0] == '<' || has_controls(start)) return file;
    file.format = Format::csv;
    file.csv.encoding = file.encoding;
    file.csv.delimiter = 0;
    reread_table(file, head);
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
    switch (file.format) {
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
