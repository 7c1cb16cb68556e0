#include "core/word/reading.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/word/reading_properties.h"
#include "core/word/xml.h"

namespace segments::word {
namespace {

using pugi::xml_node;

constexpr char kPageBreak = '\f';

bool has_lines(const xml_node& borders) {
    for (const xml_node& each : borders.children()) {
        const std::string_view value = each.attribute("w:val").value();
        if (!value.empty() && value != "none" && value != "nil") return true;
    }
    return false;
}

std::string numeral(int number, std::string_view format) {
    if (format == "lowerLetter" || format == "upperLetter") {
        const char first = format == "lowerLetter" ? 'a' : 'A';
        return std::string(1, static_cast<char>(first + (number - 1) % 26));
    }
    if (format == "lowerRoman" || format == "upperRoman") {
        constexpr std::array<std::pair<int, std::string_view>, 13> kSigns = {{{1000, "m"},
                                                                              {900, "cm"},
                                                                              {500, "d"},
                                                                              {400, "cd"},
                                                                              {100, "c"},
                                                                              {90, "xc"},
                                                                              {50, "l"},
                                                                              {40, "xl"},
                                                                              {10, "x"},
                                                                              {9, "ix"},
                                                                              {5, "v"},
                                                                              {4, "iv"},
                                                                              {1, "i"}}};
        std::string roman;
        for (const auto& [value, sign] : kSigns) {
            for (; number >= value && roman.size() < 30; number -= value) roman += sign;
        }
        if (format == "upperRoman") {
            for (char& c : roman) c = static_cast<char>(c - 'a' + 'A');
        }
        return roman;
    }
    return std::to_string(number);
}

class Reader {
  public:
    Reader(const ReadingStyles& styles, std::string_view part) : styles_(styles), part_(part) {}

    void blocks(const xml_node& parent, std::vector<Passage>& out) {
        for (const xml_node& child : parent.children()) {
            if (is(child, "w:p"))
                paragraph(child, out);
            else if (is(child, "w:tbl"))
                table(child, out);
            else if (is(child, "w:sdt"))
                blocks(child.child("w:sdtContent"), out);
            else if (is(child, "w:ins") || is(child, "w:customXml") || is(child, "w:smartTag"))
                blocks(child, out);
        }
    }

  private:
    void table(const xml_node& node, std::vector<Passage>& out) {
        Passage table;
        for (const xml_node& column : node.child("w:tblGrid").children("w:gridCol"))
            table.columns.push_back(std::clamp(column.attribute("w:w").as_int(), 0, 32000));
        const xml_node from_right = node.child("w:tblPr").child("w:bidiVisual");
        table.from_right = from_right && is_on(from_right);
        table.has_rules = !node.child("w:tblPr").child("w:tblStyle").attribute("w:val").empty() ||
                          has_lines(node.child("w:tblPr").child("w:tblBorders"));
        walk(node, [&](const xml_node& child) {
            if (is(child, "w:tr")) table.rows.emplace_back();
            if (!is(child, "w:tc")) return !is(child, "w:tbl");
            table.has_rules = table.has_rules || has_lines(child.child("w:tcPr").child("w:tcBorders"));
            if (table.rows.empty()) table.rows.emplace_back();
            table.rows.back().emplace_back();
            blocks(child, table.rows.back().back());
            return false;
        });
        if (!table.rows.empty()) out.push_back(std::move(table));
    }

    void paragraph(const xml_node& node, std::vector<Passage>& out) {
        const xml_node properties = node.child("w:pPr");
        ReadingStyles::Style style = styles_.style(properties.child("w:pStyle").attribute("w:val").value());
        const int own_indent = style.indent;
        take_paragraph(properties, style);
        Passage passage;
        passage.from_right = style.from_right;
        passage.alignment = style.alignment;
        if (style.from_right && style.alignment != Alignment::center)
            passage.alignment = style.alignment == Alignment::left ? Alignment::right : Alignment::left;
        passage.indent = style.indent;
        passage.space_before = style.space_before;
        passage.space_after = style.space_after;
        passage.page_break = break_before_ || static_cast<bool>(properties.child("w:pageBreakBefore"));
        break_before_ = false;
        if (!style.list.empty() && style.list != "0") mark(style, passage, style.indent == own_indent);
        std::vector<Passage> boxes;
        Text text{passage, boxes, style, {}};
        runs(node, text);
        split(std::move(passage), out);
        for (Passage& box : boxes) out.push_back(std::move(box));
        const xml_node section = properties.child("w:sectPr");
        const std::string_view kind = section.child("w:type").attribute("w:val").value();
        break_before_ = break_before_ || (section && kind != "continuous" && kind != "nextColumn");
    }

    // A page may end in the middle of a paragraph.
    void split(Passage passage, std::vector<Passage>& out) {
        std::vector<Span> spans;
        spans.swap(passage.spans);
        for (Span& span : spans) {
            for (std::size_t at = span.text.find(kPageBreak); at != std::string::npos;
                 at = span.text.find(kPageBreak)) {
                if (at > 0) passage.spans.push_back({span.text.substr(0, at), span.look});
                span.text.erase(0, at + 1);
                if (!passage.spans.empty() || passage.page_break) out.push_back(passage);
                passage.spans.clear();
                passage.marker.clear();
                passage.page_break = true;
            }
            if (!span.text.empty()) passage.spans.push_back(std::move(span));
        }
        // What ends with its page gives the next paragraph a new one.
        if (passage.spans.empty() && passage.page_break && !spans.empty())
            break_before_ = true;
        else
            out.push_back(std::move(passage));
    }

    void mark(const ReadingStyles::Style& style, Passage& passage, bool indent_of_list) {
        const int depth = std::clamp(std::atoi(style.level.c_str()), 0, 8);
        const ReadingStyles::Level* const level = styles_.level(style.list, depth);
        if (level == nullptr) return;
        if (indent_of_list) passage.indent = level->indent;
        std::array<int, 9>& counts = counts_[style.list];
        const auto at = static_cast<std::size_t>(depth);
        counts[at] = counts[at] == 0 ? level->start : counts[at] + 1;
        for (std::size_t i = at + 1; i < counts.size(); ++i) counts[i] = 0;
        if (level->format == "bullet") {
            passage.marker = "\u2022";
        } else if (level->format != "none") {
            for (std::size_t i = 0; i < level->text.size(); ++i) {
                const char c = level->text[i];
                const char digit = i + 1 < level->text.size() ? level->text[i + 1] : '0';
                if (c != '%' || digit < '1' || digit > '9') {
                    passage.marker += c;
                    continue;
                }
                const auto which = static_cast<std::size_t>(digit - '1');
                const ReadingStyles::Level* const other = styles_.level(style.list, static_cast<int>(which));
                if (other != nullptr) passage.marker += numeral(std::max(1, counts[which]), other->format);
                ++i;
            }
        }
    }

    // A field whose code, then whose result is being read.
    struct Field {
        std::string code;
        bool in_result = false, shown = false;
    };
    // A paragraph whose runs are being read.
    struct Text {
        Passage& passage;
        std::vector<Passage>& boxes;
        const ReadingStyles::Style& style;
        std::vector<Field> fields;
    };

    static PageCount count_of(std::string_view code) {
        code = trim_blanks(code);
        const std::string name = upper_case(code.substr(0, code.find_first_of(" \\")));
        if (name == "PAGE") return PageCount::page;
        return name == "NUMPAGES" || name == "SECTIONPAGES" ? PageCount::pages : PageCount::none;
    }

    static void add(Text& text, std::string_view characters, const Look& look) {
        if (characters.empty()) return;
        PageCount count = PageCount::none;
        for (Field& field : text.fields) {
            if (!field.in_result) return;  // a field within the code of another
            if (count == PageCount::none) count = count_of(field.code);
            field.shown = true;
        }
        std::vector<Span>& spans = text.passage.spans;
        if (spans.empty() || spans.back().look != look || !spans.back().picture.empty() ||
            spans.back().count != count)
            spans.push_back({{}, look, {}, 0, 0, count});
        spans.back().text += characters;
    }

    static void end_field(Text& text, const Look& look) {
        if (text.fields.empty()) return;
        // Whoever wrote the field left it to the reader to count.
        if (Field& field = text.fields.back(); !field.shown && count_of(field.code) != PageCount::none) {
            field.in_result = true;
            add(text, "1", look);
        }
        text.fields.pop_back();
    }
    static void field_character(std::string_view type, Text& text, const Look& look) {
        if (type == "begin")
            text.fields.emplace_back();
        else if (type == "separate" && !text.fields.empty())
            text.fields.back().in_result = true;
        else if (type == "end")
            end_field(text, look);
    }

    void runs(const xml_node& parent, Text& text) {
        for (const xml_node& child : parent.children()) {
            if (is(child, "w:r")) {
                run(child, text);
            } else if (is(child, "w:sdt")) {
                runs(child.child("w:sdtContent"), text);
            } else if (is(child, "w:fldSimple")) {
                text.fields.push_back({child.attribute("w:instr").value(), true});
                runs(child, text);
                end_field(text, text.style.look);
            } else if (is(child, "w:hyperlink") || is(child, "w:ins") || is(child, "w:smartTag")) {
                runs(child, text);
            }
        }
    }

    Look look_of(const xml_node& properties, const ReadingStyles::Style& paragraph) const {
        bool complex = paragraph.is_complex;
        const xml_node named = properties.child("w:rStyle");
        const ReadingStyles::Style* const style =
            named ? &styles_.style(named.attribute("w:val").value()) : nullptr;
        if (style != nullptr) complex = complex || style->is_complex;
        for (const char* const name : {"w:rtl", "w:cs"}) {
            if (const xml_node own = properties.child(name)) complex = is_on(own);
        }
        Look look = complex ? paragraph.complex_look : paragraph.look;
        if (style != nullptr) {
            const Look& more = complex ? style->complex_look : style->look;
            look.bold = look.bold || more.bold;
            look.italic = look.italic || more.italic;
        }
        take_look(properties, look, complex);
        return look;
    }

    void run(const xml_node& node, Text& text) {
        const Look look = look_of(node.child("w:rPr"), text.style);
        for (const xml_node& child : node.children()) {
            if (is(child, "w:t")) {
                add(text, child.text().get(), look);
            } else if (is(child, "w:fldChar")) {
                field_character(child.attribute("w:fldCharType").value(), text, look);
            } else if (is(child, "w:instrText")) {
                if (!text.fields.empty()) text.fields.back().code += child.text().get();
            } else if (is(child, "w:tab")) {
                add(text, "    ", look);
            } else if (is(child, "w:br") || is(child, "w:cr")) {
                const bool page = std::string_view(child.attribute("w:type").value()) == "page";
                add(text, page ? std::string_view(&kPageBreak, 1) : "\n", look);
            } else if (is(child, "w:noBreakHyphen")) {
                add(text, "-", look);
            } else if (is(child, "w:drawing") || is(child, "w:pict") || is(child, "mc:AlternateContent")) {
                drawing(child, look, text.passage, text.boxes);
            }
        }
    }

    // The text of a text box follows the paragraph.
    void drawing(const xml_node& node, const Look& look, Passage& passage, std::vector<Passage>& boxes) {
        bool box = false;
        xml_node named, extent, image;
        walk(node, [&](const xml_node& child) {
            if (is(child, "mc:Fallback")) return false;
            if (is(child, "wp:docPr")) named = child;
            if (is(child, "wp:extent")) extent = child;
            if (is(child, "a:blip") || is(child, "v:imagedata")) image = child;
            if (!is(child, "w:txbxContent")) return true;
            box = true;
            blocks(child, boxes);
            return false;
        });
        if (box || (!named && !image)) return;
        std::string_view words = named.attribute("descr").value();
        if (words.empty()) words = named.attribute("name").value();
        Span picture{"[" + std::string(words.empty() ? "Picture" : words) + "]", look};
        if (image) {
            const bool older = is(image, "v:imagedata");
            picture.picture =
                styles_.picture_part(image.attribute(older ? "r:id" : "r:embed").value(), part_);
        }
        constexpr long long kEmu = 635;  // in a twentieth of a point
        const auto size = [&](const char* name) {
            return static_cast<int>(std::clamp(extent.attribute(name).as_llong() / kEmu, 0LL, 32000LL));
        };
        picture.width = size("cx");
        picture.height = size("cy");
        passage.spans.push_back(std::move(picture));
    }

    const ReadingStyles& styles_;
    std::string_view part_;
    std::map<std::string, std::array<int, 9>> counts_;
    bool break_before_ = false;  // the next paragraph begins a page
};

}  // namespace

Result<std::vector<Passage>> read_text(std::string_view document_xml, const ReadingStyles& styles,
                                       std::string_view part) {
    pugi::xml_document tree;
    if (Result<void> ok = parse_xml(document_xml, "text", tree); !ok) return ok.error();
    std::vector<Passage> passages;
    const xml_node root = tree.document_element();
    Reader(styles, part).blocks(part.empty() ? root.child("w:body") : root, passages);
    return passages;
}

}  // namespace segments::word
