#include "core/exchange/purchases.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/exchange/formats/json_walk.h"
#include "core/filter/number_value.h"
#include "core/interaction/entry_numbers.h"
#include "core/schema/enumerations.h"
#include "core/schema/field_value.h"

namespace segments::exchange {
namespace {

using table::kNoRow;
using table::Row;
namespace card = contact::contact;
namespace purchase = contact::value_entry;

constexpr std::size_t kReasons = 20;
constexpr table::FieldId kTexts[] = {purchase::kItemNo, purchase::kVariantCode,
                                     purchase::kInventoryPostingGroup};

// JSON writes numbers with a point, whatever the region.
const filter::Locale& json_numbers() {
    static const filter::Locale locale = filter::stored_locale();
    return locale;
}

}  // namespace

PurchaseImport::PurchaseImport(const table::Database& db) : db_(&db) {}

void PurchaseImport::feed(std::string_view piece) {
    if (!begun_) {
        constexpr std::string_view kMark = "\xEF\xBB\xBF";
        std::size_t at = piece.substr(0, kMark.size()) == kMark ? kMark.size() : 0;
        at = piece.find_first_not_of(" \t\r\n", at);
        const bool list = at != std::string_view::npos && piece[at] == '[';
        JsonScanner::Shape shape{true, {}, false};
        if (!list) shape.path.emplace_back("purchases");
        scanner_ = JsonScanner(std::move(shape));
        begun_ = true;
    }
    scanner_.feed(piece);
}

void PurchaseImport::finish() {
    if (!begun_) feed({});
    scanner_.finish();
}

PurchaseImport::State PurchaseImport::read(std::size_t budget) {
    if (!begun_) return State::hungry;
    State state = scanner_.next(budget);
    for (; state == State::element; state = scanner_.next(budget)) take(scanner_.element());
    return state;
}

void PurchaseImport::take(const JsonScanner::Element& element) {
    Record record;
    std::string reason(element.problem);
    if (element.too_long)
        reason = tr("it has more than 1 MB.").str();
    else if (reason.empty())
        reason = tape_.read(element.text) ? read_record(record)
                                          : tr("it holds a number that can't be stored.").str();
    if (reason.empty()) return records_.push_back(record);
    ++rejected_;
    if (reasons_.size() < kReasons)
        reasons_.push_back(tr("Purchase {1} (line {2}): {3}", element.number, element.line, reason));
}

std::uint32_t PurchaseImport::keep(std::string_view text) {
    if (text.empty()) return 0;
    const auto [found, is_new] =
        places_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
    if (is_new) texts_.emplace_back(text);
    return found->second;
}

std::string PurchaseImport::read_record(Record& record) {
    const JsonWalk walk(tape_);
    if (!walk.is_object(0)) return tr("it is no object.").str();
    const table::Table& cards = db_->table(card::kTable);
    const std::string person = walk.text(0, "contactNo"), company = walk.text(0, "companyNo");
    const Result<schema::FieldValue> number = schema::normalized(
        card::kDef.fields[card::kNo], schema::FieldValue(person.empty() ? company : person));
    if (!number || number->text.empty())
        return tr("it names no contact: contactNo or companyNo is needed.").str();
    const Row row = cards.find(number->text);
    if (row == kNoRow) return tr("there is no contact {1}.", number->text);
    if (person.empty() &&
        cards.number(row, card::kType) != static_cast<std::int64_t>(schema::ContactType::company))
        return tr("{1} is a person; a companyNo is a company's.", number->text);
    record.contact = cards.code(row, card::kNo);
    const std::string date = walk.text(0, "postingDate");
    const std::optional<Day> day = from_iso(date);
    if (!day)
        return date.empty() ? tr("postingDate is missing.").str()
                            : tr("postingDate {1} is no day (YYYY-MM-DD).", date);
    record.day = *day;
    for (std::size_t i = 0; i < std::size(kTexts); ++i) {
        const table::FieldDef& def = purchase::kDef.fields[kTexts[i]];
        const Result<schema::FieldValue> text =
            schema::normalized(def, schema::FieldValue(walk.text(0, def.name)));
        if (!text) return text.error().message;
        record.texts[i] = keep(text->text);
    }
    for (const auto& [name, target] :
         {std::pair{"quantity", &record.quantity}, std::pair{"amount", &record.amount}}) {
        const std::string text = walk.text(0, name);
        if (text.empty()) continue;
        const Result<std::int64_t> value = filter::parse_decimal(text, json_numbers());
        if (!value) return tr("{1} {2} is no number with up to five decimals.", name, text);
        *target = *value;
    }
    return {};
}

Result<bool> PurchaseImport::step(table::Transaction& tx, std::size_t rows) {
    const table::Table& all = tx.table(purchase::kTable);
    if (!cleared_) {
        const auto to = static_cast<Row>(std::min<std::size_t>(all.slots(), at_row_ + rows));
        for (; replace_ && at_row_ < to; ++at_row_) {
            if (all.is_live(at_row_)) tx.erase(purchase::kTable, at_row_);
        }
        cleared_ = !replace_ || at_row_ >= all.slots();
        if (!cleared_) return false;
        next_entry_ = interaction::next_entry_no(all);
        return records_.empty();
    }
    BulkRows made(purchase::kTable, purchase::kDef.fields.size());
    for (std::vector<std::int64_t>& codes : codes_) codes.resize(texts_.size(), -1);
    for (; rows > 0 && at_ < records_.size(); --rows, ++at_) {
        const Record& record = records_[at_];
        made.add({next_entry_++, record.contact, record.day});
        for (std::size_t i = 0; i < std::size(kTexts); ++i) {
            std::int64_t& code = codes_[i][record.texts[i]];
            if (code < 0) code = tx.intern(purchase::kTable, kTexts[i], texts_[record.texts[i]]);
            made.set(kTexts[i], code);
        }
        made.set(purchase::kQuantity, record.quantity);
        made.set(purchase::kAmount, record.amount);
    }
    if (!made.insert(tx)) return fail(tr("The purchases could not be numbered. Please try again."), "PRD-12");
    return at_ == records_.size();
}

float PurchaseImport::progress() const {
    return records_.empty() ? 1.0f : static_cast<float>(at_) / static_cast<float>(records_.size());
}

}  // namespace segments::exchange
