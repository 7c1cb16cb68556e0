// Campaigns (ENT-21, CMP-1, CMP-8): made, changed and deleted. Their figures: core/interaction/statistics.h;
// whom an activated campaign is for: core/interaction/target_groups.h.
//
//     Result<Row> row = create_campaign(tx, context, {.description = "Spring fair"});
//     set_campaign_field(tx, context, *row, campaign::kStartingDate, day);
#pragma once

#include <string>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/interaction/interaction_tables.h"
#include "core/schema/field_value.h"
#include "core/table/transaction.h"

namespace segments::interaction {

struct NewCampaign {
    std::string no = {};  // blank: the next of the series Campaign Nos.
    std::string description = {};
    std::string series = {};  // of the number: chosen among those related to Campaign Nos. (NUM-3)
};

// A new campaign with the user's salesperson. `notice`, where given, receives the warning of a number series
// that runs out. Errors: NUM-1, NUM-4, NUM-5, a too long description.
Result<table::Row> create_campaign(table::Transaction& tx, const Context& context, const NewCampaign& wanted,
                                   std::string* notice = nullptr);
// Errors: an ending date before the starting date, unknown codes, a blocked salesperson.
Result<void> set_campaign_field(table::Transaction& tx, const Context& context, table::Row campaign_row,
                                table::FieldId field, const schema::FieldValue& value);
// With its comments, campaign entries and target group (CMP-8). Segments, templates and interactions keep its
// number (DEL-7).
void delete_campaign(table::Transaction& tx, table::Row campaign_row);

}  // namespace segments::interaction
