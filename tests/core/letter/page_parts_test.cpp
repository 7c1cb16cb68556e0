#include "core/letter/page_parts.h"

#include <doctest/doctest.h>

#include "core/letter/print_page.h"
#include "core/letter/sample_letter.h"
#include "tests/core/word/documents.h"

using namespace segments;

namespace {

// Each field's value is its name.
class Names final : public word::Records {
  public:
    explicit Names(const std::vector<std::string>& fields) {
        for (const std::string& field : fields) values_.push_back({field, {}, 0});
    }
    std::size_t size() const override { return 1; }
    std::span<const word::Value> at(std::size_t) override { return values_; }
    std::string_view language(std::size_t) const override { return "ENU"; }

  private:
    std::vector<word::Value> values_;
};

}  // namespace

TEST_CASE("header and footer of a letter are read with its values, and printed on each of its pages") {
    const Result<letter::ReadyTemplate> ready = letter::make_template(letter::sample_letter());
    REQUIRE(ready);
    Names names(ready->letter->fields());
    const letter::PageParts parts = letter::read_page_parts(*ready, names, 0);
    CHECK(parts.header.empty());
    CHECK(word::to_plain(parts.footer).find("Company Information Phone No.  Company Information E-Mail") !=
          std::string::npos);
    const std::string page = letter::print_letter({}, parts, *ready->styles);
    CHECK(page.find("<div class=\"head\"></div>") != std::string::npos);
    CHECK(page.find("<div class=\"foot\">") < page.find("Company Information E-Mail"));
    CHECK(page.find("later") == std::string::npos);  // the same on all pages
}

TEST_CASE("the first page of a letter may have a header of its own; page and margins are its section's") {
    using namespace word::test;
    DocumentMaker document =
        a_document(paragraph(run("one"),
                             "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"f\"/>"
                             "<w:headerReference w:type=\"default\" r:id=\"d\"/><w:pgSz w:w=\"8000\" "
                             "w:h=\"9000\"/><w:titlePg/></w:sectPr>") +
                   paragraph(run("two")) + "<w:sectPr><w:pgSz w:w=\"12240\" w:h=\"15840\"/></w:sectPr>");
    document.with_part("header", "header1.xml", "f", root("hdr", paragraph(run("Our letterhead"))))
        .with_part("header", "header2.xml", "d", root("hdr", paragraph(run("To {{Contact Name}}"))));
    const Result<letter::ReadyTemplate> ready = letter::make_template(document.bytes());
    REQUIRE(ready);
    CHECK(ready->styles->page().width == 8000);
    Names names(ready->letter->fields());
    const letter::PageParts parts = letter::read_page_parts(*ready, names, 0);
    CHECK(word::to_plain(parts.header) == "Our letterhead\n");
    CHECK(word::to_plain(parts.later_header) == "To Contact Name\n");
    CHECK(parts.footer.empty());
    CHECK(parts.later_footer.empty());
    // Each of the sheets that are printed gets its own.
    const std::string page = letter::print_letter({}, parts, *ready->styles);
    const std::size_t first = page.find("<div class=\"head\">"),
                      later = page.find("<div class=\"head later\">");
    CHECK(first < page.find("Our letterhead"));
    CHECK(page.find("Our letterhead") < later);
    CHECK(later < page.find("To Contact Name"));
    CHECK(page.find("foot later") == std::string::npos);
}
