#include "app/exchange/policies_dialog.h"

#include <algorithm>

#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/exchange/contact_properties.h"

namespace segments::app {
namespace {

using exchange::ImportOptions;
using exchange::Policy;
namespace card = contact::contact;

constexpr std::size_t kCodeLists = std::size(contact::kAssignments);

std::string_view list_name(std::size_t list) {
    if (list < kCodeLists) return exchange::name_of(contact::kAssignments[list]);
    return list == kCodeLists ? exchange::kAddressesName : exchange::kAnswersName;
}
std::string_view list_caption(std::size_t list) {
    if (list < kCodeLists) return exchange::caption_of(contact::kAssignments[list]);
    return list == kCodeLists ? contact::alt_address::kDef.caption : exchange::kAnswersCaption;
}

// Fields that people decide about: the number tells the contact, and a type changes by its own rules.
bool is_decided(const table::FieldDef& field) {
    return field.id != card::kNo && (field.flags & (table::kHidden | table::kReadOnly)) == 0;
}

std::uint8_t digit_of(std::string_view text) {
    return text.size() == 1 && text[0] >= '0' && text[0] <= '2' ? static_cast<std::uint8_t>(text[0] - '0')
                                                                : ImportOptions::kNoPolicy;
}

}  // namespace

std::vector<std::string> policy_captions() {
    return {tr("Take the file's values"), tr("Fill blank fields only"), tr("Keep what is there")};
}

bool PoliciesDialog::draw(ui::Ui& ui, Session&) {
    const ui::DialogScope dialog(ui, tr("Field by field"), {.width = 720});
    ui::text(ui,
             tr("Contacts that are there already take the file's value of a field, keep theirs, or take "
                "it where they have none."),
             true);
    const std::vector<std::string> captions = policy_captions();
    std::vector<std::string> names = {
        tr("As for all: {1}", captions[static_cast<std::size_t>(options_.policy)])};
    names.insert(names.end(), captions.begin(), captions.end());
    const auto choose = [&](std::string_view caption, std::uint8_t& policy) {
        const int now = policy == ImportOptions::kNoPolicy ? 0 : policy + 1;
        const int chosen = ui::select(ui, tr(caption), now, names, {.key = caption});
        if (chosen < 0) return;
        policy = chosen == 0 ? ImportOptions::kNoPolicy : static_cast<std::uint8_t>(chosen - 1);
        ui.again();
    };
    {
        const ui::Form form(ui);
        const exchange::ImportStage& stage = plan_->stage();
        for (const table::FieldDef& field : card::kDef.fields) {
            if ((stage.fields() >> field.id & 1) != 0 && is_decided(field))
                choose(field.caption, options_.own_policy[field.id]);
        }
        for (std::size_t list = 0; list < exchange::kContactLists; ++list) {
            if ((stage.lists() >> list & 1) != 0) choose(list_caption(list), options_.own_list_policy[list]);
        }
    }
    const ui::Row row(ui);
    if (ui::primary_button(ui, tr("Apply"))) {
        done_(options_);
        return false;
    }
    return !ui::button(ui, tr("Cancel")) && !dialog.escaped();
}

std::string policies_text(const ImportOptions& options) {
    std::string text =
        std::to_string(static_cast<int>(options.policy)) + (options.create_companies ? " 1" : " 0");
    const auto add = [&](std::string_view name, std::uint8_t policy) {
        if (policy != ImportOptions::kNoPolicy)
            text += ' ' + std::string(name) + '=' + std::to_string(policy);
    };
    for (const table::FieldDef& field : card::kDef.fields) add(field.name, options.own_policy[field.id]);
    for (std::size_t list = 0; list < exchange::kContactLists; ++list)
        add(list_name(list), options.own_list_policy[list]);
    return text;
}

ImportOptions read_policies(std::string_view text) {
    ImportOptions options;
    for (std::size_t at = 0, word = 0; at < text.size(); ++word) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view part = text.substr(at, end - at);
        at = end + 1;
        const std::size_t equal = part.find('=');
        const std::uint8_t policy = digit_of(equal == std::string_view::npos ? part : part.substr(equal + 1));
        if (policy == ImportOptions::kNoPolicy) continue;
        if (word == 0) options.policy = static_cast<Policy>(policy);
        if (word == 1) options.create_companies = policy == 1;
        const std::string_view name =
            equal == std::string_view::npos ? std::string_view() : part.substr(0, equal);
        if (name.empty()) continue;
        for (const table::FieldDef& field : card::kDef.fields) {
            if (field.name == name && is_decided(field)) options.own_policy[field.id] = policy;
        }
        for (std::size_t list = 0; list < exchange::kContactLists; ++list) {
            if (list_name(list) == name) options.own_list_policy[list] = policy;
        }
    }
    return options;
}

std::string policies_in_words(const ImportOptions& options) {
    std::string words;
    const std::vector<std::string> captions = policy_captions();
    const auto add = [&](const std::string& text) { words += (words.empty() ? "" : "; ") + text; };
    if (options.policy != Policy::theirs) add(captions[static_cast<std::size_t>(options.policy)]);
    const auto own = [](std::uint8_t policy) { return policy != ImportOptions::kNoPolicy; };
    const auto count = std::count_if(options.own_policy.begin(), options.own_policy.end(), own) +
                       std::count_if(options.own_list_policy.begin(), options.own_list_policy.end(), own);
    if (count > 0)
        add(tr_n("{1} field of its own", "{1} fields of their own", static_cast<std::uint64_t>(count),
                 std::to_string(count)));
    if (options.create_companies) add(tr("Companies that people name are made"));
    return words;
}

}  // namespace segments::app
