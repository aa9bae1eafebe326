// What the office must know about the program itself: installing it, keeping the data, moving to another PC. The
// page 帮助 shows it, and 使用说明.txt beside the program says the same where the program cannot be opened.

import { KEYS } from "./keys";

/** A paragraph, steps in their order, or words with their meanings. */
export type Piece = string | { steps: readonly string[] } | { words: readonly (readonly [string, string])[] };

export interface Section {
  key: string;
  title: string;
  body: readonly Piece[];
}

/** The package that brings WebView2 to a PC without internet, by the name Microsoft gives it. */
const WEBVIEW2 = "MicrosoftEdgeWebView2RuntimeInstallerX64.exe";

export const SECTIONS: readonly Section[] = [
  {
    key: "install",
    title: "安装",
    body: [
      "需要 64 位的 Windows 10 或 Windows 11。不联网，不需要管理员。",
      {
        steps: [
          "把安装程序 Banwu_版本号_x64.exe 拷到U盘，插到办公室的电脑上，双击它。",
          "如果出现“Windows 已保护你的电脑”，点“更多信息”，再点“仍要运行”。程序没有购买签名证书，Windows 不认识它，才有这一问。",
          "按提示装完，桌面和开始菜单里就有“班务通”。",
          "第一次打开时填写学校全称。想先看看，点“载入示例数据”；有旧电脑的备份，点“从备份恢复”。",
        ],
      },
      "程序装在 %LOCALAPPDATA%\\Programs\\Banwu（安装时可以换），只给登录 Windows 的这个人用。",
    ],
  },
  {
    key: "webview2",
    title: "打不开、没有 WebView2 怎么办",
    body: [
      "班务通的窗口要靠微软的 WebView2 运行库才能显示。Windows 11 自带；有些 Windows 10 没有，那时安装程序和班务通都会说明，数据不受影响。",
      {
        steps: [
          "在能上网的电脑上打开 developer.microsoft.com/zh-cn/microsoft-edge/webview2，找到“常青版独立安装程序”（Evergreen Standalone Installer），下载 x64 的那一个。",
          `下载到的文件是 ${WEBVIEW2}，一两百 MB。文件名不要改，拷到U盘上，与班务通的安装程序放在同一个文件夹。`,
          "在办公室的电脑上，再双击一次班务通的安装程序。它先装 WebView2，再装班务通，不用联网。",
        ],
      },
      "已经装好班务通的，或者用绿色版的，直接双击这个文件也行，装好后再打开班务通。",
      "提示“正在被另一个班务通打开”：窗口已经开着，请在任务栏上找；找不到就重新启动电脑。",
      "提示数据文件损坏：页面上有“用…的备份恢复”，点它。损坏的文件另存在旁边，不会丢掉。",
      "别的情况，页面上有编号和“复制详情”，请一并告诉维护人员。",
    ],
  },
  {
    key: "data",
    title: "数据在哪里",
    body: [
      "全部数据是一个文件 banwu.db，在 %APPDATA%\\Banwu 里；自动备份在它旁边的“备份”文件夹。把 %APPDATA%\\Banwu 填到文件资源管理器的地址栏，按回车就到。",
      "绿色版的数据在程序旁边的 data 文件夹里，见“绿色版”。",
      "程序每天、每次关闭时自动备份，备份后都打开检验过；旧的按天、周、月逐渐减少。自动备份与数据在同一块硬盘上，硬盘坏了一起丢，所以还要备份到U盘。",
      "程序开着的时候，不要自己拷贝、移动 banwu.db。要带走数据，用“备份到U盘”。",
    ],
  },
  {
    key: "stick",
    title: "备份到U盘",
    body: [
      {
        steps: [
          "插上U盘，打开“设置 › 备份与恢复”。",
          "点“选择文件夹…”，选U盘上的文件夹；也可以直接填写，如 E:\\班务备份。这台电脑会记住，下次不用再选。",
          "点“备份到U盘”。窗口底部写出备份的文件和检验的结果，看到以后再拔U盘。",
        ],
      },
      "备份的文件名像“班务备份_2026-03-09_083112.banwu”，一个文件就是那时的全部数据。建议每周一次，每期班结业后再做一次。",
      "备份里有身份证号和电话，没有加密，U盘请妥善保管。",
    ],
  },
  {
    key: "move",
    title: "换电脑",
    body: [
      {
        steps: [
          "在旧电脑上备份到U盘，然后关闭班务通。",
          "在新电脑上安装班务通，先不要打开。",
          "双击U盘上那个 .banwu 文件。也可以先打开班务通，在第一页点“从备份恢复”；已经在用的，到“设置 › 备份与恢复”里点“用U盘或别处的备份文件恢复…”。",
          "程序写出这个备份里的学校、班次数、学员数和最后一条操作。核对无误，点“恢复”。",
          "以后只在新电脑上录入。两台电脑的数据不会合并。",
        ],
      },
      "恢复之前，程序先把现在的数据备份一份，名称里有“恢复前”。恢复错了，用那一份恢复回来。",
      "班务通开着的时候双击备份，会提示数据正在被打开：先关闭它，再双击。早先以 .db 结尾的备份不能双击，请在程序里选。",
    ],
  },
  {
    key: "portable",
    title: "绿色版",
    body: [
      "不想安装，就用绿色版：把 Banwu_版本号_x64_portable.zip 解压到能写入的文件夹，双击里面的 banwutong.exe。不要在压缩包里直接双击。",
      "banwutong.exe 旁边有一个名为 portable 的文件，有它在，数据就在旁边的 data 文件夹里：关闭程序以后拷走整个文件夹，就带走了全部数据。删去它，数据就与安装版在同一个地方。",
      "放在U盘上用的，先关闭程序，再拔U盘。U盘容易丢、容易坏，请另外备份。",
      "绿色版不在桌面上放图标，双击 .banwu 文件也不会打开它。",
    ],
  },
  {
    key: "upgrade",
    title: "升级",
    body: [
      "先备份到U盘，关闭班务通，再双击新版的安装程序。数据和设置都不动。程序还开着时，安装程序会请您先关闭它。",
      "绿色版：关闭程序，解压新版，再把旧文件夹里的 data 文件夹移到新文件夹里，放在 banwutong.exe 旁边。",
      "新版打开过的数据，旧版就打不开了，会提示先升级。",
    ],
  },
  {
    key: "remove",
    title: "卸载",
    body: [
      "在 Windows 的“设置 › 应用”里找到“班务通”，点“卸载”。只删程序；数据和备份留在 %APPDATA%\\Banwu，再装上就接着用。",
      "数据也不要了：先确认U盘上的备份能恢复，卸载后删除 %APPDATA%\\Banwu 文件夹，再清空回收站。里面有个人信息，电脑报废或转给别人之前应当这样做。",
      "绿色版：关闭程序，删除它所在的文件夹。data 里的数据也一起没了，要留的请先备份。",
    ],
  },
  {
    key: "two",
    title: "两个人用一台电脑",
    body: [
      "用同一个 Windows 登录名：数据是同一份。换人时点右上角的姓名，选“换操作人”，改成自己的，关闭班务通再打开，“操作历史”里就写着是谁改的。",
      "各用各的 Windows 登录名：要各装一次，数据各是各的，互相看不到。要合用一份，就把绿色版（带 portable 文件）解压到两个人都能写入的地方，如 D:\\班务通。",
      "同一份数据，同一时间只能有一个人打开。",
    ],
  },
  {
    key: "print",
    title: "打印",
    body: [
      "预览里点“打印”，出来一个打印窗口，里面是要印的那几页，上面是系统的打印对话框：选好打印机、份数、单双面，点“打印”。印完把打印窗口关掉。",
      "这台电脑打不开打印窗口时，改用 PDF 阅读器打开，在阅读器里按 Ctrl+P 打印。到了哪一步，班务通窗口底部有说明。",
      "没有反应时：",
      {
        steps: [
          "看打印机是否开机、有纸，在 Windows 的“打印机和扫描仪”里是否脱机。",
          "打印窗口出来了，对话框没有出来：在那个窗口里按 Ctrl+P。",
          "还不行，点“保存为 PDF”存到U盘，拿到别的电脑上打印。样子一模一样，字体都在文件里。",
        ],
      },
    ],
  },
  {
    key: "selftest",
    title: "自检",
    body: [
      "刚装好，或者怀疑程序有问题时，可以让它自己检查一遍。自检在临时文件夹里做，不碰您的数据。",
      {
        steps: [
          "打开开始菜单，输入 cmd，按回车，打开“命令提示符”。",
          '输入 "%LOCALAPPDATA%\\Programs\\Banwu\\banwutong.exe" --selftest 后按回车，引号也要输入。绿色版换成它自己的路径。',
          "先写出版本、WebView2、字体和数据的位置，再建一份数据、读名册、印各种纸、写各种表格、备份、恢复、检查，每做完一步显示一行。写着“自检通过”就是好的；没有通过会写出原因，请把那几行告诉维护人员。命令提示符自己先回来不要紧，等到写完。",
        ],
      },
      "只想检查数据：在“设置 › 备份与恢复”里点“检查数据”。",
    ],
  },
  { key: "keys", title: "快捷键", body: [{ words: KEYS }] },
];
