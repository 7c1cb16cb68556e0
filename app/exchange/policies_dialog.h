// What becomes of values that are there already, field by field: the file's, the workspace's, or the file's
// where the workspace has none.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "app/session/dialog.h"
#include "app/session/session.h"
#include "core/exchange/import_plan.h"

namespace segments::app {

class PoliciesDialog final : public Dialog {
  public:
    // Shows the fields and lists that the records of the plan have. `done` gets the options with the
    // policies that were chosen.
    PoliciesDialog(std::shared_ptr<const exchange::ImportPlan> plan,
                   std::function<void(exchange::ImportOptions)> done)
        : plan_(std::move(plan)), options_(plan_->options()), done_(std::move(done)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    std::shared_ptr<const exchange::ImportPlan> plan_;
    exchange::ImportOptions options_;
    std::function<void(exchange::ImportOptions)> done_;
};

// "Take the file's values", by exchange::Policy.
std::vector<std::string> policy_captions();

// The policies and the wish for companies as a text, for the settings of this device: "1 0 name=2 city=0".
std::string policies_text(const exchange::ImportOptions& options);
exchange::ImportOptions read_policies(std::string_view text);
// Policies that aren't those of a new import, in words; empty where all are.
std::string policies_in_words(const exchange::ImportOptions& options);

}  // namespace segments::app
