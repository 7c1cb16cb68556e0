#include "core/letter/page_parts.h"

namespace segments::letter {

PageParts read_page_parts(const ReadyTemplate& ready, word::Records& records, std::size_t record) {
    const auto read = [&](const std::string& part) {
        if (part.empty()) return std::vector<word::Passage>();
        std::string xml;
        ready.letter->write_part(part, records, record, xml);
        Result<std::vector<word::Passage>> passages = word::read_text(xml, *ready.styles, part);
        return passages ? std::move(*passages) : std::vector<word::Passage>();
    };
    const word::ReadingStyles& styles = *ready.styles;
    PageParts parts{read(styles.header_part()), read(styles.footer_part()), {}, {}};
    const auto later = [&](const std::string& part, const std::string& first,
                           const std::vector<word::Passage>& of_first) {
        return part == first ? of_first : read(part);
    };
    parts.later_header = later(styles.header_part(false), styles.header_part(), parts.header);
    parts.later_footer = later(styles.footer_part(false), styles.footer_part(), parts.footer);
    return parts;
}

}  // namespace segments::letter
