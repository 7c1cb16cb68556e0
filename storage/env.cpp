#include "storage/env.h"

#include "core/base/tr.h"

namespace segments::storage {

std::string describe(Fault fault) {
    switch (fault) {
        case Fault::None:
            return "";
        case Fault::NotFound:
            return tr("A file of the workspace is missing.");
        case Fault::LockHeld:
            return tr("The workspace is open for writing elsewhere.");
        case Fault::Full:
            return tr(
                "The storage is full. Free some space on this device, or back up the workspace to a file.");
        case Fault::Denied:
            return tr(
                "The browser doesn't let this page store anything (private window, or site data is blocked). "
                "Back up the workspace to a file before closing.");
        case Fault::NotAnswering:
            return tr(
                "The storage doesn't answer. Back up the workspace to a file; saving is tried again by "
                "itself.");
        case Fault::Fenced:
            return tr("Another tab has taken over this workspace.");
        case Fault::Emptied:
            return tr(
                "The site's data was cleared while the workspace was open. Everything is being saved again.");
        case Fault::Disconnected:
            return tr("The connection to the storage was closed. It is being opened again.");
        case Fault::Io:
            return tr(
                "The storage reports an error; perhaps the device has no space left. Back up the workspace "
                "to a file; saving is tried again by itself.");
        case Fault::Resealed:
            return tr(
                "The passphrase of this workspace was set or taken away in another tab. Reload the page.");
    }
    return "";
}

}  // namespace segments::storage
