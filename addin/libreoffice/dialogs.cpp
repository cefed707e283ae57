#include "libreoffice/dialogs.hpp"

#include <com/sun/star/awt/MessageBoxButtons.hpp>
#include <com/sun/star/awt/MessageBoxType.hpp>
#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/awt/PushButtonType.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XActionListener.hpp>
#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/awt/XDialog.hpp>
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XMessageBoxFactory.hpp>
#include <com/sun/star/awt/XTextComponent.hpp>
#include <com/sun/star/awt/XWindow.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/ui/dialogs/ExecutableDialogResults.hpp>
#include <com/sun/star/ui/dialogs/FilePicker.hpp>
#include <com/sun/star/ui/dialogs/FolderPicker.hpp>
#include <com/sun/star/ui/dialogs/TemplateDescription.hpp>
#include <cppuhelper/implbase1.hxx>

#include <algorithm>

#include "libreoffice/uno_text.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping::office {

namespace uno = com::sun::star::uno;
namespace awt = com::sun::star::awt;
namespace pickers = com::sun::star::ui::dialogs;
using com::sun::star::beans::XPropertySet;

namespace {

// Sizes in the toolkit's units, a quarter of a character wide and an eighth high.
constexpr sal_Int32 margin = 6;
constexpr sal_Int32 window_width = 420;
constexpr sal_Int32 button_width = 60;
constexpr sal_Int32 button_height = 16;
constexpr sal_Int32 list_height = 140;
constexpr sal_Int32 text_height = 26;

uno::Reference<awt::XWindowPeer> parent_of(const Call& call) {
    if (!call.frame.is()) return nullptr;
    return {call.frame->getContainerWindow(), uno::UNO_QUERY};
}

class DialogModel {
public:
    DialogModel(const Context& context, const std::string& title, sal_Int32 height)
        : context_(context) {
        model_.set(context->getServiceManager()->createInstanceWithContext(
                       "com.sun.star.awt.UnoControlDialogModel", context),
                   uno::UNO_QUERY_THROW);
        place(model_, 0, 0, window_width, height);
        model_->setPropertyValue("Title", uno::Any(to_uno(title)));
        model_->setPropertyValue("Moveable", uno::Any(true));
        model_->setPropertyValue("Closeable", uno::Any(true));
    }

    uno::Reference<XPropertySet> add(const char* kind, const rtl::OUString& name, sal_Int32 x,
                                     sal_Int32 y, sal_Int32 width, sal_Int32 height) {
        const uno::Reference<com::sun::star::lang::XMultiServiceFactory> factory(
            model_, uno::UNO_QUERY_THROW);
        const uno::Reference<XPropertySet> control(
            factory->createInstance(
                to_uno(std::string("com.sun.star.awt.UnoControl") + kind + "Model")),
            uno::UNO_QUERY_THROW);
        place(control, x, y, width, height);
        control->setPropertyValue("TabIndex", uno::Any(tab_++));
        uno::Reference<com::sun::star::container::XNameContainer>(model_, uno::UNO_QUERY_THROW)
            ->insertByName(name, uno::Any(control));
        return control;
    }

    uno::Reference<awt::XControl> make_dialog() {
        const uno::Reference<awt::XControl> dialog(
            context_->getServiceManager()->createInstanceWithContext(
                "com.sun.star.awt.UnoControlDialog", context_),
            uno::UNO_QUERY_THROW);
        dialog->setModel(uno::Reference<awt::XControlModel>(model_, uno::UNO_QUERY_THROW));
        return dialog;
    }

private:
    static void place(const uno::Reference<XPropertySet>& model, sal_Int32 x, sal_Int32 y,
                      sal_Int32 width, sal_Int32 height) {
        model->setPropertyValue("PositionX", uno::Any(x));
        model->setPropertyValue("PositionY", uno::Any(y));
        model->setPropertyValue("Width", uno::Any(width));
        model->setPropertyValue("Height", uno::Any(height));
    }

    const Context& context_;
    uno::Reference<XPropertySet> model_;
    sal_Int16 tab_ = 0;
};

class Pressed final : public cppu::WeakImplHelper1<awt::XActionListener> {
public:
    explicit Pressed(std::function<void()> action) : action_(std::move(action)) {}
    void SAL_CALL actionPerformed(const awt::ActionEvent&) override { action_(); }
    void SAL_CALL disposing(const com::sun::star::lang::EventObject&) override {}

private:
    std::function<void()> action_;
};

// Takes the window away at the end of its use, also when it fails.
class Disposed {
public:
    explicit Disposed(const uno::Reference<uno::XInterface>& dialog)
        : dialog_(dialog, uno::UNO_QUERY) {}
    Disposed(const Disposed&) = delete;
    Disposed& operator=(const Disposed&) = delete;
    ~Disposed() {
        try {
            if (dialog_.is()) dialog_->dispose();
        } catch (const uno::Exception&) {  // it is gone already
        }
    }

private:
    uno::Reference<com::sun::star::lang::XComponent> dialog_;
};

// In the middle of the window that asked.
void centre(const Call& call, const uno::Reference<awt::XWindow>& dialog) {
    if (!call.frame.is()) return;
    const auto window = call.frame->getContainerWindow();
    if (!window.is()) return;  // the desktop asked, which is no window
    const awt::Rectangle behind = window->getPosSize();
    const awt::Rectangle size = dialog->getPosSize();
    dialog->setPosSize(std::max<sal_Int32>(0, (behind.Width - size.Width) / 2),
                       std::max<sal_Int32>(0, (behind.Height - size.Height) / 2), 0, 0,
                       awt::PosSize::POS);
}

sal_Int16 run(const Call& call, const uno::Reference<awt::XControl>& dialog) {
    const Disposed disposed(dialog);
    dialog->createPeer(
        uno::Reference<awt::XToolkit>(awt::Toolkit::create(call.context), uno::UNO_QUERY_THROW),
        parent_of(call));
    centre(call, uno::Reference<awt::XWindow>(dialog, uno::UNO_QUERY_THROW));
    return uno::Reference<awt::XDialog>(dialog, uno::UNO_QUERY_THROW)->execute();
}

void label(DialogModel& model, const std::string& text) {
    const auto control =
        model.add("FixedText", "text", margin, margin, window_width - 2 * margin, text_height);
    control->setPropertyValue("MultiLine", uno::Any(true));
    control->setPropertyValue("NoLabel",
                              uno::Any(true));  // no letter to press: it is words, nobody's label
    control->setPropertyValue("Label", uno::Any(to_uno(text)));
}

std::optional<std::string> picked(const uno::Reference<pickers::XFilePicker3>& picker) {
    if (picker->execute() != pickers::ExecutableDialogResults::OK) return std::nullopt;
    const auto files = picker->getSelectedFiles();
    if (files.getLength() == 0) return std::nullopt;
    return path_of(files[0]);
}

uno::Reference<pickers::XFilePicker3> file_picker(const Call& call, sal_Int16 kind,
                                                  const std::string& title) {
    const auto picker = pickers::FilePicker::createWithMode(call.context, kind);
    picker->setTitle(to_uno(title));
    picker->appendFilter("Excel (.xlsx)", "*.xlsx");
    return picker;
}

}  // namespace

void show_message(const Call& call, Message kind, const std::string& text) {
    const uno::Reference<awt::XMessageBoxFactory> factory(awt::Toolkit::create(call.context),
                                                          uno::UNO_QUERY_THROW);
    const awt::MessageBoxType type = kind == Message::error     ? awt::MessageBoxType_ERRORBOX
                                     : kind == Message::warning ? awt::MessageBoxType_WARNINGBOX
                                                                : awt::MessageBoxType_INFOBOX;
    const auto box = factory->createMessageBox(
        parent_of(call), type, awt::MessageBoxButtons::BUTTONS_OK,
        to_uno(pick(words("office-product"), language_of(call.context))), to_uno(text));
    const Disposed disposed(box);
    if (box.is()) box->execute();
}

std::optional<std::string> choose_folder(const Call& call, const std::string& title) {
    const auto picker = pickers::FolderPicker::create(call.context);
    picker->setTitle(to_uno(title));
    if (picker->execute() != pickers::ExecutableDialogResults::OK) return std::nullopt;
    return path_of(picker->getDirectory());
}

std::optional<std::string> choose_file(const Call& call, const std::string& title) {
    return picked(file_picker(call, pickers::TemplateDescription::FILEOPEN_SIMPLE, title));
}

std::optional<std::string> choose_any_file(const Call& call, const std::string& title) {
    const auto picker = pickers::FilePicker::createWithMode(
        call.context, pickers::TemplateDescription::FILEOPEN_SIMPLE);
    picker->setTitle(to_uno(title));
    return picked(picker);
}

std::optional<std::string> choose_target(const Call& call, const std::string& title,
                                         const std::string& proposed) {
    const auto picker =
        file_picker(call, pickers::TemplateDescription::FILESAVE_AUTOEXTENSION, title);
    picker->setDefaultName(to_uno(proposed));
    return picked(picker);
}

void show_list(const Call& call, const ListWindow& window,
               const std::function<bool(int line, int button)>& pressed) {
    const sal_Int32 list_top = 2 * margin + text_height;
    const sal_Int32 buttons_top = list_top + list_height + margin;
    DialogModel model(call.context, window.title, buttons_top + button_height + margin);
    label(model, window.text);
    const auto list =
        model.add("ListBox", "list", margin, list_top, window_width - 2 * margin, list_height);
    list->setPropertyValue("StringItemList", uno::Any(to_uno(window.lines)));
    const auto count = static_cast<sal_Int32>(window.buttons.size());
    for (sal_Int32 b = 0; b < count; ++b) {
        const auto button = model.add("Button", to_uno("button" + std::to_string(b)),
                                      window_width - (count - b) * (button_width + margin),
                                      buttons_top, button_width, button_height);
        button->setPropertyValue("Label",
                                 uno::Any(to_uno(window.buttons[static_cast<std::size_t>(b)])));
        if (b == count - 1)
            button->setPropertyValue("PushButtonType",
                                     uno::Any(static_cast<sal_Int16>(awt::PushButtonType_CANCEL)));
    }
    const auto dialog = model.make_dialog();
    const uno::Reference<awt::XControlContainer> controls(dialog, uno::UNO_QUERY_THROW);
    const uno::Reference<awt::XListBox> box(controls->getControl("list"), uno::UNO_QUERY_THROW);
    for (sal_Int32 b = 0; b + 1 < count; ++b) {
        const uno::Reference<awt::XButton> button(
            controls->getControl(to_uno("button" + std::to_string(b))), uno::UNO_QUERY_THROW);
        button->addActionListener(new Pressed([&pressed, box, dialog, b] {
            if (!pressed(box->getSelectedItemPos(), b))
                uno::Reference<awt::XDialog>(dialog, uno::UNO_QUERY_THROW)->endExecute();
        }));
    }
    if (!window.lines.empty()) box->selectItemPos(static_cast<sal_Int16>(window.chosen), true);
    run(call, dialog);
}

std::optional<std::string> ask_text(const Call& call, const std::string& title,
                                    const std::string& text, const std::string& value) {
    const sal_Int32 edit_top = 2 * margin + text_height;
    const sal_Int32 buttons_top = edit_top + 2 * button_height;
    DialogModel model(call.context, title, buttons_top + button_height + margin);
    label(model, text);
    const auto edit =
        model.add("Edit", "edit", margin, edit_top, window_width - 2 * margin, button_height);
    edit->setPropertyValue("Text", uno::Any(to_uno(value)));
    const Language language = language_of(call.context);
    const std::pair<MessageCode, awt::PushButtonType> buttons[] = {
        {MessageCode("office-ok"), awt::PushButtonType_OK},
        {MessageCode("office-cancel"), awt::PushButtonType_CANCEL}};
    sal_Int32 left = window_width - 2 * (button_width + margin);
    for (const auto& [code, type] : buttons) {
        const auto button = model.add("Button", to_uno(code.text()), left, buttons_top,
                                      button_width, button_height);
        button->setPropertyValue("Label", uno::Any(to_uno(pick(words(code), language))));
        button->setPropertyValue("PushButtonType", uno::Any(static_cast<sal_Int16>(type)));
        left += button_width + margin;
    }
    const auto dialog = model.make_dialog();
    if (run(call, dialog) != pickers::ExecutableDialogResults::OK) return std::nullopt;
    rtl::OUString typed;
    edit->getPropertyValue("Text") >>= typed;
    return from_uno(typed);
}

}  // namespace kaoping::office
