// Companies that people of a file name without a Company No.: found by their names in the workspace and in
// the file, ignoring case, or made. Nothing is done unless ImportOptions::create_companies asks for it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/exchange/import_stage.h"
#include "core/exchange/record_index.h"
#include "core/table/database.h"

namespace segments::exchange {

class CompanyLinks {
  public:
    // Both outlive this.
    CompanyLinks(const table::Database& db, ImportStage& stage) : db_(&db), stage_(&stage) {}

    // Looks at about `rows` contacts and records more; true when link() can be used.
    bool step(std::size_t rows);
    // Finds the company of a person, or makes its record.
    void link(std::uint32_t person, std::string_view company_name);

    // The company of a record: a contact of the workspace, or a record of the file. kNoRow and kNone: it has
    // none by its name.
    table::Row contact_of(std::uint32_t person) const;
    std::uint32_t record_of(std::uint32_t person) const;
    static constexpr std::uint32_t kNone = RecordIndex::kNone;

  private:
    bool has_name(table::Row row, std::string_view folded) const;
    bool record_has_name(std::uint32_t number, std::string_view folded) const;

    const table::Database* db_;
    ImportStage* stage_;
    RecordIndex contacts_, records_;
    table::Row at_ = 0;
    std::uint32_t at_record_ = 0;
    // By person: twice the row, or twice the record and one.
    std::vector<std::uint32_t> links_;
};

}  // namespace segments::exchange
