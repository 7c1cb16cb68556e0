// A Word document as what it is: a container of parts that refer to each other.
//
//     Result<std::shared_ptr<const Package>> document = Package::open(bytes);
//     document->main();                      // "word/document.xml"
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/word/zip_reader.h"

namespace segments::word {

// Whether the file's name promises a Word document that can be merged.
inline bool is_word_extension(std::string_view extension) {
    return extension == "docx";
}

struct Relationship {
    std::string id;
    std::string type;    // its last word: "header", "footnotes", "image"
    std::string target;  // the part's name: "word/header1.xml"; as it stands where it is external
    bool external = false;
};

class Package {
  public:
    // Errors, as whole sentences: no Word document (another kind of file, an older .doc), encrypted, macros,
    // and what ZipReader refuses.
    static Result<std::shared_ptr<const Package>> open(std::string bytes);

    const ZipReader& zip() const { return zip_; }
    // The part with the text.
    const std::string& main() const { return main_; }
    const std::vector<Relationship>& relationships() const { return relationships_; }  // of main()
    // Of the first relationship of this type; empty if there is none.
    std::string_view part_of_type(std::string_view type) const;
    // "application/...": as [Content_Types].xml says; empty if it doesn't.
    std::string content_type(std::string_view part) const;
    // Errors: it isn't there, or can't be read.
    Result<std::string> read(std::string_view part) const;

  private:
    Package() = default;
    Result<void> load();

    std::string bytes_;
    ZipReader zip_;
    std::string main_;
    std::vector<Relationship> relationships_;
    std::vector<std::pair<std::string, std::string>> defaults_, overrides_;  // extension or part, type
};

// "word/_rels/document.xml.rels" of "word/document.xml".
std::string relationships_part(std::string_view part);
// The relationships that a part of relationships lists for `part`.
Result<std::vector<Relationship>> read_relationships(const ZipReader& zip, std::string_view part);

}  // namespace segments::word
