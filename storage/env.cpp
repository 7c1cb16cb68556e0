#include "storage/env.h"

#include "core/base/tr.h"

namespace segments::storage {

std::string problem_of(Fault fault) {
    switch (fault) {
        case Fault::None:
            return "";
        case Fault::NotFound:
            return tr("A file of the workspace is missing.");
        case Fault::LockHeld:
            return tr("The workspace is open for writing elsewhere.");
        case Fault::Full:
            return tr("The storage is full.");
        case Fault::Denied:
            return tr(
                "The browser doesn't let this page store anything (private window, or site data is "
                "blocked).");
        case Fault::NotAnswering:
            return tr("The storage doesn't answer.");
        case Fault::Fenced:
            return tr("Another tab has taken over this workspace.");
        case Fault::Emptied:
            return tr(
                "The site's data was cleared while the workspace was open. Everything is being saved again.");
        case Fault::Disconnected:
            return tr("The connection to the storage was closed. It is being opened again.");
        case Fault::Io:
            return tr("The storage reports an error; perhaps the device has no space left.");
        case Fault::Resealed:
            return tr(
                "The passphrase of this workspace was set or taken away in another tab. Reload the page.");
    }
    return "";
}

std::string describe(Fault fault) {
    const std::string problem = problem_of(fault);
    switch (fault) {
        case Fault::Full:
            return problem + " " +
                   tr("Free some space on this device, or back up the workspace to a file.").str();
        case Fault::Denied:
            return problem + " " + tr("Back up the workspace to a file before closing.").str();
        case Fault::NotAnswering:
        case Fault::Io:
            return problem + " " +
                   tr("Back up the workspace to a file; saving is tried again by itself.").str();
        default:
            return problem;
    }
}

}  // namespace segments::storage
