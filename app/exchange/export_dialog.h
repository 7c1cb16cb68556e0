// In which format contacts leave, and what would be lost in it: told before the file is written.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/session/dialog.h"
#include "app/session/session.h"
#include "core/exchange/export_contacts.h"
#include "core/exchange/exports.h"

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
    void draw_since(ui::Ui& ui, Session& session);
    bool too_many() const;
    void begin_again() {
        export_.reset();
        changed_.reset();
        looked_ = false;
    }
    void begin_export(const Session& session, std::vector<table::Row> rows);
    void save(Session& session);

    std::vector<table::Row> rows_, exported_;
    std::string name_;
    std::size_t chosen_ = 0;  // of export_formats()
    std::shared_ptr<exchange::ExportContacts> export_;
    bool looked_ = false;
    // Only what changed since a remembered export (core/exchange/exports.h); 0: all.
    std::int64_t since_ = 0;
    std::optional<exchange::ChangedSince> changed_;
    std::size_t gone_ = 0, count_ = 0;
    bool remember_ = false, groups_ = false;
    std::uint64_t version_ = 0;  // of the workspace that was looked at
};

}  // namespace segments::app
