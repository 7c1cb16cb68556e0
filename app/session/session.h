// The running application as its screens see it: the workspace, who works with it and where, changes, jobs,
// dialogs, messages and the address. One object, handed to every screen.
//
//     Result<void> done = session.edit("Change contact CT000001", [&](table::Transaction& tx) {
//         return contact::set_field_typed(tx, session.entry(), session.context(), row, field, typed);
//     });
//     session.run(job);  session.ask({...});  session.tell(ui::Tone::success, "...");
//     session.go("/contacts");
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/platform/frontend.h"
#include "app/session/dialog.h"
#include "app/session/job.h"
#include "app/ui/text.h"
#include "app/workspaces/workspaces.h"
#include "core/base/context.h"
#include "core/base/result.h"
#include "core/filter/entry_context.h"
#include "storage/env_memory.h"
#include "storage/sealed/sealed_env.h"
#include "storage/workspace/workspace.h"

namespace segments::app {

// A message above the screen, until it is closed or the person moves on.
struct Message {
    ui::Tone tone = ui::Tone::info;
    std::string text;
    std::string action = {};  // name of a button
    std::function<void()> run = {};
};

// The cell of a list that is being edited, or was last.
struct EditedCell {
    ui::NodeId field = ui::kNoNode;
    table::TableId table = 0;
    table::Row row = table::kNoRow;
    std::string column;  // its id
};

class Drafts;

class Session {
  public:
    // `folder`: of the workspace in `env`. Both outlive the session.
    Session(storage::Env& env, storage::Catalog& catalog, std::string folder);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void start(platform::Platform& platform, const platform::Surroundings& surroundings);
    void surroundings_changed(const platform::Surroundings& surroundings);

    platform::Platform& platform() const { return *platform_; }
    const platform::Surroundings& surroundings() const { return surroundings_; }

    // --- the data
    const table::Database& db() const { return workspace_->db(); }
    const table::Table& table(table::TableId id) const { return db().table(id); }
    // Changes when the data was replaced as a whole.
    std::uint64_t generation() const { return generations_before_ + workspace_->data_generation(); }
    storage::Workspace& workspace() { return *workspace_; }
    const storage::Workspace& workspace() const { return *workspace_; }
    bool ready() const { return workspace_->store().phase() == storage::Phase::Ready; }
    // Where the workspace is kept: its clock and what it says of its room.
    storage::Env& env() const;
    // The storage couldn't be opened: begins an empty workspace that lives until the page is closed.
    // REQUIRES: the store's phase is Failed.
    void work_in_memory();
    bool in_memory() const { return memory_ != nullptr; }
    // Opens the workspace anew, as it lies in the storage.
    void reopen();

    // --- a passphrase (app/workspaces/passphrase.h)
    // It has one, which wasn't given yet.
    bool locked() const { return workspace_->store().sealed(); }
    // Opens it through `sealed`, which stands over raw_env(). REQUIRES: locked().
    void unlock(std::unique_ptr<storage::SealedEnv> sealed);
    // It has one, and is open.
    storage::SealedEnv* sealed() const { return sealed_.get(); }
    storage::Env& raw_env() const { return env_; }
    // The person did something: an open workspace with a passphrase isn't locked yet.
    void touched() { touched_ms_ = platform_ ? platform_->steady_ms() : 0; }
    // The workspaces beside this one.
    Workspaces& workspaces() { return workspaces_; }
    const Workspaces& workspaces() const { return workspaces_; }
    // Ready, and nobody has begun to work with it yet (PRD-15).
    bool is_new() const;

    // --- who, when and where
    Context context() const;
    const filter::Locale& locale() const { return locale_; }
    filter::EntryContext entry() const { return filter::entry_context(context(), locale_); }
    // The User ID (PRD-13): the one chosen on this device, else the workspace's first.
    std::string user_id() const;
    void set_user_id(std::string_view id);
    // A setting of this device for this workspace, as Platform::setting.
    std::string setting(std::string_view key) const { return platform_->setting(setting_key(key)); }
    void set_setting(std::string_view key, std::string_view value) {
        platform_->set_setting(setting_key(key), value);
    }
    // Blank: today.
    void set_work_date(Day day) { work_date_ = day; }

    // After a slice of work for what the screen shows. All done: the next frame shows it at once; else it
    // comes only as often as a progress bar needs, since drawing takes time from the work.
    void show_work(bool more) const;

    // --- changing
    Result<void> check_can_change() const;
    // One change, small enough for one frame: whole or not at all.
    Result<void> edit(std::string label, const std::function<Result<void>(table::Transaction&)>& change);
    // The same; an error is told above the screen. True if it went well.
    bool edit_or_tell(std::string label, const std::function<Result<void>(table::Transaction&)>& change);
    void undo();
    void redo();

    // --- jobs
    void run(std::unique_ptr<Job> job);
    // The same with an error told above the screen.
    void run(Result<std::unique_ptr<Job>> job);
    Job* job() const { return job_.get(); }
    double job_started_ms() const { return job_started_; }
    void cancel_job();
    // Wakes a job that waits.
    void wake();

    // --- files
    // What to do with the next file that the person picks for an attachment; the former wish is forgotten.
    void want_file(std::function<void(const platform::IncomingFile&)> use) { wanted_file_ = std::move(use); }
    std::function<void(const platform::IncomingFile&)> take_wanted_file() {
        return std::exchange(wanted_file_, nullptr);
    }

    // --- what is being typed
    // Null while there was nothing of the kind yet.
    Drafts* drafts() const { return drafts_.get(); }
    Drafts& begin_drafts();
    const EditedCell& edited_cell() const { return edited_cell_; }
    void note_edited_cell(EditedCell cell) { edited_cell_ = std::move(cell); }

    // --- asking and telling
    void open(std::unique_ptr<Dialog> dialog);
    void ask(Question question);
    const std::vector<std::unique_ptr<Dialog>>& dialogs() const { return dialogs_; }
    void draw_dialogs(ui::Ui& ui);
    void tell(ui::Tone tone, std::string text, std::string action = {}, std::function<void()> run = {});
    void tell(const Error& error);
    const std::optional<Message>& message() const { return message_; }
    void close_message() { message_.reset(); }

    // --- addresses ("/segments/SM00001")
    void go(std::string address, bool replace = false);
    // By Back, Forward or a link.
    void arrived(std::string_view address);
    const std::string& address() const { return address_; }

    // --- driven by the application
    // Loads, saves and works for about `budget_ms`. True while more is left.
    bool work(double budget_ms);
    // The screen has more work to do: what runs in the background lets it pass.
    void note_person_waits() { person_waits_ = true; }
    // Before the next event is taken in: a job that the last one began is finished if `budget_ms` is enough
    // for it, because the event may build on it. One that has gone on for a while is left to work().
    void finish_little_job(double budget_ms);

  private:
    void tell_what_opening_found();
    void tell_what_was_lost();
    void ask_to_persist();
    void tell_the_day();
    // Begins with another Workspace over `env`.
    void open_over(storage::Env& env);
    std::string setting_key(std::string_view key) const;
    std::unique_ptr<storage::Workspace> make_workspace(storage::Env& env);

    // In place of a storage that can't be opened.
    struct Memory {
        storage::MemoryDisk disk;
        storage::MemoryEnv env{disk};
    };

    storage::Env& env_;
    Workspaces workspaces_;
    std::unique_ptr<Memory> memory_;
    std::unique_ptr<storage::SealedEnv> sealed_;
    double touched_ms_ = 0;
    bool person_waits_ = false;  // the last slice of work for what is on the screen wasn't the last
    platform::Platform* platform_ = nullptr;
    platform::Surroundings surroundings_;
    filter::Locale locale_;
    std::unique_ptr<storage::Workspace> workspace_;
    std::uint64_t generations_before_ = 0;
    std::uint64_t told_lost_ = 0;
    int told_emptied_ = 0;
    bool persist_asked_ = false;
    double told_day_ms_ = -1e18;
    Day work_date_ = kBlankDay;
    std::function<void(const platform::IncomingFile&)> wanted_file_;
    std::unique_ptr<Drafts> drafts_;
    EditedCell edited_cell_;
    std::unique_ptr<Job> job_;
    double job_started_ = 0;
    bool job_waits_ = false;
    std::vector<std::unique_ptr<Dialog>> dialogs_;
    std::optional<Message> message_;
    std::string address_ = "/";
};

// "Contact CT000001: The ... (CON-4)" as one text for the person.
std::string sentence(const Error& error);

}  // namespace segments::app
