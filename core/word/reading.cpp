#include "core/word/reading.h"

#include <algorithm>
#include <array>

#include "core/word/xml.h"

namespace segments::word {
namespace {

using pugi::xml_node;

bool is_on(const xml_node& property) {
    const std::string_view value = property.attribute("w:val").value();
    return value.empty() || (value != "0" && value != "false" && value != "off" && value != "none");
}

void take_look(const xml_node& properties, Look& look) {
    if (const xml_node bold = properties.child("w:b")) look.bold = is_on(bold);
    if (const xml_node italic = properties.child("w:i")) look.italic = is_on(italic);
    if (const xml_node underline = properties.child("w:u")) look.underline = is_on(underline);
    if (const xml_node size = properties.child("w:sz")) look.half_points = size.attribute("w:val").as_int(22);
    look.half_points = std::clamp(look.half_points, 8, 144);
}

void take_paragraph(const xml_node& properties, ReadingStyles::Style& style) {
    if (const xml_node align = properties.child("w:jc")) {
        const std::string_view value = align.attribute("w:val").value();
        style.alignment = value == "center"                    ? Alignment::center
                          : value == "right" || value == "end" ? Alignment::right
                                                               : Alignment::left;
    }
    if (const xml_node indent = properties.child("w:ind")) {
        const pugi::xml_attribute left = indent.attribute("w:left");
        style.indent = std::clamp((left ? left : indent.attribute("w:start")).as_int(), 0, 7000);
    }
    if (const xml_node spacing = properties.child("w:spacing")) {
        if (spacing.attribute("w:before"))
            style.space_before = std::clamp(spacing.attribute("w:before").as_int(), 0, 2000);
        if (spacing.attribute("w:after"))
            style.space_after = std::clamp(spacing.attribute("w:after").as_int(), 0, 2000);
    }
    if (const xml_node list = properties.child("w:numPr")) {
        if (list.child("w:numId")) style.list = list.child("w:numId").attribute("w:val").value();
        style.level = list.child("w:ilvl").attribute("w:val").value();
    }
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
    explicit Reader(const ReadingStyles& styles) : styles_(styles) {}

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
        walk(node, [&](const xml_node& child) {
            if (is(child, "w:tr")) table.rows.emplace_back();
            if (!is(child, "w:tc")) return !is(child, "w:tbl");
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
        passage.alignment = style.alignment;
        passage.indent = style.indent;
        passage.space_before = style.space_before;
        passage.space_after = style.space_after;
        passage.page_break = static_cast<bool>(properties.child("w:pageBreakBefore"));
        if (!style.list.empty() && style.list != "0") mark(style, passage, style.indent == own_indent);
        std::vector<Passage> boxes;
        runs(node, style.look, passage, boxes);
        out.push_back(std::move(passage));
        for (Passage& box : boxes) out.push_back(std::move(box));
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

    void add(Passage& passage, std::string_view text, const Look& look) {
        if (text.empty()) return;
        if (passage.spans.empty() || passage.spans.back().look != look) passage.spans.push_back({{}, look});
        passage.spans.back().text += text;
    }

    void runs(const xml_node& parent, const Look& look, Passage& passage, std::vector<Passage>& boxes) {
        for (const xml_node& child : parent.children()) {
            if (is(child, "w:r"))
                run(child, look, passage, boxes);
            else if (is(child, "w:sdt"))
                runs(child.child("w:sdtContent"), look, passage, boxes);
            else if (is(child, "w:hyperlink") || is(child, "w:ins") || is(child, "w:smartTag") ||
                     is(child, "w:fldSimple"))
                runs(child, look, passage, boxes);
        }
    }

    void run(const xml_node& node, Look look, Passage& passage, std::vector<Passage>& boxes) {
        const xml_node properties = node.child("w:rPr");
        if (const xml_node style = properties.child("w:rStyle")) {
            const Look& named = styles_.style(style.attribute("w:val").value()).look;
            look.bold = look.bold || named.bold;
            look.italic = look.italic || named.italic;
        }
        take_look(properties, look);
        for (const xml_node& child : node.children()) {
            if (is(child, "w:t")) {
                add(passage, child.text().get(), look);
            } else if (is(child, "w:tab")) {
                add(passage, "    ", look);
            } else if (is(child, "w:br") || is(child, "w:cr")) {
                add(passage, "\n", look);
            } else if (is(child, "w:noBreakHyphen")) {
                add(passage, "-", look);
            } else if (is(child, "w:drawing") || is(child, "w:pict") || is(child, "mc:AlternateContent")) {
                drawing(child, look, passage, boxes);
            }
        }
    }

    // A picture is named; the text of a text box follows the paragraph.
    void drawing(const xml_node& node, const Look& look, Passage& passage, std::vector<Passage>& boxes) {
        bool box = false;
        xml_node picture;
        walk(node, [&](const xml_node& child) {
            if (is(child, "mc:Fallback")) return false;
            if (is(child, "wp:docPr")) picture = child;
            if (!is(child, "w:txbxContent")) return true;
            box = true;
            blocks(child, boxes);
            return false;
        });
        if (box || !picture) return;
        std::string_view words = picture.attribute("descr").value();
        if (words.empty()) words = picture.attribute("name").value();
        add(passage, "[" + std::string(words.empty() ? "Picture" : words) + "]", look);
    }

    const ReadingStyles& styles_;
    std::map<std::string, std::array<int, 9>> counts_;
};

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\n')
            out += "<br>";
        else
            out += c;
    }
}

void append_html(std::string& out, const std::vector<Passage>& passages) {
    for (const Passage& passage : passages) {
        if (passage.is_table()) {
            out += "<table style=\"border-collapse:collapse\">";
            for (const auto& row : passage.rows) {
                out += "<tr>";
                for (const auto& cell : row) {
                    out += "<td style=\"vertical-align:top;padding:2px 8px\">";
                    append_html(out, cell);
                    out += "</td>";
                }
                out += "</tr>";
            }
            out += "</table>\n";
            continue;
        }
        out += "<p style=\"margin:" + std::to_string(passage.space_before / 20) + "pt 0 " +
               std::to_string(passage.space_after / 20) + "pt " + std::to_string(passage.indent / 20) + "pt";
        if (passage.alignment != Alignment::left)
            out += passage.alignment == Alignment::center ? ";text-align:center" : ";text-align:right";
        out += "\">";
        if (!passage.marker.empty()) {
            append_escaped(out, passage.marker);
            out += "&nbsp;";
        }
        for (const Span& span : passage.spans) {
            out += "<span style=\"font-size:" + std::to_string(span.look.half_points / 2) + "pt\">";
            if (span.look.bold) out += "<b>";
            if (span.look.italic) out += "<i>";
            if (span.look.underline) out += "<u>";
            append_escaped(out, span.text);
            if (span.look.underline) out += "</u>";
            if (span.look.italic) out += "</i>";
            if (span.look.bold) out += "</b>";
            out += "</span>";
        }
        if (passage.spans.empty()) out += "&nbsp;";
        out += "</p>\n";
    }
}

}  // namespace

Result<std::shared_ptr<const ReadingStyles>> ReadingStyles::of(const Package& package) {
    const auto made = std::make_shared<ReadingStyles>();
    const auto read = [&](std::string_view type, pugi::xml_document& tree) -> Result<void> {
        const std::string part(package.part_of_type(type));
        if (part.empty() || package.zip().find(part) == nullptr) return {};
        const Result<std::string> bytes = package.read(part);
        if (!bytes) return bytes.error();
        return parse_xml(*bytes, part, tree);
    };
    pugi::xml_document styles, lists;
    if (Result<void> ok = read("styles", styles); !ok) return ok.error();
    if (Result<void> ok = read("numbering", lists); !ok) return ok.error();
    const xml_node root = styles.document_element();
    made->usual_.look.half_points = 20;
    take_look(root.child("w:docDefaults").child("w:rPrDefault").child("w:rPr"), made->usual_.look);
    take_paragraph(root.child("w:docDefaults").child("w:pPrDefault").child("w:pPr"), made->usual_);
    std::map<std::string, xml_node> by_id;
    for (const xml_node& style : root.children("w:style"))
        by_id[style.attribute("w:styleId").value()] = style;
    for (const auto& [id, node] : by_id) {
        // From the style at the bottom upwards.
        std::vector<xml_node> chain{node};
        while (chain.size() < 20) {
            const auto parent = by_id.find(chain.back().child("w:basedOn").attribute("w:val").value());
            if (parent == by_id.end()) break;
            chain.push_back(parent->second);
        }
        Style style = made->usual_;
        for (auto each = chain.rbegin(); each != chain.rend(); ++each) {
            take_look(each->child("w:rPr"), style.look);
            take_paragraph(each->child("w:pPr"), style);
        }
        made->styles_[id] = style;
        const bool is_usual = std::string_view(node.attribute("w:default").value()) == "1" &&
                              std::string_view(node.attribute("w:type").value()) == "paragraph";
        if (is_usual) made->styles_[""] = style;
    }
    std::map<std::string, std::vector<Level>> abstracts;
    for (const xml_node& list : lists.document_element().children("w:abstractNum")) {
        std::vector<Level>& levels = abstracts[list.attribute("w:abstractNumId").value()];
        for (const xml_node& level : list.children("w:lvl"))
            levels.push_back(
                {level.child("w:numFmt").attribute("w:val").value(),
                 level.child("w:lvlText").attribute("w:val").value(),
                 level.child("w:start").attribute("w:val").as_int(1),
                 std::clamp(level.child("w:pPr").child("w:ind").attribute("w:left").as_int(), 0, 7000)});
    }
    for (const xml_node& list : lists.document_element().children("w:num"))
        made->lists_[list.attribute("w:numId").value()] =
            abstracts[list.child("w:abstractNumId").attribute("w:val").value()];
    return std::shared_ptr<const ReadingStyles>(made);
}

const ReadingStyles::Style& ReadingStyles::style(const std::string& id) const {
    auto found = styles_.find(id);
    if (found == styles_.end()) found = styles_.find("");
    return found == styles_.end() ? usual_ : found->second;
}

const ReadingStyles::Level* ReadingStyles::level(const std::string& list, int level) const {
    const auto found = lists_.find(list);
    const auto at = static_cast<std::size_t>(level);
    return found == lists_.end() || at >= found->second.size() ? nullptr : &found->second[at];
}

Result<std::vector<Passage>> read_text(std::string_view document_xml, const ReadingStyles& styles) {
    pugi::xml_document tree;
    if (Result<void> ok = parse_xml(document_xml, "text", tree); !ok) return ok.error();
    std::vector<Passage> passages;
    Reader(styles).blocks(tree.document_element().child("w:body"), passages);
    return passages;
}

std::string to_plain(const std::vector<Passage>& passages) {
    std::string text;
    for (const Passage& passage : passages) {
        if (passage.is_table()) {
            for (const auto& row : passage.rows) {
                for (std::size_t i = 0; i < row.size(); ++i) {
                    std::string cell = to_plain(row[i]);
                    while (!cell.empty() && cell.back() == '\n') cell.pop_back();
                    text += (i == 0 ? "" : "\t") + cell;
                }
                text += '\n';
            }
            continue;
        }
        if (!passage.marker.empty()) text += passage.marker + " ";
        for (const Span& span : passage.spans) text += span.text;
        text += '\n';
    }
    return text;
}

std::string to_html(const std::vector<Passage>& passages, std::string_view title) {
    std::string out = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>";
    append_escaped(out, title);
    out += "</title></head><body>\n";
    append_html(out, passages);
    return out + "</body></html>\n";
}

}  // namespace segments::word
