<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>BindPresenter</name>
    <message numerus="yes">
        <source>%n file(s) written to {folder}.</source>
        <translation>
            <numerusform>%n file written to {folder}.</numerusform>
            <numerusform>%n files written to {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) of evidence were left at home; the list says why.</source>
        <translation>
            <numerusform>%n item of evidence was left at home; the list says why.</numerusform>
            <numerusform>%n items of evidence were left at home; the list says why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardWords</name>
    <message numerus="yes">
        <source>%n due soon</source>
        <translation>
            <numerusform>%n due soon</numerusform>
            <numerusform>%n due soon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) lack required evidence</source>
        <translation>
            <numerusform>%n case lack required evidence</numerusform>
            <numerusform>%n cases lack required evidence</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Care</name>
    <message numerus="yes">
        <source>The self-check found %n fault(s): {where}.</source>
        <translation>
            <numerusform>The self-check found %n fault: {where}.</numerusform>
            <numerusform>The self-check found %n faults: {where}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseDisputes</name>
    <message numerus="yes">
        <source>{name}: was due on {day}, %n day(s) overdue</source>
        <translation>
            <numerusform>{name}: was due on {day}, %n day overdue</numerusform>
            <numerusform>{name}: was due on {day}, %n days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: due on {day}, %n day(s) left</source>
        <translation>
            <numerusform>{name}: due on {day}, %n day left</numerusform>
            <numerusform>{name}: due on {day}, %n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseHistory</name>
    <message numerus="yes">
        <source>Document made: {paper}, version {version}, %n page(s)</source>
        <translation>
            <numerusform>Document made: {paper}, version {version}, %n page</numerusform>
            <numerusform>Document made: {paper}, version {version}, %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Printed: {paper}, %n copies</source>
        <translation>
            <numerusform>Printed: {paper}, %n copy</numerusform>
            <numerusform>Printed: {paper}, %n copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseListView</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseRows</name>
    <message numerus="yes">
        <source>%n fatal</source>
        <translation>
            <numerusform>%n fatal</numerusform>
            <numerusform>%n fatal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>costs %n point(s)</source>
        <translation>
            <numerusform>costs %n point</numerusform>
            <numerusform>costs %n points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cases</name>
    <message numerus="yes">
        <source>%n lacking</source>
        <translation>
            <numerusform>%n lacking</numerusform>
            <numerusform>%n lacking</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message numerus="yes">
        <source>%n check(s) pass. What fails or is not known, by the court&apos;s axes; F8 goes to the next.</source>
        <translation>
            <numerusform>%n check pass. What fails or is not known, by the court&apos;s axes; F8 goes to the next.</numerusform>
            <numerusform>%n checks pass. What fails or is not known, by the court&apos;s axes; F8 goes to the next.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckPresenter</name>
    <message numerus="yes">
        <source>{name}: %n difference(s) from the record.</source>
        <translation>
            <numerusform>{name}: %n difference from the record.</numerusform>
            <numerusform>{name}: %n differences from the record.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The check found %n thing(s) in it; see the check of documents.</source>
        <translation>
            <numerusform>The check found %n thing in it; see the check of documents.</numerusform>
            <numerusform>The check found %n things in it; see the check of documents.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n field(s) are wrong.</source>
        <translation>
            <numerusform>{name}: %n field is wrong.</numerusform>
            <numerusform>{name}: %n fields are wrong.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckSection</name>
    <message numerus="yes">
        <source>%n finding(s). F8 goes to the next.</source>
        <translation>
            <numerusform>%n finding. F8 goes to the next.</numerusform>
            <numerusform>%n findings. F8 goes to the next.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecklistPanel</name>
    <message numerus="yes">
        <source>%n required line(s) missing</source>
        <translation>
            <numerusform>%n required line missing</numerusform>
            <numerusform>%n required lines missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataWords</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoorView</name>
    <message numerus="yes">
        <source>Wait %n second(s)</source>
        <translation>
            <numerusform>Wait %n second</numerusform>
            <numerusform>Wait %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidencePresenter</name>
    <message numerus="yes">
        <source>%n file(s) taken in.</source>
        <translation>
            <numerusform>%n file taken in.</numerusform>
            <numerusform>%n files taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already here: {names}</source>
        <translation>
            <numerusform>%n already here: {names}</numerusform>
            <numerusform>%n already here: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left; add them again to go on.</source>
        <translation>
            <numerusform>%n left; add them again to go on.</numerusform>
            <numerusform>%n left; add them again to go on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceWords</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n struck</source>
        <translation>
            <numerusform>%n struck</numerusform>
            <numerusform>%n struck</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilePart</name>
    <message numerus="yes">
        <source>Note it for all %n file(s) of this device</source>
        <translation>
            <numerusform>Note it for %n file of this device</numerusform>
            <numerusform>Note it for all %n files of this device</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormPart</name>
    <message numerus="yes">
        <source>%n requirement(s) of its form missing</source>
        <translation>
            <numerusform>%n requirement of its form missing</numerusform>
            <numerusform>%n requirements of its form missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JournalPresenter</name>
    <message numerus="yes">
        <source>%n entry(ies) checked: numbering, chain, bodies and records agree.</source>
        <translation>
            <numerusform>%n entry checked: numbering, chain, bodies and records agree.</numerusform>
            <numerusform>%n entries checked: numbering, chain, bodies and records agree.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JournalView</name>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Lights</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>due in %n day(s)</source>
        <translation>
            <numerusform>due in %n day</numerusform>
            <numerusform>due in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message numerus="yes">
        <source>runs out in %n day(s)</source>
        <translation>
            <numerusform>runs out in %n day</numerusform>
            <numerusform>runs out in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message numerus="yes">
        <source>%n number(s) were not given here: compare them with the paper register.</source>
        <translation>
            <numerusform>%n number was not given here: compare it with the paper register.</numerusform>
            <numerusform>%n numbers were not given here: compare them with the paper register.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) reserved and not used.</source>
        <translation>
            <numerusform>%n number reserved and not used.</numerusform>
            <numerusform>%n numbers reserved and not used.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutputPresenter</name>
    <message numerus="yes">
        <source>%n document(s) sent to the printer, {copies} each; it is in the print log.</source>
        <translation>
            <numerusform>%n document sent to the printer, {copies} each; it is in the print log.</numerusform>
            <numerusform>%n documents sent to the printer, {copies} each; it is in the print log.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) filed with their documents.</source>
        <translation>
            <numerusform>%n page filed with their documents.</numerusform>
            <numerusform>%n pages filed with their documents.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PapersPresenter</name>
    <message numerus="yes">
        <source>{number} is made: %n page(s).</source>
        <translation>
            <numerusform>{number} is made: %n page.</numerusform>
            <numerusform>{number} is made: %n pages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The check found %n thing(s); see the check of documents.</source>
        <translation>
            <numerusform>The check found %n thing; see the check of documents.</numerusform>
            <numerusform>The check found %n things; see the check of documents.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Password</name>
    <message numerus="yes">
        <source>At least %n character(s)</source>
        <translation>
            <numerusform>At least %n character</numerusform>
            <numerusform>At least %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>▲ %n more character(s) needed</source>
        <translation>
            <numerusform>▲ %n more character needed</numerusform>
            <numerusform>▲ %n more characters needed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message numerus="yes">
        <source>of %n page(s)</source>
        <translation>
            <numerusform>of %n page</numerusform>
            <numerusform>of %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message numerus="yes">
        <source>%n later entry(ies) of the present store are not in it: entered after {time}.</source>
        <translation>
            <numerusform>%n later entry of the present store is not in it: entered after {time}.</numerusform>
            <numerusform>%n later entries of the present store are not in it: entered after {time}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message numerus="yes">
        <source>%n row(s), in force from {day}, SHA-256 {hash}</source>
        <translation>
            <numerusform>%n row, in force from {day}, SHA-256 {hash}</numerusform>
            <numerusform>%n rows, in force from {day}, SHA-256 {hash}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) differ.</source>
        <translation>
            <numerusform>%n rule differs.</numerusform>
            <numerusform>%n rules differ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s) looked at</source>
        <translation>
            <numerusform>%n open case looked at</numerusform>
            <numerusform>%n open cases looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them would change</source>
        <translation>
            <numerusform>%n of them would change</numerusform>
            <numerusform>%n of them would change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesPresenter</name>
    <message numerus="yes">
        <source>Installed. %n case(s) stand otherwise in the lists now.</source>
        <translation>
            <numerusform>Installed. %n case stand otherwise in the lists now.</numerusform>
            <numerusform>Installed. %n cases stand otherwise in the lists now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SealPanel</name>
    <message numerus="yes">
        <source>%n item(s) will be sealed: kind, time, maker, place and method cannot be changed then.</source>
        <translation>
            <numerusform>%n item will be sealed: kind, time, maker, place and method cannot be changed then.</numerusform>
            <numerusform>%n items will be sealed: kind, time, maker, place and method cannot be changed then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without the time it was made</source>
        <translation>
            <numerusform>%n without the time it was made</numerusform>
            <numerusform>%n without the time they were made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without its maker</source>
        <translation>
            <numerusform>%n without its maker</numerusform>
            <numerusform>%n without their maker</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without what it proves</source>
        <translation>
            <numerusform>%n without what it proves</numerusform>
            <numerusform>%n without what they prove</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message numerus="yes">
        <source>%n wrong password(s) since your last log-in.</source>
        <translation>
            <numerusform>%n wrong password since your last log-in.</numerusform>
            <numerusform>%n wrong passwords since your last log-in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Locked after %n minute(s) without a key or a click.</source>
        <translation>
            <numerusform>Locked after %n minute without a key or a click.</numerusform>
            <numerusform>Locked after %n minutes without a key or a click.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SideWords</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>%n file(s) are not in this store</source>
        <translation>
            <numerusform>%n file are not in this store</numerusform>
            <numerusform>%n files are not in this store</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s): who reported never leaves</source>
        <translation>
            <numerusform>%n record: who reported never leaves</numerusform>
            <numerusform>%n records: who reported never leaves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
</context>
</TS>
