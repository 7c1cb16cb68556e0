// What a person reads in a letter: its paragraphs and tables with their formatting, as far as a preview, an
// e-mail or plain text can show it.
//
//     Result<std::shared_ptr<const ReadingStyles>> styles = ReadingStyles::of(package);
//     Result<std::vector<Passage>> letter = read_text(document_xml, **styles);
//     to_html(*letter, "Offer");
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/word/package.h"

namespace segments::word {

struct Look {
    bool bold = false, italic = false, underline = false;
    int half_points = 22;  // size of the characters

    bool operator==(const Look&) const = default;
};
// What a page has to say of itself; the text is what the word processor put there last.
enum class PageCount : std::uint8_t { none, page, pages };
struct Span {
    std::string text;  // '\n' is a line break; of a picture: its description in brackets
    Look look;
    std::string picture = {};   // the part that holds it: "word/media/image1.png"
    int width = 0, height = 0;  // of a picture, twentieths of a point
    PageCount count = PageCount::none;
};
// As it is seen: a paragraph from right to left usually stands at the right.
enum class Alignment : std::uint8_t { left, center, right };

// A paragraph, or a table, which has rows.
struct Passage {
    std::vector<Span> spans;
    Alignment alignment = Alignment::left;
    bool from_right = false;  // is read from right to left; of a table: so are its columns
    std::string marker;       // of a list: "1.", "•"
    int indent = 0;           // where lines begin, twentieths of a point
    int space_before = 0, space_after = 0;
    bool page_break = false;  // before it
    std::vector<std::vector<std::vector<Passage>>> rows;
    std::vector<int> columns;  // of a table: their widths, twentieths of a point
    bool has_rules = false;    // of a table: lines around its cells

    bool is_table() const { return !rows.empty(); }
};

// Twentieths of a point.
struct PageSize {
    int width = 11906, height = 16838;  // A4
    int left = 1417, right = 1417, top = 1417, bottom = 1134;
    int header = 709, footer = 709;  // from the edges of the page

    int text_width() const { return width - left - right; }
};

// What a document's styles and lists say of paragraphs, its page and its pictures; worked out once for all
// letters of a template.
class ReadingStyles {
  public:
    // Errors: parts that can't be read.
    static Result<std::shared_ptr<const ReadingStyles>> of(const std::shared_ptr<const Package>& package);

    struct Style {
        Look look, complex_look;  // the latter of Hebrew, Arabic and the like
        bool is_complex = false;
        Alignment alignment = Alignment::left;  // left: where lines begin
        bool from_right = false;
        int indent = 0, space_before = 0, space_after = 0;
        std::string list, level;
    };
    struct Level {
        std::string format, text;  // "decimal", "%1."
        int start = 1, indent = 0;
    };
    const Style& style(const std::string& id) const;
    // nullptr where there is none.
    const Level* level(const std::string& list, int level) const;
    const PageSize& page() const { return page_; }
    // The parts that stand above and below the text of the first page, or of those after it; empty: none.
    const std::string& header_part(bool first = true) const { return first ? header_.first : header_.later; }
    const std::string& footer_part(bool first = true) const { return first ? footer_.first : footer_.later; }
    // By the id with which the text (of this part; blank: the letter's) refers to it; empty if there is none.
    std::string picture_part(const std::string& id, std::string_view part = {}) const;
    // Empty if it can't be read.
    std::string picture(const std::string& part) const;
    // The same for the same bytes, in any document.
    std::string picture_key(const std::string& part) const;

  private:
    Result<void> read_styles(const Package& package);
    Result<void> read_lists(const Package& package);
    void read_page(const Package& package);

    std::shared_ptr<const Package> package_;
    struct PartNames {
        std::string first, later;
    };
    PageSize page_;
    PartNames header_, footer_;
    std::map<std::string, Style> styles_;
    std::map<std::string, std::vector<Level>> lists_;
    Style usual_;
};

// `part`: the name of a header or footer, whose XML it is; blank: the letter.
Result<std::vector<Passage>> read_text(std::string_view document_xml, const ReadingStyles& styles,
                                       std::string_view part = {});

std::string to_plain(const std::vector<Passage>& passages);
// Where the page finds a picture, by its part; empty: its description is shown.
using PictureSource = std::function<std::string(const std::string& part)>;
// What stands between <body> and </body>.
std::string to_html_body(const std::vector<Passage>& passages, const PictureSource& picture = {});
// A whole page.
std::string to_html(const std::vector<Passage>& passages, std::string_view title,
                    const PictureSource& picture = {});
// "image/png" by the name of the part.
std::string_view picture_type(std::string_view part);

}  // namespace segments::word
