#include "app/session/session.h"

#include <algorithm>
#include <utility>

#include "app/drafts/drafts.h"
#include "app/session/question_box.h"
#include "app/workspaces/passphrase.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/setup/setup_tables.h"

namespace segments::app {
namespace {

filter::Locale locale_of(const platform::Surroundings& surroundings) {
    filter::Locale locale;
    switch (surroundings.date_order) {
        case platform::DateOrder::day_month_year:
            locale.date_order = filter::DateOrder::day_month_year;
            break;
        case platform::DateOrder::month_day_year:
            locale.date_order = filter::DateOrder::month_day_year;
            break;
        case platform::DateOrder::year_month_day:
            locale.date_order = filter::DateOrder::year_month_day;
            break;
    }
    const auto text_of = [](char32_t character) {
        std::string text;
        append_utf8(text, character);
        return text;
    };
    locale.date_separator = text_of(surroundings.date_separator);
    locale.decimal_separator = text_of(surroundings.decimal_separator);
    locale.group_separator = text_of(surroundings.group_separator);
    return filter::in_language(std::move(locale));
}

}  // namespace

std::string sentence(const Error& error) {
    std::string text = error.message;
    if (!error.record.empty() && text.find(error.record) == std::string::npos) {
        text = error.record + ": " + text;
    }
    return text;
}

Session::Session(storage::Env& env, storage::Catalog& catalog, std::string folder)
    : env_(env), workspaces_(catalog, std::move(folder)), workspace_(make_workspace(env)) {}

std::unique_ptr<storage::Workspace> Session::make_workspace(storage::Env& env) {
    return std::make_unique<storage::Workspace>(env, [this] {
        storage::Stamp stamp;
        stamp.user = user_id();
        stamp.epoch_ms = platform_ ? platform_->now().epoch_ms : 0;
        return stamp;
    });
}

Session::~Session() = default;

void Session::start(platform::Platform& platform, const platform::Surroundings& surroundings) {
    platform_ = &platform;
    surroundings_changed(surroundings);
    workspace_->open(storage::OpenMode::WriteIfFree);
}

void Session::surroundings_changed(const platform::Surroundings& surroundings) {
    surroundings_ = surroundings;
    locale_ = locale_of(surroundings);
}

storage::Env& Session::env() const {
    if (memory_) return memory_->env;
    return sealed_ ? static_cast<storage::Env&>(*sealed_) : env_;
}

void Session::open_over(storage::Env& env) {
    generations_before_ += workspace_->data_generation();
    drafts_.reset();
    workspace_.reset();
    workspace_ = make_workspace(env);
    workspace_->open(storage::OpenMode::WriteIfFree);
    platform_->request_frame(0);
}

void Session::work_in_memory() {
    memory_ = std::make_unique<Memory>();
    open_over(memory_->env);
}

void Session::reopen() {
    open_over(env_);
    sealed_.reset();
}

void Session::unlock(std::unique_ptr<storage::SealedEnv> sealed) {
    open_over(*sealed);
    sealed_ = std::move(sealed);
    touched();
}

bool Session::is_new() const {
    return ready() && table(setup::user::kTable).size() == 0;
}

std::string Session::user_id() const {
    if (!platform_) return {};
    const table::Table& users = table(setup::user::kTable);
    std::string chosen = setting("user");
    if (!chosen.empty() && users.find(chosen) != table::kNoRow) return chosen;
    std::string first;
    users.live().for_each([&](table::Row row) {
        const std::string_view id = users.text(row, setup::user::kUserId);
        if (first.empty() || id < first) first = id;
    });
    return first;
}

void Session::set_user_id(std::string_view id) {
    set_setting("user", id);
}

std::string Session::setting_key(std::string_view key) const {
    const std::string& folder = workspaces_.folder();
    return folder == storage::kFirstFolder ? std::string(key) : folder + ":" + std::string(key);
}

Context Session::context() const {
    Context context;
    if (!platform_) return context;
    const platform::LocalTime now = platform_->now();
    context.today = now.day;
    context.work_date = work_date_ == kBlankDay ? now.day : work_date_;
    context.minutes = now.minutes;
    context.user_id = user_id();
    return context;
}

void Session::show_work(bool more) const {
    constexpr int kProgressMs = 100;
    platform_->request_frame(more ? kProgressMs : 0);
}

Result<void> Session::check_can_change() const {
    if (job_) return fail(tr("Please wait until “{1}” is finished, or cancel it.", job_->title()));
    if (!workspace_->can_change()) return fail(workspace_->why_no_change());
    return {};
}

Result<void> Session::edit(std::string label,
                           const std::function<Result<void>(table::Transaction&)>& change) {
    if (Result<void> free = check_can_change(); !free) return free;
    table::Transaction tx = workspace_->begin(std::move(label));
    if (Result<void> changed = change(tx); !changed) return changed;
    workspace_->commit(std::move(tx));
    if (platform_) platform_->request_frame(0);
    return {};
}

bool Session::edit_or_tell(std::string label,
                           const std::function<Result<void>(table::Transaction&)>& change) {
    const Result<void> done = edit(std::move(label), change);
    if (!done) tell(done.error());
    return static_cast<bool>(done);
}

void Session::undo() {
    if (Result<void> free = check_can_change(); !free) return tell(free.error());
    if (workspace_->can_undo()) workspace_->undo();
}

void Session::redo() {
    if (Result<void> free = check_can_change(); !free) return tell(free.error());
    if (workspace_->can_redo()) workspace_->redo();
}

void Session::run(std::unique_ptr<Job> job) {
    if (job_) return tell(check_can_change().error());
    job_ = std::move(job);
    job_waits_ = false;
    job_started_ = platform_->steady_ms();
    platform_->request_frame(0);
}

void Session::run(Result<std::unique_ptr<Job>> job) {
    if (!job) return tell(job.error());
    run(std::move(*job));
}

Drafts& Session::begin_drafts() {
    if (!drafts_) drafts_ = std::make_unique<Drafts>();
    return *drafts_;
}

void Session::cancel_job() {
    if (!job_ || !job_->can_cancel()) return;
    job_->cancel();
    job_ = workspace_->committing() ? taking_back_job(*this, job_->title()) : nullptr;
    job_waits_ = false;
    platform_->request_frame(0);
}

void Session::wake() {
    job_waits_ = false;
    if (platform_) platform_->request_work(0);
}

void Session::open(std::unique_ptr<Dialog> dialog) {
    dialogs_.push_back(std::move(dialog));
    if (platform_) platform_->request_frame(0);
}

void Session::ask(Question question) {
    open(std::make_unique<QuestionBox>(std::move(question)));
}

void Session::draw_dialogs(ui::Ui& ui) {
    // A dialog may open others while it is drawn: they come next.
    for (std::size_t i = 0; i < dialogs_.size(); ++i) {
        Dialog* const dialog = dialogs_[i].get();
        if (dialog->draw(ui, *this)) continue;
        const auto found = std::find_if(dialogs_.begin(), dialogs_.end(),
                                        [&](const auto& one) { return one.get() == dialog; });
        if (found == dialogs_.end()) continue;
        dialogs_.erase(found);
        ui.again();
        break;
    }
}

void Session::tell(ui::Tone tone, std::string text, std::string action, std::function<void()> run) {
    message_ = Message{tone, std::move(text), std::move(action), std::move(run)};
    if (platform_) platform_->request_frame(0);
}

void Session::tell(const Error& error) {
    tell(ui::Tone::error, sentence(error));
}

void Session::go(std::string address, bool replace) {
    if (address == address_) return;
    address_ = std::move(address);
    message_.reset();
    platform_->set_address(address_, replace);
    platform_->request_frame(0);
}

void Session::arrived(std::string_view address) {
    std::string wanted(address.empty() ? "/" : address);
    if (wanted == address_) return;
    address_ = std::move(wanted);
    message_.reset();
}

// Never a silent loss: what recovery found is said at once, and stays on the Workspace screen.
void Session::tell_what_opening_found() {
    if (const std::size_t missing = workspace_->missing_documents(); missing > 0) {
        tell(ui::Tone::warning,
             tr_n("{1} attached document is missing from the browser's storage. A backup that holds it "
                  "brings it back.",
                  "{1} attached documents are missing from the browser's storage. A backup that holds "
                  "them brings them back.",
                  missing, filter::format_count(missing, locale_)));
    }
    const storage::RecoveryReport& report = workspace_->store().report();
    if (report.clean || report.lines.empty()) return;
    tell(ui::Tone::warning, tr("Some of what was stored was damaged.").str() + " " + report.lines.front(),
         tr("Details"), [this] { go("/workspace"); });
}

void Session::tell_what_was_lost() {
    const int emptied = workspace_->store().times_emptied();
    if (emptied != std::exchange(told_emptied_, emptied) && emptied > 0) {
        tell(ui::Tone::warning,
             tr("The browser has deleted what this page had stored: its data was cleared, or the device has "
                "no "
                "space "
                "left. Everything but attached documents is still here and is being saved again. A backup "
                "would "
                "be "
                "wise now."),
             tr("Open Workspace"), [this] { go("/workspace"); });
    }
    const std::uint64_t lost = workspace_->store().lost_records();
    if (lost == told_lost_) return;
    told_lost_ = lost;
    if (lost == 0) return;
    tell(
        fail(tr_n("Another tab took over before everything was saved here: the last change made in this tab "
                  "got lost.",
                  "Another tab took over before everything was saved here: the last {1} changes made in this "
                  "tab got lost.",
                  lost)));
}

// Once for each device: some browsers ask the person, who has decided then.
void Session::ask_to_persist() {
    if (persist_asked_ || in_memory() || workspace_->store().role() != storage::Role::Writer) return;
    const storage::Status status = workspace_->store().status();
    if (status.last_saved_ms < 0 || status.kind != storage::Status::Kind::Saved) return;
    persist_asked_ = true;
    constexpr std::string_view kSetting = "persistence-asked";
    if (!platform_->setting(kSetting).empty()) return;
    platform_->set_setting(kSetting, "yes");
    env_.ask_to_persist();
}

// Daily copies are made by the device's calendar.
void Session::tell_the_day() {
    constexpr double kEveryMs = 10'000;
    if (in_memory() || platform_->steady_ms() - told_day_ms_ < kEveryMs) return;
    told_day_ms_ = platform_->steady_ms();
    const platform::LocalTime now = platform_->now();
    std::string day = to_iso(now.day);
    std::erase(day, '-');
    const std::optional<storage::SpaceEstimate> space = env_.estimate();
    workspace_->days().set_today(day, now.epoch_ms, space ? space->quota_bytes : 0);
}

void Session::finish_little_job(double budget_ms) {
    // One that goes on for longer isn't little: its slices between frames are enough, and the frames stay
    // short.
    constexpr double kLittleMs = 50;
    const double begun = platform_->steady_ms();
    if (begun - job_started_ > kLittleMs) return;
    const double end = begun + budget_ms;
    for (double left = budget_ms; job_ && !job_waits_ && left > 0; left = end - platform_->steady_ms()) {
        if (!work(left)) return;
    }
}

bool Session::work(double budget_ms) {
    const double begun = platform_->steady_ms();
    const double end = begun + budget_ms;
    // Whoever types or scrolls shall not feel what runs in the background.
    constexpr double kQuietMs = 1000;
    const bool background = begun - touched_ms_ >= kQuietMs && !person_waits_ && !job_;
    const auto over = [&] { return platform_->steady_ms() >= end; };
    const bool was_ready = ready();
    if (memory_) memory_->disk.now_ms = platform_->steady_ms();
    tell_the_day();
    workspace_->poll(was_ready ? budget_ms / 2 : budget_ms, background);
    if (workspace_->store().found_draft()) begin_drafts();
    if (drafts_) drafts_->work(*this);
    if (sealed_) lock_when_idle(*this, touched_ms_);
    if (ready() && !was_ready) tell_what_opening_found();
    tell_what_was_lost();
    ask_to_persist();
    if (workspaces_.work(*this)) platform_->request_frame(0);
    if (const std::optional<Error> problem = workspace_->take_problem()) tell(*problem);
    if (job_ && !job_waits_) {
        switch (job_->step(Slice(over))) {
            case Job::State::working:
                break;
            case Job::State::waiting:
                job_waits_ = true;
                break;
            case Job::State::done: {
                const std::unique_ptr<Job> finished = std::move(job_);
                finished->finished();
                platform_->request_frame(0);
                break;
            }
        }
    }
    // The Env in memory gives no notice: it is polled until nothing is under way.
    const double wait = in_memory() && workspace_->busy() ? 0 : workspace_->next_poll_ms(background);
    // By then what the status says may have changed, but for packing, which nobody sees.
    const double seen = workspace_->next_poll_ms(false);
    if (wait > 0 && seen > 0) platform_->request_frame(static_cast<int>(seen) + 1);
    if (wait > 0 && wait != seen) platform_->request_work(static_cast<int>(wait) + 1);
    if (!background && workspace_->next_poll_ms() >= 0) platform_->request_work(static_cast<int>(kQuietMs));
    // While a commit waits for the disk, its job has nothing to do either.
    const bool disk = workspace_->committing() && wait != 0;
    bool more = wait == 0 || (job_ && !job_waits_ && !disk);
    person_waits_ = false;
    for (std::size_t i = 0; i < dialogs_.size(); ++i)
        person_waits_ = dialogs_[i]->work(*this, over) || person_waits_;
    more = more || person_waits_;
    if (ready() != was_ready) platform_->request_frame(0);
    return more;
}

}  // namespace segments::app
