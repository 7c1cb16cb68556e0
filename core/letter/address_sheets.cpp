#include "core/letter/address_sheets.h"

#include <algorithm>
#include <utility>

#include "core/base/bidi.h"
#include "core/base/markup.h"
#include "core/base/text.h"
#include "core/base/tr.h"

namespace segments::letter {
namespace {

constexpr int kInch = 2540;
constexpr AddressSheet kSheets[] = {
    {msg("Labels 63.5 \u00D7 38.1 mm, 21 on A4 (L7160)"), 21000, 29700, 3, 7, 6350, 3810, 720, 1515, 6600},
    {msg("Labels 63.5 \u00D7 33.9 mm, 24 on A4 (L7159)"), 21000, 29700, 3, 8, 6350, 3390, 720, 1290, 6600},
    {msg("Labels 99.1 \u00D7 38.1 mm, 14 on A4 (L7163)"), 21000, 29700, 2, 7, 9910, 3810, 470, 1515, 10160},
    {msg("Labels 99.1 \u00D7 57 mm, 10 on A4 (L7173)"), 21000, 29700, 2, 5, 9910, 5700, 470, 600, 10160},
    {msg("Labels 70 \u00D7 36 mm, 24 on A4 (3475)"), 21000, 29700, 3, 8, 7000, 3600, 0, 440, 7000},
    {msg("Labels 70 \u00D7 42.3 mm, 21 on A4 (3652)"), 21000, 29700, 3, 7, 7000, 4230, 0, 40, 7000},
    {msg("Labels 2 5/8 \u00D7 1 in, 30 on Letter (5160)"), 21590, 27940, 3, 10, 6668, kInch, 476, 1270, 6985},
    {msg("Labels 4 \u00D7 1 in, 20 on Letter (5161)"), 21590, 27940, 2, 10, 10160, kInch, 397, 1270, 10636},
    {msg("Labels 4 \u00D7 2 in, 10 on Letter (5163)"), 21590, 27940, 2, 5, 10160, 2 * kInch, 397, 1270,
     10636},
    // ENM-17
    {msg("Labels 70 \u00D7 36 mm, 24 on A4"), 21000, 29700, 3, 8, 7000, 3600, 0, 450, 7000},
    {msg("Labels 70 \u00D7 37 mm, 24 on A4"), 21000, 29700, 3, 8, 7000, 3700, 0, 50, 7000},
    {msg("Labels 105 \u00D7 36 mm, 16 on A4"), 21000, 29700, 2, 8, 10500, 3600, 0, 450, 10500},
    {msg("Labels 105 \u00D7 37 mm, 16 on A4"), 21000, 29700, 2, 8, 10500, 3700, 0, 50, 10500},
    {msg("Envelope DL, 220 \u00D7 110 mm"), 22000, 11000},
    {msg("Envelope C6, 162 \u00D7 114 mm"), 16200, 11400},
    {msg("Envelope C5, 229 \u00D7 162 mm"), 22900, 16200},
    {msg("Envelope C4, 324 \u00D7 229 mm"), 32400, 22900},
    {msg("Envelope No. 10, 9 1/2 \u00D7 4 1/8 in"), 24130, 10478},
};

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr int kMargin = 300;  // within a label, and of an envelope
constexpr int kEdge = 100;    // above and below the text of a label
// Sizes of letters, in half points, and the height of a line for each of them.
constexpr int kLabelSize = 20, kEnvelopeSize = 24, kSenderSize = 16, kLeastSize = 12;
constexpr int kLineTwips = 13;
constexpr std::size_t kSenderLines = 3;
constexpr std::size_t kFoundLines = 4000;  // rows that are looked at in one step

int twips(int hundredths) {
    return (hundredths * 1440 + kInch / 2) / kInch;
}
std::string number(int value) {
    return std::to_string(value);
}

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x20) append_markup(out, c);
    }
}

void append_paragraph(std::string& out, std::string_view text, const std::string& properties,
                      int size = kLabelSize) {
    out += "<w:p><w:pPr>" + properties + "</w:pPr>";
    if (!text.empty()) {
        out += "<w:r><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"" +
               number(size) + "\"/><w:szCs w:val=\"" + number(size) + "\"/>" +
               (begins_from_right(text) ? "<w:rtl/>" : "") + "</w:rPr><w:t xml:space=\"preserve\">";
        append_escaped(out, text);
        out += "</w:t></w:r>";
    }
    out += "</w:p>";
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::string spacing(int before, int line) {
    return "<w:spacing w:before=\"" + number(before) + "\" w:after=\"0\" w:line=\"" + number(line) +
           "\" w:lineRule=\"exact\"/>";
}
std::string indent(int left, int right) {
    return "<w:ind w:left=\"" + number(left) + "\" w:right=\"" + number(right) + "\"/>";
}

// About how wide a text is, in hundredths of its size; rather too much.
int width_of(std::string_view text) {
    constexpr int kNarrow = 33, kUsual = 58, kWide = 75, kFull = 105;
    constexpr char32_t kFirstFull = 0x1100;  // Hangul, Han and Kana come from here on
    int width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode_at(text, at);
        at += next.length;
        const char32_t c = next.value;
        if (c < 0x80 &&
            std::string_view("iljtf.,;:'|!()[]-/ ").find(static_cast<char>(c)) != std::string::npos)
            width += kNarrow;
        else if ((c >= 'A' && c <= 'Z') || c == 'm' || c == 'w' || c == '@' || c == '&')
            width += kWide;
        else
            width += c >= kFirstFull ? kFull : kUsual;
    }
    return width;
}

// The largest size, from `size` down, in which all lines of an address, broken where they are too long, find
// room; the least one where none does.
int size_that_fits(const std::vector<std::string>& lines, int size, int width, int height) {
    for (; size > kLeastSize; --size) {
        constexpr int kTwipsPerHalfPoint = 10, kHundredths = 100;
        const int line_width = width * kHundredths / (size * kTwipsPerHalfPoint);
        int rows = 0;
        for (const std::string& line : lines) rows += 1 + std::max(0, width_of(line) - 1) / line_width;
        if (rows * size * kLineTwips <= height) break;
    }
    return size;
}

}  // namespace

std::span<const AddressSheet> address_sheets() {
    return kSheets;
}

AddressSheets::AddressSheets(const segment::LineReader& reader, table::Row segment_row,
                             const filter::Locale& locale, const AddressSheet& sheet, std::size_t first)
    : reader_(&reader),
      fields_(reader, locale,
              {"Contact Mail Address", "Company Information Name", "Company Information Address",
               "Company Information Post Code", "Company Information City"}),
      finding_(segment::segment_code(reader.db(), segment_row)),
      sheet_(sheet),
      first_(sheet.is_envelope() ? 1 : std::clamp<std::size_t>(first, 1, sheet.labels())),
      zip_(pending_) {}

void AddressSheets::begin() {
    zip_.add(
        "[Content_Types].xml",
        std::string(kHead) +
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
            "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-"
            "officedocument.wordprocessingml.document.main+xml\"/></Types>");
    zip_.add("_rels/.rels",
             std::string(kHead) +
                 "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                 "<Relationship Id=\"rId1\" Type=\"" +
                 std::string(kOffice) + "/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
    zip_.begin("word/document.xml");
    text_ = std::string(kHead) +
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
    if (sheet_.is_envelope()) return;
    text_ +=
        "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
        "<w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
        "<w:tblGrid>";
    for (int i = 0; i < sheet_.columns; ++i) {
        if (i > 0 && sheet_.pitch > sheet_.width)
            text_ += "<w:gridCol w:w=\"" + number(twips(sheet_.pitch - sheet_.width)) + "\"/>";
        text_ += "<w:gridCol w:w=\"" + number(twips(sheet_.width)) + "\"/>";
    }
    text_ += "</w:tblGrid>";
    for (std::size_t i = 1; i < first_; ++i) label({});
}

void AddressSheets::label(const std::string& address) {
    const auto columns = static_cast<std::size_t>(sheet_.columns);
    const auto cell = [&](int width) {
        text_ += "<w:tc><w:tcPr><w:tcW w:w=\"" + number(twips(width)) +
                 "\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>";
    };
    if (cell_ == 0)
        text_ += "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"" + number(twips(sheet_.height)) +
                 "\" w:hRule=\"exact\"/></w:trPr>";
    if (cell_ > 0 && sheet_.pitch > sheet_.width) {
        cell(sheet_.pitch - sheet_.width);
        text_ += "<w:p/></w:tc>";
    }
    cell(sheet_.width);
    const std::vector<std::string> lines = lines_of(address);
    const int size = size_that_fits(lines, kLabelSize, twips(sheet_.width - 2 * kMargin),
                                    twips(sheet_.height - 2 * kEdge));
    const std::string properties = (begins_from_right(address) ? "<w:bidi/>" : "") +
                                   spacing(0, size * kLineTwips) + indent(twips(kMargin), twips(kMargin));
    if (lines.empty()) append_paragraph(text_, {}, properties);
    for (const std::string& line : lines) append_paragraph(text_, line, properties, size);
    text_ += "</w:tc>";
    if (++cell_ == columns) end_row();
}

void AddressSheets::end_row() {
    text_ += "</w:tr>";
    cell_ = 0;
}

void AddressSheets::envelope(table::Row line) {
    const std::vector<word::Value> values = fields_.of(line);
    const std::string place =
        values[3].text + (values[3].text.empty() || values[4].text.empty() ? "" : " ") + values[4].text;
    const std::string sender[kSenderLines] = {values[1].text, values[2].text, place};
    for (std::size_t i = 0; i < kSenderLines; ++i)
        append_paragraph(text_, sender[i],
                         (i == 0 && written_ > 0 ? std::string("<w:pageBreakBefore/>") : std::string()) +
                             (begins_from_right(sender[i]) ? "<w:bidi/>" : "") +
                             spacing(0, kSenderSize * kLineTwips),
                         kSenderSize);
    // The address stands in the lower right part, where post offices look for it.
    const std::vector<std::string> lines = lines_of(values[0].text);
    const int top = sheet_.page_height * 45 / 100, left = sheet_.page_width * 45 / 100;
    const int size = size_that_fits(lines, kEnvelopeSize, twips(sheet_.page_width - left - kMargin),
                                    twips(sheet_.page_height - top - kMargin));
    int before = twips(top - kMargin * 3) - static_cast<int>(kSenderLines) * kSenderSize * kLineTwips;
    // Where it is read from the right, "left" is the side where it begins.
    const int beside = twips(left - kMargin * 3);
    const bool from_right = begins_from_right(values[0].text);
    const std::string direction = from_right ? "<w:bidi/>" : "";
    const std::string place_of = from_right ? indent(twips(kMargin * 2), beside) : indent(beside, 0);
    for (const std::string& each : lines)
        append_paragraph(text_, each,
                         direction + spacing(std::exchange(before, 0), size * kLineTwips) + place_of, size);
}

bool AddressSheets::finish() {
    const auto margins = [&](int top, int right, int bottom, int left) {
        text_ += "<w:pgMar w:top=\"" + number(twips(top)) + "\" w:right=\"" + number(twips(right)) +
                 "\" w:bottom=\"" + number(twips(bottom)) + "\" w:left=\"" + number(twips(left)) +
                 "\" w:header=\"0\" w:footer=\"0\" w:gutter=\"0\"/>";
    };
    if (!sheet_.is_envelope()) {
        if (written_ == 0 && cell_ == 0) label({});
        while (cell_ > 0) label({});
        // A table is followed by a paragraph, which needs as good as no place.
        text_ += "</w:tbl>";
        append_paragraph(text_, {}, spacing(0, 20));
    } else if (written_ == 0) {
        append_paragraph(text_, {}, spacing(0, kLabelSize * kLineTwips));
    }
    text_ += "<w:sectPr><w:pgSz w:w=\"" + number(twips(sheet_.page_width)) + "\" w:h=\"" +
             number(twips(sheet_.page_height)) + "\"" +
             (sheet_.page_width > sheet_.page_height ? " w:orient=\"landscape\"" : "") + "/>";
    if (sheet_.is_envelope()) {
        margins(kMargin * 3, kMargin, kMargin, kMargin * 3);
    } else {
        // So many rows fit on a sheet, and no other.
        const int rest = sheet_.page_height - sheet_.top - sheet_.rows * sheet_.height;
        margins(sheet_.top, 0, std::max(0, rest / 2), sheet_.left);
    }
    text_ += "</w:sectPr></w:body></w:document>";
    zip_.write(text_);
    text_.clear();
    zip_.end();
    return zip_.finish();
}

bool AddressSheets::step(std::size_t addresses, std::string& out) {
    if (!finding_.done()) {
        if (finding_.step(reader_->db(), kFoundLines)) lines_ = finding_.take();
        return false;
    }
    if (!std::exchange(begun_, true)) begin();
    const std::size_t end = std::min(lines_.size(), at_ + addresses);
    for (; at_ < end; ++at_) {
        if (reader_->contact(lines_[at_]) == table::kNoRow) continue;
        if (sheet_.is_envelope())
            envelope(lines_[at_]);
        else
            label(fields_.of(lines_[at_])[0].text);
        ++written_;
    }
    zip_.write(text_);
    text_.clear();
    const bool done = at_ == lines_.size();
    if (done) sound_ = finish();
    out += pending_;
    pending_.clear();
    return done;
}

float AddressSheets::progress() const {
    return lines_.empty() ? 0.0f : static_cast<float>(at_) / static_cast<float>(lines_.size());
}

}  // namespace segments::letter
