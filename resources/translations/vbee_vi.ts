<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Vbee Desktop</source>
        <translation>Giới thiệu Vbee Desktop</translation>
    </message>
    <message>
        <source>Vietnamese text to speech and speech to text in one window.</source>
        <translation>Văn bản thành giọng nói và giọng nói thành văn bản, trong một cửa sổ.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. It is not made by Vbee.</source>
        <translation>Phần mềm tự do theo giấy phép MIT. Không phải do Vbee làm.</translation>
    </message>
</context>
<context>
    <name>AccountControl</name>
    <message>
        <source>%1: %2 Until it is mended it decides nothing. Tell your administrator.</source>
        <translation>%1: %2 Chừng nào chưa sửa, tệp này không quyết định gì. Hãy báo quản trị viên.</translation>
    </message>
    <message>
        <source>What your administrator has set cannot be used.</source>
        <translation>Không dùng được thiết lập của quản trị viên.</translation>
    </message>
    <message>
        <source>Set by your administrator.</source>
        <translation>Do quản trị viên đặt.</translation>
    </message>
    <message>
        <source>App ID and token of this computer cannot be changed here.</source>
        <translation>Không thể đổi App ID và token của máy này tại đây.</translation>
    </message>
    <message>
        <source>The token is kept for this session only.</source>
        <translation>Token chỉ được giữ trong phiên này.</translation>
    </message>
    <message>
        <source>This computer has no key store that can be used.</source>
        <translation>Máy này không có kho lưu mật khẩu khả dụng.</translation>
    </message>
    <message>
        <source>App ID and token work.</source>
        <translation>App ID và token dùng được.</translation>
    </message>
    <message>
        <source>App ID and token are kept, untried.</source>
        <translation>Đã giữ App ID và token, chưa thử.</translation>
    </message>
    <message>
        <source>They are saved in this computer&apos;s key store.</source>
        <translation>Đã lưu trong kho lưu mật khẩu của máy này.</translation>
    </message>
    <message>
        <source>No App ID or token yet.</source>
        <translation>Chưa có App ID và token.</translation>
    </message>
    <message>
        <source>Enter App ID and token</source>
        <translation>Nhập App ID và token</translation>
    </message>
    <message>
        <source>Enter the two values from Vbee&apos;s studio.</source>
        <translation>Hãy nhập hai giá trị lấy từ Vbee Studio.</translation>
    </message>
    <message>
        <source>Enter the two values from Vbee&apos;s studio, or try the demo with a robot&apos;s voice.</source>
        <translation>Nhập hai giá trị lấy từ Vbee Studio, hoặc dùng thử bản demo với giọng robot.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Dùng thử bản demo</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>App ID and token</source>
        <translation>App ID và token</translation>
    </message>
    <message>
        <source>Open Vbee&apos;s studio</source>
        <translation>Mở Vbee Studio</translation>
    </message>
    <message>
        <source>Trying them at Vbee…</source>
        <translation>Đang thử với Vbee…</translation>
    </message>
    <message>
        <source>Nothing is kept yet.</source>
        <translation>Chưa giữ gì cả.</translation>
    </message>
    <message>
        <source>Keep them anyway</source>
        <translation>Vẫn giữ</translation>
    </message>
    <message>
        <source>Make an app in Vbee&apos;s studio, then copy its two values here. They are kept in this computer&apos;s key store and are sent to nobody but Vbee.</source>
        <translation>Tạo một ứng dụng trong Vbee Studio rồi sao chép hai giá trị của nó vào đây. Chúng được giữ trong kho lưu mật khẩu của máy này và chỉ gửi cho Vbee.</translation>
    </message>
    <message>
        <source>App ID</source>
        <translation>App ID</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Dùng thử bản demo</translation>
    </message>
    <message>
        <source>Your Vbee App ID and token</source>
        <translation>App ID và token Vbee của bạn</translation>
    </message>
    <message>
        <source>Both values are needed.</source>
        <translation>Cần cả hai giá trị.</translation>
    </message>
    <message>
        <source>Copy the App ID and the token of your app.</source>
        <translation>Hãy sao chép App ID và token của ứng dụng.</translation>
    </message>
</context>
<context>
    <name>AccountNote</name>
    <message>
        <source>A robot&apos;s voice on this computer, not Vbee&apos;s; nothing is charged. With App ID and token you hear the real ones.</source>
        <translation>Giọng robot chạy trên máy này, không phải giọng Vbee, và không tính điểm. Có App ID và token là dùng được giọng thật.</translation>
    </message>
    <message>
        <source>Enter App ID and token</source>
        <translation>Nhập App ID và token</translation>
    </message>
    <message>
        <source>You are using the demo.</source>
        <translation>Bạn đang dùng bản demo.</translation>
    </message>
</context>
<context>
    <name>ActController</name>
    <message>
        <source>The audio was on its way, so it may be billed. It is kept here.</source>
        <translation>Âm thanh đã được gửi đi nên có thể bị tính phí. Âm thanh vẫn được giữ ở đây.</translation>
    </message>
    <message>
        <source>Nothing was sent. The audio is kept.</source>
        <translation>Chưa có gì được gửi đi. Âm thanh vẫn được giữ.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Đã hủy.</translation>
    </message>
    <message>
        <source>Fetch again (free)</source>
        <translation>Tải lại (miễn phí)</translation>
    </message>
    <message>
        <source>Check connection</source>
        <translation>Kiểm tra kết nối</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Sao chép thông tin chẩn đoán</translation>
    </message>
    <message>
        <source>Send again (%1 s billed)</source>
        <translation>Gửi lại (tính phí %1 giây)</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Gửi lại</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Chờ tiếp</translation>
    </message>
    <message>
        <source>This account has no immediate recognition. The words and the price are the same.</source>
        <translation>Tài khoản này không có chế độ chép lời tức thì. Lời chép và giá vẫn như nhau.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Sent as a job that is answered later.</source>
        <translation>Đã gửi dưới dạng việc trả kết quả sau.</translation>
    </message>
    <message>
        <source>Nothing more is sent.</source>
        <translation>Không gửi thêm gì nữa.</translation>
    </message>
    <message>
        <source>Enter App ID and token</source>
        <translation>Nhập App ID và token</translation>
    </message>
</context>
<context>
    <name>ActOffer</name>
    <message>
        <source>Already paid: it plays at no cost.</source>
        <translation>Đã trả điểm: nghe lại không tốn gì.</translation>
    </message>
    <message>
        <source>It is being made already; this waits for it.</source>
        <translation>Bản này đang được tạo; chỉ cần chờ.</translation>
    </message>
    <message>
        <source>Already made: it plays at once.</source>
        <translation>Đã có sẵn: phát được ngay.</translation>
    </message>
    <message>
        <source>Already made: it is only fetched.</source>
        <translation>Đã có sẵn: chỉ cần tải về.</translation>
    </message>
    <message>
        <source>An earlier request for this was never answered.</source>
        <translation>Một yêu cầu trước cho bản này chưa hề được trả lời.</translation>
    </message>
    <message>
        <source>An earlier request for this may have been charged.</source>
        <translation>Yêu cầu trước cho bản này có thể đã bị tính phí.</translation>
    </message>
    <message>
        <source>Already paid: it is fetched at no cost.</source>
        <translation>Đã trả điểm: tải về không tốn gì.</translation>
    </message>
</context>
<context>
    <name>ActPanel</name>
    <message>
        <source>Preparing…</source>
        <translation>Đang chuẩn bị…</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Đang gửi…</translation>
    </message>
    <message>
        <source>Speaking, %1 %</source>
        <translation>Đang đọc, %1 %</translation>
    </message>
    <message>
        <source>Speaking…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>Đang tải về…</translation>
    </message>
    <message>
        <source>Creating part %1 of %2</source>
        <translation>Đang tạo phần %1 trên %2</translation>
    </message>
    <message>
        <source>Waiting its turn…</source>
        <translation>Đang chờ đến lượt…</translation>
    </message>
    <message>
        <source>The server is busy, again in %1 s</source>
        <translation>Máy chủ đang bận, thử lại sau %1 giây</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Create speech</source>
        <translation>Tạo giọng đọc</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln phần lỗi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>xong %Ln phần</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter App ID and token</source>
        <translation>Nhập App ID và token</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation>Chép lời</translation>
    </message>
    <message>
        <source>Looking for pauses, to tell what it costs…</source>
        <translation>Đang tìm các khoảng lặng để tính giá…</translation>
    </message>
    <message>
        <source>Vbee asks for your App ID and token first.</source>
        <translation>Vbee cần App ID và token của bạn trước.</translation>
    </message>
    <message>
        <source>Preparing the audio…</source>
        <translation>Đang chuẩn bị âm thanh…</translation>
    </message>
    <message>
        <source>Send again (%1 s billed)</source>
        <translation>Gửi lại (tính phí %1 giây)</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Gửi lại</translation>
    </message>
    <message>
        <source>Convert and transcribe</source>
        <translation>Chuyển đổi và chép lời</translation>
    </message>
    <message>
        <source>Convert and transcribe (%1 s billed)</source>
        <translation>Chuyển đổi và chép lời (tính phí %1 giây)</translation>
    </message>
    <message>
        <source>Transcribe (%1 s billed)</source>
        <translation>Chép lời (tính phí %1 giây)</translation>
    </message>
    <message>
        <source>Demo: nothing is charged.</source>
        <translation>Bản demo: không tính phí.</translation>
    </message>
    <message>
        <source>Billed in whole seconds.</source>
        <translation>Tính phí theo giây, làm tròn lên.</translation>
    </message>
    <message>
        <source>Your file is not changed. Billed in whole seconds.</source>
        <translation>Tệp của bạn được giữ nguyên. Tính phí theo giây, làm tròn lên.</translation>
    </message>
</context>
<context>
    <name>AdvancedSettings</name>
    <message>
        <source>The voice&apos;s own</source>
        <translation>Theo giọng</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Tắt</translation>
    </message>
    <message>
        <source>Legacy</source>
        <translation>Bản cũ</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Bản mới</translation>
    </message>
    <message>
        <source>Sound at once, up to 300 characters</source>
        <translation>Có tiếng ngay, tối đa 300 ký tự</translation>
    </message>
    <message>
        <source>Sound at once</source>
        <translation>Có tiếng ngay</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Thông thường</translation>
    </message>
    <message>
        <source>This voice cannot stress words.</source>
        <translation>Giọng này không nhấn giọng được.</translation>
    </message>
    <message>
        <source>Only the current service lets pauses be set; the legacy one obeys them in the text.</source>
        <translation>Chỉ dịch vụ bản mới cho đặt khoảng nghỉ; bản cũ theo dấu nghỉ trong văn bản.</translation>
    </message>
    <message>
        <source>Not every account and voice has it. The usual way never loses what was paid.</source>
        <translation>Không phải tài khoản và giọng nào cũng có. Cách thông thường không bao giờ làm mất những gì đã trả.</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dịch vụ</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Trả lời</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Tần số lấy mẫu</translation>
    </message>
    <message>
        <source>Not every voice takes every rate.</source>
        <translation>Không phải giọng nào cũng nhận mọi tần số.</translation>
    </message>
    <message>
        <source>Emphasis</source>
        <translation>Nhấn nhá</translation>
    </message>
    <message>
        <source>Only some voices can stress words; 0 is least.</source>
        <translation>Chỉ một số giọng hỗ trợ nhấn nhá; 0 là ít nhất.</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message>
        <source>Working…</source>
        <translation>Đang làm…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Đang chờ</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Đã lưu</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Không thành công</translation>
    </message>
    <message>
        <source>no text</source>
        <translation>không có văn bản</translation>
    </message>
    <message>
        <source>voice code</source>
        <translation>mã giọng</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>tốc độ</translation>
    </message>
    <message>
        <source>quotation mark</source>
        <translation>dấu nháy</translation>
    </message>
    <message>
        <source>sample rate</source>
        <translation>tần số lấy mẫu</translation>
    </message>
    <message>
        <source>emphasis</source>
        <translation>nhấn nhá</translation>
    </message>
    <message>
        <source>pauses</source>
        <translation>khoảng nghỉ</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>không đọc được</translation>
    </message>
    <message>
        <source>Its first line has to name the columns, one of them “text”.</source>
        <translation>Dòng đầu phải ghi tên các cột, trong đó có cột “text”.</translation>
    </message>
    <message>
        <source>There is no .txt, .md or .docx file in this folder.</source>
        <translation>Thư mục này không có tệp .txt, .md hay .docx nào.</translation>
    </message>
    <message>
        <source>emphasis %1</source>
        <translation>nhấn nhá %1</translation>
    </message>
    <message>
        <source>own pauses</source>
        <translation>khoảng nghỉ riêng</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>Batch</source>
        <translation>Hàng loạt</translation>
    </message>
    <message>
        <source>New batch</source>
        <translation>Đợt mới</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Bắt đầu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows or files are left out:</source>
        <translation>
            <numerusform>Bỏ qua %Ln dòng hoặc tệp:</numerusform>
        </translation>
    </message>
    <message>
        <source>This batch is not at its end.</source>
        <translation>Đợt này chưa xong.</translation>
    </message>
    <message>
        <source>%1 of %2 saved</source>
        <translation>Đã lưu %1 trên %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln không thành công</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln points spent</source>
        <translation>
            <numerusform>đã dùng %Ln điểm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are saved.</source>
        <translation>
            <numerusform>Đã lưu %Ln tệp.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln texts failed; the table tells why.</source>
        <translation>
            <numerusform>%Ln văn bản không thành công; bảng cho biết lý do.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Hiện trong thư mục</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Đã tạm dừng.</translation>
    </message>
    <message>
        <source>What was on its way is still kept, and not paid twice when the batch goes on.</source>
        <translation>Những gì đang làm dở vẫn được giữ, và không bị tính phí lần nữa khi làm tiếp.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Làm tiếp</translation>
    </message>
    <message>
        <source>Fill in where to save and the names.</source>
        <translation>Hãy điền nơi lưu và tên tệp.</translation>
    </message>
    <message>
        <source>Enter App ID and token first.</source>
        <translation>Hãy nhập App ID và token trước.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Đang đếm…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln texts</source>
        <translation>
            <numerusform>%Ln văn bản</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln points</source>
        <translation>
            <numerusform>%Ln điểm</numerusform>
        </translation>
    </message>
    <message>
        <source>0 points (demo)</source>
        <translation>0 điểm (demo)</translation>
    </message>
    <message>
        <source>%1 already paid</source>
        <translation>đã trả %1</translation>
    </message>
    <message>
        <source>%1 already made</source>
        <translation>%1 đã có sẵn</translation>
    </message>
</context>
<context>
    <name>BatchForm</name>
    <message>
        <source>A folder with .txt, .md and .docx files, or a CSV table</source>
        <translation>Một thư mục có các tệp .txt, .md, .docx, hoặc một bảng CSV</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Thư mục…</translation>
    </message>
    <message>
        <source>Table…</source>
        <translation>Bảng…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Spend at most</source>
        <translation>Chi tối đa</translation>
    </message>
    <message>
        <source> points</source>
        <translation> điểm</translation>
    </message>
    <message>
        <source>Limit of points</source>
        <translation>Giới hạn điểm</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Save in</source>
        <translation>Lưu vào</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Tên tệp</translation>
    </message>
    <message>
        <source>Spoken by %1 where the table names nothing else.</source>
        <translation>Do %1 đọc, trừ khi bảng ghi giọng khác.</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Chọn thư mục</translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>Chọn bảng</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Bảng (*.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
</context>
<context>
    <name>BatchModel</name>
    <message>
        <source>Row</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
</context>
<context>
    <name>BatchTable</name>
    <message>
        <source>Texts of the batch</source>
        <translation>Các văn bản của đợt</translation>
    </message>
</context>
<context>
    <name>CallbackPanel</name>
    <message>
        <source>Callback</source>
        <translation>Callback</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>Status code</source>
        <translation>Mã trạng thái</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Trả lời</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Nothing is told about this callback.</source>
        <translation>Không có thông tin về callback này.</translation>
    </message>
    <message>
        <source>Only the legacy service of the account in use tells what became of its callbacks.</source>
        <translation>Chỉ dịch vụ cũ của tài khoản đang dùng mới cho biết callback ra sao.</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>không cho biết</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nội dung gửi</translation>
    </message>
</context>
<context>
    <name>CallbacksPage</name>
    <message>
        <source>Callbacks</source>
        <translation>Gọi lại</translation>
    </message>
    <message>
        <source>Vbee can tell this program when a job is done, and which job it was when its answer got lost on the way. For that, Vbee needs an address on the internet that leads to this computer, such as that of a tunnel or a proxy of yours.</source>
        <translation>Vbee có thể gọi lại để báo khi một yêu cầu đã xong, và báo đó là yêu cầu nào nếu câu trả lời bị thất lạc trên đường. Muốn vậy, Vbee cần một địa chỉ trên Internet dẫn đến máy này, chẳng hạn địa chỉ của đường hầm (tunnel) hoặc proxy của bạn.</translation>
    </message>
    <message>
        <source>Receive callbacks</source>
        <translation>Nhận gọi lại</translation>
    </message>
    <message>
        <source>On this computer; your tunnel or proxy passes calls on to it.</source>
        <translation>Trên máy này; đường hầm hoặc proxy của bạn chuyển cuộc gọi đến cổng này.</translation>
    </message>
    <message>
        <source>Without them the program asks Vbee itself, which is as sure and a little later.</source>
        <translation>Không có chúng, chương trình tự hỏi Vbee: vẫn chắc chắn như vậy, chỉ muộn hơn một chút.</translation>
    </message>
    <message>
        <source>Begins with https:// and leads to the port below.</source>
        <translation>Bắt đầu bằng https:// và dẫn đến cổng bên dưới.</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Địa chỉ công khai</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Cổng</translation>
    </message>
    <message>
        <source>Enter the address that Vbee is to call.</source>
        <translation>Nhập địa chỉ mà Vbee sẽ gọi đến.</translation>
    </message>
    <message>
        <source>Not received now.</source>
        <translation>Hiện chưa nhận được gọi lại.</translation>
    </message>
    <message>
        <source>Received at %1.</source>
        <translation>Đang nhận tại %1.</translation>
    </message>
    <message>
        <source>Not received in the demo: nobody outside could call.</source>
        <translation>Bản demo không nhận gọi lại: không ai bên ngoài gọi đến được.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Đang mở…</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare voices</source>
        <translation>So sánh giọng</translation>
    </message>
    <message>
        <source>Add a voice</source>
        <translation>Thêm giọng</translation>
    </message>
    <message>
        <source>Keys 1 to 4 switch voices at the same place in the sentence.</source>
        <translation>Phím 1 đến 4 đổi giọng ngay tại chỗ đang nghe.</translation>
    </message>
    <message>
        <source>Enter App ID and token first.</source>
        <translation>Hãy nhập App ID và token trước.</translation>
    </message>
    <message>
        <source>Until then no sample can be created.</source>
        <translation>Khi chưa có thì chưa tạo được mẫu.</translation>
    </message>
    <message>
        <source>You chose %1: it is %2.</source>
        <translation>Bạn đã chọn %1: đó là %2.</translation>
    </message>
    <message>
        <source>It is the voice of your text now.</source>
        <translation>Từ giờ văn bản của bạn dùng giọng này.</translation>
    </message>
    <message>
        <source>Sample of voice %1 is ready</source>
        <translation>Mẫu của giọng %1 đã sẵn sàng</translation>
    </message>
</context>
<context>
    <name>CompareFoot</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Create all (%1)</source>
        <translation>Tạo tất cả (%1)</translation>
    </message>
    <message>
        <source>Create a sample and listen to it, then choose.</source>
        <translation>Hãy tạo mẫu, nghe thử rồi chọn.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Chọn</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>Chọn %1</translation>
    </message>
    <message>
        <source>Nothing is charged in the demo.</source>
        <translation>Bản demo không tính điểm.</translation>
    </message>
    <message>
        <source>%1 spent here.</source>
        <translation>Đã dùng %1 ở đây.</translation>
    </message>
    <message>
        <source>Voice %1 would add %2.</source>
        <translation>Giọng %1 sẽ thêm %2.</translation>
    </message>
    <message>
        <source>Voices %1 would add %2.</source>
        <translation>Các giọng %1 sẽ thêm %2.</translation>
    </message>
</context>
<context>
    <name>CompareLink</name>
    <message>
        <source>%1 is the voice of your text now</source>
        <translation>Từ giờ văn bản của bạn dùng giọng %1</translation>
    </message>
</context>
<context>
    <name>CompareTransport</name>
    <message>
        <source>Match loudness</source>
        <translation>Cân bằng độ lớn</translation>
    </message>
    <message>
        <source>Hide names (X)</source>
        <translation>Ẩn tên (X)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Phát</translation>
    </message>
    <message>
        <source>Create a sample first.</source>
        <translation>Hãy tạo mẫu trước.</translation>
    </message>
    <message>
        <source>Place in the sentence</source>
        <translation>Vị trí trong câu</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Độ dài</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>Nothing was charged.</source>
        <translation>Chưa bị tính phí gì.</translation>
    </message>
    <message>
        <source>Cannot connect to Vbee: its name is not found.</source>
        <translation>Không kết nối được với Vbee: không tìm thấy tên máy chủ.</translation>
    </message>
    <message>
        <source>Cannot connect to Vbee.</source>
        <translation>Không kết nối được với Vbee.</translation>
    </message>
    <message>
        <source>The proxy does not answer.</source>
        <translation>Proxy không trả lời.</translation>
    </message>
    <message>
        <source>The proxy wants a name and a password.</source>
        <translation>Proxy đòi tên đăng nhập và mật khẩu.</translation>
    </message>
    <message>
        <source>The proxy wants a sign-in that is not supported.</source>
        <translation>Proxy đòi kiểu đăng nhập chưa được hỗ trợ.</translation>
    </message>
    <message>
        <source>The proxy lets nothing through to Vbee.</source>
        <translation>Proxy không cho kết nối đến Vbee.</translation>
    </message>
    <message>
        <source>The secure connection is not trusted.</source>
        <translation>Kết nối bảo mật không đáng tin cậy.</translation>
    </message>
    <message>
        <source>Another server answers in Vbee&apos;s place.</source>
        <translation>Một máy chủ khác trả lời thay cho Vbee.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid today.</source>
        <translation>Chứng chỉ của máy chủ không có hiệu lực hôm nay.</translation>
    </message>
    <message>
        <source>No secure connection to Vbee came about.</source>
        <translation>Không thiết lập được kết nối bảo mật đến Vbee.</translation>
    </message>
    <message>
        <source>This network asks you to sign in first.</source>
        <translation>Mạng này yêu cầu bạn đăng nhập trước.</translation>
    </message>
    <message>
        <source>Check that this computer is on the network.</source>
        <translation>Hãy kiểm tra xem máy này có mạng không.</translation>
    </message>
    <message>
        <source>Check the network. In an office a firewall or a missing proxy may be in the way.</source>
        <translation>Hãy kiểm tra mạng. Ở văn phòng, có thể tường lửa chặn hoặc chưa đặt proxy.</translation>
    </message>
    <message>
        <source>Check its address in the settings, under Network, or ask your help desk for it.</source>
        <translation>Hãy kiểm tra địa chỉ proxy trong cài đặt, mục Mạng, hoặc hỏi bộ phận hỗ trợ.</translation>
    </message>
    <message>
        <source>Enter them in the settings, under Network. Those of your computer often do.</source>
        <translation>Hãy nhập trong cài đặt, mục Mạng. Thường là tên và mật khẩu đăng nhập máy của bạn.</translation>
    </message>
    <message>
        <source>It takes NTLM or Negotiate only; Vbee Desktop signs in with name and password (basic). Ask your help desk for another proxy, or for an exception for Vbee.</source>
        <translation>Proxy chỉ nhận NTLM hoặc Negotiate, còn Vbee Desktop đăng nhập bằng tên và mật khẩu (basic). Hãy nhờ bộ phận hỗ trợ cấp proxy khác hoặc cho Vbee đi thẳng.</translation>
    </message>
    <message>
        <source>Ask your help desk to allow vbee.vn, api.vbee.vn and amazonaws.com. Is a proxy set up by a script (PAC)? Those are not supported: enter its address in the settings, under Network.</source>
        <translation>Hãy nhờ bộ phận hỗ trợ cho phép vbee.vn, api.vbee.vn và amazonaws.com. Proxy được đặt bằng tập lệnh (PAC)? Kiểu này chưa được hỗ trợ: hãy nhập địa chỉ proxy trong cài đặt, mục Mạng.</translation>
    </message>
    <message>
        <source>Your company seems to inspect secure connections, and its certificate is not in this computer&apos;s trust store. Ask your help desk to install it.</source>
        <translation>Có vẻ công ty bạn kiểm tra các kết nối bảo mật, và chứng chỉ của công ty chưa có trong kho tin cậy của máy này. Hãy nhờ bộ phận hỗ trợ cài đặt.</translation>
    </message>
    <message>
        <source>This network may want you to sign in first: open any page in your browser. If it goes on, tell your help desk.</source>
        <translation>Có thể mạng này đòi đăng nhập trước: hãy mở một trang bất kỳ trong trình duyệt. Nếu vẫn vậy, hãy báo bộ phận hỗ trợ.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and time. If they are right, tell your help desk.</source>
        <translation>Hãy kiểm tra ngày giờ của máy này. Nếu đúng rồi, hãy báo bộ phận hỗ trợ.</translation>
    </message>
    <message>
        <source>A firewall or a proxy may cut it off. Try again, or ask your help desk.</source>
        <translation>Có thể tường lửa hoặc proxy đã ngắt kết nối. Hãy thử lại hoặc hỏi bộ phận hỗ trợ.</translation>
    </message>
    <message>
        <source>Open any page in your browser, sign in there, and try again.</source>
        <translation>Hãy mở một trang bất kỳ trong trình duyệt, đăng nhập ở đó rồi thử lại.</translation>
    </message>
</context>
<context>
    <name>ConnectionCheck</name>
    <message>
        <source>Name found</source>
        <translation>Tìm thấy tên máy chủ</translation>
    </message>
    <message>
        <source>Let through by the proxy</source>
        <translation>Proxy cho qua</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Đã kết nối</translation>
    </message>
    <message>
        <source>Connection secured</source>
        <translation>Kết nối đã bảo mật</translation>
    </message>
    <message>
        <source>Vbee answers</source>
        <translation>Vbee trả lời</translation>
    </message>
    <message>
        <source>Account accepted</source>
        <translation>Tài khoản được chấp nhận</translation>
    </message>
    <message>
        <source>Audio arrives</source>
        <translation>Âm thanh tải về được</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>chưa thử</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>đạt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>không đạt</translation>
    </message>
    <message>
        <source>The way to Vbee is free.</source>
        <translation>Đường đến Vbee thông suốt.</translation>
    </message>
    <message>
        <source>Whether the App ID and the token are accepted could not be tried.</source>
        <translation>Chưa thử được App ID và token có được chấp nhận hay không.</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Mọi thứ đều hoạt động.</translation>
    </message>
    <message>
        <source>This computer reaches Vbee, and your account is accepted.</source>
        <translation>Máy này kết nối được với Vbee, và tài khoản của bạn được chấp nhận.</translation>
    </message>
    <message>
        <source>Vbee answers, but its audio does not arrive.</source>
        <translation>Vbee trả lời nhưng âm thanh không tải về được.</translation>
    </message>
    <message>
        <source>A filter of this network may hold it back. Ask your help desk to allow %1.</source>
        <translation>Có thể bộ lọc của mạng này chặn lại. Hãy nhờ bộ phận hỗ trợ cho phép %1.</translation>
    </message>
</context>
<context>
    <name>ConnectionDialog</name>
    <message>
        <source>Check connection</source>
        <translation>Kiểm tra kết nối</translation>
    </message>
    <message>
        <source>Copy result</source>
        <translation>Sao chép kết quả</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Kiểm tra lại</translation>
    </message>
    <message>
        <source>Tries each step on the way to Vbee. It costs nothing, and sends no text or recording.</source>
        <translation>Thử từng bước trên đường đến Vbee. Không tốn điểm và không gửi văn bản hay bản ghi âm nào.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Đang kiểm tra…</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Đã sao chép.</translation>
    </message>
</context>
<context>
    <name>Contest</name>
    <message>
        <source>0 points (demo)</source>
        <translation>0 điểm (demo)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln points</source>
        <translation>
            <numerusform>%Ln điểm</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>Opening the microphone…</source>
        <translation>Đang mở micro…</translation>
    </message>
    <message>
        <source>seconds at most</source>
        <translation>giây tối đa</translation>
    </message>
    <message>
        <source>seconds left</source>
        <translation>giây còn lại</translation>
    </message>
</context>
<context>
    <name>CounterLine</name>
    <message>
        <source>Characters</source>
        <translation>Số ký tự</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln ký tự</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paragraphs</source>
        <translation>
            <numerusform>%Ln đoạn</numerusform>
        </translation>
    </message>
    <message>
        <source>0 points (demo)</source>
        <translation>0 điểm (demo)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln points forecast</source>
        <translation>
            <numerusform>dự tính %Ln điểm</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 already paid</source>
        <translation>%1, đã trả %2</translation>
    </message>
    <message>
        <source>about %1 long</source>
        <translation>dài khoảng %1</translation>
    </message>
</context>
<context>
    <name>CueBox</name>
    <message>
        <source>At the times of the subtitles</source>
        <translation>Theo thời gian của phụ đề</translation>
    </message>
</context>
<context>
    <name>CuePace</name>
    <message>
        <source>Save audio…</source>
        <translation>Lưu âm thanh…</translation>
    </message>
    <message>
        <source>Every paragraph fits its subtitle now.</source>
        <translation>Giờ mọi đoạn đều vừa với phụ đề của nó.</translation>
    </message>
</context>
<context>
    <name>Cues</name>
    <message numerus="yes">
        <source>%Ln paragraphs take longer than their subtitles, the longest by %1 s.</source>
        <translation>
            <numerusform>%Ln đoạn đọc lâu hơn phụ đề, lâu nhất là %1 giây.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fit when they are spoken faster, at speed %1 at most.</source>
        <translation>
            <numerusform>%Ln đoạn sẽ vừa nếu đọc nhanh hơn, nhiều nhất ở tốc độ %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln do not fit even at speed %1; shorten them.</source>
        <translation>
            <numerusform>%Ln đoạn không vừa dù đọc ở tốc độ %1; hãy rút ngắn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay as they are: locked, starred, or to be made first.</source>
        <translation>
            <numerusform>%Ln đoạn giữ nguyên: đã khóa, đã gắn sao hoặc còn chưa tạo.</numerusform>
        </translation>
    </message>
    <message>
        <source>What follows waits.</source>
        <translation>Phần sau sẽ lùi lại.</translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln paragraphs faster (%1)</source>
        <translation>
            <numerusform>Tạo lại %Ln đoạn nhanh hơn (%1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DemoLine</name>
    <message>
        <source>Demo: this recogniser hears English only. Vbee&apos;s own hears Vietnamese.</source>
        <translation>Bản demo chỉ nhận dạng được tiếng Anh. Dịch vụ thật của Vbee nhận dạng tiếng Việt.</translation>
    </message>
    <message>
        <source>Try the English sample</source>
        <translation>Thử mẫu tiếng Anh</translation>
    </message>
</context>
<context>
    <name>DeviceRow</name>
    <message>
        <source>Microphone</source>
        <translation>Micro</translation>
    </message>
    <message>
        <source>Input device</source>
        <translation>Thiết bị ghi âm</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Mặc định của hệ thống</translation>
    </message>
    <message>
        <source>Look for microphones again</source>
        <translation>Tìm lại micro</translation>
    </message>
    <message>
        <source>Stop the recording to choose another microphone.</source>
        <translation>Dừng ghi để chọn micro khác.</translation>
    </message>
</context>
<context>
    <name>DiacriticsNote</name>
    <message>
        <source>Show</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>Leave it so</source>
        <translation>Cứ để vậy</translation>
    </message>
    <message>
        <source>Paragraph %1 is Vietnamese without diacritics: it would be read wrong.</source>
        <translation>Đoạn %1 là tiếng Việt không dấu: máy sẽ đọc sai.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paragraphs are Vietnamese without diacritics: they would be read wrong.</source>
        <translation>
            <numerusform>%Ln đoạn là tiếng Việt không dấu: máy sẽ đọc sai.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Copy diagnostics</source>
        <translation>Sao chép thông tin chẩn đoán</translation>
    </message>
    <message>
        <source>What will be copied</source>
        <translation>Nội dung sẽ được sao chép</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Đang xem xét máy này…</translation>
    </message>
    <message>
        <source>Open the log&apos;s folder</source>
        <translation>Mở thư mục nhật ký</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>For the help desk: versions, devices, which settings count, and the last lines of the log. None of your texts, recordings, App ID or token is in it. Read it before you send it.</source>
        <translation>Dành cho bộ phận hỗ trợ: phiên bản, thiết bị, các cài đặt đang có hiệu lực và những dòng nhật ký cuối. Không có văn bản, bản ghi âm, App ID hay token nào của bạn trong đó. Hãy đọc trước khi gửi đi.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Thông tin chẩn đoán</translation>
    </message>
</context>
<context>
    <name>DifferenceModel</name>
    <message>
        <source>Time</source>
        <translation>Thời điểm</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Đã gửi</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Nghe được</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Khác ở đâu</translation>
    </message>
</context>
<context>
    <name>DifferenceTable</name>
    <message>
        <source>Differences</source>
        <translation>Các chỗ khác</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop a WAV, MP3, FLAC, OGG or AIFF here</source>
        <translation>Thả tệp WAV, MP3, FLAC, OGG hoặc AIFF vào đây</translation>
    </message>
    <message>
        <source>Choose WAV…</source>
        <translation>Chọn WAV…</translation>
    </message>
</context>
<context>
    <name>EarlierJobs</name>
    <message numerus="yes">
        <source>%n job(s) from before go on</source>
        <translation>
            <numerusform>%n việc từ lần trước đang tiếp tục</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was charged for it again.</source>
        <translation>Chưa bị tính phí thêm lần nào.</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) from before have arrived.</source>
        <translation>
            <numerusform>%n kết quả từ lần trước đã về.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>Speech from before has arrived: “%1”.</source>
        <translation>Giọng đọc từ lần trước đã về: “%1”.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Phát</translation>
    </message>
    <message>
        <source>Words from before have arrived: “%1”.</source>
        <translation>Lời chép từ lần trước đã về: “%1”.</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) from before could not be finished.</source>
        <translation>
            <numerusform>%n yêu cầu từ lần trước chưa hoàn tất được.</numerusform>
        </translation>
    </message>
    <message>
        <source>From before: “%1”.</source>
        <translation>Từ lần trước: “%1”.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Try again (%1)</source>
        <translation>Thử lại (%1)</translation>
    </message>
    <message>
        <source>Fetch again (free)</source>
        <translation>Tải lại (miễn phí)</translation>
    </message>
    <message numerus="yes">
        <source>We cannot know whether %n request(s) were charged.</source>
        <translation>
            <numerusform>Không biết được %n yêu cầu đã bị tính phí hay chưa.</numerusform>
        </translation>
    </message>
    <message>
        <source>Decide about each of them in the history, or keep waiting.</source>
        <translation>Hãy quyết định từng yêu cầu trong lịch sử, hoặc chờ tiếp.</translation>
    </message>
    <message>
        <source>We cannot know whether this was charged: “%1”.</source>
        <translation>Không biết được yêu cầu này đã bị tính phí hay chưa: “%1”.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Gửi lại</translation>
    </message>
    <message>
        <source>Send again (%1)</source>
        <translation>Gửi lại (%1)</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Thôi chờ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln points</source>
        <translation>
            <numerusform>%Ln điểm</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s billed</source>
        <translation>tính phí %1 giây</translation>
    </message>
    <message>
        <source>Open history</source>
        <translation>Mở lịch sử</translation>
    </message>
    <message>
        <source>Enter App ID and token</source>
        <translation>Nhập App ID và token</translation>
    </message>
</context>
<context>
    <name>EmptyList</name>
    <message>
        <source>Show all voices</source>
        <translation>Hiện mọi giọng</translation>
    </message>
</context>
<context>
    <name>EmptyScript</name>
    <message>
        <source>No text yet</source>
        <translation>Chưa có văn bản nào</translation>
    </message>
    <message>
        <source>Type, paste or drop a text file here. Or try a sentence:</source>
        <translation>Gõ, dán hoặc thả một tệp văn bản vào đây. Hoặc thử một câu mẫu:</translation>
    </message>
    <message>
        <source>Welcome to Vbee. Listen to this voice.</source>
        <translation>Chào mừng bạn đến với Vbee. Hãy nghe thử giọng đọc này.</translation>
    </message>
    <message>
        <source>Train SE3 from Hà Nội to Sài Gòn leaves at 19:25.</source>
        <translation>Chuyến tàu SE3 từ Hà Nội vào Sài Gòn sẽ khởi hành lúc 19 giờ 25 phút.</translation>
    </message>
    <message>
        <source>An early autumn morning: mist over the lake, young rice on the air.</source>
        <translation>Một sớm mùa thu, sương còn giăng kín mặt hồ, phố đã thơm mùi cốm mới.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Mở…</translation>
    </message>
    <message>
        <source>Paste clean</source>
        <translation>Dán sạch</translation>
    </message>
</context>
<context>
    <name>ExpiryWatch</name>
    <message>
        <source>The token has expired.</source>
        <translation>Token đã hết hạn.</translation>
    </message>
    <message>
        <source>Enter new token</source>
        <translation>Nhập token mới</translation>
    </message>
    <message>
        <source>The token expires within a day.</source>
        <translation>Token sẽ hết hạn trong vòng một ngày.</translation>
    </message>
    <message numerus="yes">
        <source>The token expires in %Ln day(s).</source>
        <translation>
            <numerusform>Token sẽ hết hạn sau %Ln ngày.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is valid until %1. Enter a new one before then, and nothing stops.</source>
        <translation>Token có hiệu lực đến %1. Hãy nhập token mới trước đó để không việc nào bị dừng.</translation>
    </message>
    <message>
        <source>It was valid until %1. Enter a new one; what waits for it then goes on.</source>
        <translation>Token có hiệu lực đến %1. Hãy nhập token mới; những việc đang chờ sẽ chạy tiếp.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export transcript</source>
        <translation>Xuất lời chép</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>Đã có tệp %1.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Thay thế</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>With times</source>
        <translation>Kèm mốc thời gian</translation>
    </message>
    <message>
        <source>Break long utterances into several subtitles</source>
        <translation>Chia câu dài thành nhiều phụ đề</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Chọn thư mục</translation>
    </message>
    <message>
        <source>Text (TXT)</source>
        <translation>Văn bản (TXT)</translation>
    </message>
    <message>
        <source>SubRip subtitles (SRT)</source>
        <translation>Phụ đề SubRip (SRT)</translation>
    </message>
    <message>
        <source>WebVTT subtitles (VTT)</source>
        <translation>Phụ đề WebVTT (VTT)</translation>
    </message>
    <message>
        <source>Data for programs (JSON)</source>
        <translation>Dữ liệu cho phần mềm (JSON)</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Bảng (CSV)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Định dạng</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Tên tệp</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>Nội dung sẽ được ghi</translation>
    </message>
    <message>
        <source>Characters per line</source>
        <translation>Số ký tự mỗi dòng</translation>
    </message>
    <message>
        <source>Lines per subtitle</source>
        <translation>Số dòng mỗi phụ đề</translation>
    </message>
    <message>
        <source>What will be written: the first %1 of %2 utterances</source>
        <translation>Nội dung sẽ được ghi: %1 câu đầu trên %2</translation>
    </message>
</context>
<context>
    <name>FailureView</name>
    <message>
        <source>Enter App ID and token</source>
        <translation>Nhập App ID và token</translation>
    </message>
    <message>
        <source>Choose another voice</source>
        <translation>Chọn giọng khác</translation>
    </message>
    <message>
        <source>Fetch again (free)</source>
        <translation>Tải lại (miễn phí)</translation>
    </message>
    <message>
        <source>Check connection</source>
        <translation>Kiểm tra kết nối</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Sao chép thông tin chẩn đoán</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Send again (%1)</source>
        <translation>Gửi lại (%1)</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Gửi lại</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Chờ tiếp</translation>
    </message>
    <message>
        <source>Try again (%1)</source>
        <translation>Thử lại (%1)</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Texts, documents and subtitles</source>
        <translation>Văn bản, tài liệu và phụ đề</translation>
    </message>
    <message>
        <source>Open a text</source>
        <translation>Mở văn bản</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
</context>
<context>
    <name>FileOpener</name>
    <message>
        <source>This is not open to the users of this computer.</source>
        <translation>Người dùng máy này không được mở tính năng này.</translation>
    </message>
    <message>
        <source>Texts, documents, subtitles and audio (%1)</source>
        <translation>Văn bản, tài liệu, phụ đề và âm thanh (%1)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở lại</translation>
    </message>
</context>
<context>
    <name>FilePanel</name>
    <message>
        <source>Choose WAV</source>
        <translation>Chọn WAV</translation>
    </message>
    <message>
        <source>Fetching the sound…</source>
        <translation>Đang tải âm thanh…</translation>
    </message>
    <message>
        <source>Fetched: %1</source>
        <translation>Đã tải: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>Chọn tệp khác</translation>
    </message>
    <message>
        <source>Sound files</source>
        <translation>Tệp âm thanh</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Mọi tệp</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>Đang kiểm tra tệp…</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Thay bằng</translation>
    </message>
    <message>
        <source>Ignore diacritics</source>
        <translation>Không phân biệt dấu</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Thay</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Thay tất cả</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 trên %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln replaced</source>
        <translation>
            <numerusform>đã thay %Ln chỗ</numerusform>
        </translation>
    </message>
    <message>
        <source>Find previous (Shift+F3)</source>
        <translation>Tìm ngược lên (Shift+F3)</translation>
    </message>
    <message>
        <source>Find next (F3)</source>
        <translation>Tìm tiếp (F3)</translation>
    </message>
    <message>
        <source>Close find</source>
        <translation>Đóng tìm kiếm</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Không tìm thấy</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Chung</translation>
    </message>
    <message>
        <source>How the window speaks and looks.</source>
        <translation>Ngôn ngữ và giao diện của cửa sổ.</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>The window changes at once. What runs is finished first.</source>
        <translation>Cửa sổ đổi ngôn ngữ ngay. Việc đang chạy được làm xong trước.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Giao diện</translation>
    </message>
    <message>
        <source>Light or dark colours; like the system follows it whenever it changes.</source>
        <translation>Màu sáng hoặc tối; “Theo hệ thống” sẽ đổi theo mỗi khi hệ thống đổi.</translation>
    </message>
</context>
<context>
    <name>Gutter</name>
    <message>
        <source>Never made</source>
        <translation>Chưa tạo</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Đã tạo, mới nhất</translation>
    </message>
    <message>
        <source>Text or settings changed since it was made</source>
        <translation>Văn bản hoặc thiết lập đã đổi từ lúc tạo</translation>
    </message>
    <message>
        <source>Waiting its turn</source>
        <translation>Đang chờ đến lượt</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>Đang tạo</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Thất bại</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Đã khóa</translation>
    </message>
</context>
<context>
    <name>HelpView</name>
    <message>
        <source>Help page</source>
        <translation>Trang trợ giúp</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>Không trang nào có những từ này.</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Tìm trong trợ giúp</translation>
    </message>
    <message>
        <source>This page is on the internet. It opens in your browser.</source>
        <translation>Trang này nằm trên Internet và sẽ mở trong trình duyệt.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở lại</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Open</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Xóa…</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Thôi chờ</translation>
    </message>
    <message>
        <source>Fetch again (free)</source>
        <translation>Tải lại (miễn phí)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Phát</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Hiện trong thư mục</translation>
    </message>
    <message>
        <source>Save audio…</source>
        <translation>Lưu âm thanh…</translation>
    </message>
    <message>
        <source>Export transcript…</source>
        <translation>Xuất bản chép lời…</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Sao chép văn bản</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>Dùng các thiết lập này</translation>
    </message>
    <message>
        <source>Callback…</source>
        <translation>Callback…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hôm qua</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Đoạn ghi âm</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Chưa rõ kết quả</translation>
    </message>
    <message>
        <source>Without words</source>
        <translation>Không có chữ</translation>
    </message>
    <message>
        <source>Text to speech</source>
        <translation>Chuyển chữ thành giọng nói</translation>
    </message>
    <message>
        <source>Speech to text</source>
        <translation>Chuyển giọng nói thành chữ</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Chưa xong</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Đang chờ</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Đang làm</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Đã thôi chờ</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Đã hủy</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Chưa gửi</translation>
    </message>
    <message>
        <source>No longer kept</source>
        <translation>Không còn được lưu</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Không thành công</translation>
    </message>
</context>
<context>
    <name>HistoryActs</name>
    <message>
        <source>Delete “%1”?</source>
        <translation>Xóa “%1”?</translation>
    </message>
    <message>
        <source>Its text and its sound go for good. What it cost stays in the points.</source>
        <translation>Văn bản và âm thanh sẽ mất hẳn. Số điểm đã dùng vẫn được ghi lại.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Hiện trong thư mục</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Đã lưu.</translation>
    </message>
    <message>
        <source>It was made with another account.</source>
        <translation>Mục này được tạo bằng tài khoản khác.</translation>
    </message>
    <message>
        <source>Go back to that account, or to the demo, to go on with it.</source>
        <translation>Hãy quay lại tài khoản đó, hoặc bản demo, để làm tiếp.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>It has arrived.</source>
        <translation>Đã về tới.</translation>
    </message>
    <message>
        <source>Fetch again (free)</source>
        <translation>Tải lại (miễn phí)</translation>
    </message>
    <message>
        <source>Its sound is not on this computer.</source>
        <translation>Âm thanh của mục này không có trên máy.</translation>
    </message>
    <message>
        <source>It is being worked on.</source>
        <translation>Mục này đang được xử lý.</translation>
    </message>
    <message>
        <source>Delete it when that has ended.</source>
        <translation>Hãy xóa khi đã xử lý xong.</translation>
    </message>
</context>
<context>
    <name>HistoryDock</name>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
</context>
<context>
    <name>HistoryFilter</name>
    <message>
        <source>Search history</source>
        <translation>Tìm trong lịch sử</translation>
    </message>
    <message>
        <source>With or without accents</source>
        <translation>Có dấu hay không dấu đều được</translation>
    </message>
    <message>
        <source>TTS</source>
        <translation>TTS</translation>
    </message>
    <message>
        <source>Text to speech</source>
        <translation>Chuyển chữ thành giọng nói</translation>
    </message>
    <message>
        <source>STT</source>
        <translation>STT</translation>
    </message>
    <message>
        <source>Speech to text</source>
        <translation>Chuyển giọng nói thành chữ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Mọi trạng thái</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Không thành công</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Đang làm</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Chưa rõ kết quả</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Loading…</source>
        <translation>Đang tải…</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Texts, takes and transcripts are kept on this computer only.</source>
        <translation>Văn bản, bản đọc và bản chép lời chỉ được giữ trên máy này.</translation>
    </message>
    <message>
        <source>Keep history</source>
        <translation>Giữ lịch sử</translation>
    </message>
    <message>
        <source>Delete everything…</source>
        <translation>Xóa tất cả…</translation>
    </message>
    <message>
        <source>When this is off, what has ended is forgotten as soon as the window closes, its audio too. What you saved yourself stays, and what is paid of a script until all of it is made.</source>
        <translation>Khi tắt, những gì đã xong sẽ được quên ngay khi đóng cửa sổ, kể cả âm thanh. Những gì bạn tự lưu vẫn còn, và các phần đã trả điểm của một kịch bản được giữ đến khi tạo xong toàn bộ.</translation>
    </message>
    <message>
        <source>What you saved as files of your own stays, and so does the count of points.</source>
        <translation>Những gì bạn đã lưu thành tệp riêng vẫn còn, số điểm đã dùng cũng vậy.</translation>
    </message>
    <message>
        <source>Everything was deleted.</source>
        <translation>Đã xóa tất cả.</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>Xóa tất cả</translation>
    </message>
    <message>
        <source>Delete everything that was made here?</source>
        <translation>Xóa tất cả những gì đã tạo ở đây?</translation>
    </message>
    <message>
        <source>All texts, takes, recordings and transcripts that this program keeps will be gone for good.

What stays: files that you saved yourself, the settings, your App ID and token, jobs that are still under way, and the points (how many, when and for which voice).</source>
        <translation>Mọi văn bản, bản đọc, bản ghi âm và bản chép lời mà chương trình này giữ sẽ mất hẳn.

Vẫn còn: các tệp bạn tự lưu, cài đặt, App ID và token, những yêu cầu đang chạy, và số điểm (bao nhiêu, khi nào, cho giọng nào).</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Đang xóa…</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Show everything</source>
        <translation>Hiện tất cả</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>Tìm thấy %Ln mục</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Chưa có gì</translation>
    </message>
    <message>
        <source>What you create and transcribe stands here, to be used again.</source>
        <translation>Những gì bạn tạo và chép lời sẽ nằm ở đây để dùng lại.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>Nothing that was made fits the words and the choice above.</source>
        <translation>Không có mục nào khớp với từ và lựa chọn ở trên.</translation>
    </message>
</context>
<context>
    <name>HistoryShelf</name>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>History (F9)</source>
        <translation>Lịch sử (F9)</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
</context>
<context>
    <name>ImportCounts</name>
    <message numerus="yes">
        <source>%Ln subtitles, each a paragraph; their times are kept for saving.</source>
        <translation>
            <numerusform>%Ln phụ đề, mỗi phụ đề một đoạn; thời gian được giữ để lưu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are open, one below the other.</source>
        <translation>
            <numerusform>Đã mở %Ln tệp, tệp này nối tiếp tệp kia.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be read and are left out.</source>
        <translation>
            <numerusform>%Ln tệp không đọc được nên bị bỏ qua.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln overlap the one before.</source>
        <translation>
            <numerusform>%Ln phụ đề chồng lên phụ đề trước.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln begin before the one before does.</source>
        <translation>
            <numerusform>%Ln phụ đề bắt đầu trước phụ đề liền trước.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ended before they began; they end where they begin now.</source>
        <translation>
            <numerusform>%Ln phụ đề kết thúc trước khi bắt đầu; nay kết thúc tại chỗ bắt đầu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln times cannot be read; the words are kept with the ones before.</source>
        <translation>
            <numerusform>%Ln mốc thời gian không đọc được; lời được giữ cùng phụ đề trước.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have no number.</source>
        <translation>
            <numerusform>%Ln phụ đề không có số thứ tự.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without words are left out.</source>
        <translation>
            <numerusform>Bỏ %Ln phụ đề không có lời.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines before the first one are left out.</source>
        <translation>
            <numerusform>Bỏ %Ln dòng trước phụ đề đầu tiên.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln marks inside the words are taken out.</source>
        <translation>
            <numerusform>Bỏ %Ln dấu bên trong lời.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln places on the picture are not used.</source>
        <translation>
            <numerusform>Không dùng %Ln vị trí trên hình.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln comments are left out.</source>
        <translation>
            <numerusform>Bỏ %Ln ghi chú.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tables became a paragraph a row.</source>
        <translation>
            <numerusform>%Ln bảng được đổi thành mỗi dòng một đoạn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes are left out.</source>
        <translation>
            <numerusform>Bỏ %Ln chú thích.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures are left out.</source>
        <translation>
            <numerusform>Bỏ %Ln hình.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln text boxes follow their paragraphs.</source>
        <translation>
            <numerusform>%Ln khung chữ được đặt sau đoạn của nó.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln formulas are left out.</source>
        <translation>
            <numerusform>Bỏ %Ln công thức.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln list items come without their numbers.</source>
        <translation>
            <numerusform>%Ln mục danh sách không kèm số.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln marks of Markdown are taken out.</source>
        <translation>
            <numerusform>Bỏ %Ln dấu Markdown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln addresses are kept.</source>
        <translation>
            <numerusform>Giữ %Ln địa chỉ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>%1 is open.</source>
        <translation>Đã mở %1.</translation>
    </message>
    <message>
        <source>Lines: %1</source>
        <translation>Dòng: %1</translation>
    </message>
    <message>
        <source>For a sound file of each, take Batch… in the File menu.</source>
        <translation>Muốn mỗi tệp thành một tệp âm thanh, hãy dùng Hàng loạt… trong menu Tệp.</translation>
    </message>
</context>
<context>
    <name>InlineMessage</name>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Đóng thông báo</translation>
    </message>
</context>
<context>
    <name>LanguageSwitch</name>
    <message>
        <source>The language changes when what runs now is done.</source>
        <translation>Ngôn ngữ sẽ đổi khi việc đang chạy hoàn tất.</translation>
    </message>
    <message>
        <source>Jobs can go on in the other language: nothing is paid for twice.</source>
        <translation>Việc đang chạy có thể tiếp tục ở ngôn ngữ kia: không gì bị tính tiền hai lần.</translation>
    </message>
    <message>
        <source>Change now</source>
        <translation>Đổi ngay</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Input level</source>
        <translation>Mức âm thanh</translation>
    </message>
    <message>
        <source>aim here</source>
        <translation>mức tốt</translation>
    </message>
    <message>
        <source>Too loud</source>
        <translation>Quá to</translation>
    </message>
</context>
<context>
    <name>LinkField</name>
    <message>
        <source>Audio link</source>
        <translation>Liên kết âm thanh</translation>
    </message>
    <message>
        <source>Or a link: https://…</source>
        <translation>Hoặc một liên kết: https://…</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Tải</translation>
    </message>
    <message>
        <source>Fetch the sound of the link</source>
        <translation>Tải âm thanh từ liên kết</translation>
    </message>
</context>
<context>
    <name>ListenDialog</name>
    <message>
        <source>Check what is heard</source>
        <translation>Kiểm tra lời nghe được</translation>
    </message>
    <message>
        <source>Sent text</source>
        <translation>Văn bản đã gửi</translation>
    </message>
    <message>
        <source>Heard text</source>
        <translation>Văn bản nghe được</translation>
    </message>
    <message>
        <source>Click a row or a marked word to hear it.</source>
        <translation>Bấm vào một dòng hoặc một từ được đánh dấu để nghe.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>A recogniser writes down what it hears in this take. You see where that differs from your text, without regard to capitals and punctuation.</source>
        <translation>Bộ chép lời sẽ ghi lại những gì nó nghe được trong bản đọc này. Bạn sẽ thấy chỗ nào khác với văn bản của mình, không xét chữ hoa và dấu câu.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln words were heard that are not in the text.</source>
        <translation>
            <numerusform>Nghe được %Ln từ không có trong văn bản.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Đã gửi</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Nghe được</translation>
    </message>
</context>
<context>
    <name>ListenLink</name>
    <message>
        <source>There is no audio to check yet.</source>
        <translation>Chưa có âm thanh nào để kiểm tra.</translation>
    </message>
    <message>
        <source>Create speech first.</source>
        <translation>Hãy tạo giọng nói trước.</translation>
    </message>
</context>
<context>
    <name>ListenWords</name>
    <message>
        <source>Other diacritics</source>
        <translation>Khác dấu</translation>
    </message>
    <message>
        <source>Number (written otherwise?)</source>
        <translation>Số (viết cách khác?)</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>Khác tên riêng</translation>
    </message>
    <message>
        <source>Another word</source>
        <translation>Khác từ</translation>
    </message>
    <message>
        <source>Not heard</source>
        <translation>Không nghe thấy</translation>
    </message>
    <message>
        <source>Heard, but not in the text</source>
        <translation>Nghe thấy nhưng không có trong văn bản</translation>
    </message>
    <message>
        <source>Every word was heard as it was sent.</source>
        <translation>Mọi từ đều được nghe đúng như đã gửi.</translation>
    </message>
    <message>
        <source>No words were heard in this take.</source>
        <translation>Không nghe được từ nào trong bản đọc này.</translation>
    </message>
    <message>
        <source>%1 of %2 words were heard differently.</source>
        <translation>%1 trên %2 từ được nghe khác đi.</translation>
    </message>
    <message>
        <source>Billed before, nothing was sent.</source>
        <translation>Đã tính phí trước đó, lần này chưa có gì được gửi đi.</translation>
    </message>
    <message>
        <source>%1 s billed.</source>
        <translation>Đã tính phí %1 giây.</translation>
    </message>
</context>
<context>
    <name>LiveStrip</name>
    <message>
        <source>Recorded sound</source>
        <translation>Âm thanh đã ghi</translation>
    </message>
    <message>
        <source>last 2 seconds</source>
        <translation>2 giây cuối</translation>
    </message>
</context>
<context>
    <name>LongOffer</name>
    <message>
        <source>Send again</source>
        <translation>Gửi lại</translation>
    </message>
    <message>
        <source>All of it is billed already: the words come at no cost.</source>
        <translation>Toàn bộ đã được tính phí: lấy lời chép không mất thêm gì.</translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation>Chép lời</translation>
    </message>
    <message>
        <source>%1 of %2 parts are done and kept.</source>
        <translation>%1 trên %2 phần đã xong và được giữ.</translation>
    </message>
    <message>
        <source>As one job, answered later</source>
        <translation>Gửi một việc, trả kết quả sau</translation>
    </message>
    <message>
        <source>As %1 jobs, answered later</source>
        <translation>Gửi %1 việc, trả kết quả sau</translation>
    </message>
    <message>
        <source>%1 s billed</source>
        <translation>tính phí %1 giây</translation>
    </message>
</context>
<context>
    <name>MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Tệp</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Mở…</translation>
    </message>
    <message>
        <source>&amp;Save audio…</source>
        <translation>&amp;Lưu âm thanh…</translation>
    </message>
    <message>
        <source>&amp;Batch…</source>
        <translation>&amp;Hàng loạt…</translation>
    </message>
    <message>
        <source>&amp;Export transcript…</source>
        <translation>&amp;Xuất lời chép ra tệp…</translation>
    </message>
    <message>
        <source>App ID and &amp;token…</source>
        <translation>App ID và &amp;token…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>T&amp;hoát</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Sửa</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>&amp;Find and replace…</source>
        <translation>&amp;Tìm và thay thế…</translation>
    </message>
    <message>
        <source>&amp;Create or transcribe</source>
        <translation>&amp;Tạo giọng đọc hoặc chép lời</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>Co&amp;py transcript</source>
        <translation>Sao chép bản &amp;chép lời</translation>
    </message>
    <message>
        <source>Search &amp;voices</source>
        <translation>Tìm &amp;giọng</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>Cà&amp;i đặt…</translation>
    </message>
    <message>
        <source>&amp;Audio</source>
        <translation>Â&amp;m thanh</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;Phát hoặc tạm dừng</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Dừng</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>&amp;Lặp lại</translation>
    </message>
    <message>
        <source>&amp;Back 5 seconds</source>
        <translation>Tua lù&amp;i 5 giây</translation>
    </message>
    <message>
        <source>&amp;Forward 5 seconds</source>
        <translation>Tua &amp;tới 5 giây</translation>
    </message>
    <message>
        <source>&amp;Compare voices…</source>
        <translation>&amp;So sánh giọng…</translation>
    </message>
    <message>
        <source>C&amp;heck what is heard…</source>
        <translation>&amp;Kiểm tra lời nghe được…</translation>
    </message>
    <message>
        <source>&amp;Record or stop recording</source>
        <translation>&amp;Ghi âm hoặc dừng ghi</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <source>&amp;Text to speech</source>
        <translation>&amp;Văn bản thành giọng nói</translation>
    </message>
    <message>
        <source>&amp;Speech to text</source>
        <translation>&amp;Giọng nói thành văn bản</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Lịch sử</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Phóng &amp;to</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Thu &amp;nhỏ</translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation>&amp;Cỡ thường</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>Giao &amp;diện</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>Theo &amp;hệ thống</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Sáng</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Tối</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Trợ &amp;giúp</translation>
    </message>
    <message>
        <source>&amp;Using Vbee Desktop</source>
        <translation>&amp;Hướng dẫn sử dụng Vbee Desktop</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Phím tắt</translation>
    </message>
    <message>
        <source>Check &amp;connection…</source>
        <translation>&amp;Kiểm tra kết nối…</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics…</source>
        <translation>Sao chép thông tin &amp;chẩn đoán…</translation>
    </message>
    <message>
        <source>Open &amp;logs</source>
        <translation>Mở &amp;nhật ký</translation>
    </message>
    <message>
        <source>&amp;About Vbee Desktop</source>
        <translation>&amp;Giới thiệu Vbee Desktop</translation>
    </message>
</context>
<context>
    <name>MarkMenu</name>
    <message>
        <source>Play from here</source>
        <translation>Phát từ đây</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>No App ID or token yet.</source>
        <translation>Chưa có App ID và token.</translation>
    </message>
    <message>
        <source>Vbee did not accept the token.</source>
        <translation>Vbee không chấp nhận token.</translation>
    </message>
    <message>
        <source>It may have expired or belong to another App ID. Enter a new one; your work is kept.</source>
        <translation>Token có thể đã hết hạn hoặc thuộc App ID khác. Hãy nhập token mới; việc đang làm vẫn được giữ.</translation>
    </message>
    <message>
        <source>This voice or feature is not open to your account. Nothing was charged.</source>
        <translation>Giọng hoặc tính năng này chưa mở cho tài khoản của bạn. Chưa bị tính phí.</translation>
    </message>
    <message>
        <source>Not in your plan.</source>
        <translation>Không có trong gói của bạn.</translation>
    </message>
    <message>
        <source>The audio is %1 s long.</source>
        <translation>Âm thanh dài %1 giây.</translation>
    </message>
    <message>
        <source>The service takes less than %1 s. Shorten it and try again; nothing was sent.</source>
        <translation>Dịch vụ chỉ nhận dưới %1 giây. Hãy cắt ngắn rồi thử lại; chưa có gì được gửi đi.</translation>
    </message>
    <message>
        <source>The file is %1 MB.</source>
        <translation>Tệp nặng %1 MB.</translation>
    </message>
    <message>
        <source>The service takes less than %1 MB. Nothing was sent.</source>
        <translation>Dịch vụ chỉ nhận dưới %1 MB. Chưa có gì được gửi đi.</translation>
    </message>
    <message>
        <source>%1 Hz is not accepted.</source>
        <translation>Dịch vụ không nhận tần số lấy mẫu %1 Hz.</translation>
    </message>
    <message>
        <source>Convert the audio to 16000 Hz and try again.</source>
        <translation>Hãy chuyển âm thanh sang 16000 Hz rồi thử lại.</translation>
    </message>
    <message>
        <source>This kind of WAV cannot be used (%1).</source>
        <translation>Không dùng được loại WAV này (%1).</translation>
    </message>
    <message>
        <source>Save it as an uncompressed WAV (PCM) and try again. Nothing was sent.</source>
        <translation>Hãy lưu thành WAV không nén (PCM) rồi thử lại. Chưa có gì được gửi đi.</translation>
    </message>
    <message>
        <source>Not enough points.</source>
        <translation>Không đủ điểm.</translation>
    </message>
    <message>
        <source>Your Vbee account is out of points. Top it up, then create again.</source>
        <translation>Tài khoản Vbee đã hết điểm. Hãy nạp thêm rồi tạo lại.</translation>
    </message>
    <message>
        <source>The server is busy.</source>
        <translation>Máy chủ đang bận.</translation>
    </message>
    <message>
        <source>It asks to wait %1 s. Nothing was charged.</source>
        <translation>Máy chủ yêu cầu đợi %1 giây. Chưa bị tính phí.</translation>
    </message>
    <message>
        <source>Wait a little and try again. Nothing was charged.</source>
        <translation>Hãy đợi một chút rồi thử lại. Chưa bị tính phí.</translation>
    </message>
    <message>
        <source>Not sent.</source>
        <translation>Chưa gửi được.</translation>
    </message>
    <message>
        <source>The request never left this computer, so nothing was charged. Try again.</source>
        <translation>Yêu cầu chưa rời khỏi máy này nên chưa bị tính phí. Hãy thử lại.</translation>
    </message>
    <message>
        <source>We cannot know whether this was charged.</source>
        <translation>Không thể biết yêu cầu này đã bị tính phí hay chưa.</translation>
    </message>
    <message>
        <source>An earlier request with the same audio may have been billed.</source>
        <translation>Một yêu cầu trước với cùng âm thanh này có thể đã bị tính phí.</translation>
    </message>
    <message>
        <source>An earlier request with the same text may have been charged.</source>
        <translation>Một yêu cầu trước với cùng văn bản này có thể đã bị tính phí.</translation>
    </message>
    <message>
        <source>It was sent, but no whole answer came back. Sending again may charge twice.</source>
        <translation>Yêu cầu đã được gửi đi nhưng không nhận được phản hồi đầy đủ. Gửi lại có thể bị tính phí hai lần.</translation>
    </message>
    <message>
        <source>The download link has expired.</source>
        <translation>Liên kết tải về đã hết hạn.</translation>
    </message>
    <message>
        <source>The audio was made and paid. Download it again.</source>
        <translation>Âm thanh đã được tạo và đã tính điểm. Hãy tải lại.</translation>
    </message>
    <message>
        <source>Vbee no longer keeps this audio.</source>
        <translation>Vbee không còn giữ âm thanh này.</translation>
    </message>
    <message>
        <source>It is stored for three days. Creating it again costs points.</source>
        <translation>Âm thanh chỉ được giữ ba ngày. Tạo lại sẽ tốn điểm.</translation>
    </message>
    <message>
        <source>The server sent something unexpected.</source>
        <translation>Máy chủ trả về dữ liệu không như mong đợi.</translation>
    </message>
    <message>
        <source>Your text and audio are kept. Try again in a moment.</source>
        <translation>Văn bản và âm thanh vẫn được giữ. Hãy thử lại sau giây lát.</translation>
    </message>
    <message>
        <source>There is no demo in this installation.</source>
        <translation>Bản cài đặt này không có bản demo.</translation>
    </message>
    <message>
        <source>It was built without the demo. Enter your App ID and token instead.</source>
        <translation>Bản này được đóng gói không kèm bản demo. Hãy nhập App ID và token của bạn.</translation>
    </message>
    <message>
        <source>The demo could not start.</source>
        <translation>Không khởi động được bản demo.</translation>
    </message>
    <message>
        <source>A part of it is missing or damaged. Install Vbee Desktop again.</source>
        <translation>Một thành phần bị thiếu hoặc hỏng. Hãy cài đặt lại Vbee Desktop.</translation>
    </message>
    <message>
        <source>Cannot connect to Vbee.</source>
        <translation>Không kết nối được với Vbee.</translation>
    </message>
    <message>
        <source>Check the network, the proxy or the company certificate. Nothing was charged.</source>
        <translation>Hãy kiểm tra mạng, proxy hoặc chứng chỉ của công ty. Chưa bị tính phí.</translation>
    </message>
    <message>
        <source>No microphone.</source>
        <translation>Không có micro.</translation>
    </message>
    <message>
        <source>Plug one in, or allow this program to use it, then refresh the list.</source>
        <translation>Hãy cắm micro hoặc cho phép chương trình dùng micro, rồi làm mới danh sách.</translation>
    </message>
    <message>
        <source>No signal: muted, or not allowed?</source>
        <translation>Không có tín hiệu: micro đang tắt tiếng hoặc chưa được cấp quyền?</translation>
    </message>
    <message>
        <source>There is only silence in this audio, so it was not sent.</source>
        <translation>Âm thanh này chỉ có im lặng nên không được gửi đi.</translation>
    </message>
    <message>
        <source>The microphone was unplugged.</source>
        <translation>Micro đã bị ngắt kết nối.</translation>
    </message>
    <message>
        <source>The first %1 s are kept.</source>
        <translation>%1 giây đầu vẫn được giữ.</translation>
    </message>
    <message>
        <source>Enter the two values from Vbee&apos;s studio.</source>
        <translation>Hãy nhập hai giá trị lấy từ Vbee Studio.</translation>
    </message>
    <message>
        <source>Your own limit for today is reached.</source>
        <translation>Đã đến giới hạn điểm bạn tự đặt cho hôm nay.</translation>
    </message>
    <message>
        <source>%1 of %2 points are spent, and this would cost %3. Nothing was sent. Go on tomorrow, or raise the limit of this profile.</source>
        <translation>Đã dùng %1 trên %2 điểm, và bản này cần %3. Chưa có gì được gửi đi. Hãy làm tiếp vào ngày mai, hoặc tăng giới hạn của hồ sơ này.</translation>
    </message>
    <message>
        <source>The rest never left this computer, so nothing was charged for it. Try again.</source>
        <translation>Phần còn lại chưa hề rời máy này nên chưa bị tính phí. Hãy thử lại.</translation>
    </message>
    <message>
        <source>This microphone cannot be used yet.</source>
        <translation>Chưa dùng được micro này.</translation>
    </message>
    <message>
        <source>It was plugged in while sound was played. Stop playing and choose it again.</source>
        <translation>Micrô được cắm vào khi đang phát âm thanh. Hãy dừng phát rồi chọn lại.</translation>
    </message>
    <message>
        <source>Plug it in again, or choose another one.</source>
        <translation>Hãy cắm lại, hoặc chọn thiết bị khác.</translation>
    </message>
    <message>
        <source>Cannot play sound.</source>
        <translation>Không phát được âm thanh.</translation>
    </message>
    <message>
        <source>No loudspeaker answers. The audio is saved; choose another device.</source>
        <translation>Không tìm thấy loa hoặc tai nghe đang hoạt động. Âm thanh đã được lưu; hãy chọn thiết bị khác.</translation>
    </message>
    <message>
        <source>Cannot read %1.</source>
        <translation>Không đọc được %1.</translation>
    </message>
    <message>
        <source>It may be gone, damaged or in use by another program. Check it and try again.</source>
        <translation>Tệp có thể đã bị xóa, bị hỏng hoặc đang được chương trình khác dùng. Hãy kiểm tra rồi thử lại.</translation>
    </message>
    <message>
        <source>Cannot use %1.</source>
        <translation>Không dùng được %1.</translation>
    </message>
    <message>
        <source>Cannot use the disk.</source>
        <translation>Không dùng được ổ đĩa.</translation>
    </message>
    <message>
        <source>The disk may be full. The first %1 s of the recording are kept.</source>
        <translation>Có thể ổ đĩa đã đầy. %1 giây đầu của bản ghi được giữ lại.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Thư mục này không tồn tại.</translation>
    </message>
    <message>
        <source>It is there already, and it is not a file.</source>
        <translation>Tên này đã có ở đó và không phải là tệp.</translation>
    </message>
    <message>
        <source>It may be full, read-only or in use. Nothing you made is lost; free some space and try again.</source>
        <translation>Ổ đĩa có thể đã đầy, chỉ cho đọc hoặc đang được dùng. Dữ liệu của bạn vẫn còn; hãy giải phóng dung lượng rồi thử lại.</translation>
    </message>
    <message>
        <source>The text has %1 characters.</source>
        <translation>Văn bản có %1 ký tự.</translation>
    </message>
    <message>
        <source>The limit is %1. Shorten it and create again.</source>
        <translation>Giới hạn là %1. Hãy rút ngắn rồi tạo lại.</translation>
    </message>
    <message>
        <source>The text has marks that cannot be sent.</source>
        <translation>Văn bản có ký tự không gửi được.</translation>
    </message>
    <message>
        <source>Some letters are broken. Type them again, or paste the text anew.</source>
        <translation>Một số chữ bị lỗi. Hãy gõ lại hoặc dán lại văn bản.</translation>
    </message>
    <message>
        <source>There is nothing to read aloud.</source>
        <translation>Không có gì để đọc.</translation>
    </message>
    <message>
        <source>Type or paste some words first.</source>
        <translation>Hãy gõ hoặc dán vài chữ trước.</translation>
    </message>
    <message>
        <source>This voice has no sample.</source>
        <translation>Giọng này không có bản nghe thử.</translation>
    </message>
    <message>
        <source>Create a short sentence to hear it.</source>
        <translation>Hãy tạo một câu ngắn để nghe.</translation>
    </message>
    <message>
        <source>This voice cannot be used.</source>
        <translation>Không dùng được giọng này.</translation>
    </message>
    <message>
        <source>Choose one from the list, or check the code you typed.</source>
        <translation>Hãy chọn trong danh sách, hoặc kiểm tra mã đã gõ.</translation>
    </message>
    <message>
        <source>Allowed: %1 to %2.</source>
        <translation>Cho phép từ %1 đến %2.</translation>
    </message>
    <message>
        <source>Allowed: %1.</source>
        <translation>Cho phép: %1.</translation>
    </message>
    <message>
        <source>Another program uses port %1. Choose another one; until then jobs go on without callbacks.</source>
        <translation>Một chương trình khác đang dùng cổng %1. Hãy chọn cổng khác; trong lúc đó các yêu cầu vẫn tiếp tục mà không cần callback.</translation>
    </message>
    <message>
        <source>It may begin with http:// or https://; SOCKS and scripts (PAC) are not supported. Enter another one in the settings, under Network.</source>
        <translation>Địa chỉ có thể bắt đầu bằng http:// hoặc https://; không hỗ trợ SOCKS và tệp PAC. Hãy nhập proxy khác trong Cài đặt, trang Mạng.</translation>
    </message>
    <message>
        <source>Tell your administrator what is wrong with %1.</source>
        <translation>Hãy báo quản trị viên rằng tệp %1 có chỗ sai.</translation>
    </message>
    <message>
        <source>It begins with https://, or with http:// on this computer.</source>
        <translation>Địa chỉ phải bắt đầu bằng https://, hoặc http:// nếu là chính máy này.</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>Hãy sửa rồi thử lại.</translation>
    </message>
    <message>
        <source>A setting cannot be used: %1.</source>
        <translation>Thiết lập không hợp lệ: %1.</translation>
    </message>
    <message>
        <source>It would cost %1 points; the limit is %2.</source>
        <translation>Cần %1 điểm; giới hạn là %2 điểm.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Chưa có gì được gửi đi.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Tệp không còn ở đó nữa.</translation>
    </message>
    <message>
        <source>You may not open it.</source>
        <translation>Bạn không có quyền mở tệp.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Tệp trống.</translation>
    </message>
    <message>
        <source>It is not a WAV file, whatever its name says.</source>
        <translation>Đây không phải tệp WAV, dù đuôi tệp ghi như vậy.</translation>
    </message>
    <message>
        <source>It breaks off in the middle.</source>
        <translation>Tệp bị thiếu phần cuối.</translation>
    </message>
    <message>
        <source>It is not an MP3 file, whatever its name says.</source>
        <translation>Đây không phải tệp MP3, dù đuôi tệp ghi như vậy.</translation>
    </message>
    <message>
        <source>The audio is %1 hours long.</source>
        <translation>Âm thanh dài %1 giờ.</translation>
    </message>
    <message>
        <source>This program opens at most %1 hours of it. Cut it into several files.</source>
        <translation>Chương trình chỉ mở tối đa %1 giờ. Hãy cắt thành nhiều tệp.</translation>
    </message>
    <message>
        <source>This kind of audio cannot be used (%1).</source>
        <translation>Không dùng được loại âm thanh này (%1).</translation>
    </message>
    <message>
        <source>Save it as WAV, MP3, FLAC, OGG or AIFF and try again. Nothing was sent.</source>
        <translation>Hãy lưu thành WAV, MP3, FLAC, OGG hoặc AIFF rồi thử lại. Chưa có gì được gửi đi.</translation>
    </message>
    <message>
        <source>It is no sound that can be read here: WAV, MP3, FLAC, OGG and AIFF can.</source>
        <translation>Đây không phải âm thanh đọc được ở đây: chỉ đọc WAV, MP3, FLAC, OGG và AIFF.</translation>
    </message>
    <message>
        <source>Some of its samples are no numbers.</source>
        <translation>Một số mẫu âm thanh trong tệp không phải là số.</translation>
    </message>
    <message>
        <source>It is too large to be opened here.</source>
        <translation>Tệp quá lớn, không mở được ở đây.</translation>
    </message>
    <message>
        <source>It has no subtitles in it.</source>
        <translation>Tệp không có phụ đề nào.</translation>
    </message>
    <message>
        <source>It is protected by a password.</source>
        <translation>Tệp được bảo vệ bằng mật khẩu.</translation>
    </message>
    <message>
        <source>It is of an old kind; save it as .docx in Word.</source>
        <translation>Tệp thuộc loại cũ; hãy mở bằng Word và lưu lại thành .docx.</translation>
    </message>
    <message>
        <source>It is not a Word document, whatever its name says.</source>
        <translation>Đây không phải tài liệu Word, dù tên tệp nói vậy.</translation>
    </message>
    <message>
        <source>It needs the columns word and reading.</source>
        <translation>Tệp cần có hai cột word và reading.</translation>
    </message>
    <message>
        <source>It is damaged.</source>
        <translation>Tệp bị hỏng.</translation>
    </message>
    <message>
        <source>several streams in one file</source>
        <translation>nhiều luồng trong một tệp</translation>
    </message>
    <message>
        <source>its length is not told</source>
        <translation>không ghi độ dài</translation>
    </message>
    <message>
        <source>its sample rate changes</source>
        <translation>tần số lấy mẫu thay đổi giữa chừng</translation>
    </message>
    <message>
        <source>This link cannot be used.</source>
        <translation>Không dùng được liên kết này.</translation>
    </message>
    <message>
        <source>This file has changed since it was looked at.</source>
        <translation>Tệp này đã thay đổi từ lúc được xem.</translation>
    </message>
    <message>
        <source>Nothing was sent. Choose it again to see what it costs now.</source>
        <translation>Chưa có gì được gửi đi. Hãy chọn lại tệp để xem giờ tốn bao nhiêu.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Không đọc được tệp này.</translation>
    </message>
    <message>
        <source>It is no plain web address, such as https://example.com/sound.wav.</source>
        <translation>Đây không phải địa chỉ web thông thường, chẳng hạn https://example.com/sound.wav.</translation>
    </message>
    <message>
        <source>It must begin with https://.</source>
        <translation>Liên kết phải bắt đầu bằng https://.</translation>
    </message>
    <message>
        <source>It leads into a private network. Choose the sound as a file instead.</source>
        <translation>Liên kết dẫn vào mạng nội bộ. Hãy chọn âm thanh từ tệp.</translation>
    </message>
    <message>
        <source>It leads to a page, not to a sound.</source>
        <translation>Liên kết dẫn đến một trang web, không phải âm thanh.</translation>
    </message>
    <message>
        <source>It leads to no sound that can be read here: WAV, MP3, FLAC, OGG and AIFF can.</source>
        <translation>Liên kết không dẫn đến âm thanh đọc được ở đây: chỉ đọc WAV, MP3, FLAC, OGG và AIFF.</translation>
    </message>
    <message>
        <source>It leads to more than %1 MB. Download it, then choose the file.</source>
        <translation>Tệp lớn hơn %1 MB. Hãy tải về rồi chọn tệp.</translation>
    </message>
    <message>
        <source>The site does not answer. Check the address and the network, then try again.</source>
        <translation>Trang web không trả lời. Hãy kiểm tra địa chỉ và mạng rồi thử lại.</translation>
    </message>
    <message>
        <source>There is nothing at this address, or it asks for a login.</source>
        <translation>Địa chỉ này không có gì, hoặc yêu cầu đăng nhập.</translation>
    </message>
    <message>
        <source>Vbee refused.</source>
        <translation>Vbee đã từ chối yêu cầu.</translation>
    </message>
    <message>
        <source>It gave no reason. Try again, or try another voice.</source>
        <translation>Vbee không nêu lý do. Hãy thử lại hoặc đổi giọng khác.</translation>
    </message>
    <message>
        <source>Something went wrong in this program.</source>
        <translation>Chương trình gặp lỗi.</translation>
    </message>
    <message>
        <source>Your text and audio are kept. Please send us the details below.</source>
        <translation>Văn bản và âm thanh vẫn được giữ. Xin gửi cho chúng tôi phần chi tiết bên dưới.</translation>
    </message>
    <message>
        <source>The result could not be fetched yet.</source>
        <translation>Chưa tải được kết quả về.</translation>
    </message>
    <message>
        <source>Vbee does not find the request at the moment.</source>
        <translation>Hiện Vbee chưa tìm thấy yêu cầu này.</translation>
    </message>
    <message>
        <source>It may have been charged.</source>
        <translation>Yêu cầu này có thể đã bị tính phí.</translation>
    </message>
    <message>
        <source>Vbee could not finish it.</source>
        <translation>Vbee không hoàn tất được yêu cầu.</translation>
    </message>
    <message>
        <source>It was made and paid, but cannot be written to the disk.</source>
        <translation>Kết quả đã tạo xong và đã tính phí, nhưng không ghi được vào ổ đĩa.</translation>
    </message>
    <message>
        <source>It was made and paid, but cannot be written to %1.</source>
        <translation>Kết quả đã tạo xong và đã tính phí, nhưng không ghi được vào %1.</translation>
    </message>
    <message>
        <source>It was printed instead.</source>
        <translation>Nội dung đã được in ra màn hình.</translation>
    </message>
    <message>
        <source>It is kept as %1: take it from there.</source>
        <translation>Tệp được giữ tại %1; hãy lấy từ đó.</translation>
    </message>
    <message>
        <source>Vbee took the request and has charged it.</source>
        <translation>Vbee đã nhận và đã tính phí yêu cầu này.</translation>
    </message>
    <message>
        <source>Do not create it again: fetch it again later.</source>
        <translation>Đừng tạo lại; hãy tải lại kết quả sau.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tốc độ</translation>
    </message>
    <message>
        <source>Bitrate</source>
        <translation>Bitrate</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Định dạng</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Tần số lấy mẫu</translation>
    </message>
    <message>
        <source>Emphasis</source>
        <translation>Nhấn nhá</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Địa chỉ máy chủ</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>what your administrator has set</source>
        <translation>thiết lập của quản trị viên</translation>
    </message>
    <message>
        <source>File ending</source>
        <translation>Đuôi tệp</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Âm thanh</translation>
    </message>
    <message>
        <source>Audio link</source>
        <translation>Liên kết âm thanh</translation>
    </message>
    <message>
        <source>Port for callbacks</source>
        <translation>Cổng nhận phản hồi (callback)</translation>
    </message>
    <message>
        <source>Public address for callbacks</source>
        <translation>Địa chỉ công khai nhận phản hồi (callback)</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>In an office the way to Vbee may lead through a proxy. Your help desk knows which.</source>
        <translation>Ở văn phòng, đường đến Vbee có thể đi qua proxy. Bộ phận hỗ trợ biết đó là proxy nào.</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không dùng</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Proxy này</translation>
    </message>
    <message>
        <source>Check connection…</source>
        <translation>Kiểm tra kết nối…</translation>
    </message>
    <message>
        <source>Enter name and password below, not in the address.</source>
        <translation>Hãy nhập tên đăng nhập và mật khẩu bên dưới, không nhập trong địa chỉ.</translation>
    </message>
    <message>
        <source>It begins with http:// or https://. SOCKS and scripts (PAC) are not supported.</source>
        <translation>Địa chỉ bắt đầu bằng http:// hoặc https://. Không hỗ trợ SOCKS và tập lệnh (PAC).</translation>
    </message>
    <message>
        <source>Enter it like %1.</source>
        <translation>Hãy nhập theo dạng %1.</translation>
    </message>
    <message>
        <source>Like the system is right for most. A script (PAC) and NTLM are not supported.</source>
        <translation>“Theo hệ thống” phù hợp với hầu hết mọi người. Không hỗ trợ tập lệnh (PAC) và NTLM.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>With its port, and without name and password.</source>
        <translation>Kèm cổng, không kèm tên đăng nhập và mật khẩu.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Only if the proxy asks for one; often that of your computer.</source>
        <translation>Chỉ khi proxy đòi; thường là tên đăng nhập máy của bạn.</translation>
    </message>
    <message>
        <source>Proxy user name</source>
        <translation>Tên đăng nhập proxy</translation>
    </message>
    <message>
        <source>It is kept in this computer&apos;s key store and sent to the proxy alone.</source>
        <translation>Được giữ trong kho lưu mật khẩu của máy này và chỉ gửi cho proxy.</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>Mật khẩu proxy</translation>
    </message>
    <message>
        <source>Tries the way that is saved, step by step, and names the step that fails.</source>
        <translation>Thử đường kết nối đã lưu theo từng bước và chỉ ra bước bị lỗi.</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>System default</source>
        <translation>Mặc định của hệ thống</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Pages</source>
        <translation>Các trang</translation>
    </message>
</context>
<context>
    <name>ParagraphWork</name>
    <message>
        <source>All is made: it plays at no cost.</source>
        <translation>Đã tạo hết: nghe lại không tốn gì.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paragraphs to make</source>
        <translation>
            <numerusform>Cần tạo %Ln đoạn</numerusform>
        </translation>
    </message>
    <message>
        <source>All that is missing or changed</source>
        <translation>Mọi đoạn còn thiếu hoặc đã đổi</translation>
    </message>
    <message>
        <source>Only what changed</source>
        <translation>Chỉ những đoạn đã đổi</translation>
    </message>
    <message>
        <source>This paragraph</source>
        <translation>Đoạn này</translation>
    </message>
    <message>
        <source>Make this paragraph again</source>
        <translation>Tạo lại đoạn này</translation>
    </message>
    <message>
        <source>Make all again</source>
        <translation>Tạo lại tất cả</translation>
    </message>
    <message>
        <source>Unlock this paragraph</source>
        <translation>Mở khóa đoạn này</translation>
    </message>
    <message>
        <source>Lock this paragraph as it is</source>
        <translation>Khóa đoạn này như hiện tại</translation>
    </message>
    <message>
        <source>Usual speed for this paragraph</source>
        <translation>Tốc độ thường cho đoạn này</translation>
    </message>
    <message>
        <source>At speed %1, to fit its subtitle.</source>
        <translation>Ở tốc độ %1, để vừa với phụ đề.</translation>
    </message>
</context>
<context>
    <name>PartCounts</name>
    <message numerus="yes">
        <source>Send the other %Ln parts</source>
        <translation>
            <numerusform>Gửi %Ln phần còn lại</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts are done and kept.</source>
        <translation>
            <numerusform>Đã xong và giữ lại %Ln phần.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split into %Ln parts and send</source>
        <translation>
            <numerusform>Chia thành %Ln phần rồi gửi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln parts</source>
        <translation>
            <numerusform>Thử lại %Ln phần</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartFailures</name>
    <message numerus="yes">
        <source>%Ln parts failed, the other parts go on.</source>
        <translation>
            <numerusform>%Ln phần không thành công, các phần khác vẫn tiếp tục.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts are done and kept.</source>
        <translation>
            <numerusform>%Ln phần đã xong và được giữ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts failed.</source>
        <translation>
            <numerusform>%Ln phần không thành công.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln parts we cannot know whether they were charged.</source>
        <translation>
            <numerusform>Không thể biết %Ln phần đã bị tính điểm hay chưa.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter App ID and token</source>
        <translation>Nhập App ID và token</translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln parts (%1)</source>
        <translation>
            <numerusform>Thử lại %Ln phần (%1)</numerusform>
        </translation>
    </message>
    <message>
        <source>Check connection</source>
        <translation>Kiểm tra kết nối</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Sao chép thông tin chẩn đoán</translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln parts again (%1)</source>
        <translation>
            <numerusform>Gửi lại %Ln phần (%1)</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Chờ tiếp</translation>
    </message>
</context>
<context>
    <name>PauseFields</name>
    <message>
        <source>Set the pauses myself</source>
        <translation>Tự đặt khoảng nghỉ</translation>
    </message>
    <message>
        <source> s</source>
        <translation> giây</translation>
    </message>
    <message>
        <source>Pause at ; : –</source>
        <translation>Nghỉ tại ; : –</translation>
    </message>
    <message>
        <source>Pause at a comma</source>
        <translation>Nghỉ tại dấu phẩy</translation>
    </message>
    <message>
        <source>Pause after a sentence</source>
        <translation>Nghỉ sau câu</translation>
    </message>
    <message>
        <source>Pause after a paragraph</source>
        <translation>Nghỉ sau đoạn</translation>
    </message>
</context>
<context>
    <name>PointCounts</name>
    <message numerus="yes">
        <source>%Ln points</source>
        <translation>
            <numerusform>%Ln điểm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln creates</source>
        <translation>
            <numerusform>%Ln lượt tạo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s of speech to text</source>
        <translation>
            <numerusform>%Ln giây chép lời</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PointWords</name>
    <message>
        <source>Perhaps charged too: %1 (%2). No whole answer came, so it cannot be known.</source>
        <translation>Có thể còn bị tính thêm: %1 (%2). Không nhận được câu trả lời trọn vẹn nên không thể biết chắc.</translation>
    </message>
</context>
<context>
    <name>PointsDialog</name>
    <message>
        <source>Points</source>
        <translation>Điểm</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Tuần này</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Tháng này</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>No speech was created in this time.</source>
        <translation>Chưa tạo giọng đọc nào trong thời gian này.</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>Xuất CSV…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>By voice</source>
        <translation>Theo giọng</translation>
    </message>
    <message>
        <source>Counted on this computer; Vbee&apos;s own count decides.</source>
        <translation>Đếm trên máy này; số của Vbee mới là số quyết định.</translation>
    </message>
    <message>
        <source>Export points</source>
        <translation>Xuất điểm</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Bảng (*.csv)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Đã lưu vào %1.</translation>
    </message>
</context>
<context>
    <name>PreflightCard</name>
    <message>
        <source>Chosen file</source>
        <translation>Tệp đã chọn</translation>
    </message>
    <message>
        <source>Remove file</source>
        <translation>Bỏ tệp này</translation>
    </message>
</context>
<context>
    <name>PreflightWords</name>
    <message>
        <source>will be converted</source>
        <translation>sẽ được chuyển đổi</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>đạt</translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation>không đạt</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Thời lượng</translation>
    </message>
    <message>
        <source>under %1 s</source>
        <translation>dưới %1 giây</translation>
    </message>
    <message>
        <source>must be under %1 s</source>
        <translation>phải dưới %1 giây</translation>
    </message>
    <message>
        <source>Sent in parts, cut where nobody speaks</source>
        <translation>Gửi theo từng phần, cắt ở chỗ không có tiếng nói</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dung lượng</translation>
    </message>
    <message>
        <source>must be under %1 MB</source>
        <translation>phải dưới %1 MB</translation>
    </message>
    <message>
        <source>under %1 MB</source>
        <translation>dưới %1 MB</translation>
    </message>
    <message>
        <source>After converting; the file has %1 MB</source>
        <translation>Sau khi chuyển đổi; tệp gốc %1 MB</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Tần số lấy mẫu</translation>
    </message>
    <message>
        <source>Converted to %1 Hz</source>
        <translation>Sẽ chuyển thành %1 Hz</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Số kênh</translation>
    </message>
    <message>
        <source>1 (mono)</source>
        <translation>1 (mono)</translation>
    </message>
    <message>
        <source>2 (stereo)</source>
        <translation>2 (stereo)</translation>
    </message>
    <message>
        <source>must be mono</source>
        <translation>phải là mono</translation>
    </message>
    <message>
        <source>Mixed down to mono</source>
        <translation>Sẽ trộn thành mono</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Độ sâu bit</translation>
    </message>
    <message>
        <source>compressed</source>
        <translation>đã nén</translation>
    </message>
    <message>
        <source>%1-bit float</source>
        <translation>%1 bit float</translation>
    </message>
    <message>
        <source>%1-bit PCM</source>
        <translation>%1 bit PCM</translation>
    </message>
    <message>
        <source>must be 16-bit</source>
        <translation>phải là 16 bit</translation>
    </message>
    <message>
        <source>Converted to 16-bit</source>
        <translation>Sẽ chuyển thành 16 bit</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Định dạng tệp</translation>
    </message>
    <message>
        <source>must be WAV</source>
        <translation>phải là WAV</translation>
    </message>
    <message>
        <source>Converted to WAV</source>
        <translation>Được chuyển sang WAV</translation>
    </message>
    <message>
        <source>has small faults</source>
        <translation>có lỗi nhỏ</translation>
    </message>
    <message>
        <source>Written anew, the sound alone</source>
        <translation>Sẽ tạo lại tệp, chỉ giữ phần âm thanh</translation>
    </message>
</context>
<context>
    <name>PresetBar</name>
    <message>
        <source>Preset</source>
        <translation>Mẫu thiết lập</translation>
    </message>
    <message>
        <source>Save, rename or delete presets</source>
        <translation>Lưu, đổi tên hoặc xóa mẫu thiết lập</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>No preset</source>
        <translation>Không dùng mẫu</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (đã đổi)</translation>
    </message>
    <message>
        <source>The preset %1 is deleted.</source>
        <translation>Đã xóa mẫu %1.</translation>
    </message>
    <message>
        <source>Save the changes</source>
        <translation>Lưu thay đổi</translation>
    </message>
    <message>
        <source>Reset to the preset</source>
        <translation>Trở lại mẫu</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <translation>Lưu thành mẫu…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Đổi tên…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
</context>
<context>
    <name>PresetNameDialog</name>
    <message>
        <source>Name of the preset</source>
        <translation>Tên mẫu thiết lập</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>It keeps the voice and all its settings.</source>
        <translation>Mẫu giữ giọng và mọi thiết lập.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Hãy đặt tên.</translation>
    </message>
    <message>
        <source>Another preset has this name.</source>
        <translation>Đã có mẫu khác mang tên này.</translation>
    </message>
</context>
<context>
    <name>PricedActs</name>
    <message>
        <source>Send again</source>
        <translation>Gửi lại</translation>
    </message>
    <message numerus="yes">
        <source>Send again (%Ln points)</source>
        <translation>
            <numerusform>Gửi lại (%Ln điểm)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send again (%Ln s billed)</source>
        <translation>
            <numerusform>Gửi lại (tính phí %Ln giây)</numerusform>
        </translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Gửi ngay</translation>
    </message>
    <message numerus="yes">
        <source>Send now (%Ln points)</source>
        <translation>
            <numerusform>Gửi ngay (%Ln điểm)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send now (%Ln s billed)</source>
        <translation>
            <numerusform>Gửi ngay (tính phí %Ln giây)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfileControl</name>
    <message>
        <source>Remove profile</source>
        <translation>Xóa hồ sơ</translation>
    </message>
    <message>
        <source>Remove the profile %1?</source>
        <translation>Xóa hồ sơ %1?</translation>
    </message>
    <message>
        <source>Its App ID and token are deleted from this computer. What was made with it stays.</source>
        <translation>App ID và token của hồ sơ này bị xóa khỏi máy. Những gì đã tạo bằng nó vẫn còn.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message>
        <source>New profile</source>
        <translation>Hồ sơ mới</translation>
    </message>
    <message>
        <source>Edit profile</source>
        <translation>Sửa hồ sơ</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Không giới hạn</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Another profile has this name.</source>
        <translation>Đã có hồ sơ khác mang tên này.</translation>
    </message>
    <message>
        <source>This name cannot be used.</source>
        <translation>Không dùng được tên này.</translation>
    </message>
    <message>
        <source>The usual one</source>
        <translation>Như thường lệ</translation>
    </message>
    <message>
        <source>Legacy</source>
        <translation>Bản cũ</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Bản mới</translation>
    </message>
    <message>
        <source>A separate App ID and token belong to each profile.</source>
        <translation>Mỗi hồ sơ có App ID và token riêng.</translation>
    </message>
    <message>
        <source>Leave it empty for Vbee&apos;s own.</source>
        <translation>Để trống để dùng máy chủ của Vbee.</translation>
    </message>
    <message>
        <source>The current service lets pauses be set, and some accounts get sound at once.</source>
        <translation>Dịch vụ bản mới cho đặt khoảng nghỉ, và một số tài khoản nhận âm thanh ngay.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dịch vụ</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Máy chủ</translation>
    </message>
    <message>
        <source>How many your plan takes at the same time; more are refused.</source>
        <translation>Gói của bạn nhận bao nhiêu yêu cầu cùng lúc; nhiều hơn sẽ bị từ chối.</translation>
    </message>
    <message>
        <source>Requests at once</source>
        <translation>Số yêu cầu cùng lúc</translation>
    </message>
    <message>
        <source>What would cost more is not sent. The count begins anew at midnight.</source>
        <translation>Việc vượt quá số này sẽ không được gửi. Nửa đêm sẽ đếm lại từ đầu.</translation>
    </message>
    <message>
        <source>Points a day</source>
        <translation>Số điểm mỗi ngày</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Hãy đặt tên.</translation>
    </message>
</context>
<context>
    <name>ProfileMenu</name>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>App ID and token…</source>
        <translation>App ID và token…</translation>
    </message>
    <message>
        <source>Edit profile…</source>
        <translation>Sửa hồ sơ…</translation>
    </message>
    <message>
        <source>Remove profile…</source>
        <translation>Xóa hồ sơ…</translation>
    </message>
    <message>
        <source>New profile…</source>
        <translation>Hồ sơ mới…</translation>
    </message>
</context>
<context>
    <name>Profiles</name>
    <message>
        <source>Usual profile</source>
        <translation>Hồ sơ thường dùng</translation>
    </message>
    <message>
        <source>Set by your administrator.</source>
        <translation>Do quản trị viên đặt.</translation>
    </message>
</context>
<context>
    <name>ProgressWords</name>
    <message>
        <source>Preparing the audio…</source>
        <translation>Đang chuẩn bị âm thanh…</translation>
    </message>
    <message>
        <source>Sending the audio…</source>
        <translation>Đang gửi âm thanh…</translation>
    </message>
    <message>
        <source>Part %1 of %2…</source>
        <translation>Phần %1 trên %2…</translation>
    </message>
    <message>
        <source>Recognising the words…</source>
        <translation>Đang nhận dạng lời nói…</translation>
    </message>
    <message>
        <source>Waiting for its turn…</source>
        <translation>Đang chờ đến lượt…</translation>
    </message>
    <message>
        <source>The server is busy; again in %1 s…</source>
        <translation>Máy chủ đang bận; thử lại sau %1 giây…</translation>
    </message>
</context>
<context>
    <name>Provision</name>
    <message>
        <source>It is not there.</source>
        <translation>Không có tệp này.</translation>
    </message>
    <message>
        <source>You are not allowed to read it.</source>
        <translation>Bạn không có quyền đọc tệp này.</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>Không đọc được tệp này.</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>Tệp quá lớn.</translation>
    </message>
    <message>
        <source>It is not written in UTF-8.</source>
        <translation>Tệp không được ghi bằng UTF-8.</translation>
    </message>
    <message>
        <source>It is not valid TOML (%1).</source>
        <translation>Tệp không đúng định dạng TOML (%1).</translation>
    </message>
    <message>
        <source>It has a key that does not exist: %1.</source>
        <translation>Tệp có khóa không tồn tại: %1.</translation>
    </message>
    <message>
        <source>The value of %1 cannot be used.</source>
        <translation>Không dùng được giá trị của %1.</translation>
    </message>
    <message>
        <source>It locks something that it does not set.</source>
        <translation>Tệp khóa một mục mà nó không đặt giá trị.</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Chọn tất cả</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Tăng</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Giảm</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Tìm trong:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Tên tệp:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Loại tệp:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Thư mục:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Chọn</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Trở lại</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Tới trước</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Thư mục cha</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Tạo thư mục mới</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Thư mục &amp;mới</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Thư mục mới</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Xem dạng danh sách</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Xem chi tiết</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Đổ&amp;i tên</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Hiện tệp ẩ&amp;n</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Nơi mở gần đây</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>Đã có %1.
Bạn có muốn thay thế không?</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Không tìm thấy tệp.
Hãy kiểm tra lại tên tệp.</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Kích thước</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Ngày sửa</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Máy tính</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Cắt</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Có</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Không</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Cắt</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Sao chép &amp;liên kết</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>ReadingForm</name>
    <message>
        <source>Word</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Đọc là</translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation>Chữ hoa</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Nơi dùng</translation>
    </message>
</context>
<context>
    <name>Readings</name>
    <message>
        <source>Same capitals</source>
        <translation>Đúng chữ hoa, thường</translation>
    </message>
    <message>
        <source>Any capitals</source>
        <translation>Không phân biệt hoa, thường</translation>
    </message>
    <message>
        <source>Any, first letter follows</source>
        <translation>Không phân biệt, chữ đầu theo văn bản</translation>
    </message>
    <message>
        <source>This script</source>
        <translation>Kịch bản này</translation>
    </message>
    <message>
        <source>Every script</source>
        <translation>Mọi kịch bản</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Tối đa %1 ký tự.</translation>
    </message>
    <message>
        <source>One line only.</source>
        <translation>Chỉ một dòng.</translation>
    </message>
    <message>
        <source>Write the word first.</source>
        <translation>Hãy viết từ trước.</translation>
    </message>
    <message>
        <source>Write how it is read.</source>
        <translation>Hãy viết cách đọc.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Dòng %1: %2</translation>
    </message>
    <message>
        <source>a quotation mark does not close</source>
        <translation>thiếu dấu nháy đóng</translation>
    </message>
    <message>
        <source>not the right number of cells</source>
        <translation>số ô không đúng</translation>
    </message>
    <message>
        <source>the case is not one of as_written, any, first</source>
        <translation>cột case phải là as_written, any hoặc first</translation>
    </message>
    <message>
        <source>the word is there already</source>
        <translation>từ này đã có</translation>
    </message>
    <message>
        <source>no word</source>
        <translation>không có từ</translation>
    </message>
    <message>
        <source>the word is too long</source>
        <translation>từ quá dài</translation>
    </message>
    <message>
        <source>no reading</source>
        <translation>không có cách đọc</translation>
    </message>
    <message>
        <source>the reading is too long</source>
        <translation>cách đọc quá dài</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>không dùng được</translation>
    </message>
</context>
<context>
    <name>ReadingsDialog</name>
    <message>
        <source>Readings</source>
        <translation>Cách đọc</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Import CSV…</source>
        <translation>Nhập CSV…</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>Xuất CSV…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Write a sentence to see how it is read</source>
        <translation>Viết một câu để xem máy đọc thế nào</translation>
    </message>
    <message>
        <source>Try a sentence</source>
        <translation>Thử một câu</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>Cách đọc của câu</translation>
    </message>
    <message>
        <source>Import readings</source>
        <translation>Nhập cách đọc</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Bảng (*.csv)</translation>
    </message>
    <message>
        <source>Export readings</source>
        <translation>Xuất cách đọc</translation>
    </message>
    <message numerus="yes">
        <source>%Ln readings came in.</source>
        <translation>
            <numerusform>Đã nhập %Ln cách đọc.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines cannot be used and are left out.</source>
        <translation>
            <numerusform>Bỏ %Ln dòng không dùng được.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Đã lưu vào %1.</translation>
    </message>
</context>
<context>
    <name>ReadingsModel</name>
    <message>
        <source>Word</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Đọc là</translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation>Chữ hoa</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Nơi dùng</translation>
    </message>
</context>
<context>
    <name>ReadingsTable</name>
    <message>
        <source>Readings</source>
        <translation>Cách đọc</translation>
    </message>
    <message>
        <source>No readings yet. Write a word below, and how it is read.</source>
        <translation>Chưa có cách đọc nào. Hãy viết một từ bên dưới và cách đọc nó.</translation>
    </message>
</context>
<context>
    <name>RecordOptions</name>
    <message>
        <source>Start %1 s early (while the microphone is open)</source>
        <translation>Ghi sớm %1 giây (khi micro đang mở)</translation>
    </message>
    <message>
        <source>Go on past 10 s (sent in parts)</source>
        <translation>Ghi tiếp quá 10 giây (gửi theo từng phần)</translation>
    </message>
    <message>
        <source>For the next recording: stop this one first.</source>
        <translation>Áp dụng cho lần ghi sau: hãy dừng lần ghi này trước.</translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>Stop recording</source>
        <translation>Dừng ghi</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>Bắt đầu ghi</translation>
    </message>
    <message>
        <source>Recording saved.</source>
        <translation>Đã lưu bản ghi.</translation>
    </message>
    <message>
        <source>No signal: muted, or not allowed?</source>
        <translation>Không có tín hiệu: micro đang tắt tiếng hoặc chưa được cấp quyền?</translation>
    </message>
    <message>
        <source>Very quiet: come closer to the microphone.</source>
        <translation>Quá nhỏ: hãy lại gần micro hơn.</translation>
    </message>
    <message>
        <source>Too loud: move back a little.</source>
        <translation>Quá to: hãy lùi ra một chút.</translation>
    </message>
    <message>
        <source>There is only silence in this recording. It would be billed, so it is not sent.</source>
        <translation>Bản ghi này chỉ có im lặng. Gửi đi vẫn bị tính phí nên không gửi.</translation>
    </message>
    <message>
        <source>The recording is very quiet.</source>
        <translation>Bản ghi rất nhỏ.</translation>
    </message>
    <message>
        <source>Words may be missed. Come closer to the microphone and record again.</source>
        <translation>Có thể sót chữ. Hãy lại gần micro hơn rồi ghi lại.</translation>
    </message>
    <message>
        <source>The recording is too loud in places.</source>
        <translation>Bản ghi có chỗ quá to.</translation>
    </message>
    <message>
        <source>Words may be missed. Move back a little and record again.</source>
        <translation>Có thể sót chữ. Hãy lùi ra một chút rồi ghi lại.</translation>
    </message>
</context>
<context>
    <name>RecordStatus</name>
    <message>
        <source>Starting…</source>
        <translation>Đang bắt đầu…</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Đang ghi</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Đang dừng…</translation>
    </message>
    <message>
        <source>Ready to record</source>
        <translation>Sẵn sàng ghi</translation>
    </message>
    <message>
        <source>The microphone is open. What was said up to %1 s before you press R is kept too.</source>
        <translation>Micrô đang mở. Những gì nói trong %1 giây trước khi bạn nhấn R cũng được giữ.</translation>
    </message>
    <message>
        <source>The microphone is open; nothing is recorded yet. Press R to begin.</source>
        <translation>Micro đang mở, chưa ghi gì. Nhấn R để bắt đầu.</translation>
    </message>
    <message>
        <source>Wait a moment before you speak.</source>
        <translation>Chờ một chút rồi hãy nói.</translation>
    </message>
    <message>
        <source>It stops by itself at %1 s.</source>
        <translation>Tự dừng ở %1 giây.</translation>
    </message>
    <message>
        <source>Almost over. It stops by itself at %1 s and keeps the last word.</source>
        <translation>Sắp hết. Tự dừng ở %1 giây, giữ trọn chữ cuối.</translation>
    </message>
    <message>
        <source>Keeping the last word.</source>
        <translation>Đang giữ trọn chữ cuối.</translation>
    </message>
    <message>
        <source>Press R to begin. It stops by itself at %1 s.</source>
        <translation>Nhấn R để bắt đầu. Tự dừng ở %1 giây.</translation>
    </message>
    <message>
        <source>Press R to begin. It goes on past 10 s, at most %1 minutes.</source>
        <translation>Nhấn R để bắt đầu. Ghi tiếp quá 10 giây, tối đa %1 phút.</translation>
    </message>
    <message>
        <source>It goes on past 10 s. It stops by itself after %1 minutes.</source>
        <translation>Ghi tiếp quá 10 giây. Tự dừng sau %1 phút.</translation>
    </message>
    <message>
        <source>Almost over: %1 minutes. It stops by itself and keeps the last word.</source>
        <translation>Sắp hết %1 phút. Sẽ tự dừng và giữ trọn từ cuối.</translation>
    </message>
</context>
<context>
    <name>RecordingNews</name>
    <message>
        <source>Recording</source>
        <translation>Đang ghi</translation>
    </message>
    <message>
        <source>2 seconds left</source>
        <translation>Còn 2 giây</translation>
    </message>
    <message>
        <source>Stopped, %1 seconds</source>
        <translation>Đã dừng, %1 giây</translation>
    </message>
</context>
<context>
    <name>RecordingPage</name>
    <message>
        <source>Recording</source>
        <translation>Ghi âm</translation>
    </message>
    <message>
        <source>How the microphone is listened to. The microphone itself is chosen beside the recorder.</source>
        <translation>Cách ghi âm từ micro. Bản thân micro được chọn cạnh phần ghi âm.</translation>
    </message>
    <message>
        <source>Go on past 10 seconds</source>
        <translation>Ghi tiếp quá 10 giây</translation>
    </message>
    <message>
        <source>Start half a second early</source>
        <translation>Bắt đầu sớm nửa giây</translation>
    </message>
    <message>
        <source>A longer recording is cut where it is quietest and sent in parts, each with its price.</source>
        <translation>Bản ghi âm dài hơn được cắt ở chỗ yên lặng nhất và gửi từng phần, mỗi phần có giá riêng.</translation>
    </message>
    <message>
        <source>Keeps the first word when you speak before the button is down. For this the microphone is open as long as the recorder is shown.</source>
        <translation>Giữ được từ đầu tiên khi bạn nói trước lúc nhấn nút. Vì vậy micro mở suốt khi phần ghi âm đang hiện.</translation>
    </message>
</context>
<context>
    <name>RecordingSaver</name>
    <message>
        <source>Save recording</source>
        <translation>Lưu bản ghi</translation>
    </message>
    <message>
        <source>WAV files (*.wav)</source>
        <translation>Tệp WAV (*.wav)</translation>
    </message>
</context>
<context>
    <name>ResetButton</name>
    <message>
        <source>Back to the default: %1</source>
        <translation>Về mặc định: %1</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>Show folder</source>
        <translation>Mở thư mục chứa tệp</translation>
    </message>
    <message>
        <source>Transcript saved.</source>
        <translation>Đã lưu bản chép lời.</translation>
    </message>
    <message>
        <source>What was corrected earlier cannot be read.</source>
        <translation>Không đọc được những gì đã sửa trước đây.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Your corrections cannot be kept just now. It is tried again.</source>
        <translation>Lúc này chưa lưu được chỗ bạn sửa. Chương trình sẽ thử lại.</translation>
    </message>
    <message>
        <source>Previous result</source>
        <translation>Kết quả trước</translation>
    </message>
    <message>
        <source>Utterances</source>
        <translation>Các câu</translation>
    </message>
    <message>
        <source>No transcript yet</source>
        <translation>Chưa có bản chép lời</translation>
    </message>
    <message>
        <source>Record a few seconds or choose a WAV file. Each sentence appears here with its times.</source>
        <translation>Hãy ghi âm vài giây hoặc chọn một tệp WAV. Mỗi câu sẽ hiện ở đây kèm mốc thời gian.</translation>
    </message>
    <message>
        <source>No speech found</source>
        <translation>Không nghe thấy lời nói</translation>
    </message>
    <message>
        <source>There may be only noise, or the voice is too quiet. Come closer to the microphone, aim for the bracket of the meter, and try again.</source>
        <translation>Có thể chỉ có tiếng ồn hoặc giọng nói quá nhỏ. Hãy lại gần micro, giữ mức âm thanh trong khung trên thanh đo rồi thử lại.</translation>
    </message>
    <message>
        <source>1 row from %1 s</source>
        <translation>1 câu · %1 giây</translation>
    </message>
    <message>
        <source>%2 rows from %1 s</source>
        <translation>%2 câu · %1 giây</translation>
    </message>
    <message>
        <source>billed before, nothing was sent</source>
        <translation>đã tính phí trước đó, lần này chưa có gì được gửi đi</translation>
    </message>
    <message>
        <source>%1 s billed</source>
        <translation>tính phí %1 giây</translation>
    </message>
    <message>
        <source>edited, exports use your edits</source>
        <translation>đã sửa, khi xuất sẽ dùng bản đã sửa</translation>
    </message>
    <message>
        <source>%1 edited, exports use your edits</source>
        <translation>%1 câu đã sửa, khi xuất sẽ dùng bản đã sửa</translation>
    </message>
</context>
<context>
    <name>ReviewBlock</name>
    <message>
        <source>Listen to it below, then send it or record again. It is kept on this computer.</source>
        <translation>Nghe lại bên dưới, rồi gửi đi hoặc ghi lại. Bản ghi được giữ trên máy này.</translation>
    </message>
    <message>
        <source>Play recording</source>
        <translation>Nghe bản ghi</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Nghe lại</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Ghi lại</translation>
    </message>
    <message>
        <source>Save WAV…</source>
        <translation>Lưu WAV…</translation>
    </message>
    <message>
        <source>%1 recorded</source>
        <translation>Đã ghi %1</translation>
    </message>
    <message>
        <source>%2 of %1 are kept</source>
        <translation>Giữ lại %2 trong %1</translation>
    </message>
</context>
<context>
    <name>RowEditor</name>
    <message>
        <source>Text of the row</source>
        <translation>Lời của dòng</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save audio</source>
        <translation>Lưu âm thanh</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are there already.</source>
        <translation>
            <numerusform>Đã có sẵn %Ln tệp.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ghi đè</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Đang lưu…</translation>
    </message>
    <message>
        <source>%1 of %2 files are saved and stay.</source>
        <translation>%1 trên %2 tệp đã lưu và được giữ.</translation>
    </message>
</context>
<context>
    <name>SaveForm</name>
    <message>
        <source>One file</source>
        <translation>Một tệp</translation>
    </message>
    <message>
        <source>A file per paragraph</source>
        <translation>Mỗi đoạn một tệp</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Subtitles (SRT)</source>
        <translation>Phụ đề (SRT)</translation>
    </message>
    <message>
        <source>Subtitles (WebVTT)</source>
        <translation>Phụ đề (WebVTT)</translation>
    </message>
    <message>
        <source>Chapters (00:00 Title)</source>
        <translation>Chương (00:00 Tên)</translation>
    </message>
    <message>
        <source>Chapters for FFmpeg</source>
        <translation>Chương cho FFmpeg</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Chọn thư mục</translation>
    </message>
    <message>
        <source>%1 kbps</source>
        <translation>%1 kbps</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Định dạng</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Tên tệp</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Tên tệp</translation>
    </message>
    <message>
        <source>Bitrate</source>
        <translation>Tốc độ bit</translation>
    </message>
    <message>
        <source>%1 is not known. Places to fill: %2</source>
        <translation>Không có %1. Các chỗ điền: %2</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Hãy nhập tên.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files, the first %1. Places to fill: %2</source>
        <translation>
            <numerusform>%Ln tệp, tệp đầu là %1. Các chỗ điền: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScriptPanel</name>
    <message>
        <source>Text to speak</source>
        <translation>Văn bản cần đọc</translation>
    </message>
    <message>
        <source>Insert pause</source>
        <translation>Chèn nghỉ</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Mở…</translation>
    </message>
    <message>
        <source>Paste clean</source>
        <translation>Dán sạch</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Readings…</source>
        <translation>Cách đọc…</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>Xem bản gửi</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 giây</translation>
    </message>
</context>
<context>
    <name>ScriptRun</name>
    <message>
        <source>Create speech first.</source>
        <translation>Hãy tạo giọng đọc trước.</translation>
    </message>
</context>
<context>
    <name>ScriptTidier</name>
    <message>
        <source>The text is tidy already.</source>
        <translation>Văn bản đã gọn sẵn rồi.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Tidied.</source>
        <translation>Đã dọn văn bản.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>Xóa nội dung tìm</translation>
    </message>
</context>
<context>
    <name>SentDesk</name>
    <message>
        <source>The current service has no pause marks.</source>
        <translation>Dịch vụ bản mới không có dấu nghỉ.</translation>
    </message>
    <message>
        <source>Each is sent as the punctuation whose pause is nearest in length.</source>
        <translation>Mỗi dấu nghỉ được gửi thành dấu câu có khoảng nghỉ gần nhất.</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>Xem bản gửi</translation>
    </message>
    <message>
        <source>The readings were damaged. What could be read of them is used.</source>
        <translation>Danh sách cách đọc bị hỏng. Phần còn đọc được vẫn được dùng.</translation>
    </message>
    <message>
        <source>The damaged file is kept as %1.</source>
        <translation>Tệp hỏng được giữ với tên %1.</translation>
    </message>
</context>
<context>
    <name>SentDialog</name>
    <message>
        <source>What will be sent</source>
        <translation>Văn bản sẽ gửi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>It is sent as it is written.</source>
        <translation>Gửi đúng như đã viết.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places differ from what is written.</source>
        <translation>
            <numerusform>Có %Ln chỗ khác với bản viết.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SentenceField</name>
    <message>
        <source>Sentence</source>
        <translation>Câu</translation>
    </message>
    <message>
        <source>from paragraph %1</source>
        <translation>từ đoạn %1</translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%1 trên %2 ký tự</translation>
    </message>
    <message>
        <source>At most %1 characters can be compared. Shorten the sentence.</source>
        <translation>Chỉ so sánh được tối đa %1 ký tự. Hãy rút ngắn câu.</translation>
    </message>
    <message>
        <source>Write a sentence first.</source>
        <translation>Hãy viết một câu trước.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>Không có mục nào tên như vậy.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Tìm trong cài đặt</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Advanced</source>
        <translation>Nâng cao</translation>
    </message>
    <message>
        <source>Speed value</source>
        <translation>Giá trị tốc độ</translation>
    </message>
    <message>
        <source>%1 kbps</source>
        <translation>%1 kbps</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tốc độ</translation>
    </message>
    <message>
        <source>Double-click for 1.0</source>
        <translation>Nhấp đúp để về 1,0</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Định dạng</translation>
    </message>
    <message>
        <source>Bitrate</source>
        <translation>Bitrate</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Mẫu thiết lập</translation>
    </message>
    <message>
        <source>WAV is not compressed, so it has no bitrate.</source>
        <translation>WAV không nén nên không có bitrate.</translation>
    </message>
    <message>
        <source>Unfolded</source>
        <translation>Đang mở</translation>
    </message>
    <message>
        <source>the voice&apos;s own rate</source>
        <translation>tần số theo giọng</translation>
    </message>
    <message>
        <source>emphasis %1</source>
        <translation>nhấn nhá %1</translation>
    </message>
    <message>
        <source>own pauses</source>
        <translation>khoảng nghỉ riêng</translation>
    </message>
    <message>
        <source>current service</source>
        <translation>dịch vụ bản mới</translation>
    </message>
</context>
<context>
    <name>ShortTakes</name>
    <message>
        <source>Vbee counted %1 of %2 characters.</source>
        <translation>Vbee chỉ tính %1 trong %2 ký tự.</translation>
    </message>
    <message>
        <source>%1 seconds of sound are little for %2 characters.</source>
        <translation>%1 giây âm thanh là quá ngắn cho %2 ký tự.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts may not be whole.</source>
        <translation>
            <numerusform>%Ln phần có thể chưa đủ.</numerusform>
        </translation>
    </message>
    <message>
        <source>Listen, and make again what lacks words.</source>
        <translation>Hãy nghe thử và tạo lại phần bị thiếu lời.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Phát</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Shortcuts</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>Tác dụng</translation>
    </message>
    <message>
        <source>Create speech, or transcribe</source>
        <translation>Tạo giọng đọc, hoặc chép lời</translation>
    </message>
    <message>
        <source>Cancel, or stop and keep</source>
        <translation>Hủy, hoặc dừng và giữ lại</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Phát hoặc tạm dừng</translation>
    </message>
    <message>
        <source>Play this row, or on from this paragraph</source>
        <translation>Phát câu này, hoặc phát tiếp từ đoạn này</translation>
    </message>
    <message>
        <source>Loop this row of a transcript</source>
        <translation>Lặp dòng này của bản chép lời</translation>
    </message>
    <message>
        <source>Split a row of a transcript</source>
        <translation>Tách một dòng của bản chép lời</translation>
    </message>
    <message>
        <source>Merge a row of a transcript with the next</source>
        <translation>Gộp một dòng với dòng sau</translation>
    </message>
    <message>
        <source>Move the start of a row (Right: later, with Shift: further)</source>
        <translation>Dời điểm đầu của dòng (phải: muộn hơn, thêm Shift: xa hơn)</translation>
    </message>
    <message>
        <source>Move the end of a row (Right: later, with Shift: further)</source>
        <translation>Dời điểm cuối của dòng (phải: muộn hơn, thêm Shift: xa hơn)</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Tìm và thay thế</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Lặp lại</translation>
    </message>
    <message>
        <source>Record or stop recording</source>
        <translation>Ghi âm hoặc dừng ghi</translation>
    </message>
    <message>
        <source>Text to speech</source>
        <translation>Văn bản thành giọng nói</translation>
    </message>
    <message>
        <source>Speech to text</source>
        <translation>Giọng nói thành văn bản</translation>
    </message>
    <message>
        <source>Help for what is in front</source>
        <translation>Trợ giúp cho phần đang hiện</translation>
    </message>
    <message>
        <source>Show or hide the history</source>
        <translation>Hiện hoặc ẩn lịch sử</translation>
    </message>
    <message>
        <source>Search voices</source>
        <translation>Tìm giọng</translation>
    </message>
    <message>
        <source>Open a text or a WAV file</source>
        <translation>Mở tệp văn bản hoặc WAV</translation>
    </message>
    <message>
        <source>Save audio</source>
        <translation>Lưu âm thanh</translation>
    </message>
    <message>
        <source>Export transcript</source>
        <translation>Xuất lời chép ra tệp</translation>
    </message>
    <message>
        <source>Copy transcript</source>
        <translation>Sao chép bản chép lời</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Record</source>
        <translation>Ghi âm</translation>
    </message>
    <message>
        <source>WAV file</source>
        <translation>Tệp WAV</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn âm thanh</translation>
    </message>
</context>
<context>
    <name>SpeechCounts</name>
    <message numerus="yes">
        <source>%Ln points</source>
        <translation>
            <numerusform>%Ln điểm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln ký tự</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpeechPage</name>
    <message>
        <source>Speech</source>
        <translation>Giọng đọc</translation>
    </message>
    <message>
        <source>Voice, speed and format are chosen beside the text and remembered by themselves.</source>
        <translation>Giọng, tốc độ và định dạng được chọn cạnh văn bản và tự được ghi nhớ.</translation>
    </message>
    <message>
        <source>For a file of each paragraph. Places that are filled: %1.</source>
        <translation>Khi mỗi đoạn là một tệp. Những chỗ được điền: %1.</translation>
    </message>
    <message>
        <source>Names of files</source>
        <translation>Tên các tệp</translation>
    </message>
    <message>
        <source>%1 is not known.</source>
        <translation>Không có chỗ điền %1.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Hãy nhập tên.</translation>
    </message>
</context>
<context>
    <name>SpeechTab</name>
    <message>
        <source>There is no audio to save yet.</source>
        <translation>Chưa có âm thanh để lưu.</translation>
    </message>
    <message>
        <source>Create speech first.</source>
        <translation>Hãy tạo giọng đọc trước.</translation>
    </message>
    <message>
        <source>Compare voices…</source>
        <translation>So sánh giọng…</translation>
    </message>
    <message>
        <source>Create again (%1)</source>
        <translation>Tạo lại (%1)</translation>
    </message>
    <message>
        <source>The selection (%1)</source>
        <translation>Phần đang chọn (%1)</translation>
    </message>
    <message>
        <source>Write a text first, then create speech.</source>
        <translation>Gõ văn bản trước, rồi bấm Tạo giọng đọc.</translation>
    </message>
    <message>
        <source>Choose a voice first, or type its code.</source>
        <translation>Chọn giọng trước, hoặc gõ mã giọng.</translation>
    </message>
    <message>
        <source>Enter App ID and token first.</source>
        <translation>Hãy nhập App ID và token trước.</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Đang chuẩn bị…</translation>
    </message>
    <message>
        <source>0 points (demo)</source>
        <translation>0 điểm (demo)</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Các bản đọc</translation>
    </message>
    <message>
        <source>Takes of paragraph %1</source>
        <translation>Các bản đọc của đoạn %1</translation>
    </message>
    <message>
        <source>Creating speech</source>
        <translation>Đang tạo giọng đọc</translation>
    </message>
    <message>
        <source>Speech ready, %1 seconds</source>
        <translation>Bản đọc đã xong, %1 giây</translation>
    </message>
    <message>
        <source>You have this already; nothing was charged.</source>
        <translation>Bạn đã có bản này rồi; chưa bị tính phí thêm.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Đã hủy</translation>
    </message>
    <message>
        <source>You stopped waiting.</source>
        <translation>Bạn đã ngừng chờ.</translation>
    </message>
    <message>
        <source>The text was on its way, so it may be charged. What comes back is still kept.</source>
        <translation>Văn bản đã được gửi đi nên có thể bị tính điểm. Kết quả trả về vẫn được giữ lại.</translation>
    </message>
    <message>
        <source>Audio saved.</source>
        <translation>Đã lưu âm thanh.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mở thư mục chứa tệp</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Account</source>
        <translation>Tài khoản</translation>
    </message>
    <message>
        <source>Check connection…</source>
        <translation>Kiểm tra kết nối…</translation>
    </message>
    <message>
        <source>Demo: a robot&apos;s voice, nothing is charged</source>
        <translation>Demo: giọng robot, không tính điểm</translation>
    </message>
    <message>
        <source>Opens the profiles</source>
        <translation>Mở danh sách hồ sơ</translation>
    </message>
    <message>
        <source>Offline: waiting for the network</source>
        <translation>Ngoại tuyến: đang chờ mạng</translation>
    </message>
    <message numerus="yes">
        <source>Offline: waiting for the network; %n job(s) wait</source>
        <translation>
            <numerusform>Ngoại tuyến: đang chờ mạng; %n việc đang chờ</numerusform>
        </translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>No App ID yet</source>
        <translation>Chưa có App ID</translation>
    </message>
    <message>
        <source>token expired</source>
        <translation>token đã hết hạn</translation>
    </message>
    <message numerus="yes">
        <source>token expires in %n day(s)</source>
        <translation>
            <numerusform>token hết hạn sau %n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>token expires today</source>
        <translation>token hết hạn hôm nay</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n tác vụ đang chạy</numerusform>
        </translation>
    </message>
    <message>
        <source>No jobs running</source>
        <translation>Không có tác vụ đang chạy</translation>
    </message>
    <message numerus="yes">
        <source>%Ln points today</source>
        <translation>
            <numerusform>Hôm nay %Ln điểm</numerusform>
        </translation>
    </message>
    <message>
        <source>Vbee account</source>
        <translation>Tài khoản Vbee</translation>
    </message>
</context>
<context>
    <name>SupportControl</name>
    <message>
        <source>Vbee Desktop ended unexpectedly the last time.</source>
        <translation>Lần trước Vbee Desktop đã dừng đột ngột.</translation>
    </message>
    <message>
        <source>Your text, recordings and paid audio are kept. The help desk can use the report.</source>
        <translation>Văn bản, bản ghi âm và âm thanh đã trả điểm vẫn được giữ. Bộ phận hỗ trợ có thể dùng báo cáo này.</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Xem báo cáo</translation>
    </message>
</context>
<context>
    <name>TakeChip</name>
    <message>
        <source>Play take %1</source>
        <translation>Phát bản đọc %1</translation>
    </message>
    <message>
        <source>Favourite take</source>
        <translation>Bản đọc yêu thích</translation>
    </message>
    <message>
        <source>More about this take</source>
        <translation>Thêm về bản đọc này</translation>
    </message>
</context>
<context>
    <name>TakesStrip</name>
    <message>
        <source>Drag a take into your video editor</source>
        <translation>Kéo một bản thả vào phần mềm dựng phim</translation>
    </message>
    <message>
        <source>Earlier takes</source>
        <translation>Các bản đọc trước</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Phát</translation>
    </message>
    <message>
        <source>Save audio…</source>
        <translation>Lưu âm thanh…</translation>
    </message>
    <message>
        <source>Check what is heard…</source>
        <translation>Kiểm tra lời nghe được…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mở thư mục chứa tệp</translation>
    </message>
    <message>
        <source>Copy file</source>
        <translation>Sao chép tệp</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Bỏ khỏi danh sách này</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Bản đọc</translation>
    </message>
    <message>
        <source>No takes yet. What you create stands here, to hear it and to drag it out.</source>
        <translation>Chưa có bản đọc. Tạo giọng đọc xong, từng bản sẽ nằm ở đây để nghe và kéo ra ngoài.</translation>
    </message>
</context>
<context>
    <name>TidyButton</name>
    <message>
        <source>Tidy text</source>
        <translation>Dọn văn bản</translation>
    </message>
    <message>
        <source>Take out web and e-mail addresses</source>
        <translation>Bỏ địa chỉ web và e-mail</translation>
    </message>
    <message>
        <source>Long dashes become commas</source>
        <translation>Gạch ngang dài thành dấu phẩy</translation>
    </message>
    <message>
        <source>Long dashes become pauses</source>
        <translation>Gạch ngang dài thành khoảng nghỉ</translation>
    </message>
    <message>
        <source>Long dashes stay</source>
        <translation>Giữ nguyên gạch ngang dài</translation>
    </message>
</context>
<context>
    <name>TidyWords</name>
    <message numerus="yes">
        <source>%Ln letters put together</source>
        <translation>
            <numerusform>%Ln chữ được ghép dấu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invisible characters</source>
        <translation>
            <numerusform>%Ln ký tự ẩn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln spaces</source>
        <translation>
            <numerusform>%Ln dấu cách</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeated marks</source>
        <translation>
            <numerusform>%Ln dấu câu lặp</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quotation marks</source>
        <translation>
            <numerusform>%Ln dấu nháy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dashes</source>
        <translation>
            <numerusform>%Ln gạch ngang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entities</source>
        <translation>
            <numerusform>%Ln mã HTML</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln addresses</source>
        <translation>
            <numerusform>%Ln địa chỉ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln links</source>
        <translation>
            <numerusform>%Ln liên kết</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln headings</source>
        <translation>
            <numerusform>%Ln tiêu đề</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln list items</source>
        <translation>
            <numerusform>%Ln mục danh sách</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln marks of emphasis</source>
        <translation>
            <numerusform>%Ln dấu in đậm, nghiêng</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln marks of code</source>
        <translation>
            <numerusform>%Ln dấu mã lệnh</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln table lines</source>
        <translation>
            <numerusform>%Ln dòng bảng</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln marks of Markdown</source>
        <translation>
            <numerusform>%Ln dấu Markdown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TokenExpiry</name>
    <message>
        <source>Valid until %1.</source>
        <translation>Có hiệu lực đến %1.</translation>
    </message>
    <message>
        <source>It expired on %1.</source>
        <translation>Đã hết hạn ngày %1.</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d/M/yyyy</translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <source>More tools</source>
        <translation>Công cụ khác</translation>
    </message>
    <message>
        <source>%1: choices</source>
        <translation>%1: tùy chọn</translation>
    </message>
</context>
<context>
    <name>TranscriptExport</name>
    <message>
        <source>Transcript copied</source>
        <translation>Đã sao chép bản chép lời</translation>
    </message>
    <message>
        <source>Transcript with times copied</source>
        <translation>Đã sao chép bản chép lời kèm mốc thời gian</translation>
    </message>
    <message>
        <source>Subtitles copied</source>
        <translation>Đã sao chép phụ đề</translation>
    </message>
</context>
<context>
    <name>TranscriptText</name>
    <message>
        <source>Transcript</source>
        <translation>Bản chép lời</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Transcript</source>
        <translation>Bản chép lời</translation>
    </message>
    <message>
        <source>Copy transcript</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Copy in another form</source>
        <translation>Sao chép dạng khác</translation>
    </message>
    <message>
        <source>Export transcript…</source>
        <translation>Xuất lời chép…</translation>
    </message>
    <message>
        <source>Send to Text to speech</source>
        <translation>Đưa sang Văn bản thành giọng nói</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Chỉ văn bản</translation>
    </message>
    <message>
        <source>With times</source>
        <translation>Kèm mốc thời gian</translation>
    </message>
    <message>
        <source>Subtitles (SRT)</source>
        <translation>Phụ đề (SRT)</translation>
    </message>
</context>
<context>
    <name>TranscriptionTab</name>
    <message>
        <source>Trimming…</source>
        <translation>Đang cắt…</translation>
    </message>
    <message>
        <source>Only silence was recorded. It would be billed, so it is not sent.</source>
        <translation>Chỉ ghi được im lặng. Gửi đi vẫn bị tính phí nên không gửi.</translation>
    </message>
    <message>
        <source>No speech found</source>
        <translation>Không nghe thấy lời nói</translation>
    </message>
    <message>
        <source>1 utterance</source>
        <translation>1 câu</translation>
    </message>
    <message>
        <source>%1 utterances</source>
        <translation>%1 câu</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Phát</translation>
    </message>
    <message>
        <source>Nothing to play yet</source>
        <translation>Chưa có gì để phát</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Lặp lại</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tua lùi</translation>
    </message>
    <message>
        <source>Back 5 seconds</source>
        <translation>Tua lùi 5 giây</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Tua tới</translation>
    </message>
    <message>
        <source>Forward 5 seconds</source>
        <translation>Tua tới 5 giây</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Âm lượng</translation>
    </message>
    <message>
        <source>Output device</source>
        <translation>Thiết bị phát</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Độ dài</translation>
    </message>
</context>
<context>
    <name>TrimFields</name>
    <message>
        <source>Keep from</source>
        <translation>Giữ từ</translation>
    </message>
    <message>
        <source>Keep up to</source>
        <translation>Giữ đến</translation>
    </message>
    <message>
        <source>Keep all of it</source>
        <translation>Giữ toàn bộ</translation>
    </message>
    <message>
        <source> s</source>
        <translation> giây</translation>
    </message>
    <message>
        <source>to</source>
        <translation>đến</translation>
    </message>
</context>
<context>
    <name>UtteranceActs</name>
    <message>
        <source>Play row</source>
        <translation>Phát câu này</translation>
    </message>
    <message>
        <source>Loop row</source>
        <translation>Lặp câu này</translation>
    </message>
    <message>
        <source>Edit text</source>
        <translation>Sửa lời</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Tách</translation>
    </message>
    <message>
        <source>Merge with next</source>
        <translation>Gộp với dòng sau</translation>
    </message>
    <message>
        <source>Delete row</source>
        <translation>Xóa dòng</translation>
    </message>
    <message>
        <source>Restore recognised text</source>
        <translation>Lấy lại lời chép gốc</translation>
    </message>
    <message>
        <source>Restore all rows</source>
        <translation>Lấy lại mọi dòng</translation>
    </message>
    <message>
        <source>Zoom the waveform to the row</source>
        <translation>Phóng to dạng sóng theo câu</translation>
    </message>
    <message>
        <source>Show the whole waveform</source>
        <translation>Hiện toàn bộ dạng sóng</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>Tìm và thay thế…</translation>
    </message>
    <message>
        <source>Nudge times</source>
        <translation>Chỉnh thời gian</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Start %1 ms</source>
        <translation>Đầu %1 ms</translation>
    </message>
    <message>
        <source>End %1 ms</source>
        <translation>Cuối %1 ms</translation>
    </message>
</context>
<context>
    <name>UtteranceDelegate</name>
    <message>
        <source>edited</source>
        <translation>đã sửa</translation>
    </message>
</context>
<context>
    <name>UtteranceEditor</name>
    <message>
        <source>Undone</source>
        <translation>Đã hoàn tác</translation>
    </message>
    <message>
        <source>Done again</source>
        <translation>Đã làm lại</translation>
    </message>
    <message>
        <source>There are no words on both sides to split</source>
        <translation>Cần có lời ở cả hai bên để tách</translation>
    </message>
    <message>
        <source>It can go no further</source>
        <translation>Không dời thêm được nữa</translation>
    </message>
    <message>
        <source>There is no next row</source>
        <translation>Không có dòng sau</translation>
    </message>
    <message>
        <source>The row is as it was recognised</source>
        <translation>Dòng này vẫn như lúc chép lời</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>Đầu %1</translation>
    </message>
    <message>
        <source>End %1</source>
        <translation>Cuối %1</translation>
    </message>
    <message>
        <source>Row split</source>
        <translation>Đã tách dòng</translation>
    </message>
    <message>
        <source>Rows merged</source>
        <translation>Đã gộp dòng</translation>
    </message>
    <message>
        <source>Row deleted</source>
        <translation>Đã xóa dòng</translation>
    </message>
    <message>
        <source>As it was recognised</source>
        <translation>Đã lấy lại lời chép gốc</translation>
    </message>
</context>
<context>
    <name>UtteranceModel</name>
    <message>
        <source>playing</source>
        <translation>đang phát</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>đã sửa</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dài</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Nội dung</translation>
    </message>
</context>
<context>
    <name>UtteranceTable</name>
    <message>
        <source>Utterances</source>
        <translation>Các câu</translation>
    </message>
</context>
<context>
    <name>UtteranceTools</name>
    <message>
        <source>Play row</source>
        <translation>Phát câu này</translation>
    </message>
    <message>
        <source>Play row (F5)</source>
        <translation>Phát câu này (F5)</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Tách</translation>
    </message>
    <message>
        <source>Split at the cursor (Shift+Enter)</source>
        <translation>Tách tại con trỏ (Shift+Enter)</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Gộp</translation>
    </message>
    <message>
        <source>Merge with the next row (Ctrl+J)</source>
        <translation>Gộp với dòng sau (Ctrl+J)</translation>
    </message>
    <message>
        <source>Nudge times</source>
        <translation>Chỉnh thời gian</translation>
    </message>
    <message>
        <source>Move the start (Alt+← →) or the end (Ctrl+← →)</source>
        <translation>Dời điểm đầu (Alt+← →) hoặc điểm cuối (Ctrl+← →)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Hoàn tác (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Find and replace (Ctrl+F)</source>
        <translation>Tìm và thay thế (Ctrl+F)</translation>
    </message>
    <message>
        <source>Follow playback</source>
        <translation>Theo chỗ đang phát</translation>
    </message>
    <message>
        <source>Bring the row that is heard into sight</source>
        <translation>Luôn hiện dòng đang nghe</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Everything that can be done with a row</source>
        <translation>Mọi thao tác với một dòng</translation>
    </message>
</context>
<context>
    <name>VoiceCard</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Choose a voice.</source>
        <translation>Hãy chọn giọng.</translation>
    </message>
    <message>
        <source>factor %1</source>
        <translation>hệ số %1</translation>
    </message>
    <message>
        <source>Not in your plan</source>
        <translation>Không có trong gói của bạn</translation>
    </message>
    <message>
        <source>already made</source>
        <translation>đã có sẵn</translation>
    </message>
    <message>
        <source>already paid</source>
        <translation>đã trả điểm</translation>
    </message>
    <message>
        <source>Create sample</source>
        <translation>Tạo mẫu</translation>
    </message>
    <message>
        <source>Send again (%1)</source>
        <translation>Gửi lại (%1)</translation>
    </message>
    <message>
        <source>It is being made already.</source>
        <translation>Đang được tạo rồi.</translation>
    </message>
    <message>
        <source>Retry (%1)</source>
        <translation>Thử lại (%1)</translation>
    </message>
    <message>
        <source>Fetch again (free)</source>
        <translation>Tải lại (miễn phí)</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Đang gửi…</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Đang chuẩn bị…</translation>
    </message>
    <message>
        <source>Waiting its turn…</source>
        <translation>Đang chờ đến lượt…</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>Đang tải về…</translation>
    </message>
    <message>
        <source>Speaking, %1 %</source>
        <translation>Đang đọc, %1 %</translation>
    </message>
    <message>
        <source>Speaking…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>Remove this voice</source>
        <translation>Bỏ giọng này</translation>
    </message>
    <message>
        <source>Name hidden</source>
        <translation>Tên được ẩn</translation>
    </message>
    <message>
        <source>Voice %1</source>
        <translation>Giọng %1</translation>
    </message>
    <message>
        <source>Waveform of voice %1</source>
        <translation>Dạng sóng của giọng %1</translation>
    </message>
    <message>
        <source>Remove voice %1</source>
        <translation>Bỏ giọng %1</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>Đang phát</translation>
    </message>
    <message>
        <source>Not made yet</source>
        <translation>Chưa tạo</translation>
    </message>
</context>
<context>
    <name>VoiceChoices</name>
    <message>
        <source>Not in your plan</source>
        <translation>Không có trong gói của bạn</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>yêu thích</translation>
    </message>
    <message>
        <source>used before</source>
        <translation>đã dùng</translation>
    </message>
</context>
<context>
    <name>VoiceDelegate</name>
    <message>
        <source>not in your plan</source>
        <translation>không có trong gói</translation>
    </message>
</context>
<context>
    <name>VoiceFilterBar</name>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Favourites only</source>
        <translation>Chỉ giọng yêu thích</translation>
    </message>
    <message>
        <source>Recently used only</source>
        <translation>Chỉ giọng dùng gần đây</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Miền</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>Mọi ngôn ngữ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln voices</source>
        <translation>
            <numerusform>%Ln giọng</numerusform>
        </translation>
    </message>
    <message>
        <source>Search voices</source>
        <translation>Tìm giọng</translation>
    </message>
    <message>
        <source>North</source>
        <translation>Bắc</translation>
    </message>
    <message>
        <source>Central</source>
        <translation>Trung</translation>
    </message>
    <message>
        <source>South</source>
        <translation>Nam</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Nữ</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Nam</translation>
    </message>
    <message>
        <source>Female voice</source>
        <translation>Giọng nữ</translation>
    </message>
    <message>
        <source>Male voice</source>
        <translation>Giọng nam</translation>
    </message>
    <message>
        <source>Vbee</source>
        <translation>Vbee</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>Cộng đồng</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Của tôi</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Giọng</translation>
    </message>
    <message>
        <source>With or without accents</source>
        <translation>Không cần gõ dấu</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
</context>
<context>
    <name>VoiceList</name>
    <message>
        <source>Search voices</source>
        <translation>Tìm giọng</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Các giọng</translation>
    </message>
</context>
<context>
    <name>VoiceListCounts</name>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n phút trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n giờ trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n ngày trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln voices, shipped with the program.</source>
        <translation>
            <numerusform>%Ln giọng, có sẵn trong chương trình.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln voices, from %1.</source>
        <translation>
            <numerusform>%Ln giọng, từ %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoiceListWords</name>
    <message>
        <source>Not all voices are there: %1</source>
        <translation>Chưa có đủ các giọng: %1</translation>
    </message>
    <message>
        <source>The newest list is loading…</source>
        <translation>Đang tải danh sách mới nhất…</translation>
    </message>
    <message>
        <source>The live one did not load: %1</source>
        <translation>Không tải được danh sách trực tuyến: %1</translation>
    </message>
    <message>
        <source>a moment ago</source>
        <translation>vừa xong</translation>
    </message>
    <message>
        <source>it was empty.</source>
        <translation>danh sách trống.</translation>
    </message>
</context>
<context>
    <name>VoiceModel</name>
    <message>
        <source>favourite</source>
        <translation>yêu thích</translation>
    </message>
    <message>
        <source>Not in your plan</source>
        <translation>Không có trong gói của bạn</translation>
    </message>
</context>
<context>
    <name>VoicePanel</name>
    <message>
        <source>Load the list again</source>
        <translation>Tải lại danh sách</translation>
    </message>
    <message>
        <source>Loading the voices…</source>
        <translation>Đang tải danh sách giọng…</translation>
    </message>
    <message>
        <source>The list of voices did not load. A code can be typed all the same.</source>
        <translation>Không tải được danh sách giọng. Bạn vẫn có thể gõ mã giọng.</translation>
    </message>
    <message>
        <source>Voice code</source>
        <translation>Mã giọng</translation>
    </message>
    <message>
        <source>No voice fits.</source>
        <translation>Không có giọng nào phù hợp.</translation>
    </message>
    <message>
        <source>No voices here. Type a code below.</source>
        <translation>Chưa có giọng nào. Hãy gõ mã giọng bên dưới.</translation>
    </message>
    <message>
        <source>Not in the list. It is sent as typed.</source>
        <translation>Không có trong danh sách. Mã sẽ được gửi đúng như đã gõ.</translation>
    </message>
    <message>
        <source>This voice has no sample.</source>
        <translation>Giọng này không có bản nghe thử.</translation>
    </message>
    <message>
        <source>%1 is a favourite</source>
        <translation>Đã thêm %1 vào mục yêu thích</translation>
    </message>
    <message>
        <source>%1 is no longer a favourite</source>
        <translation>Đã bỏ %1 khỏi mục yêu thích</translation>
    </message>
    <message>
        <source>Play the sample (free)</source>
        <translation>Nghe thử (miễn phí)</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Bỏ khỏi mục yêu thích</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>Thêm vào mục yêu thích</translation>
    </message>
    <message>
        <source>Copy the voice code</source>
        <translation>Sao chép mã giọng</translation>
    </message>
</context>
<context>
    <name>VoicePicker</name>
    <message>
        <source>Choose a voice</source>
        <translation>Chọn giọng</translation>
    </message>
</context>
<context>
    <name>VoiceSumsModel</name>
    <message>
        <source>Voice</source>
        <translation>Giọng</translation>
    </message>
    <message>
        <source>Creates</source>
        <translation>Lượt tạo</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Ký tự</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Điểm</translation>
    </message>
</context>
<context>
    <name>VoiceSumsTable</name>
    <message>
        <source>Points by voice</source>
        <translation>Điểm theo giọng</translation>
    </message>
</context>
<context>
    <name>VoiceView</name>
    <message>
        <source>Voices</source>
        <translation>Danh sách giọng</translation>
    </message>
</context>
<context>
    <name>VoiceWords</name>
    <message>
        <source>North</source>
        <translation>Miền Bắc</translation>
    </message>
    <message>
        <source>Central</source>
        <translation>Miền Trung</translation>
    </message>
    <message>
        <source>South</source>
        <translation>Miền Nam</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Giọng nữ</translation>
    </message>
    <message>
        <source>female</source>
        <translation>nữ</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Giọng nam</translation>
    </message>
    <message>
        <source>male</source>
        <translation>nam</translation>
    </message>
    <message>
        <source>Many languages</source>
        <translation>Đa ngôn ngữ</translation>
    </message>
</context>
<context>
    <name>WaitingWords</name>
    <message>
        <source>The server asks for a pause, sent in %1 min</source>
        <translation>Máy chủ yêu cầu tạm dừng, sẽ gửi sau %1 phút</translation>
    </message>
    <message>
        <source>No connection, again in %1 s</source>
        <translation>Không có kết nối, thử lại sau %1 giây</translation>
    </message>
    <message>
        <source>The server has a problem, again in %1 s</source>
        <translation>Máy chủ đang gặp sự cố, thử lại sau %1 giây</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Nothing to play yet</source>
        <translation>Chưa có gì để phát</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Dạng sóng</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>chưa cập nhật</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 trên %2</translation>
    </message>
</context>
<context>
    <name>WayDesk</name>
    <message>
        <source>Your account has no sound at once. Everything is made the usual way.</source>
        <translation>Tài khoản của bạn chưa có chế độ có tiếng ngay. Mọi thứ được tạo theo cách thông thường.</translation>
    </message>
    <message>
        <source>%1 gives no sound at once at this sample rate. It is made the usual way.</source>
        <translation>%1 không có tiếng ngay ở tần số lấy mẫu này. Được tạo theo cách thông thường.</translation>
    </message>
    <message>
        <source>%1 gives no sound at once. It is made the usual way.</source>
        <translation>%1 không có tiếng ngay. Được tạo theo cách thông thường.</translation>
    </message>
</context>
<context>
    <name>WholeScript</name>
    <message>
        <source>Paragraph %1</source>
        <translation>Đoạn %1</translation>
    </message>
    <message>
        <source>The whole script</source>
        <translation>Toàn bộ kịch bản</translation>
    </message>
</context>
<context>
    <name>WordsToSpeak</name>
    <message numerus="yes">
        <source>%Ln paragraphs.</source>
        <translation>
            <numerusform>%Ln đoạn.</numerusform>
        </translation>
    </message>
    <message>
        <source>The transcript is in the editor.</source>
        <translation>Bản chép lời đã ở trong trình soạn.</translation>
    </message>
    <message>
        <source>The transcript stands below your text.</source>
        <translation>Bản chép lời nằm dưới văn bản của bạn.</translation>
    </message>
    <message>
        <source>Undo takes it away again.</source>
        <translation>Hoàn tác sẽ bỏ nó đi.</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Online again.</source>
        <translation>Đã có mạng trở lại.</translation>
    </message>
    <message>
        <source>A recording that was cut off has been kept.</source>
        <translation>Đã giữ lại một bản ghi âm bị ngắt giữa chừng.</translation>
    </message>
    <message>
        <source>What was said before the program ended is under Speech to text.</source>
        <translation>Phần đã nói trước khi chương trình dừng nằm ở thẻ Giọng nói thành văn bản.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Xem bản ghi</translation>
    </message>
    <message>
        <source>Text to speech</source>
        <translation>Văn bản thành giọng nói</translation>
    </message>
    <message>
        <source>Speech to text</source>
        <translation>Giọng nói thành văn bản</translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation>Thẻ</translation>
    </message>
</context>
<context>
    <name>_Arrow</name>
    <message>
        <source>Other ways</source>
        <translation>Cách khác</translation>
    </message>
</context>
<context>
    <name>_TitleBar</name>
    <message>
        <source>Own window</source>
        <translation>Cửa sổ riêng</translation>
    </message>
    <message>
        <source>Close history</source>
        <translation>Đóng lịch sử</translation>
    </message>
</context>
</TS>
