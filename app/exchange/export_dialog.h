// In which format contacts leave, and what would be lost in it: told before the file is written.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/session/dialog.h"
#include "app/session/session.h"
#include "core/exchange/export_contacts.h"

namespace segments::app {

class ExportDialog final : public Dialog {
  public:
    // `name`: of the file, without its ending.
    ExportDialog(std::vector<table::Row> rows, std::string name)
        : rows_(std::move(rows)), name_(std::move(name)) {}
    bool draw(ui::Ui& ui, Session& session) override;
    bool work(Session& session, const std::function<bool()>& over) override;

  private:
    void draw_losses(ui::Ui& ui, const Session& session) const;

    std::vector<table::Row> rows_;
    std::string name_;
    std::size_t chosen_ = 0;  // of export_formats()
    std::shared_ptr<exchange::ExportContacts> export_;
    bool looked_ = false;
    std::uint64_t version_ = 0;  // of the workspace that was looked at
};

}  // namespace segments::app
