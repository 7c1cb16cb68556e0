#include "app/criteria/filter_suggestions.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/form/record_field.h"
#include "core/base/needle.h"
#include "core/filter/filter.h"
#include "core/filter/typed_operand.h"
#include "core/schema/masters.h"

namespace segments::app {
namespace {

using filter::ValueType;

// Texts looked at for one list, so that typing stays quick.
constexpr std::size_t kMostScanned = 100000;

// Options for the operand become options for the whole expression.
ui::OptionsProvider for_operand(ui::OptionsProvider provider) {
    return [provider = std::move(provider)](std::string_view typed, std::size_t most) {
        const std::size_t at = filter::last_operand(typed);
        std::vector<ui::Option> options = provider(typed.substr(at), most);
        for (ui::Option& option : options) {
            option.text = std::string(typed.substr(0, at)) + filter::expression_for(option.text);
        }
        return options;
    };
}

ui::OptionsProvider texts_of_column(const table::Dictionary& dictionary) {
    return [&dictionary](std::string_view typed, std::size_t most) {
        const FoldedNeedle needle(typed);
        std::vector<ui::Option> found;
        const std::size_t end = std::min(dictionary.size(), kMostScanned);
        for (std::size_t code = 1; code < end && found.size() < most; ++code) {
            const std::string_view text = dictionary.text(static_cast<table::Code>(code));
            if (needle.found_in(text)) found.push_back({std::string(text)});
        }
        std::sort(found.begin(), found.end(),
                  [](const ui::Option& a, const ui::Option& b) { return a.text < b.text; });
        return found;
    };
}

}  // namespace

ui::OptionsProvider filter_suggestions(const Session& session, table::TableId id, table::FieldId field) {
    const table::Table& table = session.table(id);
    const table::FieldDef& def = table.field(field);
    if (def.type == ValueType::option) {
        std::vector<ui::Option> options;
        for (const std::string_view caption : def.options) {
            if (caption.find_first_not_of(' ') != std::string_view::npos) {
                options.push_back({std::string(caption)});
            }
        }
        return for_operand(ui::options_from(std::move(options)));
    }
    if (def.type == ValueType::boolean) {
        return for_operand(ui::options_from({{session.locale().yes}, {session.locale().no}}));
    }
    if (def.domain != table::kNoDomain && schema::master_of(def.domain) != nullptr) {
        return for_operand(reference_options(session, def.domain));
    }
    const table::Dictionary* dictionary = table.dictionary_or_null(field);
    return dictionary == nullptr ? nullptr : for_operand(texts_of_column(*dictionary));
}

}  // namespace segments::app
