#include "app/letter/document_look.h"

#include <memory>
#include <utility>

#include "app/exchange/wording.h"
#include "app/letter/template_loader.h"
#include "core/base/tr.h"
#include "core/letter/letter_check.h"

namespace segments::app {
namespace {

class DocumentLook final : public Job {
  public:
    DocumentLook(Session& session, std::string name, const attachment::Content& content)
        : session_(session), name_(std::move(name)), loader_(session, content) {}

    std::string title() const override { return tr("Looking at the document"); }
    std::string detail() const override { return in_quotes(name_); }
    State step(const Slice&) override { return loader_.step() ? State::done : State::working; }

    void finished() override {
        if (loader_.problem()) {
            session_.tell(ui::Tone::warning, tr("{1} is attached, but can't be merged.", in_quotes(name_)) +
                                                 " " + loader_.problem()->message);
            return;
        }
        const word::MergeTemplate& letter = *loader_.templates().at(0).letter;
        const std::size_t fields = letter.fields().size();
        std::string text = tr("{1} is attached.", in_quotes(name_)) + " " +
                           tr_n("It uses {1} field.", "It uses {1} fields.", fields,
                                filter::format_count(fields, session_.locale()));
        for (const std::string& name : letter.unknown()) text += " " + letter::unknown_field(name);
        for (const std::string& remark : letter.remarks()) text += " " + remark;
        const bool good = letter.unknown().empty() && letter.remarks().empty();
        session_.tell(good ? ui::Tone::success : ui::Tone::warning, std::move(text));
    }

  private:
    Session& session_;
    std::string name_;
    TemplateLoader loader_;
};

}  // namespace

void look_at_document(Session& session, const std::string& file_name, const attachment::Content& content) {
    if (session.job() == nullptr) session.run(std::make_unique<DocumentLook>(session, file_name, content));
}

}  // namespace segments::app
