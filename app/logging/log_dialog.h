// The dialog in which a segment is logged (LOG-1): the check list of PRD-5 with its remedies, the choices of
// PRD-6 for every warning, and the options.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/session/dialog.h"
#include "core/criteria/fatigue.h"
#include "core/interaction/log_check.h"
#include "core/interaction/log_segment.h"

namespace segments::app {

// Where a finding leads: a cell of a line, or a field of the header.
struct LogPlace {
    table::Row line = table::kNoRow;  // kNoRow: the header
    table::FieldId field = 0;         // of the line or the header
};

class LogDialog final : public Dialog {
  public:
    // `go_to` is called when the person follows a finding; the dialog closes then.
    LogDialog(std::string segment_no, std::function<void(const LogPlace&)> go_to)
        : segment_no_(std::move(segment_no)), go_to_(std::move(go_to)) {}
    bool draw(ui::Ui& ui, Session& session) override;
    bool work(Session& session, const std::function<bool()>& over) override;

  private:
    void restart(Session& session);
    // Everything is known, so that nothing moves under the pointer afterwards.
    bool checked() const { return check_ && finished_ && (!fatigue_ || fatigue_->done()); }
    float progress() const;
    // False when the dialog is to be closed.
    bool draw_findings(ui::Ui& ui, Session& session);
    bool draw_finding(ui::Ui& ui, Session& session, const interaction::LogFinding& finding);
    void draw_fatigue(ui::Ui& ui, Session& session);
    bool draw_options(ui::Ui& ui, Session& session);
    bool draw_check(ui::Ui& ui, Session& session);
    void apply(Session& session, const interaction::LogFinding& finding);
    void log(Session& session);

    std::string segment_no_;
    std::function<void(const LogPlace&)> go_to_;
    interaction::LogOptions options_;
    bool wants_delivery_ = true;
    std::unique_ptr<interaction::LogCheck> check_;
    bool finished_ = false;
    std::optional<criteria::FatigueLook> fatigue_;
    criteria::FatigueLimits limits_;
    std::uint64_t version_ = 0;  // of the database that was checked
};

}  // namespace segments::app
