#include "core/letter/letter_mail.h"

#include <algorithm>
#include <utility>

namespace segments::letter {

bool put_letter(EMail& mail, const word::ReadingStyles& styles, std::string_view text_xml) {
    const Result<std::vector<word::Passage>> passages = word::read_text(text_xml, styles);
    if (!passages) return false;
    mail.text = word::to_plain(*passages);
    // The document's own names of its pictures aren't trusted: they would stand in a header and a tag.
    std::vector<std::string> parts;
    mail.html = word::to_html(*passages, mail.subject, [&](const std::string& part) {
        const auto known = std::find(parts.begin(), parts.end(), part);
        const std::string name = "picture" + std::to_string(known - parts.begin() + 1);
        if (known == parts.end()) {
            parts.push_back(part);
            mail.pictures.push_back({name, std::string(word::picture_type(part)), styles.picture(part)});
        }
        return "cid:" + name;
    });
    return true;
}

void attach_letter(EMail& mail, std::string document) {
    mail.attachment = std::move(document);
    mail.attachment_name = as_file_name(mail.subject) + ".docx";
}

}  // namespace segments::letter
