// Why a contact is on a segment, or isn't (WHY-1 to WHY-6): the contact can be changed, and what every
// criteria action did with it is told with its conditions and the contact's values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/session/dialog.h"
#include "app/session/instant_work.h"
#include "core/criteria/explain.h"

namespace segments::app {

class WhyDialog final : public Dialog {
  public:
    // `contact_no` blank: it is chosen in the dialog.
    WhyDialog(std::string segment_no, std::string contact_no)
        : segment_no_(std::move(segment_no)), contact_no_(std::move(contact_no)) {}
    bool draw(ui::Ui& ui, Session& session) override;
    bool work(Session& session, const std::function<bool()>& over) override;

  private:
    // Starts over when the data changed since.
    void follow(const Session& session);
    void draw_contact(ui::Ui& ui, Session& session);
    void draw_stories(ui::Ui& ui) const;

    std::string segment_no_, contact_no_;
    std::uint64_t version_ = 0;
    std::optional<criteria::Explanation> why_;
    std::optional<Error> problem_;
    InstantWork instant_;
};

}  // namespace segments::app
