#include "core/letter/print_page.h"

#include "core/letter/e_mail.h"

namespace segments::letter {
namespace {

std::string points(int twentieths) {
    return std::to_string(twentieths / 20) + (twentieths % 20 < 2 ? ".0" : ".") +
           std::to_string(twentieths % 20 * 5) + "pt";
}

}  // namespace

std::string print_head(const word::ReadingStyles& styles) {
    const word::PageSize& page = styles.page();
    return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Letters</title><style>@page{size:" +
           points(page.width) + " " + points(page.height) + ";margin:" + points(page.top) + " " +
           points(page.right) + " " + points(page.bottom) + " " + points(page.left) +
           "}body{margin:0;font-family:Calibri,Carlito,Arial,sans-serif;color:#000;background:#fff}"
           "p{line-height:1.15}table.page{width:100%;border-collapse:collapse}table.page>*>tr>td{padding:0}</"
           "style></head><body>\n";
}

std::string print_letter(const std::vector<word::Passage>& letter, const PageParts& parts,
                         const word::ReadingStyles& styles, bool first) {
    const auto html = [&](const std::vector<word::Passage>& passages) {
        return word::to_html_body(passages, [&](const std::string& part) {
            return "data:" + std::string(word::picture_type(part)) + ";base64," +
                   base64(styles.picture(part), 0);
        });
    };
    std::string page = first ? "<section>" : "<section style=\"break-before:page\">";
    // What stands above the first page alone stands in the text: nothing says where the next page begins, so
    // that another header can't stand there.
    const bool once = parts.first_header_differs;
    const std::string text = (once ? html(parts.header) : "") + html(letter);
    const bool repeated = !once && !parts.header.empty();
    if (!repeated && parts.footer.empty()) return page + text + "</section>\n";
    // Browsers repeat the head and foot of a table on each page.
    page += "<table class=\"page\">";
    if (repeated) page += "<thead><tr><td>" + html(parts.header) + "</td></tr></thead>";
    if (!parts.footer.empty()) page += "<tfoot><tr><td>" + html(parts.footer) + "</td></tr></tfoot>";
    return page + "<tbody><tr><td>" + text + "</td></tr></tbody></table></section>\n";
}

std::string print_foot() {
    return "</body></html>\n";
}

}  // namespace segments::letter
