; Which components are ticked when setup starts.

; Of $R0, ",a,b,": whether ",$R1," is in it; the answer in $R2, empty for no.
Function HasWord
  ${StrStr} $R2 ",$R0," ",$R1,"
FunctionEnd

!macro select SECTION WORD
  StrCpy $R1 "${WORD}"
  Call HasWord
  ${If} $R2 == ""
    !insertmacro UnselectSection ${${SECTION}}
  ${Else}
    !insertmacro SelectSection ${${SECTION}}
  ${EndIf}
!macroend

; $R0: what was installed before, else the window and the add-in for the offices found.
Function UsualComponents
  ClearErrors
  ReadRegStr $R0 HKCU "${ARP}" "Components"
  ${IfNot} ${Errors}
    Return
  ${EndIf}
  InitPluginsDir
  File "/oname=$PLUGINSDIR\kaoping.exe" "${STAGE}\kaoping.exe"
  nsExec::ExecToStack '"$PLUGINSDIR\kaoping.exe" offices'
  Pop $0
  Pop $Known
  Delete "$PLUGINSDIR\kaoping.exe"
  StrCpy $R0 "window"
  ${StrStr} $0 "$Known" "excel$\t"
  ${If} $0 != ""
    StrCpy $R0 "$R0,excel"
  ${EndIf}
  ${StrStr} $0 "$Known" "wps$\t"
  ${If} $0 != ""
    StrCpy $R0 "$R0,wps"
  ${EndIf}
FunctionEnd

Function RefuseUnknownComponents
  StrCpy $R3 "$R0,"
  ${While} $R3 != ""
    ${StrStr} $R4 "$R3" ","
    StrLen $R5 "$R4"
    StrLen $R6 "$R3"
    IntOp $R6 $R6 - $R5
    StrCpy $R1 "$R3" $R6
    StrCpy $R3 "$R4" "" 1
    ${If} $R1 != ""
      ${StrStr} $R2 ",window,excel,wps,desktop," ",$R1,"
      ${If} $R2 == ""
        MessageBox MB_OK|MB_ICONSTOP "$(unknown_component) $R1" /SD IDOK
        SetErrorLevel 2
        Quit
      ${EndIf}
    ${EndIf}
  ${EndWhile}
FunctionEnd
