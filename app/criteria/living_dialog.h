// Update by Criteria (LIV-1 to LIV-6): who would come to a segment, and who would go, if its criteria actions
// were carried out today. Nothing changes before Update.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "app/criteria/contact_set_list.h"
#include "app/session/dialog.h"
#include "app/session/instant_work.h"
#include "core/base/tr.h"
#include "core/criteria/living.h"

namespace segments::app {

class LivingDialog final : public Dialog {
  public:
    explicit LivingDialog(std::string segment_no) : segment_no_(std::move(segment_no)) {}
    bool draw(ui::Ui& ui, Session& session) override;
    bool work(Session& session, const std::function<bool()>& over) override;

  private:
    criteria::LivingDates dates() const;
    void follow(const Session& session);
    void take_result(const Session& session);
    void draw_counts(ui::Ui& ui, const Session& session) const;
    void draw_lists(ui::Ui& ui, Session& session);
    void update(Session& session);

    std::string segment_no_;
    bool today_ = true;  // relative dates mean today's days
    std::uint64_t version_ = 0;
    std::optional<criteria::LivingLook> look_;
    std::optional<Error> problem_;
    bool taken_ = false;
    int tab_ = 0;
    ContactSetList coming_{msg("Would come")}, going_{msg("Would go")};
    InstantWork instant_;
};

}  // namespace segments::app
