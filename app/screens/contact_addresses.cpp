#include "app/screens/contact_addresses.h"

#include "app/form/record_field.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/contact/alternate_address.h"
#include "core/contact/contact_view.h"

namespace segments::app {
namespace {

namespace address = contact::alt_address;
namespace period = contact::alt_address_range;

constexpr table::FieldId kFields[] = {
    address::kCompanyName, address::kCompanyName2,  address::kAddress, address::kAddress2,
    address::kPostCode,    address::kCity,          address::kCounty,  address::kCountryRegionCode,
    address::kPhoneNo,     address::kMobilePhoneNo, address::kEMail,   address::kHomePage,
    address::kExtensionNo, address::kFaxNo,         address::kTelexNo, address::kTelexAnswerBack,
    address::kPager};

// The addresses of this contact, as a list to choose from.
ui::OptionsProvider addresses_of(const Session& session, const std::vector<table::Row>& rows) {
    std::vector<ui::Option> options;
    options.reserve(rows.size());
    const table::Table& addresses = session.table(address::kTable);
    for (const table::Row row : rows) {
        options.push_back({std::string(addresses.text(row, address::kCode)),
                           std::string(addresses.text(row, address::kCity))});
    }
    return ui::options_from(std::move(options));
}

Result<Day> typed_day(const Session& session, table::FieldId field, std::string_view typed) {
    const Result<schema::FieldValue> value =
        schema::parse_field_value(session.table(period::kTable).field(field), typed, session.entry());
    if (!value) return value.error();
    return static_cast<Day>(value->number);
}

}  // namespace

void ContactAddresses::refresh(const Session& session, table::Row contact_row) {
    const std::uint64_t addresses = session.table(address::kTable).version();
    const std::uint64_t periods = session.table(period::kTable).version();
    if (addresses == addresses_version_ && periods == periods_version_) return;
    addresses_version_ = addresses;
    periods_version_ = periods;
    addresses_ = contact::alternate_addresses_of(session.db(), contact_row);
    periods_ = contact::address_periods_of(session.db(), contact_row);
}

void ContactAddresses::draw_address(ui::Ui& ui, Session& session, table::Row address_row,
                                    const std::string& step) {
    const std::string code(session.table(address::kTable).text(address_row, address::kCode));
    const ui::IdScope scope(ui, code);
    const ui::Group group(
        ui, tr("Address {1}", code),
        {.open = false, .summary = session.table(address::kTable).text(address_row, address::kCity)});
    if (!group) return;
    RecordForm form(session, address::kTable, address_row);
    form.label = step;
    form.set = [&](table::Transaction& tx, table::FieldId field, std::string_view typed) -> Result<void> {
        const Result<schema::FieldValue> value =
            schema::parse_field_value(tx.table(address::kTable).field(field), typed, session.entry());
        if (!value) return value.error();
        return contact::set_alternate_address_field(tx, session.context(), address_row, field, *value);
    };
    {
        const ui::Form columns(ui, 3);
        for (const table::FieldId field : kFields) form.draw(ui, field);
    }
    const ui::Row row(ui);
    if (!ui::button(ui, tr("Remove address {1}", code), {.icon = theme::Icon::trash_2})) return;
    session.edit_or_tell(step, [&](table::Transaction& tx) {
        contact::remove_alternate_address(tx, session.context(), address_row);
        return Result<void>();
    });
    ui.again();
}

void ContactAddresses::draw_period(ui::Ui& ui, Session& session, table::Row period_row,
                                   const std::string& step) {
    const table::Table& periods = session.table(period::kTable);
    const auto from = static_cast<Day>(periods.number(period_row, period::kStartingDate));
    const auto to = static_cast<Day>(periods.number(period_row, period::kEndingDate));
    const std::string code(periods.text(period_row, period::kContactAltAddressCode));
    const ui::IdScope scope(ui, static_cast<std::uint64_t>(from));
    const auto change = [&](const ui::FieldResult& field, std::string_view wanted_code,
                            const Result<Day>& start, const Result<Day>& end) {
        if (!start) return field.reject(sentence(start.error()));
        if (!end) return field.reject(sentence(end.error()));
        const Result<void> done = session.edit(step, [&](table::Transaction& tx) {
            return without_value(
                contact::change_address_period(tx, session.context(), period_row, wanted_code, *start, *end));
        });
        if (!done) field.reject(sentence(done.error()));
    };
    const ui::Row row(ui);
    const ui::FieldResult chosen = ui::combobox(ui, tr("Contact Alt. Address Code"), code,
                                                addresses_of(session, addresses_), {.field = {.width = 220}});
    if (chosen.committed) change(chosen, chosen.text, from, to);
    const ui::FieldResult start =
        ui::date_field(ui, tr("Starting Date"), filter::format_date(from, session.locale()),
                       {.required = true, .width = 150, .kept = true});
    if (start.committed) change(start, code, typed_day(session, period::kStartingDate, start.text), to);
    const ui::FieldResult end =
        ui::date_field(ui, tr("Ending Date"), filter::format_date(to, session.locale()),
                       {.placeholder = tr("Open end"), .width = 150, .kept = true});
    if (end.committed) change(end, code, from, typed_day(session, period::kEndingDate, end.text));
    if (ui::icon_button(ui, theme::Icon::x, tr("Remove period"))) {
        session.edit_or_tell(step, [&](table::Transaction& tx) {
            contact::remove_address_period(tx, session.context(), period_row);
            return Result<void>();
        });
        ui.again();
    }
}

void ContactAddresses::draw_periods(ui::Ui& ui, Session& session, table::Row contact_row,
                                    const std::string& step) {
    ui::strong_text(ui, tr("When an address is in force"));
    for (const table::Row row : std::vector(periods_)) draw_period(ui, session, row, step);
    const ui::IdScope scope(ui, "new period");
    const ui::Row row(ui);
    const ui::FieldResult chosen = ui::combobox(ui, tr("Address of a new period"), new_period_address_,
                                                addresses_of(session, addresses_), {.field = {.width = 220}});
    if (chosen.committed) new_period_address_ = chosen.text;
    const ui::FieldResult from =
        ui::date_field(ui, tr("From"), new_period_from_, {.width = 150, .kept = true});
    if (from.changed || from.committed) new_period_from_ = from.text;
    const ui::FieldResult to = ui::date_field(ui, tr("To"), new_period_to_,
                                              {.placeholder = tr("Open end"), .width = 150, .kept = true});
    if (to.changed || to.committed) new_period_to_ = to.text;
    if (!ui::button(ui, tr("Add period"), {.icon = theme::Icon::plus})) return;
    const Result<Day> start = typed_day(session, period::kStartingDate, new_period_from_);
    if (!start) return from.reject(sentence(start.error()));
    const Result<Day> end = typed_day(session, period::kEndingDate, new_period_to_);
    if (!end) return to.reject(sentence(end.error()));
    const bool done = session.edit_or_tell(step, [&](table::Transaction& tx) {
        return without_value(contact::add_address_period(tx, session.context(), contact_row,
                                                         new_period_address_, *start, *end));
    });
    if (done) new_period_address_ = new_period_from_ = new_period_to_ = {};
    ui.again();
}

void ContactAddresses::draw(ui::Ui& ui, Session& session, table::Row contact_row) {
    refresh(session, contact_row);
    const std::string step =
        tr("Alternate addresses of contact {1}", contact::ContactView(session.db(), contact_row).no());
    for (const table::Row row : std::vector(addresses_)) draw_address(ui, session, row, step);
    {
        const ui::Row row(ui);
        const ui::FieldResult code = ui::text_field(
            ui, tr("Code of a new address"), new_code_,
            {.kind = ui::InputKind::code, .error = new_code_problem_, .max_length = 10, .kept = true});
        if (code.changed || code.committed) {
            new_code_ = code.text;
            new_code_problem_.clear();
        }
        const bool pressed = ui::button(ui, tr("Add address"), {.icon = theme::Icon::plus});
        if (pressed || code.entered) {
            const Result<void> done = session.edit(step, [&](table::Transaction& tx) {
                return without_value(
                    contact::add_alternate_address(tx, session.context(), contact_row, new_code_));
            });
            if (done)
                new_code_.clear();
            else
                new_code_problem_ = sentence(done.error());
            ui.again();
        }
    }
    if (!addresses_.empty()) draw_periods(ui, session, contact_row, step);
}

}  // namespace segments::app
