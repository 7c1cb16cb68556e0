#include "app/duplicates/merge_screen.h"

#include <array>
#include <utility>

#include "app/session/work_job.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/contact/contact_view.h"
#include "core/contact/duplicates.h"

namespace segments::app {
namespace {

namespace card = contact::contact;
namespace duplicate = contact::duplicate;

constexpr std::size_t kRowsOfSlice = 50000;

std::string named(const Session& session, const std::string& no) {
    const table::Table& contacts = session.table(card::kTable);
    const table::Row row = contacts.find(no);
    if (row == table::kNoRow) return no;
    return no + " " + std::string(contacts.text(row, card::kName));
}

std::string shown(const std::string& value) {
    return value.empty() ? tr("(empty)").str() : value;
}

}  // namespace

std::string merge_address(std::string_view keep, std::string_view gone) {
    return "/duplicates/" + percent_encoded(keep) + "/" + percent_encoded(gone);
}

std::string merge_address(const Session& session, table::Row duplicate_row) {
    const table::Table& pairs = session.table(duplicate::kTable);
    return merge_address(pairs.text(duplicate_row, duplicate::kContactNo),
                         pairs.text(duplicate_row, duplicate::kDuplicateNo));
}

table::Row MergeScreen::row(const Session& session, const std::string& no) const {
    return session.table(card::kTable).find(no);
}

bool MergeScreen::can_merge(const Session& session) const {
    const table::Row keep = row(session, keep_), gone = row(session, gone_);
    return keep != table::kNoRow && gone != table::kNoRow && contact::check_merge(session.db(), keep, gone);
}

void MergeScreen::refresh(const Session& session) {
    const std::uint64_t version = session.db().version() + session.generation();
    if (version == version_) return;
    version_ = version;
    preview_ = {};
    references_.reset();
    counted_ = false;
    if (!can_merge(session)) return;
    const table::Row keep = row(session, keep_), gone = row(session, gone_);
    preview_ = contact::merge_preview(session.db(), keep, gone, session.locale());
    for (contact::MergeField& field : preview_.fields) {
        if (const auto found = chosen_.find(field.field); found != chosen_.end())
            field.take_other = found->second;
    }
    references_ = std::make_unique<contact::ContactReferences>(session.db(), gone, keep);
}

bool MergeScreen::work(Session& session, const std::function<bool()>& over) {
    if (!references_ || counted_ || session.db().version() + session.generation() != version_) return false;
    while (!counted_ && !over()) counted_ = references_->step(nullptr, kRowsOfSlice);
    if (counted_) session.platform().request_frame(0);
    return !counted_;
}

void MergeScreen::swap() {
    std::swap(keep_, gone_);
    chosen_.clear();
    version_ = 0;
}

void MergeScreen::merge(Session& session) {
    const std::string label = tr("Merge contact {1} into {2}", gone_, keep_);
    Result<contact::MergeContacts> job = contact::MergeContacts::make(
        session.db(), session.context(), row(session, keep_), row(session, gone_), preview_);
    const std::string done = tr("{1} was merged into {2}. Undo takes it back.", named(session, gone_), keep_);
    run_work(session, std::move(job), {tr("Merging {1} into {2}", gone_, keep_), label},
             [&session, done, keep = keep_] {
                 session.go("/contacts/" + percent_encoded(keep));
                 session.tell(ui::Tone::success, done);
             });
}

void MergeScreen::separate(Session& session) {
    const bool done =
        session.edit_or_tell(tr("Separate contacts {1} and {2}", keep_, gone_), [&](table::Transaction& tx) {
            contact::set_separate(tx, keep_, gone_, true);
            return Result<void>();
        });
    if (done) session.go("/duplicates");
}

std::vector<Action> MergeScreen::actions(Session& session) {
    const bool possible = can_merge(session);
    return {{.name = tr("Merge"),
             .icon = theme::Icon::merge,
             .run = [this, &session] { merge(session); },
             .primary = true,
             .enabled = possible,
             .reason = possible ? tr("{1} goes, {2} stays", gone_, keep_) : ""},
            {.name = tr("Keep the Other One"),
             .icon = theme::Icon::refresh_cw,
             .run = [this] { swap(); },
             .enabled = possible,
             .changes = false},
            {.name = tr("Separate Contacts"),
             .icon = theme::Icon::split,
             .run = [this, &session] { separate(session); },
             .enabled = possible,
             .reason = tr("They are different contacts, and aren't found again")}};
}

void MergeScreen::draw_fields(ui::Ui& ui, Session& session) {
    if (preview_.fields.empty()) return ui::text(ui, tr("The two don't differ in any field."), true);
    const ui::Form columns(ui, 2);
    for (contact::MergeField& field : preview_.fields) {
        const table::FieldDef& def = session.table(card::kTable).field(field.field);
        const std::vector<std::string> values{tr("{1}: {2}", keep_, shown(field.kept)),
                                              tr("{1}: {2}", gone_, shown(field.other))};
        const int chosen = ui::select(ui, tr(def.caption), field.take_other ? 1 : 0, values,
                                      {.badge = field.take_other ? tr("from {1}", gone_) : std::string()});
        if (chosen < 0) continue;
        field.take_other = chosen == 1;
        chosen_[field.field] = field.take_other;
        ui.again();
    }
}

void MergeScreen::draw_counts(ui::Ui& ui, const Session& session) const {
    if (!counted_) return ui::skeleton(ui, 3);
    std::vector<ui::Fact> facts;
    for (const contact::ContactReferences::Count& count : references_->counts()) {
        const std::size_t moved = count.rows - count.dropped;
        std::string text = filter::format_count(moved, session.locale());
        if (count.dropped > 0)
            text = tr("{1}, and {2} that {3} has already", text,
                      filter::format_count(count.dropped, session.locale()), keep_);
        facts.push_back({count.def->id == card::kTable ? tr("People of the company") : tr(count.def->caption),
                         std::move(text)});
    }
    if (facts.empty()) return ui::text(ui, tr("Nothing refers to {1}.", gone_), true);
    ui::facts(ui, facts);
}

void MergeScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    refresh(session);
    if (!can_merge(session)) {
        const table::Row keep = row(session, keep_), gone = row(session, gone_);
        std::string why = tr("One of them is gone: it may have been merged or deleted.");
        if (keep != table::kNoRow && gone != table::kNoRow) {
            const Result<void> ok = contact::check_merge(session.db(), keep, gone);
            if (!ok) why = ok.error().message;
        }
        if (ui::empty_state_in(ui, area, theme::Icon::merge, tr("{1} and {2} can't be merged", keep_, gone_),
                               why, tr("Go to Duplicates")))
            session.go("/duplicates");
        return;
    }
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 1000);
    const std::array addresses{"/contacts/" + percent_encoded(keep_), "/contacts/" + percent_encoded(gone_)};
    const std::array<ui::Fact, 2> both{{{tr("Stays"), named(session, keep_), "#" + addresses[0]},
                                        {tr("Goes"), named(session, gone_), "#" + addresses[1]}}};
    const int opened = ui::facts(ui, both);
    if (opened >= 0) session.go(addresses[static_cast<std::size_t>(opened)]);
    if (const ui::Group group(ui, tr("Fields that differ")); group) draw_fields(ui, session);
    if (const ui::Group group(ui, tr("What comes along")); group) draw_counts(ui, session);
}

}  // namespace segments::app
