// One contact of an import before it is made: what changes, field by field, with the old and the new value;
// or why it is rejected, and where it stands.
#pragma once

#include <cstdint>
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
    ImportRecordDialog(std::shared_ptr<const exchange::ImportPlan> plan, std::uint32_t number)
        : plan_(std::move(plan)), number_(number) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    std::shared_ptr<const exchange::ImportPlan> plan_;
    std::uint32_t number_;
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
