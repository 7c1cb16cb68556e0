// Compare Segments (SET-1 to SET-4): two segments as sets of contacts, open or logged, with their overlap in
// counts and as a diagram, the contacts of each part, and a new segment made of one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "app/criteria/contact_set_list.h"
#include "app/session/dialog.h"
#include "app/session/instant_work.h"
#include "core/base/tr.h"
#include "core/criteria/segment_sets.h"

namespace segments::app {

class CompareDialog final : public Dialog {
  public:
    // Blank numbers: they are chosen in the dialog.
    CompareDialog(std::string first_no, std::string second_no)
        : first_{std::move(first_no), 0}, second_{std::move(second_no), 0} {}
    bool draw(ui::Ui& ui, Session& session) override;
    bool work(Session& session, const std::function<bool()>& over) override;

  private:
    void choose(ui::Ui& ui, Session& session, std::string_view caption, criteria::SetName& name);
    void follow(const Session& session);
    void take_result();
    void draw_counts(ui::Ui& ui, const Session& session) const;
    void draw_contacts(ui::Ui& ui, Session& session);
    std::string part_name(const Session& session, criteria::SetPart part) const;
    void make_segment(Session& session) const;

    criteria::SetName first_, second_;
    std::uint64_t version_ = 0;
    std::optional<criteria::SegmentSets> sets_;
    std::optional<Error> problem_;
    bool taken_ = false;
    int part_ = 0;
    std::size_t counts_[criteria::kSetParts] = {};
    ContactSetList list_{msg("Contacts of the part")};
    InstantWork instant_;
};

}  // namespace segments::app
