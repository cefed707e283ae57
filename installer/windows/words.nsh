; The words of the setup program. `language` is what kaoping's --lang takes.
!macro words NAME ZH EN
  LangString ${NAME} ${LANG_SIMPCHINESE} "${ZH}"
  LangString ${NAME} ${LANG_ENGLISH} "${EN}"
!macroend

!insertmacro words language "zh" "en"
!insertmacro words product "考评" "kaoping"
!insertmacro words welcome "考评按科技管理部门考核办法的附件生成填报表，校验、评分报来的表。$\r$\n$\r$\n只为当前用户安装，不需要管理员权限。安装前请关闭 Excel 和 WPS。" \
  "kaoping makes, checks and scores the forms of assessments by science-and-technology bureaus.$\r$\n$\r$\nIt is installed for you alone and needs no administrator. Please close Excel and WPS first."
!insertmacro words program "程序（必选）" "Program (required)"
!insertmacro words about_program "命令行 kaoping 和引擎 Kaoping.Engine（VBA、脚本和加载项共用）。" \
  "The command line kaoping and Kaoping.Engine, which VBA, scripts and the add-in use."
!insertmacro words window "窗口、开始菜单和右键菜单" "Window, Start menu, Explorer menu"
!insertmacro words about_window "“考评”窗口；在文件夹和工作簿上点右键可评分、校验。" \
  "The window; score and check from the menu of folders and workbooks."
!insertmacro words excel "Excel 加载项" "Excel add-in"
!insertmacro words about_excel "Excel 功能区的“考评”选项卡和工作表函数，32 位和 64 位的 Excel 都可用。" \
  "The tab and the worksheet functions in Excel, 32 or 64 bits."
!insertmacro words wps "WPS 加载项" "WPS add-in"
!insertmacro words about_wps "WPS 表格功能区的“考评”选项卡。" "The tab in WPS Spreadsheets."
!insertmacro words desktop "桌面快捷方式" "Desktop shortcut"
!insertmacro words about_desktop "在桌面上打开“考评”窗口。" "Opens the window from the desktop."
!insertmacro words run_window "打开“考评”窗口" "Open kaoping"
!insertmacro words show_readme "看使用说明" "Show the readme"
!insertmacro words close_first "下列文件正在使用。请关闭 Excel、WPS 和“考评”窗口后重试；选“忽略”则继续，旧文件在下次登录时删除。" \
  "These files are in use. Close Excel, WPS and kaoping, then retry. If you ignore this, the old files go when you next sign in."
!insertmacro words cannot_write "不能写入：" "Cannot write:"
!insertmacro words not_registered "文件已安装，但注册没有全部完成。请在命令行运行 kaoping doctor 查看原因。" \
  "The files are installed, but not everything could be registered. Run kaoping doctor to see why."
!insertmacro words as_administrator "安装程序正以管理员身份运行，考评只会装给运行它的这个帐户。平时用别的帐户的，请选“取消”，在那个帐户里直接双击安装程序，不要以管理员身份运行。$\r$\n$\r$\n帐户：" \
  "Setup runs as administrator, and kaoping will be installed for the account that runs it alone. If you work in another account, choose Cancel and double-click setup there, not as administrator.$\r$\n$\r$\nAccount: "
!insertmacro words unknown_component "/COMPONENTS 中没有这个组件（可用 window、excel、wps、desktop）：" \
  "/COMPONENTS takes window, excel, wps, desktop, not:"
!insertmacro words needs_windows_10 "考评需要 64 位的 Windows 10 或更高版本。" "kaoping needs Windows 10 or later, 64 bits."
