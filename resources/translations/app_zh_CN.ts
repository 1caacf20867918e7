<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AccountStep</name>
    <message>
        <source>Log-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Whose account</source>
        <translation>谁的账号</translation>
    </message>
    <message>
        <source>nobody of the list</source>
        <translation>不是名单中的人</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>大写锁定已打开</translation>
    </message>
    <message>
        <source>At least 12 characters. Four or five words that only you put together are good and easy to keep.</source>
        <translation>至少 12 个字符。用四五个只有您会放在一起的词，既好记又牢靠。</translation>
    </message>
    <message>
        <source>The password is kept nowhere. If it is forgotten, only the recovery key of the next step helps.</source>
        <translation>程序不保存口令。忘记口令后，只能用下一步的恢复密钥打开数据。</translation>
    </message>
    <message>
        <source>Until others are named this account is also system and security administrator. It is journalled.</source>
        <translation>在另行指定之前，此账号同时承担系统管理员和安全管理员的工作，并记入日志。</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>此项必填。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
</context>
<context>
    <name>ActionForm</name>
    <message>
        <source>New enforcement action</source>
        <translation>新增执法行动</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Place in detail</source>
        <translation>具体地点</translation>
    </message>
    <message>
        <source>for instance: west of the mill road</source>
        <translation>例如：村东头机耕路西侧</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>names, separated by commas; leave empty if unknown</source>
        <translation>姓名，用顿号或逗号隔开；不清楚可留空</translation>
    </message>
    <message>
        <source>Kind of action</source>
        <translation>行动种类</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现的情况</translation>
    </message>
    <message>
        <source>Enter the action  Ctrl+S</source>
        <translation>登记  Ctrl+S</translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>This is not a date. Write it like 2026-11-24 15:20, or leave it empty.</source>
        <translation>这不是日期。请写成 2026-11-24 15:20 的样子，或留空。</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村（社区）</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>违法事项</translation>
    </message>
    <message>
        <source>1  When</source>
        <translation>1  时间</translation>
    </message>
    <message>
        <source>A day is enough; leave it empty if unknown.</source>
        <translation>只写日期也可以；不清楚可留空。</translation>
    </message>
    <message>
        <source>2  Where: village</source>
        <translation>2  地点：村（社区）</translation>
    </message>
    <message>
        <source>Where: in detail</source>
        <translation>具体地点</translation>
    </message>
    <message>
        <source>3  Source</source>
        <translation>3  来源</translation>
    </message>
    <message>
        <source>4  Persons</source>
        <translation>4  人员</translation>
    </message>
    <message>
        <source>5  Kind of action</source>
        <translation>5  行动种类</translation>
    </message>
    <message>
        <source>Matter, if it is known</source>
        <translation>违法事项（已知时填写）</translation>
    </message>
    <message>
        <source>Type a part of its name.</source>
        <translation>输入名称中的几个字即可查找。</translation>
    </message>
</context>
<context>
    <name>ActionPresenter</name>
    <message>
        <source>The draft was discarded. Nothing was entered.</source>
        <translation>草稿已放弃，没有登记。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Enforcement actions</source>
        <translation>执法行动</translation>
    </message>
    <message>
        <source>No action yet. Five fields are enough, and half filled is saved too.</source>
        <translation>还没有执法行动。五个字段就够，填一半也能登记。</translation>
    </message>
</context>
<context>
    <name>ActionsPage</name>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
</context>
<context>
    <name>AnchorWords</name>
    <message>
        <source>what it is about is no longer here</source>
        <translation>所指内容已不在</translation>
    </message>
    <message>
        <source>evidence without a name</source>
        <translation>未命名证据</translation>
    </message>
</context>
<context>
    <name>BindPresenter</name>
    <message>
        <source>The volume is bound; it stands in the list.</source>
        <translation>卷宗已装订，列在“已制作”中。</translation>
    </message>
    <message>
        <source>Stopped; nothing was kept.</source>
        <translation>已停止，没有留下任何内容。</translation>
    </message>
    <message>
        <source>An empty folder for the package</source>
        <translation>选择存放材料包的空文件夹</translation>
    </message>
    <message>
        <source>Stopped; the folder is not complete.</source>
        <translation>已停止，文件夹内容不完整，请勿提交。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to {folder}.</source>
        <translation>
            <numerusform>已写入“{folder}”，共 %n 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) of evidence were left at home; the list says why.</source>
        <translation>
            <numerusform>%n 件证据没有附卷，原因见列表。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>New action  Ctrl+N</source>
        <translation>新增执法行动  Ctrl+N</translation>
    </message>
    <message>
        <source>Import photographs</source>
        <translation>导入照片</translation>
    </message>
    <message>
        <source>Export a bundle</source>
        <translation>导出数据包</translation>
    </message>
    <message>
        <source>Workbench</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Warned</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>Lacking evidence</source>
        <translation>缺证据</translation>
    </message>
    <message>
        <source>Closed this month</source>
        <translation>本月办结</translation>
    </message>
    <message>
        <source>Nothing falls due. New cases appear here by themselves.</source>
        <translation>近期没有届满的期限。有新期限时会自动出现在这里。</translation>
    </message>
    <message>
        <source>No case yet. Log the first enforcement action: five fields, half filled is enough.</source>
        <translation>还没有案件。先登记第一项执法行动：五个字段，填一半也可以。</translation>
    </message>
    <message>
        <source>New action</source>
        <translation>新增执法行动</translation>
    </message>
    <message>
        <source>No case has come yet. Take in a township&apos;s stick on the page Sync.</source>
        <translation>还没有收到案件。请在“同步”页接收乡镇的 U 盘。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>缘由</translation>
    </message>
    <message>
        <source>Waiting for your signature</source>
        <translation>待我审核、审批</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>届满</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>First do these</source>
        <translation>先做这些</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>案由</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Worked on last</source>
        <translation>最近办理</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>评查项</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>教训</translation>
    </message>
    <message>
        <source>With the flaw of a lost case</source>
        <translation>与败诉案件有同样缺陷</translation>
    </message>
</context>
<context>
    <name>BoardWords</name>
    <message numerus="yes">
        <source>%n due soon</source>
        <translation>
            <numerusform>%n 临期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 超期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) lack required evidence</source>
        <translation>
            <numerusform>%n 案缺必备证据</numerusform>
        </translation>
    </message>
    <message>
        <source>last month {count}</source>
        <translation>上月 {count}</translation>
    </message>
    <message>
        <source>Today {day} {weekday}</source>
        <translation>今天 {day} {weekday}</translation>
    </message>
    <message>
        <source>Today {day} {weekday}, not a working day</source>
        <translation>今天 {day} {weekday}（非工作日）</translation>
    </message>
    <message>
        <source>ends {day}</source>
        <translation>{day} 届满</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>no deadline runs</source>
        <translation>无期限</translation>
    </message>
    <message>
        <source>legal review</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>approval</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>{reason}, since {day}</source>
        <translation>{reason}，{day} 起</translation>
    </message>
    <message>
        <source>legal review passed</source>
        <translation>法制审核已通过</translation>
    </message>
    <message>
        <source>resubmitted</source>
        <translation>退回后重新提交</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新提交</translation>
    </message>
    <message>
        <source>{came}, not legally reviewed</source>
        <translation>{came}，未经法制审核</translation>
    </message>
    <message>
        <source>(no title yet)</source>
        <translation>（尚无案由）</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>不通过</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>情况不明</translation>
    </message>
    <message>
        <source>{lost} was lost by it ({cause})</source>
        <translation>{lost} 因此败诉（{cause}）</translation>
    </message>
    <message>
        <source>a case</source>
        <translation>某案</translation>
    </message>
</context>
<context>
    <name>Care</name>
    <message>
        <source>self-check {time}: in order</source>
        <translation>自检 {time}：正常</translation>
    </message>
    <message>
        <source>self-check {time}: damage found</source>
        <translation>自检 {time}：发现损坏</translation>
    </message>
    <message>
        <source>I have looked: write again</source>
        <translation>已查看，恢复写入</translation>
    </message>
    <message>
        <source>self-check not done</source>
        <translation>自检未完成</translation>
    </message>
    <message numerus="yes">
        <source>The self-check found %n fault(s): {where}.</source>
        <translation>
            <numerusform>自检发现 %n 处问题：{where}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cases affected: {cases}.</source>
        <translation>涉及案件：{cases}。</translation>
    </message>
    <message>
        <source>The store is read only now. Tell the administrator; restore the newest backup into a new folder and compare.</source>
        <translation>数据库现已转为只读。请联系管理员，用最近的备份恢复到新文件夹后比对。</translation>
    </message>
    <message>
        <source>page of the store</source>
        <translation>数据库页面</translation>
    </message>
    <message>
        <source>chain of the journal</source>
        <translation>日志链</translation>
    </message>
    <message>
        <source>entry of the journal</source>
        <translation>日志条目</translation>
    </message>
    <message>
        <source>head of the journal</source>
        <translation>日志头</translation>
    </message>
    <message>
        <source>signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>evidence file</source>
        <translation>证据文件</translation>
    </message>
    <message>
        <source>self-check: pages</source>
        <translation>自检：数据库页面</translation>
    </message>
    <message>
        <source>self-check: journal</source>
        <translation>自检：日志</translation>
    </message>
    <message>
        <source>self-check: evidence</source>
        <translation>自检：证据</translation>
    </message>
    <message>
        <source>self-check: what was left over</source>
        <translation>自检：清理残留文件</translation>
    </message>
</context>
<context>
    <name>CaseDisputes</name>
    <message>
        <source>received {day}</source>
        <translation>{day} 收到</translation>
    </message>
    <message>
        <source>answer filed</source>
        <translation>提交答辩</translation>
    </message>
    <message>
        <source>evidence filed</source>
        <translation>提交证据</translation>
    </message>
    <message>
        <source>hearing</source>
        <translation>开庭、听证</translation>
    </message>
    <message>
        <source>settlement</source>
        <translation>和解</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>appeal</source>
        <translation>上诉</translation>
    </message>
    <message>
        <source>served</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>lost by: {causes}</source>
        <translation>败诉原因：{causes}</translation>
    </message>
    <message>
        <source>the days for the answer cannot be counted: the day of receipt is not recorded</source>
        <translation>未登记收到日期，无法计算答辩（答复）期限</translation>
    </message>
    <message numerus="yes">
        <source>{name}: was due on {day}, %n day(s) overdue</source>
        <translation>
            <numerusform>{name}：{day} 已届满，超期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: due today, {day}</source>
        <translation>{name}：今天（{day}）届满</translation>
    </message>
    <message numerus="yes">
        <source>{name}: due on {day}, %n day(s) left</source>
        <translation>
            <numerusform>{name}：{day} 届满，还有 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>While the suit runs no evidence may be collected from the plaintiff, third parties or witnesses (行政诉讼法 35).</source>
        <translation>诉讼期间不得自行向原告、第三人和证人收集证据（行政诉讼法第三十五条）。</translation>
    </message>
    <message>
        <source>During the reconsideration no evidence may be collected from the applicant or from others; what is collected all the same does not count (行政复议法 46).</source>
        <translation>行政复议期间不得自行向申请人和其他单位、个人收集证据；自行收集的证据不作为认定行政行为合法、适当的依据（行政复议法第四十六条）。</translation>
    </message>
</context>
<context>
    <name>CaseHistory</name>
    <message>
        <source>signed</source>
        <translation>已签名</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>本系统</translation>
    </message>
    <message>
        <source>{what} as it then stood: {name}</source>
        <translation>{what}录入或修改：{name}</translation>
    </message>
    <message>
        <source>{what} withdrawn: {name}</source>
        <translation>{what}撤销：{name}</translation>
    </message>
    <message>
        <source>{what} erased</source>
        <translation>{what}依法抹除</translation>
    </message>
    <message>
        <source>{what} handed over</source>
        <translation>{what}移交</translation>
    </message>
    <message>
        <source>Blank form made: {paper}</source>
        <translation>空白文书制成：{paper}</translation>
    </message>
    <message numerus="yes">
        <source>Document made: {paper}, version {version}, %n page(s)</source>
        <translation>
            <numerusform>文书制成：{paper}，第 {version} 版，共 %n 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Printed: {paper}, %n copies</source>
        <translation>
            <numerusform>打印：{paper}，%n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed pages filed: {paper}, page {pages}</source>
        <translation>签字页归档：{paper}，第 {pages} 页</translation>
    </message>
    <message>
        <source>Document made void: {paper}</source>
        <translation>文书作废：{paper}</translation>
    </message>
    <message>
        <source>Document changed: {paper}</source>
        <translation>文书修改：{paper}</translation>
    </message>
    <message>
        <source>Number reserved: {number}</source>
        <translation>编号预留：{number}</translation>
    </message>
    <message>
        <source>Number used: {number}</source>
        <translation>编号使用：{number}</translation>
    </message>
    <message>
        <source>Number void: {number} ({reason})</source>
        <translation>编号作废：{number}（{reason}）</translation>
    </message>
</context>
<context>
    <name>CaseListPresenter</name>
    <message>
        <source>Write the list to</source>
        <translation>清单保存到</translation>
    </message>
    <message>
        <source>The list is written to {path}.</source>
        <translation>清单已写入 {path}。</translation>
    </message>
</context>
<context>
    <name>CaseListView</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>New action  Ctrl+N</source>
        <translation>新增执法行动  Ctrl+N</translation>
    </message>
    <message>
        <source>Search text</source>
        <translation>查询内容</translation>
    </message>
    <message>
        <source>Number, person, place or initials</source>
        <translation>编号、姓名、地点或拼音首字母</translation>
    </message>
    <message>
        <source>Which cases</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>违法事项</translation>
    </message>
    <message>
        <source>all matters</source>
        <translation>全部事项</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>from, like 2026-01-01</source>
        <translation>起，如 2026-01-01</translation>
    </message>
    <message>
        <source>To</source>
        <translation>止</translation>
    </message>
    <message>
        <source>to</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>New action</source>
        <translation>新增执法行动</translation>
    </message>
    <message>
        <source>Nothing fits what the bar asks for.</source>
        <translation>没有符合查询条件的记录。</translation>
    </message>
    <message>
        <source>Choose the case that the photographs belong to; Enter opens its evidence.</source>
        <translation>请选择照片所属的案件，回车打开它的证据页。</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>共 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>案由</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>操作</translation>
    </message>
</context>
<context>
    <name>CaseNotes</name>
    <message>
        <source>mediation</source>
        <translation>调解</translation>
    </message>
    <message>
        <source>reconsideration</source>
        <translation>行政复议</translation>
    </message>
    <message>
        <source>suit</source>
        <translation>行政诉讼</translation>
    </message>
    <message>
        <source>must be changed</source>
        <translation>必须改</translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>instruction of the county</source>
        <translation>县局督办</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>{day} 前</translation>
    </message>
    <message>
        <source>{weight}: {anchor}</source>
        <translation>{weight}：{anchor}</translation>
    </message>
    <message>
        <source>submitted for review</source>
        <translation>已提交审核</translation>
    </message>
    <message>
        <source>sent back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>legal review passed</source>
        <translation>法制审核通过</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>evidence sealed</source>
        <translation>证据封存</translation>
    </message>
    <message>
        <source>digest {digest}</source>
        <translation>摘要 {digest}</translation>
    </message>
    <message>
        <source>case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>party</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>dispute</source>
        <translation>争议</translation>
    </message>
    <message>
        <source>custody</source>
        <translation>保管</translation>
    </message>
    <message>
        <source>checklist</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>document</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>sign-off</source>
        <translation>签批</translation>
    </message>
    <message>
        <source>number</source>
        <translation>编号</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>Log a step</source>
        <translation>登记步骤</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Nobody has said anything about this case.</source>
        <translation>还没有意见。</translation>
    </message>
    <message>
        <source>Parts of the case</source>
        <translation>案件各部分</translation>
    </message>
    <message>
        <source>Forced demolition: earliest on {day}</source>
        <translation>强制拆除：最早 {day}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Log it</source>
        <translation>登记</translation>
    </message>
</context>
<context>
    <name>CasePresenter</name>
    <message>
        <source>Overview</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Parties {count}</source>
        <translation>当事人 {count}</translation>
    </message>
    <message>
        <source>Course {count}</source>
        <translation>经过 {count}</translation>
    </message>
    <message>
        <source>Check {failing}■ {unknown}◆</source>
        <translation>体检 {failing}■ {unknown}◆</translation>
    </message>
    <message>
        <source>Disputes {count}</source>
        <translation>争议 {count}</translation>
    </message>
    <message>
        <source>Review {count}</source>
        <translation>审核 {count}</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
</context>
<context>
    <name>CaseRows</name>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>under review, frozen</source>
        <translation>审核中，已冻结</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>open</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>another laptop owns this case: read only</source>
        <translation>本案由另一台电脑办理，此处只读</translation>
    </message>
    <message>
        <source>(no title yet)</source>
        <translation>（尚无案由）</translation>
    </message>
    <message>
        <source>logged, not filed as a case</source>
        <translation>执法记录，尚未立案</translation>
    </message>
    <message>
        <source>not assessed: no rules are installed</source>
        <translation>未评查：没有安装规则包</translation>
    </message>
    <message>
        <source>iron case</source>
        <translation>铁案</translation>
    </message>
    <message>
        <source>can be repaired</source>
        <translation>可补救</translation>
    </message>
    <message>
        <source>at risk</source>
        <translation>有败诉风险</translation>
    </message>
    <message numerus="yes">
        <source>%n fatal</source>
        <translation>
            <numerusform>%n 项致命</numerusform>
        </translation>
    </message>
    <message>
        <source>Handling term of {total} days, day {day}</source>
        <translation>{total} 日办案期限 · 第 {day} 天</translation>
    </message>
    <message>
        <source>ends on {day}</source>
        <translation>{day} 届满</translation>
    </message>
    <message>
        <source>may be done today</source>
        <translation>今天可以办理</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>{day} 起可以办理</translation>
    </message>
    <message>
        <source>waits: {what}</source>
        <translation>等待：{what}</translation>
    </message>
    <message>
        <source>met</source>
        <translation>已按期完成</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>已中止</translation>
    </message>
    <message>
        <source>authority</source>
        <translation>主体职权</translation>
    </message>
    <message>
        <source>facts</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>procedure</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>law applied</source>
        <translation>法律适用</translation>
    </message>
    <message>
        <source>discretion</source>
        <translation>裁量</translation>
    </message>
    <message>
        <source>service</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>execution</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>情况不明</translation>
    </message>
    <message>
        <source>fatal</source>
        <translation>致命</translation>
    </message>
    <message numerus="yes">
        <source>costs %n point(s)</source>
        <translation>
            <numerusform>扣 %n 分</numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot be cured any more. {cure}</source>
        <translation>已无法补救。{cure}</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>违法事项</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>坐标</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>违法行为时间</translation>
    </message>
    <message>
        <source>Discovered</source>
        <translation>发现时间</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>执法依据</translation>
    </message>
    <message>
        <source>Social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>身份证件号码</translation>
    </message>
    <message>
        <source>party</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>third party</source>
        <translation>第三人</translation>
    </message>
    <message>
        <source>agent</source>
        <translation>代理人</translation>
    </message>
    <message>
        <source>witness</source>
        <translation>证人</translation>
    </message>
    <message>
        <source>reporter (identity never leaves this store)</source>
        <translation>举报人（身份信息不出本机）</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（无姓名）</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
</context>
<context>
    <name>Cases</name>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>No case has been filed yet. A case begins as an enforcement action.</source>
        <translation>还没有立案的案件。案件从一项执法行动开始。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>open</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>due soon or overdue</source>
        <translation>临期和超期</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>lacking evidence</source>
        <translation>缺证据</translation>
    </message>
    <message>
        <source>with a fatal finding</source>
        <translation>有致命问题</translation>
    </message>
    <message>
        <source>closed this month</source>
        <translation>本月办结</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>(no title yet)</source>
        <translation>（尚无案由）</translation>
    </message>
    <message numerus="yes">
        <source>%n lacking</source>
        <translation>
            <numerusform>缺 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Another laptop owns this case; here it is read only.</source>
        <translation>此案由另一台电脑办理，这里只能查看。</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
</context>
<context>
    <name>CellPainter</name>
    <message>
        <source>file awaited</source>
        <translation>文件待补</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message numerus="yes">
        <source>%n check(s) pass. What fails or is not known, by the court&apos;s axes; F8 goes to the next.</source>
        <translation>
            <numerusform>%n 项通过。以下按法院审查角度列出不通过和情况不明的项目；按 F8 看下一项。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing fails and nothing is unknown.</source>
        <translation>没有不通过、也没有不明的项目。</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Cure</source>
        <translation>补救</translation>
    </message>
</context>
<context>
    <name>CheckPresenter</name>
    <message>
        <source>Check of documents</source>
        <translation>文书检查</translation>
    </message>
    <message>
        <source>Check of documents {n}</source>
        <translation>文书检查 {n}</translation>
    </message>
    <message>
        <source>A Word file that came back</source>
        <translation>选择改回来的 Word 文件</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n difference(s) from the record.</source>
        <translation>
            <numerusform>{name}：与案件记录有 %n 处不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: the file says the same as the record.</source>
        <translation>{name}：文件与案件记录一致。</translation>
    </message>
    <message>
        <source>The case has changed since the file was written.</source>
        <translation>文件另存之后，案件内容有改动。</translation>
    </message>
    <message numerus="yes">
        <source>The check found %n thing(s) in it; see the check of documents.</source>
        <translation>
            <numerusform>检查在文件中发现 %n 处问题，见“文书检查”。</numerusform>
        </translation>
    </message>
    <message>
        <source>A template of the county</source>
        <translation>选择县级模板（Word）</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n field(s) are wrong.</source>
        <translation>
            <numerusform>{name}：有 %n 处字段写错。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: every field is right; the template can be filled.</source>
        <translation>{name}：字段全部正确，可以填写。</translation>
    </message>
    <message>
        <source>The filled template</source>
        <translation>填好的模板另存为</translation>
    </message>
    <message>
        <source>Written to {path}</source>
        <translation>已写入 {path}</translation>
    </message>
    <message>
        <source>Enter or a double click copies the field; paste it into the template in Word.</source>
        <translation>按回车或双击复制字段，在 Word 中粘贴到模板里。</translation>
    </message>
    <message>
        <source>{field} is copied.</source>
        <translation>已复制 {field}。</translation>
    </message>
</context>
<context>
    <name>CheckSection</name>
    <message>
        <source>Check all</source>
        <translation>全部检查</translation>
    </message>
    <message>
        <source>The check reads every document made as a careful clerk would. F8 goes to the next finding.</source>
        <translation>逐份检查已制作的文书：文号、日期、金额、当事人、依据和救济途径等。按 F8 转到下一处。</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Document and place</source>
        <translation>文书和位置</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>What the check found</source>
        <translation>检查结果</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s). F8 goes to the next.</source>
        <translation>
            <numerusform>共 %n 处，按 F8 转到下一处。</numerusform>
        </translation>
    </message>
    <message>
        <source>The check found nothing to correct.</source>
        <translation>检查未发现需要更正之处。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
</context>
<context>
    <name>ChecklistLine</name>
    <message>
        <source>How?</source>
        <translation>怎么取得？</translation>
    </message>
    <message>
        <source>Does not apply?</source>
        <translation>不适用？</translation>
    </message>
</context>
<context>
    <name>ChecklistPanel</name>
    <message>
        <source>Evidence checklist</source>
        <translation>证据清单</translation>
    </message>
    <message>
        <source>This action has no matter of the catalogue, so no checklist.</source>
        <translation>还没有选定执法事项，因此没有证据清单。</translation>
    </message>
    <message numerus="yes">
        <source>%n required line(s) missing</source>
        <translation>
            <numerusform>缺 %n 项必备证据</numerusform>
        </translation>
    </message>
    <message>
        <source>Every required line has evidence</source>
        <translation>必备证据已齐全</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Comment on it</source>
        <translation>意见</translation>
    </message>
</context>
<context>
    <name>CommentForm</name>
    <message>
        <source>Say it</source>
        <translation>提交意见</translation>
    </message>
    <message>
        <source>note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>must be changed</source>
        <translation>必须改</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>Article, if one applies</source>
        <translation>条文依据（如有）</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Answers the comment</source>
        <translation>答复哪条意见</translation>
    </message>
    <message>
        <source>About: {what}</source>
        <translation>针对：{what}</translation>
    </message>
    <message>
        <source>none: a comment of its own</source>
        <translation>不是答复，另提意见</translation>
    </message>
</context>
<context>
    <name>CommentPresenter</name>
    <message>
        <source>A comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>查看所指内容</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>关闭意见</translation>
    </message>
</context>
<context>
    <name>CustodyPart</name>
    <message>
        <source>When (nothing written: now)</source>
        <translation>时间（不写即为现在）</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>From whom, to whom, by what means</source>
        <translation>由谁交给谁、用什么方式</translation>
    </message>
    <message>
        <source>Where it is now</source>
        <translation>现在存放处</translation>
    </message>
    <message>
        <source>Result, signatures</source>
        <translation>结果、签收情况</translation>
    </message>
    <message>
        <source>Add a link</source>
        <translation>补一条记录</translation>
    </message>
</context>
<context>
    <name>DataWords</name>
    <message>
        <source>not said</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>(no penalty)</source>
        <translation>（不填）</translation>
    </message>
    <message>
        <source>amount in yuan</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>reconsideration organ</source>
        <translation>复议机关</translation>
    </message>
    <message>
        <source>court</source>
        <translation>法院</translation>
    </message>
    <message>
        <source>months</source>
        <translation>月数</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DescribeForm</name>
    <message>
        <source>not said</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>形成时间</translation>
    </message>
    <message>
        <source>Take the time the file claims</source>
        <translation>采用文件自带时间</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>How it was obtained</source>
        <translation>取得方式</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制作人</translation>
    </message>
    <message>
        <source>an officer, or who else made it</source>
        <translation>执法人员，或者其他制作人姓名</translation>
    </message>
    <message>
        <source>Belongs to the step</source>
        <translation>对应的步骤</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原件</translation>
    </message>
    <message>
        <source>Where the original is kept</source>
        <translation>原件存放处</translation>
    </message>
    <message>
        <source>Checked against the original by</source>
        <translation>与原件核对人</translation>
    </message>
    <message>
        <source>Lawfully obtained</source>
        <translation>合法取得</translation>
    </message>
    <message>
        <source>Shown to the party</source>
        <translation>已向当事人出示</translation>
    </message>
    <message>
        <source>Proves</source>
        <translation>证明对象</translation>
    </message>
    <message>
        <source>such as {way}</source>
        <translation>例如：{way}</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚未对应</translation>
    </message>
</context>
<context>
    <name>DisputeForm</name>
    <message>
        <source>Enter the dispute</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>suit</source>
        <translation>行政诉讼</translation>
    </message>
    <message>
        <source>reconsideration</source>
        <translation>行政复议</translation>
    </message>
    <message>
        <source>mediation</source>
        <translation>调解</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>途径</translation>
    </message>
    <message>
        <source>Papers received</source>
        <translation>收到文书时间</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>争议的行为</translation>
    </message>
    <message>
        <source>The days for the answer run from here.</source>
        <translation>答复、举证期限从这一天起算。</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>Other acts</source>
        <translation>其他行为</translation>
    </message>
</context>
<context>
    <name>DisputeList</name>
    <message>
        <source>Nobody has contested anything.</source>
        <translation>本案暂无争议。</translation>
    </message>
</context>
<context>
    <name>DisputePresenter</name>
    <message>
        <source>Enter a dispute</source>
        <translation>登记争议</translation>
    </message>
    <message>
        <source>Enter the outcome</source>
        <translation>登记结果</translation>
    </message>
</context>
<context>
    <name>DoorView</name>
    <message>
        <source>Log-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>大写锁定已打开</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Forgotten? Use the recovery key</source>
        <translation>忘记口令？使用恢复密钥</translation>
    </message>
    <message>
        <source>Store damaged or lost? Restore a backup</source>
        <translation>数据库损坏或者丢失？恢复备份</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message numerus="yes">
        <source>Wait %n second(s)</source>
        <translation>
            <numerusform>请等待 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Type the log-in name and the password.</source>
        <translation>请输入登录名和口令。</translation>
    </message>
    <message>
        <source>Brigade case program</source>
        <translation>综合行政执法办案系统</translation>
    </message>
    <message>
        <source>Case program of the enforcement brigade</source>
        <translation>综合行政执法队办案系统</translation>
    </message>
</context>
<context>
    <name>EnrolmentPresenter</name>
    <message>
        <source>Stick or folder for the request</source>
        <translation>选择写入申请的 U 盘或文件夹</translation>
    </message>
    <message>
        <source>Stick or folder with the card</source>
        <translation>选择存有对方文件的 U 盘或文件夹</translation>
    </message>
    <message>
        <source>{name} is enrolled. The answer lies on the medium; the township installs it.</source>
        <translation>{name}已登记。回复已写入介质，由乡镇安装。</translation>
    </message>
    <message>
        <source>{name} is believed now. Bundles can be exported.</source>
        <translation>已确认{name}，可以导出数据包。</translation>
    </message>
</context>
<context>
    <name>EvidenceGrid</name>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
</context>
<context>
    <name>EvidencePart</name>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add a folder or phone</source>
        <translation>导入文件夹或手机</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>拍摄人</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>不说明</translation>
    </message>
    <message>
        <source>How they came</source>
        <translation>取得方式</translation>
    </message>
    <message>
        <source>Register without a file</source>
        <translation>登记物证、证言</translation>
    </message>
    <message>
        <source>Compare two</source>
        <translation>两件对比</translation>
    </message>
    <message>
        <source>Seal the evidence</source>
        <translation>封存证据</translation>
    </message>
    <message>
        <source>Lift the seal</source>
        <translation>解除封存</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Comment on it</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Keys 1–9 put it on a line, 0 takes it off, Space shows it, C compares two, Shift+F8 next missing</source>
        <translation>按 1–9 归入清单项，0 取下，空格查看，C 对比两件，Shift+F8 下一缺项</translation>
    </message>
    <message>
        <source>Taking in</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>What is filed already stays; the rest can be taken in later.</source>
        <translation>已导入的保留，其余可以以后继续。</translation>
    </message>
    <message>
        <source>No evidence yet. Drop photographs here, or add files or the folder of a phone.</source>
        <translation>还没有证据。把照片拖到这里，或添加文件、导入手机文件夹。</translation>
    </message>
    <message>
        <source>Files taken in now:</source>
        <translation>这次导入的：</translation>
    </message>
    <message>
        <source>taken by</source>
        <translation>拍摄人</translation>
    </message>
    <message>
        <source>how they came</source>
        <translation>取得方式</translation>
    </message>
    <message>
        <source>Choose two items first (Ctrl and click).</source>
        <translation>请先选中两件证据（按住 Ctrl 单击）。</translation>
    </message>
    <message>
        <source>Choose one item first.</source>
        <translation>请先选中一件证据。</translation>
    </message>
</context>
<context>
    <name>EvidencePresenter</name>
    <message>
        <source>Sealed {seal}</source>
        <translation>已封存 {seal}</translation>
    </message>
    <message>
        <source>{number} of {count}  {name}</source>
        <translation>第 {number} 个，共 {count} 个  {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) taken in.</source>
        <translation>
            <numerusform>已导入 %n 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already here: {names}</source>
        <translation>
            <numerusform>%n 个已在案中：{names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left; add them again to go on.</source>
        <translation>
            <numerusform>还有 %n 个未导入，再次添加即可继续。</numerusform>
        </translation>
    </message>
    <message>
        <source>Files to take in</source>
        <translation>选择要导入的文件</translation>
    </message>
    <message>
        <source>Folder or phone (its DCIM is looked for)</source>
        <translation>选择文件夹或手机（自动查找 DCIM）</translation>
    </message>
</context>
<context>
    <name>EvidenceWords</name>
    <message>
        <source>Evidence {count}</source>
        <translation>证据 {count}</translation>
    </message>
    <message>
        <source>Elements {n}/{of}</source>
        <translation>要件矩阵 {n}/{of}</translation>
    </message>
    <message>
        <source>camera original</source>
        <translation>相机原始文件</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>经过编辑</translation>
    </message>
    <message>
        <source>messenger copy</source>
        <translation>聊天软件转存</translation>
    </message>
    <message>
        <source>screenshot</source>
        <translation>截屏</translation>
    </message>
    <message>
        <source>re-photographed</source>
        <translation>翻拍</translation>
    </message>
    <message>
        <source>origin unknown</source>
        <translation>来源不明</translation>
    </message>
    <message>
        <source>documentary evidence</source>
        <translation>书证</translation>
    </message>
    <message>
        <source>physical evidence</source>
        <translation>物证</translation>
    </message>
    <message>
        <source>audiovisual material</source>
        <translation>视听资料</translation>
    </message>
    <message>
        <source>electronic data</source>
        <translation>电子数据</translation>
    </message>
    <message>
        <source>witness testimony</source>
        <translation>证人证言</translation>
    </message>
    <message>
        <source>statement of the party</source>
        <translation>当事人陈述</translation>
    </message>
    <message>
        <source>expert opinion</source>
        <translation>鉴定意见</translation>
    </message>
    <message>
        <source>inspection record</source>
        <translation>勘验、现场笔录</translation>
    </message>
    <message>
        <source>kind not said</source>
        <translation>未定种类</translation>
    </message>
    <message>
        <source>no time in the file</source>
        <translation>文件无时间</translation>
    </message>
    <message>
        <source>claims {time}</source>
        <translation>自带时间 {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>if applicable</source>
        <translation>视情况</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>不适用</translation>
    </message>
    <message numerus="yes">
        <source>%n struck</source>
        <translation>
            <numerusform>%n 件剔除</numerusform>
        </translation>
    </message>
    <message>
        <source>{state}, {struck}</source>
        <translation>{state}，{struck}</translation>
    </message>
    <message>
        <source>Proves: {elements}</source>
        <translation>证明：{elements}</translation>
    </message>
    <message>
        <source>zeroed by the phone</source>
        <translation>位置被手机抹去</translation>
    </message>
    <message>
        <source>Claimed time</source>
        <translation>自带时间</translation>
    </message>
    <message>
        <source>Claimed position</source>
        <translation>自带位置</translation>
    </message>
    <message>
        <source>Claimed device</source>
        <translation>自带设备信息</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源等级</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>判断理由</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Turned</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节数</translation>
    </message>
</context>
<context>
    <name>ExplainPanel</name>
    <message>
        <source>Explanation</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Press a “Why?” beside a date or a refusal: its article and its computation appear here.</source>
        <translation>点日期或“不能办理”旁边的“为什么？”，条文和计算过程会显示在这里。</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>条文</translation>
    </message>
    <message>
        <source>Computation</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Basis in the case</source>
        <translation>案内依据</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>Export to a workbook</source>
        <translation>导出为表格</translation>
    </message>
    <message>
        <source>The workbook is not sealed: what you choose can be read by whoever has the file.</source>
        <translation>表格没有加密，拿到文件的人都能看到所选内容。</translation>
    </message>
    <message>
        <source>Write the list…</source>
        <translation>写出清单…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ExportPresenter</name>
    <message>
        <source>Stick or folder to write to</source>
        <translation>选择写入的 U 盘或文件夹</translation>
    </message>
</context>
<context>
    <name>FactsForm</name>
    <message>
        <source>Save the facts  Ctrl+S</source>
        <translation>保存  Ctrl+S</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>案由标题</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>违法事项</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>办理程序</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村（社区）</translation>
    </message>
    <message>
        <source>Kind of land</source>
        <translation>土地性质</translation>
    </message>
    <message>
        <source>Act began</source>
        <translation>违法行为开始</translation>
    </message>
    <message>
        <source>Act ended</source>
        <translation>违法行为结束</translation>
    </message>
    <message>
        <source>Still going on</source>
        <translation>仍在持续</translation>
    </message>
    <message>
        <source>Discovered</source>
        <translation>发现时间</translation>
    </message>
    <message>
        <source>Area in m²</source>
        <translation>面积（平方米）</translation>
    </message>
    <message>
        <source>Cost in yuan</source>
        <translation>工程造价（元）</translation>
    </message>
    <message>
        <source>Value of goods in yuan</source>
        <translation>货值（元）</translation>
    </message>
    <message>
        <source>Unlawful gain in yuan</source>
        <translation>违法所得（元）</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Harm</source>
        <translation>危害后果</translation>
    </message>
    <message>
        <source>First violation</source>
        <translation>初次违法</translation>
    </message>
    <message>
        <source>Corrected in time</source>
        <translation>及时改正</translation>
    </message>
    <message>
        <source>Cooperated</source>
        <translation>配合调查</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>职权来源</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>依据文件</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>In force until</source>
        <translation>失效日期</translation>
    </message>
    <message>
        <source>looked into: none of these</source>
        <translation>已核查：没有上述情形</translation>
    </message>
    <message>
        <source>looked into: not penalised for this act before</source>
        <translation>已核查：未因同一行为受过处罚</translation>
    </message>
    <message>
        <source>looked into: no comparable case of ours</source>
        <translation>已核查：本单位没有可比案件</translation>
    </message>
    <message>
        <source>Special circumstances</source>
        <translation>特殊情形</translation>
    </message>
    <message>
        <source>ordinary procedure</source>
        <translation>普通程序</translation>
    </message>
    <message>
        <source>on the spot</source>
        <translation>简易程序（当场处罚）</translation>
    </message>
    <message>
        <source>demolition, village planning area</source>
        <translation>拆除：乡村规划区</translation>
    </message>
    <message>
        <source>demolition, town planning area</source>
        <translation>拆除：城镇规划区</translation>
    </message>
    <message>
        <source>demolition, land law</source>
        <translation>拆除：土地管理法</translation>
    </message>
    <message>
        <source>homestead</source>
        <translation>宅基地</translation>
    </message>
    <message>
        <source>farmland</source>
        <translation>农用地</translation>
    </message>
    <message>
        <source>construction land</source>
        <translation>建设用地</translation>
    </message>
    <message>
        <source>river</source>
        <translation>河道</translation>
    </message>
    <message>
        <source>state land</source>
        <translation>国有土地</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>by the law itself</source>
        <translation>法定职权</translation>
    </message>
    <message>
        <source>conferred by list</source>
        <translation>赋权清单</translation>
    </message>
    <message>
        <source>entrusted</source>
        <translation>委托</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>slight</source>
        <translation>轻微</translation>
    </message>
    <message>
        <source>serious</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>patrol or inspection</source>
        <translation>巡查、检查</translation>
    </message>
    <message>
        <source>report or complaint</source>
        <translation>举报、投诉</translation>
    </message>
    <message>
        <source>transferred</source>
        <translation>移送</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>交办</translation>
    </message>
    <message>
        <source>monitoring</source>
        <translation>监控发现</translation>
    </message>
    <message>
        <source>suspected crime</source>
        <translation>涉嫌犯罪</translation>
    </message>
    <message>
        <source>complex</source>
        <translation>情节复杂</translation>
    </message>
    <message>
        <source>major public interest</source>
        <translation>涉及重大公共利益</translation>
    </message>
    <message>
        <source>risk to stability</source>
        <translation>社会稳定风险</translation>
    </message>
    <message>
        <source>a minor is involved</source>
        <translation>涉及未成年人</translation>
    </message>
    <message>
        <source>expropriation</source>
        <translation>涉及征收</translation>
    </message>
    <message>
        <source>no compensation agreement</source>
        <translation>未达成补偿协议</translation>
    </message>
</context>
<context>
    <name>FactsPresenter</name>
    <message>
        <source>Facts of the case</source>
        <translation>案情</translation>
    </message>
</context>
<context>
    <name>FilePart</name>
    <message>
        <source>Seconds to add to the file&apos;s time</source>
        <translation>给文件时间加上的秒数</translation>
    </message>
    <message>
        <source>What shows it</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>a photograph of another clock</source>
        <translation>例如拍有电脑时钟的照片</translation>
    </message>
    <message>
        <source>Note the wrong clock</source>
        <translation>记录时钟偏差</translation>
    </message>
    <message>
        <source>What the file says of itself (claims)</source>
        <translation>文件自述（仅为自称）</translation>
    </message>
    <message numerus="yes">
        <source>Note it for all %n file(s) of this device</source>
        <translation>
            <numerusform>对本设备的 %n 个文件一并记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Write whole seconds: 360 adds six minutes, -360 takes them off.</source>
        <translation>请填整数秒：360 表示加六分钟，-360 表示减六分钟。</translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <source>All items</source>
        <translation>全部证据</translation>
    </message>
</context>
<context>
    <name>FormPart</name>
    <message numerus="yes">
        <source>%n requirement(s) of its form missing</source>
        <translation>
            <numerusform>形式要求还缺 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Its form is complete</source>
        <translation>形式要求齐备</translation>
    </message>
    <message>
        <source>To be written down</source>
        <translation>需要写明的</translation>
    </message>
    <message>
        <source>Where there is such a thing</source>
        <translation>有则写明</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Lock the window (Ctrl+L)</source>
        <translation>锁定窗口（Ctrl+L）</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Manual</source>
        <translation>使用手册</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>No history.</source>
        <translation>暂无记录。</translation>
    </message>
    <message>
        <source>Withdrawn; the record stays</source>
        <translation>已作废（记录保留）</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>ImportPresenter</name>
    <message>
        <source>Stick or folder to take in</source>
        <translation>选择要接收的 U 盘或文件夹</translation>
    </message>
    <message>
        <source>bundle {number} {id}</source>
        <translation>第 {number} 号数据包 {id}</translation>
    </message>
</context>
<context>
    <name>ItemForm</name>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>such as: one spade, handle of wood, 1.4 m</source>
        <translation>例如：铁锹 1 把，木柄，长 1.4 米</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Evidence without a file:</source>
        <translation>没有文件的证据：</translation>
    </message>
</context>
<context>
    <name>JournalPresenter</name>
    <message>
        <source>Write the journal to</source>
        <translation>操作日志另存为</translation>
    </message>
    <message>
        <source>The journal is written to {path}. The file is not sealed.</source>
        <translation>操作日志已写入 {path}。该文件没有加密，请妥善保管。</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) checked: numbering, chain, bodies and records agree.</source>
        <translation>
            <numerusform>已校验 %n 条记录：编号连续，日志链、内容和数据一致。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JournalView</name>
    <message>
        <source>Verify now</source>
        <translation>立即校验</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Deed</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>from, like 2026-01-01</source>
        <translation>从，例如 2026-01-01</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking every entry, its chain and the records that stand on it…</source>
        <translation>正在校验每条记录、日志链和据此形成的数据…</translation>
    </message>
</context>
<context>
    <name>JournalWords</name>
    <message>
        <source>everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签名</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>its content is not here: not carried in the bundle, or erased</source>
        <translation>内容不在这里：没有随数据包传来，或者已经依法删除</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Deed</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志链</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>log-ins and views</source>
        <translation>登录和查看</translation>
    </message>
    <message>
        <source>prints and exports</source>
        <translation>打印和导出</translation>
    </message>
    <message>
        <source>what came in</source>
        <translation>导入和登记</translation>
    </message>
    <message>
        <source>cases, parties, steps</source>
        <translation>案件、当事人、步骤</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>documents and numbers</source>
        <translation>文书和编号</translation>
    </message>
    <message>
        <source>comments and signatures</source>
        <translation>批注和签署</translation>
    </message>
    <message>
        <source>people, accounts, roles</source>
        <translation>人员、账号、角色</translation>
    </message>
    <message>
        <source>backup and checks</source>
        <translation>备份和校验</translation>
    </message>
    <message>
        <source>{what} saved</source>
        <translation>保存{what}</translation>
    </message>
    <message>
        <source>{what} withdrawn</source>
        <translation>作废{what}</translation>
    </message>
    <message>
        <source>{what} erased</source>
        <translation>删除{what}内容</translation>
    </message>
    <message>
        <source>{what} handed over</source>
        <translation>移交{what}</translation>
    </message>
    <message>
        <source>case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>party</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>item of evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>claims of a file</source>
        <translation>文件自述信息</translation>
    </message>
    <message>
        <source>custody</source>
        <translation>保管记录</translation>
    </message>
    <message>
        <source>checklist line</source>
        <translation>清单项</translation>
    </message>
    <message>
        <source>dispute</source>
        <translation>争议</translation>
    </message>
    <message>
        <source>document</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>sign-off</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>officer</source>
        <translation>执法人员</translation>
    </message>
    <message>
        <source>account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>peer</source>
        <translation>对端</translation>
    </message>
    <message>
        <source>pack</source>
        <translation>规则包</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>logged in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>logged in with the recovery key</source>
        <translation>用恢复密钥登录</translation>
    </message>
    <message>
        <source>logged out</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>restricted case viewed</source>
        <translation>查看限制案件</translation>
    </message>
    <message>
        <source>date confirmed</source>
        <translation>确认日期</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>打印文书</translation>
    </message>
    <message>
        <source>saved as PDF</source>
        <translation>另存 PDF</translation>
    </message>
    <message>
        <source>case exported</source>
        <translation>导出案件</translation>
    </message>
    <message>
        <source>list of cases exported</source>
        <translation>导出案件列表</translation>
    </message>
    <message>
        <source>court package written</source>
        <translation>制作法院证据包</translation>
    </message>
    <message>
        <source>journal exported</source>
        <translation>导出操作日志</translation>
    </message>
    <message>
        <source>bundle exported</source>
        <translation>导出数据包</translation>
    </message>
    <message>
        <source>original saved outside</source>
        <translation>另存原始文件</translation>
    </message>
    <message>
        <source>case imported</source>
        <translation>导入案件</translation>
    </message>
    <message>
        <source>bundle imported</source>
        <translation>导入数据包</translation>
    </message>
    <message>
        <source>bundle refused</source>
        <translation>拒收数据包</translation>
    </message>
    <message>
        <source>receipt came</source>
        <translation>收到回执</translation>
    </message>
    <message>
        <source>enrolment requested</source>
        <translation>申请登记</translation>
    </message>
    <message>
        <source>enrolment accepted</source>
        <translation>受理登记</translation>
    </message>
    <message>
        <source>trust withdrawn from a computer</source>
        <translation>撤销对电脑的信任</translation>
    </message>
    <message>
        <source>enrolled at the county</source>
        <translation>向县局登记</translation>
    </message>
    <message>
        <source>pack installed</source>
        <translation>安装规则包</translation>
    </message>
    <message>
        <source>signed pages filed</source>
        <translation>签字页归档</translation>
    </message>
    <message>
        <source>submitted with open findings</source>
        <translation>带问题送审</translation>
    </message>
    <message>
        <source>went on after a warning</source>
        <translation>提示后继续办理</translation>
    </message>
    <message>
        <source>account added</source>
        <translation>新增账号</translation>
    </message>
    <message>
        <source>account disabled</source>
        <translation>停用账号</translation>
    </message>
    <message>
        <source>roles changed</source>
        <translation>变更角色</translation>
    </message>
    <message>
        <source>password changed</source>
        <translation>修改口令</translation>
    </message>
    <message>
        <source>one account for two administrators</source>
        <translation>一个账号兼任两名管理员</translation>
    </message>
    <message>
        <source>store made</source>
        <translation>建立数据库</translation>
    </message>
    <message>
        <source>backup written</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>self-check done</source>
        <translation>自检</translation>
    </message>
    <message>
        <source>findings settled</source>
        <translation>处理自检问题</translation>
    </message>
    <message>
        <source>tables rebuilt</source>
        <translation>重建索引</translation>
    </message>
    <message>
        <source>backup restored</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>took note of the restore</source>
        <translation>知悉恢复</translation>
    </message>
    <message>
        <source>left-over files put into quarantine</source>
        <translation>残留文件移入隔离区</translation>
    </message>
    <message>
        <source>seal of the evidence lifted</source>
        <translation>解除证据封存</translation>
    </message>
    <message>
        <source>No. {n}</source>
        <translation>第 {n} 号</translation>
    </message>
    <message>
        <source>{n} lines</source>
        <translation>{n} 行</translation>
    </message>
    <message>
        <source>{n} copies</source>
        <translation>{n} 份</translation>
    </message>
    <message>
        <source>{n} pages</source>
        <translation>{n} 页</translation>
    </message>
    <message>
        <source>{n} entries</source>
        <translation>{n} 条记录</translation>
    </message>
    <message>
        <source>{n} wrong passwords before</source>
        <translation>此前口令输错 {n} 次</translation>
    </message>
    <message>
        <source>up to entry {n}</source>
        <translation>到第 {n} 条记录</translation>
    </message>
    <message>
        <source>{n} findings</source>
        <translation>发现 {n} 处问题</translation>
    </message>
</context>
<context>
    <name>KeyStep</name>
    <message>
        <source>Print the key</source>
        <translation>打印密钥</translation>
    </message>
    <message>
        <source>This key opens the store if every password is lost. It is shown this once and kept nowhere here.</source>
        <translation>口令全部忘记时，只有这把密钥能打开数据。它只显示这一次，程序不保存。</translation>
    </message>
    <message>
        <source>Print or write it, and lock it away with the seal. Whoever has it and this computer reads all.</source>
        <translation>请打印或抄写，与印章一起锁好。同时拿到密钥和这台电脑的人能看到全部内容。</translation>
    </message>
    <message>
        <source>So that it is certain that it was copied: type two groups back.</source>
        <translation>请照抄件输入下面两组，确认已经抄好。</translation>
    </message>
    <message>
        <source>Group {number}</source>
        <translation>第 {number} 组</translation>
    </message>
    <message>
        <source>This differs from what is shown.</source>
        <translation>与显示的不一致。</translation>
    </message>
</context>
<context>
    <name>KeyValue</name>
    <message>
        <source>not recorded</source>
        <translation>未记录</translation>
    </message>
</context>
<context>
    <name>LessonPresenter</name>
    <message>
        <source>The flaw of a lost case</source>
        <translation>与败诉案件同样的瑕疵</translation>
    </message>
    <message>
        <source>The flaw of a lost case is not ruled out</source>
        <translation>败诉案件的同样瑕疵尚未排除</translation>
    </message>
    <message>
        <source>{check}: {case} was lost by it</source>
        <translation>{check}：{case}因此败诉</translation>
    </message>
</context>
<context>
    <name>Lights</name>
    <message>
        <source>in doubt</source>
        <translation>存疑</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>还有 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>in order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超期</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>超期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>due soon</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天届满</translation>
    </message>
    <message numerus="yes">
        <source>due in %n day(s)</source>
        <translation>
            <numerusform>临期 %n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>officer</source>
        <translation>执法人员</translation>
    </message>
    <message>
        <source>captain</source>
        <translation>队长</translation>
    </message>
    <message>
        <source>legal reviewer</source>
        <translation>法制审核人员</translation>
    </message>
    <message>
        <source>person in charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>county receiver</source>
        <translation>县局接收人员</translation>
    </message>
    <message>
        <source>county supervisor</source>
        <translation>县局监督人员</translation>
    </message>
    <message>
        <source>keeper of rules</source>
        <translation>规则库管理员</translation>
    </message>
    <message>
        <source>system administrator</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>security administrator</source>
        <translation>安全管理员</translation>
    </message>
    <message>
        <source>audit administrator</source>
        <translation>审计管理员</translation>
    </message>
    <message>
        <source>patrol or inspection</source>
        <translation>巡查、检查</translation>
    </message>
    <message>
        <source>report or complaint</source>
        <translation>投诉、举报</translation>
    </message>
    <message>
        <source>transferred by another organ</source>
        <translation>其他机关移送</translation>
    </message>
    <message>
        <source>assigned by a superior</source>
        <translation>上级交办</translation>
    </message>
    <message>
        <source>monitoring</source>
        <translation>监控、监测</translation>
    </message>
    <message numerus="yes">
        <source>runs out in %n day(s)</source>
        <translation>
            <numerusform>还有 %n 天到期</numerusform>
        </translation>
    </message>
    <message>
        <source>valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>runs out soon</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>not valid yet</source>
        <translation>尚未生效</translation>
    </message>
    <message>
        <source>no certificate</source>
        <translation>无执法证</translation>
    </message>
    <message>
        <source>validity not recorded</source>
        <translation>有效期未记录</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
</context>
<context>
    <name>MadeSection</name>
    <message>
        <source>Document</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>Documents made</source>
        <translation>已制作的文书</translation>
    </message>
    <message>
        <source>Hold Ctrl or Shift to choose several: they are printed or saved as one.</source>
        <translation>按住 Ctrl 或 Shift 可选多份，一并打印或存为一个文件。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存 PDF</translation>
    </message>
    <message>
        <source>Save as Word</source>
        <translation>另存 Word</translation>
    </message>
    <message>
        <source>File signed pages</source>
        <translation>签字页归档</translation>
    </message>
    <message>
        <source>Comment on it</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Page or document</source>
        <translation>页或文书</translation>
    </message>
    <message>
        <source>What became of the signed pages</source>
        <translation>签字页归档结果</translation>
    </message>
    <message>
        <source>Choose a document to see its pages.</source>
        <translation>选择文书查看各页。</translation>
    </message>
</context>
<context>
    <name>MakePresenter</name>
    <message>
        <source>Draft as Word</source>
        <translation>草稿存 Word</translation>
    </message>
    <message>
        <source>{name} is written: a draft without a number. Compare it under Word when it comes back.</source>
        <translation>已写入 {name}：草稿，没有文号。改好后在“Word 与模板”中对照。</translation>
    </message>
</context>
<context>
    <name>MakeSection</name>
    <message>
        <source>About the step</source>
        <translation>对应步骤</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Make the document</source>
        <translation>制作文书</translation>
    </message>
    <message>
        <source>Draft as Word</source>
        <translation>草稿存 Word</translation>
    </message>
    <message>
        <source>Choose a document: its page is shown here.</source>
        <translation>选择文书后，这里显示页面。</translation>
    </message>
    <message>
        <source>Other documents</source>
        <translation>其他文书</translation>
    </message>
    <message>
        <source>Still to be known</source>
        <translation>尚缺内容</translation>
    </message>
    <message>
        <source>Everything this paper says comes from the case.</source>
        <translation>本文书的内容全部取自案件，无需填写。</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>去填写</translation>
    </message>
</context>
<context>
    <name>MarkForm</name>
    <message>
        <source>Why it does not apply</source>
        <translation>不适用的理由</translation>
    </message>
    <message>
        <source>the reason, for the file</source>
        <translation>写明理由，入卷备查</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>It applies</source>
        <translation>仍适用</translation>
    </message>
    <message>
        <source>“{line}” does not apply, because:</source>
        <translation>“{line}”不适用，理由：</translation>
    </message>
</context>
<context>
    <name>MatrixPart</name>
    <message>
        <source>Elements and evidence</source>
        <translation>要件与证据</translation>
    </message>
    <message>
        <source>● proves it on a required line   ○ speaks to it besides   ✕ struck: made or added after the decision, or obtained unlawfully   a red row: nothing proves it yet</source>
        <translation>● 必备证据证明   ○ 其他证据佐证   ✕ 剔除：决定之后形成、补入或者非法取得   红色行：尚无证据证明</translation>
    </message>
    <message>
        <source>No element is known: choose the matter of this case first.</source>
        <translation>没有要件：请先选定本案的执法事项。</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>要件</translation>
    </message>
    <message>
        <source>Lacks</source>
        <translation>尚缺</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Navigation</source>
        <translation>导航</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>No number is missing: each is reserved, used or void with its reason.</source>
        <translation>没有缺号：每个编号都有去向，已预留、已使用或者作废并写明理由。</translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) were not given here: compare them with the paper register.</source>
        <translation>
            <numerusform>有 %n 个编号不是本系统给的（启用前或系统外使用），请与纸质号簿核对。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) reserved and not used.</source>
        <translation>
            <numerusform>已预留未使用 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {reserved} reserved, {used} used, {void} void, {missing} not given here</source>
        <translation>{name}：预留 {reserved}，使用 {used}，作废 {void}，非本系统给号 {missing}</translation>
    </message>
    <message>
        <source>void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>used</source>
        <translation>已使用</translation>
    </message>
    <message>
        <source>on a blank form</source>
        <translation>空白文书</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>paper {form}</source>
        <translation>文书 {form}</translation>
    </message>
    <message>
        <source>reason: {reason}</source>
        <translation>理由：{reason}</translation>
    </message>
    <message>
        <source>made void by {name}, {time}</source>
        <translation>{name} 于 {time} 作废</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>系统</translation>
    </message>
</context>
<context>
    <name>NumbersPresenter</name>
    <message>
        <source>{number} is void; it stays in the register.</source>
        <translation>{number} 已作废，号簿中保留。</translation>
    </message>
</context>
<context>
    <name>NumbersView</name>
    <message>
        <source>Numbers</source>
        <translation>文书编号</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>编号序列</translation>
    </message>
    <message>
        <source>What it counts</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>预留</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Which numbers</source>
        <translation>显示哪些编号</translation>
    </message>
    <message>
        <source>all numbers</source>
        <translation>全部编号</translation>
    </message>
    <message>
        <source>on blank forms</source>
        <translation>在空白文书上</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>used</source>
        <translation>已使用</translation>
    </message>
    <message>
        <source>void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Case, or why it is void</source>
        <translation>所属案件或作废理由</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>No number was given yet. Filing a case or making a document takes the first one.</source>
        <translation>还没有用过编号。立案或者制作文书时自动取第一个号。</translation>
    </message>
</context>
<context>
    <name>OfficersStep</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>执法证号</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>有效期起</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>有效期止</translation>
    </message>
    <message>
        <source>Add the officer</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Take the chosen line out</source>
        <translation>移除所选人员</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>执法人员</translation>
    </message>
    <message>
        <source>An inspection needs two officers with certificates (Penalty Law art. 42). Enter them now or later.</source>
        <translation>现场检查须有两名以上持证人员（行政处罚法第四十二条）。可以现在登记，也可以以后再登记。</translation>
    </message>
</context>
<context>
    <name>OutcomeForm</name>
    <message>
        <source>Enter the outcome</source>
        <translation>登记结果</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Document served</source>
        <translation>文书送达时间</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Person in charge appeared</source>
        <translation>负责人出庭</translation>
    </message>
    <message>
        <source>Causes of the loss</source>
        <translation>败诉原因</translation>
    </message>
    <message>
        <source>Causes of the loss, the main one first</source>
        <translation>败诉原因（主要原因在前）</translation>
    </message>
</context>
<context>
    <name>OutputPresenter</name>
    <message>
        <source>Documents</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Printing was stopped; nothing is in the print log.</source>
        <translation>打印已停止，未计入打印记录。</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) sent to the printer, {copies} each; it is in the print log.</source>
        <translation>
            <numerusform>已将 %n 份文书送打印机，每份打印 {copies} 份，已记入打印日志。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存 PDF</translation>
    </message>
    <message>
        <source>Field pack</source>
        <translation>现场空白文书</translation>
    </message>
    <message>
        <source>Written to {path}</source>
        <translation>已写入 {path}</translation>
    </message>
    <message>
        <source>The blank pages are sent to the printer.</source>
        <translation>空白文书已送打印机。</translation>
    </message>
    <message>
        <source>The pack is made and not printed; it stands in the list of documents made.</source>
        <translation>空白文书已制作，尚未打印，列在“已制作”中。</translation>
    </message>
    <message>
        <source>Save as Word</source>
        <translation>另存 Word</translation>
    </message>
    <message>
        <source>Pictures and PDF</source>
        <translation>图片和 PDF</translation>
    </message>
    <message>
        <source>Photographs or scans of signed pages</source>
        <translation>选择签字页的照片或者扫描件</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) filed with their documents.</source>
        <translation>
            <numerusform>已归入相应文书 %n 页。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all is in order: see the list below the documents.</source>
        <translation>还有未齐的，见文书列表下方。</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Change the facts</source>
        <translation>修改案情</translation>
    </message>
    <message>
        <source>The case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>No deadline runs yet.</source>
        <translation>没有正在计算的期限。</translation>
    </message>
</context>
<context>
    <name>PackSection</name>
    <message>
        <source>Blank forms for the scene</source>
        <translation>现场使用的空白文书</translation>
    </message>
    <message>
        <source>Each form carries its QR code. A form with a number of its own gets the next one, reserved for this case; a signed page that comes back is filed by its code.</source>
        <translation>每页带二维码。有独立文号的文书预留下一个文号，只供本案使用；签字页带回后按二维码自动归入。</translation>
    </message>
    <message>
        <source>Make the pack as PDF</source>
        <translation>制作并存为 PDF</translation>
    </message>
    <message>
        <source>Make and print</source>
        <translation>制作并打印</translation>
    </message>
    <message>
        <source>Numbers on blank forms…</source>
        <translation>空白文书上的编号…</translation>
    </message>
</context>
<context>
    <name>PageTabs</name>
    <message>
        <source>Open pages</source>
        <translation>已打开的页面</translation>
    </message>
    <message>
        <source>Close this page</source>
        <translation>关闭此页</translation>
    </message>
    <message>
        <source>Close (Ctrl+W)</source>
        <translation>关闭（Ctrl+W）</translation>
    </message>
</context>
<context>
    <name>PapersPart</name>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>制作</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>已制作</translation>
    </message>
    <message>
        <source>Check of documents</source>
        <translation>文书检查</translation>
    </message>
    <message>
        <source>Field pack</source>
        <translation>现场空白文书</translation>
    </message>
    <message>
        <source>Word and templates</source>
        <translation>Word 与模板</translation>
    </message>
    <message>
        <source>Volume and court</source>
        <translation>卷宗与应诉</translation>
    </message>
</context>
<context>
    <name>PapersPresenter</name>
    <message>
        <source>volume</source>
        <translation>卷宗</translation>
    </message>
    <message>
        <source>Made {n}</source>
        <translation>已制作 {n}</translation>
    </message>
    <message numerus="yes">
        <source>The check found %n thing(s); see the check of documents.</source>
        <translation>
            <numerusform>检查发现 %n 处问题，见“文书检查”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} is made: %n page(s).</source>
        <translation>
            <numerusform>{number} 已制作，共 %n 页。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PapersWords</name>
    <message>
        <source>Documents {n}</source>
        <translation>文书 {n}</translation>
    </message>
    <message>
        <source>the case as a whole: every form</source>
        <translation>全案（全部文书）</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Settings, unit</source>
        <translation>在“设置”的单位信息中填写</translation>
    </message>
    <message>
        <source>under Parties</source>
        <translation>在“当事人”中填写</translation>
    </message>
    <message>
        <source>under Overview</source>
        <translation>在“概况”中填写</translation>
    </message>
    <message>
        <source>under Evidence</source>
        <translation>在“证据”中填写</translation>
    </message>
    <message>
        <source>under Disputes</source>
        <translation>在“争议”中填写</translation>
    </message>
    <message>
        <source>People, officers</source>
        <translation>在“人员”中填写</translation>
    </message>
    <message>
        <source>in the step, under Course</source>
        <translation>在“经过”的相应步骤中填写</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>已制发</translation>
    </message>
    <message>
        <source>void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>signed copy back</source>
        <translation>签字件已收回</translation>
    </message>
    <message>
        <source>{back} of {pages} pages back</source>
        <translation>签字件收回 {back}/{pages} 页</translation>
    </message>
    <message>
        <source>blank form</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>taken out</source>
        <translation>删去</translation>
    </message>
    <message>
        <source>added</source>
        <translation>增加</translation>
    </message>
    <message>
        <source>fixed text changed</source>
        <translation>固定文字改动</translation>
    </message>
    <message>
        <source>text added</source>
        <translation>增加文字</translation>
    </message>
    <message>
        <source>fixed text</source>
        <translation>固定文字</translation>
    </message>
    <message>
        <source>look it up in the list of fields</source>
        <translation>请查字段表</translation>
    </message>
    <message>
        <source>body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>header of the page</source>
        <translation>页眉</translation>
    </message>
    <message>
        <source>footer of the page</source>
        <translation>页脚</translation>
    </message>
    <message>
        <source>footnote</source>
        <translation>脚注</translation>
    </message>
    <message>
        <source>endnote</source>
        <translation>尾注</translation>
    </message>
    <message>
        <source>chart (cannot be filled)</source>
        <translation>图表（不能填写）</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>text box</source>
        <translation>文本框</translation>
    </message>
    <message>
        <source>reconsideration</source>
        <translation>行政复议</translation>
    </message>
    <message>
        <source>suit</source>
        <translation>行政诉讼</translation>
    </message>
    <message>
        <source>obtained unlawfully</source>
        <translation>取得不合法</translation>
    </message>
    <message>
        <source>made after the act</source>
        <translation>在行政行为之后形成</translation>
    </message>
    <message>
        <source>added after the set was sealed with the decision</source>
        <translation>在作出决定、封存证据之后补入</translation>
    </message>
    <message>
        <source>entered after the act, and nothing says when it was made</source>
        <translation>在行政行为之后录入，且没有写明形成时间</translation>
    </message>
    <message>
        <source>left at home</source>
        <translation>未附卷</translation>
    </message>
    <message>
        <source>must be corrected</source>
        <translation>必须改</translation>
    </message>
    <message>
        <source>look at it</source>
        <translation>请核对</translation>
    </message>
</context>
<context>
    <name>Parties</name>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Nobody is named yet.</source>
        <translation>还没有登记当事人。</translation>
    </message>
    <message>
        <source>Add a person or organisation</source>
        <translation>添加个人或单位</translation>
    </message>
</context>
<context>
    <name>PartyForm</name>
    <message>
        <source>Save the person</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>person</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>party</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>third party</source>
        <translation>第三人</translation>
    </message>
    <message>
        <source>agent</source>
        <translation>代理人</translation>
    </message>
    <message>
        <source>witness</source>
        <translation>证人</translation>
    </message>
    <message>
        <source>reporter</source>
        <translation>举报人</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>ID number or credit code</source>
        <translation>身份证号或统一社会信用代码</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Answers as</source>
        <translation>责任身份</translation>
    </message>
    <message>
        <source>actor</source>
        <translation>行为人</translation>
    </message>
    <message>
        <source>builder</source>
        <translation>建设人</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>经营者</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>buyer</source>
        <translation>买受人</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>管理人</translation>
    </message>
</context>
<context>
    <name>PartyPresenter</name>
    <message>
        <source>A person of the case</source>
        <translation>当事人</translation>
    </message>
</context>
<context>
    <name>Password</name>
    <message numerus="yes">
        <source>At least %n character(s)</source>
        <translation>
            <numerusform>至少 %n 个字符</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>▲ %n more character(s) needed</source>
        <translation>
            <numerusform>▲ 还差 %n 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>■ Too common: it would be guessed at once</source>
        <translation>■ 太常见，一猜就中</translation>
    </message>
    <message>
        <source>● Strong enough</source>
        <translation>● 强度足够</translation>
    </message>
    <message>
        <source>● Strong</source>
        <translation>● 强度好</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>active</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
</context>
<context>
    <name>PeoplePresenter</name>
    <message>
        <source>A day is written like 2024-01-01.</source>
        <translation>日期请写成 2024-01-01。</translation>
    </message>
</context>
<context>
    <name>PeopleView</name>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>执法证号</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>有效期止</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>执法人员</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>有效期起</translation>
    </message>
    <message>
        <source>Add the officer</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Log-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>初始口令</translation>
    </message>
    <message>
        <source>Add the account</source>
        <translation>添加账号</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Give this role</source>
        <translation>授予此角色</translation>
    </message>
    <message>
        <source>Give the chosen account the role above</source>
        <translation>把上面的角色授予所选账号</translation>
    </message>
    <message>
        <source>Disable the chosen account</source>
        <translation>停用所选账号</translation>
    </message>
    <message>
        <source>At least 12 characters</source>
        <translation>至少 12 个字符</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Workbench</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>执法行动</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>文书编号</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则库</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>New enforcement action</source>
        <translation>新增执法行动</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>使用手册</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Go to page</source>
        <translation>转到页</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>第 {number} 页</translation>
    </message>
    <message numerus="yes">
        <source>of %n page(s)</source>
        <translation>
            <numerusform>/ %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>Smaller (Ctrl+−)</source>
        <translation>缩小（Ctrl+−）</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>放大（Ctrl++）</translation>
    </message>
    <message>
        <source>As wide as there is room (Ctrl+0)</source>
        <translation>与窗口同宽（Ctrl+0）</translation>
    </message>
    <message>
        <source>The whole page (Ctrl+Shift+0)</source>
        <translation>显示整页（Ctrl+Shift+0）</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ProposalPanel</name>
    <message>
        <source>Steps that photographs seem to show</source>
        <translation>照片可能对应的步骤</translation>
    </message>
    <message>
        <source>Attach to the step</source>
        <translation>归入该步骤</translation>
    </message>
    <message>
        <source>No</source>
        <translation>不是</translation>
    </message>
</context>
<context>
    <name>ProvesButton</name>
    <message>
        <source>Proves</source>
        <translation>证明对象</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未写明</translation>
    </message>
    <message>
        <source>choose the matter first</source>
        <translation>先选定案由</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>Keep this page locked away with the seal. Whoever has it and the computer can read everything.</source>
        <translation>请将此页与印章一起锁好。同时拿到此页和电脑的人能看到全部内容。</translation>
    </message>
</context>
<context>
    <name>RecoveryView</name>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>New log-in name</source>
        <translation>新登录名</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再次输入新口令</translation>
    </message>
    <message>
        <source>Back to the log-in</source>
        <translation>返回登录</translation>
    </message>
    <message>
        <source>Open with the key</source>
        <translation>用密钥打开</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
    <message>
        <source>Type the key, a log-in name and a new password.</source>
        <translation>请输入恢复密钥、登录名和新口令。</translation>
    </message>
    <message>
        <source>Open with the recovery key</source>
        <translation>用恢复密钥打开</translation>
    </message>
    <message>
        <source>A new account is made, with a new key for its signatures; the journal says so.</source>
        <translation>将建立一个新账号和新的签名密钥，并记入日志。</translation>
    </message>
    <message>
        <source>Recovery key, as printed</source>
        <translation>恢复密钥（照打印页输入）</translation>
    </message>
    <message>
        <source>At least 12 characters</source>
        <translation>至少 12 个字符</translation>
    </message>
</context>
<context>
    <name>Registry</name>
    <message>
        <source>trusted</source>
        <translation>受信任</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>withdrawn {day}</source>
        <translation>{day} 撤销</translation>
    </message>
    <message>
        <source>Withdrawn {time}: {reason}. Entries count up to {n}; later ones are refused.</source>
        <translation>{time} 撤销：{reason}。只认可到第 {n} 条记录，以后的一律拒收。</translation>
    </message>
    <message>
        <source>The county&apos;s own key.</source>
        <translation>县局自己的密钥。</translation>
    </message>
    <message>
        <source>Enrolled {day}; taken in up to entry {n}.</source>
        <translation>{day} 登记；已接收到第 {n} 条记录。</translation>
    </message>
</context>
<context>
    <name>RegistryCard</name>
    <message>
        <source>Registry</source>
        <translation>名册</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>登记日期</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥指纹</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Computers of the registry</source>
        <translation>名册中的电脑</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Reason, for instance: stolen, reported</source>
        <translation>理由，例如：被盗，已报案</translation>
    </message>
    <message>
        <source>Withdraw trust</source>
        <translation>撤销信任</translation>
    </message>
    <message>
        <source>First take in every stick that came before the loss. What was taken in stays; whatever this computer signs from now on is refused, here at once and at the townships with their next reply.</source>
        <translation>请先把丢失以前送来的 U 盘都接收完。已经接收的内容保留；从现在起这台电脑签发的数据包一律拒收，本机立即生效，各乡镇收到下一次回复包后生效。</translation>
    </message>
</context>
<context>
    <name>RegistryPresenter</name>
    <message>
        <source>Trust in this computer of {name} is withdrawn. Carry a reply to the townships, so that they know.</source>
        <translation>已撤销对“{name}”这台电脑的信任。请给各乡镇送回复包，让他们也知道。</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <source>incomplete or altered</source>
        <translation>不完整或者被改动</translation>
    </message>
    <message>
        <source>signature holds</source>
        <translation>签名有效</translation>
    </message>
    <message>
        <source>up to entry {n}</source>
        <translation>到第 {n} 条记录</translation>
    </message>
    <message>
        <source>This backup cannot be restored. Choose another one.</source>
        <translation>这份备份不能恢复，请选另一份。</translation>
    </message>
    <message>
        <source>What was entered after {time} is not in it and must be entered again.</source>
        <translation>{time} 以后录入的内容不在这份备份里，恢复后要重新录入。</translation>
    </message>
    <message numerus="yes">
        <source>%n later entry(ies) of the present store are not in it: entered after {time}.</source>
        <translation>
            <numerusform>现在的数据库有 %n 条记录（{time} 以后录入）不在这份备份里。</numerusform>
        </translation>
    </message>
    <message>
        <source>The present store has nothing that is not in it.</source>
        <translation>现在数据库里的内容，这份备份里都有。</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestorePresenter</name>
    <message>
        <source>The medium or folder with the backups</source>
        <translation>存放备份的介质或文件夹</translation>
    </message>
    <message>
        <source>In which folder the restored store is to lie</source>
        <translation>恢复出来的数据库放在哪个文件夹里</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was restored and nothing was left behind.</source>
        <translation>已取消。没有恢复，也没有留下任何文件。</translation>
    </message>
    <message>
        <source>Restored and checked, in {folder}. The program opens it from now on.</source>
        <translation>已经恢复并核对完毕，在 {folder}。以后程序打开的就是它。</translation>
    </message>
    <message>
        <source>The store before lies unchanged in {old}.</source>
        <translation>原来的数据库原样保留在 {old}。</translation>
    </message>
</context>
<context>
    <name>RestoreView</name>
    <message>
        <source>Choose the medium or folder</source>
        <translation>选择介质或文件夹</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>备份时间</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>距今</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Reaches</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Another place…</source>
        <translation>换一个位置…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>恢复这份备份</translation>
    </message>
    <message>
        <source>Go to the log-in</source>
        <translation>去登录</translation>
    </message>
    <message>
        <source>Copying and checking every file</source>
        <translation>正在逐个文件复制、核对</translation>
    </message>
    <message>
        <source>Cancelling leaves nothing behind.</source>
        <translation>取消后不会留下任何文件。</translation>
    </message>
    <message>
        <source>There is no backup in this folder. Choose another folder or medium.</source>
        <translation>这个文件夹里没有备份，请换一个文件夹或者介质。</translation>
    </message>
    <message>
        <source>{folder}: it stays as it is</source>
        <translation>{folder}，原样保留</translation>
    </message>
    <message>
        <source>there is none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>恢复到</translation>
    </message>
    <message>
        <source>Present store</source>
        <translation>现在的数据库</translation>
    </message>
    <message>
        <source>A backup is checked file by file and copied into a new folder. The store that is here stays as it is, nothing is overwritten, and the backups stay too. Log in afterwards with the password of that day.</source>
        <translation>备份逐个文件核对后，复制到一个新文件夹。现在的数据库原样保留，不会覆盖任何内容，备份也都还在。恢复后用备份当天的口令登录。</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
</context>
<context>
    <name>RestoredPresenter</name>
    <message>
        <source>You are on a restored copy: the backup of {time}, up to entry {n}. Enter again what came later.</source>
        <translation>现在使用的是恢复出来的数据库：{time} 的备份，到第 {n} 条记录。以后的内容请重新录入。</translation>
    </message>
    <message>
        <source>The newest before it lies unchanged in {old}.</source>
        <translation>恢复以前的最新数据库原样保留在 {old}。</translation>
    </message>
    <message>
        <source>Taken note</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>ReviewForm</name>
    <message>
        <source>Sign the review</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>passed with changes</source>
        <translation>修改后通过</translation>
    </message>
    <message>
        <source>Outcome of the review</source>
        <translation>审核结论</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>审核意见</translation>
    </message>
    <message>
        <source>The opinion of legal review is made at once and says the same.</source>
        <translation>签名后立即制作法制审核意见书，内容与此相同。</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>同意</translation>
    </message>
</context>
<context>
    <name>ReviewPresenter</name>
    <message>
        <source>Submitting with open findings</source>
        <translation>有问题仍送审</translation>
    </message>
    <message>
        <source>Legal review</source>
        <translation>法制审核</translation>
    </message>
    <message>
        <source>Submit for review</source>
        <translation>提交审核</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Legal review: sign</source>
        <translation>法制审核签名</translation>
    </message>
    <message>
        <source>Approve: sign</source>
        <translation>审批签名</translation>
    </message>
    <message>
        <source>You sign that this case has passed legal review, as it stands now.</source>
        <translation>您确认本案通过法制审核，以当前内容为准。</translation>
    </message>
    <message>
        <source>Signed. The opinion of legal review is made: {number}.</source>
        <translation>已签名，法制审核意见书已制作：{number}。</translation>
    </message>
    <message>
        <source>Signed. The opinion of legal review is not made yet: {why}</source>
        <translation>已签名，法制审核意见书还没有制作：{why}</translation>
    </message>
    <message>
        <source>Make the opinion of legal review</source>
        <translation>制作法制审核意见书</translation>
    </message>
    <message>
        <source>You approve this case as it stands now.</source>
        <translation>您批准本案，以当前内容为准。</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签名</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message>
        <source>statute text</source>
        <translation>法律条文</translation>
    </message>
    <message>
        <source>lists of powers</source>
        <translation>权力清单</translation>
    </message>
    <message>
        <source>matters</source>
        <translation>执法事项</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>check</source>
        <translation>评查项</translation>
    </message>
    <message>
        <source>document</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>cause of a loss</source>
        <translation>败诉原因</translation>
    </message>
    <message>
        <source>separation of duties</source>
        <translation>职责分离</translation>
    </message>
    <message>
        <source>publication</source>
        <translation>公示</translation>
    </message>
    <message>
        <source>discretion</source>
        <translation>裁量</translation>
    </message>
    <message>
        <source>power</source>
        <translation>职权</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>不通过</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>情况不明</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>no such rule</source>
        <translation>无此规则</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>procedure rules</source>
        <translation>程序规则</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>随程序提供</translation>
    </message>
    <message>
        <source>{what}: {name} {version}</source>
        <translation>{what}：{name} {version}</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s), in force from {day}, SHA-256 {hash}</source>
        <translation>
            <numerusform>%n 条，{day} 起施行，SHA-256 {hash}</numerusform>
        </translation>
    </message>
    <message>
        <source>Texts of statutes are read and cited; they change no case.</source>
        <translation>法律条文供查阅和引用，不改变任何案件。</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) differ.</source>
        <translation>
            <numerusform>%n 条规则不同。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s) looked at</source>
        <translation>
            <numerusform>已对照 %n 件未结案件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them would change</source>
        <translation>
            <numerusform>其中 %n 件会有变化</numerusform>
        </translation>
    </message>
    <message>
        <source>{rules} {looked}, {changed}.</source>
        <translation>{rules}{looked}，{changed}。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>(no title yet)</source>
        <translation>（尚无案由）</translation>
    </message>
    <message>
        <source>{id} {result}, on another basis</source>
        <translation>{id} {result}，依据有变</translation>
    </message>
    <message>
        <source>{id} {before} → {after}</source>
        <translation>{id} {before} → {after}</translation>
    </message>
    <message>
        <source>{id} {name} {before} → {after}</source>
        <translation>{id} {name} {before} → {after}</translation>
    </message>
    <message>
        <source>{step}: no next step any more</source>
        <translation>{step}：不再是下一步</translation>
    </message>
    <message>
        <source>{step}: possible</source>
        <translation>{step}：可以办理</translation>
    </message>
    <message>
        <source>{step}: not before {day}</source>
        <translation>{step}：{day} 前不得办理</translation>
    </message>
    <message>
        <source>no day</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>article</source>
        <translation>条文</translation>
    </message>
    <message>
        <source>computed from: {facts}</source>
        <translation>计算所用事实：{facts}</translation>
    </message>
    <message>
        <source>in force: {days}</source>
        <translation>施行期间：{days}</translation>
    </message>
    <message>
        <source>the statute says so</source>
        <translation>法律明文规定</translation>
    </message>
    <message>
        <source>[D] derived: our reading, the statute does not say it in so many words</source>
        <translation>[D] 推导：由条文推出，条文没有逐字规定</translation>
    </message>
    <message>
        <source>[S] seen only in an excerpt: the county&apos;s justice bureau must confirm it</source>
        <translation>[S] 仅见摘录：须经县司法局确认</translation>
    </message>
    <message>
        <source>[M] not verified: the text was not at hand</source>
        <translation>[M] 未核实：没有见到原文</translation>
    </message>
    <message>
        <source>[P] practice proposed by the program, not law</source>
        <translation>[P] 程序建议的做法，不是法律规定</translation>
    </message>
    <message>
        <source>text of {day}</source>
        <translation>{day} 文本</translation>
    </message>
</context>
<context>
    <name>RulesPresenter</name>
    <message>
        <source>The folder with the rules or the statute texts</source>
        <translation>选择规则或法律条文所在的文件夹</translation>
    </message>
    <message>
        <source>Just this is installed already; nothing was changed.</source>
        <translation>这一版已经安装，没有改动。</translation>
    </message>
    <message>
        <source>{name} is installed.</source>
        <translation>已安装：{name}。</translation>
    </message>
    <message>
        <source>{name} is installed; the open cases are being judged anew.</source>
        <translation>已安装：{name}，正在重新评查未结案件。</translation>
    </message>
    <message numerus="yes">
        <source>Installed. %n case(s) stand otherwise in the lists now.</source>
        <translation>
            <numerusform>已安装。列表中有 %n 件案件的状态发生变化。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesView</name>
    <message>
        <source>Install from a folder…</source>
        <translation>从文件夹安装…</translation>
    </message>
    <message>
        <source>Rules and laws</source>
        <translation>规则与法律</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Rule (D10, K-P04, E13), citation (行政处罚法 44) or words</source>
        <translation>规则编号（D10、K-P04、E13）、条文（行政处罚法 44）或词语</translation>
    </message>
    <message>
        <source>What is installed here travels to every township in the next reply bundle and is used there from the next log-in on.</source>
        <translation>在此安装的规则和法律，随下一个回复包发往各乡镇，乡镇下次登录时启用。</translation>
    </message>
    <message>
        <source>The county&apos;s rules and laws come with its reply bundle and are used from the next log-in on. A pack on a stick can be installed here too.</source>
        <translation>县局的规则和法律随回复包送达，下次登录时启用；也可以在此从 U 盘安装。</translation>
    </message>
    <message>
        <source>The county&apos;s rules and laws come with its reply bundle and are used from the next log-in on.</source>
        <translation>县局的规则和法律随回复包送达，下次登录时启用。</translation>
    </message>
    <message>
        <source>List</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>施行日期</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>正在使用</translation>
    </message>
    <message>
        <source>To be installed</source>
        <translation>待安装</translation>
    </message>
    <message>
        <source>Judging the open cases under both</source>
        <translation>正在按新旧规则分别评查未结案件</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>案由</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Cases that would change</source>
        <translation>会有变化的案件</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不安装</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>A rule is shown with the words of its articles where the law is installed.</source>
        <translation>输入编号或词语查找。已安装法律条文的，规则下同时显示条文原文。</translation>
    </message>
    <message>
        <source>Neither a rule nor an article says this.</source>
        <translation>没有找到这样的规则或条文。</translation>
    </message>
    <message>
        <source>No statute texts are installed: citations stand without their words. The county installs the texts from a folder; all else works without them.</source>
        <translation>未安装法律条文，引用处只显示条文编号。条文由县局从文件夹安装；没有条文不影响其他功能。</translation>
    </message>
</context>
<context>
    <name>SavedNote</name>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation>未保存：{reason}</translation>
    </message>
</context>
<context>
    <name>ScanWords</name>
    <message>
        <source>not back yet</source>
        <translation>尚未收回</translation>
    </message>
    <message>
        <source>{document}, page {pages}, of the case {case}</source>
        <translation>{document}第 {pages} 页，属于案件 {case}</translation>
    </message>
    <message>
        <source>filed in another case</source>
        <translation>已归入另一案件</translation>
    </message>
    <message>
        <source>{document}, page {pages}</source>
        <translation>{document}第 {pages} 页</translation>
    </message>
    <message>
        <source>filed</source>
        <translation>已归入</translation>
    </message>
    <message>
        <source>{number}: signed page {pages} has not come back.</source>
        <translation>{number}：第 {pages} 页（签字页）没有收回。</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>缺签字页</translation>
    </message>
    <message>
        <source>{number}: page {pages} has not come back.</source>
        <translation>{number}：第 {pages} 页没有收回。</translation>
    </message>
    <message>
        <source>page missing</source>
        <translation>缺页</translation>
    </message>
    <message>
        <source>{number}: page {pages} came more than once; the last one was kept.</source>
        <translation>{number}：第 {pages} 页收到不止一次，保留最后一次的。</translation>
    </message>
    <message>
        <source>came twice</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>{name}: {number} is void ({reason}); not filed. Keep the paper with the voided ones.</source>
        <translation>{name}：{number}已作废（{reason}），没有归入。纸质件请与作废文书一并保管。</translation>
    </message>
    <message>
        <source>void number</source>
        <translation>编号已作废</translation>
    </message>
    <message>
        <source>{name}: version {version} of {number}; a newer one was made</source>
        <translation>{name}：是{number}的第 {version} 版，之后又制作了新版</translation>
    </message>
    <message>
        <source>old version</source>
        <translation>旧版本</translation>
    </message>
    <message>
        <source>several codes on one picture</source>
        <translation>一张图上有几个二维码</translation>
    </message>
    <message>
        <source>not a picture that opens</source>
        <translation>不是能打开的图片</translation>
    </message>
    <message>
        <source>a document that was not made here</source>
        <translation>不是本机制作的文书</translation>
    </message>
    <message>
        <source>it belongs to a case that cannot be changed from here</source>
        <translation>属于在此不能改动的案件</translation>
    </message>
    <message>
        <source>no code found</source>
        <translation>没有找到二维码</translation>
    </message>
    <message>
        <source>file by hand</source>
        <translation>请人工归档</translation>
    </message>
    <message>
        <source>{name}, page {page}</source>
        <translation>{name}第 {page} 页</translation>
    </message>
</context>
<context>
    <name>SealPanel</name>
    <message>
        <source>Why the seal is lifted</source>
        <translation>解除封存的理由</translation>
    </message>
    <message>
        <source>the reason, for the file</source>
        <translation>理由，记入案卷</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>封存</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>先不</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) will be sealed: kind, time, maker, place and method cannot be changed then.</source>
        <translation>
            <numerusform>将封存 %n 件证据：封存后种类、形成时间、制作人、地点、取得方式不能修改。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without the time it was made</source>
        <translation>
            <numerusform>%n 件没有形成时间</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without its maker</source>
        <translation>
            <numerusform>%n 件没有制作人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without what it proves</source>
        <translation>
            <numerusform>%n 件没有写明证明什么</numerusform>
        </translation>
    </message>
    <message>
        <source>The decision is made: the seal cannot be lifted again.</source>
        <translation>处罚决定已经作出：封存后不能解除。</translation>
    </message>
    <message>
        <source>Until the decision the seal can be lifted, with a reason.</source>
        <translation>作出决定之前，写明理由可以解除封存。</translation>
    </message>
    <message>
        <source>The set is open again until it is sealed anew; the reason stands in the journal.</source>
        <translation>解除后可以修改、补充，作出决定前须重新封存；理由记入日志。</translation>
    </message>
    <message>
        <source>Lift the seal</source>
        <translation>解除封存</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search cases, parties, articles, commands   Ctrl+K</source>
        <translation>搜索案件、当事人、条文、操作   Ctrl+K</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation>没有找到“{text}”</translation>
    </message>
</context>
<context>
    <name>SettingsPresenter</name>
    <message>
        <source>Where to keep the backup</source>
        <translation>备份存放在哪里</translation>
    </message>
    <message>
        <source>The backup is made and was read back.</source>
        <translation>备份已完成，并已回读核对。</translation>
    </message>
    <message>
        <source>No backup has been made yet. Keep one outside this computer.</source>
        <translation>还没有备份。请在这台电脑以外的盘上保存一份。</translation>
    </message>
    <message>
        <source>Last backup: {time}</source>
        <translation>上次备份：{time}</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Big type</source>
        <translation>大字</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>无操作多久后锁定</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前口令</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再次输入新口令</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>修改口令</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>The password was changed. The next log-in needs the new one.</source>
        <translation>口令已修改，下次登录请用新口令。</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>Ctrl+L locks at once</source>
        <translation>按 Ctrl+L 立即锁定</translation>
    </message>
    <message>
        <source>Type size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>我的口令</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Brigade case program</source>
        <translation>综合行政执法办案系统</translation>
    </message>
    <message>
        <source>Restored. Log in with the password of the day of the backup.</source>
        <translation>已经恢复。请用备份当天的口令登录。</translation>
    </message>
    <message>
        <source>{unit} · Brigade case program</source>
        <translation>{unit} · 综合行政执法办案系统</translation>
    </message>
    <message numerus="yes">
        <source>%n wrong password(s) since your last log-in.</source>
        <translation>
            <numerusform>自上次登录以来口令输错 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Locked. What you were typing is kept, sealed.</source>
        <translation>已锁定。正在输入的内容已加密保存。</translation>
    </message>
    <message>
        <source>Something went wrong in the program itself; what was saved is safe. Log entry {number}.</source>
        <translation>程序内部出现故障，已保存的内容不受影响。日志编号 {number}。</translation>
    </message>
    <message numerus="yes">
        <source>Locked after %n minute(s) without a key or a click.</source>
        <translation>
            <numerusform>%n 分钟没有操作，已锁定。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SideWords</name>
    <message>
        <source>collected</source>
        <translation>收集</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>looked at</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>moved to another place</source>
        <translation>移动存放处</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>退还</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>disposed of</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>noted</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>{requirement}: no</source>
        <translation>{requirement}：否</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>time and officer fit</source>
        <translation>时间、人员相符</translation>
    </message>
    <message>
        <source>the time fits</source>
        <translation>时间相符</translation>
    </message>
    <message>
        <source>{count} seem to show “{step}” ({why})</source>
        <translation>有 {count}可能对应“{step}”（{why}）</translation>
    </message>
    <message>
        <source>Made after the decision: cannot prove it lawful (evidence provisions art. 60 (1)).</source>
        <translation>决定之后制作：不能作为认定决定合法的依据（行政诉讼证据规定第六十条第一项）。</translation>
    </message>
    <message>
        <source>Added after the decision was made and the evidence sealed: stays outside the set.</source>
        <translation>作出决定、封存证据之后补入：不在封存范围内，不列入证明决定合法的证据。</translation>
    </message>
    <message>
        <source>Put on this line after the decision: the decision did not rest on it there, so it does not count.</source>
        <translation>作出决定之后才归入这一项：决定时没有以它证明这一点，不计入。</translation>
    </message>
    <message>
        <source>Added since the evidence was sealed: seal it again before the decision.</source>
        <translation>封存之后补入：请在作出决定前重新封存。</translation>
    </message>
    <message>
        <source>made after the decision</source>
        <translation>决定后制作</translation>
    </message>
    <message>
        <source>added after the decision</source>
        <translation>决定后补入</translation>
    </message>
    <message>
        <source>listed after the decision</source>
        <translation>决定后才归入</translation>
    </message>
    <message>
        <source>not in the sealed set</source>
        <translation>未在封存范围</translation>
    </message>
</context>
<context>
    <name>Sides</name>
    <message>
        <source>About this item</source>
        <translation>这件证据</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Custody</source>
        <translation>保管链</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Form {n}</source>
        <translation>形式 缺{n}</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Your password again</source>
        <translation>请再次输入您的口令</translation>
    </message>
</context>
<context>
    <name>SmallForm</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Something is missing or cannot be read.</source>
        <translation>有内容没有填写或无法识别。</translation>
    </message>
</context>
<context>
    <name>StartPresenter</name>
    <message>
        <source>A day is written like 2024-01-01.</source>
        <translation>日期请写成 2024-01-01。</translation>
    </message>
    <message>
        <source>The page was sent to the printer.</source>
        <translation>已送打印机。</translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>The unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>执法人员</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>您的账号</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>A new computer, or the store is lost? Restore a backup</source>
        <translation>换了电脑，或者数据库丢失？恢复备份</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Making the sealed store…</source>
        <translation>正在建立加密数据库…</translation>
    </message>
    <message>
        <source>Making the sample world: case {done} of {total}</source>
        <translation>正在生成样例数据：第 {done} 案，共 {total} 案</translation>
    </message>
    <message>
        <source>Making the sample world; this takes less than a minute.</source>
        <translation>正在生成样例数据，不到一分钟。</translation>
    </message>
    <message>
        <source>Make the store</source>
        <translation>建立数据库</translation>
    </message>
    <message>
        <source>Begin to work</source>
        <translation>开始使用</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>One account does the work of two administrators</source>
        <translation>系统管理员和安全管理员由同一账号兼任</translation>
    </message>
    <message>
        <source>no backup yet</source>
        <translation>尚无备份</translation>
    </message>
    <message>
        <source>backup today {time}</source>
        <translation>备份 今天 {time}</translation>
    </message>
    <message>
        <source>backup {day}</source>
        <translation>备份 {day}</translation>
    </message>
    <message>
        <source>county received up to {day}</source>
        <translation>县局已接收至 {day}</translation>
    </message>
    <message>
        <source>nothing received by the county yet</source>
        <translation>县局尚未接收</translation>
    </message>
    <message>
        <source>The clock stands earlier than the last entry.</source>
        <translation>时钟早于最后一条记录的时间。</translation>
    </message>
    <message>
        <source>The clock stands earlier than the program was made.</source>
        <translation>时钟早于程序的制作时间。</translation>
    </message>
    <message>
        <source>The clock stands earlier than the county&apos;s last receipt.</source>
        <translation>时钟早于县局上次回执的时间。</translation>
    </message>
    <message>
        <source>The clock was moved since the computer was started.</source>
        <translation>开机后时钟被改动过。</translation>
    </message>
    <message>
        <source>The last entry is more than seven days old. Is today&apos;s date right?</source>
        <translation>距最后一条记录已超过七天，今天的日期对吗？</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>The date is right</source>
        <translation>日期无误</translation>
    </message>
    <message>
        <source>less than 2 GiB free on the disk</source>
        <translation>磁盘剩余空间不足 2 GiB</translation>
    </message>
    <message>
        <source>clock in doubt</source>
        <translation>时钟存疑</translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message>
        <source>Reason for going on</source>
        <translation>继续办理的理由</translation>
    </message>
    <message>
        <source>The doubt and this reason are kept in the journal.</source>
        <translation>疑点和理由都记入日志。</translation>
    </message>
    <message>
        <source>Log this step  Ctrl+S</source>
        <translation>登记本步骤  Ctrl+S</translation>
    </message>
    <message>
        <source>Back without logging</source>
        <translation>不登记，返回</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定、审批人</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>对应步骤</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>执法人员</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>Belongs to the step</source>
        <translation>对应的步骤（如送达的文书）</translation>
    </message>
    <message>
        <source>Facts of this step</source>
        <translation>本步骤事项</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>no paper</source>
        <translation>没有文书</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>leave empty if it has none</source>
        <translation>没有文号可不填</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>已盖章</translation>
    </message>
    <message>
        <source>a party refused to sign; noted on the paper</source>
        <translation>当事人拒绝签名，已在文书上注明</translation>
    </message>
    <message>
        <source>refused to sign</source>
        <translation>拒绝签名</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>已签名</translation>
    </message>
    <message>
        <source>The paper says</source>
        <translation>文书载明</translation>
    </message>
    <message>
        <source>What is left alone counts as not recorded.</source>
        <translation>没有填写的一律视为没有记录。</translation>
    </message>
    <message>
        <source>A date or an amount cannot be read. Please look at the field that is marked.</source>
        <translation>日期或金额无法识别，请查看标出的栏目。</translation>
    </message>
</context>
<context>
    <name>StepPart</name>
    <message>
        <source>Kind of step</source>
        <translation>步骤种类</translation>
    </message>
</context>
<context>
    <name>StepPresenter</name>
    <message>
        <source>Log a step</source>
        <translation>登记步骤</translation>
    </message>
    <message>
        <source>Filed as {number}.</source>
        <translation>已立案：{number}。</translation>
    </message>
    <message>
        <source>First lawful day: {day}</source>
        <translation>最早可以办理：{day}</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>now</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>ahead</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>SubmitForm</name>
    <message>
        <source>Submit all the same</source>
        <translation>仍要送审</translation>
    </message>
    <message>
        <source>Reason for submitting all the same</source>
        <translation>仍要送审的理由</translation>
    </message>
    <message>
        <source>It stands in the journal and the reviewer reads it.</source>
        <translation>理由记入日志，审核人员可以看到。</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>choose medium</source>
        <translation>选择介质</translation>
    </message>
    <message>
        <source>check contents</source>
        <translation>核对内容</translation>
    </message>
    <message>
        <source>write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>read back</source>
        <translation>回读校验</translation>
    </message>
    <message>
        <source>safe to remove</source>
        <translation>可以拔出</translation>
    </message>
    <message>
        <source>This card says it is {name}. Its characters:</source>
        <translation>对方自称：{name}。对应的十二个字：</translation>
    </message>
    <message>
        <source>To</source>
        <translation>接收单位</translation>
    </message>
    <message>
        <source>Choose the stick or folder</source>
        <translation>选择 U 盘或文件夹</translation>
    </message>
    <message>
        <source>Write the bundle</source>
        <translation>写入数据包</translation>
    </message>
    <message>
        <source>There is not enough room on this medium.</source>
        <translation>介质空间不足。</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>Cancelling leaves nothing half written on the medium.</source>
        <translation>取消后介质上不会留下写了一半的文件。</translation>
    </message>
    <message>
        <source>The medium may be removed</source>
        <translation>可以拔出</translation>
    </message>
    <message>
        <source>This store is not enrolled yet: compare the characters with the other side first, below.</source>
        <translation>本机还没有登记，请先在下方与对方核对。</translation>
    </message>
    <message>
        <source>Take in a stick or folder</source>
        <translation>接收 U 盘或文件夹</translation>
    </message>
    <message>
        <source>Checking and taking in</source>
        <translation>正在校验并接收</translation>
    </message>
    <message>
        <source>What is checked whole stays.</source>
        <translation>已完整校验的部分保留。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>What came</source>
        <translation>收到的数据包</translation>
    </message>
    <message>
        <source>Write our request</source>
        <translation>写出本机登记申请</translation>
    </message>
    <message>
        <source>Accept a township&apos;s request</source>
        <translation>受理乡镇登记申请</translation>
    </message>
    <message>
        <source>Install the county&apos;s answer</source>
        <translation>安装县局回复</translation>
    </message>
    <message>
        <source>The characters that they read out to you</source>
        <translation>对方念出的十二个字</translation>
    </message>
    <message>
        <source>They are the same: believe this card</source>
        <translation>核对一致，确认</translation>
    </message>
    <message>
        <source>Export a bundle</source>
        <translation>导出数据包</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Both screens show twelve characters. Compare them face to face or by telephone before you believe.</source>
        <translation>双方屏幕各显示十二个字。请当面或通过电话核对一致后再确认。</translation>
    </message>
    <message>
        <source>Our characters, to be read out:</source>
        <translation>本机的十二个字，请念给对方：</translation>
    </message>
    <message>
        <source>The county&apos;s recovery key. Print it, put it into the safe; it is shown this once.</source>
        <translation>县局恢复密钥。请打印后存入保险柜，只显示这一次。</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>{entries} new records of {cases} case(s)</source>
        <translation>新记录 {entries} 条（{cases} 案）</translation>
    </message>
    <message>
        <source>{count} item(s), {size}, in {volumes} volume(s)</source>
        <translation>{count} 件，{size}，分 {volumes} 卷</translation>
    </message>
    <message>
        <source>{needed} needed, {free} free</source>
        <translation>需要 {needed}，可用 {free}</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>up to record {seq}</source>
        <translation>至第 {seq} 条</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are not in this store</source>
        <translation>
            <numerusform>%n 个文件不在本机</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s): who reported never leaves</source>
        <translation>
            <numerusform>%n 条：举报人身份不外传</numerusform>
        </translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Confirmed before</source>
        <translation>上次确认</translation>
    </message>
    <message>
        <source>Receipts enclosed</source>
        <translation>附回执</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>空间</translation>
    </message>
    <message>
        <source>Withheld</source>
        <translation>不外传</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>To {name}</source>
        <translation>发往 {name}</translation>
    </message>
    <message>
        <source>{n} of {of} files</source>
        <translation>{n}/{of} 个文件</translation>
    </message>
    <message>
        <source>Bundle {number} is written and read back: {entries} records, {evidence} items, {size}. Folder {folder}.</source>
        <translation>第 {number} 号数据包已写入并回读无误：记录 {entries} 条，证据 {evidence} 件，{size}。文件夹 {folder}。</translation>
    </message>
    <message>
        <source>{name} has confirmed nothing yet</source>
        <translation>{name}尚未确认</translation>
    </message>
    <message>
        <source>{name} has received {n} of {of} records</source>
        <translation>{name}已接收 {n}/{of} 条</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>volumes missing</source>
        <translation>缺卷</translation>
    </message>
    <message>
        <source>already here</source>
        <translation>已接收过</translation>
    </message>
    <message>
        <source>look at this one</source>
        <translation>需要查看</translation>
    </message>
    <message>
        <source>{new} new, {changed} changed</source>
        <translation>新 {new}，变动 {changed}</translation>
    </message>
    <message>
        <source>{new} new, {missing} awaited</source>
        <translation>新 {new}，待补 {missing}</translation>
    </message>
    <message>
        <source>bundle {numbers} never came</source>
        <translation>第 {numbers} 号数据包未收到</translation>
    </message>
    <message>
        <source>volume {numbers} missing</source>
        <translation>缺第 {numbers} 卷</translation>
    </message>
    <message>
        <source>confirms our {n} of {of}</source>
        <translation>对方已确认本机 {n}/{of} 条</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n 条意见</numerusform>
        </translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒收</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Nothing has been logged yet.</source>
        <translation>还没有登记经过。</translation>
    </message>
</context>
<context>
    <name>UnitStep</name>
    <message>
        <source>Seat</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>township</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>county</source>
        <translation>县级</translation>
    </message>
    <message>
        <source>Name of the unit</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>as it stands on the seal</source>
        <translation>与印章一致</translation>
    </message>
    <message>
        <source>County</source>
        <translation>所属县</translation>
    </message>
    <message>
        <source>Place in the numbers</source>
        <translation>编号中的地名</translation>
    </message>
    <message>
        <source>Division code</source>
        <translation>行政区划代码</translation>
    </message>
    <message>
        <source>Number of this computer</source>
        <translation>本机编号</translation>
    </message>
    <message>
        <source>Villages</source>
        <translation>村（社区）</translation>
    </message>
    <message>
        <source>one a line</source>
        <translation>每行一个</translation>
    </message>
    <message>
        <source>It begins each number: 南召（城郊）罚立〔2026〕12号</source>
        <translation>每个编号以它开头：南召（城郊）罚立〔2026〕12号</translation>
    </message>
    <message>
        <source>nine digits; a county has six</source>
        <translation>九位数字；县级六位</translation>
    </message>
    <message>
        <source>1, or the next one free in the unit</source>
        <translation>填 1，或本单位下一个未用的编号</translation>
    </message>
    <message>
        <source>Villages, for choosing a place</source>
        <translation>村（社区）名单，登记地点时选用</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>此项必填。</translation>
    </message>
    <message>
        <source>Nine digits, or the six of a county.</source>
        <translation>应为九位数字，县级为六位。</translation>
    </message>
    <message>
        <source>A number from 1 to 999.</source>
        <translation>应为 1 到 999 的数字。</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Back to the grid  Esc</source>
        <translation>返回列表  Esc</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>上一件</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Open with the system&apos;s program</source>
        <translation>用系统程序打开</translation>
    </message>
    <message>
        <source>Save the original</source>
        <translation>另存原始文件</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>This item has no file. Photographs of it are items of their own.</source>
        <translation>本件没有文件。它的照片另作一件证据。</translation>
    </message>
    <message>
        <source>The picture is being drawn …</source>
        <translation>正在绘制画面…</translation>
    </message>
    <message>
        <source>Left: {first}    Right: {second}</source>
        <translation>左：{first}    右：{second}</translation>
    </message>
    <message>
        <source>This one cannot be drawn; the others may be.</source>
        <translation>这一幅无法显示，可看其他各幅。</translation>
    </message>
    <message>
        <source>There is no picture of this file here. It is filed as it came.</source>
        <translation>该文件在此没有画面，原样存档。</translation>
    </message>
    <message>
        <source>Still before</source>
        <translation>上一画面</translation>
    </message>
    <message>
        <source>Next still</source>
        <translation>下一画面</translation>
    </message>
    <message>
        <source>Still {number} / {count} · {time}</source>
        <translation>画面 {number} / {count} · {time}</translation>
    </message>
</context>
<context>
    <name>ViewingPresenter</name>
    <message>
        <source>A copy was opened with the system&apos;s program. It is taken away when you lock or leave.</source>
        <translation>已用系统程序打开一份副本，锁定或退出时自动清除。</translation>
    </message>
    <message>
        <source>Save the original</source>
        <translation>另存原始文件</translation>
    </message>
    <message>
        <source>Saved as {name}, with its digest beside it. SHA-256 {sha256}. It stands in the custody chain.</source>
        <translation>已另存为 {name}，校验值存在旁边。SHA-256 {sha256}。已记入保管链。</translation>
    </message>
</context>
<context>
    <name>VoidForm</name>
    <message>
        <source>Open the case</source>
        <translation>打开案件</translation>
    </message>
    <message>
        <source>The number stays in the register as void and is never given again. This cannot be taken back.</source>
        <translation>作废的编号保留在号簿中，不再分配；作废后不能撤销。</translation>
    </message>
    <message>
        <source>Reason for making it void</source>
        <translation>作废理由</translation>
    </message>
    <message>
        <source>Reason, for instance: form torn at the scene</source>
        <translation>理由，例如：现场损坏</translation>
    </message>
    <message>
        <source>Make it void</source>
        <translation>作废此编号</translation>
    </message>
</context>
<context>
    <name>VolumeSection</name>
    <message>
        <source>Bind volume</source>
        <translation>装订卷宗</translation>
    </message>
    <message>
        <source>Binding</source>
        <translation>正在装订</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>争议</translation>
    </message>
    <message>
        <source>Write the answer</source>
        <translation>写答辩（答复）</translation>
    </message>
    <message>
        <source>Evidence catalogue</source>
        <translation>证据目录</translation>
    </message>
    <message>
        <source>Court package</source>
        <translation>应诉材料包</translation>
    </message>
    <message>
        <source>There is no suit or reconsideration yet; enter it under Disputes.</source>
        <translation>本案还没有行政复议或者行政诉讼，请先在“争议”中登记。</translation>
    </message>
    <message>
        <source>File of the package</source>
        <translation>材料包文件</translation>
    </message>
    <message>
        <source>Files of the package</source>
        <translation>材料包文件</translation>
    </message>
    <message>
        <source>Volume of the case</source>
        <translation>卷宗</translation>
    </message>
    <message>
        <source>Cover, catalogue, all documents in order, evidence with its object of proof, page numbers and bookmarks, as one PDF; it stands in the list of documents made.</source>
        <translation>封面、卷内目录、全部文书（按办案顺序）、证据及证明对象，统一编页码和书签，成为一个 PDF，列在“已制作”中。</translation>
    </message>
    <message>
        <source>Reconsideration and suit</source>
        <translation>行政复议和行政诉讼</translation>
    </message>
    <message>
        <source>Answer, evidence catalogue, law list, volume, originals, checksums and one page of instruction, written into an empty folder. Evidence collected after the act stays at home and is named.</source>
        <translation>答辩状（答复书）、证据目录、法律依据、案卷、证据原件、校验文件和一页说明，写入一个空文件夹。行为作出之后取得的证据不放入，另行列出。</translation>
    </message>
</context>
<context>
    <name>WelcomeStep</name>
    <message>
        <source>A township brigade starts its work</source>
        <translation>乡镇执法队开始使用</translation>
    </message>
    <message>
        <source>The county bureau starts its work</source>
        <translation>县级部门开始使用</translation>
    </message>
    <message>
        <source>Look around in the sample world first</source>
        <translation>先看看样例数据</translation>
    </message>
    <message>
        <source>What do you want to begin with?</source>
        <translation>从哪里开始？</translation>
    </message>
    <message>
        <source>Everything stays on this computer, sealed. No network is needed, now or later.</source>
        <translation>所有内容加密保存在这台电脑上，现在和以后都不需要联网。</translation>
    </message>
</context>
<context>
    <name>WhenEdit</name>
    <message>
        <source>for instance 2026-11-24 15:20</source>
        <translation>例如 2026-11-24 15:20</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Not a date. Write it like 2026-11-24 15:20</source>
        <translation>不是日期，请写成 2026-11-24 15:20</translation>
    </message>
</context>
<context>
    <name>WithdrawForm</name>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>It stands in the journal for good.</source>
        <translation>理由写入日志，长期保存。</translation>
    </message>
    <message>
        <source>It leaves the lists and counts no more. The record stays and can be brought back.</source>
        <translation>作废后不再列出，也不再计入；原记录保留，可以恢复。</translation>
    </message>
    <message>
        <source>It comes back into the lists and counts again.</source>
        <translation>恢复后重新列出并计入。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>作废</translation>
    </message>
</context>
<context>
    <name>WithdrawPresenter</name>
    <message>
        <source>Withdraw or bring back</source>
        <translation>作废或恢复</translation>
    </message>
</context>
<context>
    <name>WordSection</name>
    <message>
        <source>Compare a Word file that came back</source>
        <translation>对照改回的 Word</translation>
    </message>
    <message>
        <source>Check a template</source>
        <translation>检查模板</translation>
    </message>
    <message>
        <source>Fill a template</source>
        <translation>填写模板</translation>
    </message>
    <message>
        <source>Fields for templates</source>
        <translation>模板字段表</translation>
    </message>
    <message>
        <source>Differences are shown and never taken over: change the case or the file, then compare again.</source>
        <translation>只列出不同之处，不会自动采用：请改案件或者改文件后再对照。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>The record says</source>
        <translation>案件记录</translation>
    </message>
    <message>
        <source>The file says</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>Wrong field</source>
        <translation>写错的字段</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>所在行</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Perhaps meant</source>
        <translation>可能是</translation>
    </message>
    <message>
        <source>Wrong fields of the template</source>
        <translation>模板中写错的字段</translation>
    </message>
    <message>
        <source>To be written into the template</source>
        <translation>写入模板的内容</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>来源</translation>
    </message>
</context>
</TS>
