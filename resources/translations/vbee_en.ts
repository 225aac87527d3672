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
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n job running</numerusform>
            <numerusform>%n jobs running</numerusform>
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
        <source>Vbee account · token expires in %n day(s)</source>
        <translation>
            <numerusform>Vbee account · token expires in %n day</numerusform>
            <numerusform>Vbee account · token expires in %n days</numerusform>
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
