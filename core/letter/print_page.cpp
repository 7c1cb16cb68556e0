#include "core/letter/print_page.h"

#include <algorithm>

#include "core/letter/e_mail.h"

namespace segments::letter {
namespace {

std::string points(int twentieths) {
    return std::to_string(twentieths / 20) + (twentieths % 20 < 2 ? ".0" : ".") +
           std::to_string(twentieths % 20 * 5) + "pt";
}

std::string part(std::string_view name, const std::string& html) {
    return "<div class=\"" + std::string(name) + "\">" + html + "</div>";
}

// The later pages' part is left out where it is that of the first.
std::string parts(const std::string& name, const std::string& first, const std::string& later) {
    return part(name, first) + (later == first ? std::string() : part(name + " later", later));
}

}  // namespace

std::string print_head(const word::ReadingStyles& styles) {
    const word::PageSize& page = styles.page();
    // Header and footer stand within the margins that the text has.
    const int top = std::min(page.top, page.header), bottom = std::min(page.bottom, page.footer);
    // A hair less than the page, lest a rounding makes two pages of it.
    constexpr int kHair = 10;
    return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Letters</title><style>@page{size:" +
           points(page.width) + " " + points(page.height) + ";margin:" + points(top) + " " +
           points(page.right) + " " + points(bottom) + " " + points(page.left) +
           "}.sheet{box-sizing:border-box;display:flex;flex-direction:column;width:" +
           points(page.text_width()) + ";height:" + points(page.height - top - bottom - kHair) +
           ";font-family:Calibri,Carlito,Arial,sans-serif;color:#000;background:#fff;"
           "text-rendering:geometricPrecision;line-height:normal}.sheet+.sheet{break-before:page}"
           ".sheet p{line-height:1.15}.sheet>.head{flex:none;min-height:" +
           points(page.top - top) +
           "}.sheet>.text{flex:1 1 0;min-height:0}.sheet>.foot{flex:none;display:flex;flex-direction:column;"
           "justify-content:flex-end;min-height:" +
           points(page.bottom - bottom) + "}</style></head><body class=\"letters\">\n";
}

std::string print_letter(const std::vector<word::Passage>& letter, const PageParts& page,
                         const word::ReadingStyles& styles) {
    const auto html = [&](const std::vector<word::Passage>& passages) {
        return word::to_html_body(passages, [&](const std::string& picture) {
            return "data:" + std::string(word::picture_type(picture)) + ";base64," +
                   base64(styles.picture(picture), 0);
        });
    };
    return "<section class=\"letter\">" + parts("head", html(page.header), html(page.later_header)) +
           part("text", html(letter)) + parts("foot", html(page.footer), html(page.later_footer)) +
           "</section>\n";
}

std::string print_foot() {
    return "</body></html>\n";
}

}  // namespace segments::letter
