// Print on a segment: cover sheets (RPT-2, RPT-3) and the list of its contacts (RPT-4).
#pragma once

#include <array>
#include <string>
#include <vector>

#include "app/session/session.h"
#include "core/letter/paper.h"

namespace segments::app {

class CoverSheetsDialog final : public Dialog {
  public:
    CoverSheetsDialog(const Session& session, std::string segment_no);
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    void draw_remarks(ui::Ui& ui);
    // `preview`: nothing is logged.
    void print(Session& session, bool preview) const;

    std::string segment_no_;
    letter::CoverSheetOptions options_;
    bool can_log_ = false, log_ = false;
};

class ContactPagesDialog final : public Dialog {
  public:
    explicit ContactPagesDialog(std::string segment_no) : segment_no_(std::move(segment_no)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    // True if it prints.
    bool print(Session& session);

    std::string segment_no_;
    std::array<std::string, 3> typed_, problems_;  // Contact No., Search Name, Type
};

// RPT-5
void print_campaign(Session& session, const std::string& campaign_no);

}  // namespace segments::app
