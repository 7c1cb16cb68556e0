// A group of conditions as a part of the criteria form (NST-1): sections and further groups, of which all,
// any or none must hold.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "app/criteria/criteria_section.h"

namespace segments::app {

class CriteriaGroup {
  public:
    CriteriaGroup();
    CriteriaGroup(CriteriaGroup&&) noexcept = default;
    CriteriaGroup& operator=(CriteriaGroup&&) noexcept = default;

    // `depth`: 1 for a group that lies in none.
    bool draw(ui::Ui& ui, Session& session, int depth);
    criteria::SectionConditions conditions() const;
    bool has_errors() const;
    bool go_to_error(ui::Ui& ui) const;

  private:
    // A section, or another group.
    struct Member {
        std::uint64_t key = 0;
        std::unique_ptr<CriteriaSection> section;
        std::unique_ptr<CriteriaGroup> group;
    };

    void add_section(const criteria::SectionInfo& info);
    bool draw_section(ui::Ui& ui, Session& session, Member& member);

    criteria::Join join_ = criteria::Join::any;
    std::vector<Member> members_;
    std::uint64_t next_key_ = 1;
};

}  // namespace segments::app
