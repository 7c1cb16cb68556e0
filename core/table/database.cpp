#include "core/table/database.h"

namespace segments::table {

Database::Database(std::span<const TableDef* const> schema) : schema_(schema) {
    for (const TableDef* def : schema) {
        std::vector<Dictionary*> dictionaries;
        for (const FieldDef& field : def->fields) {
            if (field.storage != Storage::dictionary) {
                dictionaries.push_back(nullptr);
            } else if (field.domain == kNoDomain) {
                own_dictionaries_.push_back(std::make_unique<Dictionary>());
                dictionaries.push_back(own_dictionaries_.back().get());
            } else {
                auto& domain = domains_[field.domain];
                if (!domain) domain = std::make_unique<Dictionary>();
                dictionaries.push_back(domain.get());
            }
        }
        if (tables_.size() <= def->id) tables_.resize(std::size_t{def->id} + 1);
        tables_[def->id] = std::make_unique<Table>(*def, std::move(dictionaries));
    }
}

std::size_t Database::bytes() const {
    std::size_t total = 0;
    for (const auto& table : tables_) total += table ? table->bytes() : 0;
    for (const auto& [id, domain] : domains_) total += domain->bytes();
    for (const auto& dictionary : own_dictionaries_) total += dictionary->bytes();
    return total;
}

}  // namespace segments::table
