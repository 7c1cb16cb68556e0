#include "core/exchange/purchases.h"

#include <doctest/doctest.h>

#include "core/contact/delete_contacts.h"
#include "core/contact/merge_contacts.h"
#include "tests/core/contact/workspace.h"

using namespace segments;
using exchange::PurchaseImport;
using test::Row;
namespace purchase = contact::value_entry;

namespace {

struct Shop : test::Workspace {
    Row contoso = company("Contoso", "C1");
    Row ann = person("Ann Lee", "P1");

    PurchaseImport read(std::string_view text, std::size_t piece = 1000) {
        PurchaseImport import(*db);
        for (std::size_t at = 0; at < text.size(); at += piece) {
            import.feed(text.substr(at, piece));
            state = PurchaseImport::State::paused;
            while (state == PurchaseImport::State::paused) state = import.read(64);
            if (state != PurchaseImport::State::hungry) return import;
        }
        import.finish();
        state = PurchaseImport::State::paused;
        while (state == PurchaseImport::State::paused) state = import.read(64);
        return import;
    }
    void write(PurchaseImport import) {
        Result<bool> done = false;
        while (done && !*done) done = import.step(tx, 1);
        REQUIRE(done);
    }
    std::string row_text(Row row) const {
        const table::Table& all = db->table(purchase::kTable);
        static const filter::Locale locale;
        std::string text;
        for (const table::FieldDef& field : purchase::kDef.fields)
            text += schema::format_cell(all, row, field.id, locale) + "|";
        return text;
    }
    std::size_t count() const { return db->table(purchase::kTable).size(); }

    PurchaseImport::State state = PurchaseImport::State::hungry;
};

}  // namespace

TEST_CASE("PRD-12: purchases are imported as data, by contact or company number") {
    constexpr std::string_view kFile = R"({"format": "segments.purchases", "version": 1, "purchases": [
        {"contactNo": "p1", "postingDate": "2026-03-01", "itemNo": "wine", "variantCode": "RED",
         "inventoryPostingGroup": "RESALE", "quantity": 6, "amount": 71.4},
        {"companyNo": "C1", "postingDate": "2026-03-02", "itemNo": "GLASS", "quantity": -2, "amount": "-9.5"}]})";
    for (const std::size_t piece : {7, 100000}) {
        CAPTURE(piece);
        Shop shop;
        PurchaseImport import = shop.read(kFile, piece);
        REQUIRE(shop.state == PurchaseImport::State::done);
        CHECK(import.rejected() == 0);
        shop.write(std::move(import));
        REQUIRE(shop.count() == 2);
        CHECK(shop.row_text(0) == "1|P1|03-01-2026|WINE|RED|RESALE|6|71.4|");
        CHECK(shop.row_text(1) == "2|C1|03-02-2026|GLASS|||-2|-9.5|");
    }
}

TEST_CASE("PRD-12: a bare list will do, and records that can't be kept are told and left out") {
    Shop shop;
    PurchaseImport import = shop.read(R"([{"contactNo": "C1", "postingDate": "2026-03-01"},
        {"contactNo": "C9", "postingDate": "2026-03-01"}, {"postingDate": "2026-03-01"},
        {"companyNo": "P1", "postingDate": "2026-03-01"}, {"contactNo": "P1", "postingDate": "1 March"},
        {"contactNo": "P1", "postingDate": "2026-03-01", "amount": "much"},
        {"contactNo": "P1", "postingDate": "2026-03-01", "variantCode": "12345678901"}, 7])");
    REQUIRE(shop.state == PurchaseImport::State::done);
    CHECK(import.accepted() == 1);
    CHECK(import.rejected() == 7);
    REQUIRE(import.reasons().size() == 7);
    CHECK(import.reasons()[0] == "Purchase 2 (line 2): there is no contact C9.");
    CHECK(import.reasons()[1] ==
          "Purchase 3 (line 2): it names no contact: contactNo or companyNo is needed.");
    CHECK(import.reasons()[2] == "Purchase 4 (line 3): P1 is a person; a companyNo is a company's.");
    CHECK(import.reasons()[3] == "Purchase 5 (line 3): postingDate 1 March is no day (YYYY-MM-DD).");
    CHECK(import.reasons()[4] == "Purchase 6 (line 4): amount much is no number with up to five decimals.");
    CHECK(import.reasons()[6] == "Purchase 8 (line 5): it is no object.");
}

TEST_CASE("PRD-12: a second import adds to the purchases, or takes their place") {
    Shop shop;
    constexpr std::string_view kFile = R"([{"contactNo": "C1", "postingDate": "2026-03-01"}])";
    shop.write(shop.read(kFile));
    shop.write(shop.read(kFile));
    CHECK(shop.count() == 2);
    PurchaseImport import = shop.read(kFile);
    import.replace_former(true);
    shop.write(std::move(import));
    CHECK(shop.count() == 1);
}

TEST_CASE("PRD-12: a file that can't be read to its end is refused") {
    Shop shop;
    CHECK(shop.read(R"([{"contactNo": "C1")").accepted() == 0);
    CHECK(shop.state == PurchaseImport::State::failed);
    static_cast<void>(shop.read("purchases"));
    CHECK(shop.state == PurchaseImport::State::failed);
}

TEST_CASE("DEL-4, PRD-12: purchases go with their contact") {
    Shop shop;
    shop.write(shop.read(R"([{"contactNo": "C1", "postingDate": "2026-03-01"},
                             {"contactNo": "P1", "postingDate": "2026-03-01"}])"));
    REQUIRE(contact::delete_contact(shop.tx, shop.ann));
    CHECK(shop.count() == 1);
}
