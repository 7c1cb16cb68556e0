// Rejected contacts as they stand in their files, to be repaired and brought again: the files are read once
// more.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/exchange/import_flow.h"
#include "core/exchange/import_report.h"

namespace segments::app {

// One download for each file that has rejected contacts, in the format it came in. REQUIRES: the flow has a
// complete plan.
void save_rejected_contacts(const std::shared_ptr<ImportFlow>& flow);

// Collects what a report keeps of them. `done` is called also where a file can't be read again.
using RejectedDone = std::function<void(std::vector<exchange::RejectedFile> files)>;
void collect_rejected(const std::shared_ptr<ImportFlow>& flow, RejectedDone done);

// "people.csv" -> "people - rejected.csv"
std::string rejected_name(const std::string& name);

}  // namespace segments::app
