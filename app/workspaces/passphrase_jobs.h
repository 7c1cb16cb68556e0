// Jobs that seal a workspace, change its passphrase or take it away.
#pragma once

#include <memory>
#include <string>

#include "app/session/job.h"

namespace segments::app {

// Seals the open workspace and opens it again, locked.
std::unique_ptr<Job> seal_job(Session& session, const std::string& passphrase);
// Takes the passphrase away and opens the workspace again.
std::unique_ptr<Job> unseal_job(Session& session, const std::string& passphrase);
std::unique_ptr<Job> change_passphrase_job(Session& session, std::string now, std::string next);

}  // namespace segments::app
