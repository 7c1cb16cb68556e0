#include "core/contact/address_block.h"

#include "core/contact/contact_view.h"
#include "core/contact/inheritance.h"
#include "core/segment/active_address.h"
#include "core/setup/marketing_setup.h"
#include "core/setup/standard_lists.h"

namespace segments::contact {
namespace {

using setup::AddressFormat;
using table::FieldId;
using table::Row;
using table::Table;

// The parts of an address, from the contact or from an alternate address.
struct Parts {
    std::string_view address, address2, post_code, city, county, country;
};

Parts parts_of_contact(const ContactView& view) {
    return {view.text(contact::kAddress),  view.text(contact::kAddress2),
            view.text(contact::kPostCode), view.text(contact::kCity),
            view.text(contact::kCounty),   view.text(contact::kCountryRegionCode)};
}

Parts parts_of_alternate(const Table& addresses, Row row) {
    const auto text = [&](FieldId field) { return addresses.text(row, field); };
    return {text(alt_address::kAddress), text(alt_address::kAddress2), text(alt_address::kPostCode),
            text(alt_address::kCity),    text(alt_address::kCounty),   text(alt_address::kCountryRegionCode)};
}

void add(std::vector<std::string>& lines, std::string_view line) {
    if (!line.empty()) lines.emplace_back(line);
}

std::string joined(std::string_view a, std::string_view between, std::string_view b) {
    std::string text(a);
    if (!a.empty() && !b.empty()) text += between;
    return text += b;
}

std::string_view home_country(const table::Database& db, const AddressWanted& wanted) {
    if (!wanted.home_country.empty()) return wanted.home_country;
    const Row setup = setup::setup_row(db);
    if (setup == table::kNoRow) return {};
    return db.table(setup::marketing::kTable).text(setup, setup::marketing::kDefaultCountryRegionCode);
}

void add_address(const table::Database& db, const AddressWanted& wanted, const Parts& parts,
                 std::vector<std::string>& lines) {
    add(lines, parts.address);
    add(lines, parts.address2);
    for (std::string& line : city_lines(db, parts.country, parts.post_code, parts.city, parts.county))
        lines.push_back(std::move(line));
    if (parts.country.empty() || parts.country == home_country(db, wanted)) return;
    const Table& countries = db.table(setup::country::kTable);
    const Row country = countries.find(parts.country);
    const std::string_view name =
        country == table::kNoRow ? std::string_view{} : countries.text(country, setup::country::kName);
    add(lines, name.empty() ? parts.country : name);
}

// ADR-1 (1) and (2): the alternate address's company names, the person's name, and that address.
std::vector<std::string> alternate_block(const table::Database& db, const ContactView& view, Row address,
                                         const AddressWanted& wanted) {
    const Table& addresses = db.table(alt_address::kTable);
    std::vector<std::string> lines;
    add(lines, addresses.text(address, alt_address::kCompanyName));
    add(lines, addresses.text(address, alt_address::kCompanyName2));
    if (view.is_person()) add(lines, view.name());
    add_address(db, wanted, parts_of_alternate(addresses, address), lines);
    return lines;
}

// ADR-1 (2): the alternate address of the person's company that is in force, where the person has the
// company's address; kNoRow otherwise.
Row company_alternate(const table::Database& db, const ContactView& view, Row company, Day date) {
    if (company == table::kNoRow || !is_passed_on(db, contact::kAddress) ||
        !has_company_value(db.table(contact::kTable), view.row(), company, contact::kAddress))
        return table::kNoRow;
    const ContactView owner(db, company);
    const table::Code code = segment::active_address(db, owner.code(), date);
    if (code == 0) return table::kNoRow;
    return db.table(alt_address::kTable).find(owner.no(), db.domain(schema::domain::kAltAddress).text(code));
}

}  // namespace

std::vector<std::string> address_block(const table::Database& db, Row contact_row,
                                       const AddressWanted& wanted) {
    const ContactView view(db, contact_row);
    if (!wanted.alt_address_code.empty()) {
        const Row own = db.table(alt_address::kTable).find(view.no(), wanted.alt_address_code);
        if (own != table::kNoRow) return alternate_block(db, view, own, wanted);
    }
    const Row company = view.is_person() ? view.company_row() : table::kNoRow;
    const Row alternate = company_alternate(db, view, company, wanted.date);
    if (alternate != table::kNoRow) return alternate_block(db, view, alternate, wanted);
    std::vector<std::string> lines;
    if (company != table::kNoRow) {
        const ContactView owner(db, company);
        add(lines, owner.name());
        add(lines, owner.text(contact::kName2));
        add(lines, view.name());
    } else {
        add(lines, view.name());
        add(lines, view.text(contact::kName2));
    }
    add_address(db, wanted, parts_of_contact(view), lines);
    return lines;
}

std::vector<std::string> city_lines(const table::Database& db, std::string_view country_code,
                                    std::string_view post_code, std::string_view city,
                                    std::string_view county) {
    const Table& countries = db.table(setup::country::kTable);
    const Row country = countries.find(country_code);
    const auto format =
        country == table::kNoRow
            ? AddressFormat::post_code_city
            : static_cast<AddressFormat>(countries.number(country, setup::country::kAddressFormat));
    std::vector<std::string> lines;
    if (format == AddressFormat::city_county_post_code) {
        add(lines, joined(city, ", ", joined(county, " ", post_code)));
        return lines;
    }
    if (format == AddressFormat::city_post_code) {
        add(lines, joined(city, ", ", post_code));
    } else {
        const std::string line = joined(post_code, " ", city);
        if (format == AddressFormat::blank_line_post_code_city && !line.empty()) lines.emplace_back();
        add(lines, line);
    }
    add(lines, county);
    return lines;
}

}  // namespace segments::contact
