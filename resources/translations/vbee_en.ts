<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActPanel</name>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln done</numerusform>
            <numerusform>%Ln done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message numerus="yes">
        <source>%Ln rows or files are left out:</source>
        <translation>
            <numerusform>%Ln row or file is left out:</numerusform>
            <numerusform>%Ln rows or files are left out:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln points spent</source>
        <translation>
            <numerusform>%Ln point spent</numerusform>
            <numerusform>%Ln points spent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are saved.</source>
        <translation>
            <numerusform>%Ln file are saved.</numerusform>
            <numerusform>%Ln files are saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln texts failed; the table tells why.</source>
        <translation>
            <numerusform>%Ln text failed; the table tells why.</numerusform>
            <numerusform>%Ln texts failed; the table tells why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln texts</source>
        <translation>
            <numerusform>%Ln text</numerusform>
            <numerusform>%Ln texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln points</source>
        <translation>
            <numerusform>%Ln point</numerusform>
            <numerusform>%Ln points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Contest</name>
    <message numerus="yes">
        <source>%Ln points</source>
        <translation>
            <numerusform>%Ln point</numerusform>
            <numerusform>%Ln points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CounterLine</name>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paragraphs</source>
        <translation>
            <numerusform>%Ln paragraph</numerusform>
            <numerusform>%Ln paragraphs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln points forecast</source>
        <translation>
            <numerusform>%Ln point forecast</numerusform>
            <numerusform>%Ln points forecast</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cues</name>
    <message numerus="yes">
        <source>%Ln paragraphs take longer than their subtitles, the longest by %1 s.</source>
        <translation>
            <numerusform>%Ln paragraph takes longer than its subtitle, by %1 s.</numerusform>
            <numerusform>%Ln paragraphs take longer than their subtitles, the longest by %1 s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fit when they are spoken faster, at speed %1 at most.</source>
        <translation>
            <numerusform>%Ln fits when it is spoken faster, at speed %1 at most.</numerusform>
            <numerusform>%Ln fit when they are spoken faster, at speed %1 at most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln do not fit even at speed %1; shorten them.</source>
        <translation>
            <numerusform>%Ln does not fit even at speed %1; shorten it.</numerusform>
            <numerusform>%Ln do not fit even at speed %1; shorten them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay as they are: locked, starred, or to be made first.</source>
        <translation>
            <numerusform>%Ln stays as it is: locked, starred, or to be made first.</numerusform>
            <numerusform>%Ln stay as they are: locked, starred, or to be made first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln paragraphs faster (%1)</source>
        <translation>
            <numerusform>Make %Ln paragraph faster (%1)</numerusform>
            <numerusform>Make %Ln paragraphs faster (%1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiacriticsNote</name>
    <message numerus="yes">
        <source>%Ln paragraphs are Vietnamese without diacritics: they would be read wrong.</source>
        <translation>
            <numerusform>%Ln paragraph are Vietnamese without diacritics: they would be read wrong.</numerusform>
            <numerusform>%Ln paragraphs are Vietnamese without diacritics: they would be read wrong.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlierJobs</name>
    <message numerus="yes">
        <source>%n job(s) from before go on</source>
        <translation>
            <numerusform>%n job from before goes on</numerusform>
            <numerusform>%n jobs from before go on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) from before have arrived.</source>
        <translation>
            <numerusform>%n result from before has arrived.</numerusform>
            <numerusform>%n results from before have arrived.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) from before could not be finished.</source>
        <translation>
            <numerusform>%n request from before could not be finished.</numerusform>
            <numerusform>%n requests from before could not be finished.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We cannot know whether %n request(s) were charged.</source>
        <translation>
            <numerusform>We cannot know whether %n request was charged.</numerusform>
            <numerusform>We cannot know whether %n requests were charged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln points</source>
        <translation>
            <numerusform>%Ln point</numerusform>
            <numerusform>%Ln points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExpiryWatch</name>
    <message numerus="yes">
        <source>The token expires in %Ln day(s).</source>
        <translation>
            <numerusform>The token expires in %Ln day.</numerusform>
            <numerusform>The token expires in %Ln days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%Ln replaced</source>
        <translation>
            <numerusform>%Ln replaced</numerusform>
            <numerusform>%Ln replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportCounts</name>
    <message numerus="yes">
        <source>%Ln subtitles, each a paragraph; their times are kept for saving.</source>
        <translation>
            <numerusform>%Ln subtitle, a paragraph; its times are kept for saving.</numerusform>
            <numerusform>%Ln subtitles, each a paragraph; their times are kept for saving.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are open, one below the other.</source>
        <translation>
            <numerusform>%Ln file is open.</numerusform>
            <numerusform>%Ln files are open, one below the other.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be read and are left out.</source>
        <translation>
            <numerusform>%Ln cannot be read and is left out.</numerusform>
            <numerusform>%Ln cannot be read and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln overlap the one before.</source>
        <translation>
            <numerusform>%Ln overlaps the one before.</numerusform>
            <numerusform>%Ln overlap the one before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln begin before the one before does.</source>
        <translation>
            <numerusform>%Ln begins before the one before does.</numerusform>
            <numerusform>%Ln begin before the one before does.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ended before they began; they end where they begin now.</source>
        <translation>
            <numerusform>%Ln ended before it began; it ends where it begins now.</numerusform>
            <numerusform>%Ln ended before they began; they end where they begin now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln times cannot be read; the words are kept with the ones before.</source>
        <translation>
            <numerusform>%Ln time cannot be read; the words are kept with the ones before.</numerusform>
            <numerusform>%Ln times cannot be read; the words are kept with the ones before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have no number.</source>
        <translation>
            <numerusform>%Ln has no number.</numerusform>
            <numerusform>%Ln have no number.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without words are left out.</source>
        <translation>
            <numerusform>%Ln without words is left out.</numerusform>
            <numerusform>%Ln without words are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines before the first one are left out.</source>
        <translation>
            <numerusform>%Ln line before the first one is left out.</numerusform>
            <numerusform>%Ln lines before the first one are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln marks inside the words are taken out.</source>
        <translation>
            <numerusform>%Ln mark inside the words is taken out.</numerusform>
            <numerusform>%Ln marks inside the words are taken out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln places on the picture are not used.</source>
        <translation>
            <numerusform>%Ln place on the picture is not used.</numerusform>
            <numerusform>%Ln places on the picture are not used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln comments are left out.</source>
        <translation>
            <numerusform>%Ln comment is left out.</numerusform>
            <numerusform>%Ln comments are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tables became a paragraph a row.</source>
        <translation>
            <numerusform>%Ln table became a paragraph a row.</numerusform>
            <numerusform>%Ln tables became a paragraph a row.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes are left out.</source>
        <translation>
            <numerusform>%Ln note is left out.</numerusform>
            <numerusform>%Ln notes are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures are left out.</source>
        <translation>
            <numerusform>%Ln picture is left out.</numerusform>
            <numerusform>%Ln pictures are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln text boxes follow their paragraphs.</source>
        <translation>
            <numerusform>%Ln text box follows its paragraph.</numerusform>
            <numerusform>%Ln text boxes follow their paragraphs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln formulas are left out.</source>
        <translation>
            <numerusform>%Ln formula is left out.</numerusform>
            <numerusform>%Ln formulas are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln list items come without their numbers.</source>
        <translation>
            <numerusform>%Ln list item comes without its number.</numerusform>
            <numerusform>%Ln list items come without their numbers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln marks of Markdown are taken out.</source>
        <translation>
            <numerusform>%Ln mark of Markdown is taken out.</numerusform>
            <numerusform>%Ln marks of Markdown are taken out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln addresses are kept.</source>
        <translation>
            <numerusform>%Ln address is kept.</numerusform>
            <numerusform>%Ln addresses are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListenDialog</name>
    <message numerus="yes">
        <source>%Ln words were heard that are not in the text.</source>
        <translation>
            <numerusform>%Ln word were heard that are not in the text.</numerusform>
            <numerusform>%Ln words were heard that are not in the text.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ParagraphWork</name>
    <message numerus="yes">
        <source>%Ln paragraphs to make</source>
        <translation>
            <numerusform>%Ln paragraph to make</numerusform>
            <numerusform>%Ln paragraphs to make</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartCounts</name>
    <message numerus="yes">
        <source>Send the other %Ln parts</source>
        <translation>
            <numerusform>Send the other %Ln part</numerusform>
            <numerusform>Send the other %Ln parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts are done and kept.</source>
        <translation>
            <numerusform>%Ln part are done and kept.</numerusform>
            <numerusform>%Ln parts are done and kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split into %Ln parts and send</source>
        <translation>
            <numerusform>Split into %Ln part and send</numerusform>
            <numerusform>Split into %Ln parts and send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln parts</source>
        <translation>
            <numerusform>Retry %Ln part</numerusform>
            <numerusform>Retry %Ln parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartFailures</name>
    <message numerus="yes">
        <source>%Ln parts failed, the other parts go on.</source>
        <translation>
            <numerusform>%Ln part failed, the other parts go on.</numerusform>
            <numerusform>%Ln parts failed, the other parts go on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts are done and kept.</source>
        <translation>
            <numerusform>%Ln part are done and kept.</numerusform>
            <numerusform>%Ln parts are done and kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts failed.</source>
        <translation>
            <numerusform>%Ln part failed.</numerusform>
            <numerusform>%Ln parts failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln parts we cannot know whether they were charged.</source>
        <translation>
            <numerusform>Of %Ln part we cannot know whether they were charged.</numerusform>
            <numerusform>Of %Ln parts we cannot know whether they were charged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln parts (%1)</source>
        <translation>
            <numerusform>Retry %Ln part (%1)</numerusform>
            <numerusform>Retry %Ln parts (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln parts again (%1)</source>
        <translation>
            <numerusform>Send %Ln part again (%1)</numerusform>
            <numerusform>Send %Ln parts again (%1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PointCounts</name>
    <message numerus="yes">
        <source>%Ln points</source>
        <translation>
            <numerusform>%Ln point</numerusform>
            <numerusform>%Ln points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln creates</source>
        <translation>
            <numerusform>%Ln create</numerusform>
            <numerusform>%Ln creates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s of speech to text</source>
        <translation>
            <numerusform>%Ln s of speech to text</numerusform>
            <numerusform>%Ln s of speech to text</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PricedActs</name>
    <message numerus="yes">
        <source>Send again (%Ln points)</source>
        <translation>
            <numerusform>Send again (%Ln point)</numerusform>
            <numerusform>Send again (%Ln points)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send again (%Ln s billed)</source>
        <translation>
            <numerusform>Send again (%Ln s billed)</numerusform>
            <numerusform>Send again (%Ln s billed)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send now (%Ln points)</source>
        <translation>
            <numerusform>Send now (%Ln point)</numerusform>
            <numerusform>Send now (%Ln points)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send now (%Ln s billed)</source>
        <translation>
            <numerusform>Send now (%Ln s billed)</numerusform>
            <numerusform>Send now (%Ln s billed)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingsDialog</name>
    <message numerus="yes">
        <source>%Ln readings came in.</source>
        <translation>
            <numerusform>%Ln reading came in.</numerusform>
            <numerusform>%Ln readings came in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines cannot be used and are left out.</source>
        <translation>
            <numerusform>%Ln line cannot be used and are left out.</numerusform>
            <numerusform>%Ln lines cannot be used and are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message numerus="yes">
        <source>%Ln files are there already.</source>
        <translation>
            <numerusform>%Ln file are there already.</numerusform>
            <numerusform>%Ln files are there already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SaveForm</name>
    <message numerus="yes">
        <source>%Ln files, the first %1. Places to fill: %2</source>
        <translation>
            <numerusform>%Ln file, the first %1. Places to fill: %2</numerusform>
            <numerusform>%Ln files, the first %1. Places to fill: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SentDialog</name>
    <message numerus="yes">
        <source>%Ln places differ from what is written.</source>
        <translation>
            <numerusform>%Ln place differ from what is written.</numerusform>
            <numerusform>%Ln places differ from what is written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShortTakes</name>
    <message numerus="yes">
        <source>%Ln parts may not be whole.</source>
        <translation>
            <numerusform>%Ln part may not be whole.</numerusform>
            <numerusform>%Ln parts may not be whole.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpeechCounts</name>
    <message numerus="yes">
        <source>%Ln points</source>
        <translation>
            <numerusform>%Ln point</numerusform>
            <numerusform>%Ln points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n job running</numerusform>
            <numerusform>%n jobs running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline: waiting for the network; %n job(s) wait</source>
        <translation>
            <numerusform>Offline: waiting for the network; %n job wait</numerusform>
            <numerusform>Offline: waiting for the network; %n jobs wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln points today</source>
        <translation>
            <numerusform>%Ln point today</numerusform>
            <numerusform>%Ln points today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>token expires in %n day(s)</source>
        <translation>
            <numerusform>token expires in %n day</numerusform>
            <numerusform>token expires in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TidyWords</name>
    <message numerus="yes">
        <source>%Ln letters put together</source>
        <translation>
            <numerusform>%Ln letter put together</numerusform>
            <numerusform>%Ln letters put together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invisible characters</source>
        <translation>
            <numerusform>%Ln invisible character</numerusform>
            <numerusform>%Ln invisible characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln spaces</source>
        <translation>
            <numerusform>%Ln space</numerusform>
            <numerusform>%Ln spaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeated marks</source>
        <translation>
            <numerusform>%Ln repeated mark</numerusform>
            <numerusform>%Ln repeated marks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quotation marks</source>
        <translation>
            <numerusform>%Ln quotation mark</numerusform>
            <numerusform>%Ln quotation marks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dashes</source>
        <translation>
            <numerusform>%Ln dash</numerusform>
            <numerusform>%Ln dashes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entities</source>
        <translation>
            <numerusform>%Ln entity</numerusform>
            <numerusform>%Ln entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln addresses</source>
        <translation>
            <numerusform>%Ln address</numerusform>
            <numerusform>%Ln addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln links</source>
        <translation>
            <numerusform>%Ln link</numerusform>
            <numerusform>%Ln links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln headings</source>
        <translation>
            <numerusform>%Ln heading</numerusform>
            <numerusform>%Ln headings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln list items</source>
        <translation>
            <numerusform>%Ln list item</numerusform>
            <numerusform>%Ln list items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln marks of emphasis</source>
        <translation>
            <numerusform>%Ln mark of emphasis</numerusform>
            <numerusform>%Ln marks of emphasis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln marks of code</source>
        <translation>
            <numerusform>%Ln mark of code</numerusform>
            <numerusform>%Ln marks of code</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln table lines</source>
        <translation>
            <numerusform>%Ln table line</numerusform>
            <numerusform>%Ln table lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln marks of Markdown</source>
        <translation>
            <numerusform>%Ln mark of Markdown</numerusform>
            <numerusform>%Ln marks of Markdown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoiceFilterBar</name>
    <message numerus="yes">
        <source>%Ln voices</source>
        <translation>
            <numerusform>%Ln voice</numerusform>
            <numerusform>%Ln voices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoiceListCounts</name>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln voices, shipped with the program.</source>
        <translation>
            <numerusform>%Ln voice, shipped with the program.</numerusform>
            <numerusform>%Ln voices, shipped with the program.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln voices, from %1.</source>
        <translation>
            <numerusform>%Ln voice, from %1.</numerusform>
            <numerusform>%Ln voices, from %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WordsToSpeak</name>
    <message numerus="yes">
        <source>%Ln paragraphs.</source>
        <translation>
            <numerusform>%Ln paragraph.</numerusform>
            <numerusform>%Ln paragraphs.</numerusform>
        </translation>
    </message>
</context>
</TS>
