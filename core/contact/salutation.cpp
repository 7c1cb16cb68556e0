#include "core/contact/salutation.h"

#include <algorithm>
#include <tuple>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_view.h"
#include "core/table/find_rows.h"

namespace segments::contact {
namespace {

namespace formula = setup::salutation_formula;
using schema::NamePart;
using table::Row;
using table::Table;

constexpr int kParts = 5;

std::string_view part_of(const ContactView& view, NamePart part) {
    switch (part) {
        case NamePart::job_title:
            return view.text(contact::kJobTitle);
        case NamePart::first_name:
            return view.text(contact::kFirstName);
        case NamePart::middle_name:
            return view.text(contact::kMiddleName);
        case NamePart::surname:
            return view.text(contact::kSurname);
        case NamePart::initials:
            return view.text(contact::kInitials);
        case NamePart::company_name:
            return view.company_name();
        case NamePart::blank:
            break;
    }
    return {};
}

Error formula_error(std::string_view salutation_code, const table::FieldDef& field, std::string message) {
    Error error = fail(std::move(message), "ENT-25");
    error.record = tr("Salutation {1}", salutation_code);
    error.field = field.caption;
    return error;
}

}  // namespace

std::optional<std::string> salutation_of(const table::Database& db, Row contact_row,
                                         schema::SalutationType type, std::string_view language_code) {
    const std::string_view code = ContactView(db, contact_row).text(contact::kSalutationCode);
    if (code.empty()) return std::nullopt;
    const Table& formulas = db.table(formula::kTable);
    Row row = formulas.find(code, language_code, static_cast<int>(type));
    if (row == table::kNoRow) row = formulas.find(code, "", static_cast<int>(type));
    if (row == table::kNoRow) return std::nullopt;
    return salutation_text(db, row, contact_row);
}

std::string salutation_text(const table::Database& db, Row formula_row, Row contact_row) {
    const Table& formulas = db.table(formula::kTable);
    const ContactView view(db, contact_row);
    const std::string_view text = formulas.text(formula_row, formula::kSalutation);
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool place =
            text[at] == '%' && at + 1 < text.size() && text[at + 1] >= '1' && text[at + 1] <= '0' + kParts;
        if (!place) {
            result += text[at];
            continue;
        }
        ++at;
        const auto field = static_cast<table::FieldId>(formula::kName1 + (text[at] - '1'));
        const std::string_view part =
            part_of(view, static_cast<NamePart>(formulas.number(formula_row, field)));
        result += part;
        if (part.empty() && at + 1 < text.size() && text[at + 1] == ' ') ++at;
    }
    return std::string(trim_blanks(result));
}

Result<Row> create_salutation_formula(table::Transaction& tx, std::string_view salutation_code,
                                      std::string_view language_code, schema::SalutationType type) {
    const Table& formulas = tx.table(formula::kTable);
    const table::FieldDef& field = formulas.field(formula::kLanguageCode);
    const Result<schema::FieldValue> language = schema::normalized(field, schema::FieldValue(language_code));
    if (!language) return language.error();
    if (Result<void> ok = schema::check_reference(tx.db(), field, language->text); !ok) return ok.error();
    const Row row = tx.insert(formula::kTable, {salutation_code, language->text, static_cast<int>(type)});
    if (row != table::kNoRow) return row;
    return formula_error(salutation_code, field,
                         tr("There is a formula of this language and type already. Change that one."));
}

Result<void> set_salutation_formula_field(table::Transaction& tx, Row formula_row, table::FieldId field,
                                          const schema::FieldValue& value) {
    const Table& formulas = tx.table(formula::kTable);
    const std::string_view code = formulas.text(formula_row, formula::kSalutationCode);
    const table::FieldDef& def = formulas.field(field);
    if (field < formula::kSalutation)
        return formula_error(code, def, tr("Language and type can't be changed. Add another formula."));
    const Result<schema::FieldValue> wanted = schema::normalized(def, value);
    if (!wanted) return formula_error(code, def, wanted.error().message);
    schema::set_cell(tx, formula::kTable, formula_row, field, *wanted);
    return {};
}

std::vector<Row> salutation_formulas(const table::Database& db, std::string_view salutation_code) {
    const Table& formulas = db.table(formula::kTable);
    std::vector<Row> rows = table::rows_with_text(formulas, formula::kSalutationCode, salutation_code);
    const auto order = [&](Row row) {
        return std::tuple(formulas.text(row, formula::kLanguageCode), formulas.number(row, formula::kType));
    };
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) { return order(a) < order(b); });
    return rows;
}

}  // namespace segments::contact
