#include "core/exchange/formats/kept_columns.h"

#include "core/exchange/formats/csv_source.h"

namespace segments::exchange {

KeptColumns::KeptColumns(std::string_view extras) {
    if (extras.empty() || !tape_.read(extras) || tape_.size() == 0) return;
    for (JsonTape::Index key = 1; key < tape_.size(); key = tape_[key + 1].end) {
        if (tape_[key].text == kCsvName && tape_[key + 1].kind == JsonTape::Kind::object) object_ = key + 1;
    }
}

std::string_view KeptColumns::text(std::string_view column) const {
    std::string_view found;
    for_each([&](std::string_view name, std::string_view text) {
        if (name == column) found = text;
    });
    return found;
}

}  // namespace segments::exchange
