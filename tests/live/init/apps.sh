# SPDX-License-Identifier: GPL-3.0-or-later
# The applications of the proof: each prints "ready" (or is watched for), then counts on. Sourced.

app_python='import http.server,threading,os,time
data=os.urandom(64<<20); n=0
for i in range(8): threading.Thread(target=lambda: threading.Event().wait(),daemon=True).start()
class H(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        global n; n+=1; b=("hits %d sum %d\n"%(n,data[5])).encode()
        self.send_response(200); self.send_header("Content-Length",str(len(b))); self.end_headers(); self.wfile.write(b)
        print("hit",n,flush=True)
    def log_message(self,*a): pass
s=http.server.ThreadingHTTPServer(("0.0.0.0",8080),H); print("ready",flush=True); s.serve_forever()'

app_node='let n=0; require("http").createServer((q,r)=>{n++; r.end("hits "+n+"\n"); console.log("hit "+n)}).listen(8080,()=>console.log("ready"));
process.on("SIGTERM",()=>{console.log("bye"); process.exit(7)})'

app_java='import com.sun.net.httpserver.*; import java.net.*; class A { static int n; public static void main(String[] a) throws Exception {
HttpServer s=HttpServer.create(new InetSocketAddress(8080),0); s.createContext("/",x->{ n++; byte[] b=("hits "+n+"\n").getBytes();
x.sendResponseHeaders(200,b.length); x.getResponseBody().write(b); x.close(); System.out.println("hit "+n); }); s.start(); System.out.println("ready"); }}'

app_inner='import socket,time
l=socket.create_server(("127.0.0.1",7000)); c=socket.create_connection(("127.0.0.1",7000)); d,_=l.accept(); i=0
while True:
    i+=1; c.sendall(b"x%d"%i); print("line",d.recv(99).decode(),flush=True); time.sleep(.1)'

app_locks='import fcntl,time,os
f=open("/tmp/lock","w"); fcntl.flock(f,fcntl.LOCK_EX)
i=0
while True:
    i+=1; g=open("/tmp/lock")
    try: fcntl.flock(g,fcntl.LOCK_SH|fcntl.LOCK_NB); held="lost"
    except OSError: held="held"
    g.close(); print("line",i,held,flush=True); time.sleep(.1)'

app_ghost='import os,time
f=open("/tmp/ghost","w+b"); f.write(os.urandom(8<<20)); f.flush(); os.unlink("/tmp/ghost"); i=0
while True:
    i+=1; print("line",i,os.fstat(f.fileno()).st_size,flush=True); time.sleep(.1)'

app_shm='import mmap,time
f=open("/dev/shm/x","w+b"); f.truncate(1<<20); m=mmap.mmap(f.fileno(),1<<20); m[0:5]=b"hello"; i=0
while True:
    i+=1; print("line",i,m[0:5].decode(),open("/dev/shm/x","rb").read(5).decode(),flush=True); time.sleep(.1)'

app_shell='i=0; trap "echo bye; exit 7" TERM; while :; do i=$((i+1)); echo "line $i"; sleep 0.1; done'
