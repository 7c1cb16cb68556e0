#include "app/letter/where_used_dialog.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/exchange/wording.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/letter/document_uses.h"

namespace segments::app {
namespace {

class WhereUsedDialog final : public Dialog {
  public:
    explicit WhereUsedDialog(std::vector<letter::DocumentUse> uses) : uses_(std::move(uses)) {}

    bool draw(ui::Ui& ui, Session& session) override {
        const ui::DialogScope dialog(ui, tr("Where the document is used"));
        ui::text(ui,
                 tr("It is kept once, however many have it. Replacing it here changes nothing elsewhere."),
                 true);
        std::vector<ui::Fact> facts;
        for (const letter::DocumentUse& use : uses_)
            facts.push_back(
                {use.what,
                 tr_n("{1} time", "{1} times", use.count, filter::format_count(use.count, session.locale())),
                 use.address});
        const int followed = ui::facts(ui, facts);
        if (followed >= 0) {
            session.go(uses_[static_cast<std::size_t>(followed)].address.substr(1));
            return false;
        }
        return !ui::button(ui, tr("Close")) && !dialog.escaped();
    }

  private:
    std::vector<letter::DocumentUse> uses_;
};

}  // namespace

void show_where_used(Session& session, std::int64_t attachment_no) {
    session.open(std::make_unique<WhereUsedDialog>(letter::uses_of_document(session.db(), attachment_no)));
}

}  // namespace segments::app
