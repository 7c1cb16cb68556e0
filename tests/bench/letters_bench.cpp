// Merging a Word document with 1,000 contacts: one document for each in a .zip, and one with all letters,
// whose memory must not grow with their number.
//
//   letters_bench [--template FILE]   writes the document, for others to merge it (letters_bench.mjs)
#ifndef __wasm__
#include <sys/resource.h>
#endif

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/word/joined_letters.h"
#include "core/word/merge_template.h"
#include "core/word/zip_writer.h"

using namespace segments;
using namespace segments::word;

namespace {

constexpr std::string_view kFields[] = {"Name",    "Company",    "Address",    "City",
                                        "Country", "Salutation", "Salesperson"};

std::string paragraph(std::string_view text) {
    return "<w:p><w:pPr><w:spacing w:after=\"160\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"22\"/></w:rPr><w:t "
           "xml:space=\"preserve\">" +
           std::string(text) + "</w:t></w:r></w:p>";
}

// Two pages of text with 16 fields, as people write letters.
std::string letter_document() {
    std::string body = paragraph("{{Company}}") + paragraph("{{Name}}") + paragraph("{{Address}}") +
                       paragraph("{{City}}, {{Country}}") + paragraph("Dear {{Salutation}},");
    for (int i = 0; i < 24; ++i)
        body += paragraph(
            "We would like to invite you and your colleagues to our fair, where we show what is new, what "
            "has proved "
            "itself, and what we are working on; your visit number " +
            std::to_string(i) + " would be a pleasure.");
    for (int i = 0; i < 3; ++i) body += paragraph("{{Name}} of {{Company}} in {{City}} is expected.");
    body += paragraph("Best regards, {{Salesperson}}");
    std::string out;
    ZipWriter zip(out);
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    zip.add(
        "[Content_Types].xml",
        head +
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
            "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-"
            "officedocument.wordprocessingml.document.main+xml\"/></Types>");
    zip.add("_rels/.rels",
            head +
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                "relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
    zip.add(
        "word/document.xml",
        head +
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
            body + "<w:sectPr/></w:body></w:document>");
    zip.finish();
    return out;
}

class ManyRecords final : public Records {
  public:
    ManyRecords(const MergeTemplate& letter, std::size_t count) : fields_(letter.fields()), count_(count) {}
    std::size_t size() const override { return count_; }
    std::span<const Value> at(std::size_t record) override {
        if (values_.empty() || held_ != record) {
            values_.clear();
            for (const std::string& name : fields_)
                values_.push_back({name + " " + std::to_string(record), {}, 0});
            held_ = record;
        }
        return values_;
    }
    std::string_view language(std::size_t) const override { return "ENU"; }

  private:
    std::vector<std::string> fields_;
    std::size_t count_, held_ = 0;
    std::vector<Value> values_;
};

// Of the whole program; as WebAssembly it never shrinks, natively it is the most that there was.
std::size_t memory_kb() {
#ifdef __wasm__
    return __builtin_wasm_memory_size(0) * 64;
#else
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::size_t>(usage.ru_maxrss);
#endif
}

double milliseconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

int main(int argc, char** argv) {
    const std::string document = letter_document();
    if (argc == 3 && std::string_view(argv[1]) == "--template") {
        std::ofstream(argv[2], std::ios::binary)
            .write(document.data(), static_cast<std::streamsize>(document.size()));
        return 0;
    }
    const auto made = MergeTemplate::make(*Package::open(document), [](std::string_view name) {
        for (const std::string_view known : kFields) {
            if (known == name) return std::optional<std::string>(name);
        }
        return std::optional<std::string>();
    });
    const MergeTemplate& letter = **made;
    {
        const auto begin = std::chrono::steady_clock::now();
        ManyRecords records(letter, 1000);
        std::string out, one;
        ZipWriter zip(out);
        std::size_t bytes = 0;
        for (Progress progress; progress.record < records.size();) {
            one.clear();
            letter.write_letter(records, progress, one);
            zip.add_stored(std::to_string(progress.record) + ".docx", one);
            bytes += out.size();
            out.clear();
        }
        zip.finish();
        std::printf("each 1000 letters: %.1f ms, %.1f MB\n", milliseconds_since(begin),
                    static_cast<double>(bytes) / 1e6);
    }
    for (const std::size_t count : {std::size_t{1000}, std::size_t{10000}, std::size_t{100000}}) {
        const auto begin = std::chrono::steady_clock::now();
        ManyRecords records(letter, count);
        std::string out;
        JoinedLetters joined(letter, records, out);
        std::size_t bytes = 0, most = 0;
        for (bool done = false; !done; out.clear()) {
            done = joined.step(10);
            bytes += out.size();
            most = std::max(most, out.capacity());
        }
        std::printf(
            "joined %zu letters: %.1f ms, %.1f MB; at most %zu KB of them in memory, %zu KB of the program\n",
            count, milliseconds_since(begin), static_cast<double>(bytes) / 1e6, most / 1024, memory_kb());
    }
    return 0;
}
