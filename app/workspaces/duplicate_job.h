// Copies the open workspace into a folder of its own, under another name.
#pragma once

#include <memory>
#include <string>

#include "app/session/job.h"

namespace segments::app {

std::unique_ptr<Job> duplicate_job(Session& session, std::string folder, std::string name);

}  // namespace segments::app
