// Asks for a new code and its description.
//
//     session.open(std::make_unique<NewCodeDialog>(mailing_group::kTable));
//     session.open(std::make_unique<NewCodeDialog>(no_series::kTable, setup::create_series, open_card));
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/session/dialog.h"
#include "core/base/result.h"
#include "core/table/transaction.h"

namespace segments::app {

class NewCodeDialog final : public Dialog {
  public:
    using Create = std::function<Result<table::Row>(table::Transaction& tx, std::string_view code,
                                                    std::string_view description)>;

    // A code of a code list.
    explicit NewCodeDialog(table::TableId table);
    // A record of another table whose first field is its code. `opened` gets the code of the new record.
    NewCodeDialog(table::TableId table, Create create, std::function<void(const std::string& code)> opened)
        : table_(table), create_(std::move(create)), opened_(std::move(opened)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    table::TableId table_;
    Create create_;
    std::function<void(const std::string& code)> opened_;
    std::string code_, description_, problem_;
};

}  // namespace segments::app
