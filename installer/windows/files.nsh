; What the setup program and the uninstaller do alike: files in use, files installed earlier, shortcuts.

!macro files UN
; Asks to close what uses our files; in silence, or when the user goes on, they are renamed out of the way.
Function ${UN}AskToClose
  again:
  StrCpy $0 ""
  !insertmacro in_use "kaoping.exe"
  !insertmacro in_use "kaoping-engine.exe"
  !insertmacro in_use "kaoping-window.exe"
  !insertmacro in_use "kaoping-excel-64.dll"
  !insertmacro in_use "kaoping-excel-32.dll"
  ${If} $0 == ""
    Return
  ${EndIf}
  MessageBox MB_ABORTRETRYIGNORE|MB_ICONEXCLAMATION "$(close_first)$\r$\n$0" /SD IDIGNORE IDRETRY again IDIGNORE go_on
  SetErrorLevel 2
  Quit
  go_on:
FunctionEnd

; Everything in the list of an earlier setup, of whatever version: files that are no longer part go, files of others stay.
Function ${UN}RemoveListedFiles
  Delete "$INSTDIR\*.${ASIDE}"
  DeleteRegValue HKCU "${RUN_ONCE}" "kaoping-old-files"
  StrCpy $3 ""
  ClearErrors
  FileOpen $0 "$INSTDIR\${LIST}" r
  ${If} ${Errors}
    Return
  ${EndIf}
  ${Do}
    ClearErrors
    FileReadUTF16LE $0 $1
    ${If} ${Errors}
      ${ExitDo}
    ${EndIf}
    Push $1
    Call ${UN}LineOf
    Pop $1
    ${GetFileName} "$1" $2
    ${If} $1 != ""
    ${AndIf} $1 == $2  ; a name, not a way out of the folder
    ${AndIf} $1 != "${LIST}"
      Call ${UN}RemoveFile
    ${EndIf}
  ${Loop}
  FileClose $0
  Delete "$INSTDIR\${LIST}"
  ${If} $3 != ""
    WriteRegStr HKCU "${RUN_ONCE}" "kaoping-old-files" 'cmd.exe /c del /q "$INSTDIR\*.${ASIDE}" & rd "$INSTDIR"'
  ${EndIf}
FunctionEnd

; The file $1; one in use gets another name, and $3 says so.
Function ${UN}RemoveFile
  Delete "$INSTDIR\$1"
  ${IfNot} ${FileExists} "$INSTDIR\$1"
    Return
  ${EndIf}
  StrCpy $4 0
  ${Do}
    IntOp $4 $4 + 1
  ${LoopWhile} ${FileExists} "$INSTDIR\$1.$4.${ASIDE}"
  Rename "$INSTDIR\$1" "$INSTDIR\$1.$4.${ASIDE}"
  StrCpy $3 "$1"
FunctionEnd

; A line without its end.
Function ${UN}LineOf
  Exch $5
  Push $6
  ${Do}
    StrCpy $6 $5 1 -1
    ${If} $6 != "$\r"
    ${AndIf} $6 != "$\n"
      ${ExitDo}
    ${EndIf}
    StrCpy $5 $5 -1
  ${LoopUntil} $5 == ""
  Pop $6
  Exch $5
FunctionEnd

Function ${UN}RemoveShortcuts
  Delete "${MENU}\考评 kaoping.lnk"
  Delete "${MENU}\使用说明 Readme.lnk"
  RMDir "${MENU}"
  Delete "$DESKTOP\考评 kaoping.lnk"
FunctionEnd
!macroend

; Appends the file to $0 when something runs it or has it loaded.
!macro in_use NAME
  ${If} ${FileExists} "$INSTDIR\${NAME}"
    ClearErrors
    FileOpen $1 "$INSTDIR\${NAME}" a
    ${If} ${Errors}
      StrCpy $0 "$0$\r$\n${NAME}"
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
!macroend

!insertmacro files ""
!insertmacro files "un."

; Installed before in another folder: that goes first.
Function LeaveEarlierFolder
  ReadRegStr $0 HKCU "${ARP}" "InstallLocation"
  ${If} $0 == ""
  ${OrIf} $0 == $INSTDIR
  ${OrIfNot} ${FileExists} "$0\uninstall.exe"
    Return
  ${EndIf}
  ExecWait '"$0\uninstall.exe" /S _?=$0'
  Delete "$0\uninstall.exe"  ; which cannot delete itself when it is waited for
  RMDir "$0"
FunctionEnd
