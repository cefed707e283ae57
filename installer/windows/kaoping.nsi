; The setup program, made by package.sh:
;   makensis -INPUTCHARSET UTF8 -DVERSION=x.y.z -DSTAGE=<folder with what is installed> -DOUTPUT=<setup.exe> kaoping.nsi
; For one user, without an administrator. What is registered is kaoping.exe's affair (kaoping register).
;
; Silent:  kaoping-x.y.z-setup.exe /S [/COMPONENTS=window,excel,wps,desktop] [/LANG=zh|en] [/D=folder]
;   /COMPONENTS  beside the program: any of these, or none ("/COMPONENTS="). Not given: what was installed before; the first
;                time window, and excel, wps as they are found on the machine.
;   Ends with 0; 2 when something is not done.
Unicode true
Target amd64-unicode
SetCompressor lzma  ; not solid: that would unpack in a window of its own first, in English always
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include Sections.nsh
!include WinVer.nsh
!include StrFunc.nsh
${Using:StrFunc} StrStr

!define ARP "Software\Microsoft\Windows\CurrentVersion\Uninstall\kaoping"
!define RUN_ONCE "Software\Microsoft\Windows\CurrentVersion\RunOnce"
!define LIST "kaoping-files.txt"   ; its own name, then what was installed, a file a line (UTF-16)
!define ASIDE "kaoping-old"        ; files in use are renamed to *.kaoping-old, deleted when nothing uses them any longer
!define MENU "$SMPROGRAMS\考评 kaoping"

Name "$(product)"
Caption "$(product) ${VERSION}"
OutFile "${OUTPUT}"
BrandingText "kaoping ${VERSION}"
!define USUAL_FOLDER "$LOCALAPPDATA\Programs\kaoping"
InstallDir "${USUAL_FOLDER}"
InstallDirRegKey HKCU "${ARP}" "InstallLocation"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "考评 kaoping"
VIAddVersionKey /LANG=0 "FileDescription" "考评安装程序 (kaoping setup)"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "Apache License, Version 2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_CUSTOMFUNCTION_GUIINIT BeforePages   ; not .onInit: /LANG holds only after it
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_WELCOMEPAGE_TEXT "$(welcome)"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "$(run_window)"
!define MUI_FINISHPAGE_RUN_FUNCTION RunWindow
!define MUI_FINISHPAGE_SHOWREADME "$INSTDIR\使用说明.txt"
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(show_readme)"
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_PAGE_CUSTOMFUNCTION_SHOW FinishShown

; Functions for pages are named before the page they belong to.
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${STAGE}\LICENSE.txt"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"
!include words.nsh

Var List      ; handle of the list being written
Var Parts     ; to be registered
Var NotParts  ; chosen not to be
Var Chosen    ; components, as in /COMPONENTS
Var Known     ; offices found

!include files.nsh

; Unpacks a file and writes it down.
!macro put NAME
  ClearErrors
  File "${STAGE}\${NAME}"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(cannot_write) $INSTDIR\${NAME}" /SD IDOK
    SetErrorLevel 2
    Abort "$(cannot_write) $INSTDIR\${NAME}"
  ${EndIf}
  FileWriteUTF16LE $List "${NAME}$\r$\n"
!macroend

Section "-prepare"
  Call KeepOutOfOtherFolders
  SetOutPath $INSTDIR
  Call AskToClose
  Call LeaveEarlierFolder
  Call RemoveListedFiles
  StrCpy $0 $INSTDIR
  Call DeleteAside
  ClearErrors
  FileOpen $List "$INSTDIR\${LIST}" w
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(cannot_write) $INSTDIR" /SD IDOK
    SetErrorLevel 2
    Abort "$(cannot_write) $INSTDIR"
  ${EndIf}
  FileWriteUTF16LE /BOM $List "${LIST}$\r$\n"
SectionEnd

Section "$(program)" SecProgram
  SectionIn RO
  !insertmacro put "kaoping.exe"
  !insertmacro put "kaoping-engine.exe"
  !insertmacro put "LICENSE.txt"
  !insertmacro put "使用说明.txt"
  StrCpy $Parts "engine"
SectionEnd

Section "$(window)" SecWindow
  !insertmacro put "kaoping-window.exe"
  CreateDirectory "${MENU}"
  CreateShortcut "${MENU}\考评 kaoping.lnk" "$INSTDIR\kaoping-window.exe"
  CreateShortcut "${MENU}\使用说明 Readme.lnk" "$INSTDIR\使用说明.txt"
SectionEnd

Section "$(excel)" SecExcel
SectionEnd

Section "$(wps)" SecWps
SectionEnd

Section /o "$(desktop)" SecDesktop
SectionEnd

!macro choose SECTION PART WORD
  ${If} ${SectionIsSelected} ${${SECTION}}
    StrCpy $Chosen "$Chosen,${WORD}"
    StrCpy $Parts "$Parts ${PART}"
  ${Else}
    StrCpy $NotParts "$NotParts ${PART}"
  ${EndIf}
!macroend

Section "-finish"
  ${If} ${SectionIsSelected} ${SecExcel}
  ${OrIf} ${SectionIsSelected} ${SecWps}
    !insertmacro put "kaoping-excel-64.dll"
    !insertmacro put "kaoping-excel-32.dll"
  ${EndIf}
  StrCpy $Chosen ""
  StrCpy $NotParts ""
  !insertmacro choose SecWindow menu window
  !insertmacro choose SecExcel excel excel
  !insertmacro choose SecWps wps wps
  ${If} ${SectionIsSelected} ${SecDesktop}
    StrCpy $Chosen "$Chosen,desktop"
    ${If} ${SectionIsSelected} ${SecWindow}
      CreateShortcut "$DESKTOP\考评 kaoping.lnk" "$INSTDIR\kaoping-window.exe"
    ${EndIf}
  ${Else}
    Delete "$DESKTOP\考评 kaoping.lnk"
  ${EndIf}
  ${IfNot} ${SectionIsSelected} ${SecWindow}
    Call RemoveShortcuts
  ${EndIf}
  FileWriteUTF16LE $List "uninstall.exe$\r$\n"
  FileClose $List
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} $NotParts != ""
    nsExec::ExecToStack '"$INSTDIR\kaoping.exe" unregister$NotParts'
    Pop $0
    Pop $1
  ${EndIf}
  nsExec::ExecToStack '"$INSTDIR\kaoping.exe" register $Parts --lang $(language)'
  Pop $0
  Pop $1
  ${If} $0 != 0
    SetErrorLevel 2
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(not_registered)$\r$\n$\r$\n$1" /SD IDOK
  ${EndIf}
  Call WriteProgramsEntry
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'  ; Explorer looks at its menus again
SectionEnd

Function WriteProgramsEntry
  ${GetSize} "$INSTDIR" "/M=*.* /S=0K /G=0" $0 $1 $2
  WriteRegStr HKCU "${ARP}" "DisplayName" "考评 kaoping"
  WriteRegStr HKCU "${ARP}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ARP}" "DisplayIcon" "$INSTDIR\kaoping.exe,0"
  WriteRegStr HKCU "${ARP}" "Publisher" "kaoping"
  WriteRegStr HKCU "${ARP}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ARP}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ARP}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegStr HKCU "${ARP}" "Components" "$Chosen"
  WriteRegDWORD HKCU "${ARP}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${ARP}" "NoModify" 1
  WriteRegDWORD HKCU "${ARP}" "NoRepair" 1
FunctionEnd

!include components.nsh

Function .onInit
  SetRegView 64
  ${If} ${Silent}
  ${AndIfNot} ${AtLeastWin10}
    SetErrorLevel 2
    Quit
  ${EndIf}
  ${GetParameters} $R9
  ClearErrors
  ${GetOptions} $R9 "/LANG=" $0
  ${IfNot} ${Errors}
    ${If} $0 == "en"
      StrCpy $LANGUAGE ${LANG_ENGLISH}
    ${Else}
      StrCpy $LANGUAGE ${LANG_SIMPCHINESE}
    ${EndIf}
  ${EndIf}
  ClearErrors
  ${GetOptions} $R9 "/COMPONENTS=" $R0
  ${If} ${Errors}
    Call UsualComponents
  ${Else}
    Call RefuseUnknownComponents
  ${EndIf}
  !insertmacro select SecWindow "window"
  !insertmacro select SecExcel "excel"
  !insertmacro select SecWps "wps"
  !insertmacro select SecDesktop "desktop"
FunctionEnd

; Elevated, setup may run for another account than the one that will use the program. (An administrator who is not elevated is no Admin here.)
Function TellAdministrator
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "Admin"
    Return
  ${EndIf}
  UserInfo::GetName
  Pop $0
  MessageBox MB_OKCANCEL|MB_ICONINFORMATION "$(as_administrator)$0" /SD IDOK IDOK go_on
  SetErrorLevel 2
  Quit
  go_on:
FunctionEnd

Function BeforePages
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(needs_windows_10)"
    SetErrorLevel 2
    Quit
  ${EndIf}
  Call TellAdministrator
FunctionEnd

; The desktop shortcut opens the window.
Function .onSelChange
  ${IfNot} ${SectionIsSelected} ${SecWindow}
    !insertmacro UnselectSection ${SecDesktop}
  ${EndIf}
FunctionEnd

Function FinishShown
  ${IfNot} ${FileExists} "$INSTDIR\kaoping-window.exe"
    SendMessage $mui.FinishPage.Run ${BM_SETCHECK} ${BST_UNCHECKED} 0
    ShowWindow $mui.FinishPage.Run ${SW_HIDE}
  ${EndIf}
FunctionEnd

Function RunWindow
  Exec '"$INSTDIR\kaoping-window.exe"'
FunctionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SecProgram} "$(about_program)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecWindow} "$(about_window)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecExcel} "$(about_excel)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecWps} "$(about_wps)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecDesktop} "$(about_desktop)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function un.onInit
  SetRegView 64
FunctionEnd

; What the user made or put here stays, as do settings.
Section "un.all"
  Call un.AskToClose
  nsExec::ExecToStack '"$INSTDIR\kaoping.exe" unregister'
  Pop $0
  Pop $1
  ${If} $0 != 0
    DetailPrint "$1"
  ${EndIf}
  Call un.RemoveShortcuts
  SetOutPath $TEMP  ; not in the folder that goes
  Call un.RemoveListedFiles
  StrCpy $0 $INSTDIR
  Call un.DeleteAside
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${ARP}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
