#include "core/schema/schema.h"

#include "core/attachment/attachment_tables.h"
#include "core/attachment/word_template_tables.h"
#include "core/contact/contact_tables.h"
#include "core/contact/value_entry_tables.h"
#include "core/exchange/exchange_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/profile/profile_tables.h"
#include "core/segment/segment_tables.h"
#include "core/setup/setup_tables.h"

namespace segments::schema {

std::span<const table::TableDef* const> tables() {
    // Masters before what refers to them: a snapshot then reads well in order, though no order is required.
    static constexpr const table::TableDef* kTables[] = {
        &setup::marketing::kDef,
        &setup::user::kDef,
        &setup::list_view::kDef,
        &setup::no_series::kDef,
        &setup::no_series_line::kDef,
        &setup::no_series_relationship::kDef,
        &setup::salesperson::kDef,
        &setup::country::kDef,
        &setup::language::kDef,
        &setup::territory::kDef,
        &setup::salutation::kDef,
        &setup::salutation_formula::kDef,
        &setup::mailing_group::kDef,
        &setup::industry_group::kDef,
        &setup::business_relation::kDef,
        &setup::job_responsibility::kDef,
        &setup::organizational_level::kDef,
        &setup::web_source::kDef,
        &interaction::group::kDef,
        &attachment::content::kDef,
        &attachment::attachment::kDef,
        &attachment::word_template::kDef,
        &interaction::template_::kDef,
        &interaction::campaign_status::kDef,
        &interaction::template_language::kDef,
        &interaction::template_setup::kDef,
        &interaction::campaign::kDef,
        &interaction::campaign_comment::kDef,
        &profile::questionnaire::kDef,
        &profile::line::kDef,
        &profile::rating::kDef,
        &contact::contact::kDef,
        &contact::alt_address::kDef,
        &contact::alt_address_range::kDef,
        &contact::mailing_group::kDef,
        &contact::industry_group::kDef,
        &contact::business_relation::kDef,
        &contact::job_responsibility::kDef,
        &contact::web_source::kDef,
        &contact::comment::kDef,
        &contact::duplicate::kDef,
        &profile::answer::kDef,
        &contact::value_entry::kDef,
        &segment::segment::kDef,
        &segment::line::kDef,
        &segment::language::kDef,
        &segment::criteria::kDef,
        &segment::saved::kDef,
        &segment::saved_line::kDef,
        &segment::logged::kDef,
        &segment::logged_criteria::kDef,
        &segment::logged_language::kDef,
        &segment::skipped::kDef,
        &interaction::log_entry::kDef,
        &interaction::comment::kDef,
        &interaction::campaign_entry::kDef,
        &interaction::target_group::kDef,
        &exchange::entry::kDef,
        &exchange::entry_file::kDef,
        &exchange::rejection::kDef,
        &exchange::export_entry::kDef,
        &exchange::exported::kDef,
    };
    return kTables;
}

std::unique_ptr<table::Database> make_database() {
    return std::make_unique<table::Database>(tables());
}

}  // namespace segments::schema
