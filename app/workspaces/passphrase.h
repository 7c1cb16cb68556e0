// A workspace with a passphrase, as the person sees it: the screen that asks for it, the card of the
// Workspace screen and its dialogs, and locking when nobody is there. What happens to the files:
// storage/sealed/.
#pragma once

#include <memory>

#include "app/screens/screen.h"
#include "app/session/session.h"

namespace segments::app {

// Asks for the passphrase and opens the workspace.
std::unique_ptr<Screen> unlock_screen();

// On the Workspace screen: set, change or take away the passphrase, and when to lock.
void draw_passphrase(ui::Ui& ui, Session& session);

// Forgets everything and asks for the passphrase again. What isn't saved yet keeps it from that.
void lock_workspace(Session& session);
// Does it when nobody has done anything since `touched_ms` for as long as it was chosen.
void lock_when_idle(Session& session, double touched_ms);

}  // namespace segments::app
