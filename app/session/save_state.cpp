#include "app/session/save_state.h"

#include "core/base/tr.h"

namespace segments::app {

SaveState save_state(const Session& session) {
    if (session.locked()) return {tr("Locked"), theme::Icon::lock};
    const storage::Store& store = session.workspace().store();
    if (store.phase() == storage::Phase::Failed) {
        return {tr("Not saved: {1}", store.failure().message), theme::Icon::triangle_alert, true,
                Remedy::none};
    }
    if (store.stalled())
        return {tr("Opening: {1}", storage::problem_of(storage::Fault::NotAnswering)),
                theme::Icon::triangle_alert, true, Remedy::none};
    if (!session.ready()) return {tr("Opening"), theme::Icon::loader_circle, false, Remedy::none};
    if (store.role() == storage::Role::Follower) {
        return {tr("Read-only: another tab is at work"), theme::Icon::lock, false, Remedy::take_over};
    }
    if (session.in_memory()) {
        return {
            tr("Not saved: this is kept until the page is closed, no longer. Back it up to a file before."),
            theme::Icon::triangle_alert, true, Remedy::back_up};
    }
    const storage::Status status = session.workspace().status();
    switch (status.kind) {
        case storage::Status::Kind::Saved:
            return {tr("Saved"), theme::Icon::circle_check, false, Remedy::none};
        case storage::Status::Kind::Saving:
            return {tr("Saving"), theme::Icon::loader_circle, false, Remedy::none};
        case storage::Status::Kind::NotSaved:
            break;
    }
    return {tr("Not saved: {1}", status.why), theme::Icon::triangle_alert, true, Remedy::back_up};
}

}  // namespace segments::app
