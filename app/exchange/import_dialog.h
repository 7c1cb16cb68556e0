// The preview of an import: what would be new, changed, unchanged and rejected, and which codes would be
// made. Nothing is written before "Import" is pressed.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/exchange/import_flow.h"
#include "app/exchange/import_records.h"
#include "app/session/dialog.h"
#include "app/session/session.h"
#include "core/exchange/import_plan.h"

namespace segments::app {

class ImportDialog final : public Dialog {
  public:
    // REQUIRES: the flow has a complete plan.
    explicit ImportDialog(std::shared_ptr<ImportFlow> flow);
    bool draw(ui::Ui& ui, Session& session) override;
    bool work(Session& session, const std::function<bool()>& over) override;

  private:
    void draw_format(ui::Ui& ui);
    void draw_options(ui::Ui& ui, Session& session);
    void draw_base(ui::Ui& ui, const Session& session, exchange::ImportOptions& options) const;
    void draw_segment(ui::Ui& ui, const Session& session);
    void decide(ui::Ui& ui, exchange::ImportOptions options);
    void begin(Session& session);
    void draw_counts(ui::Ui& ui, const Session& session) const;
    void draw_codes(ui::Ui& ui, const Session& session);
    bool puts_on_segment() const;

    std::shared_ptr<ImportFlow> flow_;
    std::shared_ptr<exchange::ImportPlan> plan_;
    std::string file_name_;
    bool planned_ = true;
    std::string group_problem_;
    // Of the policies field by field, which are decided in a dialog of their own.
    std::shared_ptr<std::optional<exchange::ImportOptions>> decided_ =
        std::make_shared<std::optional<exchange::ImportOptions>>();
    std::optional<ImportRecords> records_;
    enum class PutOn : std::uint8_t { nothing, segment, new_segment };
    PutOn put_on_ = PutOn::nothing;
    std::string segment_no_, segment_description_, segment_problem_;
    int read_as_ = -1;  // the format that was chosen, to be read again
};

}  // namespace segments::app
