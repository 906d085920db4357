<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Failures</name>
    <message>
        <source>The container lacks the capability CHECKPOINT_RESTORE</source>
        <translation>Dem Container fehlt die Capability CHECKPOINT_RESTORE</translation>
    </message>
    <message>
        <source>Start it with --cap-add CHECKPOINT_RESTORE (run_&lt;app&gt;.sh: use $DOCKER_CAPABILITIES).</source>
        <translation>Starten Sie ihn mit --cap-add CHECKPOINT_RESTORE (run_&lt;app&gt;.sh: mit $DOCKER_CAPABILITIES).</translation>
    </message>
    <message>
        <source>CRIU may not look into a process of the application</source>
        <translation>CRIU darf nicht in einen Prozess der Anwendung hineinsehen</translation>
    </message>
    <message>
        <source>Add the capability SYS_PTRACE to the container, and detach debuggers (gdb, strace).</source>
        <translation>Fügen Sie dem Container die Capability SYS_PTRACE hinzu, und lösen Sie Debugger (gdb, strace).</translation>
    </message>
    <message>
        <source>The application runs under a seccomp filter of its own, which CRIU may not suspend</source>
        <translation>Die Anwendung läuft unter einem eigenen Seccomp-Filter, den CRIU nicht aussetzen darf</translation>
    </message>
    <message>
        <source>Switch the application&apos;s own sandbox off for the checkpoint.</source>
        <translation>Schalten Sie die eigene Sandbox der Anwendung für den Checkpoint ab.</translation>
    </message>
    <message>
        <source>The engine&apos;s seccomp profile keeps CRIU from comparing processes</source>
        <translation>Das Seccomp-Profil der Engine hindert CRIU daran, Prozesse zu vergleichen</translation>
    </message>
    <message>
        <source>Add the capability SYS_PTRACE to the container.</source>
        <translation>Fügen Sie dem Container die Capability SYS_PTRACE hinzu.</translation>
    </message>
    <message>
        <source>CRIU may not read the limits of another user&apos;s process</source>
        <translation>CRIU darf die Grenzen eines Prozesses nicht lesen, der einem anderen Benutzer gehört</translation>
    </message>
    <message>
        <source>Add the capability SYS_RESOURCE to the container.</source>
        <translation>Fügen Sie dem Container die Capability SYS_RESOURCE hinzu.</translation>
    </message>
    <message>
        <source>CRIU may not see the files that another user&apos;s process has mapped</source>
        <translation>CRIU darf die eingeblendeten Dateien eines Prozesses nicht sehen, der einem anderen Benutzer gehört</translation>
    </message>
    <message>
        <source>Keep the engine&apos;s default capability DAC_OVERRIDE.</source>
        <translation>Behalten Sie die Capability DAC_OVERRIDE, die Vorgabe der Engine.</translation>
    </message>
    <message>
        <source>The application uses io_uring, which CRIU cannot save</source>
        <translation>Die Anwendung verwendet io_uring, das CRIU nicht sichern kann</translation>
    </message>
    <message>
        <source>Run it under the engine&apos;s default seccomp profile, which denies io_uring (most programs then use epoll), or switch io_uring off in the application.</source>
        <translation>Lassen Sie sie unter dem üblichen Seccomp-Profil der Engine laufen, das io_uring verbietet (die meisten Programme nehmen dann epoll), oder schalten Sie io_uring in der Anwendung ab.</translation>
    </message>
    <message>
        <source>The application has secret memory (memfd_secret), which nobody can save</source>
        <translation>Die Anwendung hat geheimen Speicher (memfd_secret), den niemand sichern kann</translation>
    </message>
    <message>
        <source>Take the checkpoint before the application opens it.</source>
        <translation>Machen Sie den Checkpoint, bevor die Anwendung ihn öffnet.</translation>
    </message>
    <message>
        <source>The application has a special file open that CRIU cannot save</source>
        <translation>Die Anwendung hat eine besondere Datei offen, die CRIU nicht sichern kann</translation>
    </message>
    <message>
        <source>Close it before the checkpoint: userfaultfd, perf events, landlock rule sets and BPF objects cannot be saved.</source>
        <translation>Schließen Sie sie vor dem Checkpoint: userfaultfd, Perf-Ereignisse, Landlock-Regeln und BPF-Objekte lassen sich nicht sichern.</translation>
    </message>
    <message>
        <source>The application has a device open that CRIU cannot save</source>
        <translation>Die Anwendung hat ein Gerät offen, das CRIU nicht sichern kann</translation>
    </message>
    <message>
        <source>Close the device before the checkpoint; only /dev/null, zero, full, random and urandom may stay open.</source>
        <translation>Schließen Sie das Gerät vor dem Checkpoint; nur /dev/null, zero, full, random und urandom dürfen offen bleiben.</translation>
    </message>
    <message>
        <source>The application has a socket of a kind that CRIU cannot save</source>
        <translation>Die Anwendung hat einen Socket von einer Art, die CRIU nicht sichern kann</translation>
    </message>
    <message>
        <source>Close it before the checkpoint (virtual machine sockets are such a kind).</source>
        <translation>Schließen Sie ihn vor dem Checkpoint (Sockets virtueller Maschinen sind von dieser Art).</translation>
    </message>
    <message>
        <source>The application has a file open on a mount that CRIU cannot find again</source>
        <translation>Die Anwendung hat eine Datei auf einem Mount offen, den CRIU nicht wiederfindet</translation>
    </message>
    <message>
        <source>Close it before the checkpoint; POSIX message queues are such files.</source>
        <translation>Schließen Sie sie vor dem Checkpoint; Nachrichtenwarteschlangen von POSIX sind solche Dateien.</translation>
    </message>
    <message>
        <source>The application holds a handle of a process outside itself</source>
        <translation>Die Anwendung hält die Kennung (pidfd) eines Prozesses außerhalb von ihr</translation>
    </message>
    <message>
        <source>Close that pidfd before the checkpoint.</source>
        <translation>Schließen Sie dieses pidfd vor dem Checkpoint.</translation>
    </message>
    <message>
        <source>The application uses System V shared memory, which needs an IPC namespace of its own</source>
        <translation>Die Anwendung verwendet gemeinsamen Speicher nach System V, der einen eigenen IPC-Namensraum braucht</translation>
    </message>
    <message>
        <source>Let the application use mmap or POSIX shared memory instead (PostgreSQL: shared_memory_type = mmap).</source>
        <translation>Lassen Sie die Anwendung stattdessen mmap oder gemeinsamen Speicher nach POSIX verwenden (PostgreSQL: shared_memory_type = mmap).</translation>
    </message>
    <message>
        <source>CRIU may not read another user&apos;s System V shared memory</source>
        <translation>CRIU darf den gemeinsamen Speicher (System V) eines anderen Benutzers nicht lesen</translation>
    </message>
    <message>
        <source>Add the capability IPC_OWNER to the container.</source>
        <translation>Fügen Sie dem Container die Capability IPC_OWNER hinzu.</translation>
    </message>
    <message>
        <source>The application has made namespaces of its own, which CRIU cannot save</source>
        <translation>Die Anwendung hat eigene Namensräume angelegt, die CRIU nicht sichern kann</translation>
    </message>
    <message>
        <source>Switch its sandbox off (browsers, bubblewrap, containers in containers).</source>
        <translation>Schalten Sie ihre Sandbox ab (Browser, bubblewrap, Container in Containern).</translation>
    </message>
    <message>
        <source>The application has a mount namespace of its own, which CRIU cannot save</source>
        <translation>Die Anwendung hat einen eigenen Mount-Namensraum, den CRIU nicht sichern kann</translation>
    </message>
    <message>
        <source>Switch its sandbox off.</source>
        <translation>Schalten Sie ihre Sandbox ab.</translation>
    </message>
    <message>
        <source>A process of the application had a network namespace of its own</source>
        <translation>Ein Prozess der Anwendung hatte einen eigenen Netzwerk-Namensraum</translation>
    </message>
    <message>
        <source>Switch its sandbox off and make the image again.</source>
        <translation>Schalten Sie ihre Sandbox ab und erstellen Sie das Image neu.</translation>
    </message>
    <message>
        <source>The application has open TCP connections</source>
        <translation>Die Anwendung hat offene TCP-Verbindungen</translation>
    </message>
    <message>
        <source>Let Thaw close them: THAW_TCP=close in app_env_vars.sh.</source>
        <translation>Lassen Sie Thaw sie schließen: THAW_TCP=close in app_env_vars.sh.</translation>
    </message>
    <message>
        <source>Close Them at the Checkpoint</source>
        <translation>Beim Checkpoint schließen</translation>
    </message>
    <message>
        <source>Open TCP connections cannot be locked, as the image has no iptables</source>
        <translation>Offene TCP-Verbindungen lassen sich nicht sperren, denn das Image hat kein iptables</translation>
    </message>
    <message>
        <source>Set THAW_CRIU_OPTIONS=&quot;--network-lock skip&quot;: the processes are stopped anyway.</source>
        <translation>Setzen Sie THAW_CRIU_OPTIONS=&quot;--network-lock skip&quot;: Die Prozesse stehen ohnehin still.</translation>
    </message>
    <message>
        <source>Do Without the Lock</source>
        <translation>Ohne die Sperre auskommen</translation>
    </message>
    <message>
        <source>Keeping TCP connections open needs the capability NET_ADMIN</source>
        <translation>TCP-Verbindungen offen zu halten verlangt die Capability NET_ADMIN</translation>
    </message>
    <message>
        <source>Locking TCP connections needs the capability NET_ADMIN</source>
        <translation>TCP-Verbindungen zu sperren verlangt die Capability NET_ADMIN</translation>
    </message>
    <message>
        <source>Set THAW_CRIU_OPTIONS=&quot;--network-lock skip&quot;.</source>
        <translation>Setzen Sie THAW_CRIU_OPTIONS=&quot;--network-lock skip&quot;.</translation>
    </message>
    <message>
        <source>The checkpoint was made with closed TCP connections and has to be restored the same way</source>
        <translation>Der Checkpoint wurde mit geschlossenen TCP-Verbindungen gemacht und muss ebenso wiederhergestellt werden</translation>
    </message>
    <message>
        <source>Restore it with --tcp-close.</source>
        <translation>Stellen Sie ihn mit --tcp-close wieder her.</translation>
    </message>
    <message>
        <source>A kept TCP connection belongs to another IP address than the container&apos;s</source>
        <translation>Eine offen gehaltene TCP-Verbindung gehört zu einer anderen IP-Adresse als der des Containers</translation>
    </message>
    <message>
        <source>Make the image with THAW_TCP=close, or restore it at the same address.</source>
        <translation>Erstellen Sie das Image mit THAW_TCP=close, oder stellen Sie es unter derselben Adresse wieder her.</translation>
    </message>
    <message>
        <source>Make It with Connections Closed</source>
        <translation>Mit geschlossenen Verbindungen erstellen</translation>
    </message>
    <message>
        <source>The application listens on the old container&apos;s IP address</source>
        <translation>Die Anwendung lauscht an der IP-Adresse des alten Containers</translation>
    </message>
    <message>
        <source>Let it listen on 0.0.0.0, or restore with --sysctl net.ipv4.ip_nonlocal_bind=1.</source>
        <translation>Lassen Sie sie an 0.0.0.0 lauschen, oder stellen Sie sie mit --sysctl net.ipv4.ip_nonlocal_bind=1 wieder her.</translation>
    </message>
    <message>
        <source>A connected UDP socket belongs to the old container&apos;s network</source>
        <translation>Ein verbundener UDP-Socket gehört zum Netzwerk des alten Containers</translation>
    </message>
    <message>
        <source>Make the checkpoint before the application connects it.</source>
        <translation>Machen Sie den Checkpoint, bevor die Anwendung ihn verbindet.</translation>
    </message>
    <message>
        <source>The application is connected to a socket outside itself</source>
        <translation>Die Anwendung ist mit einem Socket außerhalb von ihr verbunden</translation>
    </message>
    <message>
        <source>Close it before the checkpoint (system bus, syslog, a database&apos;s socket).</source>
        <translation>Schließen Sie ihn vor dem Checkpoint (Systembus, syslog, Socket einer Datenbank).</translation>
    </message>
    <message>
        <source>The other end of a unix socket is outside the application</source>
        <translation>Das andere Ende eines Unix-Sockets liegt außerhalb der Anwendung</translation>
    </message>
    <message>
        <source>Close it before the checkpoint (system bus, a database&apos;s socket).</source>
        <translation>Schließen Sie ihn vor dem Checkpoint (Systembus, Socket einer Datenbank).</translation>
    </message>
    <message>
        <source>A server outside the application that it was connected to is not there</source>
        <translation>Ein Server außerhalb der Anwendung, mit dem sie verbunden war, ist nicht da</translation>
    </message>
    <message>
        <source>Start it before the restore.</source>
        <translation>Starten Sie ihn vor der Wiederherstellung.</translation>
    </message>
    <message>
        <source>The application holds file locks</source>
        <translation>Die Anwendung hält Dateisperren</translation>
    </message>
    <message>
        <source>Add --file-locks to THAW_CRIU_OPTIONS.</source>
        <translation>Fügen Sie --file-locks zu THAW_CRIU_OPTIONS hinzu.</translation>
    </message>
    <message>
        <source>Keep File Locks</source>
        <translation>Dateisperren behalten</translation>
    </message>
    <message>
        <source>The application has a large deleted file open</source>
        <translation>Die Anwendung hat eine große gelöschte Datei offen</translation>
    </message>
    <message>
        <source>Raise the limit: THAW_CRIU_OPTIONS=&quot;--ghost-limit 1G&quot;.</source>
        <translation>Erhöhen Sie die Grenze: THAW_CRIU_OPTIONS=&quot;--ghost-limit 1G&quot;.</translation>
    </message>
    <message>
        <source>Keep Files up to 1 GB</source>
        <translation>Dateien bis 1 GB behalten</translation>
    </message>
    <message>
        <source>CRIU cannot find a directory that the application watches</source>
        <translation>CRIU findet einen Ordner nicht, den die Anwendung beobachtet</translation>
    </message>
    <message>
        <source>Name the directories that hold watched paths: THAW_CRIU_OPTIONS=&quot;--irmap-scan-path /DIR&quot;.</source>
        <translation>Nennen Sie die Ordner, in denen beobachtete Pfade liegen: THAW_CRIU_OPTIONS=&quot;--irmap-scan-path /ORDNER&quot;.</translation>
    </message>
    <message>
        <source>The application has a terminal</source>
        <translation>Die Anwendung hat ein Terminal</translation>
    </message>
    <message>
        <source>Set THAW_TTY=yes in app_env_vars.sh.</source>
        <translation>Setzen Sie THAW_TTY=yes in app_env_vars.sh.</translation>
    </message>
    <message>
        <source>Give It a Terminal</source>
        <translation>Ihr ein Terminal geben</translation>
    </message>
    <message>
        <source>The checkpoint is of a container&apos;s first process, which cannot be restored</source>
        <translation>Der Checkpoint ist vom ersten Prozess eines Containers, der sich nicht wiederherstellen lässt</translation>
    </message>
    <message>
        <source>Make the checkpoint with thaw-init as the first process, as Thaw does.</source>
        <translation>Machen Sie den Checkpoint mit thaw-init als erstem Prozess, wie Thaw es tut.</translation>
    </message>
    <message>
        <source>A process id of the checkpoint is taken in the new container</source>
        <translation>Eine Prozessnummer des Checkpoints ist im neuen Container vergeben</translation>
    </message>
    <message>
        <source>Make the image again; do not start other processes in the container during the restore.</source>
        <translation>Erstellen Sie das Image neu; starten Sie während der Wiederherstellung keine anderen Prozesse im Container.</translation>
    </message>
    <message>
        <source>The engine&apos;s seccomp profile denies what a restore needs (clone3)</source>
        <translation>Das Seccomp-Profil der Engine verbietet, was eine Wiederherstellung braucht (clone3)</translation>
    </message>
    <message>
        <source>Start the container with Thaw&apos;s seccomp profile, or with -v /proc/sys/kernel/ns_last_pid:/proc/sys/kernel/ns_last_pid.</source>
        <translation>Starten Sie den Container mit Thaws Seccomp-Profil, oder mit -v /proc/sys/kernel/ns_last_pid:/proc/sys/kernel/ns_last_pid.</translation>
    </message>
    <message>
        <source>Another process was started in the container during the restore and took a process id</source>
        <translation>Während der Wiederherstellung wurde im Container ein anderer Prozess gestartet und nahm eine Prozessnummer</translation>
    </message>
    <message>
        <source>Start it again, with Thaw&apos;s seccomp profile.</source>
        <translation>Starten Sie ihn noch einmal, mit Thaws Seccomp-Profil.</translation>
    </message>
    <message>
        <source>Start it with --cap-add CHECKPOINT_RESTORE.</source>
        <translation>Starten Sie ihn mit --cap-add CHECKPOINT_RESTORE.</translation>
    </message>
    <message>
        <source>The container may not have as many processes as the checkpoint has</source>
        <translation>Der Container darf nicht so viele Prozesse haben wie der Checkpoint</translation>
    </message>
    <message>
        <source>Raise --pids-limit.</source>
        <translation>Erhöhen Sie --pids-limit.</translation>
    </message>
    <message>
        <source>The container lacks a capability that the application had</source>
        <translation>Dem Container fehlt eine Capability, die die Anwendung hatte</translation>
    </message>
    <message>
        <source>Start it with the capabilities that “thaw inspect” prints.</source>
        <translation>Starten Sie ihn mit den Capabilities, die „thaw inspect“ ausgibt.</translation>
    </message>
    <message>
        <source>The container may not give the application its user back</source>
        <translation>Der Container darf der Anwendung ihren Benutzer nicht zurückgeben</translation>
    </message>
    <message>
        <source>Start it with the capabilities SETUID, SETGID and SETPCAP.</source>
        <translation>Starten Sie ihn mit den Capabilities SETUID, SETGID und SETPCAP.</translation>
    </message>
    <message>
        <source>A file that the application had open is not in the new container</source>
        <translation>Eine Datei, die die Anwendung offen hatte, ist nicht im neuen Container</translation>
    </message>
    <message>
        <source>Mount the same volume, or name its tmpfs in THAW_TMPFS.</source>
        <translation>Hängen Sie dasselbe Volume ein, oder nennen Sie sein tmpfs in THAW_TMPFS.</translation>
    </message>
    <message>
        <source>A file that the application had open may not be opened in the new container</source>
        <translation>Eine Datei, die die Anwendung offen hatte, darf im neuen Container nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Start the container as root (--user 0); the application gets its own user back.</source>
        <translation>Starten Sie den Container als root (--user 0); die Anwendung bekommt ihren eigenen Benutzer zurück.</translation>
    </message>
    <message>
        <source>A file has another size than at the checkpoint</source>
        <translation>Eine Datei hat eine andere Größe als beim Checkpoint</translation>
    </message>
    <message>
        <source>Restore from a new container, with the volume as it was at the checkpoint.</source>
        <translation>Stellen Sie aus einem neuen Container wieder her, mit dem Volume, wie es beim Checkpoint war.</translation>
    </message>
    <message>
        <source>A file has another mode than at the checkpoint</source>
        <translation>Eine Datei hat andere Zugriffsrechte als beim Checkpoint</translation>
    </message>
    <message>
        <source>Give it back the mode it had.</source>
        <translation>Geben Sie ihr die Zugriffsrechte zurück, die sie hatte.</translation>
    </message>
    <message>
        <source>A program or library is another one than at the checkpoint</source>
        <translation>Ein Programm oder eine Bibliothek ist nicht mehr dieselbe wie beim Checkpoint</translation>
    </message>
    <message>
        <source>Make the checkpoint image again.</source>
        <translation>Erstellen Sie das Checkpoint-Image neu.</translation>
    </message>
    <message>
        <source>The checkpoint in the image is incomplete</source>
        <translation>Der Checkpoint im Image ist unvollständig</translation>
    </message>
    <message>
        <source>Make the image again.</source>
        <translation>Erstellen Sie das Image neu.</translation>
    </message>
    <message>
        <source>The checkpoint in the image lacks a file (ids)</source>
        <translation>Dem Checkpoint im Image fehlt eine Datei (ids)</translation>
    </message>
    <message>
        <source>CRIU cannot write its log in the container</source>
        <translation>CRIU kann im Container sein Protokoll nicht schreiben</translation>
    </message>
    <message>
        <source>Add --tmpfs /opt/thaw/run to a read-only container, and start it as root.</source>
        <translation>Fügen Sie einem schreibgeschützten Container --tmpfs /opt/thaw/run hinzu, und starten Sie ihn als root.</translation>
    </message>
    <message>
        <source>CRIU runs without the capability CHECKPOINT_RESTORE</source>
        <translation>CRIU läuft ohne die Capability CHECKPOINT_RESTORE</translation>
    </message>
    <message>
        <source>Start the container as root (--user 0) with --cap-add CHECKPOINT_RESTORE.</source>
        <translation>Starten Sie den Container als root (--user 0) mit --cap-add CHECKPOINT_RESTORE.</translation>
    </message>
    <message>
        <source>The container may not open as many files as a restore needs</source>
        <translation>Der Container darf nicht so viele Dateien öffnen, wie eine Wiederherstellung braucht</translation>
    </message>
    <message>
        <source>Raise --ulimit nofile.</source>
        <translation>Erhöhen Sie --ulimit nofile.</translation>
    </message>
    <message>
        <source>A process was killed during the restore, most likely for lack of memory</source>
        <translation>Ein Prozess wurde während der Wiederherstellung beendet, höchstwahrscheinlich aus Speichermangel</translation>
    </message>
    <message>
        <source>Raise --memory.</source>
        <translation>Erhöhen Sie --memory.</translation>
    </message>
    <message>
        <source>The engine&apos;s seccomp profile denies what a checkpoint needs (vmsplice)</source>
        <translation>Das Seccomp-Profil der Engine verbietet, was ein Checkpoint braucht (vmsplice)</translation>
    </message>
    <message>
        <source>Start the container with Docker&apos;s default profile, as Thaw does.</source>
        <translation>Starten Sie den Container mit Dockers üblichem Profil, wie Thaw es tut.</translation>
    </message>
    <message>
        <source>The engine&apos;s disk is full</source>
        <translation>Die Festplatte der Engine ist voll</translation>
    </message>
    <message>
        <source>Free some space: docker system df shows what is large.</source>
        <translation>Schaffen Sie Platz: docker system df zeigt, was groß ist.</translation>
    </message>
    <message>
        <source>CRaC when Spring is refreshed</source>
        <translation>CRaC beim Refresh von Spring</translation>
    </message>
    <message>
        <source>The application has a socket open, so Java refused the checkpoint</source>
        <translation>Die Anwendung hat einen Socket offen, deshalb hat Java den Checkpoint verweigert</translation>
    </message>
    <message>
        <source>Close it in a Resource before the checkpoint; -Djdk.crac.collect-fd-stacktraces=true says who opened it.</source>
        <translation>Schließen Sie ihn vor dem Checkpoint in einer Resource; -Djdk.crac.collect-fd-stacktraces=true sagt, wer ihn geöffnet hat.</translation>
    </message>
    <message>
        <source>The application has a file open, so Java refused the checkpoint</source>
        <translation>Die Anwendung hat eine Datei offen, deshalb hat Java den Checkpoint verweigert</translation>
    </message>
    <message>
        <source>Close it in a Resource before the checkpoint, or name it in a file of -Djdk.crac.resource-policies.</source>
        <translation>Schließen Sie sie vor dem Checkpoint in einer Resource, oder nennen Sie sie in einer Datei für -Djdk.crac.resource-policies.</translation>
    </message>
    <message>
        <source>This Java has no CRaC</source>
        <translation>Dieses Java hat kein CRaC</translation>
    </message>
    <message>
        <source>Take an image with Azul Zulu or BellSoft Liberica with CRaC.</source>
        <translation>Nehmen Sie ein Image mit Azul Zulu oder BellSoft Liberica mit CRaC.</translation>
    </message>
    <message>
        <source>The image has no jcmd</source>
        <translation>Im Image fehlt jcmd</translation>
    </message>
    <message>
        <source>Take a JDK instead of a JRE, or let the application trigger its checkpoint itself.</source>
        <translation>Nehmen Sie ein JDK statt einer JRE, oder lassen Sie die Anwendung ihren Checkpoint selbst auslösen.</translation>
    </message>
    <message>
        <source>The checkpoint was made on another kind of CPU</source>
        <translation>Der Checkpoint wurde auf einer anderen Art von CPU gemacht</translation>
    </message>
    <message>
        <source>Make it with -XX:CPUFeatures=generic.</source>
        <translation>Machen Sie ihn mit -XX:CPUFeatures=generic.</translation>
    </message>
    <message>
        <source>CRaC by jcmd</source>
        <translation>CRaC durch jcmd</translation>
    </message>
    <message>
        <source>Another application that checkpoints itself</source>
        <translation>Eine andere Anwendung, die ihren Checkpoint selbst macht</translation>
    </message>
    <message>
        <source>Open Liberty&apos;s checkpoint preview of 2022</source>
        <translation>Open Libertys Checkpoint-Vorschau von 2022</translation>
    </message>
    <message>
        <source>Liberty InstantOn</source>
        <translation>Liberty InstantOn</translation>
    </message>
    <message>
        <source>The server has a feature that InstantOn does not support</source>
        <translation>Der Server hat ein Feature, das InstantOn nicht unterstützt</translation>
    </message>
    <message>
        <source>Take that feature out of server.xml; the message names it.</source>
        <translation>Nehmen Sie dieses Feature aus server.xml heraus; die Meldung nennt es.</translation>
    </message>
    <message>
        <source>This Java has no support for checkpoints</source>
        <translation>Dieses Java unterstützt keine Checkpoints</translation>
    </message>
    <message>
        <source>Take an image with IBM Semeru: Open Liberty&apos;s own images have it.</source>
        <translation>Nehmen Sie ein Image mit IBM Semeru: Open Libertys eigene Images haben es.</translation>
    </message>
    <message>
        <source>Java&apos;s checkpoint support is not switched on</source>
        <translation>Javas Unterstützung für Checkpoints ist nicht eingeschaltet</translation>
    </message>
    <message>
        <source>Leave jvm.options without -XX:-EnableCRIUSupport.</source>
        <translation>Lassen Sie -XX:-EnableCRIUSupport in jvm.options weg.</translation>
    </message>
    <message>
        <source>Liberty could not prepare the checkpoint</source>
        <translation>Liberty konnte den Checkpoint nicht vorbereiten</translation>
    </message>
    <message>
        <source>The lines with CWWKC above say what stood against it.</source>
        <translation>Die Zeilen mit CWWKC darüber sagen, was dagegen stand.</translation>
    </message>
    <message>
        <source>Java could not prepare the checkpoint</source>
        <translation>Java konnte den Checkpoint nicht vorbereiten</translation>
    </message>
    <message>
        <source>The lines above say what stood against it.</source>
        <translation>Die Zeilen darüber sagen, was dagegen stand.</translation>
    </message>
    <message>
        <source>CRIU could not dump the server</source>
        <translation>CRIU konnte den Server nicht sichern</translation>
    </message>
    <message>
        <source>CRIU&apos;s log has the reason: thaw log --criu</source>
        <translation>CRIUs Log nennt den Grund: thaw log --criu</translation>
    </message>
    <message>
        <source>The checkpoint failed for a reason that Liberty does not know</source>
        <translation>Der Checkpoint ist aus einem Grund gescheitert, den Liberty nicht kennt</translation>
    </message>
    <message>
        <source>Look at the lines above.</source>
        <translation>Sehen Sie sich die Zeilen darüber an.</translation>
    </message>
    <message>
        <source>The restore failed, and a cold start was not allowed</source>
        <translation>Die Wiederherstellung ist gescheitert, und ein Kaltstart war nicht erlaubt</translation>
    </message>
    <message>
        <source>CRIU&apos;s log of the restore has the reason.</source>
        <translation>CRIUs Log der Wiederherstellung nennt den Grund.</translation>
    </message>
    <message>
        <source>The system refused the restore</source>
        <translation>Das System hat die Wiederherstellung verweigert</translation>
    </message>
    <message>
        <source>Look at the capabilities and the seccomp profile of the container.</source>
        <translation>Sehen Sie sich die Capabilities und das Seccomp-Profil des Containers an.</translation>
    </message>
    <message>
        <source>Java failed while it was restored</source>
        <translation>Java ist bei der Wiederherstellung gescheitert</translation>
    </message>
    <message>
        <source>Look at the container&apos;s lines.</source>
        <translation>Sehen Sie sich die Zeilen des Containers an.</translation>
    </message>
    <message>
        <source>A hook of Liberty failed after the restore</source>
        <translation>Ein Hook von Liberty ist nach der Wiederherstellung gescheitert</translation>
    </message>
    <message>
        <source>CRIU may not be started in this container</source>
        <translation>CRIU darf in diesem Container nicht gestartet werden</translation>
    </message>
    <message>
        <source>Start it with --cap-add CHECKPOINT_RESTORE and --cap-add SETPCAP, and without no-new-privileges.</source>
        <translation>Starten Sie ihn mit --cap-add CHECKPOINT_RESTORE und --cap-add SETPCAP, und ohne no-new-privileges.</translation>
    </message>
    <message>
        <source>OpenJ9 with CRIUSupport</source>
        <translation>OpenJ9 mit CRIUSupport</translation>
    </message>
    <message>
        <source>CRIU could not dump the application</source>
        <translation>CRIU konnte die Anwendung nicht sichern</translation>
    </message>
    <message>
        <source>A file that the application has mapped is another one than at the checkpoint</source>
        <translation>Eine Datei, die die Anwendung eingeblendet hat, ist eine andere als beim Checkpoint</translation>
    </message>
    <message>
        <source>Restore it with the file as it was, or make the checkpoint image again.</source>
        <translation>Stellen Sie es mit der Datei wieder her, wie sie war, oder machen Sie das Checkpoint-Image neu.</translation>
    </message>
    <message>
        <source>This virtual machine has no hardware breakpoints, for which CRIU before 4.2 waits for ever</source>
        <translation>Diese virtuelle Maschine hat keine Hardware-Haltepunkte; CRIU vor 4.2 wartet ohne Ende auf sie</translation>
    </message>
    <message>
        <source>Let CRIU have the value CRIU_FAULT=130 (Thaw gives it to the container; what starts CRIU has to hand it on), or CRIU 4.2 in the image.</source>
        <translation>Geben Sie CRIU den Wert CRIU_FAULT=130 (Thaw gibt ihn dem Container; was CRIU startet, muss ihn weiterreichen), oder nehmen Sie ein Image mit CRIU 4.2.</translation>
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
    <message>
        <source>Open &amp;Archive or Checkpoint…</source>
        <translation>&amp;Archiv oder Checkpoint öffnen …</translation>
    </message>
    <message>
        <source>&amp;Doctor…</source>
        <translation>&amp;Diagnose …</translation>
    </message>
    <message>
        <source>Can this machine and its engines make checkpoints?</source>
        <translation>Können diese Maschine und ihre Engines Checkpoints machen?</translation>
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
        <translation>Spanne</translation>
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
        <translation>Engine: Anlegen, Starten</translation>
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
        <translation>Insgesamt</translation>
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
    <name>Thaw::CheckpointerField</name>
    <message>
        <source>Who takes the checkpoint</source>
        <translation>Wer den Checkpoint macht</translation>
    </message>
    <message>
        <source>At which phase of its start</source>
        <translation>In welcher Phase ihres Starts</translation>
    </message>
    <message>
        <source>Thaw, from outside</source>
        <translation>Thaw, von außen</translation>
    </message>
    <message>
        <source>The application itself, as its image says</source>
        <translation>Die Anwendung selbst, wie ihr Image es sagt</translation>
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
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Show What Is Equal</source>
        <translation>Gleiches zeigen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Difference of the text</source>
        <translation>Unterschied im Text</translation>
    </message>
    <message>
        <source>Side by Side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Command that compares the images</source>
        <translation>Befehl, der die Images vergleicht</translation>
    </message>
    <message>
        <source>Read both images and list what differs</source>
        <translation>Beide Images lesen und auflisten, was sich unterscheidet</translation>
    </message>
    <message>
        <source>Open Archive…</source>
        <translation>Archiv öffnen …</translation>
    </message>
    <message>
        <source>Markdown…</source>
        <translation>Markdown …</translation>
    </message>
    <message>
        <source>HTML…</source>
        <translation>HTML …</translation>
    </message>
    <message>
        <source>JSON…</source>
        <translation>JSON …</translation>
    </message>
    <message>
        <source>Sizes and layers</source>
        <translation>Größen und Schichten</translation>
    </message>
    <message>
        <source>Files that differ</source>
        <translation>Dateien, die sich unterscheiden</translation>
    </message>
    <message>
        <source>Values and configuration</source>
        <translation>Werte und Konfiguration</translation>
    </message>
    <message>
        <source>Processes that differ</source>
        <translation>Prozesse, die sich unterscheiden</translation>
    </message>
    <message>
        <source>Memory by mapping</source>
        <translation>Speicher nach Abbildung</translation>
    </message>
    <message>
        <source>Sockets and open files</source>
        <translation>Sockets und offene Dateien</translation>
    </message>
    <message>
        <source>Times of the benchmarks</source>
        <translation>Zeiten der Benchmarks</translation>
    </message>
    <message>
        <source>Comparing %1 with %2…</source>
        <translation>%1 wird mit %2 verglichen …</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>That is the same image twice.</source>
        <translation>Das ist zweimal dasselbe Image.</translation>
    </message>
    <message>
        <source>Files, values, processes, memory and sockets of both are compared. Nothing is started.</source>
        <translation>Dateien, Werte, Prozesse, Speicher und Sockets beider werden verglichen. Gestartet wird nichts.</translation>
    </message>
    <message>
        <source>Size or layer</source>
        <translation>Größe oder Schicht</translation>
    </message>
    <message>
        <source>Value or setting</source>
        <translation>Wert oder Einstellung</translation>
    </message>
    <message>
        <source>Socket or open file</source>
        <translation>Socket oder offene Datei</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Größen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockets</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Equal files: %1</source>
        <translation>Gleiche Dateien: %1</translation>
    </message>
    <message>
        <source>The contents of %1 are not text, too large, or not known.</source>
        <translation>Der Inhalt von %1 ist kein Text, zu groß oder nicht bekannt.</translation>
    </message>
    <message>
        <source>No file differs.</source>
        <translation>Keine Datei unterscheidet sich.</translation>
    </message>
    <message>
        <source>Export the Differences</source>
        <translation>Unterschiede exportieren</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>Thaw::ContentsFrame</name>
    <message>
        <source>Look Inside</source>
        <translation>Hineinsehen</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>%1 has not been looked into.</source>
        <translation>In %1 wurde noch nicht hineingesehen.</translation>
    </message>
    <message>
        <source>No container engine answers, so nothing can be read of the image.</source>
        <translation>Keine Container-Engine antwortet, darum lässt sich vom Image nichts lesen.</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>There is no checkpoint in %1.</source>
        <translation>In %1 ist kein Checkpoint.</translation>
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
    <name>Thaw::CopyTable</name>
    <message>
        <source>Copy Rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>Thaw::Core</name>
    <message>
        <source>The application could not be frozen: %1</source>
        <translation>Die Anwendung ließ sich nicht einfrieren: %1</translation>
    </message>
    <message>
        <source>The application could not be frozen</source>
        <translation>Die Anwendung ließ sich nicht einfrieren</translation>
    </message>
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
        <source>%1 is not an image archive that the engine can read.</source>
        <translation>%1 ist kein Image-Archiv, das die Engine lesen kann.</translation>
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
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>load the images of %1</source>
        <translation>die Images von %1 laden</translation>
    </message>
    <message>
        <source>The engine&apos;s description of a file is malformed.</source>
        <translation>Die Engine beschreibt eine Datei fehlerhaft.</translation>
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
        <source>From: %1</source>
        <translation>Von: %1</translation>
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
        <source>Could not %1: the engine closed the connection.</source>
        <translation>Fehlgeschlagen (%1): Die Engine hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>The engine&apos;s answer is malformed.</source>
        <translation>Die Antwort der Engine ist fehlerhaft.</translation>
    </message>
    <message>
        <source>Could not write the seccomp profile %1.</source>
        <translation>Das Seccomp-Profil %1 ließ sich nicht schreiben.</translation>
    </message>
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
    <message>
        <source>\( without its \)</source>
        <translation>\( ohne sein \)</translation>
    </message>
    <message>
        <source>a backslash at the end; write \\ for a backslash</source>
        <translation>ein Rückwärtsschrägstrich am Ende; schreiben Sie \\ für einen Rückwärtsschrägstrich</translation>
    </message>
    <message>
        <source>\) without its \(</source>
        <translation>\) ohne sein \(</translation>
    </message>
    <message>
        <source>\%1 without a group before it</source>
        <translation>\%1 ohne eine Gruppe davor</translation>
    </message>
    <message>
        <source>\{ has nothing before it to repeat</source>
        <translation>vor \{ steht nichts, das wiederholt werden könnte</translation>
    </message>
    <message>
        <source>\{ without its \}</source>
        <translation>\{ ohne sein \}</translation>
    </message>
    <message>
        <source>\{ \} needs a number, or two with a comma, the smaller first</source>
        <translation>\{ \} braucht eine Zahl, oder zwei mit Komma, die kleinere zuerst</translation>
    </message>
    <message>
        <source>the number in \{ \} is too big (at most 32767)</source>
        <translation>die Zahl in \{ \} ist zu groß (höchstens 32767)</translation>
    </message>
    <message>
        <source>[ without its ]</source>
        <translation>[ ohne sein ]</translation>
    </message>
    <message>
        <source>the range %1-%2 runs backwards</source>
        <translation>der Bereich %1-%2 läuft rückwärts</translation>
    </message>
    <message>
        <source>a character class is written [[%1]]</source>
        <translation>eine Zeichenklasse schreibt man [[%1]]</translation>
    </message>
    <message>
        <source>[: without its :]</source>
        <translation>[: ohne sein :]</translation>
    </message>
    <message>
        <source>there is no character class [:%1:]</source>
        <translation>es gibt keine Zeichenklasse [:%1:]</translation>
    </message>
    <message>
        <source>[%1 needs one character and %2</source>
        <translation>[%1 braucht ein Zeichen und %2</translation>
    </message>
    <message>
        <source>an empty pattern matches every line</source>
        <translation>ein leeres Muster passt auf jede Zeile</translation>
    </message>
    <message>
        <source>The ready pattern is not valid at character %1: %2.</source>
        <translation>Das Bereit-Muster ist bei Zeichen %1 ungültig: %2.</translation>
    </message>
    <message>
        <source>%1 is not a file in the container</source>
        <translation>%1 ist keine Datei im Container</translation>
    </message>
    <message>
        <source>%1 stopped answering during “%2”</source>
        <translation>%1 antwortet seit dem Schritt „%2“ nicht mehr</translation>
    </message>
    <message>
        <source>What the run had made stays on the engine until it answers again</source>
        <translation>Was der Lauf angelegt hat, bleibt auf der Engine, bis sie wieder antwortet</translation>
    </message>
    <message>
        <source>Could not clean up: %1</source>
        <translation>Das Aufräumen ist fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>%1 did not end within %2 s</source>
        <translation>%1 endete nicht innerhalb von %2 s</translation>
    </message>
    <message>
        <source>%1 cannot be run: %2</source>
        <translation>%1 kann nicht ausgeführt werden: %2</translation>
    </message>
    <message>
        <source>%1 failed with exit code %2</source>
        <translation>%1 ist mit Exit-Code %2 fehlgeschlagen</translation>
    </message>
    <message>
        <source>run_%1.sh did not start the container as Thaw needs it: %2</source>
        <translation>run_%1.sh hat den Container nicht so gestartet, wie Thaw ihn braucht: %2</translation>
    </message>
    <message>
        <source>It is called with the application, the image and the container&apos;s name, and should end in:</source>
        <translation>Es wird mit der Anwendung, dem Image und dem Namen des Containers aufgerufen und sollte so enden:</translation>
    </message>
    <message>
        <source>there is no container named %1</source>
        <translation>es gibt keinen Container namens %1</translation>
    </message>
    <message>
        <source>the container does not run</source>
        <translation>der Container läuft nicht</translation>
    </message>
    <message>
        <source>it replaces the image&apos;s entrypoint</source>
        <translation>es ersetzt den Entrypoint des Images</translation>
    </message>
    <message>
        <source>the capability %1 is missing</source>
        <translation>die Capability %1 fehlt</translation>
    </message>
    <message>
        <source>The application ended with exit code %1 before it was ready</source>
        <translation>Die Anwendung endete mit Exit-Code %1, bevor sie bereit war</translation>
    </message>
    <message>
        <source>It printed nothing.</source>
        <translation>Sie hat nichts ausgegeben.</translation>
    </message>
    <message>
        <source>Its last lines:</source>
        <translation>Ihre letzten Zeilen:</translation>
    </message>
    <message>
        <source>Removed the container %1</source>
        <translation>Container %1 entfernt</translation>
    </message>
    <message>
        <source>Removed the image %1</source>
        <translation>Image %1 entfernt</translation>
    </message>
    <message>
        <source>The project&apos;s file %1 cannot be read</source>
        <translation>Die Datei %1 des Projekts kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The run&apos;s log %1 cannot be written</source>
        <translation>Das Protokoll %1 des Laufs kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The application ended while the run was paused</source>
        <translation>Die Anwendung endete, während der Lauf angehalten war</translation>
    </message>
    <message>
        <source>Its last line:</source>
        <translation>Ihre letzte Zeile:</translation>
    </message>
    <message>
        <source>The container has ended</source>
        <translation>Der Container ist beendet</translation>
    </message>
    <message>
        <source>Nothing happened within the time limit</source>
        <translation>Innerhalb der Zeitgrenze ist nichts geschehen</translation>
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
        <source>Wait until ready</source>
        <translation>Warten, bis bereit</translation>
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
        <source>Restore test</source>
        <translation>Wiederherstellungstest</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>The checkpoint is incomplete, so no image was made</source>
        <translation>Der Checkpoint ist unvollständig, deshalb wurde kein Image erstellt</translation>
    </message>
    <message>
        <source>Bytes: %1, pages: %2, processes: %3</source>
        <translation>Byte: %1, Speicherseiten: %2, Prozesse: %3</translation>
    </message>
    <message>
        <source>The container ended during the checkpoint</source>
        <translation>Der Container endete während des Checkpoints</translation>
    </message>
    <message>
        <source>The checkpoint was not finished within %1 s</source>
        <translation>Der Checkpoint wurde nicht innerhalb von %1 s fertig</translation>
    </message>
    <message>
        <source>Wait up to %1 s</source>
        <translation>Bis zu %1 s warten</translation>
    </message>
    <message>
        <source>set THAW_DUMP_TIMEOUT in app_env_vars.sh</source>
        <translation>THAW_DUMP_TIMEOUT in app_env_vars.sh setzen</translation>
    </message>
    <message>
        <source>The application ended just before it could be frozen</source>
        <translation>Die Anwendung endete, kurz bevor sie eingefroren werden konnte</translation>
    </message>
    <message>
        <source>%1 MB in 1 process</source>
        <translation>%1 MB in 1 Prozess</translation>
    </message>
    <message numerus="yes">
        <source>%1 MB in %n processes</source>
        <translation>
            <numerusform>%1 MB in %n Prozess</numerusform>
            <numerusform>%1 MB in %n Prozessen</numerusform>
        </translation>
    </message>
    <message>
        <source>The engine&apos;s disk is full, so no image could be made of the container</source>
        <translation>Die Festplatte der Engine ist voll, deshalb ließ sich aus dem Container kein Image erstellen</translation>
    </message>
    <message>
        <source>The engine could not make an image of the container</source>
        <translation>Die Engine konnte aus dem Container kein Image erstellen</translation>
    </message>
    <message>
        <source>The base image %1 is not on this engine</source>
        <translation>Das Basis-Image %1 gibt es auf dieser Engine nicht</translation>
    </message>
    <message>
        <source>Pull %1</source>
        <translation>%1 herunterladen</translation>
    </message>
    <message>
        <source>Choose Another Image</source>
        <translation>Anderes Image wählen</translation>
    </message>
    <message>
        <source>edit APP_DOCKER_IMAGE in app_env_vars.sh</source>
        <translation>APP_DOCKER_IMAGE in app_env_vars.sh ändern</translation>
    </message>
    <message>
        <source>The image name %1 is taken by an image that Thaw did not make</source>
        <translation>Den Image-Namen %1 trägt schon ein Image, das nicht von Thaw stammt</translation>
    </message>
    <message>
        <source>%1, created %2</source>
        <translation>%1, erstellt %2</translation>
    </message>
    <message>
        <source>Choose Another Name</source>
        <translation>Anderen Namen wählen</translation>
    </message>
    <message>
        <source>edit APP_CR_DOCKER_IMAGE in app_env_vars.sh</source>
        <translation>APP_CR_DOCKER_IMAGE in app_env_vars.sh ändern</translation>
    </message>
    <message>
        <source>The base image %1 is for %2/%3, but Thaw&apos;s CRIU is for linux/%4</source>
        <translation>Das Basis-Image %1 ist für %2/%3, aber Thaws CRIU ist für linux/%4</translation>
    </message>
    <message>
        <source>The base image %1 is itself a checkpoint image</source>
        <translation>Das Basis-Image %1 ist selbst ein Checkpoint-Image</translation>
    </message>
    <message>
        <source>There is nothing to start: %1 has no executable run_app.sh, and the image %2 names no command</source>
        <translation>Es gibt nichts zu starten: %1 hat kein ausführbares run_app.sh, und das Image %2 nennt keinen Befehl</translation>
    </message>
    <message>
        <source>Add run_app.sh</source>
        <translation>run_app.sh hinzufügen</translation>
    </message>
    <message>
        <source>write the start commands to run_app.sh and chmod +x it</source>
        <translation>die Startbefehle in run_app.sh schreiben und chmod +x darauf anwenden</translation>
    </message>
    <message>
        <source>from an earlier run</source>
        <translation>von einem früheren Lauf</translation>
    </message>
    <message>
        <source>The application was not ready within %1 s</source>
        <translation>Die Anwendung war nicht innerhalb von %1 s bereit</translation>
    </message>
    <message>
        <source>set THAW_TIMEOUT in app_env_vars.sh</source>
        <translation>THAW_TIMEOUT in app_env_vars.sh setzen</translation>
    </message>
    <message>
        <source>This check did not succeed: %1</source>
        <translation>Diese Prüfung gelang nicht: %1</translation>
    </message>
    <message>
        <source>The application was not ready within %1 s: no line matched “%2”</source>
        <translation>Die Anwendung war nicht innerhalb von %1 s bereit: Keine Zeile passte auf „%2“</translation>
    </message>
    <message>
        <source>The closest line:</source>
        <translation>Die ähnlichste Zeile:</translation>
    </message>
    <message>
        <source>Change the Ready Pattern</source>
        <translation>Bereit-Muster ändern</translation>
    </message>
    <message>
        <source>set LOG_MESSAGE in app_env_vars.sh</source>
        <translation>LOG_MESSAGE in app_env_vars.sh setzen</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>The image that was %1 before is kept, as it is in use: %2</source>
        <translation>Das Image, das bisher %1 hieß, bleibt erhalten, weil es verwendet wird: %2</translation>
    </message>
    <message>
        <source>Run %1 has no container any more that could go on</source>
        <translation>Lauf %1 hat keinen Container mehr, mit dem es weitergehen könnte</translation>
    </message>
    <message>
        <source>Run Again</source>
        <translation>Erneut starten</translation>
    </message>
    <message>
        <source>The engine was away while the application started, so that its cold start may have taken longer</source>
        <translation>Die Engine war nicht da, während die Anwendung startete; ihr Kaltstart kann deshalb länger gedauert haben</translation>
    </message>
    <message>
        <source>The engine does not grant SYS_ADMIN and SYS_TIME, so the application keeps this host&apos;s clock: restore it only on hosts that have been up at least as long</source>
        <translation>Die Engine gewährt SYS_ADMIN und SYS_TIME nicht, deshalb behält die Anwendung die Uhr dieses Rechners: Stellen Sie sie nur auf Rechnern wieder her, die mindestens so lange laufen</translation>
    </message>
    <message>
        <source>The application keeps this host&apos;s clock: restore it only on hosts that have been up at least as long</source>
        <translation>Die Anwendung behält die Uhr dieses Rechners: Stellen Sie sie nur auf Rechnern wieder her, die mindestens so lange laufen</translation>
    </message>
    <message>
        <source>%1 does not come up warm: %2</source>
        <translation>%1 kommt nicht warm hoch: %2</translation>
    </message>
    <message>
        <source>The image does not come up warm: %1. It was not kept</source>
        <translation>Das Image kommt nicht warm hoch: %1. Es wurde nicht behalten</translation>
    </message>
    <message>
        <source>The container&apos;s last lines:</source>
        <translation>Die letzten Zeilen des Containers:</translation>
    </message>
    <message>
        <source>The file begins with a byte order mark, which a shell takes for a command; save it without.</source>
        <translation>Die Datei beginnt mit einer Bytereihenfolge-Marke (BOM), die eine Shell für einen Befehl hält; speichern Sie sie ohne.</translation>
    </message>
    <message>
        <source>The lines end as on Windows (CR LF); a shell takes the CR as part of the value. Save the file with LF.</source>
        <translation>Die Zeilen enden wie unter Windows (CR LF); eine Shell hält das CR für einen Teil des Werts. Speichern Sie die Datei mit LF.</translation>
    </message>
    <message>
        <source>A shell wants no space before the &quot;=&quot;.</source>
        <translation>Eine Shell will kein Leerzeichen vor dem „=“.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a name: letters, digits and _ only, no digit first.</source>
        <translation>„%1“ ist kein Name: nur Buchstaben, Ziffern und _, keine Ziffer am Anfang.</translation>
    </message>
    <message>
        <source>A shell wants no space after the &quot;=&quot; of %1.</source>
        <translation>Eine Shell will kein Leerzeichen nach dem „=“ von %1.</translation>
    </message>
    <message>
        <source>A shell wants no space before the &quot;=&quot; of %1.</source>
        <translation>Eine Shell will kein Leerzeichen vor dem „=“ von %1.</translation>
    </message>
    <message>
        <source>%1 is still to be filled in.</source>
        <translation>%1 ist noch auszufüllen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; outside of quotes redirects a file; put the value in quotes.</source>
        <translation>„%1“ außerhalb von Anführungszeichen leitet in eine Datei um; setzen Sie den Wert in Anführungszeichen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not evaluated: the file is read, never run.</source>
        <translation>„%1“ wird nicht ausgewertet: Die Datei wird gelesen, nie ausgeführt.</translation>
    </message>
    <message>
        <source>%1 is set a second time; the value of line %2 is lost.</source>
        <translation>%1 wird ein zweites Mal gesetzt; der Wert aus Zeile %2 geht verloren.</translation>
    </message>
    <message>
        <source>an image needs a name</source>
        <translation>ein Image braucht einen Namen</translation>
    </message>
    <message>
        <source>an image&apos;s name has at most 255 characters</source>
        <translation>der Name eines Images hat höchstens 255 Zeichen</translation>
    </message>
    <message>
        <source>an image&apos;s name has no spaces</source>
        <translation>der Name eines Images hat keine Leerzeichen</translation>
    </message>
    <message>
        <source>an image&apos;s name is in lower case; write %1</source>
        <translation>der Name eines Images wird kleingeschrieben; schreiben Sie %1</translation>
    </message>
    <message>
        <source>an image&apos;s name is no URL; leave out what is before and with &quot;://&quot;</source>
        <translation>der Name eines Images ist keine URL; lassen Sie alles bis einschließlich „://“ weg</translation>
    </message>
    <message>
        <source>a tag has letters, digits, &quot;_&quot;, &quot;.&quot; and &quot;-&quot; only, and at most 128</source>
        <translation>ein Tag hat nur Buchstaben, Ziffern, „_“, „.“ und „-“, und höchstens 128 davon</translation>
    </message>
    <message>
        <source>an image&apos;s name has small letters and digits, with &quot;.&quot;, &quot;_&quot;, &quot;-&quot; and &quot;/&quot; between them, and perhaps &quot;:&quot; and a tag</source>
        <translation>der Name eines Images hat kleine Buchstaben und Ziffern, dazwischen „.“, „_“, „-“ und „/“, und vielleicht „:“ und einen Tag</translation>
    </message>
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
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 is too big for a script (%2 bytes, at most %3).</source>
        <translation>%1 ist zu groß für ein Skript (%2 Byte, höchstens %3).</translation>
    </message>
    <message>
        <source>%1 is not a file; remove it or give it another name.</source>
        <translation>%1 ist keine Datei; entfernen Sie es oder benennen Sie es um.</translation>
    </message>
    <message>
        <source>%1 holds more than %2 files; all of them would go into the container. Move the scripts to a directory of their own.</source>
        <translation>%1 enthält mehr als %2 Dateien; alle kämen in den Container. Verschieben Sie die Skripte in einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>%1 is not executable, so it is not used; make it so with: chmod +x %1</source>
        <translation>%1 ist nicht ausführbar und wird deshalb nicht verwendet; das ändert: chmod +x %1</translation>
    </message>
    <message>
        <source>The lines end as on Windows (CR LF), which no shell runs; save the file with LF.</source>
        <translation>Die Zeilen enden wie unter Windows (CR LF), das führt keine Shell aus; speichern Sie die Datei mit LF.</translation>
    </message>
    <message>
        <source>The script is empty.</source>
        <translation>Das Skript ist leer.</translation>
    </message>
    <message>
        <source>&quot;#!&quot; only counts at the very beginning of the file; /bin/sh runs this script.</source>
        <translation>„#!“ zählt nur ganz am Anfang der Datei; dieses Skript führt /bin/sh aus.</translation>
    </message>
    <message>
        <source>%1 is not a directory.</source>
        <translation>%1 ist kein Ordner.</translation>
    </message>
    <message>
        <source>The directory %1 may not be read.</source>
        <translation>Der Ordner %1 darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 is not a project: it has no %2.</source>
        <translation>%1 ist kein Projekt: Es hat kein %2.</translation>
    </message>
    <message>
        <source>New Project Here</source>
        <translation>Neues Projekt hier</translation>
    </message>
    <message>
        <source>%1:%2: there is a zero byte in this line, so this is no text file; write it as plain UTF-8 text.</source>
        <translation>%1:%2: In dieser Zeile ist ein Nullbyte, also ist dies keine Textdatei; schreiben Sie sie als reinen UTF-8-Text.</translation>
    </message>
    <message>
        <source>The directory %1 cannot be made.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>%1 is there already; nothing was changed.</source>
        <translation>%1 gibt es schon; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>%1 cannot be made executable.</source>
        <translation>%1 lässt sich nicht ausführbar machen.</translation>
    </message>
    <message>
        <source>%1 cannot be saved: %2.</source>
        <translation>%1 lässt sich nicht speichern: %2.</translation>
    </message>
    <message>
        <source>it is computed when run, and Thaw never runs the file to read it; write the value itself</source>
        <translation>es wird erst beim Lauf berechnet, und Thaw führt die Datei nie aus, um sie zu lesen; schreiben Sie den Wert selbst hin</translation>
    </message>
    <message>
        <source>the application&apos;s image is not set; add APP_DOCKER_IMAGE=&quot;name:tag&quot;</source>
        <translation>das Image der Anwendung ist nicht gesetzt; fügen Sie APP_DOCKER_IMAGE=&quot;name:tag&quot; hinzu</translation>
    </message>
    <message>
        <source>it is the application&apos;s image itself, which would be overwritten; take another name or tag</source>
        <translation>es ist das Image der Anwendung selbst, das überschrieben würde; nehmen Sie einen anderen Namen oder Tag</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of stdout, stderr and the absolute path of a file in the container</source>
        <translation>„%1“ ist weder stdout noch stderr noch der absolute Pfad einer Datei im Container</translation>
    </message>
    <message>
        <source>character %1 of the pattern: %2</source>
        <translation>Zeichen %1 des Musters: %2</translation>
    </message>
    <message>
        <source>the line that means &quot;ready&quot; is not set; add LOG_MESSAGE=&quot;part of that line&quot;, or another check such as THAW_READY=&quot;port 8080&quot;</source>
        <translation>die Zeile, die „bereit“ bedeutet, ist nicht gesetzt; fügen Sie LOG_MESSAGE=&quot;Teil dieser Zeile&quot; hinzu oder eine andere Prüfung wie THAW_READY=&quot;port 8080&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither a variable&apos;s name nor an absolute path</source>
        <translation>„%1“ ist weder der Name einer Variablen noch ein absoluter Pfad</translation>
    </message>
    <message>
        <source>%1 is computed when run, so the application does not get it; write the value itself.</source>
        <translation>%1 wird erst beim Lauf berechnet, deshalb bekommt die Anwendung es nicht; schreiben Sie den Wert selbst hin.</translation>
    </message>
    <message>
        <source>%1 looks secret and stays readable in the checkpoint; name it in THAW_SCRUB to keep it out of the image.</source>
        <translation>%1 sieht geheim aus und bleibt im Checkpoint lesbar; nennen Sie es in THAW_SCRUB, um es aus dem Image herauszuhalten.</translation>
    </message>
    <message>
        <source>There is no key %1.</source>
        <translation>Es gibt keinen Schlüssel %1.</translation>
    </message>
    <message>
        <source>There is no key %1; did you mean %2?</source>
        <translation>Es gibt keinen Schlüssel %1; meinten Sie %2?</translation>
    </message>
    <message>
        <source>This &apos; is never closed.</source>
        <translation>Dieses &apos; wird nie geschlossen.</translation>
    </message>
    <message>
        <source>This &quot; is never closed.</source>
        <translation>Dieses &quot; wird nie geschlossen.</translation>
    </message>
    <message>
        <source>This $&apos; is never closed.</source>
        <translation>Dieses $&apos; wird nie geschlossen.</translation>
    </message>
    <message>
        <source>${%1} is not set above nor in the environment, so it is empty.</source>
        <translation>${%1} ist weder darüber noch in der Umgebung gesetzt, also leer.</translation>
    </message>
    <message>
        <source>This ${ is never closed.</source>
        <translation>Dieses ${ wird nie geschlossen.</translation>
    </message>
    <message>
        <source>This ` is never closed.</source>
        <translation>Dieses ` wird nie geschlossen.</translation>
    </message>
    <message>
        <source>This ( is never closed.</source>
        <translation>Dieses ( wird nie geschlossen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of %2</source>
        <translation>„%1“ ist nichts von diesen: %2</translation>
    </message>
    <message>
        <source>&quot;command&quot; needs a command behind it</source>
        <translation>hinter „command“ fehlt ein Befehl</translation>
    </message>
    <message>
        <source>&quot;%1&quot; needs a port from 1 to 65535 behind it</source>
        <translation>hinter „%1“ fehlt ein Port von 1 bis 65535</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too much behind the port</source>
        <translation>„%1“ ist hinter dem Port zu viel</translation>
    </message>
    <message>
        <source>behind the port there has to be one path that begins with &quot;/&quot;</source>
        <translation>hinter dem Port muss ein Pfad stehen, der mit „/“ beginnt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a port; write 8080, or 9090:8080 with the host&apos;s port first, and /udp behind it if need be</source>
        <translation>„%1“ ist kein Port; schreiben Sie 8080, oder 9090:8080 mit dem Port des Rechners zuerst, und bei Bedarf /udp dahinter</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a volume; write NAME:/path or ./directory:/path, and :ro behind it if need be</source>
        <translation>„%1“ ist kein Volume; schreiben Sie NAME:/Pfad oder ./Ordner:/Pfad, und bei Bedarf :ro dahinter</translation>
    </message>
    <message>
        <source>&quot;%1&quot; would hide the whole image</source>
        <translation>„%1“ würde das ganze Image verdecken</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a volume&apos;s name; a directory begins with ./ or /</source>
        <translation>„%1“ ist kein Name eines Volumes; ein Ordner beginnt mit ./ oder /</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of log, port N, http N /path, command CMD and hand</source>
        <translation>„%1“ ist nichts von diesen: log, port N, http N /Pfad, command BEFEHL, hand</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of port N, http N /path, command CMD and none</source>
        <translation>„%1“ ist nichts von diesen: port N, http N /Pfad, command BEFEHL, none</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number of seconds from 1 to 604800</source>
        <translation>„%1“ ist keine Zahl von Sekunden zwischen 1 und 604800</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a size; write for example 512m or 2g</source>
        <translation>„%1“ ist keine Größe; schreiben Sie zum Beispiel 512m oder 2g</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too little for a container; the least is 6m</source>
        <translation>„%1“ ist zu wenig für einen Container; das Mindeste ist 6m</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a user; write a name or number, and perhaps &quot;:&quot; and a group</source>
        <translation>„%1“ ist kein Benutzer; schreiben Sie einen Namen oder eine Nummer, und vielleicht „:“ und eine Gruppe</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: %2</source>
        <translation>„%1“: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is one certain image; write the name for a new one</source>
        <translation>„%1“ ist ein ganz bestimmtes Image; schreiben Sie den Namen für ein neues</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a network&apos;s name</source>
        <translation>„%1“ ist kein Name eines Netzwerks</translation>
    </message>
    <message>
        <source>a quote is never closed</source>
        <translation>ein Anführungszeichen wird nie geschlossen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an absolute path below /</source>
        <translation>„%1“ ist kein absoluter Pfad unterhalb von /</translation>
    </message>
    <message>
        <source>there is no capability &quot;%1&quot; (see: man 7 capabilities)</source>
        <translation>es gibt keine Capability „%1“ (siehe: man 7 capabilities)</translation>
    </message>
    <message>
        <source>cold run %1</source>
        <translation>Kaltstart %1</translation>
    </message>
    <message>
        <source>restored run %1</source>
        <translation>Wiederherstellung %1</translation>
    </message>
    <message>
        <source>Outlier: %1 took %2, the median is %3</source>
        <translation>Ausreißer: %1 dauerte %2, der Median ist %3</translation>
    </message>
    <message>
        <source>The machine was busy with other things: %1 of its CPUs before, %2 after</source>
        <translation>Der Rechner war mit anderem beschäftigt: vorher %1 seiner CPUs, nachher %2</translation>
    </message>
    <message>
        <source>The hypervisor gave %1 of this machine&apos;s CPU time to others</source>
        <translation>Der Hypervisor gab %1 der CPU-Zeit dieses Rechners an andere</translation>
    </message>
    <message>
        <source>The restored starts vary a lot: half of them lie between %1 and %2</source>
        <translation>Die wiederhergestellten Starts schwanken stark: Die Hälfte liegt zwischen %1 und %2</translation>
    </message>
    <message>
        <source>This application starts faster than it restores: a checkpoint gains nothing</source>
        <translation>Diese Anwendung startet schneller, als sie wiederhergestellt wird: Ein Checkpoint bringt nichts</translation>
    </message>
    <message>
        <source>Cold run %1 does not count: %2</source>
        <translation>Kaltstart %1 zählt nicht: %2</translation>
    </message>
    <message>
        <source>Restored run %1 does not count: %2</source>
        <translation>Wiederherstellung %1 zählt nicht: %2</translation>
    </message>
    <message>
        <source>This is not a benchmark of Thaw.</source>
        <translation>Dies ist keine Messung von Thaw.</translation>
    </message>
    <message>
        <source>This benchmark has the format &quot;%1&quot;; this Thaw reads &quot;%2&quot;.</source>
        <translation>Diese Messung hat das Format „%1“; dieses Thaw liest „%2“.</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>cold</source>
        <translation>kalt</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>wiederhergestellt</translation>
    </message>
    <message>
        <source>… engine</source>
        <translation>… Engine</translation>
    </message>
    <message>
        <source>… restore</source>
        <translation>… Wiederherstellung</translation>
    </message>
    <message>
        <source>… first answer</source>
        <translation>… erste Antwort</translation>
    </message>
    <message>
        <source>%1 × faster than a cold start.</source>
        <translation>%1-mal so schnell wie ein Kaltstart.</translation>
    </message>
    <message numerus="yes">
        <source>%n restores at once</source>
        <translation>
            <numerusform>%n Wiederherstellung zugleich</numerusform>
            <numerusform>%n Wiederherstellungen zugleich</numerusform>
        </translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>The benchmark %1 cannot be written: %2.</source>
        <translation>Die Messung %1 lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>Untested</source>
        <translation>Ungetestet</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Started cold</source>
        <translation>Kalt gestartet</translation>
    </message>
    <message>
        <source>Hung</source>
        <translation>Hängt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>This is not a report of Thaw.</source>
        <translation>Dies ist kein Bericht von Thaw.</translation>
    </message>
    <message>
        <source>This report has the format &quot;%1&quot;; this Thaw reads &quot;%2&quot;.</source>
        <translation>Dieser Bericht hat das Format „%1“; dieses Thaw liest „%2“.</translation>
    </message>
    <message>
        <source>The runs cannot be kept: the directory %1 cannot be made.</source>
        <translation>Die Läufe lassen sich nicht aufbewahren: Der Ordner %1 lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>%1 is damaged at byte %2: %3.</source>
        <translation>%1 ist bei Byte %2 beschädigt: %3.</translation>
    </message>
    <message>
        <source>The run cannot be kept: the directory %1 cannot be made: %2.</source>
        <translation>Der Lauf lässt sich nicht aufbewahren: Der Ordner %1 lässt sich nicht anlegen: %2.</translation>
    </message>
    <message>
        <source>The report %1 cannot be written: %2.</source>
        <translation>Der Bericht %1 lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>There is no run %1 of %2.</source>
        <translation>Es gibt keinen Lauf %1 von %2.</translation>
    </message>
    <message>
        <source>The run in %1 cannot be removed.</source>
        <translation>Der Lauf in %1 lässt sich nicht entfernen.</translation>
    </message>
    <message>
        <source>No cold starts were measured: %1</source>
        <translation>Es wurden keine Kaltstarts gemessen: %1</translation>
    </message>
    <message>
        <source>No cold starts were measured: Thaw does not know how this image starts without its checkpoint</source>
        <translation>Es wurden keine Kaltstarts gemessen: Thaw weiß nicht, wie dieses Image ohne seinen Checkpoint startet</translation>
    </message>
    <message>
        <source>No cold starts were measured: the project that the image was made of is not known here (-C DIR names it)</source>
        <translation>Es wurden keine Kaltstarts gemessen: Das Projekt, aus dem das Image erstellt wurde, ist hier nicht bekannt (-C ORDNER nennt es)</translation>
    </message>
    <message>
        <source>%1 is not a checkpoint image: neither Thaw&apos;s nor one whose entrypoint restores</source>
        <translation>%1 ist kein Checkpoint-Image: weder eines von Thaw noch eines, dessen Entrypoint wiederherstellt</translation>
    </message>
    <message>
        <source>The checkpoint is incomplete: %1</source>
        <translation>Der Checkpoint ist unvollständig: %1</translation>
    </message>
    <message>
        <source>Make the image again</source>
        <translation>Das Image neu erstellen</translation>
    </message>
    <message>
        <source>The checkpoint has the format %1, which CRIU %2 does not read</source>
        <translation>Der Checkpoint hat das Format %1, das CRIU %2 nicht liest</translation>
    </message>
    <message>
        <source>Restore it with the CRIU that made it</source>
        <translation>Ihn mit dem CRIU wiederherstellen, das ihn gemacht hat</translation>
    </message>
    <message>
        <source>The checkpoint is of a container&apos;s first process, which cannot be restored</source>
        <translation>Der Checkpoint ist vom ersten Prozess eines Containers, der sich nicht wiederherstellen lässt</translation>
    </message>
    <message>
        <source>Make the checkpoint with thaw-init as the first process</source>
        <translation>Den Checkpoint mit thaw-init als erstem Prozess machen</translation>
    </message>
    <message>
        <source>The process or thread id %1 is low: CRIU itself may have it in a new container</source>
        <translation>Die Prozess- oder Thread-Nummer %1 ist niedrig: In einem neuen Container kann CRIU selbst sie haben</translation>
    </message>
    <message>
        <source>Use up the first process ids before the application starts, as Thaw does</source>
        <translation>Die ersten Prozessnummern verbrauchen, bevor die Anwendung startet, wie Thaw es tut</translation>
    </message>
    <message>
        <source>The process %1 had a seccomp filter; putting it back takes the capability SYS_ADMIN</source>
        <translation>Der Prozess %1 hatte einen Seccomp-Filter; ihn wieder einzusetzen verlangt die Capability SYS_ADMIN</translation>
    </message>
    <message>
        <source>Add --cap-add SYS_ADMIN, or make the checkpoint with Thaw</source>
        <translation>--cap-add SYS_ADMIN hinzufügen oder den Checkpoint mit Thaw machen</translation>
    </message>
    <message>
        <source>The container lacks the capability CHECKPOINT_RESTORE, without which CRIU restores nothing</source>
        <translation>Dem Container fehlt die Capability CHECKPOINT_RESTORE, ohne die CRIU nichts wiederherstellt</translation>
    </message>
    <message>
        <source>The container lacks the capability %1, which the application had</source>
        <translation>Dem Container fehlt die Capability %1, die die Anwendung hatte</translation>
    </message>
    <message>
        <source>Start it with --cap-add %1</source>
        <translation>Ihn mit --cap-add %1 starten</translation>
    </message>
    <message>
        <source>The container&apos;s user is %1, but CRIU has to begin as root</source>
        <translation>Der Benutzer des Containers ist %1, aber CRIU muss als root beginnen</translation>
    </message>
    <message>
        <source>Leave --user out: the application comes back as the user it was</source>
        <translation>--user weglassen: Die Anwendung kommt als der Benutzer zurück, der sie war</translation>
    </message>
    <message>
        <source>The container&apos;s user is %1; files that the application had open may be closed to it</source>
        <translation>Der Benutzer des Containers ist %1; Dateien, die die Anwendung offen hatte, können ihm verschlossen sein</translation>
    </message>
    <message>
        <source>Start it as the user of the checkpoint</source>
        <translation>Ihn als der Benutzer des Checkpoints starten</translation>
    </message>
    <message>
        <source>The engine&apos;s seccomp profile denies what a restore needs (clone3)</source>
        <translation>Das Seccomp-Profil der Engine verbietet, was eine Wiederherstellung braucht (clone3)</translation>
    </message>
    <message>
        <source>Start it with Thaw&apos;s profile, or with -v /proc/sys/kernel/ns_last_pid:/proc/sys/kernel/ns_last_pid</source>
        <translation>Ihn mit Thaws Profil starten, oder mit -v /proc/sys/kernel/ns_last_pid:/proc/sys/kernel/ns_last_pid</translation>
    </message>
    <message>
        <source>no-new-privileges takes the rights of CRIU&apos;s file away</source>
        <translation>no-new-privileges nimmt der Datei von CRIU ihre Rechte</translation>
    </message>
    <message>
        <source>Leave no-new-privileges out</source>
        <translation>no-new-privileges weglassen</translation>
    </message>
    <message>
        <source>The checkpoint has %1 processes and threads, and the restore needs %2 more, but the container may have %3</source>
        <translation>Der Checkpoint hat %1 Prozesse und Threads, und die Wiederherstellung braucht %2 weitere, aber der Container darf nur %3 haben</translation>
    </message>
    <message>
        <source>Raise --pids-limit</source>
        <translation>--pids-limit erhöhen</translation>
    </message>
    <message>
        <source>The restore needs %1 open files in one process, but the container may have %2</source>
        <translation>Die Wiederherstellung braucht %1 offene Dateien in einem Prozess, aber der Container darf nur %2 haben</translation>
    </message>
    <message>
        <source>Raise --ulimit nofile</source>
        <translation>--ulimit nofile erhöhen</translation>
    </message>
    <message>
        <source>The checkpoint has %1 MB of memory, but the container may have %2 MB</source>
        <translation>Der Checkpoint hat %1 MB Speicher, aber der Container darf nur %2 MB haben</translation>
    </message>
    <message>
        <source>Raise --memory</source>
        <translation>--memory erhöhen</translation>
    </message>
    <message>
        <source>Make the checkpoint image again</source>
        <translation>Das Checkpoint-Image neu erstellen</translation>
    </message>
    <message>
        <source>%1, which the application had open, is not in the image</source>
        <translation>%1, das die Anwendung offen hatte, ist nicht im Image</translation>
    </message>
    <message>
        <source>Mount the same volume, or name its tmpfs in THAW_TMPFS</source>
        <translation>Dasselbe Volume einhängen oder sein tmpfs in THAW_TMPFS nennen</translation>
    </message>
    <message>
        <source>%1 has the mode %2 instead of %3</source>
        <translation>%1 hat die Zugriffsrechte %2 statt %3</translation>
    </message>
    <message>
        <source>Give it back the mode it had</source>
        <translation>Ihm die Zugriffsrechte zurückgeben, die es hatte</translation>
    </message>
    <message>
        <source>%1 has %2 bytes instead of %3</source>
        <translation>%1 hat %2 Byte statt %3</translation>
    </message>
    <message>
        <source>%1 is another build than at the checkpoint</source>
        <translation>%1 ist eine andere Fassung als beim Checkpoint</translation>
    </message>
    <message>
        <source>%1 was open for writing, but the container&apos;s files are read-only</source>
        <translation>%1 war zum Schreiben offen, aber die Dateien des Containers sind schreibgeschützt</translation>
    </message>
    <message>
        <source>Leave --read-only out, or mount a volume there</source>
        <translation>--read-only weglassen oder dort ein Volume einhängen</translation>
    </message>
    <message>
        <source>This machine&apos;s CPU lacks %1, which the checkpoint&apos;s (%2) had</source>
        <translation>Der CPU dieses Rechners fehlt %1, das die des Checkpoints (%2) hatte</translation>
    </message>
    <message>
        <source>Make the checkpoint on the oldest machine it shall run on</source>
        <translation>Den Checkpoint auf dem ältesten Rechner machen, auf dem er laufen soll</translation>
    </message>
    <message>
        <source>The image has CRIU %1, the checkpoint was made by CRIU %2</source>
        <translation>Das Image hat CRIU %1, der Checkpoint stammt von CRIU %2</translation>
    </message>
    <message>
        <source>This machine has been up for a shorter time than the checkpoint&apos;s: timers of the application may wait %1 s longer</source>
        <translation>Dieser Rechner läuft noch nicht so lange wie der des Checkpoints: Zeitgeber der Anwendung können %1 s länger warten</translation>
    </message>
    <message>
        <source>Make the checkpoint with THAW_CLOCK=portable</source>
        <translation>Den Checkpoint mit THAW_CLOCK=portable machen</translation>
    </message>
    <message>
        <source>The container ended with exit code %1 before it was restored</source>
        <translation>Der Container endete mit Exit-Code %1, bevor er wiederhergestellt war</translation>
    </message>
    <message>
        <source>Restored, but the application ended with exit code %1</source>
        <translation>Wiederhergestellt, aber die Anwendung endete mit Exit-Code %1</translation>
    </message>
    <message>
        <source>Restored, but the application did not answer its check within the time limit</source>
        <translation>Wiederhergestellt, aber die Anwendung beantwortete ihre Prüfung nicht innerhalb der Zeitgrenze</translation>
    </message>
    <message>
        <source>CRIU restored the checkpointed processes and the application answers</source>
        <translation>CRIU hat die Prozesse des Checkpoints wiederhergestellt, und die Anwendung antwortet</translation>
    </message>
    <message>
        <source>CRIU restored the checkpointed processes and they run</source>
        <translation>CRIU hat die Prozesse des Checkpoints wiederhergestellt, und sie laufen</translation>
    </message>
    <message>
        <source>The process is not the one that was checkpointed</source>
        <translation>Der Prozess ist nicht der aus dem Checkpoint</translation>
    </message>
    <message>
        <source>The application started afresh: its ready line came again</source>
        <translation>Die Anwendung ist neu gestartet: Ihre Bereit-Zeile kam noch einmal</translation>
    </message>
    <message>
        <source>CRIU did not finish the restore within its time limit</source>
        <translation>CRIU wurde mit der Wiederherstellung nicht innerhalb seiner Zeitgrenze fertig</translation>
    </message>
    <message>
        <source>Neither restored nor failed within the time limit</source>
        <translation>Innerhalb der Zeitgrenze weder wiederhergestellt noch fehlgeschlagen</translation>
    </message>
    <message>
        <source>CRIU wrote its log without an end and was stopped</source>
        <translation>CRIU schrieb sein Protokoll ohne Ende und wurde angehalten</translation>
    </message>
    <message>
        <source>The image says itself that it fell back to a cold start</source>
        <translation>Das Image sagt selbst, dass es auf einen Kaltstart ausgewichen ist</translation>
    </message>
    <message>
        <source>It answers, but nothing shows that it was restored</source>
        <translation>Es antwortet, aber nichts zeigt, dass es wiederhergestellt wurde</translation>
    </message>
    <message>
        <source>Nothing shows that it was restored</source>
        <translation>Nichts zeigt, dass es wiederhergestellt wurde</translation>
    </message>
    <message>
        <source>%1 has no checkpoint: there is no %2 in it</source>
        <translation>%1 hat keinen Checkpoint: Darin gibt es kein %2</translation>
    </message>
    <message>
        <source>The engine&apos;s archive of %1 could not be read</source>
        <translation>Das Archiv der Engine von %1 ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>%1 has no checkpoint: %2 is empty</source>
        <translation>%1 hat keinen Checkpoint: %2 ist leer</translation>
    </message>
    <message>
        <source>Show Checkpoint Images</source>
        <translation>Checkpoint-Images anzeigen</translation>
    </message>
    <message>
        <source>Thaw&apos;s own file %1 cannot be read</source>
        <translation>Thaws eigene Datei %1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Thaw&apos;s toolbox (CRIU and thaw-init) is not installed</source>
        <translation>Thaws Werkzeuge (CRIU und thaw-init) sind nicht installiert</translation>
    </message>
    <message>
        <source>looked in: %1</source>
        <translation>gesucht in: %1</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>The directory cannot be listed</source>
        <translation>Das Verzeichnis lässt sich nicht auflisten</translation>
    </message>
    <message>
        <source>The directory has more files than any checkpoint</source>
        <translation>Das Verzeichnis hat mehr Dateien als jeder Checkpoint</translation>
    </message>
    <message>
        <source>Layer %1 is not in the archive</source>
        <translation>Schicht %1 ist nicht im Archiv</translation>
    </message>
    <message>
        <source>Layer %1 could not be read whole: %2</source>
        <translation>Schicht %1 ließ sich nicht ganz lesen: %2</translation>
    </message>
    <message>
        <source>The archive has %1 images; this is the first</source>
        <translation>Das Archiv enthält %1 Images; dies ist das erste</translation>
    </message>
    <message>
        <source>Removed %1, which no image needs any more</source>
        <translation>%1 entfernt, da kein Image es mehr braucht</translation>
    </message>
    <message>
        <source>Removed %1</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>it has more than %1 files; the rest is left out</source>
        <translation>sie hat mehr als %1 Dateien; der Rest fehlt hier</translation>
    </message>
    <message>
        <source>deleted, its contents are in the checkpoint</source>
        <translation>gelöscht, der Inhalt ist im Checkpoint</translation>
    </message>
    <message>
        <source>given at the restore</source>
        <translation>wird beim Wiederherstellen übergeben</translation>
    </message>
    <message>
        <source>%1 without a name</source>
        <translation>%1 ohne Namen</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lesen</translation>
    </message>
    <message>
        <source>write</source>
        <translation>schreiben</translation>
    </message>
    <message>
        <source>read and write</source>
        <translation>lesen und schreiben</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Verschoben</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Größen</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockets</translation>
    </message>
    <message>
        <source>Socket</source>
        <translation>Socket</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Offene Dateien</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Memory is not compared, as its pages were not read.</source>
        <translation>Der Speicher wird nicht verglichen, da seine Seiten nicht gelesen wurden.</translation>
    </message>
    <message>
        <source>Entrypoint</source>
        <translation>Einsprungbefehl</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Working directory</source>
        <translation>Arbeitsverzeichnis</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Stop signal</source>
        <translation>Stoppsignal</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>Gesundheitsprüfung</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>CRIU</source>
        <translation>CRIU</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Erstellt auf</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>Label %1</translation>
    </message>
    <message>
        <source>Left out, as they are others in every container: %1.</source>
        <translation>Ausgelassen, da sie in jedem Container andere sind: %1.</translation>
    </message>
    <message>
        <source>no other differences</source>
        <translation>sonst keine Unterschiede</translation>
    </message>
    <message>
        <source>No differences</source>
        <translation>Keine Unterschiede</translation>
    </message>
    <message>
        <source>It could not be read a second time: %1</source>
        <translation>Es ließ sich kein zweites Mal lesen: %1</translation>
    </message>
    <message>
        <source>There is no file or directory %1</source>
        <translation>Es gibt keine Datei und kein Verzeichnis %1</translation>
    </message>
    <message>
        <source>its end is missing</source>
        <translation>das Ende fehlt</translation>
    </message>
    <message>
        <source>This is not an image archive</source>
        <translation>Das ist kein Image-Archiv</translation>
    </message>
    <message>
        <source>The archive is cut or damaged</source>
        <translation>Das Archiv ist abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>The archive is empty</source>
        <translation>Das Archiv ist leer</translation>
    </message>
    <message>
        <source>What is searched for must have between 1 and %1 bytes</source>
        <translation>Der Suchtext muss zwischen 1 und %1 Bytes haben</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Capabilities</source>
        <translation>Capabilities</translation>
    </message>
    <message>
        <source>Capabilities to gain</source>
        <translation>Erreichbare Capabilities</translation>
    </message>
    <message>
        <source>Seccomp</source>
        <translation>Seccomp</translation>
    </message>
    <message>
        <source>No new privileges</source>
        <translation>Keine neuen Rechte</translation>
    </message>
    <message>
        <source>Security profile</source>
        <translation>Sicherheitsprofil</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Elternprozess</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Root directory</source>
        <translation>Wurzelverzeichnis</translation>
    </message>
    <message>
        <source>umask</source>
        <translation>umask</translation>
    </message>
    <message>
        <source>Limit of open files</source>
        <translation>Grenze offener Dateien</translation>
    </message>
    <message>
        <source>Environment %1</source>
        <translation>Umgebung %1</translation>
    </message>
    <message>
        <source>history of layer %1</source>
        <translation>Geschichte von Schicht %1</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>es lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>it unpacks to far more than it can hold</source>
        <translation>es entpackt sich zu weit mehr, als es enthalten kann</translation>
    </message>
    <message>
        <source>A secret (%1)</source>
        <translation>Ein Geheimnis (%1)</translation>
    </message>
    <message>
        <source>the environment of %1</source>
        <translation>der Umgebung von %1</translation>
    </message>
    <message>
        <source>the memory of %1</source>
        <translation>dem Speicher von %1</translation>
    </message>
    <message>
        <source>and elsewhere</source>
        <translation>und anderswo</translation>
    </message>
    <message>
        <source>%1 can be read in the image: in %2</source>
        <translation>%1 ist im Image lesbar: in %2</translation>
    </message>
    <message>
        <source>The checkpoint could not be searched for secrets: %1</source>
        <translation>Der Checkpoint ließ sich nicht nach Geheimnissen durchsuchen: %1</translation>
    </message>
    <message>
        <source>%1 cannot be opened as a directory</source>
        <translation>%1 lässt sich nicht als Verzeichnis öffnen</translation>
    </message>
    <message>
        <source>%1 has no checkpoint: neither inventory.img nor pstree.img is in it</source>
        <translation>%1 hat keinen Checkpoint: weder inventory.img noch pstree.img ist darin</translation>
    </message>
    <message>
        <source>%1 is not an image that Thaw made, so Thaw does not remove it</source>
        <translation>%1 ist kein Image, das Thaw erstellt hat; Thaw entfernt es nicht</translation>
    </message>
    <message>
        <source>%1: the checkpoint was made by a newer CRIU, something may be missing here.</source>
        <translation>%1: Der Checkpoint stammt von einem neueren CRIU, hier kann etwas fehlen.</translation>
    </message>
    <message>
        <source>%1 is no checkpoint: it has no inventory.img</source>
        <translation>%1 ist kein Checkpoint: inventory.img fehlt</translation>
    </message>
    <message>
        <source>%1 of its paths lead out of the image</source>
        <translation>%1 ihrer Pfade führen aus dem Image hinaus</translation>
    </message>
    <message>
        <source>%1 of its paths lead out of it</source>
        <translation>%1 seiner Pfade führen aus ihm hinaus</translation>
    </message>
    <message>
        <source>%1 has no checkpoint to search</source>
        <translation>%1 hat keinen Checkpoint zum Durchsuchen</translation>
    </message>
    <message>
        <source>%1 is an engine&apos;s image, and there is no engine</source>
        <translation>%1 ist ein Image der Engine, und es gibt keine Engine</translation>
    </message>
    <message>
        <source>%1 (no newline at the end)</source>
        <translation>%1 (kein Zeilenende am Schluss)</translation>
    </message>
    <message>
        <source>%1 to port %2 of its own</source>
        <translation>%1 an den eigenen Port %2</translation>
    </message>
    <message>
        <source>the image&apos;s environment</source>
        <translation>Umgebung des Images</translation>
    </message>
    <message>
        <source>the image&apos;s command</source>
        <translation>Befehl des Images</translation>
    </message>
    <message>
        <source>%1, append</source>
        <translation>%1, anhängen</translation>
    </message>
    <message>
        <source>CRIU&apos;s log:</source>
        <translation>CRIUs Log:</translation>
    </message>
    <message>
        <source>The application refused its checkpoint: it still runs %1 s after it was told to</source>
        <translation>Die Anwendung hat ihren Checkpoint verweigert: sie läuft %1 s nach der Aufforderung noch</translation>
    </message>
    <message>
        <source>The kernel ended the application for lack of memory before its checkpoint was done</source>
        <translation>Der Kernel hat die Anwendung aus Speichermangel beendet, bevor ihr Checkpoint fertig war</translation>
    </message>
    <message>
        <source>The application ended with exit code %1 instead of %2, so its checkpoint failed</source>
        <translation>Die Anwendung endete mit Exit-Code %1 statt %2, ihr Checkpoint ist also gescheitert</translation>
    </message>
    <message>
        <source>The application ended with exit code %1, but left no checkpoint: %2 is empty or not there</source>
        <translation>Die Anwendung endete mit Exit-Code %1, hinterließ aber keinen Checkpoint: %2 ist leer oder nicht da</translation>
    </message>
    <message>
        <source>The checkpoint in %1 is incomplete: %2</source>
        <translation>Der Checkpoint in %1 ist unvollständig: %2</translation>
    </message>
    <message>
        <source>The checkpoint in %1 has no process in it</source>
        <translation>Im Checkpoint in %1 ist kein Prozess</translation>
    </message>
    <message>
        <source>The image is taken for “%1” (THAW_PRESET=%2)</source>
        <translation>Das Image gilt als „%1“ (THAW_PRESET=%2)</translation>
    </message>
    <message>
        <source>The preset “%1” %2</source>
        <translation>Die Vorlage „%1“ %2</translation>
    </message>
    <message>
        <source>An application that checkpoints itself is made into an image in one go</source>
        <translation>Aus einer Anwendung, die ihren Checkpoint selbst macht, wird das Image in einem Zug</translation>
    </message>
    <message>
        <source>Make Checkpoint Image</source>
        <translation>Checkpoint-Image erzeugen</translation>
    </message>
    <message>
        <source>The checkpoint in %1 would not get into the image: %2 is a volume</source>
        <translation>Der Checkpoint in %1 käme nicht ins Image: %2 ist ein Volume</translation>
    </message>
    <message>
        <source>LOG_MESSAGE or THAW_READY has to say when the application is ready to be told to checkpoint itself</source>
        <translation>LOG_MESSAGE oder THAW_READY muss sagen, wann die Anwendung bereit ist, zum Checkpoint aufgefordert zu werden</translation>
    </message>
    <message>
        <source>There is nothing to start: the image %1 names no command</source>
        <translation>Es gibt nichts zu starten: das Image %1 nennt keinen Befehl</translation>
    </message>
    <message>
        <source>THAW_RESTORE_ENV_FILE and THAW_AFTER_RESTORE are for images that Thaw restores; this one restores itself</source>
        <translation>THAW_RESTORE_ENV_FILE und THAW_AFTER_RESTORE sind für Images, die Thaw wiederherstellt; dieses stellt sich selbst wieder her</translation>
    </message>
    <message>
        <source>run_app.sh is not used: an application that checkpoints itself is started by its image&apos;s own entrypoint</source>
        <translation>run_app.sh wird nicht benutzt: eine Anwendung, die ihren Checkpoint selbst macht, startet der Entrypoint ihres Images</translation>
    </message>
    <message>
        <source>Values given at a restore (-e) do not reach the application: it has those of the checkpoint.</source>
        <translation>Werte, die bei einer Wiederherstellung gegeben werden (-e), erreichen die Anwendung nicht: sie hat die des Checkpoints.</translation>
    </message>
    <message>
        <source>Values given at a restore (-e) are written to %1 before the application goes on, which has to read it again.</source>
        <translation>Werte, die bei einer Wiederherstellung gegeben werden (-e), stehen in %1, bevor die Anwendung weiterläuft; sie muss die Datei neu lesen.</translation>
    </message>
    <message>
        <source>This image can checkpoint itself (%1): THAW_PRESET=%2 in app_env_vars.sh has it do so</source>
        <translation>Dieses Image kann seinen Checkpoint selbst machen (%1): mit THAW_PRESET=%2 in app_env_vars.sh tut es das</translation>
    </message>
    <message>
        <source>The command that tells the application to checkpoint itself failed with exit code %1</source>
        <translation>Der Befehl, der die Anwendung zum Checkpoint auffordert, ist mit Exit-Code %1 gescheitert</translation>
    </message>
    <message>
        <source>Change the Command</source>
        <translation>Befehl ändern</translation>
    </message>
    <message>
        <source>set THAW_TRIGGER_COMMAND in app_env_vars.sh</source>
        <translation>THAW_TRIGGER_COMMAND in app_env_vars.sh setzen</translation>
    </message>
    <message>
        <source>The warm-up command failed with exit code %1</source>
        <translation>Der Befehl zum Aufwärmen ist mit Exit-Code %1 gescheitert</translation>
    </message>
    <message>
        <source>The base image %1 has a checkpoint in it already</source>
        <translation>Im Basis-Image %1 ist bereits ein Checkpoint</translation>
    </message>
    <message>
        <source>Values given at a restore are written to this file, NAME=value, for an application that reads it again.</source>
        <translation>Werte, die bei einer Wiederherstellung gegeben werden, stehen in dieser Datei, NAME=Wert, für eine Anwendung, die sie neu liest.</translation>
    </message>
    <message>
        <source>A command run in the container once the application is restored.</source>
        <translation>Ein Befehl, der im Container läuft, sobald die Anwendung wiederhergestellt ist.</translation>
    </message>
    <message>
        <source>Who takes the checkpoint: Thaw from outside, or the application itself, which then ends.</source>
        <translation>Wer den Checkpoint macht: Thaw von außen, oder die Anwendung selbst, die dann endet.</translation>
    </message>
    <message>
        <source>The kind of application that checkpoints itself: “thaw presets” lists them.</source>
        <translation>Die Art der Anwendung, die ihren Checkpoint selbst macht: „thaw presets“ zählt sie auf.</translation>
    </message>
    <message>
        <source>The phase of its start at which the application checkpoints itself.</source>
        <translation>Die Phase ihres Starts, in der die Anwendung ihren Checkpoint macht.</translation>
    </message>
    <message>
        <source>Variables that make the application checkpoint itself; they do not get into the image.</source>
        <translation>Variablen, durch die die Anwendung ihren Checkpoint macht; sie kommen nicht ins Image.</translation>
    </message>
    <message>
        <source>Arguments that make the application checkpoint itself, in place of the image&apos;s command.</source>
        <translation>Argumente, durch die die Anwendung ihren Checkpoint macht, anstelle des Befehls des Images.</translation>
    </message>
    <message>
        <source>A command run in the container when the application is ready, to checkpoint itself.</source>
        <translation>Ein Befehl, der im Container läuft, wenn die Anwendung bereit ist, damit sie ihren Checkpoint macht.</translation>
    </message>
    <message>
        <source>A command run in the container before that one; it has to succeed.</source>
        <translation>Ein Befehl, der davor im Container läuft; er muss gelingen.</translation>
    </message>
    <message>
        <source>Exit codes of an application that has checkpointed itself.</source>
        <translation>Exit-Codes einer Anwendung, die ihren Checkpoint gemacht hat.</translation>
    </message>
    <message>
        <source>Where the application&apos;s checkpoint is in the container.</source>
        <translation>Wo der Checkpoint der Anwendung im Container liegt.</translation>
    </message>
    <message>
        <source>CRIU&apos;s log of that checkpoint in the container.</source>
        <translation>CRIUs Log dieses Checkpoints im Container.</translation>
    </message>
    <message>
        <source>CRIU&apos;s log of the restore in the container.</source>
        <translation>CRIUs Log der Wiederherstellung im Container.</translation>
    </message>
    <message>
        <source>The application&apos;s log that its container repeats: lines from before the checkpoint prove nothing.</source>
        <translation>Das Log der Anwendung, das ihr Container wiederholt: Zeilen von vor dem Checkpoint beweisen nichts.</translation>
    </message>
    <message>
        <source>Variables of the restore test that keep a failed restore from a cold start.</source>
        <translation>Variablen des Wiederherstellungstests, die nach einer gescheiterten Wiederherstellung den Kaltstart verhindern.</translation>
    </message>
    <message>
        <source>What restores the application, in place of the image&apos;s own entrypoint.</source>
        <translation>Was die Anwendung wiederherstellt, anstelle des eigenen Entrypoints des Images.</translation>
    </message>
    <message>
        <source>A line by which the application says that it was restored.</source>
        <translation>Eine Zeile, mit der die Anwendung sagt, dass sie wiederhergestellt wurde.</translation>
    </message>
    <message>
        <source>A line by which it says that it started cold instead.</source>
        <translation>Eine Zeile, mit der sie sagt, dass sie stattdessen kalt gestartet ist.</translation>
    </message>
    <message>
        <source>The preset %1 cannot be read: %2</source>
        <translation>Die Vorlage %1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>The preset %1 is not used: %2</source>
        <translation>Die Vorlage %1 wird nicht benutzt: %2</translation>
    </message>
    <message>
        <source>it is not a JSON object: %1</source>
        <translation>sie ist kein JSON-Objekt: %1</translation>
    </message>
    <message>
        <source>its name has to be that of its file, “%1”</source>
        <translation>ihr Name muss der ihrer Datei sein, „%1“</translation>
    </message>
    <message>
        <source>valuesAtRestore.reach is none of kept, replaced, read-again, application</source>
        <translation>valuesAtRestore.reach ist keines von kept, replaced, read-again, application</translation>
    </message>
    <message>
        <source>“%1” is not a regular expression</source>
        <translation>„%1“ ist kein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>the directory that the application writes its checkpoint to is not known; add THAW_IMAGE_DIR=&quot;/path&quot;</source>
        <translation>das Verzeichnis, in das die Anwendung ihren Checkpoint schreibt, ist nicht bekannt; fügen Sie THAW_IMAGE_DIR=&quot;/Pfad&quot; hinzu</translation>
    </message>
    <message>
        <source>nothing tells the application to checkpoint itself; add THAW_TRIGGER_ENV, THAW_TRIGGER_ARGS or THAW_TRIGGER_COMMAND</source>
        <translation>nichts fordert die Anwendung zum Checkpoint auf; fügen Sie THAW_TRIGGER_ENV, THAW_TRIGGER_ARGS oder THAW_TRIGGER_COMMAND hinzu</translation>
    </message>
    <message>
        <source>Not these: %1.</source>
        <translation>Diese nicht: %1.</translation>
    </message>
    <message>
        <source>Values given at a restore (-e) replace those of the checkpoint.</source>
        <translation>Werte, die bei einer Wiederherstellung gegeben werden (-e), ersetzen die des Checkpoints.</translation>
    </message>
    <message>
        <source>Values given at a restore (-e) reach the application: the image writes them to a file that it reads again.</source>
        <translation>Werte, die bei einer Wiederherstellung gegeben werden (-e), erreichen die Anwendung: das Image schreibt sie in eine Datei, die sie neu liest.</translation>
    </message>
    <message>
        <source>Values given at a restore (-e) reach the application only if it reads them again itself.</source>
        <translation>Werte, die bei einer Wiederherstellung gegeben werden (-e), erreichen die Anwendung nur, wenn sie sie selbst neu liest.</translation>
    </message>
    <message>
        <source>follows its documentation; we could not try it</source>
        <translation>folgt der Dokumentation; ausprobieren konnten wir sie nicht</translation>
    </message>
    <message>
        <source>There is no preset %1.</source>
        <translation>Es gibt keine Vorlage %1.</translation>
    </message>
    <message>
        <source>Show the Presets</source>
        <translation>Vorlagen zeigen</translation>
    </message>
    <message>
        <source>the container of an application that checkpoints itself is started by Thaw; take run_%1.sh away, or give it a line &quot;# thaw: skip&quot;</source>
        <translation>den Container einer Anwendung, die ihren Checkpoint selbst macht, startet Thaw; entfernen Sie run_%1.sh, oder geben Sie ihm eine Zeile &quot;# thaw: skip&quot;</translation>
    </message>
    <message>
        <source>there is no preset &quot;%1&quot;; there are: %2</source>
        <translation>es gibt keine Vorlage „%1“; es gibt: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not NAME=value</source>
        <translation>„%1“ ist nicht NAME=Wert</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an exit code from 0 to 255</source>
        <translation>„%1“ ist kein Exit-Code von 0 bis 255</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one absolute path</source>
        <translation>„%1“ ist nicht ein einzelner absoluter Pfad</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a regular expression: %2</source>
        <translation>„%1“ ist kein regulärer Ausdruck: %2</translation>
    </message>
    <message>
        <source>The base image %1 has no /usr/bin/env, so the variables that trigger the checkpoint stay in the image, without a value</source>
        <translation>Im Basis-Image %1 fehlt /usr/bin/env, deshalb bleiben die Variablen, die den Checkpoint auslösen, ohne Wert im Image</translation>
    </message>
    <message>
        <source>%1: “%2” failed with exit code %3</source>
        <translation>%1: „%2“ schlug fehl (Exit-Code %3)</translation>
    </message>
    <message>
        <source>%1: “%2” failed: %3</source>
        <translation>%1: „%2“ schlug fehl: %3</translation>
    </message>
    <message>
        <source>Mend the Containerfile</source>
        <translation>Das Containerfile berichtigen</translation>
    </message>
    <message>
        <source>edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>%1 has no Containerfile</source>
        <translation>%1 hat kein Containerfile</translation>
    </message>
    <message>
        <source>Add One</source>
        <translation>Eines hinzufügen</translation>
    </message>
    <message>
        <source>write a Containerfile into the project, or name it in THAW_BUILD</source>
        <translation>ein Containerfile ins Projekt schreiben oder es in THAW_BUILD nennen</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>Es gibt keine Datei %1</translation>
    </message>
    <message>
        <source>A temporary file cannot be made</source>
        <translation>Eine temporäre Datei lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>A temporary file cannot be written</source>
        <translation>Eine temporäre Datei lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>The build ended without a word of how it went</source>
        <translation>Der Bau endete, ohne zu sagen, wie er ausging</translation>
    </message>
    <message>
        <source>build %1</source>
        <translation>%1 bauen</translation>
    </message>
    <message>
        <source>Docker&apos;s builder cannot grant capabilities, only Podman&apos;s can</source>
        <translation>Dockers Bauprogramm kann keine Capabilities geben, nur Podmans kann es</translation>
    </message>
    <message>
        <source>restore %1 by Podman</source>
        <translation>%1 durch Podman wiederherstellen</translation>
    </message>
    <message>
        <source>Only Podman restores what Podman has checkpointed</source>
        <translation>Nur Podman stellt wieder her, was Podman eingefroren hat</translation>
    </message>
    <message>
        <source>ask what the container %1 has changed</source>
        <translation>fragen, was der Container %1 geändert hat</translation>
    </message>
    <message>
        <source>Shell Script</source>
        <translation>Shell-Skript</translation>
    </message>
    <message>
        <source>Containerfile</source>
        <translation>Containerfile</translation>
    </message>
    <message>
        <source>Compose File</source>
        <translation>Compose-Datei</translation>
    </message>
    <message>
        <source>GitHub Workflow</source>
        <translation>GitHub-Workflow</translation>
    </message>
    <message>
        <source>Kubernetes Manifest</source>
        <translation>Kubernetes-Manifest</translation>
    </message>
    <message>
        <source>%1 exists already</source>
        <translation>%1 gibt es schon</translation>
    </message>
    <message>
        <source>Replace It</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>The directory %1 cannot be made</source>
        <translation>Das Verzeichnis %1 lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>The application wants a terminal (THAW_TTY), which a script in CI has not</source>
        <translation>Die Anwendung will ein Terminal (THAW_TTY), das ein Skript in der CI nicht hat</translation>
    </message>
    <message>
        <source>%1 has made no image yet</source>
        <translation>%1 hat noch kein Image erzeugt</translation>
    </message>
    <message>
        <source>Make One</source>
        <translation>Eines erzeugen</translation>
    </message>
    <message>
        <source>There is no checkpoint in the container&apos;s %1</source>
        <translation>In %1 des Containers ist kein Checkpoint</translation>
    </message>
    <message>
        <source>A step of a build cannot do what %1 asks for: %2</source>
        <translation>Ein Bauschritt kann nicht, was %1 verlangt: %2</translation>
    </message>
    <message>
        <source>Commit the Container Instead</source>
        <translation>Stattdessen den Container festschreiben</translation>
    </message>
    <message>
        <source>set THAW_IMAGE_BY=commit in app_env_vars.sh</source>
        <translation>THAW_IMAGE_BY=commit in app_env_vars.sh setzen</translation>
    </message>
    <message>
        <source>nobody can say by hand that it is ready</source>
        <translation>niemand kann dort von Hand sagen, dass sie bereit ist</translation>
    </message>
    <message>
        <source>the pattern has parts that only Perl&apos;s syntax knows; write it for THAW_READY_SYNTAX=basic</source>
        <translation>das Muster hat Teile, die nur Perls Syntax kennt; schreiben Sie es für THAW_READY_SYNTAX=basic</translation>
    </message>
    <message>
        <source>a build starts its containers itself</source>
        <translation>ein Bau startet seine Container selbst</translation>
    </message>
    <message>
        <source>a build has no volumes</source>
        <translation>ein Bau hat keine Volumes</translation>
    </message>
    <message>
        <source>a build has no terminal</source>
        <translation>ein Bau hat kein Terminal</translation>
    </message>
    <message>
        <source>a build is in the engine&apos;s own network</source>
        <translation>ein Bau ist im eigenen Netz der Engine</translation>
    </message>
    <message>
        <source>The checkpoint alone does not make an image: %1</source>
        <translation>Der Checkpoint allein ergibt kein Image: %1</translation>
    </message>
    <message>
        <source>%1 is neither a file nor a directory</source>
        <translation>%1 ist weder eine Datei noch ein Verzeichnis</translation>
    </message>
    <message>
        <source>the files that the application has changed and holds open are larger than %1 MB</source>
        <translation>die Dateien, die die Anwendung geändert hat und offen hält, sind größer als %1 MB</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Bauen</translation>
    </message>
    <message>
        <source>The application was not ready within %1 s, or ended before</source>
        <translation>Die Anwendung war nicht innerhalb von %1 s bereit oder endete vorher</translation>
    </message>
    <message>
        <source>No checkpoint could be made in the build</source>
        <translation>Im Bau ließ sich kein Checkpoint erzeugen</translation>
    </message>
    <message>
        <source>The image could not be built</source>
        <translation>Das Image ließ sich nicht bauen</translation>
    </message>
    <message>
        <source>Docker&apos;s builder cannot grant the capabilities that a checkpoint takes; Podman&apos;s can</source>
        <translation>Dockers Bauprogramm kann die Capabilities nicht geben, die ein Checkpoint braucht; Podmans kann es</translation>
    </message>
    <message>
        <source>Copy the Checkpoint Instead</source>
        <translation>Stattdessen den Checkpoint kopieren</translation>
    </message>
    <message>
        <source>set THAW_IMAGE_BY=copy in app_env_vars.sh</source>
        <translation>THAW_IMAGE_BY=copy in app_env_vars.sh setzen</translation>
    </message>
    <message>
        <source>Changed files that go with the checkpoint: %1</source>
        <translation>Geänderte Dateien, die mit dem Checkpoint gehen: %1</translation>
    </message>
    <message>
        <source>The base image %1 is built from %2</source>
        <translation>Das Basis-Image %1 wird aus %2 gebaut</translation>
    </message>
    <message>
        <source>How the image is made: the container becomes it, the checkpoint alone is copied onto the base image, or a step of a build makes it (Podman).</source>
        <translation>Wie das Image entsteht: der Container wird dazu, der Checkpoint allein wird auf das Basis-Image kopiert, oder ein Bauschritt erzeugt es (Podman).</translation>
    </message>
    <message>
        <source>The file that the base image is built from if it is missing; its directory is the context.</source>
        <translation>Die Datei, aus der das Basis-Image gebaut wird, wenn es fehlt; ihr Verzeichnis ist der Kontext.</translation>
    </message>
    <message>
        <source>an application that checkpoints itself leaves its container for a commit; take THAW_IMAGE_BY away</source>
        <translation>eine Anwendung, die sich selbst einfriert, hinterlässt ihren Container für ein Commit; nehmen Sie THAW_IMAGE_BY heraus</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1 kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Capabilities it can give</source>
        <translation>Capabilities, die sie geben kann</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%1, and those that a checkpoint needs are among them</source>
        <translation>%1, und die für einen Checkpoint nötigen sind darunter</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>ohne %1</translation>
    </message>
    <message>
        <source>Checkpoints need them: Docker gives CHECKPOINT_RESTORE from version 23 on; in a virtual machine or a container the host may keep them back</source>
        <translation>Checkpoints brauchen sie: Docker gibt CHECKPOINT_RESTORE ab Version 23; in einer virtuellen Maschine oder einem Container kann der Host sie zurückhalten</translation>
    </message>
    <message>
        <source>A small program frozen and restored</source>
        <translation>Ein kleines Programm eingefroren und wiederhergestellt</translation>
    </message>
    <message>
        <source>works: frozen in %1 ms, restored in %2 ms</source>
        <translation>geht: eingefroren in %1 ms, wiederhergestellt in %2 ms</translation>
    </message>
    <message>
        <source>API version</source>
        <translation>API-Version</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speichertreiber</translation>
    </message>
    <message>
        <source>vfs copies the whole image for every container and commit; overlay2 or overlay does not</source>
        <translation>vfs kopiert das ganze Image für jeden Container und jedes Commit; overlay2 oder overlay tut das nicht</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Freier Platz</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>A checkpoint is as large as the application&apos;s memory; “system df” of the engine tells what takes the space</source>
        <translation>Ein Checkpoint ist so groß wie der Speicher der Anwendung; „system df“ der Engine sagt, was den Platz belegt</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>in Kraft</translation>
    </message>
    <message>
        <source>not in force</source>
        <translation>nicht in Kraft</translation>
    </message>
    <message>
        <source>Applications may then use io_uring, which CRIU cannot save</source>
        <translation>Anwendungen können dann io_uring verwenden, das CRIU nicht sichern kann</translation>
    </message>
    <message>
        <source>Runs as</source>
        <translation>Läuft als</translation>
    </message>
    <message>
        <source>a user (rootless)</source>
        <translation>ein Benutzer (rootless)</translation>
    </message>
    <message>
        <source>root</source>
        <translation>root</translation>
    </message>
    <message>
        <source>Rootless engines give fewer rights; whether they suffice the trial below tells</source>
        <translation>Engines ohne root geben weniger Rechte; ob sie reichen, sagt der Versuch unten</translation>
    </message>
    <message>
        <source>There is no endpoint to ask</source>
        <translation>Es gibt keinen Endpunkt, der gefragt werden könnte</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Checkpoints without full privileges need Linux %1 or later</source>
        <translation>Checkpoints ohne volle Rechte brauchen Linux %1 oder neuer</translation>
    </message>
    <message>
        <source>It works, but large applications freeze faster from Linux %1 on</source>
        <translation>Es geht, aber große Anwendungen frieren ab Linux %1 schneller ein</translation>
    </message>
    <message>
        <source>Yama (who may look into processes)</source>
        <translation>Yama (wer in Prozesse sehen darf)</translation>
    </message>
    <message>
        <source>ptrace_scope is %1</source>
        <translation>ptrace_scope ist %1</translation>
    </message>
    <message>
        <source>Nobody may look into processes, so nothing can be frozen; it takes a reboot with a lower kernel.yama.ptrace_scope</source>
        <translation>Niemand darf in Prozesse sehen, also kann nichts eingefroren werden; es braucht einen Neustart mit einem kleineren kernel.yama.ptrace_scope</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Thaw works on x86-64 only so far</source>
        <translation>Thaw läuft bisher nur auf x86-64</translation>
    </message>
    <message>
        <source>Control groups</source>
        <translation>Kontrollgruppen</translation>
    </message>
    <message>
        <source>version 2</source>
        <translation>Version 2</translation>
    </message>
    <message>
        <source>version 1</source>
        <translation>Version 1</translation>
    </message>
    <message>
        <source>Security modules</source>
        <translation>Sicherheitsmodule</translation>
    </message>
    <message>
        <source>none that matters here</source>
        <translation>keines, das hier zählt</translation>
    </message>
    <message>
        <source>%1 (Thaw&apos;s own)</source>
        <translation>%1 (Thaws eigenes)</translation>
    </message>
    <message>
        <source>%1 keeps the state of its random numbers in memory: containers restored from this image begin with the same ones. Let the application draw keys and session ids from the system, or seed itself anew after a restore</source>
        <translation>%1 hält den Zustand seiner Zufallszahlen im Speicher: Aus diesem Image wiederhergestellte Container beginnen mit denselben. Die Anwendung sollte Schlüssel und Sitzungskennungen vom System holen oder sich nach einer Wiederherstellung neu initialisieren</translation>
    </message>
    <message>
        <source>Process %1 has a pipe to process %2, which is not part of the application: after a restore nobody is at its other end. Let the application open it only when it needs it</source>
        <translation>Prozess %1 hat eine Pipe zu Prozess %2, der nicht zur Anwendung gehört: Nach einer Wiederherstellung ist niemand an ihrem anderen Ende. Die Anwendung sollte sie erst öffnen, wenn sie sie braucht</translation>
    </message>
    <message>
        <source>The application&apos;s connection with itself (%1) is closed too. Leave THAW_TCP out, and it is kept</source>
        <translation>Auch die Verbindung der Anwendung mit sich selbst (%1) wird geschlossen. Ohne THAW_TCP bleibt sie erhalten</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>encrypted, and each side knows the other</source>
        <translation>verschlüsselt, und jede Seite kennt die andere</translation>
    </message>
    <message>
        <source>ssh://USER@HOST, or certificates for both sides, keep others out</source>
        <translation>ssh://BENUTZER@HOST oder Zertifikate für beide Seiten halten andere fern</translation>
    </message>
    <message>
        <source>Could not create the container %1: whether %2 is there to mount cannot be seen from here, and %3 would make it.</source>
        <translation>Der Container %1 ließ sich nicht erstellen: Ob es %2 dort gibt, lässt sich von hier nicht sehen, und %3 würde es anlegen.</translation>
    </message>
    <message>
        <source>Use a volume with a name</source>
        <translation>Ein Volume mit einem Namen verwenden</translation>
    </message>
    <message>
        <source>%1 takes a seccomp profile only as a file of its own host, which %2 is not.</source>
        <translation>%1 nimmt ein Seccomp-Profil nur als Datei auf dem eigenen Rechner, und %2 ist ein anderer.</translation>
    </message>
    <message>
        <source>push the image %1:%2</source>
        <translation>Image %1:%2 hochladen</translation>
    </message>
    <message>
        <source>pull the image %1</source>
        <translation>Image %1 herunterladen</translation>
    </message>
    <message>
        <source>Name an engine</source>
        <translation>Eine Engine angeben</translation>
    </message>
    <message>
        <source>“%1” is not an engine&apos;s address like tcp://host:2376 or ssh://user@host.</source>
        <translation>„%1“ ist keine Adresse einer Engine wie tcp://host:2376 oder ssh://benutzer@host.</translation>
    </message>
    <message>
        <source>An engine&apos;s address holds no password; ssh has keys for that.</source>
        <translation>In die Adresse einer Engine gehört kein Passwort; dafür hat ssh Schlüssel.</translation>
    </message>
    <message>
        <source>There is no directory %1, where DOCKER_CERT_PATH has the certificates.</source>
        <translation>Es gibt kein Verzeichnis %1, in dem nach DOCKER_CERT_PATH die Zertifikate liegen.</translation>
    </message>
    <message>
        <source>%1 is not encrypted and asks nobody who they are: whoever reaches it is root there</source>
        <translation>%1 ist nicht verschlüsselt und fragt niemanden, wer er ist: Wer es erreicht, ist dort root</translation>
    </message>
    <message>
        <source>%1 may be anybody: its certificate is not looked at</source>
        <translation>%1 kann jeder sein: Das Zertifikat wird nicht angesehen</translation>
    </message>
    <message>
        <source>Thaw does not know engines at addresses like %1; it knows unix, tcp and ssh.</source>
        <translation>Thaw kennt keine Engines unter Adressen wie %1; es kennt unix, tcp und ssh.</translation>
    </message>
    <message>
        <source>“%1” is neither an engine&apos;s address like unix:///run/docker.sock nor a docker context.</source>
        <translation>„%1“ ist weder die Adresse einer Engine wie unix:///run/docker.sock noch ein Docker-Kontext.</translation>
    </message>
    <message>
        <source>The engine at %1 wants a certificate of yours, and there is none.</source>
        <translation>Die Engine unter %1 verlangt ein Zertifikat von Ihnen, und es gibt keines.</translation>
    </message>
    <message>
        <source>Have cert.pem and key.pem in DOCKER_CERT_PATH or in the context</source>
        <translation>cert.pem und key.pem in DOCKER_CERT_PATH oder in den Kontext legen</translation>
    </message>
    <message>
        <source>The engine at %1 does not accept your certificate %2.</source>
        <translation>Die Engine unter %1 nimmt Ihr Zertifikat %2 nicht an.</translation>
    </message>
    <message>
        <source>Have one made by the authority that the engine trusts (its --tlscacert)</source>
        <translation>Eines von der Stelle ausstellen lassen, der die Engine vertraut (ihr --tlscacert)</translation>
    </message>
    <message>
        <source>The certificate of the engine at %1 is for another name.</source>
        <translation>Das Zertifikat der Engine unter %1 gilt für einen anderen Namen.</translation>
    </message>
    <message>
        <source>Use the name that the certificate is for, or have one made for this name</source>
        <translation>Den Namen verwenden, für den das Zertifikat gilt, oder eines für diesen Namen ausstellen lassen</translation>
    </message>
    <message>
        <source>The certificate of the engine at %1 is not valid today.</source>
        <translation>Das Zertifikat der Engine unter %1 ist heute nicht gültig.</translation>
    </message>
    <message>
        <source>Have a new one made for the engine</source>
        <translation>Für die Engine ein neues ausstellen lassen</translation>
    </message>
    <message>
        <source>The engine at %1 may be anybody: nobody you trust vouches for its certificate.</source>
        <translation>Die Engine unter %1 kann jeder sein: Niemand, dem Sie vertrauen, bürgt für ihr Zertifikat.</translation>
    </message>
    <message>
        <source>Have the engine&apos;s authority as ca.pem in DOCKER_CERT_PATH or in the context</source>
        <translation>Das Zertifikat der ausstellenden Stelle als ca.pem in DOCKER_CERT_PATH oder in den Kontext legen</translation>
    </message>
    <message>
        <source>What listens at %1 does not speak TLS as it should.</source>
        <translation>Was unter %1 lauscht, spricht nicht TLS, wie es sollte.</translation>
    </message>
    <message>
        <source>Unset DOCKER_TLS_VERIFY if the engine there has no TLS</source>
        <translation>DOCKER_TLS_VERIFY entfernen, falls die Engine dort kein TLS hat</translation>
    </message>
    <message>
        <source>Nothing listens at %1.</source>
        <translation>Unter %1 lauscht nichts.</translation>
    </message>
    <message>
        <source>There is no host named %1.</source>
        <translation>Es gibt keinen Rechner namens %1.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 antwortet nicht.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>%1 is no PEM file that TLS can be made with.</source>
        <translation>%1 ist keine PEM-Datei, mit der TLS möglich ist.</translation>
    </message>
    <message>
        <source>There is no place for a socket that leads to %1.</source>
        <translation>Für einen Socket, der zu %1 führt, ist kein Platz.</translation>
    </message>
    <message>
        <source>It should hold the certificate of the engine&apos;s authority.</source>
        <translation>Darin sollte das Zertifikat der Stelle stehen, die das der Engine ausgestellt hat.</translation>
    </message>
    <message>
        <source>A certificate and its key belong together: cert.pem and key.pem.</source>
        <translation>Ein Zertifikat und sein Schlüssel gehören zusammen: cert.pem und key.pem.</translation>
    </message>
    <message>
        <source>It should hold your certificate.</source>
        <translation>Darin sollte Ihr Zertifikat stehen.</translation>
    </message>
    <message>
        <source>It should hold an RSA or EC key without a passphrase.</source>
        <translation>Darin sollte ein RSA- oder EC-Schlüssel ohne Passphrase stehen.</translation>
    </message>
    <message>
        <source>The engine at %1 speaks only TLS.</source>
        <translation>Die Engine unter %1 spricht nur TLS.</translation>
    </message>
    <message>
        <source>Say so, and where the certificates are</source>
        <translation>Das angeben, und wo die Zertifikate liegen</translation>
    </message>
    <message>
        <source>%1 shows another host key than it used to: either it was set up anew, or somebody else answers.</source>
        <translation>%1 zeigt einen anderen Host-Schlüssel als bisher: Entweder wurde der Rechner neu eingerichtet, oder jemand anderes antwortet.</translation>
    </message>
    <message>
        <source>If it was set up anew, forget the old key</source>
        <translation>Falls er neu eingerichtet wurde, den alten Schlüssel vergessen</translation>
    </message>
    <message>
        <source>The host key of %1 is not known here, so it may be anybody.</source>
        <translation>Der Host-Schlüssel von %1 ist hier nicht bekannt, es kann also jeder sein.</translation>
    </message>
    <message>
        <source>Connect once by hand and compare the key</source>
        <translation>Einmal von Hand verbinden und den Schlüssel vergleichen</translation>
    </message>
    <message>
        <source>%1 does not accept the log-in: ssh has no key for it that works without a question.</source>
        <translation>%1 nimmt die Anmeldung nicht an: ssh hat dafür keinen Schlüssel, der ohne Rückfrage gilt.</translation>
    </message>
    <message>
        <source>Install your key there, or add it to the agent (ssh-add)</source>
        <translation>Dort Ihren Schlüssel eintragen, oder ihn dem Agenten geben (ssh-add)</translation>
    </message>
    <message>
        <source>%1 does not accept the log-in: too many keys were offered.</source>
        <translation>%1 nimmt die Anmeldung nicht an: Es wurden zu viele Schlüssel angeboten.</translation>
    </message>
    <message>
        <source>Name the key for this host in ~/.ssh/config (IdentityFile, IdentitiesOnly)</source>
        <translation>Den Schlüssel für diesen Rechner in ~/.ssh/config nennen (IdentityFile, IdentitiesOnly)</translation>
    </message>
    <message>
        <source>Nothing listens for ssh on %1 at this port.</source>
        <translation>Auf %1 lauscht an diesem Port nichts für ssh.</translation>
    </message>
    <message>
        <source>%1 does not answer to ssh.</source>
        <translation>%1 antwortet auf ssh nicht.</translation>
    </message>
    <message>
        <source>%1 cannot be reached from here.</source>
        <translation>%1 ist von hier nicht erreichbar.</translation>
    </message>
    <message>
        <source>The ssh server on %1 does not forward sockets.</source>
        <translation>Der ssh-Server auf %1 leitet keine Sockets weiter.</translation>
    </message>
    <message>
        <source>Allow it in its sshd_config</source>
        <translation>Es in seiner sshd_config erlauben</translation>
    </message>
    <message>
        <source>No engine answers on %1: there is no such socket, or you may not use it there.</source>
        <translation>Auf %1 antwortet keine Engine: Den Socket gibt es nicht, oder Sie dürfen ihn dort nicht verwenden.</translation>
    </message>
    <message>
        <source>Look whether it runs there</source>
        <translation>Nachsehen, ob sie dort läuft</translation>
    </message>
    <message>
        <source>The ssh connection to %1 ended.</source>
        <translation>Die ssh-Verbindung zu %1 ist beendet.</translation>
    </message>
    <message>
        <source>There is no ssh on this machine to reach %1 with.</source>
        <translation>Auf diesem Rechner gibt es kein ssh, um %1 zu erreichen.</translation>
    </message>
    <message>
        <source>Install it</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>The log-in on %1 by ssh takes too long.</source>
        <translation>Die Anmeldung auf %1 mit ssh dauert zu lange.</translation>
    </message>
    <message>
        <source>THAW_VOLUMES has %1, which is on this machine, but the engine at %2 is on another.</source>
        <translation>THAW_VOLUMES nennt %1 auf diesem Rechner, die Engine unter %2 läuft aber auf einem anderen.</translation>
    </message>
    <message>
        <source>Use a volume with a name, or a directory of the engine&apos;s machine</source>
        <translation>Ein Volume mit einem Namen verwenden, oder ein Verzeichnis auf dem Rechner der Engine</translation>
    </message>
    <message>
        <source>The connection to the application&apos;s output broke while it ran</source>
        <translation>Die Verbindung zur Ausgabe der Anwendung brach ab, während sie lief</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>The registry %1 wants a log-in, and there is none for it.</source>
        <translation>Die Registry %1 verlangt eine Anmeldung, und es gibt keine für sie.</translation>
    </message>
    <message>
        <source>The registry %1 does not accept the log-in of %2.</source>
        <translation>Die Registry %1 nimmt die Anmeldung von %2 nicht an.</translation>
    </message>
    <message>
        <source>this user</source>
        <translation>diesem Benutzer</translation>
    </message>
    <message>
        <source>The registry %1 has no image %2.</source>
        <translation>Die Registry %1 hat kein Image %2.</translation>
    </message>
    <message>
        <source>The registry %1 has no TLS, which the engine insists on.</source>
        <translation>Die Registry %1 hat kein TLS, worauf die Engine besteht.</translation>
    </message>
    <message>
        <source>Let the engine do without, if you trust the way there</source>
        <translation>Die Engine darauf verzichten lassen, wenn Sie dem Weg dorthin trauen</translation>
    </message>
    <message>
        <source>The engine does not trust the certificate of the registry %1.</source>
        <translation>Die Engine vertraut dem Zertifikat der Registry %1 nicht.</translation>
    </message>
    <message>
        <source>Give it the registry&apos;s authority, on its machine</source>
        <translation>Ihr auf ihrem Rechner das Zertifikat der ausstellenden Stelle geben</translation>
    </message>
    <message>
        <source>The engine cannot reach the registry %1.</source>
        <translation>Die Engine erreicht die Registry %1 nicht.</translation>
    </message>
    <message>
        <source>The registry %1 refuses: %2</source>
        <translation>Die Registry %1 lehnt ab: %2</translation>
    </message>
    <message>
        <source>“%1” is not an image&apos;s name: %2</source>
        <translation>„%1“ ist kein Name eines Images: %2</translation>
    </message>
    <message>
        <source>The image name %1 is taken by another image.</source>
        <translation>Den Namen %1 hat ein anderes Image.</translation>
    </message>
    <message>
        <source>“%1” is one certain image; write the name it shall have at the registry.</source>
        <translation>„%1“ ist ein ganz bestimmtes Image; geben Sie den Namen an, den es in der Registry haben soll.</translation>
    </message>
    <message>
        <source>The engine did not say how the push of %1 ended.</source>
        <translation>Die Engine hat nicht gesagt, wie das Hochladen von %1 ausging.</translation>
    </message>
    <message>
        <source>The engine did not say how the pull of %1 ended.</source>
        <translation>Die Engine hat nicht gesagt, wie das Herunterladen von %1 ausging.</translation>
    </message>
    <message>
        <source>%1 does not say the log-in for %2.</source>
        <translation>%1 nennt die Anmeldung für %2 nicht.</translation>
    </message>
    <message>
        <source>The log-in for %1 is with %2, which is not installed.</source>
        <translation>Die Anmeldung für %1 hat %2, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>Named in %1</source>
        <translation>Genannt in %1</translation>
    </message>
    <message>
        <source>Install it, or take its name out of that file and log in again</source>
        <translation>Installieren Sie es, oder nehmen Sie den Namen aus der Datei und melden Sie sich neu an</translation>
    </message>
    <message>
        <source>The file %1 with your log-ins is not JSON.</source>
        <translation>Die Datei %1 mit Ihren Anmeldungen ist kein JSON.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>already there</source>
        <translation>schon vorhanden</translation>
    </message>
    <message>
        <source>done, %1</source>
        <translation>fertig, %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1 %2 von %3</translation>
    </message>
    <message>
        <source>The check “%1” would have to be made from here, but the engine at %2 is on another machine.</source>
        <translation>Die Prüfung „%1“ müsste von hier aus geschehen, die Engine unter %2 läuft aber auf einem anderen Rechner.</translation>
    </message>
    <message>
        <source>Check by a command in the container</source>
        <translation>Mit einem Befehl im Container prüfen</translation>
    </message>
    <message>
        <source>“%1” cannot be applied to %2</source>
        <translation>„%1“ lässt sich auf %2 nicht anwenden</translation>
    </message>
    <message>
        <source>Mended by itself: %1 (%2 was added to %3 in app_env_vars.sh)</source>
        <translation>Von selbst behoben: %1 (%2 wurde in app_env_vars.sh bei %3 ergänzt)</translation>
    </message>
    <message>
        <source>Mended by itself: %1 (%2=%3 in app_env_vars.sh)</source>
        <translation>Von selbst behoben: %1 (%2=%3 in app_env_vars.sh)</translation>
    </message>
    <message>
        <source>That %1 is trusted cannot be kept in %2: %3</source>
        <translation>Dass %1 vertraut wird, lässt sich in %2 nicht festhalten: %3</translation>
    </message>
    <message>
        <source>%1 was not made on this machine. A checkpoint is a program: its memory holds code, and a restore lets that code go on with the rights of its container. Restore it only if you trust who made it</source>
        <translation>%1 wurde nicht auf diesem Rechner erzeugt. Ein Checkpoint ist ein Programm: Sein Speicher enthält Code, und eine Wiederherstellung lässt diesen Code mit den Rechten seines Containers weiterlaufen. Stellen Sie es nur wieder her, wenn Sie dem Ersteller vertrauen</translation>
    </message>
    <message>
        <source>It says that Thaw %1 made it of the project %2</source>
        <translation>Es gibt an, dass Thaw %1 es aus dem Projekt %2 erzeugt hat</translation>
    </message>
    <message>
        <source>It does not say that Thaw made it</source>
        <translation>Es gibt nicht an, von Thaw erzeugt zu sein</translation>
    </message>
    <message>
        <source>It says that it was made on Linux %1 with %2 %3</source>
        <translation>Es gibt an, unter Linux %1 mit %2 %3 erzeugt zu sein</translation>
    </message>
    <message>
        <source>Made: %1</source>
        <translation>Erzeugt: %1</translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation>Größe: %1</translation>
    </message>
    <message>
        <source>Its restore wants the capabilities %1</source>
        <translation>Seine Wiederherstellung verlangt die Capabilities %1</translation>
    </message>
    <message>
        <source>Restore It All the Same</source>
        <translation>Trotzdem wiederherstellen</translation>
    </message>
    <message>
        <source>No answer has come for half a minute</source>
        <translation>Seit einer halben Minute kam keine Antwort</translation>
    </message>
</context>
<context>
    <name>Thaw::Differences</name>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Verschoben</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>Thaw::DoctorDialog</name>
    <message>
        <source>Look Again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Progress of the examination</source>
        <translation>Fortschritt der Untersuchung</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Each engine freezes and restores a small program, which is removed again</source>
        <translation>Jede Engine friert ein kleines Programm ein und stellt es wieder her; danach wird es entfernt</translation>
    </message>
    <message>
        <source>Stopping, and removing what was tried…</source>
        <translation>Wird angehalten, und was versucht wurde, wird entfernt …</translation>
    </message>
    <message>
        <source>Each engine freezes and restores a small program; that takes some seconds…</source>
        <translation>Jede Engine friert ein kleines Programm ein und stellt es wieder her; das dauert einige Sekunden …</translation>
    </message>
    <message>
        <source>Looking at this machine and its engines…</source>
        <translation>Diese Maschine und ihre Engines werden angesehen …</translation>
    </message>
    <message>
        <source>Nothing was looked at yet.</source>
        <translation>Es wurde noch nichts angesehen.</translation>
    </message>
    <message>
        <source>Checkpoints cannot be made here as it is; what is marked ✘ says why.</source>
        <translation>So können hier keine Checkpoints gemacht werden; was mit ✘ gekennzeichnet ist, sagt, warum.</translation>
    </message>
    <message>
        <source>Nothing that was looked at stands against checkpoints here. Whether they work, a try tells.</source>
        <translation>Nichts von dem, was angesehen wurde, spricht hier gegen Checkpoints. Ob sie gelingen, sagt ein Versuch.</translation>
    </message>
    <message>
        <source>Checkpoints work here: a small program was frozen and restored.</source>
        <translation>Checkpoints gelingen hier: Ein kleines Programm wurde eingefroren und wiederhergestellt.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Try Each Engine</source>
        <translation>Jede Engine versuchen</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Diese Maschine</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Antwortet nicht</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <translation>%1 (%2, %3)</translation>
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
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt …</translation>
    </message>
    <message>
        <source>Container engines</source>
        <translation>Container-Engines</translation>
    </message>
    <message>
        <source>Connect to %1 — %2</source>
        <translation>Mit %1 verbinden — %2</translation>
    </message>
    <message>
        <source>Connect to Another Machine…</source>
        <translation>Mit einem anderen Rechner verbinden …</translation>
    </message>
    <message>
        <source>Doctor…</source>
        <translation>Diagnose …</translation>
    </message>
</context>
<context>
    <name>Thaw::ExportMenu</name>
    <message>
        <source>Makes the image of the open project, without Thaw</source>
        <translation>Erzeugt das Image des offenen Projekts ohne Thaw</translation>
    </message>
    <message>
        <source>Starts the chosen image, without Thaw</source>
        <translation>Startet das gewählte Image ohne Thaw</translation>
    </message>
    <message>
        <source>Export: Choose a Folder to Write Into</source>
        <translation>Exportieren: Ordner wählen, in den geschrieben wird</translation>
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
        <source>%1 was removed.</source>
        <translation>%1 wurde entfernt.</translation>
    </message>
    <message>
        <source>How to Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Open and mapped files</source>
        <translation>Offene und abgebildete Dateien</translation>
    </message>
    <message>
        <source>No process has a file open.</source>
        <translation>Kein Prozess hat eine Datei offen.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Sockets, pipes and the like</source>
        <translation>Sockets, Pipes und dergleichen</translation>
    </message>
    <message>
        <source>No process has a socket or a pipe.</source>
        <translation>Kein Prozess hat einen Socket oder eine Pipe.</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockets</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Secrets and where they are</source>
        <translation>Geheimnisse und wo sie sind</translation>
    </message>
    <message>
        <source>No secret was found. Searched: the values of the image’s configuration and of the processes’ environment, and private keys, known tokens and those values in memory and in files.</source>
        <translation>Es wurde kein Geheimnis gefunden. Durchsucht wurden: die Werte der Konfiguration des Images und der Umgebung der Prozesse sowie Speicher und Dateien nach privaten Schlüsseln, bekannten Token und diesen Werten.</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Geheimnisse</translation>
    </message>
    <message>
        <source>Search Memory</source>
        <translation>Speicher durchsuchen</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>Asking the engine for %1…</source>
        <translation>Die Engine wird nach %1 gefragt …</translation>
    </message>
    <message>
        <source>No container engine answers.</source>
        <translation>Keine Container-Engine antwortet.</translation>
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
    <message>
        <source>from a file</source>
        <translation>aus einer Datei</translation>
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
    <message>
        <source>All Images</source>
        <translation>Alle Images</translation>
    </message>
    <message>
        <source>Open Archive…</source>
        <translation>Archiv öffnen …</translation>
    </message>
    <message>
        <source>Those that Thaw did not make, too</source>
        <translation>Auch die, die Thaw nicht gemacht hat</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Files that start or make the image without Thaw</source>
        <translation>Dateien, die das Image ohne Thaw starten oder erzeugen</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Nothing was exported: %1</source>
        <translation>Nichts wurde exportiert: %1</translation>
    </message>
    <message>
        <source>Push…</source>
        <translation>Hochladen …</translation>
    </message>
    <message>
        <source>Pull…</source>
        <translation>Herunterladen …</translation>
    </message>
    <message>
        <source>Send the image to a registry, as “thaw push” does</source>
        <translation>Das Image in eine Registry hochladen, wie „thaw push“</translation>
    </message>
    <message>
        <source>Get an image from a registry, as “thaw pull” does</source>
        <translation>Ein Image aus einer Registry herunterladen, wie „thaw pull“</translation>
    </message>
    <message>
        <source>Push an Image</source>
        <translation>Image hochladen</translation>
    </message>
    <message>
        <source>The image’s name at the registry (such as registry.example:5000/team/app:1):</source>
        <translation>Der Name des Images in der Registry (etwa registry.example:5000/team/app:1):</translation>
    </message>
    <message>
        <source>Pull an Image</source>
        <translation>Image herunterladen</translation>
    </message>
    <message>
        <source>The image’s name, with its registry:</source>
        <translation>Der Name des Images, mit seiner Registry:</translation>
    </message>
</context>
<context>
    <name>Thaw::Inside</name>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Base image</source>
        <translation>Basis-Image</translation>
    </message>
    <message>
        <source>Dumped by</source>
        <translation>Gesichert von</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>%1 in %2 files, in %3</source>
        <translation>%1 in %2 Dateien, in %3</translation>
    </message>
    <message>
        <source>%1 in %2 files, in %3 of layer %4</source>
        <translation>%1 in %2 Dateien, in %3 der Schicht %4</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>%1 with %2 threads</source>
        <translation>%1 mit %2 Threads</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>%1 in %2 pages</source>
        <translation>%1 in %2 Seiten</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>version %1, with fields Thaw does not know: made by a newer CRIU, what is shown may be incomplete</source>
        <translation>Version %1, mit Feldern, die Thaw nicht kennt: von einem neueren CRIU gemacht, die Anzeige kann unvollständig sein</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Fits this machine</source>
        <translation>Passt zu diesem Rechner</translation>
    </message>
    <message>
        <source>yes: it has every instruction set recorded</source>
        <translation>ja: Er hat jeden vermerkten Befehlssatz</translation>
    </message>
    <message>
        <source>no: it lacks %1</source>
        <translation>nein: Ihm fehlt %1</translation>
    </message>
    <message>
        <source>Frozen for</source>
        <translation>Angehalten für</translation>
    </message>
    <message>
        <source>Memory dumped in</source>
        <translation>Speicher gesichert in</translation>
    </message>
    <message>
        <source>Memory written in</source>
        <translation>Speicher geschrieben in</translation>
    </message>
    <message>
        <source>Pages written</source>
        <translation>Geschriebene Seiten</translation>
    </message>
    <message>
        <source>%1 of %2 scanned</source>
        <translation>%1 von %2 durchgesehenen</translation>
    </message>
    <message>
        <source>Uptime at the dump</source>
        <translation>Laufzeit des Rechners</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
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
        <source>CRIU</source>
        <translation>CRIU</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Braucht</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Gemacht von</translation>
    </message>
    <message>
        <source>%1 in %2 layers</source>
        <translation>%1 in %2 Schichten</translation>
    </message>
    <message>
        <source>Restored by</source>
        <translation>Wiederhergestellt von</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>keiner gefunden</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>%1, child of %2, group %3, session %4</source>
        <translation>%1, Kind von %2, Gruppe %3, Sitzung %4</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>tot</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>has ended with %1</source>
        <translation>hat mit %1 geendet</translation>
    </message>
    <message>
        <source>Working directory</source>
        <translation>Arbeitsverzeichnis</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>Wurzel</translation>
    </message>
    <message>
        <source>User and group</source>
        <translation>Benutzer und Gruppe</translation>
    </message>
    <message>
        <source>%1:%2 (effective %3:%4)</source>
        <translation>%1:%2 (wirksam %3:%4)</translation>
    </message>
    <message>
        <source>Further groups</source>
        <translation>Weitere Gruppen</translation>
    </message>
    <message>
        <source>Effective capabilities</source>
        <translation>Wirksame Capabilities</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Permitted capabilities</source>
        <translation>Erlaubte Capabilities</translation>
    </message>
    <message>
        <source>Inheritable capabilities</source>
        <translation>Vererbbare Capabilities</translation>
    </message>
    <message>
        <source>Ambient capabilities</source>
        <translation>Ambient-Capabilities</translation>
    </message>
    <message>
        <source>Bounding set</source>
        <translation>Begrenzende Menge</translation>
    </message>
    <message>
        <source>Seccomp</source>
        <translation>Seccomp</translation>
    </message>
    <message>
        <source>a filter of its own</source>
        <translation>ein eigener Filter</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>streng</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>New privileges</source>
        <translation>Neue Rechte</translation>
    </message>
    <message>
        <source>none can be gained</source>
        <translation>können nicht erlangt werden</translation>
    </message>
    <message>
        <source>Security label</source>
        <translation>Sicherheitsmarke</translation>
    </message>
    <message>
        <source>Caught signals</source>
        <translation>Abgefangene Signale</translation>
    </message>
    <message>
        <source>Ignored signals</source>
        <translation>Ignorierte Signale</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Offene Dateien</translation>
    </message>
    <message>
        <source>%1, at most %2</source>
        <translation>%1, höchstens %2</translation>
    </message>
    <message>
        <source>Umask</source>
        <translation>Umask</translation>
    </message>
    <message>
        <source>packet</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>socket</source>
        <translation>Socket</translation>
    </message>
    <message>
        <source>pipe</source>
        <translation>Pipe</translation>
    </message>
    <message>
        <source>named pipe</source>
        <translation>benannte Pipe</translation>
    </message>
    <message>
        <source>terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>namespace</source>
        <translation>Namensraum</translation>
    </message>
    <message>
        <source>device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anderes</translation>
    </message>
    <message>
        <source>deleted, contents in the checkpoint</source>
        <translation>gelöscht, Inhalt im Checkpoint</translation>
    </message>
    <message>
        <source>given from outside at the restore</source>
        <translation>wird beim Wiederherstellen von außen gegeben</translation>
    </message>
    <message>
        <source>working directory</source>
        <translation>Arbeitsverzeichnis</translation>
    </message>
    <message>
        <source>program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>mapped</source>
        <translation>abgebildet</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Nice</source>
        <translation>Nice</translation>
    </message>
    <message>
        <source>Vector unit</source>
        <translation>Vektoreinheit</translation>
    </message>
    <message>
        <source>Blocked signals</source>
        <translation>Blockierte Signale</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Descriptor</source>
        <translation>Deskriptor</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Local or name</source>
        <translation>Lokal oder Name</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>Ungesendet</translation>
    </message>
    <message>
        <source>Process: descriptors</source>
        <translation>Prozess: Deskriptoren</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Auf der Platte</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Nullen</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelte</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>[anonymous]</source>
        <translation>[anonym]</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>%1 · checkpoint</source>
        <translation>%1 · Checkpoint</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>hard link</source>
        <translation>harter Link</translation>
    </message>
    <message>
        <source>symbolic link</source>
        <translation>symbolischer Link</translation>
    </message>
    <message>
        <source>directory</source>
        <translation>Verzeichnis</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>replaced directory</source>
        <translation>ersetztes Verzeichnis</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Privater Schlüssel</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
</context>
<context>
    <name>Thaw::LayersPage</name>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Files of the layer</source>
        <translation>Dateien der Schicht</translation>
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
    <message>
        <source>Open an Image Archive, a Checkpoint Archive or a Checkpoint’s inventory.img</source>
        <translation>Image-Archiv, Checkpoint-Archiv oder inventory.img eines Checkpoints öffnen</translation>
    </message>
    <message>
        <source>Archives and checkpoints (*.tar *.tar.gz *.tgz *.tar.xz *.tar.zst *.tar.bz2 inventory.img);;All files (*)</source>
        <translation>Archive und Checkpoints (*.tar *.tar.gz *.tgz *.tar.xz *.tar.zst *.tar.bz2 inventory.img);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 can be looked into as it is, or be loaded into the engine.</source>
        <translation>In %1 lässt sich hineinsehen, wie es ist, oder es wird in die Engine geladen.</translation>
    </message>
    <message>
        <source>Look Inside</source>
        <translation>Hineinsehen</translation>
    </message>
    <message>
        <source>Load into the Engine</source>
        <translation>In die Engine laden</translation>
    </message>
    <message>
        <source>Stopping the transfer before the window closes…</source>
        <translation>Die Übertragung wird angehalten, bevor das Fenster schließt …</translation>
    </message>
    <message>
        <source>Connect to Another Machine</source>
        <translation>Mit einem anderen Rechner verbinden</translation>
    </message>
    <message>
        <source>Its engine’s address, ssh://user@host or tcp://host:2376, or the name of a docker context:</source>
        <translation>Die Adresse seiner Engine, ssh://benutzer@host oder tcp://host:2376, oder der Name eines Docker-Kontexts:</translation>
    </message>
    <message>
        <source>Image of Unknown Origin</source>
        <translation>Image unbekannter Herkunft</translation>
    </message>
    <message>
        <source>Restore %1?</source>
        <translation>%1 wiederherstellen?</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Removing what the doctor tried before the window closes…</source>
        <translation>Was die Diagnose versucht hat, wird entfernt, bevor sich das Fenster schließt …</translation>
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
    <message>
        <source>Checkpoint by</source>
        <translation>Checkpoint durch</translation>
    </message>
    <message>
        <source>the application checkpoints itself, so the image is made in one go</source>
        <translation>die Anwendung macht ihren Checkpoint selbst, deshalb entsteht das Image in einem Zug</translation>
    </message>
    <message>
        <source>The application still runs: a mended try repeats only the checkpoint.</source>
        <translation>Die Anwendung läuft noch: Ein behobener Versuch wiederholt nur den Checkpoint.</translation>
    </message>
</context>
<context>
    <name>Thaw::MemoryChart</name>
    <message>
        <source>Map of the memory</source>
        <translation>Karte des Speichers</translation>
    </message>
    <message>
        <source>%1 mappings, %2 in all</source>
        <translation>%1 Abbildungen, zusammen %2</translation>
    </message>
    <message>
        <source>%1 of process %2</source>
        <translation>%1 von Prozess %2</translation>
    </message>
    <message>
        <source>[anonymous]</source>
        <translation>[anonym]</translation>
    </message>
    <message>
        <source>%1 on disk (%2 %)</source>
        <translation>%1 auf der Platte (%2 %)</translation>
    </message>
    <message>
        <source>%1 are zeros</source>
        <translation>%1 sind Nullen</translation>
    </message>
    <message>
        <source>%1 are in the checkpoint more than once</source>
        <translation>%1 sind mehrfach im Checkpoint</translation>
    </message>
    <message>
        <source>Heap</source>
        <translation>Heap</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonym</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Gemeinsam</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Stack</translation>
    </message>
    <message>
        <source>Zeros or duplicates</source>
        <translation>Nullen oder Doppelte</translation>
    </message>
</context>
<context>
    <name>Thaw::MemoryPage</name>
    <message>
        <source>Mappings</source>
        <translation>Abbildungen</translation>
    </message>
    <message>
        <source>Counting the pages…</source>
        <translation>Die Seiten werden gezählt …</translation>
    </message>
    <message>
        <source>No page of memory is in this checkpoint.</source>
        <translation>In diesem Checkpoint ist keine Speicherseite.</translation>
    </message>
    <message>
        <source>%1 in %2 pages: %3 % are zeros, %4 % are in it more than once.</source>
        <translation>%1 in %2 Seiten: %3 % sind Nullen, %4 % sind mehrfach darin.</translation>
    </message>
</context>
<context>
    <name>Thaw::MemorySearchModel</name>
    <message>
        <source>After 0x come pairs of hexadecimal digits, like 0x7f454c46.</source>
        <translation>Auf 0x folgen Paare hexadezimaler Ziffern, wie 0x7f454c46.</translation>
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
    <name>Thaw::OverviewPage</name>
    <message>
        <source>Fails</source>
        <translation>Scheitert</translation>
    </message>
    <message>
        <source>May surprise</source>
        <translation>Kann überraschen</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Abhilfe</translation>
    </message>
    <message>
        <source>Image name</source>
        <translation>Name des Images</translation>
    </message>
    <message>
        <source>Command that inspects the image</source>
        <translation>Befehl, der das Image untersucht</translation>
    </message>
    <message>
        <source>Facts about the image</source>
        <translation>Angaben zum Image</translation>
    </message>
    <message>
        <source>Look Inside</source>
        <translation>Hineinsehen</translation>
    </message>
    <message>
        <source>Check Restore</source>
        <translation>Wiederherstellen prüfen</translation>
    </message>
    <message>
        <source>What stands against a restore</source>
        <translation>Was gegen ein Wiederherstellen spricht</translation>
    </message>
    <message>
        <source>Read the layers and the checkpoint: processes, files, memory, secrets</source>
        <translation>Schichten und Checkpoint lesen: Prozesse, Dateien, Speicher, Geheimnisse</translation>
    </message>
    <message>
        <source>Compare what the checkpoint needs with the image, the engine and this machine, without starting anything</source>
        <translation>Was der Checkpoint braucht, mit Image, Engine und Rechner vergleichen, ohne etwas zu starten</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Fortschritt der Prüfung</translation>
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
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>%1 of %2 read</source>
        <translation>%1 von %2 gelesen</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1 gelesen</translation>
    </message>
    <message>
        <source>Would it restore? Everything that stands against it, without a try.</source>
        <translation>Ließe es sich wiederherstellen? Alles, was dagegen spricht, ohne Versuch.</translation>
    </message>
    <message>
        <source>Looking at the checkpoint and the files it names…</source>
        <translation>Checkpoint und darin genannte Dateien werden angesehen …</translation>
    </message>
    <message>
        <source>Nothing stands against a restore here: %1 files compared in %2.</source>
        <translation>Hier spricht nichts gegen ein Wiederherstellen: %1 Dateien in %2 verglichen.</translation>
    </message>
    <message>
        <source>It can be restored, but may surprise.</source>
        <translation>Es lässt sich wiederherstellen, kann aber überraschen.</translation>
    </message>
    <message>
        <source>It cannot be restored as it is.</source>
        <translation>So lässt es sich nicht wiederherstellen.</translation>
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
    <name>Thaw::ProcessModel</name>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
</context>
<context>
    <name>Thaw::ProcessPage</name>
    <message>
        <source>The process</source>
        <translation>Der Prozess</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Show Secrets</source>
        <translation>Geheimnisse zeigen</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Values that look like passwords or keys are masked</source>
        <translation>Werte, die nach Passwörtern oder Schlüsseln aussehen, sind verdeckt</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
</context>
<context>
    <name>Thaw::ReadingView</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Progress of reading</source>
        <translation>Fortschritt des Lesens</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
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
    <message>
        <source>Not needed where the application knows itself when.</source>
        <translation>Nicht nötig, wo die Anwendung selbst weiß, wann.</translation>
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
    <message>
        <source>An earlier run was cut off and has left: %1.</source>
        <translation>Ein früherer Lauf wurde abgebrochen und hat hinterlassen: %1.</translation>
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
    <name>Thaw::RowsView</name>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filtern: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
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
    <name>Thaw::RunPage</name>
    <message>
        <source>Docker</source>
        <translation>Docker</translation>
    </message>
    <message>
        <source>Podman</source>
        <translation>Podman</translation>
    </message>
    <message>
        <source>compose.yaml</source>
        <translation>compose.yaml</translation>
    </message>
    <message>
        <source>Nothing in this image restores a checkpoint: it starts like any other.</source>
        <translation>Nichts in diesem Image stellt einen Checkpoint wieder her: Es startet wie jedes andere.</translation>
    </message>
    <message>
        <source>The seccomp profile is %1. Kubernetes wants it in the kubelet’s seccomp directory on each node.</source>
        <translation>Das Seccomp-Profil ist %1. Kubernetes braucht es im Seccomp-Verzeichnis des Kubelets auf jedem Knoten.</translation>
    </message>
    <message>
        <source>This image was not made for a seccomp profile: it runs without one.</source>
        <translation>Dieses Image ist nicht für ein Seccomp-Profil gemacht: Es läuft ohne.</translation>
    </message>
    <message>
        <source>Kubernetes manifest</source>
        <translation>Kubernetes-Manifest</translation>
    </message>
    <message>
        <source>Put the name of a volume with the same contents for VOLUME, and for volume-1 and so on.</source>
        <translation>Setzen Sie für VOLUME, und für volume-1 und so weiter, den Namen eines Volumes mit demselben Inhalt ein.</translation>
    </message>
</context>
<context>
    <name>Thaw::SearchPage</name>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>Around it</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>[anonymous]</source>
        <translation>[anonym]</translation>
    </message>
    <message>
        <source>Match Case</source>
        <translation>Groß/klein beachten</translation>
    </message>
    <message>
        <source>Places in memory</source>
        <translation>Stellen im Speicher</translation>
    </message>
    <message>
        <source>Text, or bytes as 0x7f454c46</source>
        <translation>Text, oder Bytes wie 0x7f454c46</translation>
    </message>
    <message>
        <source>Text or bytes to look for in memory</source>
        <translation>Text oder Bytes, die im Speicher gesucht werden</translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>Fortschritt der Suche</translation>
    </message>
    <message>
        <source>Bytes of the chosen place</source>
        <translation>Bytes der gewählten Stelle</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Searching the memory…</source>
        <translation>Der Speicher wird durchsucht …</translation>
    </message>
    <message>
        <source>The first %1 places</source>
        <translation>Die ersten %1 Stellen</translation>
    </message>
    <message>
        <source>1 place</source>
        <translation>1 Stelle</translation>
    </message>
    <message>
        <source>%1 places</source>
        <translation>%1 Stellen</translation>
    </message>
    <message>
        <source>That is nowhere in the memory of this checkpoint.</source>
        <translation>Das ist nirgends im Speicher dieses Checkpoints.</translation>
    </message>
    <message>
        <source>Look for a text or bytes in the pages of every process.</source>
        <translation>Nach einem Text oder Bytes in den Seiten jedes Prozesses suchen.</translation>
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
    <message>
        <source>Build</source>
        <translation>Bauen</translation>
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
    <name>Thaw::TransferPane</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>How far the transfer is</source>
        <translation>Wie weit die Übertragung ist</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>%1 of %2 layers</source>
        <translation>%1 von %2 Schichten</translation>
    </message>
    <message>
        <source>Pushing %1</source>
        <translation>%1 wird hochgeladen</translation>
    </message>
    <message>
        <source>%1 is at the registry: %2</source>
        <translation>%1 ist in der Registry: %2</translation>
    </message>
    <message>
        <source>Pulling %1</source>
        <translation>%1 wird heruntergeladen</translation>
    </message>
    <message>
        <source>%1 is on the engine now</source>
        <translation>%1 ist jetzt auf der Engine</translation>
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
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Details of what was found of this machine and its engines</source>
        <translation>Einzelheiten dessen, was über diese Maschine und ihre Engines gefunden wurde</translation>
    </message>
    <message>
        <source>✘ %1: %2</source>
        <translation>✘ %1: %2</translation>
    </message>
    <message>
        <source>⚠ %1: %2</source>
        <translation>⚠ %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer Befund</numerusform>
            <numerusform>und %n weitere Befunde</numerusform>
        </translation>
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
        <source>Project, checkpoint or archive to open.</source>
        <translation>Zu öffnendes Projekt, Checkpoint oder Archiv.</translation>
    </message>
</context>
</TS>
