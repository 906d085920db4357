<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Thaw</name>
    <message>
        <source>Start your own Podman</source>
        <translation>Eigenes Podman starten</translation>
    </message>
    <message>
        <source>Join the group docker (then log in again)</source>
        <translation>Der Gruppe docker beitreten (danach neu anmelden)</translation>
    </message>
    <message>
        <source>Start Docker</source>
        <translation>Docker starten</translation>
    </message>
    <message>
        <source>Start Podman</source>
        <translation>Podman starten</translation>
    </message>
    <message>
        <source>No container engine answers on this machine.</source>
        <translation>Auf diesem Rechner antwortet keine Container-Engine.</translation>
    </message>
    <message>
        <source>Looking for engines was cancelled.</source>
        <translation>Die Suche nach Engines wurde abgebrochen.</translation>
    </message>
    <message>
        <source>There is no docker context named %1.</source>
        <translation>Es gibt keinen Docker-Kontext namens %1.</translation>
    </message>
    <message>
        <source>No endpoint in %1</source>
        <translation>Kein Endpunkt in %1</translation>
    </message>
    <message>
        <source>context %1</source>
        <translation>Kontext %1</translation>
    </message>
    <message>
        <source>Thaw cannot use the engine %1: it only talks to engines on this machine, over a unix socket.</source>
        <translation>Thaw kann die Engine %1 nicht verwenden: Es spricht nur mit Engines auf diesem Rechner, über einen Unix-Socket.</translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation>Von: %1</translation>
    </message>
    <message>
        <source>Name an engine&apos;s unix socket</source>
        <translation>Den Unix-Socket einer Engine angeben</translation>
    </message>
    <message>
        <source>“%1” is not an engine&apos;s address like unix:///run/docker.sock.</source>
        <translation>„%1“ ist keine Adresse einer Engine wie unix:///run/docker.sock.</translation>
    </message>
    <message>
        <source>The path of the engine&apos;s socket is too long: %1 (at most %2 bytes).</source>
        <translation>Der Pfad des Sockets der Engine ist zu lang: %1 (höchstens %2 Byte).</translation>
    </message>
    <message>
        <source>usual place</source>
        <translation>üblicher Ort</translation>
    </message>
    <message>
        <source>the engine does not have it</source>
        <translation>die Engine hat es nicht</translation>
    </message>
    <message>
        <source>something else is in the way, or it is in the wrong state</source>
        <translation>etwas anderes ist im Weg, oder der Zustand passt nicht</translation>
    </message>
    <message>
        <source>the engine does not accept the request</source>
        <translation>die Engine nimmt die Anfrage nicht an</translation>
    </message>
    <message>
        <source>the engine&apos;s disk is full</source>
        <translation>die Festplatte der Engine ist voll</translation>
    </message>
    <message>
        <source>the engine does not allow it</source>
        <translation>die Engine erlaubt es nicht</translation>
    </message>
    <message>
        <source>the engine reports a failure</source>
        <translation>die Engine meldet einen Fehler</translation>
    </message>
    <message>
        <source>Could not %1: %2.</source>
        <translation>Fehlgeschlagen (%1): %2.</translation>
    </message>
    <message>
        <source>Qt error %1: %2</source>
        <translation>Qt-Fehler %1: %2</translation>
    </message>
    <message>
        <source>there is no engine&apos;s socket</source>
        <translation>es gibt dort keinen Socket einer Engine</translation>
    </message>
    <message>
        <source>nothing listens on the engine&apos;s socket</source>
        <translation>am Socket der Engine lauscht niemand</translation>
    </message>
    <message>
        <source>you may not use the engine&apos;s socket</source>
        <translation>Sie dürfen den Socket der Engine nicht verwenden</translation>
    </message>
    <message>
        <source>the engine&apos;s socket cannot be used</source>
        <translation>der Socket der Engine lässt sich nicht verwenden</translation>
    </message>
    <message>
        <source>the connection to the engine broke</source>
        <translation>die Verbindung zur Engine ist abgerissen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>the engine did not answer in time</source>
        <translation>die Engine hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>the engine&apos;s answer is incomplete</source>
        <translation>die Antwort der Engine ist unvollständig</translation>
    </message>
    <message>
        <source>Could not pack the file %1.</source>
        <translation>Die Datei %1 ließ sich nicht packen.</translation>
    </message>
    <message>
        <source>The archive claims an impossible size for %1.</source>
        <translation>Das Archiv nennt für %1 eine unmögliche Größe.</translation>
    </message>
    <message>
        <source>The archive is cut or malformed at %1.</source>
        <translation>Das Archiv ist bei %1 abgeschnitten oder fehlerhaft.</translation>
    </message>
    <message>
        <source>Could not read the file %1.</source>
        <translation>Die Datei %1 ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>Could not make an archive.</source>
        <translation>Es ließ sich kein Archiv erstellen.</translation>
    </message>
    <message>
        <source>“%1” is not a path inside an archive.</source>
        <translation>„%1“ ist kein Pfad innerhalb eines Archivs.</translation>
    </message>
    <message>
        <source>This is not a tar archive.</source>
        <translation>Dies ist kein Tar-Archiv.</translation>
    </message>
    <message>
        <source>The archive has an entry outside its root: %1</source>
        <translation>Das Archiv hat einen Eintrag außerhalb seiner Wurzel: %1</translation>
    </message>
    <message>
        <source>The archive has a link to nothing: %1</source>
        <translation>Das Archiv hat eine Verknüpfung ins Leere: %1</translation>
    </message>
    <message>
        <source>The archive is cut or malformed.</source>
        <translation>Das Archiv ist abgeschnitten oder fehlerhaft.</translation>
    </message>
    <message>
        <source>There is no directory %1.</source>
        <translation>Den Ordner %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 is neither a file nor a directory nor a link.</source>
        <translation>%1 ist weder Datei noch Ordner noch Verknüpfung.</translation>
    </message>
</context>
<context>
    <name>Thaw::Actions</name>
    <message>
        <source>&amp;Make Checkpoint Image</source>
        <translation>Checkpoint-Image &amp;erstellen</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Checkpoint</source>
        <translation>&amp;Checkpoint</translation>
    </message>
    <message>
        <source>C&amp;ommit</source>
        <translation>C&amp;ommit</translation>
    </message>
    <message>
        <source>&amp;Test Restore</source>
        <translation>Wiederherstellung &amp;testen</translation>
    </message>
    <message>
        <source>&amp;Benchmark</source>
        <translation>&amp;Benchmark</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>Ready &amp;Now</source>
        <translation>&amp;Jetzt bereit</translation>
    </message>
    <message>
        <source>Look for &amp;Engines Again</source>
        <translation>Erneut nach &amp;Engines suchen</translation>
    </message>
    <message>
        <source>&amp;New Project…</source>
        <translation>&amp;Neues Projekt …</translation>
    </message>
    <message>
        <source>&amp;Open Folder…</source>
        <translation>Ordner &amp;öffnen …</translation>
    </message>
    <message>
        <source>&amp;Close Project</source>
        <translation>Projekt s&amp;chließen</translation>
    </message>
    <message>
        <source>Try the &amp;Sample</source>
        <translation>&amp;Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Show &amp;Make</source>
        <translation>&amp;Erstellen anzeigen</translation>
    </message>
    <message>
        <source>Show &amp;Images</source>
        <translation>&amp;Images anzeigen</translation>
    </message>
    <message>
        <source>Show C&amp;ompare</source>
        <translation>&amp;Vergleich anzeigen</translation>
    </message>
    <message>
        <source>Compare I&amp;mages</source>
        <translation>I&amp;mages vergleichen</translation>
    </message>
    <message>
        <source>Show &amp;Log</source>
        <translation>&amp;Protokoll anzeigen</translation>
    </message>
    <message>
        <source>Show C&amp;RIU Log</source>
        <translation>C&amp;RIU-Protokoll anzeigen</translation>
    </message>
    <message>
        <source>Show &amp;Steps</source>
        <translation>&amp;Schritte anzeigen</translation>
    </message>
    <message>
        <source>Show &amp;Problems</source>
        <translation>&amp;Probleme anzeigen</translation>
    </message>
    <message>
        <source>Show or Hide the O&amp;utput</source>
        <translation>A&amp;usgabe ein- oder ausblenden</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation>&amp;Weitersuchen</translation>
    </message>
    <message>
        <source>Find &amp;Previous</source>
        <translation>&amp;Rückwärts suchen</translation>
    </message>
    <message>
        <source>&amp;Go to Line…</source>
        <translation>&amp;Gehe zu Zeile …</translation>
    </message>
    <message>
        <source>Jump to &amp;End of Log</source>
        <translation>Zum &amp;Ende des Protokolls springen</translation>
    </message>
    <message>
        <source>Save &amp;Log…</source>
        <translation>&amp;Protokoll speichern …</translation>
    </message>
    <message>
        <source>Command &amp;Palette…</source>
        <translation>Befehls&amp;palette …</translation>
    </message>
    <message>
        <source>Next Pa&amp;ne</source>
        <translation>Nächster &amp;Bereich</translation>
    </message>
    <message>
        <source>&amp;Undo Delete</source>
        <translation>&amp;Löschen rückgängig machen</translation>
    </message>
</context>
<context>
    <name>Thaw::ArchiveLoader</name>
    <message>
        <source>%1 needs a container engine to be loaded into, and none answers.</source>
        <translation>%1 braucht eine Container-Engine, in die es geladen wird, und keine antwortet.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Loaded %1.</source>
        <translation>%1 ist geladen.</translation>
    </message>
    <message>
        <source>Show Images</source>
        <translation>Images zeigen</translation>
    </message>
    <message>
        <source>%1 was not loaded.</source>
        <translation>%1 wurde nicht geladen.</translation>
    </message>
    <message>
        <source>Loading %1, as “docker load -i %1” does: %2 %</source>
        <translation>%1 wird geladen, wie „docker load -i %1“ es tut: %2 %</translation>
    </message>
    <message>
        <source>The engine unpacks %1…</source>
        <translation>Die Engine packt %1 aus …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>Thaw::BenchmarkChart</name>
    <message>
        <source>Chart of the benchmark</source>
        <translation>Diagramm der Messung</translation>
    </message>
    <message>
        <source>restored %1</source>
        <translation>wiederhergestellt %1</translation>
    </message>
    <message>
        <source>cold start %1</source>
        <translation>Kaltstart %1</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Cold start</source>
        <translation>Kaltstart</translation>
    </message>
    <message>
        <source>Close up</source>
        <translation>Vergrößert</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Round %1: %2</source>
        <translation>Runde %1: %2</translation>
    </message>
    <message>
        <source>engine %1, restore %2</source>
        <translation>Engine %1, Wiederherstellung %2</translation>
    </message>
    <message>
        <source>far from the others</source>
        <translation>weitab von den anderen</translation>
    </message>
    <message>
        <source>%1, %2: median %3</source>
        <translation>%1, %2: Median %3</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>Median %1</translation>
    </message>
</context>
<context>
    <name>Thaw::BenchmarkModel</name>
    <message>
        <source>The benchmark was stopped; its containers were removed.</source>
        <translation>Die Messung wurde angehalten; ihre Container wurden entfernt.</translation>
    </message>
    <message>
        <source>No start of this image was restored and answered.</source>
        <translation>Kein Start dieses Images wurde wiederhergestellt und hat geantwortet.</translation>
    </message>
    <message>
        <source>Restored in %1</source>
        <translation>Wiederhergestellt in %1</translation>
    </message>
    <message>
        <source>%1, %2 × sooner than a cold start (%3)</source>
        <translation>%1, %2 × früher als ein Kaltstart (%3)</translation>
    </message>
    <message>
        <source>%1; a cold start is faster (%2): a checkpoint gains nothing here</source>
        <translation>%1; ein Kaltstart ist schneller (%2): ein Checkpoint bringt hier nichts</translation>
    </message>
</context>
<context>
    <name>Thaw::BenchmarkPane</name>
    <message>
        <source>Cold starts too</source>
        <translation>Auch Kaltstarts</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Command that repeats the benchmark</source>
        <translation>Befehl, der die Messung wiederholt</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>How many starts of each kind are measured, in turn</source>
        <translation>Wie viele Starts jeder Art im Wechsel gemessen werden</translation>
    </message>
    <message>
        <source>Restores at once</source>
        <translation>Wiederherstellungen zugleich</translation>
    </message>
    <message>
        <source>How many containers are restored at the same time</source>
        <translation>Wie viele Container gleichzeitig wiederhergestellt werden</translation>
    </message>
    <message>
        <source>Start the application without its checkpoint, too, in turn with the restores</source>
        <translation>Die Anwendung im Wechsel auch ohne ihren Checkpoint starten</translation>
    </message>
    <message>
        <source>Benchmarks of this application</source>
        <translation>Messungen dieser Anwendung</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Zugleich</translation>
    </message>
    <message>
        <source>Progress of the benchmark</source>
        <translation>Fortschritt der Messung</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Fastest – slowest</source>
        <translation>Schnellster – langsamster</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Times by part</source>
        <translation>Zeiten nach Teilen</translation>
    </message>
    <message>
        <source>Every run and the medians, for a report or another program</source>
        <translation>Jeder Lauf und die Mediane, für einen Bericht oder ein anderes Programm</translation>
    </message>
    <message>
        <source>JSON…</source>
        <translation>JSON …</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV …</translation>
    </message>
    <message>
        <source>Markdown…</source>
        <translation>Markdown …</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Bild (PNG) …</translation>
    </message>
    <message>
        <source>Picture (SVG)…</source>
        <translation>Bild (SVG) …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source>%1 is being measured</source>
        <translation>%1 wird gerade gemessen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Warming up…</source>
        <translation>Aufwärmen …</translation>
    </message>
    <message>
        <source>Round %1 of %2</source>
        <translation>Runde %1 von %2</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>Starting the image and, without its checkpoint, the application in turn…</source>
        <translation>Das Image und, ohne seinen Checkpoint, die Anwendung werden im Wechsel gestartet …</translation>
    </message>
    <message>
        <source>Measure how much sooner this image answers than a cold start.</source>
        <translation>Messen, wie viel früher dieses Image antwortet als ein Kaltstart.</translation>
    </message>
    <message>
        <source>%1 at once</source>
        <translation>%1 zugleich</translation>
    </message>
    <message>
        <source>Engine: create and start</source>
        <translation>Engine: Anlegen und Starten</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellung</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>Erste Antwort</translation>
    </message>
    <message>
        <source>Restored, in all</source>
        <translation>Wiederhergestellt, insgesamt</translation>
    </message>
    <message>
        <source>CRIU alone</source>
        <translation>CRIU allein</translation>
    </message>
    <message>
        <source>Cold start</source>
        <translation>Kaltstart</translation>
    </message>
    <message>
        <source>Export the Benchmark</source>
        <translation>Messung exportieren</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
</context>
<context>
    <name>Thaw::CommandPalette</name>
    <message>
        <source>Command Palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Type what to do</source>
        <translation>Eingeben, was zu tun ist</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>Thaw::ComparePanel</name>
    <message>
        <source>Earlier image</source>
        <translation>Früheres Image</translation>
    </message>
    <message>
        <source>Later image</source>
        <translation>Späteres Image</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Images are kept by a container engine, and none answers.</source>
        <translation>Images liegen bei einer Container-Engine, und keine antwortet.</translation>
    </message>
    <message>
        <source>Reading the images…</source>
        <translation>Images werden gelesen …</translation>
    </message>
    <message>
        <source>Make two checkpoint images to see what changed between them.</source>
        <translation>Erstellen Sie zwei Checkpoint-Images, um zu sehen, was sich zwischen ihnen geändert hat.</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size %1</source>
        <translation>Größe %1</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>checkpoint %1</source>
        <translation>Checkpoint %1</translation>
    </message>
    <message>
        <source>Cold start</source>
        <translation>Kaltstart</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>1 label</source>
        <translation>1 Label</translation>
    </message>
    <message>
        <source>%1 labels</source>
        <translation>%1 Labels</translation>
    </message>
    <message>
        <source>The same image twice.</source>
        <translation>Zweimal dasselbe Image.</translation>
    </message>
</context>
<context>
    <name>Thaw::CopyLine</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>Thaw::Docker</name>
    <message>
        <source>%1 %2 is too old: Thaw needs %1 %3 or newer.</source>
        <translation>%1 %2 ist zu alt: Thaw braucht %1 %3 oder neuer.</translation>
    </message>
    <message>
        <source>Install a newer %1 or choose another engine</source>
        <translation>Ein neueres %1 installieren oder eine andere Engine wählen</translation>
    </message>
    <message>
        <source>reach the engine at %1</source>
        <translation>Engine unter %1 erreichen</translation>
    </message>
    <message>
        <source>What listens at %1 is not a container engine.</source>
        <translation>Was unter %1 lauscht, ist keine Container-Engine.</translation>
    </message>
    <message>
        <source>ask the engine at %1 about its host</source>
        <translation>Engine unter %1 nach ihrem Rechner fragen</translation>
    </message>
    <message>
        <source>the engine has no container %1</source>
        <translation>die Engine hat keinen Container %1</translation>
    </message>
    <message>
        <source>Could not create the container %1: there is no %2 to mount at %3.</source>
        <translation>Der Container %1 ließ sich nicht erstellen: Es gibt kein %2, das unter %3 eingehängt werden könnte.</translation>
    </message>
    <message>
        <source>list the containers</source>
        <translation>Container auflisten</translation>
    </message>
    <message>
        <source>create the container %1 from the image %2</source>
        <translation>Container %1 aus dem Image %2 erstellen</translation>
    </message>
    <message>
        <source>the engine has no image %1</source>
        <translation>die Engine hat kein Image %1</translation>
    </message>
    <message>
        <source>The name %1 belongs to another container.</source>
        <translation>Der Name %1 gehört einem anderen Container.</translation>
    </message>
    <message>
        <source>look at the container %1</source>
        <translation>Container %1 ansehen</translation>
    </message>
    <message>
        <source>start the container %1</source>
        <translation>Container %1 starten</translation>
    </message>
    <message>
        <source>stop the container %1</source>
        <translation>Container %1 anhalten</translation>
    </message>
    <message>
        <source>send the signal %1 to the container %2</source>
        <translation>Signal %1 an den Container %2 senden</translation>
    </message>
    <message>
        <source>remove the container %1</source>
        <translation>Container %1 entfernen</translation>
    </message>
    <message>
        <source>wait for the container %1</source>
        <translation>auf den Container %1 warten</translation>
    </message>
    <message>
        <source>rename the container %1 to %2</source>
        <translation>Container %1 in %2 umbenennen</translation>
    </message>
    <message>
        <source>commit the container %1</source>
        <translation>Commit des Containers %1</translation>
    </message>
    <message>
        <source>list the images</source>
        <translation>Images auflisten</translation>
    </message>
    <message>
        <source>read the image %1</source>
        <translation>Image %1 lesen</translation>
    </message>
    <message>
        <source>read the history of the image %1</source>
        <translation>Verlauf des Images %1 lesen</translation>
    </message>
    <message>
        <source>name the image %1 %2</source>
        <translation>Image %1 als %2 benennen</translation>
    </message>
    <message>
        <source>remove the image %1</source>
        <translation>Image %1 entfernen</translation>
    </message>
    <message>
        <source>export the image %1</source>
        <translation>Image %1 exportieren</translation>
    </message>
    <message>
        <source>Could not write the image %1.</source>
        <translation>Das Image %1 ließ sich nicht schreiben.</translation>
    </message>
    <message>
        <source>import the image %1:%2</source>
        <translation>Image %1:%2 importieren</translation>
    </message>
    <message>
        <source>The engine could not import the image.</source>
        <translation>Die Engine konnte das Image nicht importieren.</translation>
    </message>
    <message>
        <source>there is no container %1 or no %2 in it</source>
        <translation>es gibt keinen Container %1 oder darin kein %2</translation>
    </message>
    <message>
        <source>run %1 in the container %2</source>
        <translation>%1 im Container %2 ausführen</translation>
    </message>
    <message>
        <source>follow the output of the container %1</source>
        <translation>Ausgabe des Containers %1 verfolgen</translation>
    </message>
    <message>
        <source>write to the input of the container %1</source>
        <translation>in die Eingabe des Containers %1 schreiben</translation>
    </message>
    <message>
        <source>read the log of the container %1</source>
        <translation>Protokoll des Containers %1 lesen</translation>
    </message>
    <message>
        <source>Could not %1: it writes too much.</source>
        <translation>Fehlgeschlagen (%1): Die Ausgabe ist zu lang.</translation>
    </message>
    <message>
        <source>Could not %1: it closed its output but does not end.</source>
        <translation>Fehlgeschlagen (%1): Die Ausgabe ist geschlossen, aber der Prozess endet nicht.</translation>
    </message>
    <message>
        <source>copy files into the container %1</source>
        <translation>Dateien in den Container %1 kopieren</translation>
    </message>
    <message>
        <source>read %1 from the container %2</source>
        <translation>%1 aus dem Container %2 lesen</translation>
    </message>
    <message>
        <source>look at %1 in the container %2</source>
        <translation>%1 im Container %2 ansehen</translation>
    </message>
    <message>
        <source>follow the engine&apos;s events</source>
        <translation>Ereignisse der Engine verfolgen</translation>
    </message>
    <message>
        <source>%1 is not an image archive that the engine can read.</source>
        <translation>%1 ist kein Image-Archiv, das die Engine lesen kann.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>load the images of %1</source>
        <translation>die Images von %1 laden</translation>
    </message>
</context>
<context>
    <name>Thaw::EditorFind</name>
    <message>
        <source>Find in the script</source>
        <translation>Im Skript suchen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find Previous (Shift+F3)</source>
        <translation>Vorige Stelle (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Find Next (F3)</source>
        <translation>Nächste Stelle (F3)</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
</context>
<context>
    <name>Thaw::Engine</name>
    <message>
        <source>The engine&apos;s description of a file is malformed.</source>
        <translation>Die Engine beschreibt eine Datei fehlerhaft.</translation>
    </message>
    <message>
        <source>Could not %1: the engine closed the connection.</source>
        <translation>Fehlgeschlagen (%1): Die Engine hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>Could not write the seccomp profile %1.</source>
        <translation>Das Seccomp-Profil %1 ließ sich nicht schreiben.</translation>
    </message>
</context>
<context>
    <name>Thaw::EngineModel</name>
    <message>
        <source>given with -H</source>
        <translation>mit -H angegeben</translation>
    </message>
</context>
<context>
    <name>Thaw::EnginePicker</name>
    <message>
        <source>Looking for an engine…</source>
        <translation>Suche nach einer Engine …</translation>
    </message>
    <message>
        <source>No engine</source>
        <translation>Keine Engine</translation>
    </message>
    <message>
        <source>Engine not permitted</source>
        <translation>Engine nicht erlaubt</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 antwortet nicht</translation>
    </message>
    <message>
        <source>Engine: %1</source>
        <translation>Engine: %1</translation>
    </message>
    <message>
        <source>Container engines of this machine</source>
        <translation>Container-Engines dieses Rechners</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 — asking…</source>
        <translation>%1 – wird gefragt …</translation>
    </message>
    <message>
        <source>Look Again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Open a Socket…</source>
        <translation>Socket öffnen …</translation>
    </message>
</context>
<context>
    <name>Thaw::FailureCard</name>
    <message>
        <source>The same in a terminal</source>
        <translation>Im Terminal</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Show in CRIU Log</source>
        <translation>Im CRIU-Protokoll zeigen</translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Thaw::FindBar</name>
    <message>
        <source>Find in the log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß-/Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Only Matches</source>
        <translation>Nur Treffer</translation>
    </message>
    <message>
        <source>Show only lines that match</source>
        <translation>Nur passende Zeilen anzeigen</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche …</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <source>%1 / %2 …</source>
        <translation>%1 / %2 …</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>Ungültig</translation>
    </message>
</context>
<context>
    <name>Thaw::ImageTabs</name>
    <message>
        <source>Image name</source>
        <translation>Name des Images</translation>
    </message>
    <message>
        <source>Command that inspects the image</source>
        <translation>Befehl, der das Image untersucht</translation>
    </message>
    <message>
        <source>Keep the container running</source>
        <translation>Den Container weiterlaufen lassen</translation>
    </message>
    <message>
        <source>The image</source>
        <translation>Das Image</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Restore Test</source>
        <translation>Wiederherstellungstest</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>Hineinsehen</translation>
    </message>
    <message>
        <source>Test Restore</source>
        <translation>Wiederherstellung testen</translation>
    </message>
    <message>
        <source>Otherwise it is removed when the verdict is known</source>
        <translation>Sonst wird er entfernt, sobald das Urteil feststeht</translation>
    </message>
    <message>
        <source>Restore the image in a fresh container and see whether it comes up warm.</source>
        <translation>Das Image in einem frischen Container wiederherstellen und sehen, ob es warm hochkommt.</translation>
    </message>
    <message>
        <source>1 process</source>
        <translation>1 Prozess</translation>
    </message>
    <message>
        <source>%1 processes</source>
        <translation>%1 Prozesse</translation>
    </message>
    <message>
        <source>needs %1</source>
        <translation>braucht %1</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 wurde entfernt.</translation>
    </message>
</context>
<context>
    <name>Thaw::ImagesModel</name>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Cold Start Took</source>
        <translation>Dauer des Kaltstarts</translation>
    </message>
</context>
<context>
    <name>Thaw::ImagesPanel</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter the images</source>
        <translation>Images filtern</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Images are kept by a container engine, and none answers.</source>
        <translation>Images liegen bei einer Container-Engine, und keine antwortet.</translation>
    </message>
    <message>
        <source>Reading the images…</source>
        <translation>Images werden gelesen …</translation>
    </message>
    <message>
        <source>Checkpoint images that you make appear here.</source>
        <translation>Hier erscheinen die Checkpoint-Images, die Sie erstellen.</translation>
    </message>
    <message>
        <source>%1 images are deleted in 10 seconds.</source>
        <translation>%1 Images werden in 10 Sekunden gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1 was not deleted: %2</source>
        <translation>%1 wurde nicht gelöscht: %2</translation>
    </message>
    <message>
        <source>Test Restore</source>
        <translation>Wiederherstellung testen</translation>
    </message>
    <message>
        <source>%1 is deleted in 10 seconds, as “thaw rm %1” does.</source>
        <translation>%1 wird in 10 Sekunden gelöscht, wie „thaw rm %1“ es tut.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>Thaw::JsonLineReader</name>
    <message>
        <source>The engine&apos;s answer is malformed.</source>
        <translation>Die Antwort der Engine ist fehlerhaft.</translation>
    </message>
</context>
<context>
    <name>Thaw::Key</name>
    <message>
        <source>What the base image is made of; Thaw works with any and only shows it.</source>
        <translation>Woraus das Basis-Image besteht; Thaw kommt mit jedem zurecht und zeigt es nur an.</translation>
    </message>
    <message>
        <source>Whom the application runs as.</source>
        <translation>Als wer die Anwendung läuft.</translation>
    </message>
    <message>
        <source>The application is ready when a line of its log matches this pattern.</source>
        <translation>Die Anwendung ist bereit, wenn eine Zeile ihres Protokolls auf dieses Muster passt.</translation>
    </message>
    <message>
        <source>Where LOG_MESSAGE is looked for: all output, the error output only, or a file.</source>
        <translation>Wo LOG_MESSAGE gesucht wird: in der ganzen Ausgabe, nur in der Fehlerausgabe oder in einer Datei.</translation>
    </message>
    <message>
        <source>The image that holds the application.</source>
        <translation>Das Image, das die Anwendung enthält.</translation>
    </message>
    <message>
        <source>The name of the image that is made.</source>
        <translation>Der Name des Images, das erstellt wird.</translation>
    </message>
    <message>
        <source>What tells that the application is ready.</source>
        <translation>Woran zu erkennen ist, dass die Anwendung bereit ist.</translation>
    </message>
    <message>
        <source>How LOG_MESSAGE is read: as grep does, as a Perl expression, or as it stands.</source>
        <translation>Wie LOG_MESSAGE gelesen wird: wie von grep, als Perl-Ausdruck oder wörtlich.</translation>
    </message>
    <message>
        <source>How long to wait until the application is ready.</source>
        <translation>Wie lange gewartet wird, bis die Anwendung bereit ist.</translation>
    </message>
    <message>
        <source>The question a restored application has to answer.</source>
        <translation>Die Frage, die eine wiederhergestellte Anwendung beantworten muss.</translation>
    </message>
    <message>
        <source>Ports of the container; without a host&apos;s port a free one is taken.</source>
        <translation>Ports des Containers; ohne Port des Rechners wird ein freier genommen.</translation>
    </message>
    <message>
        <source>Named volumes and the host&apos;s directories inside the container.</source>
        <translation>Benannte Volumes und Ordner des Rechners im Container.</translation>
    </message>
    <message>
        <source>Directories in memory whose files are kept with the checkpoint.</source>
        <translation>Ordner im Arbeitsspeicher, deren Dateien mit dem Checkpoint aufbewahrt werden.</translation>
    </message>
    <message>
        <source>The network the container is in.</source>
        <translation>Das Netzwerk, in dem der Container ist.</translation>
    </message>
    <message>
        <source>Whether the application gets a terminal.</source>
        <translation>Ob die Anwendung ein Terminal bekommt.</translation>
    </message>
    <message>
        <source>A command run in the container just before the checkpoint; it has to succeed.</source>
        <translation>Ein Befehl, der unmittelbar vor dem Checkpoint im Container läuft; er muss gelingen.</translation>
    </message>
    <message>
        <source>Further options of criu dump.</source>
        <translation>Weitere Optionen von criu dump.</translation>
    </message>
    <message>
        <source>portable lets the image start on hosts that booted later; host keeps the host&apos;s own monotonic clock.</source>
        <translation>portable lässt das Image auch auf später hochgefahrenen Rechnern starten; host behält die monotone Uhr des Rechners.</translation>
    </message>
    <message>
        <source>What becomes of TCP connections that are open at the checkpoint.</source>
        <translation>Was aus TCP-Verbindungen wird, die beim Checkpoint offen sind.</translation>
    </message>
    <message>
        <source>Capabilities the application itself needs beyond the engine&apos;s default.</source>
        <translation>Capabilities, die die Anwendung selbst über die Vorgabe der Engine hinaus braucht.</translation>
    </message>
    <message>
        <source>Variables and files that must not be in the image.</source>
        <translation>Variablen und Dateien, die nicht im Image sein dürfen.</translation>
    </message>
    <message>
        <source>The container&apos;s memory limit.</source>
        <translation>Die Speichergrenze des Containers.</translation>
    </message>
    <message>
        <source>How long a restore may take.</source>
        <translation>Wie lange eine Wiederherstellung dauern darf.</translation>
    </message>
    <message>
        <source>How long the checkpoint may take.</source>
        <translation>Wie lange der Checkpoint dauern darf.</translation>
    </message>
    <message>
        <source>Whether a new image is restored once to see that it works.</source>
        <translation>Ob ein neues Image einmal wiederhergestellt wird, um zu sehen, dass es funktioniert.</translation>
    </message>
</context>
<context>
    <name>Thaw::LogOverview</name>
    <message>
        <source>Marks of the ready line, of lines like it and of what was found; click to go there</source>
        <translation>Marken der Bereit-Zeile, ähnlicher Zeilen und der Treffer; ein Klick führt dorthin</translation>
    </message>
</context>
<context>
    <name>Thaw::LogPane</name>
    <message>
        <source>Jump to End</source>
        <translation>Zum Ende springen</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>Umbrechen</translation>
    </message>
    <message>
        <source>Go to the end and follow the log (End)</source>
        <translation>Zum Ende gehen und dem Protokoll folgen (Ende)</translation>
    </message>
    <message>
        <source>No Times</source>
        <translation>Keine Zeiten</translation>
    </message>
    <message>
        <source>Since Start</source>
        <translation>Seit dem Start</translation>
    </message>
    <message>
        <source>Time of Day</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Times beside the lines</source>
        <translation>Zeiten neben den Zeilen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected lines</source>
        <translation>Ausgewählte Zeilen kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Save the whole log to a file (Ctrl+Shift+S)</source>
        <translation>Das ganze Protokoll in einer Datei speichern (Strg+Umschalt+S)</translation>
    </message>
    <message>
        <source>%1 (at character %2)</source>
        <translation>%1 (bei Zeichen %2)</translation>
    </message>
    <message>
        <source>Go to Line</source>
        <translation>Gehe zu Zeile</translation>
    </message>
    <message>
        <source>Line (1 to %1):</source>
        <translation>Zeile (1 bis %1):</translation>
    </message>
    <message>
        <source>Paused · 1 new line</source>
        <translation>Angehalten · 1 neue Zeile</translation>
    </message>
    <message>
        <source>Paused · %1 new lines</source>
        <translation>Angehalten · %1 neue Zeilen</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>Save Log</source>
        <translation>Protokoll speichern</translation>
    </message>
    <message>
        <source>Text files (*.txt *.log);;All files (*)</source>
        <translation>Textdateien (*.txt *.log);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Saved the log to %1.</source>
        <translation>Das Protokoll wurde in %1 gespeichert.</translation>
    </message>
    <message>
        <source>The log could not be saved to %1: %2</source>
        <translation>Das Protokoll ließ sich nicht in %1 speichern: %2</translation>
    </message>
</context>
<context>
    <name>Thaw::LogView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Jump to &amp;End</source>
        <translation>Zum &amp;Ende springen</translation>
    </message>
    <message>
        <source>With this line the application was ready</source>
        <translation>Mit dieser Zeile war die Anwendung bereit</translation>
    </message>
    <message>
        <source>Matches the ready pattern</source>
        <translation>Passt auf das Bereit-Muster</translation>
    </message>
</context>
<context>
    <name>Thaw::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>&amp;Projekt</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>P&amp;rotokoll</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>%1[*] — Thaw</source>
        <translation>%1[*] – Thaw</translation>
    </message>
    <message>
        <source>Thaw</source>
        <translation>Thaw</translation>
    </message>
    <message>
        <source>Close Without Saving</source>
        <translation>Ohne Speichern schließen</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Stopping the run before the window closes…</source>
        <translation>Der Lauf wird angehalten, bevor sich das Fenster schließt …</translation>
    </message>
    <message>
        <source>A run of %1 is under way. Stop it before opening another project.</source>
        <translation>Ein Lauf von %1 ist im Gange. Halten Sie ihn an, bevor Sie ein anderes Projekt öffnen.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Make It a Project</source>
        <translation>Zum Projekt machen</translation>
    </message>
    <message>
        <source>Not Now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>New Project: Name of Its Folder</source>
        <translation>Neues Projekt: Name des Ordners</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open the Engine’s Socket</source>
        <translation>Socket der Engine öffnen</translation>
    </message>
    <message>
        <source>Sockets (*.sock *.socket);;All files (*)</source>
        <translation>Sockets (*.sock *.socket);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Read again: %1</source>
        <translation>Neu eingelesen: %1</translation>
    </message>
    <message>
        <source>%1 changed on the disk.</source>
        <translation>%1 wurde auf der Festplatte geändert.</translation>
    </message>
    <message>
        <source>Keep Mine</source>
        <translation>Meine Fassung behalten</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Stopped; what the run had started was removed.</source>
        <translation>Angehalten; was der Lauf gestartet hatte, wurde entfernt.</translation>
    </message>
    <message>
        <source>Retry Now</source>
        <translation>Jetzt erneut versuchen</translation>
    </message>
    <message>
        <source>Other Engine</source>
        <translation>Andere Engine</translation>
    </message>
    <message>
        <source>No container engine answers.</source>
        <translation>Keine Container-Engine antwortet.</translation>
    </message>
    <message>
        <source>Look Again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Open a Socket…</source>
        <translation>Socket öffnen …</translation>
    </message>
    <message>
        <source>Docker runs, but you may not use it. Run: sudo usermod -aG docker $USER</source>
        <translation>Docker läuft, aber Sie dürfen es nicht verwenden. Führen Sie aus: sudo usermod -aG docker $USER</translation>
    </message>
    <message>
        <source>select one image</source>
        <translation>ein Image auswählen</translation>
    </message>
    <message>
        <source>this project has no image yet</source>
        <translation>dieses Projekt hat noch kein Image</translation>
    </message>
    <message>
        <source>open a project, or select an image</source>
        <translation>ein Projekt öffnen oder ein Image auswählen</translation>
    </message>
    <message>
        <source>Testing %1, as “thaw test %1” does: %2</source>
        <translation>%1 wird getestet, wie „thaw test %1“ es tut: %2</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>The test of %1 was stopped.</source>
        <translation>Der Test von %1 wurde angehalten.</translation>
    </message>
    <message>
        <source>%1 stopped answering at %2 — retrying</source>
        <translation>%1 antwortet seit %2 nicht mehr – neue Versuche laufen</translation>
    </message>
    <message>
        <source>Stopping the benchmark before the window closes…</source>
        <translation>Die Messung wird angehalten, bevor sich das Fenster schließt …</translation>
    </message>
</context>
<context>
    <name>Thaw::MakePanel</name>
    <message>
        <source>Pause before checkpoint</source>
        <translation>Vor dem Checkpoint anhalten</translation>
    </message>
    <message>
        <source>Ready Now</source>
        <translation>Jetzt bereit</translation>
    </message>
    <message>
        <source>Make Checkpoint Image</source>
        <translation>Checkpoint-Image erstellen</translation>
    </message>
    <message>
        <source>Wait when the application is ready, so that you can look at it first</source>
        <translation>Warten, wenn die Anwendung bereit ist, damit Sie sie erst ansehen können</translation>
    </message>
    <message>
        <source>Base image</source>
        <translation>Basis-Image</translation>
    </message>
    <message>
        <source>Search local images, or type a name</source>
        <translation>Lokale Images durchsuchen oder Namen eingeben</translation>
    </message>
    <message>
        <source>Image name</source>
        <translation>Name des Images</translation>
    </message>
    <message>
        <source>Ready when</source>
        <translation>Bereit, wenn</translation>
    </message>
    <message>
        <source>Files of the project</source>
        <translation>Dateien des Projekts</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>%1, not saved yet</source>
        <translation>%1, noch nicht gespeichert</translation>
    </message>
    <message>
        <source>The image that holds the application is needed.</source>
        <translation>Das Image, das die Anwendung enthält, wird gebraucht.</translation>
    </message>
    <message>
        <source>Stop (%1)</source>
        <translation>Anhalten (%1)</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>Test Restore</source>
        <translation>Wiederherstellung testen</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Make Again</source>
        <translation>Erneut erstellen</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Run, checkpoint, commit and test: everything at once (Ctrl+Return)</source>
        <translation>Starten, Checkpoint, Commit und Test: alles auf einmal (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Needs a container engine: see at the top right</source>
        <translation>Braucht eine Container-Engine: siehe oben rechts</translation>
    </message>
    <message>
        <source>%1 looks secret and will be readable in the image.</source>
        <translation>%1 sieht geheim aus und wird im Image lesbar sein.</translation>
    </message>
    <message>
        <source>%1 values will be readable in the image: %2.</source>
        <translation>%1 Werte werden im Image lesbar sein: %2.</translation>
    </message>
    <message>
        <source>Keep Out of the Image</source>
        <translation>Aus dem Image heraushalten</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>open a project first</source>
        <translation>zuerst ein Projekt öffnen</translation>
    </message>
    <message>
        <source>no container engine answers</source>
        <translation>keine Container-Engine antwortet</translation>
    </message>
    <message>
        <source>the run is being stopped</source>
        <translation>der Lauf wird angehalten</translation>
    </message>
    <message>
        <source>it is not its turn</source>
        <translation>ist noch nicht an der Reihe</translation>
    </message>
    <message>
        <source>a run is under way</source>
        <translation>ein Lauf ist im Gange</translation>
    </message>
    <message>
        <source>the application is frozen already; commit it</source>
        <translation>die Anwendung ist schon eingefroren; jetzt Commit</translation>
    </message>
    <message>
        <source>run the application first</source>
        <translation>zuerst die Anwendung starten</translation>
    </message>
    <message>
        <source>make a checkpoint first</source>
        <translation>zuerst einen Checkpoint machen</translation>
    </message>
    <message>
        <source>Test Restore (%1) of %2</source>
        <translation>Wiederherstellung testen (%1): %2</translation>
    </message>
</context>
<context>
    <name>Thaw::OutputPane</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>CRIU log</source>
        <translation>CRIU-Protokoll</translation>
    </message>
    <message>
        <source>No problems found.</source>
        <translation>Keine Probleme gefunden.</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>What the application writes appears here once it runs.</source>
        <translation>Hier erscheint, was die Anwendung schreibt, sobald sie läuft.</translation>
    </message>
    <message>
        <source>CRIU’s own log appears here after a checkpoint or a restore.</source>
        <translation>Hier erscheint CRIUs eigenes Protokoll nach einem Checkpoint oder einer Wiederherstellung.</translation>
    </message>
    <message>
        <source>Run whose log is shown</source>
        <translation>Lauf, dessen Protokoll gezeigt wird</translation>
    </message>
    <message>
        <source>CRIU</source>
        <translation>CRIU</translation>
    </message>
    <message>
        <source>Steps of the run</source>
        <translation>Schritte des Laufs</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>The same in a terminal</source>
        <translation>Im Terminal</translation>
    </message>
</context>
<context>
    <name>Thaw::ProblemsModel</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Thaw::ReadyField</name>
    <message>
        <source>a log line matches</source>
        <translation>eine Protokollzeile passt</translation>
    </message>
    <message>
        <source>a log line contains</source>
        <translation>eine Protokollzeile enthält</translation>
    </message>
    <message>
        <source>a log line matches the regex</source>
        <translation>eine Protokollzeile passt auf den Regex</translation>
    </message>
    <message>
        <source>a port answers</source>
        <translation>ein Port antwortet</translation>
    </message>
    <message>
        <source>a web page answers</source>
        <translation>eine Webseite antwortet</translation>
    </message>
    <message>
        <source>a command succeeds</source>
        <translation>ein Befehl gelingt</translation>
    </message>
    <message>
        <source>I say so</source>
        <translation>ich es sage</translation>
    </message>
    <message>
        <source>Ready when</source>
        <translation>Bereit, wenn</translation>
    </message>
    <message>
        <source>What tells that it is ready</source>
        <translation>Woran zu erkennen ist, dass sie bereit ist</translation>
    </message>
    <message>
        <source>Preview over the last log</source>
        <translation>Vorschau am letzten Protokoll</translation>
    </message>
    <message>
        <source>server is ready</source>
        <translation>server is ready</translation>
    </message>
    <message>
        <source>ready (on|at) port \d+</source>
        <translation>ready (on|at) port \d+</translation>
    </message>
    <message>
        <source>8080</source>
        <translation>8080</translation>
    </message>
    <message>
        <source>8080 /health</source>
        <translation>8080 /health</translation>
    </message>
    <message>
        <source>test -e /run/ready</source>
        <translation>test -e /run/ready</translation>
    </message>
    <message>
        <source>The button Ready Now appears while it runs</source>
        <translation>Der Knopf „Jetzt bereit“ erscheint, während sie läuft</translation>
    </message>
    <message>
        <source>A button asks you while it runs.</source>
        <translation>Ein Knopf fragt Sie, während sie läuft.</translation>
    </message>
    <message>
        <source>Looked for inside the container.</source>
        <translation>Wird im Container geprüft.</translation>
    </message>
    <message>
        <source>Which line says that the application has started?</source>
        <translation>Welche Zeile sagt, dass die Anwendung gestartet ist?</translation>
    </message>
    <message>
        <source>✘ Not valid at character %1: %2</source>
        <translation>✘ Ungültig bei Zeichen %1: %2</translation>
    </message>
    <message>
        <source>Checked against the log once there is one.</source>
        <translation>Wird am Protokoll geprüft, sobald es eines gibt.</translation>
    </message>
    <message>
        <source>✘ Too slow on some lines: make the pattern simpler.</source>
        <translation>✘ Bei manchen Zeilen zu langsam: Vereinfachen Sie das Muster.</translation>
    </message>
    <message>
        <source>✘ No line of the last run matches: would wait until the time limit.</source>
        <translation>✘ Keine Zeile des letzten Laufs passt: Es würde bis zur Zeitgrenze gewartet.</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>line %1, at %2</source>
        <translation>Zeile %1, bei %2</translation>
    </message>
    <message>
        <source>✔ Matches 1 line of the last run: %1</source>
        <translation>✔ Passt auf 1 Zeile des letzten Laufs: %1</translation>
    </message>
    <message>
        <source>✔ Matches %1 lines of the last run, first %2</source>
        <translation>✔ Passt auf %1 Zeilen des letzten Laufs, zuerst %2</translation>
    </message>
</context>
<context>
    <name>Thaw::Recovery</name>
    <message>
        <source>%1 stopped answering at %2</source>
        <translation>%1 antwortet seit %2 nicht mehr</translation>
    </message>
    <message>
        <source>%1 answers again at %2</source>
        <translation>%1 antwortet seit %2 wieder</translation>
    </message>
    <message>
        <source>The application still runs: the run goes on.</source>
        <translation>Die Anwendung läuft noch: Der Lauf geht weiter.</translation>
    </message>
    <message>
        <source>container %1</source>
        <translation>Container %1</translation>
    </message>
    <message>
        <source>image %1</source>
        <translation>Image %1</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>Left unfinished: %1.</source>
        <translation>Unfertig geblieben: %1.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>Thaw::ResultCard</name>
    <message>
        <source>How to run the image</source>
        <translation>Image starten</translation>
    </message>
    <message>
        <source>Hide the result</source>
        <translation>Ergebnis ausblenden</translation>
    </message>
    <message>
        <source>image %1</source>
        <translation>Image %1</translation>
    </message>
    <message>
        <source>checkpoint %1</source>
        <translation>Checkpoint %1</translation>
    </message>
    <message>
        <source>1 process</source>
        <translation>1 Prozess</translation>
    </message>
    <message>
        <source>%1 processes</source>
        <translation>%1 Prozesse</translation>
    </message>
</context>
<context>
    <name>Thaw::RunLogs</name>
    <message>
        <source>This run</source>
        <translation>Dieser Lauf</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Run %1 · %2</source>
        <translation>Lauf %1 · %2</translation>
    </message>
</context>
<context>
    <name>Thaw::StepStrip</name>
    <message>
        <source>%1 (usually %2)</source>
        <translation>%1 (meist %2)</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>wartet auf Sie</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>usually %1</source>
        <translation>meist %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Steps. %1</source>
        <translation>Schritte. %1</translation>
    </message>
</context>
<context>
    <name>Thaw::StepsModel</name>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Usually</source>
        <translation>Meist</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>Thaw::StreamDemux</name>
    <message>
        <source>The engine&apos;s output stream is malformed.</source>
        <translation>Der Ausgabestrom der Engine ist fehlerhaft.</translation>
    </message>
    <message>
        <source>Frame header: %1</source>
        <translation>Kopf des Rahmens: %1</translation>
    </message>
    <message>
        <source>The engine reports an error in the output stream.</source>
        <translation>Die Engine meldet einen Fehler im Ausgabestrom.</translation>
    </message>
    <message>
        <source>The engine&apos;s output stream ended in the middle.</source>
        <translation>Der Ausgabestrom der Engine endete mittendrin.</translation>
    </message>
</context>
<context>
    <name>Thaw::TestCard</name>
    <message>
        <source>Show Log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Show CRIU Log</source>
        <translation>CRIU-Protokoll zeigen</translation>
    </message>
    <message>
        <source>Open in Browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Remove Container</source>
        <translation>Container entfernen</translation>
    </message>
    <message>
        <source>How to run the image</source>
        <translation>Wie das Image gestartet wird</translation>
    </message>
    <message>
        <source>Restored: answers after %1</source>
        <translation>Wiederhergestellt: antwortet nach %1</translation>
    </message>
    <message>
        <source>Restored: runs after %1</source>
        <translation>Wiederhergestellt: läuft nach %1</translation>
    </message>
    <message>
        <source>engine %1</source>
        <translation>Engine %1</translation>
    </message>
    <message>
        <source>CRIU %1</source>
        <translation>CRIU %1</translation>
    </message>
    <message>
        <source>runs as %1</source>
        <translation>läuft als %1</translation>
    </message>
</context>
<context>
    <name>Thaw::Text</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused before it</source>
        <translation>davor angehalten</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>Ready %1 × sooner: %2 instead of %3</source>
        <translation>%1-mal so schnell bereit: %2 statt %3</translation>
    </message>
    <message>
        <source>Restored in %1; a cold start takes %2</source>
        <translation>In %1 wiederhergestellt; ein Kaltstart dauert %2</translation>
    </message>
    <message>
        <source>Image made, not tested yet</source>
        <translation>Image erstellt, noch nicht getestet</translation>
    </message>
    <message>
        <source>Project: %1 (run %2)</source>
        <translation>Projekt: %1 (Lauf %2)</translation>
    </message>
    <message>
        <source>Engine: %1</source>
        <translation>Engine: %1</translation>
    </message>
    <message>
        <source>Base image: %1</source>
        <translation>Basis-Image: %1</translation>
    </message>
    <message>
        <source>CRIU: %1</source>
        <translation>CRIU: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Thaw::TimeBars</name>
    <message>
        <source>Restored in %1, cold start %2</source>
        <translation>Wiederhergestellt in %1, Kaltstart %2</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Cold start</source>
        <translation>Kaltstart</translation>
    </message>
</context>
<context>
    <name>Thaw::ValuesModel</name>
    <message>
        <source>Computed when run</source>
        <translation>Wird beim Lauf berechnet</translation>
    </message>
    <message>
        <source>Stays readable in the checkpoint</source>
        <translation>Bleibt im Checkpoint lesbar</translation>
    </message>
    <message>
        <source>For the application</source>
        <translation>Für die Anwendung</translation>
    </message>
    <message>
        <source>For Thaw only</source>
        <translation>Nur für Thaw</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>To the App</source>
        <translation>An die Anwendung</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Anmerkung</translation>
    </message>
</context>
<context>
    <name>Thaw::ValuesView</name>
    <message>
        <source>Add Value</source>
        <translation>Wert hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Names and values of app_env_vars.sh; the same file as text is in the next tab.</source>
        <translation>Namen und Werte aus app_env_vars.sh; dieselbe Datei als Text ist im nächsten Unterfenster.</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
</context>
<context>
    <name>Thaw::WelcomePanel</name>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
        <source>Start containers in milliseconds from a checkpoint</source>
        <translation>Container in Millisekunden aus einem Checkpoint starten</translation>
    </message>
    <message>
        <source>Looking for a container engine…</source>
        <translation>Suche nach einer Container-Engine …</translation>
    </message>
    <message>
        <source>✔ %1</source>
        <translation>✔ %1</translation>
    </message>
    <message>
        <source>⚠ %1 does not answer</source>
        <translation>⚠ %1 antwortet nicht</translation>
    </message>
    <message>
        <source>No container engine answers. Start Docker, or Podman’s socket with:
%1</source>
        <translation>Keine Container-Engine antwortet. Starten Sie Docker, oder den Socket von Podman mit:
%1</translation>
    </message>
    <message>
        <source>Copy Command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Look Again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Docker runs, but you may not use it. Let yourself in with the following, then log in again:
%1</source>
        <translation>Docker läuft, aber Sie dürfen es nicht verwenden. Verschaffen Sie sich damit Zugang und melden Sie sich neu an:
%1</translation>
    </message>
    <message>
        <source>or drop a project folder or an image archive here</source>
        <translation>oder einen Projektordner oder ein Image-Archiv hier ablegen</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Start containers in milliseconds from a checkpoint</source>
        <translation>Container in Millisekunden aus einem Checkpoint starten</translation>
    </message>
    <message>
        <source>Container engine to use (unix:///path).</source>
        <translation>Zu verwendende Container-Engine (unix:///Pfad).</translation>
    </message>
    <message>
        <source>Make the checkpoint image at once.</source>
        <translation>Das Checkpoint-Image sofort erstellen.</translation>
    </message>
    <message>
        <source>Project to open.</source>
        <translation>Zu öffnendes Projekt.</translation>
    </message>
</context>
</TS>
