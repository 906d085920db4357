// SPDX-License-Identifier: GPL-3.0-or-later
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;

/** A small server that has answered once before it says ready. Its ready line says when it began and when it was
 * ready, in ns since 1970. */
public class Server {
    public static void main(String[] arguments) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(8080), 16);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 3);
            exchange.getResponseBody().write("ok\n".getBytes());
            exchange.close();
        });
        server.start();
        try (var client = new Socket("127.0.0.1", 8080)) {
            client.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes());
            client.getInputStream().readAllBytes();
        }
        // Not with +: its first use takes as long as a small checkpoint.
        var line = new StringBuilder("READY ").append(System.getenv("BEGAN")).append(' ');
        Instant now = Instant.now();
        System.out.println(line.append(now.getEpochSecond() * 1_000_000_000L + now.getNano()));
    }
}
