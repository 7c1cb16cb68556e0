// What a criteria action would do, worked out while it is entered (Add, Reduce, Refine): counts, what each
// section lets pass, and some of the contacts. Nothing is changed.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/session/session.h"
#include "app/ui/ui.h"
#include "core/criteria/fatigue.h"
#include "core/criteria/record.h"

namespace segments::app {

class CriteriaPreview {
  public:
    explicit CriteriaPreview(std::string segment_no) : segment_no_(std::move(segment_no)) {}

    // Starts over when the action or the data changed since.
    void show(const Session& session, const criteria::Action& action);
    // Works on it; true while there is more to do.
    bool work(const Session& session, const std::function<bool()>& over);
    bool done() const { return (add_ && add_->done()) || (remove_ && remove_->done()); }
    // All there is to say of it is known, not only the counts.
    bool complete() const { return sections_done() && !fatigue_due_ && (!fatigue_ || fatigue_->done()); }
    // Lines that would come or go. REQUIRES: done().
    std::size_t lines() const { return add_ ? add_->counts().to_add : remove_->counts().to_remove; }
    // REQUIRES: done().
    const criteria::RemoveCounts* removing() const { return remove_ ? &remove_->counts() : nullptr; }

    void draw(ui::Ui& ui, const Session& session) const;

  private:
    bool sections_done() const {
        return (add_ && add_->done() && add_->sections_done()) ||
               (remove_ && remove_->done() && remove_->sections_done());
    }
    void look_for_fatigue(const Session& session);
    void draw_counts(ui::Ui& ui, const Session& session) const;
    void draw_sections(ui::Ui& ui, const Session& session) const;
    void draw_sample(ui::Ui& ui, const Session& session) const;
    void draw_fatigue(ui::Ui& ui, const Session& session) const;

    std::string segment_no_;
    criteria::Action action_;
    std::uint64_t version_ = 0;  // of the database it was made from; 0: nothing yet
    std::optional<criteria::AddSelection> add_;
    std::optional<criteria::RemoveSelection> remove_;
    std::optional<criteria::FatigueLook> fatigue_;  // of those that would be added, after all else
    bool fatigue_due_ = false;
    criteria::FatigueLimits limits_;
    std::optional<Error> problem_;
};

}  // namespace segments::app
