#include "core/exchange/sample_data.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_view.h"
#include "core/exchange/apply_import.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/json_scanner.h"
#include "core/filter/number_value.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/segment_tables.h"
#include "core/setup/code_list.h"
#include "core/setup/number_series.h"
#include "core/setup/setup_tables.h"

namespace segments::exchange {
namespace {

// The one kind of tree in the program: two would double its code in the page.
using json = nlohmann::ordered_json;
using table::FieldDef;
using table::FieldId;
using table::Row;
using table::TableId;
using table::Transaction;
namespace entry = interaction::log_entry;
namespace campaign = interaction::campaign;
namespace campaign_entry = interaction::campaign_entry;
namespace tmpl = interaction::template_;
namespace logged = segment::logged;

constexpr std::int64_t kMillisecondsPerMinute = 60'000;

struct CodeList {
    const char* name;
    TableId table;
};
constexpr CodeList kLists[] = {
    {"countries", setup::country::kTable},
    {"languages", setup::language::kTable},
    {"territories", setup::territory::kTable},
    {"industryGroups", setup::industry_group::kTable},
    {"mailingGroups", setup::mailing_group::kTable},
    {"businessRelations", setup::business_relation::kTable},
    {"jobResponsibilities", setup::job_responsibility::kTable},
    {"organizationalLevels", setup::organizational_level::kTable},
    {"salutations", setup::salutation::kTable},
    {"interactionGroups", interaction::group::kTable},
};

class SampleLoader {
  public:
    SampleLoader(Transaction& tx, const Context& context, const json& file)
        : tx_(tx), context_(context), file_(file) {}

    void masters() {
        for (const CodeList& list : kLists) {
            for (const json& row : list_of(list.name))
                static_cast<void>(setup::create_code(tx_, list.table, text(row, "code"),
                                                     tr(text(row, "description")).str()));
        }
        for (const json& row : list_of("salespeople")) fill(setup::salesperson::kTable, row, "code");
        for (const json& row : list_of("interactionTemplates")) fill(tmpl::kTable, row, "code");
        for (const json& row : list_of("campaigns")) {
            const Row made = fill(campaign::kTable, row, "no");
            if (made == table::kNoRow) continue;
            tx_.set_number(campaign::kTable, made, campaign::kStartingDate, day(row, "startingDay"));
            tx_.set_number(campaign::kTable, made, campaign::kEndingDate, day(row, "endingDay"));
            move_series_to(setup::marketing::kCampaignNos, text(row, "no"));
        }
    }

    void logged_segments() {
        for (const json& row : list_of("loggedSegments")) {
            const std::int64_t no = next_entry(logged::kTable);
            const Row made = tx_.insert(logged::kTable, {no});
            fill_fields(logged::kTable, made, row);
            tx_.set_number(logged::kTable, made, logged::kDate, day(row, "day"));
            tx_.set_number(logged::kTable, made, logged::kCreationDate, day(row, "day"));
            tx_.set_text(logged::kTable, made, logged::kUserId, context_.user_id);
            const std::string segment_no = text(row, "segmentNo");
            logged_[segment_no] = no;
            move_series_to(setup::marketing::kSegmentNos, segment_no);
            if (!text(row, "campaignNo").empty()) add_campaign_entry(row, no);
        }
    }

    void interactions() {
        std::int64_t no = next_entry(entry::kTable);
        for (const json& row : list_of("interactions")) {
            const Row made = tx_.insert(entry::kTable, {no++});
            fill_fields(entry::kTable, made, row);
            tx_.set_number(entry::kTable, made, entry::kDate, day(row, "day"));
            tx_.set_number(entry::kTable, made, entry::kTimeOfInteraction, time(text(row, "time")));
            tx_.set_text(entry::kTable, made, entry::kUserId, context_.user_id);
            tx_.set_text(entry::kTable, made, entry::kInteractionLanguageCode, text(row, "languageCode"));
            const Row contact = tx_.table(contact::contact::kTable).find(text(row, "contactNo"));
            if (contact != table::kNoRow)
                tx_.set_text(entry::kTable, made, entry::kContactCompanyNo,
                             contact::ContactView(tx_.db(), contact).company_no());
            const Row used = tx_.table(tmpl::kTable).find(text(row, "interactionTemplateCode"));
            if (used != table::kNoRow)
                tx_.set_text(entry::kTable, made, entry::kInteractionGroupCode,
                             tx_.table(tmpl::kTable).text(used, tmpl::kInteractionGroupCode));
            const auto segment = logged_.find(text(row, "segmentNo"));
            if (segment == logged_.end()) continue;
            tx_.set_number(entry::kTable, made, entry::kLoggedSegmentEntryNo, segment->second);
            const auto campaign = campaign_entries_.find(segment->second);
            if (campaign != campaign_entries_.end())
                tx_.set_number(entry::kTable, made, entry::kCampaignEntryNo, campaign->second);
        }
    }

    // The next number of a series is the one after `no`, if it isn't further already.
    void move_series_to(FieldId setup_field, std::string_view no) {
        namespace line = setup::no_series_line;
        const Result<std::string> series = setup::series_in_setup(tx_.db(), setup_field);
        if (!series) return;
        const table::Table& lines = tx_.table(line::kTable);
        lines.live().for_each([&](Row row) {
            if (lines.text(row, line::kSeriesCode) == *series &&
                setup::is_beyond(no, lines.text(row, line::kLastNoUsed)))
                tx_.set_text(line::kTable, row, line::kLastNoUsed, no);
        });
    }

    // What was wrong first: "“day” is missing or of a wrong type"; empty if nothing was.
    const std::string& problem() const { return problem_; }

  private:
    void wrong(std::string_view name) {
        if (problem_.empty()) problem_ = tr("“{1}” is missing or of a wrong type.", name);
    }
    const json& list_of(const char* name) {
        static const json kNone = json::array();
        const auto found = file_.find(name);
        if (found != file_.end() && found->is_array() &&
            std::all_of(found->begin(), found->end(), [](const json& row) { return row.is_object(); }))
            return *found;
        wrong(name);
        return kNone;
    }
    // Empty if there is none.
    std::string text(const json& row, const char* name) {
        const auto found = row.find(name);
        if (found == row.end()) return {};
        if (found->is_string()) return found->get<std::string>();
        wrong(name);
        return {};
    }
    Day day(const json& row, const char* name) {
        const auto found = row.find(name);
        if (found != row.end() && found->is_number_integer()) return context_.today + found->get<int>();
        wrong(name);
        return context_.today;
    }
    // "hh:mm"; times are milliseconds since midnight plus one.
    static std::int64_t time(std::string_view clock) {
        if (clock.size() != 5) return 0;
        const auto two_digits = [&](std::size_t at) {
            return (clock[at] - '0') * 10 + (clock[at + 1] - '0');
        };
        return (two_digits(0) * 60 + two_digits(3)) * kMillisecondsPerMinute + 1;
    }
    // One scan: there are few.
    std::int64_t next_entry(TableId id) const {
        const table::Table& entries = tx_.table(id);
        std::int64_t last = 0;
        entries.live().for_each([&](Row row) { last = std::max(last, entries.number(row, 0)); });
        return last + 1;
    }

    // A new row with all properties that are named like fields; kNoRow if the key is there already.
    Row fill(TableId id, const json& row, const char* key) {
        const Row made = tx_.insert(id, {text(row, key)});
        if (made != table::kNoRow) fill_fields(id, made, row);
        return made;
    }
    void fill_fields(TableId id, Row made, const json& row) {
        for (const FieldDef& field : tx_.table(id).def().fields.subspan(tx_.table(id).def().key_fields)) {
            const auto value = row.find(std::string(field.name));
            if (value == row.end()) continue;
            const bool is_option = field.type == filter::ValueType::option;
            const bool textual = filter::is_textual(field.type) || is_option;
            const bool boolean = field.type == filter::ValueType::boolean;
            const bool decimal = field.type == filter::ValueType::decimal;
            if ((textual && !value->is_string()) || (boolean && !value->is_boolean()) ||
                (decimal && !value->is_number())) {
                wrong(field.name);
            } else if (is_option) {
                tx_.set_number(id, made, field.id, option(field, value->get<std::string>()));
            } else if (textual) {
                const std::string text = value->get<std::string>();
                tx_.set_text(id, made, field.id, is_translated(field.name) ? tr(text).view() : text);
            } else if (boolean) {
                tx_.set_flag(id, made, field.id, value->get<bool>());
            } else if (decimal) {
                const double scaled = value->get<double>() * static_cast<double>(filter::kDecimalScale);
                tx_.set_number(id, made, field.id, std::llround(scaled));
            }
        }
    }
    // The captions among the texts (tools/texts.mjs finds them in the file); names and codes are data.
    static bool is_translated(std::string_view field) {
        return field == "description" || field == "subject" || field == "jobTitle";
    }
    static std::int64_t option(const FieldDef& field, std::string_view caption) {
        for (std::size_t i = 0; i < field.options.size(); ++i) {
            if (trim_blanks(field.options[i]) == caption) return static_cast<std::int64_t>(i);
        }
        return 0;
    }

    void add_campaign_entry(const json& row, std::int64_t logged_no) {
        const std::int64_t no = next_entry(campaign_entry::kTable);
        const Row made = tx_.insert(campaign_entry::kTable, {no});
        fill_fields(campaign_entry::kTable, made, row);
        tx_.set_number(campaign_entry::kTable, made, campaign_entry::kDate, day(row, "day"));
        tx_.set_text(campaign_entry::kTable, made, campaign_entry::kUserId, context_.user_id);
        tx_.set_number(campaign_entry::kTable, made, campaign_entry::kRegisterNo, logged_no);
        campaign_entries_[logged_no] = no;
    }

    Transaction& tx_;
    const Context& context_;
    const json& file_;
    std::string problem_;
    std::map<std::string, std::int64_t> logged_;             // entry numbers by segment
    std::map<std::int64_t, std::int64_t> campaign_entries_;  // by logged segment
};

Error not_the_sample(std::string_view why) {
    return fail(tr("The sample data can't be read: {1}", why));
}

// The contacts, by the import's own way. Returns their highest number.
Result<std::string> import_contacts(Transaction& tx, const Context& context, std::string_view file) {
    ImportPlan plan(tx.db());
    JsonScanner scanner;
    scanner.feed(file);
    scanner.finish();
    JsonScanner::State state = scanner.next(file.size());
    for (; state == JsonScanner::State::element; state = scanner.next(file.size()))
        plan.add(scanner.element());
    if (state != JsonScanner::State::done) return not_the_sample(scanner.error().message);
    while (!plan.step(1000)) {
    }
    if (plan.counts().rejected > 0) return not_the_sample(plan.rejection(0).reason);
    std::string last;
    for (std::uint32_t number = 0; number < plan.stage().size(); ++number) {
        const std::string_view no = plan.stage().no_of(number);
        if (setup::is_beyond(no, last)) last = no;
    }
    ApplyImport apply(plan, context);
    Result<bool> done = false;
    while (done && !*done) done = apply.step(tx, 1000);
    if (!done) return done.error();
    return last;
}

}  // namespace

Result<void> load_sample(Transaction& tx, const Context& context, std::string_view contacts_file,
                         std::string_view interactions_file) {
    const json file = json::parse(interactions_file, nullptr, false);
    if (!file.is_object()) return not_the_sample(tr("it is no JSON object."));
    const auto format = file.find("format"), version = file.find("version");
    if (format == file.end() || *format != "segments.sample" || version == file.end() || *version != 1)
        return not_the_sample(tr("it has another format."));
    SampleLoader loader(tx, context, file);
    loader.masters();
    const Result<std::string> last = import_contacts(tx, context, contacts_file);
    if (!last) return last.error();
    loader.move_series_to(setup::marketing::kContactNos, *last);
    loader.logged_segments();
    loader.interactions();
    if (!loader.problem().empty()) return not_the_sample(loader.problem());
    return {};
}

}  // namespace segments::exchange
