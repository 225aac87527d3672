; The installer for Windows: for one person, without administrator's rights.
;   vbee-desktop-VERSION-windows.exe       with questions, in Vietnamese or English
;   … /S [/D=FOLDER]                       silent; exit code 5 when the program is running
; Compiled by `dev.py build windows` (devtools/windows.py), which defines:
;   VERSION    0.1.0            VERSION4  0.1.0.0 (Windows wants four numbers)
;   PROGRAM    the frozen folder   OUTPUT    the file to write   ICON      the .ico   SIDE   the picture, a .bmp
;   SIGN       a command that signs the file given to it as its last argument; without it nothing is signed
;   TARGET     the kind of machine that the installer itself is for; without it 32 bits, which every Windows runs

!ifdef TARGET
  Target ${TARGET}
!endif
Unicode true
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include messages.nsh

!define NAME "Vbee Desktop"
!define EXE "vbee-desktop.exe"
!define OURS "Software\Vbee\Vbee Desktop"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\VbeeDesktop"
!define CLASSES "Software\Classes"
!define IS_RUNNING 5 ; exit code, told in packaging/README.md
!define OTHER_PROGRAM 6

Name "${NAME}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${OURS}" "Folder"
SetCompressor /SOLID lzma
SetDateSave off
ManifestSupportedOS Win10
ManifestDPIAware true
ManifestLongPathAware true
BrandingText "${NAME} ${VERSION}"

!ifdef SIGN
  !finalize '${SIGN} "%1"' = 0
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TITLE "${NAME}"
!define MUI_WELCOMEPAGE_TEXT "$(Welcome)"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${OURS}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_WINDOWTITLE "${NAME}"
!define MUI_LANGDLL_INFO "Hãy chọn ngôn ngữ.$\n$\nPlease choose a language."

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English" ; the first is taken where Windows speaks a third language
!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MESSAGES

VIProductVersion "${VERSION4}"
VIFileVersion "${VERSION4}"
!macro TOLD LANGUAGE DESCRIPTION
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "${NAME}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${DESCRIPTION}"
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "The Vbee Desktop authors"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "© 2026 The Vbee Desktop authors"
!macroend
!insertmacro TOLD ${LANG_ENGLISH} "Installs Vbee Desktop"
!insertmacro TOLD ${LANG_VIETNAMESE} "Cài đặt Vbee Desktop"

; --- a running copy ---------------------------------------------------------------------------------------
; Windows lets nobody write to a program that is running. Nothing is ended by force: what is being recorded
; or paid for belongs to the person.
!macro REFUSE_WHILE_RUNNING UN
Function ${UN}RefuseWhileRunning
  again:
  StrCpy $1 ""
  !insertmacro LOOK_AT "${EXE}"
  !insertmacro LOOK_AT "vbee-desktop-console.exe"
  !insertmacro LOOK_AT "vbee-sandbox.exe"
  ${If} $1 != ""
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(IsRunning)" /SD IDCANCEL IDRETRY again
    SetErrorLevel ${IS_RUNNING}
    Quit
  ${EndIf}
FunctionEnd
!macroend

!macro LOOK_AT FILE
  ${If} ${FileExists} "$INSTDIR\${FILE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${FILE}" a
    ${If} ${Errors}
      StrCpy $1 "${FILE}"
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
!macroend

!insertmacro REFUSE_WHILE_RUNNING ""
!insertmacro REFUSE_WHILE_RUNNING "un."

; A folder of libraries without our program beside it belongs to another program: it stays as it is.
Function RefuseForeignFolder
  ${If} ${FileExists} "$INSTDIR\_internal\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${EXE}"
  ${AndIfNot} ${FileExists} "$INSTDIR\_internal\licences\LICENSE"
    MessageBox MB_OK|MB_ICONSTOP "$(OtherProgram)" /SD IDOK
    SetErrorLevel ${OTHER_PROGRAM}
    Quit
  ${EndIf}
FunctionEnd

; --- files that are opened with it ------------------------------------------------------------------------
; It offers itself under "Open with" and among the default apps; what opens these files now stays so.
!macro ON_EACH_ENDING DO
  !insertmacro ${DO} "Text" ".txt"
  !insertmacro ${DO} "Text" ".md"
  !insertmacro ${DO} "Text" ".docx"
  !insertmacro ${DO} "Text" ".srt"
  !insertmacro ${DO} "Text" ".vtt"
  !insertmacro ${DO} "Sound" ".wav"
  !insertmacro ${DO} "Sound" ".mp3"
  !insertmacro ${DO} "Sound" ".flac"
  !insertmacro ${DO} "Sound" ".ogg"
  !insertmacro ${DO} "Sound" ".aiff"
!macroend

!macro OFFER_FOR KIND ENDING
  WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "VbeeDesktop.${KIND}" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${EXE}\SupportedTypes" "${ENDING}" ""
  WriteRegStr HKCU "${OURS}\Capabilities\FileAssociations" "${ENDING}" "VbeeDesktop.${KIND}"
!macroend

!macro WITHDRAW_FOR KIND ENDING
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "VbeeDesktop.${KIND}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}"
!macroend

!macro KIND_OF_FILE KIND TOLD
  WriteRegStr HKCU "${CLASSES}\VbeeDesktop.${KIND}" "" "${TOLD}"
  WriteRegStr HKCU "${CLASSES}\VbeeDesktop.${KIND}\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "${CLASSES}\VbeeDesktop.${KIND}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
!macroend

!macro TELL_THE_DESKTOP ; SHCNE_ASSOCCHANGED: menus are drawn anew at once
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

; --- install ----------------------------------------------------------------------------------------------
Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Section
  Call RefuseWhileRunning
  Call RefuseForeignFolder
  ; Files of the version before would be loaded by the new one: they go first. Texts, recordings and settings
  ; lie elsewhere.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\vbee-sandbox.exe" ; this version may come without the demo
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}\*.*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${EXE}"

  WriteRegStr HKCU "${OURS}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${OURS}\Capabilities" "ApplicationName" "${NAME}"
  WriteRegStr HKCU "${OURS}\Capabilities" "ApplicationDescription" "$(Description)"
  WriteRegStr HKCU "Software\RegisteredApplications" "${NAME}" "${OURS}\Capabilities"
  WriteRegStr HKCU "${CLASSES}\Applications\${EXE}" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\Applications\${EXE}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
  !insertmacro KIND_OF_FILE "Text" "$(TextFile)"
  !insertmacro KIND_OF_FILE "Sound" "$(SoundFile)"
  !insertmacro ON_EACH_ENDING OFFER_FOR
  !insertmacro TELL_THE_DESKTOP

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Vbee Desktop authors"
  WriteRegStr HKCU "${UNINSTALL}" "URLInfoAbout" "https://vbee.vn"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
SectionEnd

; --- uninstall --------------------------------------------------------------------------------------------
Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section "Uninstall"
  Call un.RefuseWhileRunning
  ; By name, and the folder itself only when it is empty then: somebody may have installed into a folder that
  ; holds other things.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${EXE}"
  Delete "$INSTDIR\vbee-desktop-console.exe"
  Delete "$INSTDIR\vbee-sandbox.exe"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"

  !insertmacro ON_EACH_ENDING WITHDRAW_FOR
  DeleteRegKey HKCU "${CLASSES}\VbeeDesktop.Text"
  DeleteRegKey HKCU "${CLASSES}\VbeeDesktop.Sound"
  DeleteRegKey HKCU "${CLASSES}\Applications\${EXE}"
  DeleteRegValue HKCU "Software\RegisteredApplications" "${NAME}"
  DeleteRegKey HKCU "${OURS}"
  DeleteRegKey /ifempty HKCU "Software\Vbee"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro TELL_THE_DESKTOP
  DetailPrint "$(DataStays)"
  MessageBox MB_OK|MB_ICONINFORMATION "$(DataStays)" /SD IDOK
SectionEnd
