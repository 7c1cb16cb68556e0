// A Word document made ready for merging: its fields found once, its parts cut where values come in.
//
//     Result<std::shared_ptr<const MergeTemplate>> letter = MergeTemplate::make(package, known);
//     letter->fields();                              // what Records give, in this order
//     letter->write_letter(records, progress, out);  // a whole .docx
//
// One document with all letters: joined_letters.h.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/word/field_code.h"
#include "core/word/package.h"
#include "core/word/program.h"

namespace segments::word {

// A part into which values come.
struct ValuedPart {
    std::string name;        // "word/header1.xml"
    std::string id;          // of the relationship of the main part
    std::string type;        // "header"
    Program program;         // for a document of one letter
    Program joined;          // for one of many
    bool in_joined = false;  // must be written anew for many letters
};

class MergeTemplate {
  public:
    // Without `known` no field of any kind is looked for. Errors: parts that can't be read.
    static Result<std::shared_ptr<const MergeTemplate>> make(std::shared_ptr<const Package> package,
                                                             const KnownField& known);

    const std::vector<std::string>& fields() const { return fields_; }
    const std::vector<std::string>& unknown() const { return unknown_; }
    const std::vector<std::string>& remarks() const { return remarks_; }
    const Package& package() const { return *package_; }

    // Appends the letter of progress.record as a document, and moves on to the next record. False, with
    // nothing appended, where the template skips it.
    bool write_letter(Records& records, Progress& progress, std::string& out) const;
    // Only the XML of its main part: for previews and plain text.
    bool write_text(Records& records, Progress& progress, std::string& out) const;
    // The XML of a header or footer of this record's letter; nothing where there is no such part.
    void write_part(std::string_view name, Records& records, std::size_t record, std::string& out) const;

  private:
    friend class JoinedLetters;
    friend class TemplateMaker;
    MergeTemplate() = default;

    std::shared_ptr<const Package> package_;
    Slots slots_;
    std::vector<std::string> fields_, unknown_, remarks_;
    ValuedPart document_;
    std::vector<ValuedPart> notes_;    // footnotes, endnotes
    std::vector<ValuedPart> headers_;  // headers and footers with values
    // Parts that are written anew but are the same in all letters: by name.
    std::vector<std::pair<std::string, std::string>> changed_;
    // Of a document with many letters: numbering, relationships of the main part, content types.
    std::vector<ValuedPart> joined_parts_;
    std::vector<std::pair<std::string, std::string>> joined_new_;      // parts that the template doesn't have
    std::vector<std::pair<std::string, std::string>> joined_changed_;  // parts without values, by name
};

}  // namespace segments::word
