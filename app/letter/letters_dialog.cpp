#include "app/letter/letters_dialog.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/exchange/download_job.h"
#include "app/exchange/wording.h"
#include "app/letter/letter_page.h"
#include "app/letter/logged_letters.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/letter/file_names.h"
#include "core/letter/sample_letter.h"
#include "core/segment/line_scan.h"

namespace segments::app {
namespace {

namespace line = segment::line;
using letter::Output;

constexpr std::size_t kFoundLines = 4000, kCheckedLines = 200;
// A browser lays out all that it prints at once.
constexpr std::size_t kMostPrinted = 1000;
constexpr std::string_view kWordType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

struct Kind {
    Output output;
    // `title` and `stem` with the number of the segment.
    std::string_view name, title, stem, mime;
};
constexpr std::string_view kWriting = msg("Writing letters of {1}");
constexpr std::string_view kLetters = msg("{1}-letters");
constexpr std::array<Kind, 6> kKinds = {{
    {Output::joined, msg("One Word document with all letters"), kWriting, kLetters, kWordType},
    {Output::per_contact, msg("A Word document for each contact (.zip)"), kWriting, kLetters,
     "application/zip"},
    {Output::e_mail, msg("An e-mail for each contact (.eml in a .zip)"), msg("Writing e-mails of {1}"),
     msg("{1}-e-mails"), "application/zip"},
    {Output::by_type, msg("E-mail or document, as each line's type (.zip)"), kWriting, kLetters,
     "application/zip"},
    {Output::printable, msg("Print them with this browser"), msg("Printing letters of {1}"), kLetters,
     kPrintedType},
    {Output::plain_text, msg("The letters as plain text"), kWriting, kLetters, "text/plain"},
}};

}  // namespace

void save_sample_letter(Session& session) {
    TextDownload download;
    download.title = tr("Saving the sample letter");
    download.file_name = tr("Sample letter").str() + ".docx";
    download.mime_type = kWordType;
    download.write = [](std::size_t, std::string& out) {
        out += letter::sample_letter();
        return true;
    };
    download.done = [&session, name = download.file_name] {
        session.tell(ui::Tone::success,
                     tr("The browser has \"{1}\" among its downloads. Write your letter in it, then import "
                        "it as the attachment of a segment or template.",
                        name));
    };
    session.run(download_job(session, std::move(download)));
}

void save_personal_letter(Session& session, table::Row line_row, std::int64_t attachment_no) {
    const segment::LineReader reader(session.db(), segment::segment_of_line(session.db(), line_row));
    const std::int64_t no = attachment_no != 0 ? attachment_no : reader.document(line_row);
    load_templates(
        session, {no},
        [&session, line_row, no](const letter::Templates& templates, const std::optional<Error>& problem) {
            if (problem) return session.tell(*problem);
            if (!session.table(line::kTable).is_live(line_row)) return;
            const segment::LineReader now(session.db(), segment::segment_of_line(session.db(), line_row));
            const auto ready = templates.find(no);
            if (ready == templates.end()) return;
            const word::MergeTemplate& letter = *ready->second.letter;
            letter::LineRecords one(now, session.locale(), letter, {&line_row, 1});
            word::Progress progress;
            const auto document = std::make_shared<std::string>();
            // LIN-33: a personal letter is gone on with.
            if (ready->second.merged)
                *document = letter.package().zip().bytes();
            else if (!letter.write_letter(one, progress, *document))
                return session.tell(ui::Tone::info,
                                    tr("The document's SKIPIF field leaves this contact out."));
            TextDownload download;
            download.title = tr("Writing the letter");
            download.file_name = letter::letter_name(now, line_row) + ".docx";
            download.mime_type = kWordType;
            download.write = [document](std::size_t, std::string& out) {
                out += *document;
                return true;
            };
            download.done = [&session, name = download.file_name] {
                session.tell(
                    ui::Tone::success,
                    tr("The browser has {1} among its downloads. Change it in your word processor, then "
                       "bring it back with Import Attachment: it is the letter of this line alone then.",
                       in_quotes(name)));
            };
            session.run(download_job(session, std::move(download)));
        });
}

void LettersDialog::follow(Session& session) {
    if (session.db().busy() || (state_ && version_ == session.db().version())) return;
    version_ = session.db().version();
    shown_.reset();
    const table::Row row = segment::find_segment(session.db(), segment_no_);
    state_ = row == table::kNoRow ? nullptr : std::make_shared<State>(session, row);
}

void LettersDialog::lines_are_known(Session& session) {
    state_->loader.emplace(session, state_->letters.documents());
    const std::vector<table::Row>& lines = state_->letters.lines();
    if (first_ != table::kNoRow) {
        const auto found = std::find(lines.begin(), lines.end(), std::exchange(first_, table::kNoRow));
        if (found != lines.end()) at_ = static_cast<std::size_t>(found - lines.begin());
    }
    at_ = std::min(at_, lines.empty() ? 0 : lines.size() - 1);
}

bool LettersDialog::work(Session& session, const std::function<bool()>& over) {
    if (session.job() != nullptr || !session.ready()) return false;
    follow(session);
    if (!state_ || state_->checked) return false;
    const bool had_letters = state_->check.has_value();
    const bool more = look(session, over);
    // The preview is there before all fields are looked at.
    session.show_work(more && had_letters == state_->check.has_value());
    return more;
}

bool LettersDialog::look(Session& session, const std::function<bool()>& over) {
    while (!state_->loader && !over()) {
        if (state_->letters.step(kFoundLines)) lines_are_known(session);
    }
    if (!state_->loader) return true;
    if (!state_->check) {
        if (!state_->loader->step()) return true;
        if (state_->loader->problem()) {
            state_->checked = true;
            return false;
        }
        state_->check.emplace(state_->letters, state_->loader->templates(), session.locale());
    }
    while (!state_->checked && !over()) state_->checked = state_->check->step(kCheckedLines);
    return !state_->checked;
}

// The letter of the line that is looked at.
void LettersDialog::show(Session& session) {
    if (shown_ == at_) return;
    shown_ = at_;
    const table::Row row = state_->letters.lines()[at_];
    const segment::LineReader& reader = state_->letters.reader();
    const letter::ReadyTemplate& ready = state_->loader->templates().at(reader.document(row));
    letter::LineRecords one(reader, session.locale(), *ready.letter, {&row, 1});
    word::Progress progress;
    std::string xml;
    skipped_ = !ready.letter->write_text(one, progress, xml);
    shown_name_ = letter::letter_name(reader, row);
    shown_parts_ = letter::read_page_parts(ready, one, 0);
    shown_styles_ = ready.styles;
    preview_ = skipped_ ? Result<std::vector<word::Passage>>(std::vector<word::Passage>())
                        : word::read_text(xml, *ready.styles);
}

void LettersDialog::draw_summary(ui::Ui& ui, Session& session) const {
    const std::size_t letters = state_->letters.lines().size();
    ui::text(ui, tr_n("{1} letter.", "{1} letters, each with the data of its contact.", letters,
                      filter::format_count(letters, session.locale())));
    if (const std::size_t without = state_->letters.without_document(); without > 0)
        ui::text(ui,
                 tr_n("{1} line has no Word document (.docx) and so no letter.",
                      "{1} lines have no Word document (.docx) and so no letter.", without,
                      filter::format_count(without, session.locale())),
                 true);
}

void LettersDialog::draw_preview(ui::Ui& ui, Session& session) {
    show(session);
    const std::size_t count = state_->letters.lines().size();
    {
        const ui::Row row(ui);
        if (ui::button(ui, tr("Previous Letter"), {.icon = theme::Icon::chevron_left, .enabled = at_ > 0})) {
            --at_;
            ui.again();
        }
        if (ui::button(ui, tr("Next Letter"),
                       {.icon = theme::Icon::chevron_right, .enabled = at_ + 1 < count})) {
            ++at_;
            ui.again();
        }
        if (ui::button(ui, tr("Copy Letter"),
                       {.icon = theme::Icon::copy,
                        .enabled = preview_ && !skipped_,
                        .reason = tr("As text, with its formatting where it is pasted into a document")})) {
            session.platform().copy(word::to_plain(*preview_), word::to_html(*preview_, shown_name_));
            session.tell(ui::Tone::success, tr("The letter to {1} is on the clipboard.", shown_name_));
        }
        ui::text(ui,
                 tr("{1} of {2}: {3}", at_ + 1, filter::format_count(count, session.locale()), shown_name_),
                 true);
    }
    if (!preview_)
        ui::message_bar(ui, ui::Tone::error, preview_.error().message);
    else if (skipped_)
        ui::text(ui, tr("The document's SKIPIF field leaves this contact out."), true);
    else
        draw_letter(ui, tr("Letter to {1}", shown_name_), *preview_, shown_parts_, *shown_styles_);
}

void LettersDialog::draw_fields(ui::Ui& ui, Session& session) const {
    if (!state_->checked) return ui::progress(ui, tr("Looking at the fields"), state_->check->progress());
    for (const letter::DocumentCheck& document : state_->check->documents()) {
        const ui::IdScope scope(ui, static_cast<std::uint64_t>(document.attachment_no));
        const ui::Card card(ui, "document", theme::space::kM);
        const std::string contacts = filter::format_count(document.lines, session.locale());
        ui::strong_text(
            ui, document.language.empty()
                    ? tr_n("Document for {1} contact", "Document for {1} contacts", document.lines, contacts)
                    : tr_n("Document in {2} for {1} contact", "Document in {2} for {1} contacts",
                           document.lines, contacts, document.language));
        for (const std::string& sentence : document.unknown) {
            ui::badge(ui, tr("Unknown field"), ui::Tone::warning);
            ui::text(ui, sentence);
        }
        for (const std::string& sentence : document.remarks) {
            ui::badge(ui, tr("Not merged"), ui::Tone::warning);
            ui::text(ui, sentence);
        }
        if (document.fields.empty()) {
            ui::text(ui, tr("It uses no field: all contacts get the same letter."), true);
            continue;
        }
        std::vector<ui::Fact> facts;
        for (const letter::FieldUse& field : document.fields)
            facts.push_back(
                {field.name, field.empty == 0
                                 ? tr("filled in for all")
                                 : tr_n("empty for {1} contact", "empty for {1} contacts", field.empty,
                                        filter::format_count(field.empty, session.locale()))});
        ui::facts(ui, facts);
    }
}

void LettersDialog::create(Session& session) const {
    const Kind& kind = kKinds[static_cast<std::size_t>(output_)];
    const bool print = kind.output == Output::printable;
    if (print && state_->letters.lines().size() > kMostPrinted)
        return session.tell(
            fail(tr("A browser can't print more than {1} letters at once. Make one Word document of them and "
                    "print that.",
                    filter::format_count(kMostPrinted, session.locale()))));
    const auto work = std::make_shared<letter::MergeLetters>(state_->letters, state_->loader->templates(),
                                                             session.locale(), kind.output, names_);
    TextDownload download;
    download.title = tr(kind.title, segment_no_);
    download.file_name = tr(kind.stem, segment_no_) + std::string(work->extension());
    download.mime_type = work->extension() == ".zip" ? "application/zip" : kind.mime;
    constexpr std::size_t kAtOnce = 10;
    // The state lives as long as the work does.
    download.write = [work, state = state_](std::size_t, std::string& out) {
        return work->step(kAtOnce, out);
    };
    download.progress = [work] { return work->progress(); };
    download.problem = [work, name = download.file_name] {
        return too_large_unless(work->sound(), name, tr("Make letters of fewer lines at a time."));
    };
    download.done = [&session, work, print, name = download.file_name] {
        const std::string letters = filter::format_count(work->written(), session.locale());
        std::string text =
            print ? tr_n("{1} letter was handed to the browser's printer.",
                         "{1} letters were handed to the browser's printer.", work->written(), letters)
                  : tr_n("{1} letter was written to {2}.", "{1} letters were written to {2}.",
                         work->written(), letters, in_quotes(name));
        if (work->left_out() > 0)
            text += " " + tr_n(
                              "{1} contact was left out: by the document's SKIPIF field, or for want of an "
                              "e-mail address.",
                              "{1} contacts were left out: by the document's SKIPIF field, or for want of an "
                              "e-mail address.",
                              work->left_out(), filter::format_count(work->left_out(), session.locale()));
        session.tell(ui::Tone::success, text);
    };
    session.run(download_job(session, std::move(download)));
}

bool LettersDialog::can_create() const {
    return state_->check && !state_->letters.lines().empty();
}

bool LettersDialog::draw_output(ui::Ui& ui, Session& session) {
    std::vector<std::string> names;
    names.reserve(std::size(kKinds));
    for (const Kind& kind : kKinds) names.emplace_back(tr(kind.name));
    const bool zipped = kKinds[static_cast<std::size_t>(output_)].mime == "application/zip";
    const std::string problem = zipped ? letter::problem_of_pattern(names_) : std::string();
    bool open = true;
    {
        const ui::Row row(ui);
        const int chosen = ui::select(ui, tr("Output"), output_, names, {.width = 330, .caption = false});
        if (chosen >= 0 && std::exchange(output_, chosen) != chosen) ui.again();
        const bool print = kKinds[static_cast<std::size_t>(output_)].output == Output::printable;
        if (ui::button(ui, print ? tr("Print Letters") : tr("Create Letters"),
                       {.kind = ui::ButtonKind::primary,
                        .icon = print ? theme::Icon::printer : theme::Icon::download,
                        .enabled = can_create() && problem.empty(),
                        .reason = can_create() ? std::string_view(problem) : tr("There is no letter yet")})) {
            create(session);
            open = false;
        }
        if (ui::button(ui, tr("Close"))) open = false;
    }
    if (!zipped) return open;
    const ui::FieldResult typed = ui::text_field(
        ui, tr("File names"), names_,
        {.placeholder = tr("Company - Name, or a pattern: {{Contact No.}} {{Contact City}}"),
         .help =
             tr("Names of fields in double braces are filled in for each contact. Blank: Company - Name."),
         .error = problem});
    if ((typed.changed || typed.committed) && std::exchange(names_, typed.text) != typed.text) ui.again();
    return open;
}

bool LettersDialog::draw(ui::Ui& ui, Session& session) {
    if (segment::find_segment(session.db(), segment_no_) == table::kNoRow) return false;
    follow(session);
    const ui::DialogScope dialog(ui, tr("Letters of {1}", segment_no_), {.width = 760});
    if (!state_ || !state_->loader) {
        ui::progress(ui, tr("Looking at the lines"), state_ ? state_->letters.progress() : 0);
        const ui::Row row(ui);
        return !ui::button(ui, tr("Close")) && !dialog.escaped();
    }
    bool open = true;
    if (state_->letters.lines().empty()) {
        ui::text(ui, tr("No line has a Word document (.docx) yet. Import one as the attachment of the "
                        "segment. The sample letter is one to begin with."));
        const ui::Row row(ui);
        if (ui::button(ui, tr("Sample Letter"), {.icon = theme::Icon::file_text})) {
            save_sample_letter(session);
            open = false;
        }
        if (ui::button(ui, tr("Close"))) open = false;
        return open && !dialog.escaped();
    }
    draw_summary(ui, session);
    open = draw_output(ui, session);
    if (state_->loader->problem()) {
        ui::message_bar(ui, ui::Tone::error, state_->loader->problem()->message);
    } else if (!state_->check) {
        ui::progress(ui, tr("Reading the documents"), -1);
    } else {
        const std::array<std::string, 2> tabs = {tr("Preview"), tr("Fields")};
        const int tab = ui::tabs(ui, tr("Letters"), tabs, tab_);
        if (std::exchange(tab_, tab) != tab) ui.again();
        if (tab_ == 0)
            draw_preview(ui, session);
        else
            draw_fields(ui, session);
    }
    return open && !dialog.escaped();
}

}  // namespace segments::app
