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
    return {read(ready.styles->header_part()), read(ready.styles->footer_part())};
}

}  // namespace segments::letter
