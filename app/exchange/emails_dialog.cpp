#include "app/exchange/emails_dialog.h"

#include <memory>
#include <utility>

#include "app/session/look_job.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/exchange/segment_e_mails.h"

namespace segments::app {
namespace {

class EMailsDialog final : public Dialog {
  public:
    explicit EMailsDialog(std::shared_ptr<const exchange::SegmentEMails> found) : found_(std::move(found)) {}

    bool draw(ui::Ui& ui, Session& session) override {
        const ui::DialogScope dialog(ui, tr("Copy e-mail addresses"));
        const std::size_t count = found_->count(), without = found_->without_address();
        const std::string addresses = filter::format_count(count, session.locale());
        ui::text(ui, tr_n("{1} address, each once, in the order of the lines, separated by semicolons.",
                          "{1} addresses, each once, in the order of the lines, separated by semicolons.",
                          count, addresses));
        if (without > 0)
            ui::text(ui,
                     tr_n("{1} contact has no e-mail address.", "{1} contacts have no e-mail address.",
                          without, filter::format_count(without, session.locale())),
                     true);
        bool open = !dialog.escaped();
        const ui::Row row(ui);
        if (ui::button(ui, tr("Copy"),
                       {.kind = ui::ButtonKind::primary, .icon = theme::Icon::copy, .enabled = count > 0})) {
            session.platform().copy(found_->text(), {});
            session.tell(ui::Tone::success, tr_n("{1} address is on the clipboard.",
                                                 "{1} addresses are on the clipboard.", count, addresses));
            open = false;
        }
        if (ui::button(ui, tr("Cancel"))) open = false;
        return open;
    }

  private:
    std::shared_ptr<const exchange::SegmentEMails> found_;
};

}  // namespace

void open_emails(Session& session, const std::string& segment_no) {
    const table::Row row = segment::find_segment(session.db(), segment_no);
    if (row == table::kNoRow) return;
    const auto work = std::make_shared<exchange::SegmentEMails>(session.db(), row);
    session.run(std::make_unique<LookJob>(
        tr("Finding the addresses of {1}", segment_no), [work](std::size_t rows) { return work->step(rows); },
        [&session, work] { session.open(std::make_unique<EMailsDialog>(work)); }));
}

}  // namespace segments::app
