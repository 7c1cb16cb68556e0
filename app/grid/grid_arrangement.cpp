// How a list is arranged, as a text: what the device remembers, and what views keep
// (core/setup/list_views.h).
#include <algorithm>
#include <utility>

#include "app/grid/record_grid.h"
#include "core/query/column_filter.h"
#include "core/setup/list_views.h"
#include "core/setup/setup_tables.h"

namespace segments::app {

namespace {

// The part of `text` before `mark`, which is taken off it.
std::string_view take_part(std::string_view& text, char mark) {
    const std::string_view part = text.substr(0, text.find(mark));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    return part;
}

// Filters are kept in one form for everybody. Dates follow the work date.
std::string kept_expression(const filter::Filter& filter) {
    const filter::Locale locale = filter::stored_locale();
    const std::vector<filter::DateRule> rules(filter.date_terms(locale).size(), filter::DateRule::rolling);
    return filter.to_text(locale, rules);
}

}  // namespace

// "-no,city|country,date:month": sorted by No. downwards, then by city; grouped by country, within it by
// month.
std::string RecordGrid::order_text() const {
    std::string text;
    for (const SortColumn& sort : view_.sort()) {
        if (!text.empty()) text += ',';
        if (sort.descending) text += '-';
        text += source_.columns[sort.column].id;
    }
    text += '|';
    if (!lines_.grouped_by().empty()) text += groups_to_text(lines_.grouped_by(), source_.columns);
    return text;
}

void RecordGrid::take_order(std::string_view text) {
    std::string_view columns = take_part(text, '|');
    std::vector<SortColumn> sort;
    while (!columns.empty()) {
        const std::string_view part = take_part(columns, ',');
        const bool descending = part.starts_with('-');
        const std::size_t column = column_index(source_.columns, part.substr(descending ? 1 : 0));
        if (column < source_.columns.size()) sort.push_back({column, descending});
    }
    const std::string_view groups = take_part(text, '|');
    lines_.group_by(groups.empty() ? std::vector<GroupBy>() : groups_from_text(groups, source_.columns));
    set_sort(sort.empty() ? view_.sort() : sort);
}

std::string RecordGrid::arrangement() const {
    std::string text = layout_.to_text() + "|" + order_text() + "\n";
    for (const auto& [column, filter] : view_.filters()) {
        text += source_.columns[column].id + "=" + kept_expression(filter) + "\n";
    }
    return text;
}

void RecordGrid::take_filters(const Session& session, std::string_view lines) {
    filter::EntryContext stored = session.entry();
    stored.locale = filter::stored_locale();
    view_.clear_filters();
    while (!lines.empty()) {
        std::string_view line = take_part(lines, '\n');
        const std::size_t column = column_index(source_.columns, take_part(line, '='));
        if (column == source_.columns.size()) continue;
        const filter::FieldType type = query::field_type(source_.columns[column].def);
        const Result<filter::Filter> filter = filter::parse(line, type, stored);
        if (!filter) continue;
        // Once more, so that it reads as the person would have typed it.
        const std::vector<filter::DateRule> rules(filter->date_terms(session.locale()).size(),
                                                  filter::DateRule::rolling);
        const Result<filter::Filter> shown =
            filter::parse(filter->to_text(session.locale(), rules), type, session.entry());
        view_.set_filter(column, shown ? *shown : *filter);
    }
    filters_changed();
}

void RecordGrid::arrange(const Session& session, std::string_view text) {
    std::string_view first = take_part(text, '\n');
    layout_.reset();
    layout_.from_text(take_part(first, '|'));
    take_order(first);
    take_filters(session, text);
}

// Once for each grid: as the device remembers it, or in the view that the list opens with.
void RecordGrid::load_settings(Session& session) {
    if (std::exchange(settings_loaded_, true)) return;
    const std::string text = session.platform().setting("grid." + name_);
    std::string_view rest = text;
    layout_.from_text(take_part(rest, '|'));
    take_order(rest);
    if (!options_.columns_menu) return;
    const table::Row view = setup::default_list_view(session.db(), name_, session.user_id());
    if (view != table::kNoRow) take_view(session, view);
}

void RecordGrid::save_settings(Session& session) {
    session.platform().set_setting("grid." + name_, layout_.to_text() + "|" + order_text());
}

void RecordGrid::take_view(Session& session, table::Row view) {
    const table::Table& views = session.table(setup::list_view::kTable);
    view_no_ = views.number(view, setup::list_view::kNo);
    arrange(session, views.text(view, setup::list_view::kDefinition));
    save_settings(session);
}

void RecordGrid::take_standard(Session& session) {
    view_no_ = 0;
    layout_.reset();
    lines_.group_by({});
    view_.set_sort(source_.sort);
    clear_filters(session);
    save_settings(session);
}

void RecordGrid::group_by(std::vector<GroupBy> levels) {
    lines_.group_by(std::move(levels));
    set_sort(view_.sort());
    active_ = 0;
    top_ = 0;
}

// Groups are runs of rows: their columns lead the order.
void RecordGrid::set_sort(std::vector<SortColumn> sort) {
    std::vector<SortColumn> all;
    for (const GroupBy& level : lines_.grouped_by()) {
        const auto is_of = [&](const SortColumn& each) { return each.column == level.column; };
        if (std::any_of(all.begin(), all.end(), is_of)) continue;  // by year, then by month
        SortColumn lead{level.column, false};
        const auto take_direction = [&](const std::vector<SortColumn>& known) {
            const auto found = std::find_if(known.begin(), known.end(), is_of);
            if (found != known.end()) lead.descending = found->descending;
        };
        take_direction(view_.sort());
        take_direction(sort);
        std::erase_if(sort, is_of);
        all.push_back(lead);
    }
    all.insert(all.end(), sort.begin(), sort.end());
    view_.set_sort(std::move(all));
}

}  // namespace segments::app
