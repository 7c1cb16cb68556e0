// A file of contacts in any format, read in pieces: each contact comes out as an element in our own form
// (docs/contacts-format.md), whatever it looked like in the file. Memory is bounded by one contact.
//
//     std::unique_ptr<ContactSource> source = make_source(options);
//     source->feed(piece);                          // the piece stays where it is until `hungry`
//     while (source->next(budget) == ContactSource::State::element) plan.add(source->element());
//     ... source->finish(); ... State::done
#pragma once

#include <string>
#include <string_view>

#include "core/exchange/json_scanner.h"

namespace segments::exchange {

class ContactSource {
  public:
    using State = JsonScanner::State;
    using Element = JsonScanner::Element;

    ContactSource() = default;
    virtual ~ContactSource() = default;
    ContactSource(const ContactSource&) = delete;
    ContactSource& operator=(const ContactSource&) = delete;

    // REQUIRES: next() returned `hungry`, or nothing was fed yet.
    virtual void feed(std::string_view piece) = 0;
    // No more pieces will come.
    virtual void finish() = 0;
    // Reads on to the next contact, for at most about `budget` bytes.
    virtual State next(std::size_t budget) = 0;
    // Until the next call of next().
    virtual const Element& element() const = 0;
    // The contact as it stands in the file (in UTF-8), to be given back; empty if it is too long.
    virtual std::string_view raw() const = 0;
    // One sentence with the place. Nothing follows it.
    virtual const Error& error() const = 0;
};

}  // namespace segments::exchange
