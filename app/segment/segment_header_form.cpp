#include "app/segment/segment_header_form.h"

#include <memory>
#include <span>

#include "app/attachment/attachment_file.h"
#include "app/criteria/criteria_list_dialog.h"
#include "app/form/record_field.h"
#include "app/segment/change_header.h"
#include "app/segment/languages_dialog.h"
#include "app/segment/segment_document.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/header_fields.h"
#include "core/segment/languages.h"
#include "core/segment/line_scan.h"

namespace segments::app {
namespace {

namespace header = segment::segment;

constexpr table::FieldId kGeneral[] = {header::kNo, header::kDescription, header::kSalespersonCode,
                                       header::kDate};
constexpr table::FieldId kInteraction[] = {header::kInteractionTemplateCode,
                                           header::kLanguageCode,
                                           header::kSubject,
                                           header::kIgnoreContactCorresType,
                                           header::kCorrespondenceType,
                                           header::kInformationFlow,
                                           header::kInitiatedBy,
                                           header::kUnitCost,
                                           header::kUnitDuration,
                                           header::kWordTemplateCode,
                                           header::kSendWordDocsAsAttmt,
                                           header::kLetterText};
constexpr table::FieldId kCampaign[] = {header::kCampaignNo, header::kCampaignTarget,
                                        header::kCampaignResponse};

struct Part {
    std::string_view caption;
    std::span<const table::FieldId> fields;
    bool open;
};
constexpr Part kParts[] = {{msg("General"), kGeneral, true},
                           {msg("Interaction"), kInteraction, true},
                           {msg("Campaign"), kCampaign, false}};

}  // namespace

void SegmentHeaderForm::refresh(const Session& session) {
    const std::uint64_t lines = session.table(segment::line::kTable).version();
    const std::uint64_t criteria = session.table(segment::criteria::kTable).version();
    if (lines == lines_version_ && criteria == criteria_version_ && session.generation() == generation_) {
        return;
    }
    lines_version_ = lines;
    criteria_version_ = criteria;
    generation_ = session.generation();
    lines_ = segment::line_count(session.db(), segment_no_);
    actions_ = criteria::number_of_actions(session.db(), criteria::criteria_of_segment(segment_no_));
}

void SegmentHeaderForm::draw_flows(ui::Ui& ui, Session& session) const {
    {
        const ui::Row row(ui);
        ui::figure(ui, tr("No. of Lines"), filter::format_count(lines_, session.locale()));
        ui::figure(ui, tr("No. of Criteria Actions"),
                   filter::format_count(static_cast<std::uint64_t>(actions_), session.locale()));
    }
    if (actions_ == 0) return;
    const ui::Row row(ui);
    if (ui::button(ui, tr("Show Criteria"), {.icon = theme::Icon::list_checks})) {
        session.open(
            std::make_unique<CriteriaListDialog>(segment_no_, criteria::criteria_of_segment(segment_no_)));
    }
}

// ENT-1: Campaign Description.
void SegmentHeaderForm::draw_campaign(ui::Ui& ui, Session& session, table::Row segment_row) {
    namespace campaign = interaction::campaign;
    const std::string_view no = session.table(header::kTable).text(segment_row, header::kCampaignNo);
    const table::Row row = no.empty() ? table::kNoRow : session.table(campaign::kTable).find(no);
    if (row == table::kNoRow) return;
    // A campaign without a description still needs a link.
    const std::string_view description = session.table(campaign::kTable).text(row, campaign::kDescription);
    const std::vector<ui::Fact> facts = {{tr("Campaign Description"),
                                          std::string(description.empty() ? no : description),
                                          "#/campaigns/" + percent_encoded(no)}};
    if (ui::facts(ui, facts) >= 0) session.go("/campaigns/" + percent_encoded(no));
}

// HDR-40 to HDR-49: the document of the default language, and the way to the others.
void SegmentHeaderForm::draw_document(ui::Ui& ui, Session& session, table::Row segment_row) const {
    const ui::IdScope scope(ui, "document");
    const std::string step = tr("Change the document of segment {1}", segment_no_);
    const auto row = [&session, no = segment_no_] { return segment::find_segment(session.db(), no); };
    DocumentBar bar;
    bar.attachment_no = segment::header_attachment(session.db(), segment_row);
    bar.stem = segment_no_;
    if (const Result<void> free = segment::check_header_document(session.db(), segment_row); !free)
        bar.why_not = free.error().message;
    bar.import = set_segment_document(session, segment_no_);
    bar.remove = [&session, step, row] {
        session.edit_or_tell(
            step, [&](table::Transaction& tx) { return segment::remove_header_document(tx, row()); });
    };
    if (session.table(header::kTable).code(segment_row, header::kWordTemplateCode) != 0)
        draw_word_template(ui, session, segment_no_);
    else
        app::draw_document(ui, session, bar);
    if (ui::button(ui, tr("Languages"),
                   {.icon = theme::Icon::globe, .reason = tr("Documents and subjects in other languages")}))
        session.open(std::make_unique<LanguagesDialog>(segment_no_));
}

void SegmentHeaderForm::draw(ui::Ui& ui, Session& session, table::Row segment_row, int columns) {
    refresh(session);
    RecordForm form(session, header::kTable, segment_row);
    form.editable = [&](table::FieldId field) {
        return segment::is_editable(session.db(), segment_row, field);
    };
    form.change = [&](table::FieldId field, std::string_view typed) {
        return change_header(session, segment_no_, field, typed);
    };
    // HDR-32; others can be typed (HDR-31).
    form.lookup = [&](table::FieldId field) -> ui::OptionsProvider {
        if (field != header::kLanguageCode) return nullptr;
        const table::Table& languages = session.table(segment::language::kTable);
        std::vector<ui::Option> options;
        for (const table::Row row : segment::header_languages(session.db(), segment_row))
            options.push_back({std::string(languages.text(row, segment::language::kLanguageCode)),
                               std::string(languages.text(row, segment::language::kDescription))});
        return options.empty() ? nullptr : ui::options_from(std::move(options));
    };
    for (const Part& part : kParts) {
        const ui::Group group(ui, tr(part.caption), {.open = part.open});
        if (!group) continue;
        {
            const ui::Form fields(ui, columns);
            for (const table::FieldId field : part.fields) {
                const std::string why = segment::why_not_editable(session.db(), segment_row, field);
                const ui::NodeId id = ui.id(tr(header::kDef.fields[field].caption));
                form.draw(ui, field, {.help = why});
                if (wanted_ == field) {
                    wanted_.reset();
                    ui.request_focus(id);
                }
            }
        }
        const table::FieldId* const fields = part.fields.data();
        if (fields == kGeneral) draw_flows(ui, session);
        if (fields == kCampaign) draw_campaign(ui, session, segment_row);
        if (fields == kInteraction) draw_document(ui, session, segment_row);
    }
}

}  // namespace segments::app
