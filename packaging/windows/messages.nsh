; What the installer says of its own, in both languages.
!macro MESSAGES
  !insertmacro SAID Welcome \
    "Vietnamese text to speech, and speech to text.$\r$\n$\r$\nIt is installed for you alone; no administrator is needed. What an earlier version has kept of yours stays." \
    "Chuyển văn bản tiếng Việt thành giọng nói, và giọng nói thành văn bản.$\r$\n$\r$\nChương trình chỉ được cài cho riêng bạn, không cần quyền quản trị. Những gì phiên bản trước đã lưu của bạn vẫn còn nguyên."
  !insertmacro SAID IsRunning \
    "Vbee Desktop is running. Please finish what you are doing there, close it, and choose Retry. Nothing has been changed yet." \
    "Vbee Desktop đang chạy. Hãy hoàn tất việc đang làm, đóng chương trình rồi chọn Thử lại. Chưa có gì bị thay đổi."
  !insertmacro SAID OtherProgram \
    "This folder belongs to another program. Please choose another one; nothing has been changed." \
    "Thư mục này thuộc về một chương trình khác. Hãy chọn thư mục khác; chưa có gì bị thay đổi."
  !insertmacro SAID DataStays \
    "Vbee Desktop was removed. Your texts, recordings and settings are still there." \
    "Đã gỡ Vbee Desktop. Văn bản, bản thu và cài đặt của bạn vẫn còn."
  !insertmacro SAID Description \
    "Vietnamese text to speech and speech to text" \
    "Chuyển văn bản thành giọng nói và giọng nói thành văn bản"
  !insertmacro SAID TextFile "Text for Vbee Desktop" "Văn bản cho Vbee Desktop"
  !insertmacro SAID SoundFile "Sound for Vbee Desktop" "Âm thanh cho Vbee Desktop"
!macroend

!macro SAID KEY ENGLISH VIETNAMESE
  LangString ${KEY} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${KEY} ${LANG_VIETNAMESE} "${VIETNAMESE}"
!macroend
