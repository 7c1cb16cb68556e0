#include "app/letter/resend_dialog.h"

#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "app/letter/logged_letters.h"
#include "app/session/work_job.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/letter/fresh_letters.h"

namespace segments::app {

void ResendDialog::send(Session& session) const {
    letter::ResendOptions options;
    if (type_ != 0) options.type = static_cast<schema::CorrespondenceType>(type_);
    options.update_fields = update_;
    if (!update_) return deliver_logged(session, stem_, entries_, {}, {options.type, false});
    const auto work = std::make_shared<letter::ResendEntries>(session.context(), entries_, options);
    run_work(session, work, {tr("Writing log entries"), tr("Resend the documents of {1}", stem_)},
             [&session, work, stem = stem_] {
                 deliver_logged(session, stem, work->made(), {}, {std::nullopt, true});
             });
}

bool ResendDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Resend"), {.width = 480});
    ui::text(ui, tr_n("{1} document goes out again.", "{1} documents go out again.", entries_.size(),
                      filter::format_count(entries_.size(), session.locale())));
    const std::array<std::string, 3> types = {tr("Same as Entry"), tr("Hard Copy"), tr("Email")};
    const int chosen = ui::select(ui, tr("Correspondence Type"), type_, types);
    if (chosen >= 0) type_ = chosen;
    if (ui::checkbox(ui, tr("Update Merge Fields"), update_,
                     {.help = tr("New log entries are written, with what the contacts are now")}))
        update_ = !update_;
    bool open = !dialog.escaped();
    const ui::Row row(ui);
    if (ui::primary_button(ui, tr("Resend"))) {
        send(session);
        return false;
    }
    if (ui::button(ui, tr("Cancel"))) open = false;
    return open;
}

void resend(Session& session, const std::string& stem, const std::vector<table::Row>& entries) {
    if (Result<void> free = session.check_can_change(); !free) return session.tell(free.error());
    Result<std::vector<table::Row>> chosen = letter::resendable(session.db(), entries);
    if (!chosen) return session.tell(chosen.error());
    session.open(std::make_unique<ResendDialog>(stem, std::move(*chosen)));
}

}  // namespace segments::app
