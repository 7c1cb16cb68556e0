// Two contacts side by side, field by field, to be merged into one or told apart (PRD-22).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "app/screens/screen.h"
#include "app/session/session.h"
#include "core/base/tr.h"
#include "core/contact/merge_contacts.h"

namespace segments::app {

// The address of the screen for a row of the table Contact Duplicate, and for two numbers.
std::string merge_address(const Session& session, table::Row duplicate_row);
std::string merge_address(std::string_view keep, std::string_view gone);

class MergeScreen final : public Screen {
  public:
    MergeScreen(std::string keep, std::string gone) : keep_(std::move(keep)), gone_(std::move(gone)) {}
    std::string title(const Session&) const override { return tr("Merge Contacts"); }
    std::string_view section() const override { return "/contacts"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override;

  private:
    table::Row row(const Session& session, const std::string& no) const;
    bool can_merge(const Session& session) const;
    void refresh(const Session& session);
    void draw_fields(ui::Ui& ui, Session& session);
    void draw_counts(ui::Ui& ui, const Session& session) const;
    void swap();
    void merge(Session& session);
    void separate(Session& session);

    std::string keep_, gone_;
    contact::MergePreview preview_;
    std::map<table::FieldId, bool> chosen_;  // by hand
    std::unique_ptr<contact::ContactReferences> references_;
    bool counted_ = false;
    std::uint64_t version_ = 0;  // of the database
};

}  // namespace segments::app
