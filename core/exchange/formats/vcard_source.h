// A file of vCards as a source of contacts: any number of cards, of any version, one after the other.
#pragma once

#include <string>

#include "core/exchange/formats/contact_source.h"
#include "core/exchange/formats/foreign_contact.h"
#include "core/exchange/formats/text_decoder.h"

namespace segments::exchange {

class VCardSource final : public ContactSource {
  public:
    // UTF-16 files are decoded; in all others each card says or shows what it is written in. `lookup`
    // outlives this.
    VCardSource(Encoding encoding, CodeLookup& lookup);

    void feed(std::string_view piece) override { piece_ = piece; }
    void finish() override { finished_ = true; }
    State next(std::size_t budget) override;
    const Element& element() const override { return element_; }
    std::string_view raw() const override { return card_; }
    const Error& error() const override { return error_; }

  private:
    bool take_line(std::string_view line);
    void take_card();
    State refuse(std::string_view message);

    bool wide_;  // UTF-16
    TextDecoder decoder_;
    ForeignContact contact_;
    CodeLookup* lookup_;
    std::string_view piece_;
    std::string text_;  // of the line that isn't complete
    std::string card_;  // the lines of the card
    std::string decoded_;
    bool finished_ = false;
    bool after_return_ = false;  // a line feed belongs to the line end before it
    bool too_long_ = false;
    bool card_done_ = false;
    int depth_ = 0;
    std::uint64_t line_ = 1, card_line_ = 1, count_ = 0;
    std::string json_, problem_;
    Element element_;
    Error error_;
};

}  // namespace segments::exchange
