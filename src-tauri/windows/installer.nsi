; The installer for Windows, in Chinese, for one person of the computer, without an administrator.
;
;   makensis -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DFILES=folder -DREMOVE=list.nsh -DOUT=Banwu_0.1.0_x64.exe installer.nsi
;
; Exit codes, for silent runs (/S): 0 done, 1 broken off, 3 not Windows 10 or 11, 4 no WebView2 and not wanted without,
; 5 the program is running.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
AllowSkipFiles off
!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include FileFunc.nsh

!define APP      "班务通"
!define EXE      "banwutong.exe"
!define ID       "Banwu"
!define UNKEY    "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define CLASS    "Banwu.Copy"
!define DATA     "$APPDATA\Banwu"
!define PROFILE  "$LOCALAPPDATA\Banwu"
!define WV2      "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"
!define WV2SETUP "MicrosoftEdgeWebView2RuntimeInstallerX64.exe"

Name "${APP}"
OutFile "${OUT}"
BrandingText "${APP} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "${UNKEY}" "InstallLocation"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${APP}"
VIAddVersionKey /LANG=2052 "FileDescription" "${APP} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"

!define MUI_ICON "../../icons/icon.ico"
!define MUI_UNICON "../../icons/icon.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "welcome.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "welcome.bmp"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "安装${APP} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "${APP}是党校（行政学院）培训班的管理程序，不联网使用。$\r$\n$\r$\n只为当前登录的用户安装，不需要管理员权限。如果已经装过，原来的程序会被换成这一版，数据不动。$\r$\n$\r$\n$_CLICK"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${APP}"
!define MUI_FINISHPAGE_SHOWREADME "$INSTDIR\使用说明.txt"
!define MUI_FINISHPAGE_SHOWREADME_TEXT "看使用说明（备份到U盘、换电脑、卸载）"
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "将从这台电脑卸载${APP}。班务数据和备份不会删除，仍在 ${DATA}；要彻底清除，请在卸载后自己删除那个文件夹。"
!define MUI_FINISHPAGE_TITLE "${APP}已卸载"
!define MUI_FINISHPAGE_TEXT "班务数据和备份没有删除，仍在：$\r$\n$\r$\n${DATA}$\r$\n$\r$\n重新安装后可以接着用。要彻底清除，请自己删除那个文件夹。"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "SimpChinese"

; The version of WebView2 that is installed for everybody or for this person; nothing when there is none.
!macro FindWebView2 found
  ReadRegStr ${found} HKLM "SOFTWARE\WOW6432Node\${WV2}" "pv"
  ${If} ${found} == ""
  ${OrIf} ${found} == "0.0.0.0"
    ReadRegStr ${found} HKCU "Software\${WV2}" "pv"
  ${EndIf}
  ${If} ${found} == "0.0.0.0"
    StrCpy ${found} ""
  ${EndIf}
!macroend

; A program that runs cannot be opened for writing. Asks until it is closed; silent runs end at once.
!macro RefuseWhileRuns exe
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\${exe}"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\${exe}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${APP}正在运行。$\r$\n$\r$\n请先关闭${APP}的窗口，再按“重试”；按“取消”则什么也不改。" /SD IDCANCEL IDCANCEL`
      SetErrorLevel 5
      Quit
    ${EndIf}
  ${Loop}
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "${APP}需要 Windows 10 或 Windows 11（64 位），这台电脑的 Windows 太旧，没有安装。" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

Section
  !insertmacro RefuseWhileRuns "${EXE}"
  !insertmacro RefuseWhileRuns "banwu.exe"
SectionEnd

Section
  !insertmacro FindWebView2 $1
  ${If} $1 == ""
  ${AndIf} ${FileExists} "$EXEDIR\${WV2SETUP}"
    DetailPrint "正在安装 WebView2 运行库（不联网，约需一两分钟）……"
    ExecWait '"$EXEDIR\${WV2SETUP}" /silent /install' $2
    DetailPrint "WebView2 运行库的安装程序已结束（$2）"
    !insertmacro FindWebView2 $1
  ${EndIf}
  ${If} $1 == ""
    MessageBox MB_OKCANCEL|MB_ICONEXCLAMATION "这台电脑没有 Microsoft Edge WebView2 运行库，${APP}装好后也打不开窗口。$\r$\n$\r$\n请在能上网的电脑上，从微软网站下载“WebView2 常青版独立安装程序（x64）”，文件名是$\r$\n${WV2SETUP}$\r$\n和本安装程序放在U盘的同一个文件夹里，再运行一次本安装程序，它会自动装好，不需要联网。$\r$\n$\r$\n按“确定”先装${APP}，按“取消”退出。" /SD IDOK IDOK go
    SetErrorLevel 4
    Quit
    go:
  ${EndIf}
SectionEnd

Section
  ; A link that the person threw away does not come back with the next version.
  StrCpy $3 "link"
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ${IfNot} ${FileExists} "$DESKTOP\${APP}.lnk"
      StrCpy $3 ""
    ${EndIf}
    DetailPrint "正在换下原来的版本……"
    ExecWait '"$INSTDIR\uninstall.exe" /S /UPGRADE _?=$INSTDIR'
  ${EndIf}

  SetOutPath "$INSTDIR"
  File /r "${FILES}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${EXE}"
  ${If} $3 == "link"
    CreateShortcut "$DESKTOP\${APP}.lnk" "$INSTDIR\${EXE}"
  ${EndIf}

  ; A copy on a stick, double-clicked, opens the program, which asks whether to restore it.
  WriteRegStr HKCU "Software\Classes\.banwu" "" "${CLASS}"
  WriteRegStr HKCU "Software\Classes\${CLASS}" "" "${APP}备份"
  WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "${UNKEY}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${UNKEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNKEY}" "Publisher" "${APP}"
  WriteRegStr HKCU "${UNKEY}" "DisplayIcon" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "${UNKEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNKEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNKEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNKEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNKEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNKEY}" "EstimatedSize" $0
SectionEnd

; What the office wrote stays: nothing is removed but what was brought, file by file.
Section "Uninstall"
  !insertmacro RefuseWhileRuns "${EXE}"
  !insertmacro RefuseWhileRuns "banwu.exe"
  Delete "$SMPROGRAMS\${APP}.lnk"
  Delete "$DESKTOP\${APP}.lnk"
  !include "${REMOVE}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ; What the webview keeps for itself (widths of columns and the like) is of use to the next version only.
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/UPGRADE" $1
  ${If} ${Errors}
    RMDir /r "${PROFILE}\webview"
    RMDir "${PROFILE}"
  ${EndIf}
  ReadRegStr $0 HKCU "Software\Classes\.banwu" ""
  ${If} $0 == "${CLASS}"
    DeleteRegKey HKCU "Software\Classes\.banwu"
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\${CLASS}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  DeleteRegKey HKCU "${UNKEY}"
  DetailPrint "班务数据和备份没有删除，仍在 ${DATA}"
SectionEnd
