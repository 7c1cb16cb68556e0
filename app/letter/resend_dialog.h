// Resend (LSG-10): the documents of logged interactions go out again, as they were or merged anew.
#pragma once

#include <string>
#include <vector>

#include "app/session/session.h"

namespace segments::app {

class ResendDialog final : public Dialog {
  public:
    // `stem`: of the file that is written.
    ResendDialog(std::string stem, std::vector<table::Row> entries)
        : stem_(std::move(stem)), entries_(std::move(entries)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    void send(Session& session) const;

    std::string stem_;
    std::vector<table::Row> entries_;
    int type_ = 0;  // 0: the same as the entry's
    bool update_ = false;
};

// Opens it, or tells why nothing can be sent.
void resend(Session& session, const std::string& stem, const std::vector<table::Row>& entries);

}  // namespace segments::app
