// Word documents for tests, made of the XML that they are about.
//
//     a_document(paragraph(field("Contact Name"))).bytes()
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/word/joined_letters.h"
#include "core/word/merge_template.h"

namespace segments::word::test {

class DocumentMaker {
  public:
    explicit DocumentMaker(std::string body);
    // A part of its own that the text refers to: "header" as "word/header1.xml" with the id "rIdHeader1".
    DocumentMaker& with_part(const std::string& type, const std::string& name, const std::string& id,
                             const std::string& xml);
    DocumentMaker& with_file(const std::string& name, const std::string& bytes);
    std::string bytes() const;

  private:
    struct Part {
        std::string type, name, id, xml;
    };
    std::string body_;
    std::vector<Part> parts_;
    std::map<std::string, std::string> files_;
};
DocumentMaker a_document(std::string body);

// A root element of WordprocessingML with all namespaces that tests use: "hdr", "numbering".
std::string root(std::string_view element, std::string_view inside);

std::string run(std::string_view text, std::string_view properties = "");
std::string paragraph(std::string_view inside, std::string_view properties = "");
// Field code as Word writes it: begin, code, separator, result, end, each in a run.
std::string field(std::string_view code, std::string_view shown = "x", std::string_view properties = "");
inline std::string merge_field(std::string_view name) {
    return field(" MERGEFIELD " + std::string(name) + " ");
}

// Records with the values of fields by name.
using Values = std::map<std::string, std::string, std::less<>>;
class TestRecords final : public Records {
  public:
    TestRecords(const MergeTemplate& letter, std::vector<Values> all);
    std::size_t size() const override { return all_.size(); }
    std::span<const Value> at(std::size_t record) override;
    std::string_view language(std::size_t record) const override;

  private:
    std::vector<std::string> fields_;
    std::vector<Values> all_;
    std::vector<Value> values_;
};

// Known: Name, City, Date (a date, "2026-11-26"), Amount, Address.
Result<std::shared_ptr<const MergeTemplate>> make_letter(std::string bytes);
// REQUIRES: it can be made.
std::shared_ptr<const MergeTemplate> letter_of(const DocumentMaker& document);
// The part of the letter that the first of these records makes.
std::string merged(const DocumentMaker& document, std::vector<Values> records,
                   std::string_view part = "word/document.xml");
std::string joined(const DocumentMaker& document, std::vector<Values> records,
                   std::string_view part = "word/document.xml");
// A part of a document; empty if there is none, or no document.
std::string part_of(const std::string& document, std::string_view part);
// What a person reads: | before each paragraph, tabs and breaks as such.
std::string text_of(std::string_view xml);

}  // namespace segments::word::test
