#include "app/exchange/emails_dialog.h"

#include <memory>
#include <utility>

#include "app/session/look_job.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/exchange/segment_sheet.h"

namespace segments::app {
namespace {

class EMailsDialog final : public Dialog {
  public:
    EMailsDialog(const std::vector<std::string>& addresses, std::size_t without)
        : count_(addresses.size()), without_(without) {
        for (const std::string& address : addresses) {
            if (!text_.empty()) text_ += "; ";
            text_ += address;
        }
    }

    bool draw(ui::Ui& ui, Session& session) override {
        const ui::DialogScope dialog(ui, tr("Copy e-mail addresses"));
        const std::string addresses = filter::format_count(count_, session.locale());
        ui::text(ui, tr_n("{1} address, each once, in the order of the lines, separated by semicolons.",
                          "{1} addresses, each once, in the order of the lines, separated by semicolons.",
                          count_, addresses));
        if (without_ > 0)
            ui::text(ui,
                     tr_n("{1} contact has no e-mail address.", "{1} contacts have no e-mail address.",
                          without_, filter::format_count(without_, session.locale())),
                     true);
        bool open = !dialog.escaped();
        const ui::Row row(ui);
        if (ui::button(ui, tr("Copy"),
                       {.kind = ui::ButtonKind::primary, .icon = theme::Icon::copy, .enabled = count_ > 0})) {
            session.platform().copy(text_, {});
            session.tell(ui::Tone::success, tr_n("{1} address is on the clipboard.",
                                                 "{1} addresses are on the clipboard.", count_, addresses));
            open = false;
        }
        if (ui::button(ui, tr("Cancel"))) open = false;
        return open;
    }

  private:
    std::string text_;
    std::size_t count_, without_;
};

}  // namespace

void open_emails(Session& session, const std::string& segment_no) {
    const auto work = std::make_shared<exchange::SegmentEMails>(session.db(), segment_no);
    session.run(std::make_unique<LookJob>(
        tr("Finding the addresses of {1}", segment_no), [work](std::size_t rows) { return work->step(rows); },
        [&session, work] {
            session.open(std::make_unique<EMailsDialog>(work->addresses(), work->without_address()));
        }));
}

}  // namespace segments::app
