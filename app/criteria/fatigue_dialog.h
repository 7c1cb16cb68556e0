// Contact Fatigue (FAT-2 to FAT-5): the contacts of a segment with many interactions lately, and those that
// stand on other open segments; and the way to take them away.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/criteria/contact_set_list.h"
#include "app/session/dialog.h"
#include "app/session/instant_work.h"
#include "core/base/tr.h"
#include "core/criteria/fatigue.h"

namespace segments::app {

// "3 had 3 or more interactions in the last 30 days, 2 stand on other open segments"; empty for nobody.
std::string fatigue_in_words(const criteria::FatigueCounts& counts, const criteria::FatigueLimits& limits,
                             const filter::Locale& locale);
// "3 or more interactions in the last 30 days"
std::string limits_in_words(const criteria::FatigueLimits& limits);

class FatigueDialog final : public Dialog {
  public:
    FatigueDialog(const Session& session, std::string segment_no);
    bool draw(ui::Ui& ui, Session& session) override;
    bool work(Session& session, const std::function<bool()>& over) override;

  private:
    void draw_limits(ui::Ui& ui);
    bool draw_limit(ui::Ui& ui, std::string_view caption, int most, int& limit, std::string& error);
    void follow(const Session& session);
    void take_result();
    void draw_result(ui::Ui& ui, Session& session);
    void take_away(Session& session) const;
    std::size_t found() const { return taken_ ? list_.count() : 0; }

    std::string segment_no_;
    criteria::FatigueLimits limits_;
    std::string times_error_, days_error_;
    criteria::FatigueKinds kinds_;
    std::uint64_t version_ = 0;
    std::optional<criteria::FatigueLook> look_;
    std::optional<Error> problem_;
    bool taken_ = false;
    ContactSetList list_{msg("Contacts concerned")};
    InstantWork instant_;
};

}  // namespace segments::app
