// Reads files of other formats in tests, as the application does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/export_contacts.h"
#include "core/exchange/formats/format.h"
#include "tests/core/exchange/import_support.h"

namespace segments::test {

// Each contact in our own form, one a line; "! line 3, contact 2: why it can't be read"; the error at the
// end.
inline std::string translated(exchange::ContactSource& source, std::string_view text,
                              std::size_t piece = 4096) {
    using State = exchange::ContactSource::State;
    std::string out;
    while (true) {
        switch (source.next(piece)) {
            case State::hungry:
                if (text.empty()) {
                    source.finish();
                } else {
                    source.feed(text.substr(0, piece));
                    text.remove_prefix(std::min(piece, text.size()));
                }
                break;
            case State::paused:
                break;
            case State::element: {
                const auto& element = source.element();
                const std::string_view problem = element.too_long ? "too long" : element.problem;
                if (problem.empty())
                    out += std::string(element.text) + "\n";
                else
                    out += "! line " + std::to_string(element.line) + ", contact " +
                           std::to_string(element.number) + ": " + std::string(problem) + "\n";
                break;
            }
            case State::done:
                return out;
            case State::failed:
                return out + "!! " + source.error().message + "\n";
        }
    }
}

inline std::string translated(const table::Database& db, std::string_view text, std::string_view name,
                              std::size_t piece = 4096) {
    exchange::CodeLookup lookup(db);
    const std::unique_ptr<exchange::ContactSource> source =
        exchange::make_source(exchange::recognize(text, name), lookup);
    return translated(*source, text, piece);
}

// Reads whatever it is into a plan; the reason if that isn't possible.
inline std::string read_any(const table::Database& db, std::string_view text, std::string_view name,
                            exchange::ImportPlan& plan) {
    exchange::CodeLookup lookup(db);
    const std::unique_ptr<exchange::ContactSource> source =
        exchange::make_source(exchange::recognize(text, name), lookup);
    using State = exchange::ContactSource::State;
    for (State state = State::hungry; state != State::done;) {
        state = source->next(1000);
        if (state == State::element) plan.add(source->element());
        if (state == State::failed) return source->error().message;
        if (state != State::hungry) continue;
        if (text.empty()) source->finish();
        source->feed(text.substr(0, 1000));
        text.remove_prefix(std::min<std::size_t>(1000, text.size()));
    }
    plan.describe_codes(lookup);
    return {};
}

// What an import would do.
inline Imported preview_any(const table::Database& db, std::string_view text, std::string_view name) {
    exchange::ImportPlan plan(db);
    Imported result;
    result.refused = read_any(db, text, name, plan);
    return result.refused.empty() ? preview(plan, db) : result;
}

// Imports whatever it is.
inline Imported import_any(table::Database& db, std::string_view text, std::string_view name) {
    exchange::ImportPlan plan(db);
    Imported result;
    result.refused = read_any(db, text, name, plan);
    if (!result.refused.empty()) return result;
    result = preview(plan, db);
    table::Transaction tx(db, "Import");
    exchange::ApplyImport job(plan, import_context());
    Result<bool> done = false;
    while (done && !*done) done = job.step(tx, 100);
    REQUIRE_MESSAGE(static_cast<bool>(done), (done ? std::string() : done.error().message));
    table::Commit(std::move(tx)).run();
    return result;
}

inline std::string exported(const table::Database& db, exchange::ExportFormat format) {
    exchange::ExportContacts job(db, exchange::all_contacts(db), format);
    std::string out;
    while (!job.step(3, out)) {
    }
    return out;
}

}  // namespace segments::test
