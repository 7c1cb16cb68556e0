// Random header changes with random answers over random lines, against a plain model that keeps every value
// of every line and goes by the words of PRD-1, PRD-2 and PRD-16.
#include <map>
#include <random>
#include <set>

#include "core/table/block_codec.h"
#include "core/table/commit.h"
#include "tests/core/segment/workspace.h"

using namespace segments;
using namespace segments::test;
using segment::kOwnFields;
using table::Transaction;

namespace {

constexpr std::size_t index_of(OwnField field) {
    return static_cast<std::size_t>(field);
}
constexpr std::size_t kType = index_of(OwnField::correspondence_type);
constexpr std::size_t kTemplate = index_of(OwnField::interaction_template_code);
constexpr std::size_t kSalesperson = index_of(OwnField::salesperson_code);
using Values = std::array<std::int64_t, kOwnFields>;

// What a template gives; other fields are left alone.
using Template = std::map<std::size_t, std::int64_t>;

struct ModelLine {
    Row row = table::kNoRow;
    Values values{};
    Origin type_origin = Origin::header;
    bool removed = false;
    std::int64_t contact_type = 0;
    std::int64_t contact_salesperson = 0;
};

struct Model {
    Values header{};
    std::vector<ModelLine> lines;
    std::map<std::int64_t, Template> templates;  // by code

    // LIN-11 for headers that don't ignore the contacts' types.
    std::int64_t derived(const ModelLine& line, std::size_t field) const {
        if (field == kType && line.contact_type != 0) return line.contact_type;
        if (field == kSalesperson && header[field] == 0) return line.contact_salesperson;
        return header[field];
    }
    void find_type_origin(ModelLine& line) const {
        const std::int64_t type = line.values[kType];
        if (type == derived(line, kType))
            line.type_origin = line.contact_type != 0 ? Origin::contact : Origin::header;
        else if (type == header[kType])
            line.type_origin = Origin::header;
        else if (type != 0 && type == line.contact_type)
            line.type_origin = Origin::contact;
        else
            line.type_origin = Origin::own;
    }
    void edit(ModelLine& line, std::size_t field, std::int64_t value) const {
        line.values[field] = value;
        if (field == kType) find_type_origin(line);
    }

    // PRD-1, PRD-16.
    void change(std::size_t field, std::int64_t value, Propagation answer) {
        const Values before = header;
        std::vector<std::int64_t> derived_before;
        for (const ModelLine& line : lines) derived_before.push_back(derived(line, field));
        header[field] = value;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            ModelLine& line = lines[i];
            const bool affected = line.values[kTemplate] == before[kTemplate];
            const bool all = answer == Propagation::all && !line.removed;
            if (field == kType) {
                if (affected && value != 0 && answer != Propagation::header_only &&
                    (line.type_origin == Origin::header || (all && line.type_origin == Origin::own))) {
                    line.values[field] = value;
                    if (line.type_origin == Origin::own) find_type_origin(line);
                } else if (line.type_origin == Origin::own || answer == Propagation::header_only ||
                           !affected || value == 0) {
                    find_type_origin(line);
                }
                continue;
            }
            const bool follows = line.values[field] == derived_before[i];
            if (affected && answer != Propagation::header_only && (follows || all))
                line.values[field] = derived(line, field);
        }
    }

    // PRD-2. `after` is what the header holds then.
    void change_template(const Values& after, Propagation answer) {
        const Values before = header;
        std::vector<Values> derived_before;
        for (const ModelLine& line : lines) {
            derived_before.emplace_back();
            for (std::size_t field = 0; field < kOwnFields; ++field)
                derived_before.back()[field] = derived(line, field);
        }
        header = after;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            ModelLine& line = lines[i];
            const bool follows = line.values[kTemplate] == before[kTemplate];
            const bool adopts =
                follows ? answer != Propagation::header_only : answer == Propagation::all && !line.removed;
            if (!adopts) {
                find_type_origin(line);
                continue;
            }
            const Template& former = templates[line.values[kTemplate]];
            for (std::size_t field = 0; field < kOwnFields; ++field) {
                const auto put = former.find(field);
                const bool of_template = put != former.end() && put->second == line.values[field];
                const bool holds = field == kType ? line.type_origin != Origin::own
                                                  : line.values[field] == derived_before[i][field];
                if (field == kTemplate || holds || of_template) line.values[field] = derived(line, field);
            }
            find_type_origin(line);
        }
    }
};

std::set<std::string> contents(const table::Database& db) {
    std::set<std::string> all;
    for (const table::TableId id : {header::kTable, line::kTable}) {
        const table::Table& t = db.table(id);
        t.live().for_each([&](Row row) {
            std::string text = std::to_string(id);
            for (const table::FieldDef& field : t.def().fields)
                text += "|" + schema::format_cell(t, row, field.id, {});
            all.insert(text);
        });
    }
    return all;
}

// The fields that the test changes, with the values it chooses from.
struct Choice {
    OwnField field;
    std::vector<FieldValue> values;
};
const Choice kChoices[] = {
    {OwnField::description, {"Fair", "Exhibition", "Congress"}},
    {OwnField::salesperson_code, {"", "AL", "BB"}},
    {OwnField::correspondence_type, {0, kHardCopy, kEmail}},
    {OwnField::interaction_template_code, {"LETTER", "EMAIL", "CALL"}},
    {OwnField::cost, {0, 1 * kUnit, 2 * kUnit, 7 * kUnit}},
    {OwnField::duration, {5 * kUnit, 10 * kUnit, 60 * kUnit}},
    {OwnField::date, {to_day({2026, 11, 23}), to_day({2027, 1, 1})}},
    {OwnField::information_flow, {0, 1, 2}},
    {OwnField::campaign_no, {"SPRING", "AUTUMN"}},
};

class Run {
  public:
    explicit Run(unsigned seed) : random_(seed) {
        w_.code(setup::salesperson::kTable, "BB");
        for (const std::string_view code : {"LETTER", "EMAIL", "CALL"})
            w_.template_field(code, tmpl::kInformationFlow, pick({0, 1, 2}));
        segment_ = w_.segment("Fair");
        w_.header(segment_, header::kInteractionTemplateCode, "LETTER");
        make_lines();
        read_templates();
        model_.header = segment::read_header(*w_.db, segment_).raw;
        for (ModelLine& line : model_.lines) {
            for (std::size_t field = 0; field < kOwnFields; ++field)
                line.values[field] = model_.derived(line, field);
            model_.find_type_origin(line);
        }
        table::Commit(std::move(w_.tx)).run();
    }

    void run(int steps) {
        for (int step = 0; step < steps; ++step) {
            const std::set<std::string> before = contents(*w_.db);
            Transaction tx(*w_.db, "step");
            const std::string what = below(3) == 0 ? edit_a_line(tx) : change_the_header(tx);
            CAPTURE(what);
            compare();
            table::Commit done(std::move(tx));
            done.run();
            if (below(4) == 0) check_undo(done.undo, before);
        }
    }

  private:
    unsigned below(unsigned count) { return static_cast<unsigned>(random_() % count); }
    int pick(std::initializer_list<int> values) { return values.begin()[below(unsigned(values.size()))]; }

    void make_lines() {
        for (int i = 0; i < 12; ++i) {
            const Row contact = w_.person("Ann " + std::to_string(i));
            ModelLine line;
            line.contact_type = pick({0, 0, kHardCopy, kEmail});
            w_.set(contact, card::kCorrespondenceType, line.contact_type);
            if (below(2) == 0) w_.set(contact, card::kSalespersonCode, below(2) == 0 ? "" : "BB");
            line.contact_salesperson = contact_table().number(contact, card::kSalespersonCode);
            line.row = w_.line(segment_, contact);
            line.removed = below(5) == 0;
            if (line.removed) segment::remove_line(w_.tx, line.row, 1);
            model_.lines.push_back(line);
        }
    }
    void read_templates() {
        const table::Table& templates = w_.db->table(tmpl::kTable);
        templates.live().for_each([&](Row row) {
            Template& gives = model_.templates[templates.number(row, tmpl::kCode)];
            const auto give = [&](OwnField to, FieldId from) {
                gives[index_of(to)] = templates.number(row, from);
            };
            give(OwnField::interaction_group_code, tmpl::kInteractionGroupCode);
            give(OwnField::cost, tmpl::kUnitCost);
            give(OwnField::duration, tmpl::kUnitDuration);
            give(OwnField::information_flow, tmpl::kInformationFlow);
            give(OwnField::initiated_by, tmpl::kInitiatedBy);
            give(OwnField::correspondence_type, tmpl::kCorrespondenceType);
        });
    }

    const table::Table& contact_table() const { return w_.db->table(card::kTable); }
    const Choice& a_field() { return kChoices[below(unsigned(std::size(kChoices)))]; }
    std::int64_t raw(Transaction& tx, OwnField field, const FieldValue& value) const {
        const FieldId column = segment::line_field(field);
        return filter::is_textual(tx.table(line::kTable).field(column).type)
                   ? tx.intern(line::kTable, column, value.text)
                   : value.number;
    }

    std::string edit_a_line(Transaction& tx) {
        ModelLine& line = model_.lines[below(unsigned(model_.lines.size()))];
        const Choice& choice = a_field();
        const std::int64_t value =
            raw(tx, choice.field, choice.values[below(unsigned(choice.values.size()))]);
        segment::set_effective(tx, segment::LineReader(*w_.db, segment_), line.row, choice.field, value);
        model_.edit(line, index_of(choice.field), value);
        return "line";
    }

    std::string change_the_header(Transaction& tx) {
        const Choice& choice = a_field();
        const FieldValue& value = choice.values[below(unsigned(choice.values.size()))];
        const auto answer = static_cast<Propagation>(below(3));
        const std::size_t field = index_of(choice.field);
        const std::int64_t new_raw = raw(tx, choice.field, value);
        const bool changes = model_.header[field] != new_raw;
        const segment::LineReader before(*w_.db, segment_);
        std::map<Row, std::int64_t> own;
        for (const ModelLine& line : model_.lines) {
            if (before.origin(line.row, choice.field) == Origin::own)
                own[line.row] = before.raw(line.row, choice.field);
        }
        const FieldId column = segment::header_field(choice.field);
        const Result<void> result =
            segment::set_header_field(tx, segment_, column, value, {.answer = answer});
        REQUIRE(result);
        if (changes && field == kTemplate)
            model_.change_template(segment::read_header(*w_.db, segment_).raw, answer);
        else if (changes)
            model_.change(field, new_raw, answer);
        // Beside the model, the promise in one sentence: nobody's value is lost unless all was chosen.
        if (answer != Propagation::all) {
            const segment::LineReader after(*w_.db, segment_);
            for (const auto& [row, kept] : own) CHECK(after.raw(row, choice.field) == kept);
        }
        return "header " + std::to_string(field) + ", answer " + std::to_string(int(answer));
    }

    void compare() {
        const segment::LineReader reader(*w_.db, segment_);
        CHECK(reader.header().raw == model_.header);
        for (const ModelLine& line : model_.lines) {
            CAPTURE(line.row);
            Values values{};
            for (std::size_t field = 0; field < kOwnFields; ++field)
                values[field] = reader.raw(line.row, static_cast<OwnField>(field));
            REQUIRE(values == line.values);
            REQUIRE(reader.origin(line.row, OwnField::correspondence_type) == line.type_origin);
        }
    }

    // Undo brings back everything, redo goes on from there.
    void check_undo(const std::vector<std::string>& undo, const std::set<std::string>& before) {
        const std::set<std::string> after = contents(*w_.db);
        std::vector<std::string> redo = apply(undo);
        CHECK(contents(*w_.db) == before);
        apply(redo);
        CHECK(contents(*w_.db) == after);
    }
    std::vector<std::string> apply(const std::vector<std::string>& blocks) {
        Transaction tx(*w_.db, "apply");
        for (const std::string& block : blocks) REQUIRE(table::apply_block(tx, block));
        table::Commit done(std::move(tx));
        done.run();
        return done.undo;
    }

    std::mt19937 random_;
    SegmentWorkspace w_;
    Row segment_ = table::kNoRow;
    Model model_;
};

}  // namespace

TEST_CASE("PRD-1, PRD-2: random header changes do what the rules say, and undo takes them back") {
    for (unsigned seed = 1; seed <= 16; ++seed) {
        CAPTURE(seed);
        Run(seed).run(60);
    }
}
