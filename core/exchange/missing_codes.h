// Codes that records name and the workspace doesn't have: countries, mailing groups and so on.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/exchange/contact_record.h"
#include "core/table/database.h"

namespace segments::exchange {

struct MissingCode {
    table::TableId table = 0;  // Mailing Group, Country/Region ...
    std::string code;
    std::size_t contacts = 0;  // that need it
};

class MissingCodes {
  public:
    explicit MissingCodes(const table::Database& db);

    // Counts what a completed record (complete() in import_rules.h) needs; true if there is anything.
    bool add(const ContactRecord& record, table::Row target);
    // What is missing for the record, as a sentence; empty if nothing is.
    std::string reason(const ContactRecord& record, table::Row target) const;
    // By table in the order of menus, and code.
    std::vector<MissingCode> sorted() const;

  private:
    using Visit = std::function<void(table::TableId, std::string_view code)>;
    void for_each(const ContactRecord& record, table::Row target, const Visit& visit) const;

    const table::Database* db_;
    // The table that the codes of a field stand in; 0 if there is none.
    std::vector<table::TableId> master_of_contact_, master_of_address_;
    std::unordered_map<std::string, std::size_t> index_;  // by table and code
    std::vector<MissingCode> codes_;
};

}  // namespace segments::exchange
