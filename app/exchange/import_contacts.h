// Importing contacts from files the person picked or dropped (import_flow.h): they are read as a stream and
// planned (core/exchange/import_plan.h) while a dialog shows the progress; then the preview is shown, and
// what it says is done if the person wants it.
#pragma once

#include <memory>
#include <string>

#include "app/session/session.h"
#include "core/exchange/apply_import.h"
#include "core/exchange/import_plan.h"

namespace segments::app {

// What the file picker is asked for, and the purpose it answers with (Frontend::file_arrived).
inline constexpr std::string_view kImportPurpose = "import contacts";
inline constexpr std::string_view kImportedTypes = ".json,.jsonl,.ndjson,.vcf,.vcard,.csv,.tsv,.txt";

// Opens the file picker. `segment_no`: what comes in is to go on this segment.
void pick_contacts(Session& session, std::string_view segment_no = {});
// Looks what the file is, reads it and shows the preview; files that arrive meanwhile come in with it. A file
// that can't be read to its end is told above the screen. `purpose`: what the file was picked for; a file
// that is dropped on a segment's screen is for that segment.
void begin_import(Session& session, const platform::IncomingFile& file, std::string_view purpose = {});

// Imports what was planned, as one undoable step, and tells the numbers. A report of it stays.
void apply_import(Session& session, const std::shared_ptr<exchange::ImportPlan>& plan,
                  const std::string& file_name, exchange::ImportAfter after);

}  // namespace segments::app
