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
  StrCpy $0 $INSTDIR
  Call ${UN}OpenList
  ${If} $0 == ""
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
      Call ${UN}RemoveFile
    ${EndIf}
  ${Loop}
  FileClose $0
  Delete "$INSTDIR\${LIST}"
FunctionEnd

; $0: the list in the folder $0, open behind its first line; empty when there is none, or one that is not ours.
Function ${UN}OpenList
  ClearErrors
  FileOpen $0 "$0\${LIST}" r
  ${If} ${Errors}
    StrCpy $0 ""
    Return
  ${EndIf}
  FileReadUTF16LE $0 $1
  Push $1
  Call ${UN}LineOf
  Pop $1
  ${If} $1 != "${LIST}"
    FileClose $0
    StrCpy $0 ""
  ${EndIf}
FunctionEnd

; What was set aside in the folder $0: at once, or, as long as something uses it, at the next sign-in.
Function ${UN}DeleteAside
  Delete "$0\*.${ASIDE}"
  ${If} ${FileExists} "$0\*.${ASIDE}"
    WriteRegStr HKCU "${RUN_ONCE}" "kaoping-old-files $0" 'cmd.exe /c del /q "$0\*.${ASIDE}" & rd "$0"'
  ${Else}
    DeleteRegValue HKCU "${RUN_ONCE}" "kaoping-old-files $0"
  ${EndIf}
FunctionEnd

; The file $1; one in use gets another name.
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

; A folder with files of others gets a folder for us: no file of theirs is overwritten.
Function KeepOutOfOtherFolders
  ReadRegStr $2 HKCU "${ARP}" "InstallLocation"
  ${Do}
    ${If} $INSTDIR == "${USUAL_FOLDER}"
    ${OrIf} $INSTDIR == $2
      Return
    ${EndIf}
    ${DirState} "$INSTDIR" $0
    ${If} $0 != 1
      Return
    ${EndIf}
    StrCpy $0 $INSTDIR
    Call OpenList
    ${If} $0 != ""
      FileClose $0
      Return
    ${EndIf}
    StrCpy $INSTDIR "$INSTDIR\kaoping"
  ${Loop}
FunctionEnd

; Installed before in another folder: that goes first.
Function LeaveEarlierFolder
  ReadRegStr $0 HKCU "${ARP}" "InstallLocation"
  ${If} $0 == ""
  ${OrIf} $0 == $INSTDIR
  ${OrIfNot} ${FileExists} "$0\uninstall.exe"
    Return
  ${EndIf}
  ExecWait '"$0\uninstall.exe" /S _?=$0'
  Delete "$0\uninstall.exe"  ; which cannot delete itself when it is waited for, and has set itself aside
  Call DeleteAside
  RMDir "$0"
FunctionEnd
