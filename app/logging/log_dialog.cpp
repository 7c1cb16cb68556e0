#include "app/logging/log_dialog.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/criteria/fatigue_dialog.h"
#include "app/letter/logged_letters.h"
#include "app/session/work_job.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/letter/delivery.h"
#include "core/letter/entry_letters.h"
#include "core/segment/line_scan.h"

namespace segments::app {
namespace {

using interaction::Finding;
using interaction::LogFinding;
using interaction::WarningChoice;

constexpr std::size_t kSliceRows = 4000;

void run_log(Session& session, const std::string& segment_no, const interaction::LogOptions& options) {
    const auto work =
        std::make_shared<interaction::LogSegment>(session.db(), session.context(), segment_no, options);
    run_work(session, work, {tr("Logging {1}", segment_no), tr("Log segment {1}", segment_no)},
             [&session, work, segment_no, deliver = options.deliver,
              letters = static_cast<bool>(options.letter_values)] {
                 const std::int64_t logged_no = work->result().logged_segment_no;
                 // The segment is gone: its page closes (LOG-2).
                 session.go("/logged/" + std::to_string(logged_no), true);
                 const std::string text = interaction::log_message(work->result());
                 if (deliver && work->result().to_deliver > 0)
                     return deliver_logged(session, segment_no,
                                           letter::entries_to_deliver(session.db(), logged_no), text);
                 if (!letters) return session.tell(ui::Tone::success, text);
                 session.tell(ui::Tone::success, text, tr("Save the Letters"),
                              [&session, logged_no, segment_no] {
                                  save_logged_letters(session, logged_no, segment_no);
                              });
             });
}

}  // namespace

void LogDialog::restart(Session& session) {
    version_ = session.db().version();
    finished_ = false;
    const table::Row row = segment::find_segment(session.db(), segment_no_);
    check_ = row == table::kNoRow
                 ? nullptr
                 : std::make_unique<interaction::LogCheck>(session.db(), session.context(), row);
    limits_ = setup::fatigue_limits(session.db());
    fatigue_.reset();
    Result<criteria::FatigueLook> look =
        criteria::FatigueLook::make(session.db(), segment_no_, limits_, session.context());
    if (look) fatigue_.emplace(std::move(*look));
}

float LogDialog::progress() const {
    if (!check_) return 0;
    return fatigue_ ? (check_->progress() + fatigue_->progress()) / 2 : check_->progress();
}

bool LogDialog::work(Session& session, const std::function<bool()>& over) {
    if (session.job() != nullptr || !session.ready() || session.db().busy()) return false;
    if (!check_ || version_ != session.db().version()) restart(session);
    if (!check_) return false;
    if (checked()) return false;
    while (!finished_ && !over()) finished_ = check_->step(kSliceRows);
    if (finished_) {
        // LOG-1: on by default where it can be, as long as nobody chose otherwise.
        const bool possible = check_->delivery_offer().enabled;
        options_.deliver = possible && wants_delivery_;
    }
    while (!checked() && !over()) fatigue_->step(kSliceRows);
    session.show_work(!checked());
    return !checked();
}

void LogDialog::apply(Session& session, const LogFinding& finding) {
    const table::Row row = segment::find_segment(session.db(), segment_no_);
    const auto remedy = std::make_shared<interaction::ApplyRemedy>(session.db(), session.context(), row,
                                                                   finding.kind, finding.remedy);
    run_work(session, remedy,
             {tr("Correcting the lines of {1}", segment_no_),
              tr("{1} of {2}", finding.remedy_caption, segment_no_)});
}

void LogDialog::log(Session& session) {
    const std::vector<std::int64_t> documents = letter::word_documents(session.db(), check_->documents());
    if (documents.empty()) return run_log(session, segment_no_, options_);
    // LOG-36: the letters' values are kept, so the documents' fields must be known first.
    load_templates(session, documents,
                   [&session, no = segment_no_, options = options_](letter::Templates templates,
                                                                    const std::optional<Error>&) mutable {
                       // Documents that can't be merged are kept as they are.
                       if (!templates.empty())
                           options.letter_values =
                               letter::values_for_log(std::move(templates), session.locale());
                       run_log(session, no, options);
                   });
}

bool LogDialog::draw_finding(ui::Ui& ui, Session& session, const LogFinding& finding) {
    const ui::IdScope scope(ui, static_cast<std::uint64_t>(finding.kind));
    const ui::Card card(ui, "finding", theme::space::kM);
    {
        const ui::Stack told(ui, 0, theme::space::kS);
        ui::badge(ui, finding.blocks() ? tr("Error") : tr("Warning"),
                  finding.blocks() ? ui::Tone::error : ui::Tone::warning);
        ui::text(ui, finding.message);
    }
    bool open = true;
    const ui::Row row(ui);
    if (!finding.blocks()) {
        const std::array<std::string, 2> names = {tr("Skip their lines"), tr("Log without delivery")};
        const int chosen = static_cast<int>(options_.choice(finding.kind));
        const int now = ui::select(ui, tr("What happens"), chosen, names, {.width = 240, .caption = false});
        if (now >= 0) options_.choose(finding.kind, static_cast<WarningChoice>(now));
    }
    if (finding.remedy != interaction::Remedy::none && ui::button(ui, finding.remedy_caption)) {
        apply(session, finding);
    }
    const bool leads = finding.of_header || !finding.first_lines.empty();
    if (leads && ui::button(ui, finding.of_header ? tr("Show the field") : tr("Show the first line"))) {
        go_to_({finding.of_header ? table::kNoRow : finding.first_lines.front(), finding.field});
        open = false;
    }
    return open;
}

bool LogDialog::draw_findings(ui::Ui& ui, Session& session) {
    bool open = true;
    for (const LogFinding& finding : check_->findings()) {
        if (finding.kind == Finding::no_document) continue;  // see draw_options
        open = draw_finding(ui, session, finding) && open;
    }
    return open;
}

// FAT-5: a warning that changes nothing by itself.
void LogDialog::draw_fatigue(ui::Ui& ui, Session& session) {
    if (!fatigue_) return;
    const std::string words = fatigue_in_words(fatigue_->on_segment(), limits_, session.locale());
    if (words.empty()) return;
    const ui::Card card(ui, "fatigue", theme::space::kM);
    ui::badge(ui, tr("Contact fatigue"), ui::Tone::info);
    ui::text(ui, tr("Of the segment's contacts {1}.", words));
    if (ui::button(ui, tr("Show Them"))) session.open(std::make_unique<FatigueDialog>(session, segment_no_));
}

bool LogDialog::draw_options(ui::Ui& ui, Session& session) {
    const interaction::DeliveryOffer offer = check_->delivery_offer();
    const std::size_t lines = check_->deliverable_lines();
    const std::string help = tr_n(
        "The documents of {1} line become files to print and to send: letters as .docx, e-mails as .eml, in "
        "one .zip.",
        "The documents of {1} lines become files to print and to send: letters as .docx, e-mails as .eml, in "
        "one .zip.",
        lines, filter::format_count(lines, session.locale()));
    if (ui::checkbox(ui, tr("Create Follow-up Segment"), options_.create_follow_up)) {
        options_.create_follow_up = !options_.create_follow_up;
    }
    if (ui::checkbox(ui, tr("Send Attachments"), options_.deliver,
                     {.enabled = offer.enabled, .help = offer.enabled ? help : offer.reason})) {
        options_.deliver = !options_.deliver;
        wants_delivery_ = options_.deliver;
        ui.again();
    }
    ui::text(ui, offer.enabled ? help : std::string(offer.reason), true);
    // Sending alone asks for a document: told where it is chosen.
    const LogFinding* no_document = options_.deliver ? check_->find(Finding::no_document) : nullptr;
    return no_document == nullptr || draw_finding(ui, session, *no_document);
}

bool LogDialog::draw_check(ui::Ui& ui, Session& session) {
    const bool nothing =
        std::all_of(check_->findings().begin(), check_->findings().end(),
                    [](const auto& finding) { return finding.kind == Finding::no_document; });
    if (nothing) {
        const std::size_t lines = check_->lines().size();
        ui::text(ui, tr_n("One line will be logged; nothing stands against it.",
                          "{1} lines will be logged; nothing stands against it.", lines));
    }
    const bool open = draw_findings(ui, session);
    draw_fatigue(ui, session);
    if (check_->lines_without_contact() > 0) {
        ui::text(ui,
                 tr_n("{1} line without a contact will be left out.",
                      "{1} lines without a contact will be left out.", check_->lines_without_contact()),
                 true);
    }
    return draw_options(ui, session) && open;
}

bool LogDialog::draw(ui::Ui& ui, Session& session) {
    if (segment::find_segment(session.db(), segment_no_) == table::kNoRow) return false;
    const ui::DialogScope dialog(ui, tr("Log {1}", segment_no_), {.width = 620});
    bool open = true;
    if (checked()) {
        open = draw_check(ui, session);
    } else {
        ui::progress(ui, tr("Checking the lines"), progress());
    }
    const bool blocked = !checked() || check_->blocked();
    {
        const ui::Row row(ui);
        if (ui::button(ui, tr_in("verb", "Log"),
                       {.kind = ui::ButtonKind::primary,
                        .icon = theme::Icon::send,
                        .enabled = !blocked,
                        .reason = blocked ? tr("Correct the errors first") : ""})) {
            log(session);
            open = false;
        }
        if (ui::button(ui, tr("Cancel"))) open = false;
    }
    if (dialog.escaped()) open = false;
    return open;
}

}  // namespace segments::app
