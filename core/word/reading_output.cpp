// A letter as plain text and as HTML.
#include "core/base/markup.h"
#include "core/word/reading.h"

namespace segments::word {
namespace {

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (c == '\n')
            out += "<br>";
        else
            append_markup(out, c);
    }
}

// "12.5pt" of twentieths of a point.
std::string points(int twentieths) {
    const int tenths = (twentieths + 1) / 2;
    return std::to_string(tenths / 10) + (tenths % 10 != 0 ? "." + std::to_string(tenths % 10) : "") + "pt";
}

struct HtmlWriter {
    std::string& out;
    const PictureSource& source;
    bool in_table_from_right = false;

    void passages(const std::vector<Passage>& all) {
        for (const Passage& passage : all) {
            if (passage.is_table())
                table(passage);
            else
                paragraph(passage);
        }
    }

  private:
    void table(const Passage& table) {
        const bool outer = in_table_from_right;
        in_table_from_right = table.from_right;
        out += table.from_right ? "<table dir=\"rtl\" " : outer ? "<table dir=\"ltr\" " : "<table ";
        // Such a table stands where its lines begin.
        out += table.from_right ? "style=\"border-collapse:collapse;margin-left:auto\">"
                                : "style=\"border-collapse:collapse\">";
        for (const auto& row : table.rows) {
            out += "<tr>";
            const bool sized = row.size() == table.columns.size();
            for (std::size_t i = 0; i < row.size(); ++i) {
                out += "<td style=\"vertical-align:top;padding:2px 8px";
                if (table.has_rules) out += ";border:1px solid #999";
                if (sized && table.columns[i] > 0) out += ";width:" + points(table.columns[i]);
                out += "\">";
                passages(row[i]);
                out += "</td>";
            }
            out += "</tr>";
        }
        out += "</table>\n";
        in_table_from_right = outer;
    }
    void paragraph(const Passage& passage) {
        const bool from_right = passage.from_right;
        out += from_right ? "<p dir=\"rtl\" " : in_table_from_right ? "<p dir=\"ltr\" " : "<p ";
        const std::string indent = points(passage.indent);
        out += "style=\"margin:" + points(passage.space_before) + " " + (from_right ? indent : "0") + " " +
               points(passage.space_after) + " " + (from_right ? "0" : indent);
        if (passage.alignment != (from_right ? Alignment::right : Alignment::left))
            out += passage.alignment == Alignment::center  ? ";text-align:center"
                   : passage.alignment == Alignment::right ? ";text-align:right"
                                                           : ";text-align:left";
        if (passage.page_break) out += ";break-before:page";
        out += "\">";
        if (!passage.marker.empty()) {
            const int half_points =
                passage.spans.empty() ? Look().half_points : passage.spans[0].look.half_points;
            out += "<span style=\"font-size:" + points(half_points * 10) + "\">";
            append_escaped(out, passage.marker);
            out += "&nbsp;</span>";
        }
        for (const Span& each : passage.spans) span(each);
        if (passage.spans.empty()) out += "&nbsp;";
        out += "</p>\n";
    }
    void span(const Span& span) {
        if (const std::string from = source && !span.picture.empty() ? source(span.picture) : "";
            !from.empty()) {
            out += "<img src=\"";
            append_escaped(out, from);
            out += "\" alt=\"";
            append_escaped(out, std::string_view(span.text).substr(1, span.text.size() - 2));
            out += "\"";
            if (span.width > 0 && span.height > 0)
                out += " style=\"width:" + points(span.width) + ";height:" + points(span.height) + "\"";
            out += ">";
            return;
        }
        out += "<span ";
        // Known where the pages are made.
        if (span.count != PageCount::none)
            out += span.count == PageCount::page ? "data-count=\"page\" " : "data-count=\"pages\" ";
        out += "style=\"font-size:" + points(span.look.half_points * 10) + "\">";
        if (span.look.bold) out += "<b>";
        if (span.look.italic) out += "<i>";
        if (span.look.underline) out += "<u>";
        append_escaped(out, span.text);
        if (span.look.underline) out += "</u>";
        if (span.look.italic) out += "</i>";
        if (span.look.bold) out += "</b>";
        out += "</span>";
    }
};

}  // namespace

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

std::string to_html_body(const std::vector<Passage>& passages, const PictureSource& picture) {
    std::string out;
    HtmlWriter{out, picture}.passages(passages);
    return out;
}

std::string to_html(const std::vector<Passage>& passages, std::string_view title,
                    const PictureSource& picture) {
    std::string out = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>";
    append_escaped(out, title);
    return out + "</title></head><body>\n" + to_html_body(passages, picture) + "</body></html>\n";
}

std::string_view picture_type(std::string_view part) {
    const auto ends = [&](std::string_view with) {
        return part.size() > with.size() && part.substr(part.size() - with.size()) == with;
    };
    if (ends(".jpg") || ends(".jpeg") || ends(".JPG")) return "image/jpeg";
    if (ends(".gif")) return "image/gif";
    if (ends(".svg")) return "image/svg+xml";
    return ends(".png") || ends(".PNG") ? "image/png" : "application/octet-stream";
}

}  // namespace segments::word
