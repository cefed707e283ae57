#include "reports/form/form.hpp"

#include "model/identity.hpp"
#include "reports/form/form_map.hpp"
#include "reports/form/form_sheet.hpp"
#include "reports/form/instructions.hpp"
#include "reports/form/list_sheet.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

void write_form(const std::string& path, const Rubric& rubric, const FormOptions& options) {
    FormPlan plan(rubric, options.year);
    Book book(path, {WorkbookKind::form,
                     rubric.id,
                     options.year,
                     message("form-title", {{"title", rubric.title}}).zh,
                     {options.year, 1, 1}});
    Page& main = book.add_page(words("sheet-form").zh);
    Page& guide = book.add_page(words("sheet-instructions").zh);
    std::vector<Page*> sheets;
    for (ListLayout& layout : plan.lists) {
        sheets.push_back(&book.add_page(layout.list->label.zh));
        layout.sheet = sheets.back()->name();
    }
    const BlankForm blank(rubric, plan.round, options.prefill);
    write_form_sheet(book, main, plan, blank);
    write_instructions(guide, plan);
    const FormMap cells(plan, main.name());
    for (std::size_t i = 0; i < sheets.size(); ++i)
        write_list_sheet(book, *sheets[i], plan, cells, plan.lists[i]);
    book.close();
}

}  // namespace kaoping
