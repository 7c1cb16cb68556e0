// All tables of a workspace.
#pragma once

#include <memory>
#include <span>

#include "core/table/database.h"
#include "core/table/schema.h"

namespace segments::schema {

// In the order in which they are written to snapshots.
std::span<const table::TableDef* const> tables();

// An empty workspace: no records at all (see core/setup/new_workspace.h for one that is ready to work).
std::unique_ptr<table::Database> make_database();

// The version of the schema; written to every snapshot and backup. Raised when a newer program writes what an
// older one can't read.
inline constexpr std::uint32_t kVersion = 3;

}  // namespace segments::schema
