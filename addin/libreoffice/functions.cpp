#include "libreoffice/functions.hpp"

#include <com/sun/star/lang/IllegalArgumentException.hpp>

#include "libreoffice/uno_text.hpp"

namespace kaoping::office {

namespace {

template <class Answer>
const Answer& known(const std::optional<Answer>& answer, const rtl::OUString& asked) {
    if (!answer) throw com::sun::star::lang::IllegalArgumentException(asked, nullptr, 0);
    return *answer;
}

}  // namespace

std::shared_ptr<const Worksheet> Functions::worksheet() {
    const std::lock_guard lock(guard_);
    const unsigned now = settings_written();
    if (!worksheet_ || of_ != now)
        worksheet_ = std::make_shared<const Worksheet>(read_settings(context_).rubric_folders);
    of_ = now;
    return worksheet_;
}

rtl::OUString Functions::gradeOf(const rtl::OUString& rubric, double total) {
    return to_uno(
        pick(known(worksheet()->grade_of(from_uno(rubric), total), rubric), language_of(context_)));
}

double Functions::pointsOf(const rtl::OUString& rubric, const rtl::OUString& indicator,
                           double value) {
    return known(worksheet()->points_of(from_uno(rubric), from_uno(indicator), value), indicator);
}

double Functions::numberOf(const rtl::OUString& text) {
    return known(Worksheet::number_of(from_uno(text)), text);
}

double Functions::creditCode(const rtl::OUString& text) {
    return Worksheet::is_credit_code(from_uno(text)) ? 1 : 0;
}

}  // namespace kaoping::office

extern "C" SAL_DLLPUBLIC_EXPORT com::sun::star::uno::XInterface* kaoping_functions(
    com::sun::star::uno::XComponentContext* context,
    const com::sun::star::uno::Sequence<com::sun::star::uno::Any>&) {
    return cppu::acquire(new kaoping::office::Functions(context));
}
