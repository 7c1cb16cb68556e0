// One contact of an import before it is made: what changes, field by field, with the old and the new value;
// or why it is rejected, and where it stands.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/session/dialog.h"
#include "app/session/session.h"
#include "core/exchange/import_changes.h"

namespace segments::app {

// "CT000012 Ann Lee"
std::string record_caption(const exchange::ImportPlan& plan, std::uint32_t number);

class ImportRecordDialog final : public Dialog {
  public:
    // `decide` gets the plan's options with what the person decides about conflicts.
    ImportRecordDialog(std::shared_ptr<const exchange::ImportPlan> plan, std::uint32_t number,
                       std::function<void(exchange::ImportOptions)> decide)
        : plan_(std::move(plan)), number_(number), decide_(std::move(decide)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    std::shared_ptr<const exchange::ImportPlan> plan_;
    void draw_conflicts(ui::Ui& ui);

    std::uint32_t number_;
    std::function<void(exchange::ImportOptions)> decide_;
    std::vector<exchange::FieldConflict> conflicts_;
    bool decided_ = false;
    bool looked_ = false;
    std::vector<exchange::FieldChange> changes_;
};

class RejectionDialog final : public Dialog {
  public:
    // `index`: of ImportPlan::rejection().
    RejectionDialog(std::shared_ptr<const exchange::ImportPlan> plan, std::size_t index)
        : plan_(std::move(plan)), index_(index) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    std::shared_ptr<const exchange::ImportPlan> plan_;
    std::size_t index_;
};

}  // namespace segments::app
