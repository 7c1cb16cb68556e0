// What a person reads in a letter: its paragraphs and tables with their formatting, as far as a preview, an
// e-mail or plain text can show it.
//
//     Result<std::unique_ptr<const ReadingStyles>> styles = ReadingStyles::of(package);
//     Result<std::vector<Passage>> letter = read_text(document_xml, **styles);
//     to_html(*letter);
#pragma once

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
struct Span {
    std::string text;  // '\n' is a line break
    Look look;
};
enum class Alignment : std::uint8_t { left, center, right };

// A paragraph, or a table, which has rows.
struct Passage {
    std::vector<Span> spans;
    Alignment alignment = Alignment::left;
    std::string marker;  // of a list: "1.", "•"
    int indent = 0;      // twentieths of a point
    int space_before = 0, space_after = 0;
    bool page_break = false;  // before it
    std::vector<std::vector<std::vector<Passage>>> rows;

    bool is_table() const { return !rows.empty(); }
};

// What a document's styles and lists say of paragraphs; worked out once for all letters of a template.
class ReadingStyles {
  public:
    // Errors: parts that can't be read.
    static Result<std::shared_ptr<const ReadingStyles>> of(const Package& package);

    struct Style {
        Look look;
        Alignment alignment = Alignment::left;
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
    // Of the page's text, twentieths of a point.
    static constexpr int kPageWidth = 9000;

  private:
    std::map<std::string, Style> styles_;
    std::map<std::string, std::vector<Level>> lists_;
    Style usual_;
};

Result<std::vector<Passage>> read_text(std::string_view document_xml, const ReadingStyles& styles);

std::string to_plain(const std::vector<Passage>& passages);
// A whole page, without anything from elsewhere.
std::string to_html(const std::vector<Passage>& passages, std::string_view title);

}  // namespace segments::word
